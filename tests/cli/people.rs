//! People on the command line: who may do what, keys, lists of people, who did it and how he came in.

use std::process::Stdio;

use duban::clock::Clock;
use duban::domain::entrance::{Step, Why};
use duban::domain::id::Actor;
use duban::domain::via::{Via, Way};
use duban::ops::{Access, Login, Session};
use pretty_assertions::assert_eq;
use rstest::rstest;

use crate::support::{Cli, Home, Ran};

const WANG: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";
const WANG_SUM: &str = "SHA256:UCUiLr7Pjs9wFFJMDByLgc3NrtdU344OgUM45wZPcIQ";
const LI: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJEzcCVdfbcj+MG+LwmfZWM38Ro6xxhISOK2hU2PwO7N";

/// The small plan with people: zhao administrator, li manager, wang operator of the water bureau (whose project 1 is,
/// while 2 is the parks bureau's), sun viewer.
fn peopled() -> Home {
    let home = Home::small();
    home.cli(["own", "2", "--lead", "园林局"]).ok();
    home.cli(["milestone", "1", "竣工", "--due", "9月底"]).ok();
    home.cli(["milestone", "2", "竣工", "--due", "9月底"]).ok();
    for (login, name, role) in [
        ("zhao", "赵敏", "administrator"),
        ("li", "李强", "manager"),
        ("wang", "王芳", "operator"),
        ("sun", "孙丽", "viewer"),
    ] {
        let register = ["user", "add", login, "--name", name, "--role", role];
        home.cli(register).actor("zhao").ok();
    }
    let dept = ["user", "add", "wang", "--dept", "水务局"];
    home.cli(dept).actor("zhao").ok();
    home
}

/// What one types, with `ID` for the project, and the weakest role that may: 1 operator, 2 manager, 3 administrator.
const VERBS: &[(u8, &[&str])] = &[
    (1, &["report", "ID", "--progress", "完成闸门"]),
    (1, &["note", "ID", "已电话联系"]),
    (1, &["move", "ID", "completed", "--yes"]),
    (1, &["block", "ID", "等待审批"]),
    (1, &["problem", "ID", "未腾退"]),
    (
        1,
        &["measure", "ID", "管网", "--unit", "公里", "--target", "6"],
    ),
    (1, &["milestone", "ID", "开工", "--due", "6月底"]),
    (1, &["done", "ID", "竣工"]),
    (2, &["milestone", "ID", "竣工", "--due", "年底前"]),
    (2, &["due", "ID", "年底前", "--reason", "land"]),
    (2, &["own", "ID", "--lead", "水务局", "--with", "园林局"]),
    (2, &["level", "ID", "2", "--note", "按月报"]),
    (2, &["urge", "ID"]),
    (
        2,
        &[
            "light",
            "ID",
            "red",
            "--until",
            "2025-03-31",
            "--note",
            "现场停工",
        ],
    ),
    (2, &["edit", "ID", "--remark", "已核实"]),
    (2, &["tag", "ID", "重点"]),
    (2, &["suspend", "ID", "资金未到位"]),
    (
        2,
        &["cancel", "ID", "方案取消", "--decision", "区政府会议纪要"],
    ),
    (2, &["remove", "ID", "--note", "重复"]),
    (2, &["add", "西山步道"]),
    (2, &["views", "save", "急件", "逾期", "--all"]),
    (3, &["config", "set", "due_soon_days", "9"]),
    (3, &["dept", "区城管委"]),
    (3, &["user", "add", "chen", "--name", "陈刚"]),
    (3, &["user", "disable", "sun"]),
    (3, &["holidays", "--set", "h.csv"]),
];

/// The roles from the weakest, by who has them.
const PEOPLE: [(u8, &str, &str, &str); 4] = [
    (0, "sun", "查看人员", "viewer"),
    (1, "wang", "经办人员", "operator"),
    (2, "li", "督查人员", "manager"),
    (3, "zhao", "管理员", "administrator"),
];

#[test]
fn every_verb_that_writes_asks_whether_one_may() {
    let home = peopled();
    home.write("h.csv", "day,kind,name\n2030-10-01,off,国庆节\n");
    let head = home.head();
    for (needs, verb) in VERBS {
        let is_of_project = verb.contains(&"ID");
        for id in ["1", "2"] {
            let words: Vec<&str> = verb
                .iter()
                .map(|word| word.replace("ID", id))
                .map(leak)
                .collect();
            for (role, login, zh, en) in PEOPLE {
                let cli = home.cli(words.iter().copied()).actor(login);
                let what = format!("{login}: {}", words.join(" "));
                if role < *needs {
                    let told = cli.fails(4);
                    assert!(told.contains(&format!("您是{zh}")), "{what}: {told}");
                    let told = cli.english().fails(4);
                    assert!(
                        told.contains(&format!("and yours is {en}\n")),
                        "{what}: {told}"
                    );
                } else if role == 1 && is_of_project && id == "2" {
                    let told = cli.fails(4);
                    let why = "：这是园林局的项目，您的部门不牵头也不配合\n";
                    assert!(told.ends_with(why), "{what}: {told}");
                    let told = cli.english().fails(4);
                    let why = "the project belongs to Parks Bureau; your departments neither lead it nor cooperate\n";
                    assert!(told.ends_with(why), "{what}: {told}");
                } else {
                    cli.args(["--dry-run"]).ok();
                }
            }
        }
    }
    assert_eq!(home.head(), head);
    let views = home.cli(["views", "--json"]).ok().json();
    assert!(
        views
            .as_array()
            .unwrap()
            .iter()
            .all(|view| view["for"] == "built_in")
    );
}

fn leak(word: String) -> &'static str {
    Box::leak(word.into_boxed_str())
}

#[test]
fn the_sentence_says_whom_it_takes() {
    let home = peopled();
    let due = ["due", "1", "年底前", "--reason", "land"];
    let told = home.cli(due).fails(4);
    assert_eq!(told, "错误：调整时限要由督查人员办理，您是经办人员\n");
    let told = home.cli(due).english().fails(4);
    assert_eq!(
        told,
        "error: changing dates: this takes the role manager, and yours is operator\n"
    );
    let told = home
        .cli(["config", "set", "due_soon_days", "9"])
        .actor("chen")
        .fails(4);
    assert_eq!(told, "错误：修改看板规则要由管理员办理，您尚未登记\n");
}

#[test]
fn views_for_everybody_are_a_managers_or_their_authors() {
    let home = peopled();
    let save = |name| ["views", "save", name, "逾期", "--all"];
    home.cli(save("周会")).actor("li").ok();
    let told = home.cli(["views", "remove", "周会", "--all"]).fails(4);
    assert_eq!(told, "错误：管理公共视图要由督查人员办理，您是经办人员\n");
    home.cli(save("周会")).fails(4);
    home.cli(["views", "save", "周会", "临期"]).ok();
    // Whoever made it may still change it when he is no manager any more.
    home.cli(["user", "add", "li", "--role", "viewer"])
        .actor("zhao")
        .ok();
    home.cli(save("周会")).actor("li").ok();
    home.cli(save("月会")).actor("li").fails(4);
    home.cli(["views", "remove", "周会", "--all"])
        .actor("li")
        .ok();
}

#[test]
fn a_ledger_of_an_operator_carries_his_own_rows() {
    let home = peopled();
    home.write(
        "l.csv",
        "编号,项目名称,当前阶段\n1,南沙河闸,完工\n2,滨河公园,在建\n",
    );
    let head = home.head();
    let import = ["import", "l.csv", "--yes"];
    let ran = home.cli(import).run();
    assert_eq!(ran.code, 4, "{}{}", ran.stdout, ran.stderr);
    let told = ran.stderr;
    assert!(
        told.contains('3') && told.contains("这是园林局的项目"),
        "{told}"
    );
    assert_eq!(home.head(), head);
    let partial = home.cli(import).args(["--partial"]).run();
    assert!(
        partial.stdout.contains("#1") || partial.stderr.contains("园林局"),
        "{partial:?}"
    );
    assert_eq!(home.head(), head + 1);
    assert_eq!(home.project(1)["stage"], "completed");
    assert_eq!(home.project(2)["stage"], "preliminary");
}

#[test]
fn mine_are_the_projects_of_ones_departments() {
    let home = peopled();
    let listed = |login: &str| -> Vec<String> {
        let ran = home
            .cli(["list", "mine", "--json"])
            .actor(login)
            .ok()
            .json();
        let ids = ran.as_array().unwrap().iter();
        ids.map(|project| project["id"].to_string()).collect()
    };
    assert_eq!(listed("wang"), ["1"]);
    home.cli(["user", "add", "wang", "--dept", "园林局"])
        .actor("zhao")
        .ok();
    assert_eq!(listed("wang"), ["2"]);
}

#[test]
fn strangers_look_on_or_are_turned_away_and_the_owner_of_the_file_is_not() {
    let home = peopled();
    let list = |login: &str| home.cli(["list"]).actor(login);
    assert_eq!(list("chen").ok().lines().len(), 2);
    home.cli(["config", "set", "strangers", "refuse"])
        .actor("zhao")
        .ok();
    let told = list("chen").fails(4);
    assert_eq!(
        told,
        "错误：看板上没有这个登录名；请管理员用 duban user add 登记\n"
    );
    let told = list("chen").english().fails(4);
    assert_eq!(
        told,
        "error: The board does not know this login; an administrator can add it with `duban user add`\n"
    );
    home.cli(["user", "disable", "wang", "--note", "调离"])
        .actor("zhao")
        .ok();
    assert_eq!(
        list("wang").fails(4),
        "错误：这个登录名已停用；请联系管理员\n"
    );
    home.cli(["user", "add", "li", "--expires", "2025-03-13"])
        .actor("zhao")
        .ok();
    let told = list("li").fails(4);
    assert_eq!(
        told,
        "错误：这个登录名的有效期到 2025-03-13 为止；请联系管理员\n"
    );
    // Nobody could keep the owner of the file from anything: he lets people in again.
    assert_eq!(home.ordinary(["list"]).ok().lines().len(), 2);
    home.ordinary(["user", "enable", "wang", "--today", "2025-03-14"])
        .ok();
    list("wang").ok();
}

#[test]
fn the_first_person_is_an_administrator() {
    let home = Home::small();
    let told = home.cli(["user", "add", "wang", "--name", "王芳"]).fails(4);
    assert!(told.contains("--role administrator"), "{told}");
    assert!(home.cli(["user"]).ok().stdout.contains("还没有登记人员"));
    home.cli(["user", "add", "wang", "--name", "王芳", "--yes"])
        .ok();
    // As he is not the owner of the file, this is what was warned of.
    home.cli(["user", "add", "li"]).fails(4);
}

#[test]
fn a_login_is_never_changed_and_the_last_administrator_stays() {
    let home = peopled();
    let by_zhao = |words: &[&str]| home.cli(words.iter().copied()).actor("zhao");
    let told = by_zhao(&["user", "disable", "zhao"]).fails(4);
    assert_eq!(told, "错误：这是最后一位管理员；请先登记另一位\n");
    let told = by_zhao(&["user", "add", "Zhao"]).fails(4);
    assert!(told.contains("不能作登录名"), "{told}");
    let told = by_zhao(&["user", "show", "钱进"]).fails(3);
    assert_eq!(told, "错误：没有这个人员；用 duban user 查看全部人员\n");
}

/// Runs with something on the standard input.
fn piped(cli: &Cli, text: &str) -> Ran {
    let mut command = cli.command();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    std::io::Write::write_all(&mut input, text.as_bytes()).unwrap();
    drop(input);
    Ran::new("piped".to_owned(), &child.wait_with_output().unwrap())
}

#[test]
fn keys_are_handed_in_as_files_or_through_a_pipe() {
    let home = peopled();
    let add = |file| {
        home.cli(["user", "add", "wang", "--key", file])
            .actor("zhao")
    };
    home.write(
        "keys",
        format!("\u{feff}# 王芳\r\n{WANG} 办公室\r\n\r\n{WANG} 家\r\n"),
    );
    let told = add("keys").ok().stdout;
    assert_eq!(told, format!("人员王芳：加公钥 {WANG_SUM}\n"));
    let ran = piped(&add("-"), &format!("{LI} laptop\n"));
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
    let shown = home.cli(["user", "show", "王芳"]).ok().stdout;
    assert!(
        shown.contains(&format!("  {WANG_SUM}  ssh-ed25519  办公室\n")),
        "{shown}"
    );
    assert!(shown.contains("登记：2025-03-14，赵敏 (zhao)\n"), "{shown}");
    assert!(
        shown.contains("可办（本部门牵头或配合的项目）：填报、"),
        "{shown}"
    );
    let told = home
        .cli(["user", "add", "li", "--key", "keys"])
        .actor("zhao")
        .fails(4);
    assert_eq!(told, "错误：这把公钥是 王芳 的；一把公钥只属于一个人\n");
    home.cli(["user", "add", "wang", "--remove-key", WANG_SUM])
        .actor("zhao")
        .ok();
    let keys = &home.cli(["user", "show", "wang", "--json"]).ok().json()["keys"];
    assert_eq!(keys.as_array().unwrap().len(), 1);
}

#[rstest]
#[case::private(
    "-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n",
    "这是私钥，没有读入",
    "this is a private key"
)]
#[case::dsa(
    "ssh-dss AAAAB3NzaC1kc3M=",
    "DSA 公钥已不再安全",
    "DSA is no longer safe"
)]
#[case::options(
    "command=\"id\" ssh-ed25519 AAAA",
    "公钥前面带有选项",
    "options stand before the key"
)]
#[case::pem(
    "-----BEGIN PUBLIC KEY-----",
    "ssh-keygen -i -m PKCS8",
    "ssh-keygen -i -m PKCS8"
)]
#[case::nothing("# 空\n", "里面没有公钥", "there is no key in it")]
fn a_bad_key_is_refused_with_what_to_do(#[case] text: &str, #[case] zh: &str, #[case] en: &str) {
    let home = peopled();
    home.write("k.pub", text);
    let head = home.head();
    let add = home
        .cli(["user", "add", "wang", "--key", "k.pub"])
        .actor("zhao");
    let told = add.fails(2);
    assert!(told.contains("k.pub") && told.contains(zh), "{told}");
    let told = add.english().fails(2);
    assert!(told.contains(en), "{told}");
    assert_eq!(home.head(), head);
}

#[test]
fn a_list_of_people_is_imported_as_a_whole_and_changes_nothing_the_second_time() {
    let home = Home::small();
    let csv = format!(
        "序号,账号,姓名,角色,部门,公钥\n1,wang,王芳,经办,水务局、园林局,{WANG} 办公室\n2,zhao,赵敏,管理员,,{LI}\n"
    );
    home.write("people.csv", csv);
    let head = home.head();
    let import = home.cli(["user", "import", "people.csv"]).actor("zhao");
    let tried = import.clone().args(["--dry-run"]).ok().stdout;
    assert_eq!(home.head(), head);
    assert_eq!(
        tried,
        "（试运行，未写入）登记人员赵敏（zhao，管理员）；加公钥 SHA256:IN3D0uSenFeIAVZbG+Qwyk4zUtLv5CF1FnrA2J1bnWg\n\
         （试运行，未写入）登记人员王芳（wang，经办人员）；部门 无 → 水务局、园林局；加公钥 SHA256:UCUiLr7Pjs9wFFJMDByLgc3NrtdU344OgUM45wZPcIQ\n\
         （试运行，未写入）登记 2 人，修改 0 人，未变 0 人\n未读的列：序号\n"
    );
    import.ok();
    assert_eq!(home.head(), head + 2);
    assert!(
        import
            .ok()
            .stdout
            .starts_with("登记 0 人，修改 0 人，未变 2 人\n")
    );
    // Who is not in a list stays who he is, and an empty cell changes nothing.
    home.write(
        "people.csv",
        "login,name,role,expires\nwang,,manager,2025-12-31\n",
    );
    let told = import.ok().stdout;
    assert_eq!(
        told,
        "人员王芳：角色 经办人员 → 督查人员；有效期至 2025-12-31\n登记 0 人，修改 1 人，未变 0 人\n"
    );
    assert_eq!(
        home.cli(["user", "--json"])
            .ok()
            .json()
            .as_array()
            .unwrap()
            .len(),
        2
    );
    let events = home.cli(["log", "--limit", "1", "--json"]).ok().json();
    assert_eq!(events[0]["reason"], "名单 people.csv 第 2 行");
    // Through a pipe, as from afar.
    let ran = piped(
        &home.cli(["user", "import", "-"]).actor("zhao"),
        "login,role\nwang,operator\n",
    );
    assert_eq!((ran.code, ran.stderr.as_str()), (0, ""));
}

#[test]
fn the_faults_of_a_list_are_told_by_row_and_column_and_nothing_is_written() {
    let home = peopled();
    home.write(
        "people.csv",
        "登录名,姓名,角色,部门,有效期至\nli,李强,局长,区水务据,年底\nchen,,经办,,\n钱进,钱进,,,\n",
    );
    let head = home.head();
    let import = home.cli(["user", "import", "people.csv"]).actor("zhao");
    assert_eq!(
        import.fails(4),
        "错误：people.csv 有 5 处问题，没有导入\n\
         第 2 行 角色：没有“局长”；可用：查看、经办、督查、管理员\n\
         第 2 行 部门：没有部门“区水务据”；是不是“区水务局”？\n\
         第 2 行 有效期至：“年底”不是日期，请写成 2025-03-14 或“长期”\n\
         第 3 行 姓名：不能为空\n\
         第 4 行 登录名：“钱进”不能作登录名；请用小写字母开头，只含小写字母、数字和 . _ -，最多 32 个\n"
    );
    let told = import.english().fails(4);
    assert!(
        told.contains(
            "row 2, 角色: there is no `局长`; there are viewer, operator, manager, admin"
        ),
        "{told}"
    );
    // A rule of the board that stops a row stops all.
    home.write(
        "people.csv",
        "login,name,role\nchen,陈刚,经办\nzhao,,查看\n",
    );
    let told = home
        .cli(["user", "import", "people.csv"])
        .actor("zhao")
        .fails(4);
    assert!(
        told.ends_with("第 3 行：这是最后一位管理员；请先登记另一位\n"),
        "{told}"
    );
    assert_eq!(home.head(), head);
    home.cli(["user", "import", "people.csv"])
        .actor("li")
        .fails(4);
}

#[rstest]
#[case::csv("p.csv")]
#[case::xlsx("p.xlsx")]
fn an_exported_list_comes_back_unchanged(#[case] file: &str) {
    let home = peopled();
    home.write("k", format!("{WANG} 办公室; 家\n{LI}\n"));
    home.cli([
        "user",
        "add",
        "wang",
        "--key",
        "k",
        "--expires",
        "2025-12-31",
    ])
    .actor("zhao")
    .ok();
    home.cli(["user", "disable", "sun"]).actor("zhao").ok();
    for lang in ["zh", "en"] {
        home.cli(["user", "list", "-o", file, "--lang", lang]).ok();
        let head = home.head();
        let told = home.cli(["user", "import", file]).actor("zhao").ok().stdout;
        assert_eq!(told, "登记 0 人，修改 0 人，未变 4 人\n");
        assert_eq!(home.head(), head);
        // On a board that knows none of them it makes the same people.
        let other = Home::small();
        std::fs::copy(home.path(file), other.path(file)).unwrap();
        other.cli(["user", "import", file]).actor("zhao").ok();
        let people = |home: &Home| {
            let all = home.cli(["user", "list", "--json"]).ok().json();
            let mut all = all.as_array().unwrap().clone();
            for person in &mut all {
                person["id"] = 0.into();
                for key in person["keys"].as_array_mut().unwrap() {
                    key["comment"] = "".into();
                }
            }
            all
        };
        assert_eq!(people(&other), people(&home));
    }
}

#[test]
fn people_are_found_by_the_words_that_are_known_of_them() {
    let home = peopled();
    home.cli(["user", "disable", "sun"]).actor("zhao").ok();
    let found = |words: &[&str]| -> Vec<String> {
        let ran = home.cli(["user", "list"]).args(words.iter().copied()).ok();
        ran.cells().iter().map(|row| row[0].to_owned()).collect()
    };
    assert_eq!(found(&["水务"]), ["wang"]);
    assert_eq!(found(&["lq"]), ["li"]);
    assert_eq!(found(&["停用"]), ["sun"]);
    assert_eq!(found(&["manager"]), ["li"]);
    assert_eq!(found(&["水务", "停用"]), [""; 0]);
}

/// Somebody who came in by a key, as the board's own log tells it.
fn comes_in(home: &Home, login: &str, what: impl FnOnce(&mut Session)) {
    let login = Login {
        actor: Actor(login.to_owned()),
        via: Some(Via {
            way: Way::Key,
            key: Some(WANG_SUM.to_owned()),
            from: Some("10.1.2.3".to_owned()),
        }),
        owns: false,
    };
    let noon = Clock::noon("2025-03-14".parse().unwrap(), chrono_tz::Asia::Shanghai);
    let mut session = Session::open(&home.db(), Access::Write, login, noon).unwrap();
    what(&mut session);
}

#[test]
fn the_record_of_logins_is_the_administrators() {
    let home = peopled();
    comes_in(&home, "wang", |session| {
        session.record(Step::Enter, "list mine", None).unwrap();
    });
    comes_in(&home, "chen", |session| {
        session
            .record(Step::Refuse, "", Some(Why::Unknown))
            .unwrap();
    });
    let log = |words: &[&str]| {
        home.cli(["log", "--logins"])
            .args(words.iter().copied())
            .actor("zhao")
    };
    let way = "公钥 UCUiLr7Pjs9w 10.1.2.3";
    assert_eq!(
        log(&[]).ok().cells(),
        [
            ["2025-03-14 12:00:00", "chen", "拒绝", "", "未登记", way],
            [
                "2025-03-14 12:00:00",
                "王芳 (wang)",
                "登录",
                "list mine",
                "",
                way
            ],
        ]
    );
    assert_eq!(
        log(&["--actor", "王芳", "--actor", "li"])
            .ok()
            .lines()
            .len(),
        1
    );
    assert_eq!(log(&["--since", "2025-03-15"]).ok().stdout, "");
    assert_eq!(log(&["--limit", "1"]).ok().lines().len(), 1);
    let row = &log(&["--json", "--actor", "wang"]).ok().json()[0];
    assert_eq!(row["via"]["from"], "10.1.2.3");
    assert_eq!(
        (&row["login"], &row["name"]),
        (&"wang".into(), &"王芳".into())
    );
    for login in ["li", "wang"] {
        let told = home.cli(["log", "--logins"]).actor(login).fails(4);
        assert!(
            told.starts_with("错误：查看登录记录要由管理员办理"),
            "{told}"
        );
        let listed = home.cli(["user", "--json"]).actor(login).ok().json();
        assert!(listed[2]["last_seen"].is_null());
    }
    let listed = home.cli(["user", "--json"]).actor("zhao").ok().json();
    assert_eq!(listed[2]["last_seen"], "2025-03-14T04:00:00.000Z");
    let rows = home.cli(["user", "list", "wang"]).actor("zhao").ok().stdout;
    assert!(rows.ends_with("\t2025-03-14 12:00:00\n"), "{rows}");
}

#[test]
fn the_log_says_who_did_it_and_how_he_came_in() {
    let home = peopled();
    home.write("wang.pub", WANG);
    home.cli(["user", "add", "wang", "--key", "wang.pub"])
        .actor("zhao")
        .ok();
    comes_in(&home, "wang", |session| {
        let text = "已电话联系".to_owned();
        let id = duban::domain::id::ProjectId(1);
        let note = duban::domain::command::Command::Note { id, text };
        session.run(&note.into(), duban::ops::Mode::Commit).unwrap();
    });
    let log = |login| home.cli(["log", "--actor", "王芳"]).actor(login);
    let rows = log("zhao").ok();
    let row = &rows.cells()[0][4..];
    assert_eq!(row, ["王芳 (wang)", "", "公钥 UCUiLr7Pjs9w 10.1.2.3"]);
    let via = &log("zhao").args(["--json"]).ok().json()[0]["via"];
    assert_eq!(
        *via,
        serde_json::json!({"way": "key", "key": WANG_SUM, "from": "10.1.2.3"})
    );
    // The address is for those who may see the record of logins.
    let rows = log("li").ok();
    assert_eq!(rows.cells()[0][6], "公钥 UCUiLr7Pjs9w");
    let via = &log("li").args(["--json"]).ok().json()[0]["via"];
    assert_eq!(*via, serde_json::json!({"way": "key", "key": WANG_SUM}));
    let several = home.cli([
        "log", "--actor", "wang", "--actor", "zhao", "--limit", "2", "--json",
    ]);
    let several = several.ok().json();
    let actors: Vec<&str> = several
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["actor"].as_str().unwrap())
        .collect();
    assert_eq!(actors, ["wang", "zhao"]);
}

#[test]
fn a_head_that_was_noted_is_still_in_the_log_or_not() {
    let home = Home::small();
    let doctor = |head: &str| home.cli(["doctor", "--head", head]);
    let (seq, hash) = {
        let head = &home.cli(["doctor", "--json"]).ok().json()["head"];
        (
            head[0].as_u64().unwrap(),
            head[1].as_str().unwrap().to_owned(),
        )
    };
    assert!(home.cli(["doctor"]).ok().stdout.contains(&hash));
    home.cli(["note", "1", "后来的事"]).ok();
    // What the weekly summary prints, as it stands there.
    let week = home
        .cli(["week", "--format", "txt"])
        .today("2025-03-17")
        .ok()
        .stdout;
    let line = week
        .lines()
        .find(|line| line.starts_with("日志校验：第"))
        .unwrap();
    let printed = line.trim_start_matches("日志校验：第").replace("条 ", ":");
    let told = doctor(&printed).ok().stdout;
    assert!(told.contains("的校验值相符"), "{told}");
    let told = doctor(&format!("{seq}:{hash}")).ok().stdout;
    assert!(told.contains(&format!("第 {seq} 条的校验值相符")), "{told}");
    let json = doctor(&format!("{seq}:{}", hash.get(..8).unwrap()))
        .args(["--json"])
        .ok()
        .json();
    assert_eq!(json["head_is_kept"], true);
    let other = format!("{seq}:{}", "0".repeat(64));
    let ran = doctor(&other).run();
    assert_eq!(ran.code, 1);
    assert!(
        ran.stderr.contains("日志被改写过") && !ran.stdout.contains("一切正常"),
        "{ran:?}"
    );
    let ran = doctor("999999:01234567").english().run();
    assert_eq!(ran.code, 1);
    assert!(ran.stderr.contains("cut off or replaced"), "{ran:?}");
    for bad in ["1", "1:abc", "x:01234567", &format!("1:{}", "0".repeat(65))] {
        assert!(doctor(bad).fails(2).contains("10482:8f3a61c0"), "{bad}");
    }
}

#[test]
fn people_stand_in_reports_by_their_names() {
    let home = Home::small();
    home.cli(["due", "1", "9月底", "--reason", "land"]).ok();
    let week = || {
        home.cli(["week", "--week", "2025-W11", "--format", "json"])
            .today("2025-03-17")
            .ok()
            .stdout
    };
    assert!(week().contains("\"actor\": \"wang\"") || week().contains("\"actor\":\"wang\""));
    home.cli([
        "user",
        "add",
        "wang",
        "--name",
        "王芳",
        "--role",
        "administrator",
    ])
    .ok();
    assert!(week().contains("\"王芳\"") && !week().contains("\"wang\""));
}
