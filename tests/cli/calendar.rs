//! `duban calendar`: read back by an independent reader.

use std::collections::BTreeMap;

use ical::IcalParser;
use pretty_assertions::assert_eq;

use crate::support::Home;

/// The entries, each as its properties by name; a parameter stands behind the name.
fn events(text: &str) -> Vec<BTreeMap<String, String>> {
    let calendars = IcalParser::new(text.as_bytes());
    let events = calendars.flat_map(|calendar| calendar.unwrap().events);
    let named = |property: ical::property::Property| {
        let params = property.params.unwrap_or_default();
        let params: Vec<String> = params
            .iter()
            .map(|(name, values)| format!(";{name}={}", values.join(",")))
            .collect();
        (
            format!("{}{}", property.name, params.concat()),
            property.value.unwrap_or_default(),
        )
    };
    events
        .map(|event| event.properties.into_iter().map(named).collect())
        .collect()
}

const START: &str = "DTSTART;VALUE=DATE";
const END: &str = "DTEND;VALUE=DATE";

#[test]
fn every_open_deadline_is_a_whole_day_with_a_name_for_ever() {
    let home = Home::small();
    let text = home.cli(["calendar"]).ok().stdout;
    let found = events(&text);
    assert!(!found.is_empty(), "{text}");
    for event in &found {
        assert!(event["UID"].ends_with("@duban"));
        assert_eq!(event[START].len(), 8, "{event:?}");
    }
    let mut names: Vec<&str> = found.iter().map(|event| event["UID"].as_str()).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count);

    // A later date is the same entry on another day.
    let first = found.first().unwrap();
    home.cli(["due", "1", "9月底", "--reason", "land"]).ok();
    let again = events(&home.cli(["calendar"]).ok().stdout);
    let moved = again
        .iter()
        .find(|event| event["UID"] == first["UID"])
        .unwrap();
    assert_eq!(moved[START], "20250930");
    // The end of an entry is the day behind it.
    assert_eq!(moved[END], "20251001");
    let sequence = |event: &BTreeMap<String, String>| event["SEQUENCE"].parse::<u32>().unwrap();
    assert!(sequence(moved) > sequence(first));
}

#[test]
fn the_same_board_gives_the_same_bytes_and_lines_are_short() {
    let home = Home::small();
    home.cli(["edit", "1", "--title", &"很长的名字".repeat(20)])
        .ok();
    let twice = [1, 2].map(|_| home.cli(["calendar", "--alarm", "7"]).ok().stdout);
    assert_eq!(twice[0], twice[1]);
    for line in twice[0].split("\r\n") {
        assert!(line.len() <= 75, "{line}");
    }
    assert!(twice[0].contains("TRIGGER"), "{}", twice[0]);
}

#[test]
fn hostile_titles_stay_in_their_line() {
    let home = Home::small();
    let title = "北坞,公园;\u{1b}[31mEND:VEVENT\\n";
    home.cli(["edit", "1", "--title", title]).ok();
    let text = home.cli(["calendar"]).ok().stdout;
    assert!(!text.contains('\u{1b}'), "{text}");
    let found = events(&text);
    let said = found
        .iter()
        .map(|event| &event["SUMMARY"])
        .find(|said| said.contains("北坞"));
    let meant = "北坞\\,公园\\;[31mEND:VEVENT\\\\n";
    assert!(said.unwrap().contains(meant), "{said:?}");
}

#[test]
fn a_filter_narrows_it_and_a_file_is_written_whole() {
    let home = Home::small();
    let all = events(&home.cli(["calendar"]).ok().stdout).len();
    let none = events(&home.cli(["calendar", "没有这个项目"]).ok().stdout).len();
    assert!(all > 0 && none == 0);
    home.cli(["calendar", "-o", "due.ics"]).ok();
    let written = std::fs::read_to_string(home.path("due.ics")).unwrap();
    assert_eq!(events(&written).len(), all);
}

#[test]
fn what_is_finished_suspended_or_removed_has_no_entry() {
    let named = |home: &Home, more: &[&str]| {
        let text = home
            .cli([&["calendar"], more].concat())
            .today("2025-04-20")
            .ok()
            .stdout;
        let found = events(&text);
        let of_first = |event: &&BTreeMap<String, String>| event["UID"].contains(".project.1@");
        found.iter().filter(of_first).count()
    };
    let endings: [&[&str]; 3] = [
        &["move", "1", "completed"],
        &["suspend", "1", "资金未到位"],
        &["remove", "1", "--note", "重复"],
    ];
    for ending in endings {
        let home = Home::small();
        assert_eq!(named(&home, &[]), 1);
        home.cli(ending.iter().copied()).today("2025-04-10").ok();
        assert_eq!(named(&home, &[]), 0, "{ending:?}");
        // Looking back it is still there.
        assert_eq!(named(&home, &["--as-of", "2025-04-09"]), 1, "{ending:?}");
    }
}
