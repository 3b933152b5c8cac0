//! Fifty at once on twenty projects, with the program as it is: nothing is lost, nothing is written twice, nobody is told
//! of a lock, and no kill takes away what was acknowledged.
//!
//! It is a binary of its own, so that it keeps no other test from the processor. Only counts are looked at, no times.

#![cfg(test)]
#![expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test gives processes a little time to live before it kills them, and tells how many it met"
)]

use std::io::Read;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use pretty_assertions::assert_eq;
use serde_json::Value;

const WRITERS: usize = 50;
const CHANGES: usize = 100;
const HOT: usize = 20;
/// How many more are killed in the midst of it, one after the other.
const KILLED: usize = 150;

fn duban(db: &Path, actor: &str, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_duban"));
    command.env_clear().env("HOME", db.parent().unwrap());
    command.env("DUBAN_ACTOR", actor).env("LANG", "zh_CN.UTF-8");
    command.args(["--today", "2025-03-14", "--db"]).arg(db);
    command.args(words).stdin(Stdio::null());
    command
}

fn run(db: &Path, actor: &str, words: &[&str]) -> Output {
    duban(db, actor, words).output().unwrap()
}

fn ok(db: &Path, words: &[&str]) -> String {
    let output = run(db, "admin", words);
    let told = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), told.as_str()), (Some(0), ""));
    String::from_utf8(output.stdout).unwrap()
}

fn json(db: &Path, words: &[&str]) -> Value {
    serde_json::from_str(&ok(db, words)).unwrap()
}

fn version(db: &Path, id: &str) -> u64 {
    json(db, &["show", id, "--json"])["version"]
        .as_u64()
        .unwrap()
}

/// A change that stands in nobody's way: done at the first time, or it fails.
fn change(db: &Path, actor: &str, words: &[&str]) {
    let begun = Instant::now();
    let output = run(db, actor, words);
    let (told, took) = (String::from_utf8_lossy(&output.stderr), begun.elapsed());
    let done = (output.status.code(), &*told);
    assert_eq!(done, (Some(0), ""), "{words:?} after {took:?}");
}

/// A change of what was seen: where somebody was faster, it is looked at again. Tells how often.
fn insist(db: &Path, actor: &str, id: &str, text: &str) -> usize {
    for again in 0.. {
        let seen = version(db, id).to_string();
        let output = run(db, actor, &["block", id, text, "--seen", &seen]);
        let told = String::from_utf8_lossy(&output.stderr);
        match output.status.code() {
            Some(0) => return again,
            Some(5) => assert!(told.contains("改动过"), "{told}"),
            other => panic!("{other:?}: {told}"),
        }
    }
    unreachable!()
}

/// One of the changes of a writer: notes, figures, weekly entries, moves, and what only one at a time may change.
fn step(db: &Path, writer: usize, round: usize) -> usize {
    let (actor, text) = (
        format!("writer{writer}"),
        format!("{writer} 的第 {round} 件"),
    );
    let id = ((writer + round) % HOT + 1).to_string();
    let figure = (round + 1).to_string();
    match round % 10 {
        1 => {
            let name = format!("{writer} 的管线");
            let words = ["measure", &id, &name, "--unit", "米", "--done", &figure];
            change(db, &actor, &words);
        }
        2 | 6 => change(db, &actor, &["report", &id, "--progress", &text]),
        // Each project is moved by one alone, forth and back.
        3 if writer < HOT => {
            let id = (writer + 1).to_string();
            let stages = ["construction", "preliminary"];
            let to = stages[round / 10 % stages.len()];
            change(db, &actor, &["move", &id, to, "--yes"]);
        }
        9 => return insist(db, &actor, &id, &text),
        _ => change(db, &actor, &["note", &id, &text]),
    }
    0
}

/// Starts a change and kills it after a while; tells what was acknowledged.
fn killed(db: &Path, round: usize) -> Option<String> {
    let text = format!("第 {round} 个");
    let id = (round % HOT + 1).to_string();
    let mut command = duban(db, "victim", &["note", &id, &text]);
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    // From before it opens the file until after it has ended, beside fifty others.
    thread::sleep(Duration::from_micros(1700) * u32::try_from(round % 100).unwrap());
    child.kill().unwrap();
    child.wait().unwrap();
    let mut told = String::new();
    child
        .stdout
        .take()
        .unwrap()
        .read_to_string(&mut told)
        .unwrap();
    told.contains('\n').then_some(text)
}

#[test]
fn fifty_writers_with_a_hundred_changes_each_lose_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let db = dir.path().join("duban.db");
    ok(&db, &["init", "--sandbox", "--empty"]);
    for number in 1..=HOT {
        ok(
            &db,
            &["add", &format!("第{number}号工程"), "--category", "park"],
        );
    }
    let ids: Vec<String> = (1..=HOT).map(|id| id.to_string()).collect();
    let versions = |db: &Path| ids.iter().map(|id| version(db, id)).sum::<u64>();
    let before = (
        json(&db, &["doctor", "--json"])["head"][0]
            .as_u64()
            .unwrap(),
        versions(&db),
    );

    let (conflicts, is_over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let acknowledged = thread::scope(|scope| {
        let victims = scope.spawn(|| {
            let rounds = (0..KILLED).take_while(|_| !is_over.load(Ordering::Relaxed));
            rounds
                .filter_map(|round| killed(&db, round))
                .collect::<Vec<_>>()
        });
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let (db, conflicts) = (&db, &conflicts);
                scope.spawn(move || {
                    for round in 0..CHANGES {
                        conflicts.fetch_add(step(db, writer, round), Ordering::Relaxed);
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.join().unwrap();
        }
        is_over.store(true, Ordering::Relaxed);
        victims.join().unwrap()
    });

    let log = ok(
        &db,
        &["log", "--actor", "victim", "--limit", "0", "--plain"],
    );
    for text in &acknowledged {
        assert!(log.contains(text), "{text} was acknowledged and is lost");
    }
    let survived = log.lines().count() as u64;
    assert!(survived >= acknowledged.len() as u64);
    let made = (WRITERS * CHANGES) as u64 + survived;
    let doctor = json(&db, &["doctor", "--json"]);
    assert_eq!(doctor["findings"].as_array().unwrap().len(), 0);
    let after = (doctor["head"][0].as_u64().unwrap(), versions(&db));
    assert_eq!(after, (before.0 + made, before.1 + made));
    for writer in 0..WRITERS {
        let actor = format!("writer{writer}");
        let log = ok(&db, &["log", "--actor", &actor, "--limit", "0", "--plain"]);
        assert_eq!(log.lines().count(), CHANGES, "{actor}");
    }
    eprintln!(
        "{} looked again, {} of {survived} that were killed had been acknowledged",
        conflicts.load(Ordering::Relaxed),
        acknowledged.len()
    );
}
