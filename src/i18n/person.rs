//! People, roles and rights in words.

use super::{Lang, trade};
use crate::domain::board::Board;
use crate::domain::entrance::{Step, Why};
use crate::domain::id::{Day, DeptId};
use crate::domain::key::{KeyFault, LEAST_RSA};
use crate::domain::person::{Person, PublicKey, Role};
use crate::domain::rights::{Act, Denied, Strangers};
use crate::domain::via::{Via, Way};

crate::words! {
    active: "在用", "active";
    never: "无", "never";
    over: "已过有效期", "time is over";
    column_seen: "最近登录", "Last seen";
    label_role: "角色", "Role";
    label_departments: "部门", "Departments";
    label_state: "状态", "State";
    label_keys: "公钥", "Keys";
    label_logins: "最近登录", "Last logins";
    looks_on: "可办：只能查看", "May: look on";
    has_no_departments: "可办：尚无部门，暂时只能查看；用 duban user add … --dept 指定", "May: look on, as there is no department yet; `duban user add … --dept` names one";
    the_board: "打开看板", "the board";
    not_a_key: "不是 OpenSSH 公钥；应如 ssh-ed25519 AAAA… wang@laptop", "no public key of OpenSSH; it should look like ssh-ed25519 AAAA… wang@laptop";
    key_is_private: "这是私钥，没有读入。私钥不能交给任何人：请删除这份副本，改交以 .pub 结尾的文件；若已发给别人，请另制一把", "this is a private key, and nothing was taken over. It must never leave its owner's machine: remove this copy and hand in the file that ends in .pub; if others have seen it, make another key";
    key_has_options: "公钥前面带有选项；请只留公钥本身，选项由 duban 给出", "options stand before the key; leave the key alone, duban gives the options";
    key_is_certificate: "这是证书，不能用来登记；请交签发前的公钥", "this is a certificate; hand in the public key that was signed";
    key_is_pem: "这是 PEM 格式；请用 ssh-keygen -i -m PKCS8 -f 文件 转换（以 BEGIN RSA PUBLIC KEY 开头的用 -m PEM）", "this is PEM; convert it with `ssh-keygen -i -m PKCS8 -f FILE` (`-m PEM` if it begins with BEGIN RSA PUBLIC KEY)";
    key_is_dsa: "DSA 公钥已不再安全，OpenSSH 也不再接受；请用 ssh-keygen -t ed25519 另制一把", "DSA is no longer safe, and OpenSSH takes it no longer; make another with `ssh-keygen -t ed25519`";
    key_of_unknown_kind: "不认识这种公钥；可用 ed25519、ecdsa、rsa，以及 sk- 开头的安全密钥", "a key of an unknown kind; there are ed25519, ecdsa, rsa, and security keys (sk-)";
    key_is_unfinished: "从这一行开始的公钥没有结束行 ---- END SSH2 PUBLIC KEY ----", "the key that begins here has no line ---- END SSH2 PUBLIC KEY ----";
    no_key_in_file: "里面没有公钥", "there is no key in it";
    noun: "人员", "person";
    disabled: "已停用", "disabled";
    enabled: "恢复使用", "enabled";
    every_day: "长期", "for ever";
    expires_never: "长期有效", "good for ever";
    login_is_disabled: "这个登录名已停用；请联系管理员", "This login is disabled; ask an administrator";
    login_is_unknown: "看板上没有这个登录名；请管理员用 duban user add 登记", "The board does not know this login; an administrator can add it with `duban user add`";
    key_is_removed: "登录用的公钥已从看板删除；请联系管理员", "The key of this login was removed from the board; ask an administrator";
    nobody: "还没有登记人员：现在谁打开都能改；用 duban user add 登记", "Nobody is registered: whoever opens the board may change it; `duban user add` registers people";
    no_role: "未登记", "not registered";
    no_such_person: "没有这个人员；用 duban user 查看全部人员", "There is no such person; `duban user` lists them";
    login_stays: "登录名写入了日志，不能更改；请另行登记", "A login stands in the log and is never changed; register another";
    first_administrator: "第一位登记的人员应是管理员（--role administrator），否则只有数据库文件的所有者能再登记别人；确要如此请加 --yes", "The first person should be an administrator (--role administrator), or nobody but the owner of the database file could register others; if that is meant, add --yes";
    last_administrator: "这是最后一位管理员；请先登记另一位", "This is the last administrator; make somebody else one first";
}

crate::messages! {
    several(name: &str, logins: &str): "有几位{name}：{logins}；请写登录名", "Several people are called {name}: {logins}; give a login";
    registered_on(day: &str, by: &str): "登记：{day}，{by}", "Registered: {day}, by {by}";
    may_own(acts: &str): "可办（本部门牵头或配合的项目）：{acts}", "May, on projects that the departments lead or cooperate in: {acts}";
    may_all(acts: &str): "可办（全部项目）：{acts}", "May, on all projects: {acts}";
    may_board(acts: &str): "可办（看板）：{acts}", "May, on the board: {acts}";
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
    needs_registering(needs: &str, act: &str): "{act}要由{needs}办理，您尚未登记", "{act}: this takes the role {needs}, and you are not registered";
    needs_role(is: &str, needs: &str, act: &str): "{act}要由{needs}办理，您是{is}", "{act}: this takes the role {needs}, and yours is {is}";
    other_departments(act: &str, lead: &str): "{act}：这是{lead}的项目，您的部门不牵头也不配合", "{act}: the project belongs to {lead}; your departments neither lead it nor cooperate";
    leads_nobody(act: &str): "{act}：这个项目尚未明确牵头单位，您的部门也不配合；请督查人员先明确牵头单位", "{act}: no lead department is set for this project yet, and your departments do not cooperate; ask a manager to set one";
    no_such_key(fingerprint: &str): "没有公钥 {fingerprint}；用 duban user --json 查看", "There is no key {fingerprint}; `duban user --json` shows them";
    key_refused(file: &str, line: usize, why: &str): "{file} 第 {line} 行：{why}", "{file} line {line}: {why}";
    key_is_weak(bits: usize, least: usize): "RSA 公钥只有 {bits} 位，至少要 {least} 位；请用 ssh-keygen -t ed25519 另制一把", "an RSA key of {bits} bits is too weak, {least} is the least; make another with `ssh-keygen -t ed25519`";
    cannot_read(file: &str, why: &str): "无法读取 {file}：{why}", "Cannot read {file}: {why}";
    not_a_login(login: &str): "“{login}”不能作登录名；请用小写字母开头，只含小写字母、数字和 . _ -，最多 32 个", "`{login}` cannot be a login; use lower-case letters, digits, . _ - beginning with a letter, at most 32";
    login_taken(login: &str): "已有登录名 {login}", "The login {login} is taken already";
    key_taken(login: &str): "这把公钥是 {login} 的；一把公钥只属于一个人", "{login} comes in by this key; a key belongs to one person";
}

/// The heads of the list of people.
pub const fn columns(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Zh => ["登录名", "姓名", "角色", "部门", "公钥", "状态"],
        Lang::En => ["Login", "Name", "Role", "Departments", "Keys", "State"],
    }
}

/// The heads of the list as a file, which an import reads again.
pub const fn columns_of_file(lang: Lang) -> [&'static str; 7] {
    match lang {
        Lang::Zh => ["登录名", "姓名", "角色", "部门", "有效期至", "状态", "公钥"],
        Lang::En => [
            "Login",
            "Name",
            "Role",
            "Departments",
            "Expires",
            "State",
            "Keys",
        ],
    }
}

/// Whether somebody may come in, and until when.
pub fn state(lang: Lang, person: &Person, today: Day) -> String {
    match person.expires {
        _ if person.disabled => disabled(lang).to_owned(),
        Some(_) if !person.is_welcome(today) => over(lang).to_owned(),
        Some(day) => expiry_changed(lang, &day.to_string()),
        None => active(lang).to_owned(),
    }
}

/// The head of the column that tells how somebody came in.
pub const fn column_way(lang: Lang) -> &'static str {
    lang.pick("来路", "Way")
}

/// The heads of the record of logins.
pub const fn columns_of_logins(lang: Lang) -> [&'static str; 6] {
    match lang {
        Lang::Zh => ["时间", "人员", "经过", "内容", "原因", "来路"],
        Lang::En => ["Time", "Person", "What", "Asked for", "Why", "Way"],
    }
}

/// How somebody came in: the way, the beginning of the key's sum, the address; nothing for the host itself.
pub fn way(lang: Lang, via: Option<&Via>) -> String {
    let Some(via) = via else {
        return String::new();
    };
    let way = match via.way {
        Way::Account => lang.pick("主机账号", "account"),
        Way::Key => lang.pick("公钥", "key"),
    };
    let key = via.key.as_deref().map(short_key);
    let parts = [Some(way), key, via.from.as_deref()];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// As much of a key's sum as tells it from the others of a board.
pub fn short_key(fingerprint: &str) -> &str {
    let sum = fingerprint.strip_prefix("SHA256:").unwrap_or(fingerprint);
    sum.get(..12).unwrap_or(sum)
}

/// What happened at the entrance.
pub const fn step(lang: Lang, step: Step) -> &'static str {
    match step {
        Step::Enter => lang.pick("登录", "came in"),
        Step::Leave => lang.pick("退出", "left"),
        Step::Refuse => lang.pick("拒绝", "refused"),
    }
}

/// Why somebody was turned away, or had to leave.
pub const fn why(lang: Lang, why: Why) -> &'static str {
    match why {
        Why::Unknown => lang.pick("未登记", "not known to the board"),
        Why::Disabled => lang.pick("已停用", "disabled"),
        Why::Expired => lang.pick("已过有效期", "time is over"),
        Why::OtherKey => lang.pick("签名的公钥不是他的", "signed by another key"),
        Why::NoProof => lang.pick("主机没有说明是哪把公钥", "the host does not tell the key"),
        Why::NotAllowed => lang.pick("不允许远程执行", "not done from afar"),
        Why::BadWords => lang.pick("命令看不懂", "words that are no command"),
        Why::TooMany => lang.pick("一小时内登录太多", "too many within an hour"),
        Why::Cut => lang.pick("连接中断", "connection broke off"),
        Why::Idle => lang.pick("长时间未操作", "idle for too long"),
        Why::TooLong => lang.pick("执行超时", "took too long"),
        Why::Failed => lang.pick("程序出错", "failed"),
    }
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

/// Why a key is refused, and what to do.
pub fn key_fault(lang: Lang, fault: KeyFault) -> String {
    let said = match fault {
        KeyFault::Weak(bits) => return key_is_weak(lang, bits, LEAST_RSA),
        KeyFault::NotAKey => not_a_key,
        KeyFault::Private => key_is_private,
        KeyFault::Options => key_has_options,
        KeyFault::Certificate => key_is_certificate,
        KeyFault::Pem => key_is_pem,
        KeyFault::Dsa => key_is_dsa,
        KeyFault::UnknownKind => key_of_unknown_kind,
        KeyFault::Unfinished => key_is_unfinished,
    };
    said(lang).to_owned()
}

/// What is done, as the beginning of a sentence.
pub const fn act(lang: Lang, act: Act) -> &'static str {
    match act {
        Act::Report => lang.pick("填报", "reporting"),
        Act::Progress => lang.pick("调整阶段", "moving stages"),
        Act::Milestone => lang.pick("更新节点", "milestones"),
        Act::Measure => lang.pick("更新指标", "measures"),
        Act::Problem => lang.pick("登记问题", "problems"),
        Act::Confirm => lang.pick("核实办结和销号", "confirming"),
        Act::Deadline => lang.pick("调整时限", "changing dates"),
        Act::Owners => lang.pick("调整责任单位", "naming departments"),
        Act::Supervise => lang.pick("督办和催办", "supervision"),
        Act::Light => lang.pick("手动设灯", "lights by hand"),
        Act::Facts => lang.pick("修改基本信息", "changing facts"),
        Act::Side => lang.pick("停缓或终止", "suspending and cancelling"),
        Act::Register => lang.pick("列入或调出项目", "adding and removing projects"),
        Act::Indicator => lang.pick("更新规划指标", "indicators"),
        Act::Define => lang.pick("修改看板规则", "the board's rules"),
        Act::People => lang.pick("人员管理", "people"),
        Act::Share => lang.pick("管理公共视图", "views for everybody"),
        Act::Logins => lang.pick("查看登录记录", "the record of logins"),
        Act::Backup => lang.pick("备份和恢复", "backups"),
        Act::Undo => lang.pick("撤销", "undo"),
    }
}

/// What belongs to a sort of thing, in the words of the verbs and screens.
pub const fn covers(lang: Lang, act: Act) -> &'static str {
    match act {
        Act::Report => lang.pick("填报周进展，写备注", "weekly entries and notes"),
        Act::Progress => lang.pick(
            "调整阶段，登记或解除受阻",
            "moving to a stage; what holds the work up",
        ),
        Act::Milestone => lang.pick(
            "新增节点，登记节点完成，给没有时限的节点定时限",
            "adding milestones, saying that they were reached, dating those without a date",
        ),
        Act::Measure => lang.pick(
            "新增指标，填报目标值和完成值",
            "adding measures; their target and what is done",
        ),
        Act::Problem => lang.pick(
            "登记、修改、销号问题",
            "opening, changing and clearing problems",
        ),
        Act::Confirm => lang.pick(
            "核实或退回经办人员报来的办结和销号",
            "confirming or returning what operators say is done",
        ),
        Act::Deadline => lang.pick(
            "项目时限和年度目标；节点已定的时限",
            "the deadline and goals of a project; dates of milestones once they are set",
        ),
        Act::Owners => lang.pick("牵头、配合单位", "lead and cooperating departments"),
        Act::Supervise => lang.pick(
            "督办等级，催办，按规则升级",
            "supervision levels, urging, and raising by the rule",
        ),
        Act::Light => lang.pick(
            "手动设灯和恢复自动",
            "setting a light by hand and taking it back",
        ),
        Act::Facts => lang.pick(
            "名称、类别、年度、投资、标签、说明等",
            "title, category, year, money, tags, remarks and the like",
        ),
        Act::Side => lang.pick("停缓、终止、恢复", "suspending, cancelling, resuming"),
        Act::Register => lang.pick(
            "新增项目，调出和恢复项目",
            "new projects; taking projects off the board and bringing them back",
        ),
        Act::Indicator => lang.pick("规划指标表", "rows of the indicator table"),
        Act::Share => lang.pick(
            "保存、替换、删除公共视图；本人保存的除外",
            "saving, replacing and removing views for everybody, unless one saved it oneself",
        ),
        Act::Define => lang.pick(
            "阶段、类别、部门、节假日、规则（duban config set）",
            "stages, categories, departments, holidays, and rules (`duban config set`)",
        ),
        Act::People => lang.pick(
            "登记、修改、停用人员，公钥",
            "registering, changing and disabling people; their keys",
        ),
        Act::Logins => lang.pick(
            "登录记录，含地址和被拒的登录（duban log --logins）",
            "who came in, from which address, and what was refused (`duban log --logins`)",
        ),
        Act::Backup => lang.pick(
            "备份整个看板（duban backup），恢复备份（duban restore）",
            "backups of the whole board (`duban backup`), and restoring one (`duban restore`)",
        ),
        Act::Undo => lang.pick(
            "撤销本人的改动；所需权限与原改动相同",
            "turning back one's own change; it takes what the change took",
        ),
    }
}

/// Why somebody may not do something, in a sentence that says whom it takes.
pub fn denied(lang: Lang, denied: Denied, wanted: Act, board: &Board) -> String {
    match denied {
        Denied::Role { is, needs } => {
            let (needs, act) = (role(lang, needs), act(lang, wanted));
            match is {
                Some(is) => needs_role(lang, role(lang, is), needs, act),
                None => needs_registering(lang, needs, act),
            }
        }
        Denied::OtherDepartments { lead } => {
            let act = act(lang, wanted);
            match lead.and_then(|lead| board.department(lead)) {
                Some(lead) => other_departments(lang, act, trade::dept_short(lang, lead)),
                None => leads_nobody(lang, act),
            }
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
        (None, Some(to)) => {
            let mut told = vec![registered(lang, &to.name, &to.login.0, role(lang, to.role))];
            // By whichever keys he is let in stands in the log from the first day.
            let nobody = Person {
                name: to.name.clone(),
                role: to.role,
                keys: Vec::new(),
                depts: Vec::new(),
                ..to.clone()
            };
            told.extend(differences(lang, &nobody, to, board));
            told.join(lang.pick("；", "; "))
        }
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
        told.push(to.expires.map_or_else(
            || expires_never(lang).to_owned(),
            |day| expiry_changed(lang, &day.to_string()),
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
