//! Many who write at once: how long each change takes from the start of the program to its end, and that none is lost.
//!
//! `cargo bench --bench writers` lets 50 people make 100 changes each on 20 projects, without a pause, each change by the
//! program as a process of its own, and prints a line of `docs/load.md`; `cargo bench --bench writers -- 200 25` lets 200
//! make 25, a path behind it those of another build.

#![expect(clippy::print_stdout, reason = "a bench prints its table")]

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

const WRITERS: usize = 50;
const CHANGES: usize = 100;
const HOT: usize = 20;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    // Cargo adds a word of its own.
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let number = |place: usize, otherwise: usize| {
        words.get(place).map_or(Ok(otherwise), |word| word.parse())
    };
    let (writers, changes) = (number(0, WRITERS)?, number(1, CHANGES)?);
    let program = words
        .get(2)
        .map_or(env!("CARGO_BIN_EXE_duban"), String::as_str);
    let dir = tempfile::Builder::new()
        .prefix("duban-writers-")
        .tempdir()?;
    let db = dir.path().join("board.db");
    let run = |actor: &str, words: &[&str]| run(program, &db, actor, words);
    run("admin", &["init", "--sandbox", "--empty"])?;
    for number in 1..=HOT {
        run(
            "admin",
            &["add", &format!("第{number}号工程"), "--category", "park"],
        )?;
    }
    let before = head(&run("admin", &["doctor", "--json"])?)?;
    let (begun, failed) = (Instant::now(), AtomicUsize::new(0));
    let mut took = thread::scope(|scope| {
        let writers = (0..writers).map(|writer| {
            let (run, failed) = (&run, &failed);
            scope.spawn(move || {
                let mut took = Vec::with_capacity(changes);
                for round in 0..changes {
                    let id = ((writer + round) % HOT + 1).to_string();
                    let text = format!("{writer} 的第 {round} 件");
                    let words = match round % 3 {
                        0 => ["note", &id, &text].to_vec(),
                        1 => ["report", &id, "--progress", &text].to_vec(),
                        _ => ["block", &id, &text].to_vec(),
                    };
                    let begun = Instant::now();
                    if run(&format!("writer{writer}"), &words).is_err() {
                        failed.fetch_add(1, Ordering::Relaxed);
                    }
                    took.push(begun.elapsed());
                }
                took
            })
        });
        let writers: Vec<_> = writers.collect();
        let all = writers
            .into_iter()
            .flat_map(|writer| writer.join().unwrap_or_default());
        all.collect::<Vec<Duration>>()
    });
    let all = begun.elapsed();
    let made = head(&run("admin", &["doctor", "--json"])?)?.saturating_sub(before);
    took.sort();
    let at = |share: usize| {
        let place = (took.len() * share / 100).min(took.len().saturating_sub(1));
        took.get(place).map_or(0.0, Duration::as_secs_f64)
    };
    println!(
        "| writers × changes | events | failed | all | a change: median | 99 of 100 | slowest |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    println!(
        "| {writers} × {changes} | {made} | {} | {:.1} s | {:.2} s | {:.2} s | {:.2} s |",
        failed.into_inner(),
        all.as_secs_f64(),
        at(50),
        at(99),
        at(100)
    );
    Ok(())
}

fn run(program: &str, db: &Path, actor: &str, words: &[&str]) -> Outcome<String> {
    let mut command = Command::new(program);
    command.env_clear().env("DUBAN_ACTOR", actor);
    command.env("HOME", db.parent().ok_or("no directory")?);
    command
        .args(["--today", "2025-03-14", "--db"])
        .arg(db)
        .args(words);
    let output = command.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The number of the last event, as `duban doctor` tells it; it fails where anything is not as it should be.
fn head(doctor: &str) -> Outcome<u64> {
    let told: serde_json::Value = serde_json::from_str(doctor)?;
    let head = told.get("head").and_then(|head| head.get(0));
    Ok(head.and_then(serde_json::Value::as_u64).ok_or("no head")?)
}
