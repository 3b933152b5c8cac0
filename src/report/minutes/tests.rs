//! Minutes of a small review.

use chrono_tz::Asia::Shanghai;
use pretty_assertions::assert_eq;
use serde_json::json;

use super::*;
use crate::domain::state::Horizon;
use crate::i18n::Lang;
use crate::report::paper::Report;
use crate::report::testing::{Log, due, full};
use crate::report::{json, md, txt};

/// Wang decides on two projects, of which he takes one decision back; Li does something else.
fn review() -> Log {
    let mut log = full();
    log.deadline(3, json!(null), due("1月底|<b>", "2025-01-31"), json!(null));
    log.at("2025-03-14 09:00:00").by("wang");
    log.project(1, json!({"kind": "urged", "note": "本周报\n方案|表"}));
    log.because("规则: 逾期14天");
    log.project(
        1,
        json!({"kind": "level", "from": "supervise", "to": "listed"}),
    );
    log.because("市里同意");
    log.deadline(
        3,
        due("1月底|<b>", "2025-01-31"),
        due("6月底", "2025-06-30"),
        json!("approval"),
    );
    let mistaken = log.project(2, json!({"kind": "urged"}));
    log.undo(mistaken);
    log.by("li");
    log.project(2, json!({"kind": "urged", "note": "别人催的"}));
    log
}

fn minutes(log: &Log) -> Minutes {
    let state = State::fold(&log.events, Shanghai, Horizon::Everything);
    let since = "2025-03-14".parse().unwrap();
    let begun: Vec<Event> = log
        .events
        .iter()
        .filter(|event| event.effective >= since)
        .cloned()
        .collect();
    let span = Span {
        actor: &Actor("wang".to_owned()),
        since,
        until: since,
        skipped: Some(2),
    };
    build(&begun, &state, span)
}

#[test]
fn they_hold_what_one_person_decided_and_did_not_take_back() {
    let minutes = minutes(&review());
    let tally = Tally {
        projects: 2,
        urged: 1,
        raised: 1,
        dated: 1,
        skipped: Some(2),
        ..Tally::default()
    };
    assert_eq!(minutes.tally, tally);
    let rows: Vec<(&str, Option<i64>)> = minutes
        .departments
        .iter()
        .flat_map(|section| &section.rows)
        .map(|row| (row.project.title.as_str(), row.days_late))
        .collect();
    // By the date that was in force when it came up, not by the new one.
    assert_eq!(rows, [("西玉河雨水调蓄区", Some(14)), ("新项目", Some(42))]);
}

#[test]
fn as_markdown_no_text_becomes_markup() {
    let text = md::md(&minutes(&review()).paper(Lang::Zh));
    insta::assert_snapshot!(text);
}

#[test]
fn as_text_in_english() {
    let text = txt::txt(&minutes(&review()).paper(Lang::En));
    insta::assert_snapshot!(text);
}

#[test]
fn where_nothing_was_decided_they_say_so() {
    let minutes = minutes(&full());
    let text = txt::txt(&minutes.paper(Lang::Zh));
    assert!(text.contains("本次督办项目0项"), "{text}");
    assert!(text.contains("无\n"), "{text}");
}

#[test]
fn as_json_they_have_a_schema() {
    let value: serde_json::Value =
        serde_json::from_str(&json::json(&minutes(&review())).unwrap()).unwrap();
    assert_eq!(value["schema"], "duban.minutes/1");
    let items = &value["departments"][0]["rows"][0]["items"];
    assert_eq!(items[0]["kind"], "urged");
    assert_eq!(items[1]["to"], "listed");
}
