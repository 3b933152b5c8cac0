//! Others at the same database.

use std::time::Duration;

use duban::clock::Clock;
use duban::domain::calendar::parse_day;
use duban::domain::command::{Command, Request};
use duban::domain::id::{Actor, Day, ProjectId};
use duban::ops::{Access, Mode, Session};
use pretty_assertions::assert_eq;

use super::board;
use crate::support::{Home, TODAY};

const SOON: Duration = Duration::from_secs(2);

#[test]
fn a_change_from_the_shell_appears_without_a_key() {
    let home = Home::small();
    let tty = board(&home);
    tty.see("在建 1");
    home.cli(["move", "1", "completed"]).actor("li").ok();
    let took = tty.see("完工 1");
    assert!(took < SOON, "{took:?}");
    home.cli(["edit", "2", "--title", "滨河新公园"])
        .actor("li")
        .ok();
    assert!(tty.see("滨河新公园") < SOON);
}

#[test]
fn two_sessions_see_each_others_moves() {
    let home = Home::small();
    let (mut one, mut other) = (board(&home), board(&home));
    one.keys(">");
    one.see("完工 1");
    assert!(other.see("完工 1") < SOON);
    other.keys("u");
    // The undo belongs to the person, not to the session.
    other.see("在建 1");
    assert!(one.see("在建 1") < SOON);
    for tty in [&mut one, &mut other] {
        tty.keys("q");
        assert_eq!(tty.end().0, 0);
    }
    home.cli(["doctor"]).ok();
}

#[test]
fn what_is_being_typed_stays_when_others_write() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.keys("r");
    tty.see("本周进展");
    tty.keys("浇筑");
    tty.see("浇筑");
    home.cli(["note", "2", "别的"]).actor("li").ok();
    home.cli(["edit", "2", "--title", "滨河新公园"])
        .actor("li")
        .ok();
    tty.keys("完成");
    tty.see("浇筑完成");
    tty.keys([0x13]);
    tty.see("滨河新公园");
    assert_eq!(
        home.project(1)["entries"][0]["text"]["progress"],
        "浇筑完成"
    );
}

#[test]
fn an_entry_that_another_wrote_first_is_a_conflict_with_both_texts() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.keys("r");
    tty.see("本周进展");
    tty.keys("我的文字");
    tty.see("我的文字");
    home.cli(["report", "1", "--progress", "对方的文字"])
        .actor("li")
        .ok();
    tty.keys([0x13]);
    tty.see("对方的文字");
    tty.see("我的文字");
    let entry = home.project(1)["entries"][0]["text"]["progress"].clone();
    assert_eq!(entry, "对方的文字");
}

#[test]
fn boards_that_stand_for_hours_do_not_keep_the_log_of_writes_from_being_taken_over() {
    let home = Home::small();
    let boards: Vec<_> = (0..5).map(|_| board(&home)).collect();
    let day = parse_day(TODAY, Day::default()).unwrap();
    let clock = Clock::noon(day, chrono_tz::Asia::Shanghai);
    let li = Actor("li".to_owned());
    let mut writer = Session::open(&home.db(), Access::Write, li, clock).unwrap();
    for number in 0..600 {
        let text = format!("第 {number} 条");
        let id = ProjectId(1);
        let note = Request::new(Command::Note { id, text });
        writer.run(&note, Mode::Commit).unwrap();
    }
    // SQLite takes a thousand pages over as soon as nobody reads what was before them; 600 changes write some 10000.
    let log = std::fs::metadata(home.path("duban.db-wal")).unwrap().len();
    assert!(log < 8 << 20, "{log} bytes");
    for tty in &boards {
        tty.see("2025-03-14");
    }
}
