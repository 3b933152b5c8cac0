//! Slips of a small log.

use chrono_tz::Asia::Shanghai;
use pretty_assertions::assert_eq;
use serde_json::json;

use super::*;
use crate::domain::slip::{is_raising, numbers};
use crate::domain::state::{Horizon, State};
use crate::i18n::Lang;
use crate::report::paper::Report;
use crate::report::testing::{Log, due, full};
use crate::report::{docx, json, md, txt};

/// Project 1 is listed, in a log in which two projects were raised before it.
fn listed() -> Log {
    let mut log = full();
    log.at("2025-03-14 09:00:00").by("wang");
    log.project(2, json!({"kind": "level", "from": "none", "to": "remind"}));
    log.because("3月底前报方案|<b>");
    log.project(
        1,
        json!({"kind": "level", "from": "supervise", "to": "listed"}),
    );
    log
}

fn last(log: &Log) -> Slip {
    let state = State::fold(&log.events, Shanghai, Horizon::Everything);
    let numbers = numbers(&log.events, Shanghai);
    let of_one = |event: &&Event| event.project.is_some_and(|id| id.0 == 1) && is_raising(event);
    let event = log.events.iter().rfind(of_one).unwrap();
    let raising = Raising {
        event,
        number: numbers[&event.seq],
        earlier: &[],
    };
    let project = state.projects.values().find(|project| project.id.0 == 1);
    build(
        raising,
        project.unwrap(),
        &state.board,
        "2025-03-14".parse().unwrap(),
    )
    .unwrap()
}

#[test]
fn the_slip_tells_project_promise_state_and_what_is_asked() {
    let slip = last(&listed());
    insta::assert_snapshot!("zh", md::md(&slip.paper(Lang::Zh)));
    insta::assert_snapshot!("en", txt::txt(&slip.paper(Lang::En)));
}

#[test]
fn a_number_stays_whatever_is_recorded_after_it() {
    let mut log = listed();
    let before = numbers(&log.events, Shanghai);
    let last = *before.last_key_value().unwrap().0;
    log.undo(last);
    log.at("2026-01-02 09:00:00").on("2025-03-01");
    let next = log.project(3, json!({"kind": "level", "from": "none", "to": "remind"}));
    let after = numbers(&log.events, Shanghai);
    assert!(before.iter().all(|(seq, number)| after[seq] == *number));
    // The undoing itself has none, and a new year begins with 1.
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!((after[&next].year, after[&next].nth), (2026, 1));
}

#[test]
fn what_nobody_said_is_left_blank_for_the_hand() {
    let mut log = full();
    log.project(
        1,
        json!({"kind": "level", "from": "supervise", "to": "listed"}),
    );
    let page = md::md(&last(&log).paper(Lang::Zh));
    for line in [
        "| 办理要求 |  |",
        "| 办理时限 |  |",
        "| 发单单位（盖章） |  |",
        "|  |  |  |",
    ] {
        assert!(page.contains(line), "{line}: {page}");
    }
}

#[test]
fn programs_and_word_get_it_too() {
    let mut log = listed();
    log.deadline(
        1,
        json!(null),
        due("\u{1b}[31m\u{202e}年底", "2025-12-31"),
        json!(null),
    );
    let slip = last(&log);
    let told: serde_json::Value = serde_json::from_str(&json::json(&slip).unwrap()).unwrap();
    assert_eq!(told["schema"], "duban.slip/1");
    assert_eq!(told["to"], "listed");
    assert_eq!(told["due"]["phrase"], "[31m年底");
    let paper = slip.paper(Lang::Zh);
    assert_eq!(docx::docx(&paper).unwrap(), docx::docx(&paper).unwrap());
}
