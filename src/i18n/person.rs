//! People, roles and rights in words.

use super::{Lang, trade};
use crate::domain::board::Board;
use crate::domain::id::DeptId;
use crate::domain::person::{Person, PublicKey, Role};
use crate::domain::rights::{Act, Denied, Strangers};

crate::words! {
    noun: "人员", "person";
    disabled: "已停用", "disabled";
    enabled: "恢复使用", "enabled";
    every_day: "长期", "for ever";
    login_is_disabled: "这个登录名已停用；请联系管理员", "This login is disabled; ask an administrator";
    login_is_unknown: "看板上没有这个登录名；请管理员用 duban user add 登记", "The board does not know this login; an administrator can add it with `duban user add`";
    key_is_removed: "登录用的公钥已从看板删除；请联系管理员", "The key of this login was removed from the board; ask an administrator";
    nobody: "还没有登记人员：现在谁打开都能改；用 duban user add 登记", "Nobody is registered: whoever opens the board may change it; `duban user add` registers people";
    no_role: "未登记", "not registered";
    no_such_person: "没有这个人员；用 duban user 查看全部人员", "There is no such person; `duban user` lists them";
    login_stays: "登录名写入了日志，不能更改；请另行登记", "A login stands in the log and is never changed; register another";
    last_administrator: "这是最后一位管理员；请先登记另一位", "This is the last administrator; make somebody else one first";
}

crate::messages! {
    registered(name: &str, login: &str, role: &str): "登记人员{name}（{login}，{role}）", "registered {name} ({login}, {role})";
    dropped(name: &str): "撤销登记 {name}", "no longer registered: {name}";
    changed(name: &str, what: &str): "人员{name}：{what}", "person {name}: {what}";
    role_changed(from: &str, to: &str): "角色 {from} → {to}", "role {from} → {to}";
    depts_changed(from: &str, to: &str): "部门 {from} → {to}", "departments {from} → {to}";
    name_changed(from: &str, to: &str): "姓名 {from} → {to}", "name {from} → {to}";
    key_added(fingerprint: &str): "加公钥 {fingerprint}", "key added {fingerprint}";
    key_removed(fingerprint: &str): "删公钥 {fingerprint}", "key removed {fingerprint}";
    expiry_changed(to: &str): "有效期至 {to}", "good until {to}";
    expired(day: &str): "这个登录名的有效期到 {day} 为止；请联系管理员", "This login was good until {day}; ask an administrator";
    needs_role(is: &str, needs: &str, act: &str): "{act}要由{needs}办理，您是{is}", "{act}: this takes the role {needs}, and yours is {is}";
    other_departments(act: &str, lead: &str): "{act}：这是{lead}的项目，您的部门不牵头也不配合", "{act}: the project belongs to {lead}; your departments neither lead it nor cooperate";
    no_such_key(fingerprint: &str): "没有公钥 {fingerprint}；用 duban user --json 查看", "There is no key {fingerprint}; `duban user --json` shows them";
    not_a_key(file: &str, line: usize): "{file} 第 {line} 行不是 OpenSSH 公钥；应如 ssh-ed25519 AAAA… wang@laptop（不带选项）", "{file} line {line} is no public key of OpenSSH; it should look like ssh-ed25519 AAAA… wang@laptop, without options";
    cannot_read(file: &str, why: &str): "无法读取 {file}：{why}", "Cannot read {file}: {why}";
    not_a_login(login: &str): "“{login}”不能作登录名；请用小写字母开头，只含小写字母、数字和 . _ -，最多 32 个", "`{login}` cannot be a login; use lower-case letters, digits, . _ - beginning with a letter, at most 32";
    login_taken(login: &str): "已有登录名 {login}", "The login {login} is taken already";
    key_taken(login: &str): "这把公钥是 {login} 的；一把公钥只属于一个人", "{login} comes in by this key; a key belongs to one person";
}

/// A role's name.
pub const fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Viewer => lang.pick("查看人员", "viewer"),
        Role::Operator => lang.pick("经办人员", "operator"),
        Role::Manager => lang.pick("督查人员", "manager"),
        Role::Administrator => lang.pick("管理员", "administrator"),
    }
}

/// What becomes of unknown logins, in words.
pub const fn strangers(lang: Lang, strangers: Strangers) -> &'static str {
    match strangers {
        Strangers::Look => lang.pick("可以查看", "look on"),
        Strangers::Refuse => lang.pick("拒绝", "turned away"),
    }
}

/// What is done, as the beginning of a sentence.
pub const fn act(lang: Lang, act: Act) -> &'static str {
    match act {
        Act::Report => lang.pick("填报", "reporting"),
        Act::Progress => lang.pick("调整阶段", "moving stages"),
        Act::Milestone => lang.pick("更新节点", "milestones"),
        Act::Measure => lang.pick("更新指标", "measures"),
        Act::Problem => lang.pick("登记问题", "problems"),
        Act::Deadline => lang.pick("调整时限", "changing dates"),
        Act::Owners => lang.pick("调整责任单位", "naming departments"),
        Act::Supervise => lang.pick("督办和催办", "supervision"),
        Act::Light => lang.pick("手动设灯", "lights by hand"),
        Act::Facts => lang.pick("修改基本信息", "changing facts"),
        Act::Side => lang.pick("停缓或终止", "suspending and cancelling"),
        Act::Register => lang.pick("列入或调出项目", "adding and removing projects"),
        Act::Indicator => lang.pick("更新规划指标", "indicators"),
        Act::Define => lang.pick("修改看板规则", "the board's rules"),
        Act::People => lang.pick("管理人员", "people"),
        Act::Undo => lang.pick("撤销", "undo"),
    }
}

/// Why somebody may not do something, in a sentence that says whom it takes.
pub fn denied(lang: Lang, denied: Denied, wanted: Act, board: &Board) -> String {
    match denied {
        Denied::Role { is, needs } => {
            let is = is.map_or(no_role(lang), |is| role(lang, is));
            needs_role(lang, is, role(lang, needs), act(lang, wanted))
        }
        Denied::OtherDepartments { lead } => {
            let lead = lead.and_then(|lead| board.department(lead));
            let lead = lead.map_or(lang.pick("别的部门", "other departments"), |lead| {
                trade::dept_short(lang, lead)
            });
            other_departments(lang, act(lang, wanted), lead)
        }
        Denied::Disabled => login_is_disabled(lang).to_owned(),
        Denied::Expired(day) => expired(lang, &day.to_string()),
        Denied::KeyRemoved => key_is_removed(lang).to_owned(),
        Denied::Unknown => login_is_unknown(lang).to_owned(),
    }
}

/// Tells a change of a person.
pub fn describe(lang: Lang, from: Option<&Person>, to: Option<&Person>, board: &Board) -> String {
    match (from, to) {
        (_, None) => dropped(lang, from.map_or("", |from| &from.name)),
        (None, Some(to)) => registered(lang, &to.name, &to.login.0, role(lang, to.role)),
        (Some(from), Some(to)) => {
            let told = differences(lang, from, to, board);
            changed(lang, &to.name, &told.join(lang.pick("；", "; ")))
        }
    }
}

fn differences(lang: Lang, from: &Person, to: &Person, board: &Board) -> Vec<String> {
    let mut told = Vec::new();
    if from.name != to.name {
        told.push(name_changed(lang, &from.name, &to.name));
    }
    if from.role != to.role {
        told.push(role_changed(
            lang,
            role(lang, from.role),
            role(lang, to.role),
        ));
    }
    if from.depts != to.depts {
        let (from, to) = (
            depts(lang, &from.depts, board),
            depts(lang, &to.depts, board),
        );
        told.push(depts_changed(lang, &from, &to));
    }
    let without = |keys: &[PublicKey], others: &[PublicKey]| -> Vec<String> {
        let is_new = |key: &&PublicKey| !others.iter().any(|known| known.is_same(key));
        keys.iter()
            .filter(is_new)
            .map(PublicKey::fingerprint)
            .collect()
    };
    let (added, gone) = (without(&to.keys, &from.keys), without(&from.keys, &to.keys));
    told.extend(added.iter().map(|key| key_added(lang, key)));
    told.extend(gone.iter().map(|key| key_removed(lang, key)));
    if from.disabled != to.disabled {
        let word = if to.disabled {
            disabled(lang)
        } else {
            enabled(lang)
        };
        told.push(word.to_owned());
    }
    if from.expires != to.expires {
        let to = to.expires.map(|day| day.to_string());
        told.push(expiry_changed(
            lang,
            to.as_deref().unwrap_or(every_day(lang)),
        ));
    }
    told
}

/// The short names of departments.
pub fn depts(lang: Lang, depts: &[DeptId], board: &Board) -> String {
    let names = depts.iter().filter_map(|dept| board.department(*dept));
    let names: Vec<&str> = names.map(|dept| trade::dept_short(lang, dept)).collect();
    if names.is_empty() {
        lang.pick("无", "none").to_owned()
    } else {
        names.join(lang.pick("、", ", "))
    }
}
