//! Databases of earlier versions: opened, whole, written to, and copied before.

use pretty_assertions::assert_eq;
use rstest::rstest;
use serde_json::{Value, json};

use crate::support::Home;

const ONE: &[u8] = include_bytes!("../dbs/0001.db");
const TWO: &[u8] = include_bytes!("../dbs/0002.db");

fn one() -> Home {
    with(ONE)
}

fn with(older: &[u8]) -> Home {
    let home = Home::new();
    home.write("duban.db", older);
    home
}

#[rstest]
#[case::first(ONE, 81)]
#[case::second(TWO, 91)]
fn an_older_version_is_brought_up_and_is_whole(#[case] older: &[u8], #[case] events: u64) {
    let home = with(older);
    let seen = home.cli(["doctor", "--json"]).ok().json();
    assert_eq!(seen["findings"], json!([]));
    assert_eq!(
        (&seen["format"], &seen["events"], &seen["projects"]),
        (&json!(3), &json!(events), &json!(4))
    );
    let listed = home.cli(["list", "--json"]).ok().json();
    let seen: Vec<[&Value; 4]> = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|it| [&it["id"], &it["title"], &it["stage"], &it["stage_since"]])
        .collect();
    assert_eq!(
        json!(seen),
        json!([
            [1, "清河路改造", "construction", "2025-02-10"],
            [2, "再生水厂", "construction", "2025-02-28"],
            [3, "街心公园", "completed", "2025-03-08"],
        ])
    );
}

#[test]
fn what_the_first_version_did_not_keep_is_told_by_its_log() {
    let home = one();
    // Since when and why a level is: the event of then says it. One that was undone says nothing.
    let mark = json!({"since": "2025-03-01", "actor": "li", "reason": "已有进展", "rule": null});
    assert_eq!(home.project(2)["level_mark"], mark);
    assert_eq!(home.project(1)["level_mark"], json!(null));
    let on_day = |day| {
        let told = home.cli(["list", "--json", "--as-of", day]).ok().json();
        told[0]["stage"].clone()
    };
    assert_eq!(on_day("2025-02-01"), json!("preliminary"));
    // Of holidays it knew nothing, and the weekly summary says how that is mended.
    let week = home.cli(["week", "--dry-run"]).run().stdout;
    assert!(week.contains("duban holidays --set"), "{week}");
}

#[test]
fn the_first_version_takes_over_the_holidays_that_the_program_knows() {
    let home = one();
    let doctor = home.cli(["doctor"]).ok().stdout;
    assert!(doctor.contains("duban holidays --set built-in"), "{doctor}");
    let dry = home
        .cli(["holidays", "--set", "built-in", "--dry-run"])
        .ok()
        .stdout;
    assert!(dry.contains("  + 2025-10-11 "), "{dry}");
    home.cli(["holidays", "--set", "built-in"]).ok();
    let days = home.cli(["holidays", "--json"]).ok().json();
    assert_eq!(days.as_array().unwrap().len(), 218);
    let doctor = home.cli(["doctor"]).ok().stdout;
    assert!(!doctor.contains("holidays"), "{doctor}");
    let week = home.cli(["week", "--dry-run"]).run().stdout;
    assert!(!week.contains("duban holidays"), "{week}");
}

#[test]
fn the_first_version_can_be_worked_with() {
    let home = one();
    home.cli(["urge", "2", "--note", "请抓紧"]).ok();
    home.cli(["move", "3", "operating"]).ok();
    home.cli(["undo"]).ok();
    home.cli(["level", "1", "2", "--note", "逾期"]).ok();
    assert_eq!(home.project(3)["stage"], "completed");
    assert_eq!(
        home.cli(["doctor", "--json"]).ok().json()["findings"],
        json!([])
    );
}

#[test]
fn the_first_version_is_copied_before_and_the_copy_is_good() {
    let home = one();
    home.cli(["list"]).ok();
    home.cli(["note", "1", "后来"]).ok();
    assert_eq!(home.files(), ["duban.db", "duban.db.before-2"]);
    let copy = std::fs::read(home.path("duban.db.before-2")).unwrap();
    // The header's user_version.
    assert_eq!(copy[60..64], 1_u32.to_be_bytes());
    // Put back in place it is opened like the first one, and copied once more.
    std::fs::write(home.db(), &copy).unwrap();
    assert_eq!(home.head(), 81);
    assert_eq!(
        home.files(),
        ["duban.db", "duban.db.before-2", "duban.db.before-2.2"]
    );
}

#[test]
fn two_who_open_it_at_once_bring_it_up_once() {
    let home = one();
    let both = [(); 2].map(|()| {
        home.cli(["note", "1", "同时"])
            .command()
            .stdout(std::process::Stdio::null())
            .spawn()
            .unwrap()
    });
    for mut one in both {
        assert!(one.wait().unwrap().success());
    }
    assert_eq!(home.files(), ["duban.db", "duban.db.before-2"]);
    assert_eq!(home.head(), 83);
}
