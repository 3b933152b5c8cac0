//! From the shell to the board.

use pretty_assertions::assert_eq;

use crate::support::{Home, Tty};

#[test]
fn the_demo_opens_in_chinese_and_leaves_nothing() {
    let home = Home::new();
    let demo = home
        .cli(["demo"])
        .real()
        .env("TMPDIR", home.dir().to_str().unwrap());
    let mut tty = Tty::start(&demo, 80, 24);
    tty.see("海淀区重点工程");
    for text in [
        "2025-03-14",
        "储备",
        "前期",
        "在建",
        "完工",
        "上庄家园周边道路",
        "演示",
    ] {
        tty.see(text);
    }
    tty.keys("q");
    assert_eq!(tty.end().0, 0);
    assert!(tty.is_restored());
    assert!(
        tty.screen().contains("演示数据库已删除"),
        "{}",
        tty.screen()
    );
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn a_signal_takes_the_demo_away_too() {
    let home = Home::new();
    let demo = home.cli(["demo"]).real();
    let mut tty = Tty::start(&demo.env("TMPDIR", home.dir().to_str().unwrap()), 80, 24);
    tty.see("2025-03-14");
    tty.signal("TERM");
    tty.end();
    assert_eq!(home.files(), Vec::<String>::new());
}

#[test]
fn the_demo_opens_in_english() {
    let home = Home::new();
    let demo = home.cli(["demo"]).english().real();
    let mut tty = Tty::start(&demo.env("TMPDIR", home.dir().to_str().unwrap()), 80, 24);
    for text in ["Haidian", "2025-03-14 Fri", "Construction", "Demo"] {
        tty.see(text);
    }
    tty.keys("q");
    assert_eq!(tty.end().0, 0);
    assert!(tty.screen().contains("The demo's database is gone"));
}

#[test]
fn without_a_database_it_asks_and_makes_nothing_unasked() {
    let home = Home::new();
    for (answer, cli) in [
        ("q\r", home.cli([])),
        ("\u{ff51}\r", home.cli([]).english()),
    ] {
        let mut tty = Tty::start(&cli.real().without("DUBAN_ACTOR"), 80, 24);
        tty.see("> ");
        assert!(tty.screen().contains("duban.db"), "{}", tty.screen());
        tty.keys("x\r");
        tty.wait("the question again", |screen| {
            screen.contents().matches("\n  1 ").count() == 2
        });
        tty.keys(answer);
        assert_eq!(tty.end().0, 0);
        assert_eq!(home.files(), [""; 0]);
    }
    let mut tty = Tty::start(&home.cli([]).real(), 80, 24);
    tty.see("> ");
    // The end of input, as when the connection breaks.
    tty.keys("\u{4}");
    assert_eq!(tty.end().0, 0);
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn without_a_database_it_makes_the_one_asked_for() {
    let home = Home::new();
    let mut tty = Tty::start(&home.cli([]).real().without("DUBAN_ACTOR"), 80, 24);
    tty.see("> ");
    tty.keys("3\r");
    tty.wait("the board", vt100::Screen::alternate_screen);
    tty.see("储备 0");
    tty.keys("q");
    assert_eq!(tty.end().0, 0);
    assert!(tty.is_restored());
    assert_eq!(home.ordinary(["list"]).ok().stdout, "");
}

#[test]
fn a_database_that_cannot_be_opened_is_told_on_the_own_screen() {
    let home = Home::new();
    home.write("duban.db", "hello");
    let mut tty = Tty::start(&home.cli([]), 80, 24);
    assert_eq!(tty.end().0, 4);
    assert!(
        tty.screen().contains("不是 duban 的数据库"),
        "{}",
        tty.screen()
    );
    assert!(!tty.raw().contains(&0x1b));
}

#[test]
fn tables_fit_the_terminal() {
    let home = Home::plan();
    let mut tty = Tty::start(&home.cli(["list", "公园", "--limit", "5"]), 100, 40);
    assert_eq!(tty.end().0, 0);
    assert!(tty.screen().starts_with("编号") || tty.screen().starts_with(" 编号"));
    assert!(!tty.raw().contains(&0x1b));
    let mut tty = Tty::start(&home.cli(["list", "绝无此名"]), 80, 24);
    assert_eq!(tty.end().0, 0);
    assert!(tty.screen().contains("没有符合条件的项目"));
}
