//! The record of logins: who came in over SSH with an account of his own, and who was turned away.

use duban::clock::Clock;
use duban::domain::command::{Command, Request};
use duban::domain::entrance::{Entrance, Step, Why};
use duban::domain::id::Actor;
use duban::domain::rights::Strangers;
use duban::domain::via::{Via, Way};
use duban::ops::{Access, EntranceQuery, Login, Mode, Recorded, Session};
use pretty_assertions::assert_eq;

use crate::support::{Cli, Home};

const CLIENT: &str = "10.0.0.7 50000 10.0.0.1 22";

fn over_ssh() -> Via {
    Via {
        way: Way::Account,
        key: None,
        from: Some("10.0.0.7".to_owned()),
    }
}

fn open(home: &Home, login: impl Into<Login>) -> Session {
    Session::open(&home.db(), Access::Write, login, Clock::System).unwrap()
}

/// What the record says, the oldest first.
fn record(home: &Home) -> Vec<(String, Step, String, Option<Why>)> {
    let session = open(home, Actor("nobody".to_owned()));
    let rows = session.entrances(&EntranceQuery::default()).unwrap();
    let told = |row: Entrance| {
        assert!(row.via.is_none() || row.via == Some(over_ssh()));
        (row.login.0, row.step, row.words, row.why)
    };
    rows.into_iter().rev().map(told).collect()
}

fn with_people() -> Home {
    let home = Home::small();
    home.cli(["user", "add", "zhou", "--role", "administrator"])
        .ok();
    home.cli(["user", "add", "wang", "--role", "viewer"])
        .actor("zhou")
        .ok();
    home
}

fn from_afar(cli: Cli) -> Cli {
    cli.env("SSH_CONNECTION", CLIENT)
}

#[test]
fn who_comes_over_ssh_is_on_record_and_who_sits_at_the_host_is_not() {
    let home = with_people();
    home.cli(["list"]).ok();
    assert_eq!(record(&home), []);
    from_afar(home.cli(["list", "light:red"])).ok();
    let entered = |words: &str| ("wang".to_owned(), Step::Enter, words.to_owned(), None);
    let words = "--today 2025-03-14 list light:red";
    assert_eq!(record(&home), [entered(words)]);
    // Help opens no board.
    from_afar(home.cli(["help", "filters"])).ok();
    assert_eq!(record(&home).len(), 1);
}

#[test]
fn who_is_turned_away_is_on_record_wherever_he_sits() {
    let home = with_people();
    home.cli(["user", "disable", "wang"]).actor("zhou").ok();
    home.cli(["list"]).fails(4);
    from_afar(home.cli(["show", "1"])).fails(4);
    let refused = |words: &str| {
        let words = format!("--today 2025-03-14 {words}");
        ("wang".to_owned(), Step::Refuse, words, Some(Why::Disabled))
    };
    assert_eq!(record(&home), [refused("list"), refused("show 1")]);
    let mut session = open(&home, Actor("zhou".to_owned()));
    let mut settings = session.board().unwrap().settings;
    settings.strangers = Strangers::Refuse;
    let request = Request::new(Command::SetSettings(settings));
    session.run(&request, Mode::Commit).unwrap();
    home.cli(["list"]).actor("li").fails(4);
    let rows = record(&home);
    assert_eq!((rows[2].0.as_str(), rows[2].3), ("li", Some(Why::Unknown)));
}

#[test]
fn a_board_without_people_keeps_no_record() {
    let home = Home::small();
    from_afar(home.cli(["list"])).ok();
    assert_eq!(record(&home), []);
}

#[test]
fn who_comes_too_often_is_turned_away_for_an_hour() {
    let home = with_people();
    let mut session = open(&home, Actor("wang".to_owned()));
    // By the clock of the sandbox, as the command line goes by it.
    let noon = Clock::noon("2025-03-14".parse().unwrap(), session.zone());
    session = session.with(Actor("wang".to_owned()), noon);
    for _ in 0..1000 {
        assert_eq!(
            session.record(Step::Enter, "list", None).unwrap(),
            Recorded::Yes
        );
    }
    let sentence = from_afar(home.cli(["list"])).fails(4);
    assert!(sentence.contains("次数过多"), "{sentence}");
    from_afar(home.cli(["list"])).fails(4);
    assert_eq!(record(&home).len(), 1001);
    from_afar(home.cli(["list"])).today("2025-03-14T13:01").ok();
    from_afar(home.cli(["list"])).actor("zhou").ok();
}

#[test]
fn sshd_is_answered_with_silence_where_nothing_is_known() {
    let home = with_people();
    let key = "AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";
    for [account, kind, key, print] in [
        ["duban", "ssh-ed25519", key, "SHA256:x"],
        ["root", "ssh-ed25519", "", ""],
        ["-x", "--help-me", "\"", "\n"],
    ] {
        let ran = home
            .cli(["ssh", "keys", "--", account, kind, key, print])
            .real()
            .ok();
        assert_eq!(ran.stdout, "");
    }
    // By hand, with flags of one's own, nobody comes in.
    home.cli(["ssh", "session", "1"]).fails(2);
}
