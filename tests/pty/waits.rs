//! Others are writing: one is told, waits, and loses nothing.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use duban::clock::Clock;
use duban::domain::calendar::parse_day;
use duban::domain::id::{Actor, Day};
use duban::ops::{Access, Failure, Mode, Session};
use pretty_assertions::assert_eq;

use super::board;
use crate::support::{Home, TODAY, Tty};

fn session(home: &Home) -> Session {
    let day = parse_day(TODAY, Day::default()).unwrap();
    let clock = Clock::noon(day, chrono_tz::Asia::Shanghai);
    Session::open(&home.db(), Access::Write, Actor("li".to_owned()), clock).unwrap()
}

/// Does something while another program is in the midst of a long change.
fn while_another_writes(home: &Home, work: impl FnOnce()) {
    let (begun, has_begun) = channel();
    let (done, is_done) = channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let long = session(home).batch(Mode::DryRun, |_| {
                begun.send(()).unwrap();
                // Whoever has failed has nothing more to wait for either.
                is_done.recv().ok();
                Ok::<_, Failure>(())
            });
            long.unwrap();
        });
        has_begun.recv().unwrap();
        work();
        drop(done);
    });
}

#[test]
fn a_change_on_a_terminal_says_that_it_waits_and_is_made() {
    let home = Home::small();
    let words = ["note", "1", "等到了"];
    for (cli, told) in [
        (home.cli(words), "正在等待其他人保存"),
        (home.cli(words).english(), "Waiting for others to save"),
    ] {
        let mut tty = None;
        while_another_writes(&home, || {
            let waiting = Tty::start(&cli, 80, 24);
            waiting.see(told);
            tty = Some(waiting);
        });
        assert_eq!(tty.unwrap().end().0, 0);
    }
    let log = home.cli(["log", "1", "--limit", "0"]).ok().stdout;
    assert_eq!(log.matches("等到了").count(), 2);
}

#[test]
fn in_a_pipe_nothing_is_said_of_a_wait() {
    let home = Home::small();
    let (sender, receiver) = channel();
    thread::scope(|scope| {
        while_another_writes(&home, || {
            let home = &home;
            scope.spawn(move || {
                sender.send(home.cli(["note", "1", "等到了"]).ok()).unwrap();
            });
            // As long as the other writes it cannot be done.
            let early = receiver.recv_timeout(Duration::from_millis(600));
            assert!(early.is_err(), "{early:?}");
        });
        assert!(receiver.recv().unwrap().stdout.contains("等到了"));
    });
}

#[test]
fn a_board_says_that_it_saves_and_hears_later_what_is_typed_meanwhile() {
    let home = Home::small();
    let mut tty = board(&home);
    tty.see("在建 1");
    while_another_writes(&home, || {
        tty.keys(">");
        tty.see("正在保存");
        tty.keys("/滨河");
    });
    tty.see("完工 1");
    tty.see("筛选: 滨河");
    assert!(home.cli(["show", "1"]).ok().stdout.contains("完工"));
}
