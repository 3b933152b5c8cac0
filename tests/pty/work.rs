//! A day's work by keys, on a terminal that sends bytes.

use pretty_assertions::assert_eq;

use super::board;
use crate::support::{Home, Tty};

#[test]
fn a_card_moves_and_an_undo_brings_it_back() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.see("在建 1");
    tty.keys(">");
    tty.see("完工 1");
    tty.see("在建 0");
    assert_eq!(home.project(1)["stage"], "completed");
    tty.keys("u");
    tty.see("在建 1");
    tty.see("完工 0");
    assert_eq!(home.project(1)["stage"], "construction");
    // The key as an input method sends it; the eye has followed the card back.
    tty.keys("＞");
    tty.see("完工 1");
    tty.keys("q");
    assert_eq!(tty.end().0, 0);
    assert_eq!(home.project(1)["stage"], "completed");
}

#[test]
fn a_filter_is_typed_in_chinese() {
    let home = Home::demo();
    let found = home.cli(["list", "部门:园林"]).ok().lines().len();
    let all = home.cli(["list"]).ok().lines().len();
    let mut tty = board(&home);
    tty.keys("/");
    tty.see("筛选:");
    // One byte at a time, as a slow link brings them.
    for byte in "部门:园林".bytes() {
        tty.keys([byte]);
    }
    tty.see(&format!("{found}/{all}"));
    tty.keys("\r");
    tty.see("/部门:园林");
    tty.keys("\u{1b}");
    tty.see_no("/部门:园林");
}

#[test]
fn the_weekly_entry_is_filled_in_chinese_and_seen_by_others() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.keys("r");
    tty.see("本周进展");
    tty.keys("闸室底板浇筑完成");
    tty.see("闸室底板浇筑完成");
    tty.keys("\r");
    tty.keys("安装闸门");
    tty.keys("\r缺料\r请协调");
    tty.see("请协调");
    tty.keys([0x13]);
    tty.see_no("本周进展");
    let entry = &home.project(1)["entries"][0];
    assert_eq!(entry["week"], "2025-W11");
    assert_eq!(entry["actor"], "wang");
    let text = &entry["text"];
    assert_eq!(text["progress"], "闸室底板浇筑完成");
    assert_eq!(text["next"], "安装闸门");
    assert_eq!(text["problem"], "缺料");
    assert_eq!(text["ask"], "请协调");
}

#[test]
fn a_paste_of_several_lines_is_text_and_no_commands() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.keys("r");
    tty.see("本周进展");
    tty.keys("\u{1b}[200~第一行\nq\n>u\u{1b}[201~");
    tty.see("第一行");
    tty.keys([0x13]);
    tty.see_no("本周进展");
    let entry = home.project(1)["entries"][0]["text"]["progress"].clone();
    let entry = entry.as_str().unwrap();
    assert!(
        entry.starts_with("第一行") && entry.ends_with(">u"),
        "{entry}"
    );
    assert_eq!(home.project(1)["stage"], "construction");
}

#[test]
fn what_was_being_typed_survives_the_loss_of_the_connection() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.keys("r");
    tty.see("本周进展");
    tty.keys("还没写完");
    tty.see("还没写完");
    // Drafts are kept once the keys rest.
    tty.quiet(std::time::Duration::from_millis(1500));
    tty.signal("HUP");
    tty.end();
    let mut tty = Tty::start(&home.cli([]), 80, 24);
    tty.see("南沙河闸");
    tty.keys("r");
    tty.see("还没写完");
    assert_eq!(home.project(1)["entries"].as_array().unwrap().len(), 0);
}

#[test]
fn the_weekly_grid_survives_a_kill_in_the_middle_of_typing() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.keys("R");
    tty.see("还没有选定单位");
    tty.keys("\r");
    tty.see("拼音首字母");
    tty.keys("swj\r");
    tty.see("水务局 牵头 1 项");
    tty.keys("\r");
    tty.keys("闸室底板");
    tty.see("闸室底板");
    // The input method's window stands at the cursor and needs rows below it.
    // It comes there at the end of the frame, after the text.
    tty.wait("the cursor stands behind the text", |screen| {
        let (row, column) = screen.cursor_position();
        !screen.hide_cursor() && row + 2 < 24 && column == 11 + 8
    });
    tty.quiet(std::time::Duration::from_millis(1500));
    tty.signal("KILL");
    tty.end();
    let mut tty = Tty::start(&home.cli([]), 80, 24);
    tty.see("有 1 份未提交的填报草稿，按 R 继续");
    tty.keys("R");
    tty.see("o #1");
    // As an input method lets through: Enter, Shift-Tab to the figure, a digit, F5.
    tty.keys("\r\u{1b}[Z3\u{1b}[15~");
    tty.see("已填 1/1");
    let project = home.project(1);
    assert_eq!(project["entries"][0]["text"]["progress"], "闸室底板");
    assert_eq!(project["measures"][0]["done"], "3");
}
