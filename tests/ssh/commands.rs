//! Commands over SSH: what they print, what they are given, what they may.

use std::time::{Duration, Instant};

use duban::domain::entrance::Step;
use duban::ops::{EventQuery, Failure, Mode};
use pretty_assertions::assert_eq;

use super::{by, record};
use crate::support::sshd::{Host, SSHD};

#[test]
fn reports_come_out_as_at_the_host_itself() {
    let Some(host) = Host::new() else { return };
    for words in [
        &["week", "--week", "2025-W11", "--format", "md"][..],
        &["list", "--json"],
        &["export", "--format", "csv"],
        &["help", "filters"],
        &["--help"],
        &["list", "--help"],
    ] {
        let (verb, rest) = words.split_first().unwrap();
        assert_eq!(
            host.ssh("li", words).ok(),
            host.admin(verb, rest),
            "{words:?}"
        );
    }
    let summary = ["--week", "2025-W11", "--format", "docx", "-o"];
    let file = host.path("week.docx");
    host.admin("week", &[&summary[..], &[file.to_str().unwrap()]].concat());
    let words = ["week", "--week", "2025-W11", "--format", "docx"];
    assert_eq!(host.ssh("li", &words).bytes(), std::fs::read(file).unwrap());
    assert!(host.ssh("li", &["--version"]).ok().starts_with("duban "));
    let told = host.ssh("li", &["list"]).english().run();
    assert_eq!((told.code, told.stderr.as_str()), (0, ""));
    // Every one of them is on record.
    let rows = record(&host, "li");
    assert_eq!(rows.len(), 9);
    assert_eq!(rows[1], (Step::Enter, "list --json".to_owned(), None));
}

#[test]
fn words_are_words_whatever_is_in_them() {
    let Some(host) = Host::new() else { return };
    let text = "it's; $(id) `id` && rm -rf / | \"x\" > y #5号 $HOME ~ * \\ !!";
    let quoted = format!("'{}'", text.replace('\'', r"'\''"));
    host.ssh("wang", &["note", "1", &quoted]).ok();
    let events = host.session().events(&EventQuery::default()).unwrap();
    let event = &events[0];
    assert_eq!(serde_json::to_value(&event.change).unwrap()["text"], text);
    assert_eq!(
        (event.actor.0.as_str(), &event.via),
        ("wang", &Some(by(&host, "wang")))
    );
    // Unquoted, it is no more than words that the grammar does not know.
    for line in [
        "list; id",
        "$(id)",
        "`id`",
        "|id",
        "note 1 x; id",
        "note 1 $(id) && id",
    ] {
        let sentence = host.ssh("wang", &[line]).fails(2);
        assert!(!sentence.contains("uid="), "{sentence}");
    }
    let found = host.ssh("wang", &["list '$(id)'"]).run();
    assert!(!String::from_utf8(found.stdout).unwrap().contains("uid="));
}

#[test]
fn a_ledger_is_imported_from_the_standard_input() {
    let Some(host) = Host::new() else { return };
    let ledger = host
        .ssh("zhou", &["export", "--columns", "number,title,place"])
        .ok();
    assert!(ledger.contains("上庄镇"), "{ledger}");
    let ledger = ledger.replace("上庄镇", "温泉镇");
    let would = host
        .ssh("zhou", &["import", "-", "--dry-run"])
        .input(&ledger)
        .ok();
    assert!(would.contains("温泉镇"), "{would}");
    host.ssh("zhou", &["import", "-"]).input(&ledger).ok();
    assert!(host.admin("show", &["1"]).contains("温泉镇"));
    let events = host.session().events(&EventQuery::default()).unwrap();
    assert_eq!(events[0].via, Some(by(&host, "zhou")));
    // Nothing came, or no ledger.
    host.ssh("zhou", &["import", "-"]).fails(4);
    host.ssh("zhou", &["import", "-"])
        .input([0, 159, 146, 150])
        .fails(4);
    // It takes a right that wang has not.
    host.ssh("wang", &["import", "-"])
        .input(ledger.replace("温泉镇", "上庄镇"))
        .fails(4);
}

#[test]
fn rights_decide_as_everywhere() {
    let Some(host) = Host::new() else { return };
    host.ssh("wang", &["note", "1", "闸门到货"]).ok();
    let sentence = host.ssh("wang", &["note", "2", "不是本部门的"]).fails(4);
    assert!(sentence.contains("您的部门也不配合"), "{sentence}");
    let sentence = host.ssh("li", &["note", "1", "x"]).english().fails(4);
    assert!(sentence.contains("yours is viewer"), "{sentence}");
    // The process owns the database; who came in does not.
    host.ssh("wang", &["due", "1", "年底前", "--reason", "land"])
        .fails(4);
    host.ssh("wang", &["show", "77"]).fails(3);
}

#[test]
fn administrators_work_from_afar_only_where_the_host_says_so() {
    let Some(host) = Host::new() else { return };
    for words in [
        "user",
        "config",
        "user add chen --key -",
        "dept 新局",
        "import - --add-departments",
    ] {
        let sentence = host.ssh("zhou", &[words]).fails(2);
        assert!(sentence.contains("administer = true"), "{sentence}");
    }
    drop(host);
    let Some(host) = Host::with(SSHD, "[ssh]\nadminister = true\n") else {
        return;
    };
    let key = host.key("chen", "ed25519");
    host.ssh("chen", &["list"]).is_denied();
    let add = [
        "user", "add", "chen", "--name", "陈晨", "--role", "viewer", "--key", "-",
    ];
    host.ssh("zhou", &add).input(&key).ok();
    // A key counts from the moment on in which it is known.
    host.ssh("chen", &["list"]).ok();
    let sentence = host.ssh("wang", &["user"]).fails(4);
    assert!(sentence.contains("管理员"), "{sentence}");
    host.ssh("zhou", &["user add chen --key /etc/passwd"])
        .fails(2);
    assert!(host.ssh("zhou", &["user"]).ok().contains("陈晨"));
}

#[test]
fn a_command_ends_with_its_client() {
    let Some(host) = Host::new() else { return };
    let client = host.ssh("wang", &["note", "1", "x"]);
    let held = host.session().batch(Mode::Commit, |_| {
        // It waits for the database, and without a terminal nobody sends it a signal.
        let mut waiting = client.start();
        host.until("the command", || host.serving().len() == 1);
        waiting.kill().unwrap();
        waiting.wait().unwrap();
        let begin = Instant::now();
        host.until("the command to end", || host.serving().is_empty());
        assert!(
            begin.elapsed() < Duration::from_secs(5),
            "{:?}",
            begin.elapsed()
        );
        Ok::<_, Failure>(())
    });
    held.unwrap();
    assert_eq!(record(&host, "wang"), []);
}
