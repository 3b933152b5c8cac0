//! How the screens end without a key: put out, or nothing pressed for long. What was typed is kept.

use std::time::Duration;

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::people::{Room, WANG, WATER, board, person, room, set, sit};
use super::{Stage, options, plan};
use crate::domain::command::{Command, Request};
use crate::domain::person::{Person, PublicKey, Role};
use crate::domain::rights::{Denied, Strangers};
use crate::domain::settings::Settings;
use crate::domain::via::{Via, Way};
use crate::i18n::Lang;
use crate::ops::Session;
use crate::tui::Ended;
use crate::tui::msg::Msg;

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

fn operator() -> Person {
    person("wang", "王芳", Role::Operator, &[WATER])
}

/// 王芳, who came over the net by her key.
fn by_key(key: &PublicKey) -> Via {
    Via {
        way: Way::Key,
        key: Some(key.fingerprint()),
        from: Some("10.0.0.7".to_owned()),
    }
}

/// She sits at the board by her key.
fn afar() -> Room {
    let dir = tempfile::tempdir().unwrap();
    let mut owner = board(dir.path(), Role::Operator, &[WATER]);
    let key = PublicKey::parse(KEY).unwrap();
    let keys = vec![key.clone()];
    set(&mut owner, Some(WANG), Person { keys, ..operator() });
    let session = sit(dir.path(), "wang", Some(by_key(&key)), "2025-03-14");
    Room {
        stage: Stage::of(session, &options(Lang::Zh), (80, 24)),
        owner,
        dir,
    }
}

fn settle(session: &mut Session, change: impl FnOnce(&mut Settings)) {
    let mut settings = session.board().unwrap().settings;
    change(&mut settings);
    plan::run(session, &Request::new(Command::SetSettings(settings)));
}

/// What is kept of what she has typed.
fn kept(room: &Room) -> String {
    let again = sit(room.dir.path(), "wang", None, "2025-03-14");
    let drafts = again.drafts().unwrap();
    drafts.into_iter().map(|draft| draft.value).collect()
}

fn disabled() -> Person {
    Person {
        disabled: true,
        ..operator()
    }
}

fn expired() -> Person {
    Person {
        expires: Some(plan::day("2025-03-13")),
        ..operator()
    }
}

#[rstest]
#[case::disabled(disabled(), Denied::Disabled)]
#[case::expired(expired(), Denied::Expired(plan::day("2025-03-13")))]
#[case::without_her_key(operator(), Denied::KeyRemoved)]
fn she_is_put_out_within_a_tick_and_what_she_typed_is_kept(
    #[case] to: Person,
    #[case] why: Denied,
) {
    let mut room = afar();
    room.stage.keys("r浇筑完成");
    assert_eq!(room.stage.app.ended, None);
    set(&mut room.owner, Some(WANG), to);
    room.stage.wait();
    assert_eq!(room.stage.app.ended, Some(Ended::PutOut(why)));
    assert!(kept(&room).contains("浇筑完成"), "{}", kept(&room));
}

#[test]
fn a_change_between_two_ticks_is_refused_at_the_door() {
    let mut room = afar();
    room.stage.keys("n现场核实");
    set(&mut room.owner, Some(WANG), operator());
    let before = room.owner.head().unwrap();
    // The key has gone, and the screens have not heard of it yet.
    room.stage.keys("<ctrl-s>");
    assert_eq!(room.owner.head().unwrap().seq, before.seq);
    assert_eq!(
        room.stage.app.ended,
        Some(Ended::PutOut(Denied::KeyRemoved))
    );
}

#[test]
fn she_is_put_out_while_she_looks_back() {
    let mut room = afar();
    room.stage.keys("T2025-03-01<enter>");
    assert!(room.stage.app.data.looks_back);
    room.stage.wait();
    assert_eq!(room.stage.app.ended, None);
    set(&mut room.owner, Some(WANG), disabled());
    room.stage.wait();
    assert_eq!(room.stage.app.ended, Some(Ended::PutOut(Denied::Disabled)));
}

#[test]
fn what_is_typed_in_the_weekly_grid_is_kept_too() {
    let mut room = afar();
    room.stage.keys("R<enter>浇筑完成");
    set(&mut room.owner, Some(WANG), disabled());
    room.stage.wait();
    assert!(room.stage.app.ended.is_some());
    assert!(kept(&room).contains("浇筑完成"), "{}", kept(&room));
}

#[test]
fn at_midnight_her_time_is_over() {
    let mut room = afar();
    let last_day = Person {
        expires: Some(plan::day("2025-03-14")),
        keys: vec![PublicKey::parse(KEY).unwrap()],
        ..operator()
    };
    set(&mut room.owner, Some(WANG), last_day);
    room.stage.wait();
    assert_eq!(room.stage.app.ended, None);
    let via = room.stage.session.login().via.clone();
    room.stage.session = sit(room.dir.path(), "wang", via, "2025-03-15");
    room.stage.wait();
    let why = Denied::Expired(plan::day("2025-03-14"));
    assert_eq!(room.stage.app.ended, Some(Ended::PutOut(why)));
}

#[test]
fn strangers_who_may_no_longer_look_are_put_out() {
    let mut room = room(Role::Operator, &[WATER]);
    let session = sit(room.dir.path(), "zhao", None, "2025-03-14");
    let mut stage = Stage::of(session, &options(Lang::Zh), (80, 24));
    settle(&mut room.owner, |it| it.strangers = Strangers::Refuse);
    stage.wait();
    assert_eq!(stage.app.ended, Some(Ended::PutOut(Denied::Unknown)));
    // A person of the board stays.
    room.stage.wait();
    assert_eq!(room.stage.app.ended, None);
}

#[test]
fn another_role_only_changes_what_is_allowed() {
    let mut room = room(Role::Operator, &[WATER]);
    let manager = person("wang", "王芳", Role::Manager, &[WATER]);
    set(&mut room.owner, Some(WANG), manager);
    room.stage.wait();
    assert_eq!(room.stage.app.ended, None);
    let screen = room.stage.screen();
    assert!(
        screen.contains("! 您现在是督查人员，部门：水务局"),
        "{screen}"
    );
    room.stage.keys("d");
    assert!(!room.stage.app.overlays.is_empty());
}

/// So many seconds after the start, in a quiet moment.
fn at(stage: &mut Stage, seconds: u64) {
    stage.app.uptime = Duration::from_secs(seconds);
    stage.app.faded = false;
    stage.hear(Msg::Idle);
}

#[test]
fn who_presses_nothing_is_told_and_a_minute_later_out() {
    let mut room = afar();
    settle(&mut room.owner, |it| it.idle_minutes = 10);
    room.stage.wait().keys("r浇筑完成");
    at(&mut room.stage, 539);
    assert!(room.stage.app.toast.is_none());
    at(&mut room.stage, 540);
    let screen = room.stage.screen();
    assert!(
        screen.contains("已 9 分钟没有操作，再过一分钟将自动退出"),
        "{screen}"
    );
    assert!(room.stage.app.faded, "it is drawn");
    at(&mut room.stage, 541);
    assert!(!room.stage.app.faded, "it is drawn once");
    assert_eq!(room.stage.app.ended, None);
    at(&mut room.stage, 600);
    assert_eq!(room.stage.app.ended, Some(Ended::Idle(10)));
    assert!(kept(&room).contains("浇筑完成"), "{}", kept(&room));
}

#[test]
fn a_key_begins_the_time_anew_and_others_changes_do_not() {
    let mut room = afar();
    settle(&mut room.owner, |it| it.idle_minutes = 10);
    room.stage.wait();
    at(&mut room.stage, 545);
    assert!(room.stage.app.toast.is_some());
    room.stage.keys("j");
    assert!(room.stage.app.toast.is_none());
    at(&mut room.stage, 700);
    assert_eq!(room.stage.app.ended, None);
    plan::another_blocks(&mut room.owner);
    room.stage.wait();
    at(&mut room.stage, 1144);
    assert_eq!(room.stage.app.ended, None);
    at(&mut room.stage, 1145);
    assert_eq!(room.stage.app.ended, Some(Ended::Idle(10)));
}

#[test]
fn nobody_is_sent_away_from_the_host_itself_or_where_the_board_says_never() {
    let mut here = room(Role::Operator, &[WATER]);
    at(&mut here.stage, 1_000_000);
    assert_eq!(here.stage.app.ended, None);
    let mut room = afar();
    settle(&mut room.owner, |it| it.idle_minutes = 0);
    room.stage.wait();
    at(&mut room.stage, 1_000_000);
    assert_eq!(room.stage.app.ended, None);
}

/// What is written in a form stays, whichever sentences it is for, until it is sent or thrown away.
#[rstest]
#[case::note("n", "已与产权单位约定现场会")]
#[case::problem("p", "管线权属不明")]
fn what_is_typed_in_a_form_is_there_at_the_next_login(#[case] key: &str, #[case] text: &str) {
    let mut room = afar();
    room.stage.keys(&format!("{key}{text}"));
    assert!(
        room.stage.screen().contains(text),
        "{}",
        room.stage.screen()
    );
    set(&mut room.owner, Some(WANG), disabled());
    room.stage.wait();
    assert!(room.stage.app.ended.is_some());
    let dir = room.dir.path();
    set(&mut room.owner, Some(WANG), operator());
    let session = sit(dir, "wang", None, "2025-03-14");
    let mut again = Stage::of(session, &options(Lang::Zh), (80, 24));
    again.keys(key);
    assert!(again.screen().contains(text), "{}", again.screen());
    again.keys("<ctrl-s>");
    let kept = again.session.drafts().unwrap();
    assert!(
        !kept.iter().any(|draft| draft.value.contains(text)),
        "{kept:?}"
    );
}
