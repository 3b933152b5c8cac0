//! However it ends, the terminal is given back.

use std::time::Duration;

use pretty_assertions::assert_eq;

use super::board;
use crate::support::{Home, Tty};

#[test]
fn leaving_gives_the_terminal_back() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.wait("the other screen", vt100::Screen::alternate_screen);
    tty.keys("q");
    assert_eq!(tty.end().0, 0);
    assert!(tty.is_restored());
    assert_eq!(tty.screen().trim(), "");
}

#[test]
fn a_signal_ends_it_within_a_second_and_gives_the_terminal_back() {
    for (name, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let home = Home::small();
        let mut tty = board(&home);
        tty.wait("the other screen", vt100::Screen::alternate_screen);
        tty.signal(name);
        let (ended, took) = tty.end();
        assert_eq!(ended, code, "{name}");
        assert!(took < Duration::from_secs(1), "{name} took {took:?}");
        assert!(tty.is_restored(), "{name}");
        home.cli(["doctor"]).ok();
    }
}

#[test]
fn a_signal_in_the_middle_of_typing_ends_it_too() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.keys("r");
    tty.see("本周进展");
    // Two of the three bytes of a character: a read hangs on the third.
    tty.keys(&"中".as_bytes()[..2]);
    tty.signal("TERM");
    assert_eq!(tty.end().0, 143);
    assert!(tty.is_restored());
}

#[test]
fn a_kill_loses_nothing_that_was_acknowledged() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.keys(">");
    tty.see("完工 1");
    tty.signal("KILL");
    tty.end();
    assert_eq!(home.project(1)["stage"], "completed");
    home.cli(["doctor"]).ok();
}

#[test]
fn every_size_is_drawn_or_said_to_be_too_small() {
    let home = Home::demo();
    let mut tty = board(&home);
    tty.resize(200, 50);
    tty.see("结决算 0");
    tty.wait("the whole width", |screen| {
        screen
            .rows(0, 200)
            .next()
            .unwrap()
            .trim_end()
            .chars()
            .count()
            > 100
            || screen.cell(0, 198).is_some_and(vt100::Cell::has_contents)
    });
    tty.resize(60, 16);
    tty.see("在建");
    tty.resize(20, 5);
    tty.see("20x5");
    tty.keys("jk");
    tty.resize(80, 24);
    tty.see_no("20x5");
    tty.see("上庄家园周边道路");
    tty.keys("q");
    assert_eq!(tty.end().0, 0);
    assert!(tty.is_restored());
}

#[test]
fn a_terminal_that_begins_small_grows() {
    let home = Home::small();
    let mut tty = Tty::start(&home.cli([]), 20, 5);
    tty.see("20x5");
    tty.resize(80, 24);
    tty.see("南沙河闸");
    tty.keys("q");
    assert_eq!(tty.end().0, 0);
}
