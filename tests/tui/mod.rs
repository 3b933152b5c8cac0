//! What only a terminal shows; everything else is tested on the screens themselves.

use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use tempfile::TempDir;

use crate::support::pty::Pty;

const SIZE: (u16, u16) = (80, 24);

/// The demo's database in a directory of its own.
fn demo() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("demo.db");
    duban(&path, &["demo", "--keep", path.to_str().unwrap()]);
    (home, path)
}

/// Runs a verb as somebody else.
fn duban(path: &std::path::Path, arguments: &[&str]) {
    let done = Command::new(env!("CARGO_BIN_EXE_duban"))
        .args(arguments)
        .env_clear()
        .env("HOME", path.parent().unwrap())
        .env("DUBAN_ACTOR", "李强")
        .output()
        .unwrap();
    assert!(
        done.status.success(),
        "{}",
        String::from_utf8_lossy(&done.stderr)
    );
}

fn note_on(path: &std::path::Path, verb: &[&str]) {
    let mut arguments = vec!["--today", "2025-03-14", "--db", path.to_str().unwrap()];
    arguments.extend(verb);
    duban(path, &arguments);
}

#[test]
fn it_starts_moves_and_gives_the_terminal_back() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建").send("h").see("[前期").send("q");
    assert_eq!(pty.ended().exit_code(), 0);
    pty.given_back();
}

#[test]
fn chinese_is_typed_and_saved_and_the_cursor_stands_behind_it() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建")
        .send("20G")
        .see(">#20")
        .send("r")
        .see("本周填报");
    let ((row, column), hidden) = pty.cursor();
    assert!(!hidden);
    pty.send("现场会").see("现场会");
    assert_eq!(pty.cursor().0, (row, column + 6));
    pty.send("\x13").see("现场会").see_no("本周填报 2025");
    let mut again = Pty::board(&path, "zh", SIZE);
    again
        .see("[在建")
        .send("20G\r")
        .see("概况")
        .send("\t\t\t")
        .see("现场会");
}

#[test]
fn what_another_process_writes_appears_by_itself() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建")
        .send("20G")
        .see(">#20")
        .send("n打到一半")
        .see("打到一半");
    note_on(&path, &["block", "20", "电力迁改"]);
    pty.see("受阻 电力迁改").see("打到一半");
}

#[test]
fn nothing_is_painted_while_nothing_happens() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建").idle(Duration::from_millis(300));
    assert_eq!(pty.idle(Duration::from_millis(1500)), 0);
}

#[test]
fn half_a_character_does_not_stop_the_refresh() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建")
        .send("20G")
        .see(">#20")
        .send_bytes(&[0xe4, 0xb8]);
    note_on(&path, &["block", "20", "电力迁改"]);
    pty.see("受阻 电力迁改");
}

#[test]
fn every_end_gives_the_terminal_back() {
    let (_home, path) = demo();
    for (signal, code) in [("HUP", 129), ("TERM", 143), ("INT", 130), ("QUIT", 131)] {
        let mut pty = Pty::board(&path, "zh", SIZE);
        pty.see("[在建").signal(signal);
        assert_eq!(pty.ended().exit_code(), code, "{signal}");
        pty.given_back();
        if signal == "TERM" {
            pty.see("看板已由主机关闭");
        }
    }
}

#[test]
fn every_size_is_borne() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建")
        .resize(40, 10)
        .see("至少需要 60x16")
        .resize(200, 50)
        .see("结决算 0");
    pty.resize(60, 16)
        .see("[在建")
        .send("?")
        .see("帮助: 看板")
        .resize(80, 24)
        .see("帮助: 看板");
}

#[test]
fn a_paste_is_no_command() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建")
        .send("\x1b[200~qq\nq\x1b[201~")
        .see("这里不能粘贴");
    pty.send("/")
        .see("筛选:")
        .send("\x1b[200~公\n园\x1b[201~")
        .see("公 园");
}

#[test]
fn full_width_keys_from_an_input_method_command() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建")
        .send("水")
        .see("请按 Shift 切换")
        .send("？")
        .see("帮助: 看板");
}

#[test]
fn a_torn_arrow_key_neither_leaves_nor_types() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建").send("n").see("备注").send("甲").see("甲");
    pty.send("\x1b").idle(Duration::from_millis(20));
    pty.send("[D").send("乙").see("乙甲");
}

#[test]
fn what_was_typed_is_there_again_after_kill() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建")
        .send("20Gr")
        .see("本周填报")
        .send("没来得及保存")
        .see("没来得及保存");
    pty.idle(Duration::from_millis(1200));
    pty.signal("KILL").ended();
    let mut again = Pty::board(&path, "zh", SIZE);
    again.see("[在建").send("20Gr").see("没来得及保存");
}

#[test]
fn only_the_sixteen_colours_are_sent() {
    let (_home, path) = demo();
    let mut pty = Pty::board(&path, "zh", SIZE);
    pty.see("[在建").send("?").see("帮助");
    let raw = String::from_utf8_lossy(&pty.raw()).into_owned();
    assert!(!raw.contains("38;") && !raw.contains("48;"));
    assert!(raw.contains("\x1b[96"), "no colour at all");
}
