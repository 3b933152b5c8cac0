//! `duban init` and `duban demo`: what a new database holds, and that nothing is left behind or overwritten.

use std::os::unix::fs::PermissionsExt;

use pretty_assertions::assert_eq;

use crate::support::Home;

fn mode(path: &std::path::Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn an_ordinary_database_is_its_owners_alone() {
    let home = Home::new();
    let made = home
        .ordinary(["--db", "new/deep/board.db", "init", "--empty"])
        .ok();
    assert_eq!(made.stdout, "已建立 new/deep/board.db，项目 0 个\n");
    assert_eq!(mode(&home.path("new/deep/board.db")), 0o600);
    assert_eq!(mode(&home.path("new/deep")), 0o700);
    let doctor = home.ordinary(["--db", "new/deep/board.db", "doctor"]).ok();
    assert!(doctor.stdout.ends_with("一切正常\n"));
    assert!(!doctor.stdout.contains("沙盒"));
}

#[test]
fn without_a_flag_it_stands_in_the_home() {
    let home = Home::new();
    home.ordinary(["init"]).without("DUBAN_DB").ok();
    let path = home.path(".local/share/duban/duban.db");
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
}

#[test]
fn the_haidian_plan_may_be_the_beginning_of_an_ordinary_database() {
    let home = Home::new();
    let made = home.ordinary(["init", "--plan", "haidian", "--json"]).ok();
    let made = made.json();
    assert_eq!(made["sandbox"], false);
    assert!(made["projects"].as_u64().unwrap() >= 350);
    let listed = home.ordinary(["list", "--json"]).ok().json();
    assert_eq!(listed.as_array().unwrap().len() as u64, made["projects"]);
}

#[test]
fn a_sandbox_says_so() {
    let home = Home::new();
    let made = home.cli(["init", "--sandbox", "--empty"]).english().ok();
    let path = home.db();
    assert_eq!(
        made.stdout,
        format!(
            "Made {} with 0 projects\nThis is a sandbox: --today sets its clock, its data do not count\n",
            path.display()
        )
    );
    assert_eq!(mode(&path), 0o600);
    let doctor = home.cli(["doctor"]).ok();
    assert!(doctor.stdout.contains("这是沙盒数据库"));
}

#[test]
fn a_plan_may_be_a_directory() {
    let home = Home::small();
    let listed = home.cli(["list"]).ok();
    assert_eq!(
        listed.stdout,
        "#1\tG\t南沙河闸\t在建\t水务局\t6月底\t108\t\n#2\t-\t滨河公园\t前期?\t\t\t\t\n"
    );
    let project = home.project(1);
    assert_eq!(project["measures"][0]["target"], "4");
    assert_eq!(project["sources"][0]["source"], "doc");
}

#[test]
fn a_plans_faults_are_named_with_their_places_and_nothing_is_left_behind() {
    let home = Home::new();
    let dir = home.small_files();
    let facts = std::fs::read_to_string(dir.join("facts.csv")).unwrap();
    let facts = facts
        .replace("6月底", "13月底")
        .replace("park,2025-01-10", "park,2025-01-1x");
    home.write("plan/facts.csv", facts);
    let projects = std::fs::read_to_string(dir.join("projects.csv")).unwrap();
    home.write("plan/projects.csv", projects.replace(",t1,", ",t7,"));
    let init = home.cli(["init", "--sandbox", "--plan", "plan"]);
    let told = init.fails(4);
    for line in [
        "错误：计划 plan 有 ",
        "projects.csv 第 2 行 task 列：tasks.csv 中没有“t7”",
        "facts.csv 第 3 行 value 列：“13月底”不存在：2025 年没有这个月",
        "facts.csv 第 4 行 on 列：“2025-01-1x”不是日期，请写成 2025-03-14",
    ] {
        assert!(told.lines().any(|told| told.starts_with(line)), "{told}");
    }
    let told = init.english().fails(4);
    let line = "facts.csv:3 column value: `13月底` does not exist: 2025 has no such month";
    assert!(told.lines().any(|told| told.starts_with(line)), "{told}");
    assert_eq!(home.files(), ["plan"]);
}

#[test]
fn a_plan_in_another_character_set_is_turned_down() {
    let home = Home::new();
    let dir = home.small_files();
    std::fs::write(dir.join("projects.csv"), b"key,title\nweir,\xc4\xcf\n").unwrap();
    let told = home.cli(["init", "--sandbox", "--plan", "plan"]).fails(4);
    assert!(told.contains("projects.csv：不是 UTF-8 编码"), "{told}");
    assert_eq!(home.files(), ["plan"]);
}

#[test]
fn a_plan_that_is_nowhere_is_not_found() {
    let home = Home::new();
    let told = home
        .cli(["init", "--sandbox", "--plan", "haidain"])
        .fails(3);
    assert_eq!(
        told,
        "错误：没有计划“haidain”；可用 haidian，或一个装有 CSV 文件的目录\n"
    );
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn nothing_is_overwritten() {
    let home = Home::new();
    for text in ["", "precious"] {
        home.write("duban.db", text);
        for words in [
            &["init", "--sandbox", "--empty"][..],
            &["init", "--sandbox", "--plan", "haidian"],
            &["demo", "--keep", "duban.db"],
        ] {
            let told = home.cli(words.iter().copied()).fails(4);
            assert!(told.contains("已存在"), "{told}");
            let kept = std::fs::read_to_string(home.db()).unwrap();
            assert_eq!(kept, text);
        }
    }
    assert_eq!(home.files(), ["duban.db"]);
}

#[test]
fn a_directory_that_may_not_be_made_is_told() {
    let home = Home::new();
    home.write("file", "");
    let told = home
        .cli(["--db", "file/board.db", "init", "--sandbox", "--empty"])
        .fails(1);
    assert!(told.starts_with("错误：无法写入 file："), "{told}");
}

#[test]
fn the_demo_needs_a_terminal_unless_it_is_kept() {
    let home = Home::new();
    let told = home.cli(["demo"]).fails(2);
    assert!(told.starts_with("错误：看板需要终端"), "{told}");
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn the_demo_holds_samples_that_say_so() {
    let home = Home::demo();
    let shown = home.cli(["log", "1", "--limit", "1"]).ok();
    assert!(
        shown.stdout.contains("演示用示例 sample"),
        "{}",
        shown.stdout
    );
    let doctor = home.cli(["doctor"]).ok();
    assert!(doctor.stdout.ends_with("一切正常\n"));
}

#[test]
fn a_plan_can_be_checked_without_a_database() {
    let home = Home::new();
    let dir = home.small_files();
    let check = home.cli(["plan", "check", "plan"]).real();
    let told = check.clone().args(["--json"]).ok().json();
    assert_eq!((&told["projects"], &told["facts"]), (&2.into(), &4.into()));
    assert_ne!(check.ok().stdout, check.clone().english().ok().stdout);
    let haidian = concat!(env!("CARGO_MANIFEST_DIR"), "/db/plans/haidian");
    home.cli(["plan", "check", haidian]).real().ok();
    let facts = std::fs::read_to_string(dir.join("facts.csv")).unwrap();
    home.write("plan/facts.csv", facts.replace("6月底", "13月底"));
    let told = check.fails(1);
    assert!(told.contains("facts.csv 第 3 行 value 列"), "{told}");
    home.cli(["plan", "check", "nowhere"]).real().fails(3);
    assert_eq!(home.files(), ["plan"]);
}
