//! Several people at one board: who is put out, and who is here.

use std::time::Duration;

use pretty_assertions::assert_eq;

use crate::support::{Cli, Home, Tty};

/// Two ticks and what a slow machine needs.
const SOON: Duration = Duration::from_secs(2);

/// The small plan with 李强, who administers it, and 王芳 of the water bureau, which leads the weir.
fn home() -> Home {
    let home = Home::small();
    let add = ["user", "add"];
    let li = ["li", "--name", "李强", "--role", "administrator"];
    home.cli(add).args(li).actor("li").ok();
    let wang = [
        "wang",
        "--name",
        "王芳",
        "--role",
        "operator",
        "--dept",
        "水务局",
    ];
    home.cli(add).args(wang).actor("li").ok();
    home
}

fn board(cli: &Cli) -> Tty {
    let tty = Tty::start(cli, 80, 24);
    tty.see("2025-03-14");
    tty
}

#[test]
fn who_is_put_out_while_typing_finds_the_text_at_the_next_login() {
    let home = home();
    let mut tty = board(&home.cli([]));
    tty.see("王芳 水务局");
    tty.keys("r");
    tty.see("本周进展");
    tty.keys("浇筑完成");
    tty.see("浇筑完成");
    home.cli(["user", "disable", "wang"]).actor("li").ok();
    let (code, took) = tty.end();
    assert_eq!(code, 4);
    assert!(took < SOON, "{took:?}");
    assert!(tty.is_restored());
    let screen = tty.screen();
    assert!(screen.contains("已退出看板"), "{screen}");
    assert!(screen.contains("这个登录名已停用"), "{screen}");
    // He is not let in again, until he is.
    let refused = home.cli(["list"]).fails(4);
    assert!(refused.contains("这个登录名已停用"), "{refused}");
    home.cli(["user", "enable", "wang"]).actor("li").ok();
    let mut again = board(&home.cli([]));
    again.keys("r");
    again.see("浇筑完成");
}

#[test]
fn in_his_language_and_by_another_role_nobody_is_put_out() {
    let home = home();
    let mut tty = board(&home.cli([]).english());
    let viewer = ["user", "add", "wang", "--role", "viewer"];
    home.cli(viewer).actor("li").ok();
    assert!(tty.see("[view only]") < SOON);
    tty.see("Your role is viewer now");
    tty.keys("r");
    tty.see("takes the role operator");
    home.cli(["user", "disable", "wang"]).actor("li").ok();
    assert_eq!(tty.end().0, 4);
    let screen = tty.screen();
    assert!(screen.contains("This login is disabled"), "{screen}");
}

#[test]
fn who_has_a_project_open_is_seen_by_the_others_until_he_leaves() {
    let home = home();
    let mut wang = board(&home.cli([]));
    wang.keys("\r");
    wang.see("概况");
    let mut li = board(&home.cli([]).actor("li"));
    li.keys("\r");
    li.see("概况");
    let took = wang.see("李强 正在此项目（12:00 起）");
    // A moment, a tick here and a tick there.
    assert!(took < SOON, "{took:?}");
    li.see("王芳 正在此项目");
    li.keys("\u{1b}");
    wang.see_no("李强 正在此项目");
    li.see("#1@");
    wang.keys("q");
    assert_eq!(wang.end().0, 0);
    li.see_no("#1@");
}

#[test]
fn who_was_killed_is_seen_for_three_minutes_and_no_longer() {
    let home = home();
    let mut wang = board(&home.cli([]));
    let mut li = board(&home.cli([]).actor("li"));
    li.keys("\r");
    li.see("概况");
    wang.see("#1@");
    li.signal("KILL");
    li.end();
    let later = |time: &str| board(&home.cli([]).today(&format!("2025-03-14T{time}")));
    let soon = later("12:02");
    soon.see("#1@");
    let late = later("12:04");
    late.quiet(Duration::from_millis(1200));
    assert!(!late.screen().contains("#1@"), "{}", late.screen());
    wang.keys("q");
    wang.end();
}

#[test]
fn a_board_at_rest_writes_nothing_while_others_come_and_stay() {
    let home = home();
    let wang = board(&home.cli([]));
    let mut li = board(&home.cli([]).actor("li"));
    li.keys("\r");
    li.see("概况");
    wang.see("#1@");
    let before = wang.quiet(Duration::from_millis(1200));
    assert_eq!(wang.quiet(Duration::from_secs(3)), before);
    assert_eq!(home.head(), home.head());
}
