//! Who has which project open: told by marks and names, gone when he leaves.

use std::time::Duration;

use chrono::TimeDelta;
use pretty_assertions::assert_eq;
use rstest::rstest;

use super::people::{HOUSING, Room, WATER, person, room_in, set, sit};
use super::{Stage, options, plan};
use crate::clock::Clock;
use crate::domain::id::{Actor, ProjectId};
use crate::domain::person::Role;
use crate::i18n::Lang;
use crate::ops::{Access, Session};
use crate::tui::msg::Msg;

/// So many milliseconds after the start, in a quiet moment.
fn at(stage: &mut Stage, millis: u64) {
    stage.app.uptime = Duration::from_millis(millis);
    stage.wait();
}

/// 王芳 at the board and 李强 at another one.
fn two(lang: Lang) -> (Room, Stage) {
    let room = room_in(lang, Role::Manager, &[WATER, HOUSING]);
    let session = sit(room.dir.path(), "li", None, "2025-03-14");
    let li = Stage::of(session, &options(lang), (80, 24));
    (room, li)
}

/// He opens the basin and stays.
fn opens(li: &mut Stage) {
    li.keys("4G<enter>");
    at(li, 500);
    at(li, 1500);
}

#[rstest]
#[case::board("visits_board", "")]
#[case::list("visits_list", "L")]
#[case::project("visits_project", "<enter>")]
#[case::form("visits_form", "n")]
#[case::entry("visits_entry", "r")]
#[case::review("visits_review", "O")]
fn how_it_looks(#[case] name: &str, #[case] keys: &str, #[values(Lang::Zh, Lang::En)] lang: Lang) {
    let (mut room, mut li) = two(lang);
    opens(&mut li);
    room.stage.wait().keys(keys);
    let tag = lang.pick("zh", "en");
    insta::assert_snapshot!(format!("{name}_{tag}_80x24"), room.stage.screen());
}

#[test]
fn who_opens_a_project_is_seen_and_who_leaves_is_gone() {
    let (mut room, mut li) = two(Lang::Zh);
    room.stage.keys("<enter>");
    opens(&mut li);
    room.stage.wait();
    let screen = room.stage.screen();
    assert!(screen.contains("李强 正在此项目（09:00 起）"), "{screen}");
    li.keys("<esc>");
    at(&mut li, 4000);
    room.stage.wait();
    assert!(
        !room.stage.screen().contains("李强 正在"),
        "{}",
        room.stage.screen()
    );
}

#[test]
fn walking_over_the_board_writes_nothing() {
    let (mut room, mut li) = two(Lang::Zh);
    room.stage.wait();
    for step in 1..20 {
        li.keys("j");
        at(&mut li, step * 500);
    }
    assert!(!room.stage.session.stirred().unwrap());
}

#[test]
fn whatever_is_as_before_is_not_drawn_again() {
    let (mut room, mut li) = two(Lang::Zh);
    opens(&mut li);
    let heard = |stage: &mut Stage| super::presence::news(&mut stage.session, &mut stage.app);
    let first = heard(&mut room.stage);
    assert!(matches!(first.as_slice(), [Msg::Visits(visits)] if visits.len() == 1));
    for msg in first {
        room.stage.hear(msg);
    }
    // A sign of life moves the database, and changes nothing that is seen.
    at(&mut li, 70_000);
    assert!(heard(&mut room.stage).is_empty());
    assert!(!room.stage.session.changed().unwrap());
}

#[test]
fn ones_own_other_window_is_told_as_such() {
    let (mut room, _li) = two(Lang::Zh);
    let session = sit(room.dir.path(), "wang", None, "2025-03-14");
    let mut other = Stage::of(session, &options(Lang::Zh), (80, 24));
    opens(&mut other);
    room.stage.keys("<enter>").wait();
    let screen = room.stage.screen();
    assert!(screen.contains("您在另一窗口打开了此项目"), "{screen}");
    // The window itself is not told of.
    assert!(!other.screen().contains("另一窗口"), "{}", other.screen());
}

#[test]
fn several_are_counted_and_the_first_is_named() {
    let (mut room, mut li) = two(Lang::Zh);
    set(
        &mut room.owner,
        None,
        person("li2", "李强", Role::Viewer, &[]),
    );
    let session = sit(room.dir.path(), "li2", None, "2025-03-14");
    let mut second = Stage::of(session, &options(Lang::Zh), (80, 24));
    opens(&mut li);
    opens(&mut second);
    room.stage.keys("<enter>").wait();
    let screen = room.stage.screen();
    // Two of one name are told apart by their logins.
    assert!(screen.contains("等 2 人正在此项目"), "{screen}");
    assert!(screen.contains("李强 (li"), "{screen}");
}

#[test]
fn a_window_that_died_counts_no_longer_and_is_cleared_by_somebodys_next_write() {
    let (room, mut li) = two(Lang::Zh);
    opens(&mut li);
    // Its terminal is gone without a word.
    drop(li);
    let path = room.dir.path().join("board.db");
    let after = |minutes: i64| {
        let now = plan::clock("2025-03-14").now() + TimeDelta::minutes(minutes);
        let actor = Actor("wang".to_owned());
        Session::open(&path, Access::Write, actor, Clock::Fixed(now)).unwrap()
    };
    let soon = after(2);
    assert_eq!(soon.visits().unwrap().len(), 1);
    let mut later = after(4);
    assert_eq!(later.visits().unwrap(), []);
    assert!(later.visit("mine", Some(ProjectId(5))).unwrap());
    // Also by the clock of before there is only the new one.
    let left = room.stage.session.visits().unwrap();
    let places: Vec<&str> = left.iter().map(|visit| visit.place.as_str()).collect();
    assert_eq!(places, ["mine"]);
}

#[test]
fn looking_back_is_no_visit() {
    let (mut room, mut li) = two(Lang::Zh);
    li.keys("T2025-03-01<enter>4G<enter>");
    at(&mut li, 500);
    at(&mut li, 1500);
    room.stage.wait();
    assert_eq!(room.stage.app.data.visits, []);
}
