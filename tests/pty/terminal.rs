//! `duban term` on terminals of every sort, and terminals on which the board does not open.

use std::time::Duration;

use pretty_assertions::assert_eq;

use crate::support::{Home, Kind, Tty};

fn term(home: &Home, args: &[&str], kind: Kind) -> (u32, String, Duration) {
    let words = ["term"].iter().chain(args).copied();
    let mut tty = Tty::start_on(&home.cli(words).english().real(), 100, 40, kind);
    let (code, took) = tty.end();
    assert!(tty.is_restored());
    (code, tty.screen(), took)
}

#[test]
fn a_terminal_is_measured_and_the_setting_told() {
    let home = Home::new();
    for (kind, width) in [(Kind::Narrow, "narrow"), (Kind::Wide, "wide")] {
        let (code, screen, _) = term(&home, &[], kind);
        assert_eq!(code, 0, "{screen}");
        let told = format!("Recommended: width = \"{width}\"");
        assert!(screen.contains(&told), "{screen}");
        assert!(screen.contains("UTF-8 arrives: yes"), "{screen}");
        assert!(screen.contains("Size: 100x40"), "{screen}");
        assert!(screen.contains("TERM=xterm-256color"), "{screen}");
    }
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn a_terminal_that_does_not_answer_keeps_nobody_waiting() {
    let home = Home::new();
    let (code, screen, took) = term(&home, &["--save"], Kind::Silent);
    assert_eq!(code, 1, "{screen}");
    assert!(screen.contains("keep width = \"auto\""), "{screen}");
    assert!(screen.contains("nothing was saved"), "{screen}");
    assert!(took < Duration::from_secs(3), "{took:?}");
    assert_eq!(home.files(), [""; 0]);
}

#[test]
fn what_was_measured_is_saved_and_holds_from_then_on() {
    let home = Home::small();
    let path = ".config/duban/config.toml";
    let before = "# 我的设置\nlang = \"zh\"\n\n# 按键\n[keys.board]\nnote = [\"Q\"]\n";
    home.write(path, before);
    let (code, screen, _) = term(&home, &["--save"], Kind::Wide);
    assert_eq!(code, 0, "{screen}");
    let after = std::fs::read_to_string(home.path(path)).unwrap();
    assert_eq!(
        after,
        "# 我的设置\nlang = \"zh\"\n\nwidth = \"wide\"\n# 按键\n[keys.board]\nnote = [\"Q\"]\n"
    );
    let shown = home.cli(["config"]).ok().stdout;
    assert!(shown.contains("width\twide"), "{shown}");
}

#[test]
fn a_dry_run_saves_nothing() {
    let home = Home::new();
    let (code, _, _) = term(&home, &["--save", "--dry-run"], Kind::Wide);
    assert_eq!((code, home.files()), (0, Vec::new()));
}

#[test]
fn a_dumb_terminal_is_told_what_works_there() {
    let home = Home::small();
    for words in [&[][..], &["demo"]] {
        let cli = home.cli(words.iter().copied()).env("TERM", "dumb");
        let mut tty = Tty::start(&cli.real(), 80, 24);
        assert_eq!(tty.end().0, 2);
        assert!(tty.screen().contains("duban list"), "{}", tty.screen());
        assert!(!tty.raw().contains(&0x1b));
    }
    let mut tty = Tty::start(&home.cli(["list"]).env("TERM", "dumb"), 80, 24);
    assert_eq!(tty.end().0, 0);
}

#[test]
fn a_terminal_of_another_encoding_is_told_so_in_that_encoding() {
    let home = Home::small();
    let cli = home.cli([]).env("LC_ALL", "zh_CN.GB18030");
    let mut tty = Tty::start(&cli, 80, 24);
    assert_eq!(tty.end().0, 2);
    let raw = tty.raw();
    // 请把终端编码改为 in GBK.
    let gbk = b"\xc7\xeb\xb0\xd1\xd6\xd5\xb6\xcb\xb1\xe0\xc2\xeb\xb8\xc4\xce\xaa UTF-8";
    assert!(raw.windows(gbk.len()).any(|bytes| bytes == gbk));
    let utf8 = "请把终端编码改为 UTF-8".as_bytes();
    assert!(raw.windows(utf8.len()).any(|bytes| bytes == utf8));
    assert!(!raw.contains(&0x1b));
}
