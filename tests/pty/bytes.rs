//! The raw bytes: nothing from the data steers the terminal, no colour where none is wanted, silence where nothing
//! changes.

use std::time::Duration;

use pretty_assertions::assert_eq;

use super::board;
use crate::support::{Home, Tty};

/// A title with steering bytes, put into the file itself: the program would not let it in.
fn tampered() -> Home {
    let stand_in = "XXABCDEFGHIJKLMNOPQRSTUVWXYZabcdefgh";
    // The same length in bytes: colours, a title, a cursor movement in C1, right-to-left override and isolate.
    let hostile = "XX\u{1b}[31m\u{1b}]0;pwn\u{7}\u{9b}2J\u{202e}\u{2066}\u{7f}\r\u{8}gh";
    let hostile = format!("{hostile}{}", "h".repeat(stand_in.len() - hostile.len()));
    let home = Home::small();
    home.cli(["edit", "1", "--title", stand_in, "--remark", stand_in])
        .ok();
    home.cli(["note", "1", stand_in]).ok();
    let mut bytes = std::fs::read(home.db()).unwrap();
    let places: Vec<usize> = (0..bytes.len() - stand_in.len())
        .filter(|at| bytes[*at..].starts_with(stand_in.as_bytes()))
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + hostile.len()].copy_from_slice(hostile.as_bytes());
    }
    std::fs::write(home.db(), bytes).unwrap();
    home
}

fn steers(raw: &[u8]) -> Vec<&'static str> {
    let text = String::from_utf8_lossy(raw);
    let marks = [
        ("]0;pwn", "a title"),
        ("\u{1b}[31mX", "a colour"),
        ("\u{9b}", "C1"),
        ("\u{202e}", "an override"),
        ("\u{2066}", "an isolate"),
        ("\u{7f}", "DEL"),
        ("\u{7}", "a bell"),
        ("\u{8}", "a backspace"),
    ];
    let found = marks.iter().filter(|(mark, _)| text.contains(mark));
    found
        .map(|(_, name)| *name)
        .filter(|name| *name != "a title" || text.contains("\u{1b}]0;pwn"))
        .collect()
}

#[test]
fn steering_bytes_in_the_file_reach_no_screen() {
    let home = tampered();
    let mut tty = board(&home);
    tty.see("XX");
    for keys in ["l", "\r", "\t", "\t", "\t", "\t", "\t", "\u{1b}", "L", "?"] {
        tty.keys(keys);
        tty.quiet(Duration::from_millis(60));
    }
    assert_eq!(steers(&tty.raw()), [""; 0]);
}

#[test]
fn steering_bytes_in_the_file_reach_no_output() {
    let home = tampered();
    for words in [
        &["list"][..],
        &["show", "1"],
        &["why", "1"],
        &["log"],
        &["week"],
        &["week", "--format", "md"],
        &["overdue"],
    ] {
        let mut tty = Tty::start(
            &home.cli(words.iter().copied()).today("2025-08-01"),
            100,
            40,
        );
        tty.end();
        let raw = tty.raw();
        assert!(!raw.contains(&0x1b), "{words:?}");
        assert_eq!(steers(&raw), [""; 0], "{words:?}");
    }
}

/// The parameters of every SGR sequence.
fn sgr(raw: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(raw).into_owned();
    let mut found = Vec::new();
    for part in text.split("\u{1b}[").skip(1) {
        let is_parameter = |c: &char| c.is_ascii_digit() || *c == ';';
        let parameters: String = part.chars().take_while(is_parameter).collect();
        if part.chars().find(|c| !is_parameter(c)) == Some('m') {
            found.extend(parameters.split(';').map(str::to_owned));
        }
    }
    found
}

fn is_colour(code: &str) -> bool {
    code.parse()
        .is_ok_and(|code: u16| matches!(code, 30..=38 | 40..=48 | 90..=97 | 100..=107))
}

#[test]
fn no_colour_where_none_is_wanted() {
    let home = Home::demo();
    let count = |cli: &crate::support::Cli| {
        let mut tty = Tty::start(cli, 80, 24);
        tty.see("2025-03-14");
        tty.keys("jjl");
        tty.quiet(Duration::from_millis(100));
        tty.keys("q");
        tty.end();
        sgr(&tty.raw())
            .iter()
            .filter(|code| is_colour(code))
            .count()
    };
    assert!(count(&home.cli([])) > 0);
    assert_eq!(count(&home.cli([]).env("NO_COLOR", "1")), 0);
    home.write("plain.toml", "colour = \"never\"\n");
    assert_eq!(count(&home.cli(["--config", "plain.toml"])), 0);
}

#[test]
fn ascii_lines_are_ascii() {
    let home = Home::small();
    let mut tty = Tty::start(&home.cli(["--ascii"]).english(), 80, 24);
    tty.see("2025-03-14");
    tty.keys("q");
    tty.end();
    let raw = String::from_utf8(tty.raw()).unwrap();
    let odd: Vec<char> = raw
        .chars()
        .filter(|c| !c.is_ascii() && !('\u{4e00}'..='\u{9fff}').contains(c))
        .collect();
    assert_eq!(odd, [' '; 0]);
}

#[test]
fn nothing_is_painted_while_nothing_changes() {
    let home = Home::small();
    let tty = board(&home);
    let painted = tty.quiet(Duration::from_millis(300));
    assert_eq!(tty.quiet(Duration::from_millis(1800)), painted);
}

#[test]
fn a_key_that_changes_little_paints_little_and_never_clears() {
    let home = Home::demo();
    let mut tty = board(&home);
    let before = tty.quiet(Duration::from_millis(200));
    tty.keys("j");
    let after = tty.quiet(Duration::from_millis(200));
    let painted = &tty.raw()[before..after];
    assert!(
        !painted.is_empty() && painted.len() < 8_000,
        "{}",
        painted.len()
    );
    let text = String::from_utf8_lossy(painted).into_owned();
    assert!(!text.contains("\u{1b}[2J"), "{text:?}");
}
