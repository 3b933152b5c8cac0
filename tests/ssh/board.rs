//! The board over SSH.

use duban::domain::entrance::{Step, Why};
use duban::ops::{EntranceQuery, EventQuery};
use pretty_assertions::assert_eq;

use super::{by, record};
use crate::support::pty::Pty;
use crate::support::sshd::Host;

const SIZE: (u16, u16) = (80, 24);

fn board(host: &Host, login: &str) -> Pty {
    let mut pty = host.ssh(login, &[]).on_terminal(SIZE);
    pty.see("在建");
    pty
}

#[test]
fn somebody_without_an_account_works_on_the_board_and_the_log_says_who_and_from_where() {
    let Some(host) = Host::new() else { return };
    let (mut wang, mut li) = (board(&host, "wang"), board(&host, "li"));
    wang.see("在建 1").send(">").see("完工 1");
    // The other window sees it without a key.
    li.see("完工 1");
    wang.send("u")
        .see("在建 1")
        .send(">")
        .see("完工 1")
        .send("q");
    assert!(wang.ended().success());
    let query = EventQuery::default();
    let event = host
        .session()
        .events(&query)
        .unwrap()
        .into_iter()
        .next()
        .unwrap();
    assert_eq!(event.actor.0, "wang");
    assert_eq!(event.via, Some(by(&host, "wang")));
    // He looks on only.
    li.send("l").send(">").see("您是查看人员");
    li.send("q");
    assert!(li.ended().success());
    let event = host
        .session()
        .events(&query)
        .unwrap()
        .into_iter()
        .next()
        .unwrap();
    assert_eq!(event.actor.0, "wang");
    let visit = [
        (Step::Enter, String::new(), None),
        (Step::Leave, String::new(), None),
    ];
    assert_eq!(record(&host, "wang"), visit);
    assert_eq!(record(&host, "li"), visit);
    let rows = host.session().entrances(&EntranceQuery::default()).unwrap();
    let ways: Vec<_> = rows.iter().filter_map(|row| row.via.clone()).collect();
    assert_eq!(ways.len(), 4);
    assert!(
        ways.iter()
            .all(|via| *via == by(&host, "wang") || *via == by(&host, "li"))
    );
}

#[test]
fn a_killed_client_takes_its_board_along() {
    let Some(host) = Host::new() else { return };
    let mut wang = board(&host, "wang");
    assert_eq!(host.serving().len(), 1);
    wang.signal("KILL");
    host.until("the board to end", || host.serving().is_empty());
    let left = (Step::Leave, String::new(), Some(Why::Cut));
    host.until("the record", || record(&host, "wang").contains(&left));
    assert_eq!(record(&host, "wang").len(), 2);
}

#[test]
fn nothing_of_the_clients_environment_comes_along() {
    let Some(host) = Host::new() else { return };
    let agent = host.path("agent");
    let _listening = std::os::unix::net::UnixListener::bind(&agent).unwrap();
    let client = host
        .ssh("wang", &["--lang", "en"])
        .with(&[
            "-A",
            "-X",
            "-o",
            "SetEnv=DUBAN_ACTOR=zhou DUBAN_DB=/tmp/x.db EVIL=1",
        ])
        .env("DUBAN_DB", "/tmp/x.db")
        .env("DUBAN_LANG", "en")
        .env("SSH_AUTH_SOCK", agent.to_str().unwrap())
        .env("DISPLAY", ":99");
    let mut wang = client.on_terminal(SIZE);
    wang.see("Construction 1");
    let [id] = host.serving()[..] else { panic!() };
    let environment = std::fs::read(format!("/proc/{id}/environ")).unwrap();
    let environment = String::from_utf8(environment).unwrap();
    let names = environment
        .split('\0')
        .filter_map(|pair| pair.split('=').next());
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    names.retain(|name| !["", "PWD", "OLDPWD", "SHLVL", "_"].contains(name));
    let expected = [
        "HOME",
        "LANG",
        "LOGNAME",
        "MAIL",
        "PATH",
        "SHELL",
        "SSH_CLIENT",
        "SSH_CONNECTION",
        "SSH_ORIGINAL_COMMAND",
        "SSH_TTY",
        "SSH_USER_AUTH",
        "TERM",
        "USER",
    ];
    assert_eq!(names, expected);
    wang.send("q");
    assert!(wang.ended().success());
}

#[test]
fn the_screens_write_no_files_on_the_host() {
    let Some(host) = Host::new() else { return };
    let mut wang = board(&host, "wang");
    wang.send("W").see("周报");
    wang.send("s").see("文件名");
    wang.send("\u{13}").see("不在主机上存");
    let files = std::fs::read_dir(host.path("data")).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let strange: Vec<String> = names.filter(|name| !name.starts_with("duban.db")).collect();
    assert_eq!(strange, [""; 0]);
}
