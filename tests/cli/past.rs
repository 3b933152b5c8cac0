//! `--as-of`: the board of a past day, read-only.

use pretty_assertions::assert_eq;

use crate::support::Home;

fn stage(home: &Home, day: &str) -> String {
    let shown = home.cli(["show", "1", "--json", "--as-of", day]).ok();
    shown.json()["stage"].as_str().unwrap().to_owned()
}

#[test]
fn a_past_day_shows_what_held_then() {
    let home = Home::small();
    home.cli(["move", "1", "completed"])
        .today("2025-04-10")
        .ok();
    home.cli(["move", "1", "operating"])
        .today("2025-05-10")
        .ok();
    assert_eq!(stage(&home, "2025-04-09"), "construction");
    assert_eq!(stage(&home, "2025-04-10"), "completed");
    assert_eq!(stage(&home, "2025-06-01"), "operating");
    let told = home.cli(["show", "1", "--as-of", "2024-12-31"]).fails(3);
    assert!(told.starts_with("错误：没有项目 #1"), "{told}");
    let listed = home.cli(["list", "--as-of", "2024-12-31"]).ok();
    assert_eq!(listed.stdout, "");
}

#[test]
fn lateness_is_reckoned_for_that_day() {
    let home = Home::small();
    home.cli(["due", "1", "年底前", "--reason", "works"])
        .today("2025-07-20")
        .ok();
    let late = home.cli(["overdue", "--json", "--as-of", "2025-07-10"]);
    let late = late.today("2025-08-01").ok().json();
    assert_eq!(late[0]["days_late"], 10);
    let why = home.cli(["why", "1", "--as-of", "2025-07-10"]);
    assert!(why.today("2025-08-01").ok().stdout.contains("已逾期 10 天"));
    assert_eq!(home.cli(["overdue"]).today("2025-08-01").ok().stdout, "");
}

#[test]
fn what_was_removed_since_is_still_there_then() {
    let home = Home::small();
    home.cli(["remove", "2", "--note", "重复"])
        .today("2025-04-01")
        .ok();
    let then = home.cli(["list", "--as-of", "2025-03-31"]).ok();
    let now = home.cli(["list"]).today("2025-04-02").ok();
    assert_eq!((then.lines().len(), now.lines().len()), (2, 1));
}

#[test]
fn a_late_statement_corrects_the_past_day() {
    let home = Home::small();
    home.cli(["move", "1", "completed", "--on", "2025-02-01"])
        .ok();
    assert_eq!(stage(&home, "2025-01-31"), "construction");
    assert_eq!(stage(&home, "2025-02-01"), "completed");
    home.cli(["undo"]).ok();
    assert_eq!(stage(&home, "2025-02-01"), "construction");
}

#[test]
fn the_log_ends_there() {
    let home = Home::small();
    home.cli(["note", "1", "后来"]).today("2025-04-01").ok();
    let log = home
        .cli(["log", "--as-of", "2025-03-31"])
        .today("2025-05-01");
    assert!(!log.ok().stdout.contains("后来"));
}

#[test]
fn a_past_day_cannot_be_changed() {
    let home = Home::small();
    home.cli(["tag", "1", "汛期"]).ok();
    let head = home.head();
    for words in [
        &["tag", "1", "x"][..],
        &["own", "1", "--with", "园林局"],
        &["measure", "1", "闸门", "--done", "1"],
        &["add", "x"],
        &["undo"],
        &["dept", "区教委"],
        &["config", "set", "red_days_late", "15"],
    ] {
        let change = home
            .cli(words.iter().copied())
            .args(["--as-of", "2025-02-01"]);
        assert_eq!(
            change.fails(4),
            "错误：--as-of 2025-02-01 是回看，只读；要写入请去掉它，补记过去的事实请用 --on 2025-02-01\n"
        );
        assert!(change.english().fails(4).contains("--on 2025-02-01"));
    }
    assert_eq!(home.head(), head);
    let told = home.cli(["list", "--as-of", "foo"]).fails(2);
    assert!(told.starts_with("错误：看不懂日期“foo”"), "{told}");
}
