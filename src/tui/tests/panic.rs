//! A panic in the middle of a screen: the terminal is given back, and what broke can be read.
//!
//! The program itself has no way to panic on purpose, so this test starts itself once more on a terminal of its own and
//! lets the test below break there, behind the same hook and the same screen that the program uses.

use std::io::Read;
use std::num::NonZeroU16;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

use super::Stage;
use crate::config::Width;
use crate::tui::term;

/// Set where the test below is to break.
const BREAK: &str = "DUBAN_TEST_BREAKS";
const MESSAGE: &str = "the ceiling came down";

#[test]
fn breaks_on_a_terminal_of_its_own() {
    if std::env::var_os(BREAK).is_none() {
        return;
    }
    term::restore_on_panic();
    let mut screen = term::Screen::take(Width::Auto).unwrap();
    let mut stage = Stage::zh();
    stage.app.mouse = true;
    screen.draw(&stage.app).unwrap();
    panic!("{MESSAGE}");
}

#[test]
fn a_panic_gives_the_terminal_back_and_can_be_read() {
    let size = PtySize {
        rows: 24,
        cols: 80,
        pixel_width: 0,
        pixel_height: 0,
    };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args([
        "--exact",
        "tui::tests::panic::breaks_on_a_terminal_of_its_own",
        "--nocapture",
        "--test-threads=1",
    ]);
    command.env(BREAK, "1");
    command.env("RUST_BACKTRACE", "0");
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut raw = Vec::new();
    // The end of the program is an error on Linux and an end of file elsewhere.
    let mut reader = pair.master.try_clone_reader().unwrap();
    reader.read_to_end(&mut raw).ok();
    assert!(!child.wait().unwrap().success());

    let cells = |count| NonZeroU16::new(count).unwrap();
    let mut parser = vt100::Parser::new(cells(24), cells(80), 0);
    let text = String::from_utf8_lossy(&raw).into_owned();
    let (before, after) = text.split_once(MESSAGE).unwrap();
    let (drawn, left) = before.rsplit_once("\u{1b}[?1049l").unwrap();
    parser.process(drawn.as_bytes());
    let board = parser.screen().contents();
    assert!(board.contains("海淀区重点工程"), "{board}");
    assert!(parser.screen().alternate_screen());
    parser.process(b"\x1b[?1049l");
    parser.process(left.as_bytes());
    // When the message comes, the terminal is already the user's again.
    let screen = parser.screen();
    assert!(!screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste());
    assert_eq!(screen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
    parser.process(MESSAGE.as_bytes());
    parser.process(after.as_bytes());
    let shown = parser.screen().contents();
    assert!(shown.contains(MESSAGE), "{shown}");
    // Raw mode is over: lines begin at the left.
    let line = shown.lines().find(|line| line.contains(MESSAGE));
    assert!(line.unwrap().starts_with(MESSAGE), "{shown}");
}
