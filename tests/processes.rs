//! Many processes at one file: nothing is lost, nothing is written twice, and no kill damages it.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use pretty_assertions::assert_eq;

use crate::support::Home;

/// The projects at which everybody works.
const HOT: [u32; 4] = [1, 2, 3, 4];

fn version(home: &Home, id: u32) -> u64 {
    home.project(id)["version"].as_u64().unwrap()
}

fn hot_versions(home: &Home) -> [u64; 4] {
    HOT.map(|id| version(home, id))
}

#[test]
fn eight_writers_with_ten_changes_each_lose_nothing() {
    let home = Home::plan();
    let (head, before) = (home.head(), hot_versions(&home));
    std::thread::scope(|scope| {
        for writer in 0..8_usize {
            let home = &home;
            scope.spawn(move || {
                for round in 0..10 {
                    let id = HOT[(writer + round) % HOT.len()].to_string();
                    let text = format!("{writer} 的第 {round} 条");
                    let note = home.cli(["note", &id, &text]);
                    note.actor(&format!("writer{writer}")).ok();
                }
            });
        }
    });
    assert_eq!(home.head(), head + 80);
    let after = hot_versions(&home);
    assert_eq!(after, before.map(|version| version + 20));
    for writer in 0..8 {
        let actor = format!("writer{writer}");
        let log = home.cli(["log", "--actor", &actor, "--limit", "0"]).ok();
        assert_eq!(log.lines().len(), 10);
    }
    home.cli(["doctor"]).ok();
}

#[test]
fn of_those_who_saw_the_same_version_one_writes_and_the_others_are_told() {
    let home = Home::plan();
    let (head, before) = (home.head(), hot_versions(&home));
    let written: Vec<u32> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..8_usize)
            .map(|writer| {
                let home = &home;
                scope.spawn(move || {
                    let mut written = Vec::new();
                    for round in 0..10 {
                        let id = HOT[(writer + round) % HOT.len()];
                        let seen = version(home, id).to_string();
                        let (id_text, text) = (id.to_string(), format!("{writer}/{round}"));
                        let block = home.cli(["block", &id_text, &text, "--seen", &seen]);
                        let ran = block.run();
                        match ran.code {
                            0 => written.push(id),
                            5 => assert!(ran.stderr.contains("改动过"), "{}", ran.stderr),
                            _ => panic!("{ran:?}"),
                        }
                    }
                    written
                })
            })
            .collect();
        let all = writers
            .into_iter()
            .flat_map(|writer| writer.join().unwrap());
        all.collect()
    });
    assert!(written.len() >= 10, "{written:?}");
    assert_eq!(home.head(), head + written.len() as u64);
    for (id, before) in HOT.into_iter().zip(before) {
        let count = written.iter().filter(|written| **written == id).count();
        assert_eq!(version(&home, id), before + count as u64);
    }
    home.cli(["doctor"]).ok();
}

#[test]
fn readers_see_a_whole_board_while_others_write() {
    let home = Home::plan();
    let count = home.cli(["list"]).ok().lines().len();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0..20 {
                home.cli(["note", "1", &format!("第 {round} 条")]).ok();
            }
        });
        scope.spawn(|| {
            for _ in 0..20 {
                assert_eq!(home.cli(["list"]).ok().lines().len(), count);
            }
        });
    });
}

fn start(home: &Home, text: &str) -> Child {
    let mut command = home.cli(["report", "1", "--progress", text]).command();
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    quiet.spawn().unwrap()
}

#[test]
fn a_writer_that_is_killed_leaves_the_database_whole() {
    let home = Home::plan();
    let before = home.head();
    // The kills are spread over the program's life, which is some 10 ms: before it opens the file, in the middle of its
    // transaction, after it.
    for round in 0..100_u32 {
        let mut child = start(&home, &format!("第 {round} 次"));
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_micros(100) * round {
            std::thread::yield_now();
        }
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let doctor = home.cli(["doctor", "--json"]).ok().json();
    assert_eq!(doctor["findings"].as_array().unwrap().len(), 0);
    let head = doctor["head"][0].as_u64().unwrap();
    assert!((before..=before + 100).contains(&head));
    home.cli(["report", "1", "--progress", "最后一次"]).ok();
    assert_eq!(home.head(), head + 1);
    let entry = &home.project(1)["entries"];
    assert_eq!(entry[0]["text"]["progress"], "最后一次");
}

#[test]
fn what_was_acknowledged_survives_the_kill_of_another() {
    let home = Home::plan();
    let head = home.head();
    for round in 0..10 {
        let mut victim = start(&home, &format!("第 {round} 次"));
        home.cli(["note", "2", &format!("已答复 {round}")]).ok();
        victim.kill().unwrap();
        victim.wait().unwrap();
    }
    let log = home.cli(["log", "2", "--limit", "0"]).ok().stdout;
    for round in 0..10 {
        assert!(log.contains(&format!("已答复 {round}")));
    }
    assert!((head + 10..=head + 20).contains(&home.head()));
    home.cli(["doctor"]).ok();
}
