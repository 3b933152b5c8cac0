//! `duban export`: formats, columns, order, and the board of a past day.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;

use crate::support::Home;

fn export(home: &Home, words: &[&str]) -> String {
    home.cli([&["export"], words].concat()).ok().stdout
}

#[test]
fn the_name_of_the_file_says_the_format() {
    let home = Home::small();
    let begun = |name: &str| {
        home.cli(["export", "-o", name]).ok();
        std::fs::read(home.path(name)).unwrap()
    };
    assert!(begun("a.csv").starts_with("\u{feff}编号,".as_bytes()));
    assert!(begun("a.XLSX").starts_with(b"PK"));
    assert!(begun("a.json").starts_with(b"{\n  \"schema\": \"duban.ledger/1\""));
    assert!(begun("a.md").starts_with("# 台账\n\n| 编号 |".as_bytes()));
    assert!(begun("a.ics").starts_with(b"BEGIN:VCALENDAR\r\n"));
    let demo = Home::demo();
    for (home, verb) in [(&home, "export"), (&demo, "indicators")] {
        let told = home.cli([verb, "-o", "a.docx"]).fails(2);
        assert!(
            told.contains("a.docx 的扩展名不是可用的格式；可用：csv xlsx"),
            "{told}"
        );
        assert!(!home.path("a.docx").exists());
    }
}

#[test]
fn json_has_a_value_under_every_key() {
    let home = Home::small();
    let sheet = home.cli(["export", "--format", "json"]).ok().json();
    assert_eq!(sheet["schema"], "duban.ledger/1");
    let columns = sheet["columns"].as_array().unwrap();
    let keys: BTreeSet<&str> = columns
        .iter()
        .map(|it| it["key"].as_str().unwrap())
        .collect();
    assert_eq!(keys.len(), 25);
    let rows = sheet["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 2);
    for row in rows {
        let known: BTreeSet<&str> = row
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(known, keys);
        assert!(row["version"].is_u64());
    }
    assert_eq!(rows[0]["number"], "#1");
    assert!(rows[0]["invest_total"].is_null());
    // With the flag that everything has, without naming the format.
    assert_eq!(home.cli(["export", "--json"]).ok().json(), sheet);
}

#[test]
fn columns_go_by_key_or_by_either_heading() {
    let home = Home::small();
    let head = |names: &str| {
        let text = export(&home, &["--no-bom", "--columns", names]);
        text.lines().next().unwrap().trim_end().to_owned()
    };
    assert_eq!(head("number,title"), "编号,项目");
    assert_eq!(head("项目，逾期天数、 Light ,title"), "项目,逾期天数,灯");
    assert_eq!(head("all").split(',').count(), 52);
    assert_eq!(head("全部"), head("all"));
    let told = home.cli(["export", "--columns", "titel"]).fails(2);
    assert!(
        told.contains("没有“titel”列") && told.contains("是不是“title”"),
        "{told}"
    );
    let told = home.cli(["export", "--columns", ""]).fails(2);
    assert!(told.contains("没有“”列"), "{told}");
    let told = home
        .cli(["export", "--format", "ics", "--columns", "title"])
        .fails(2);
    assert!(told.contains("日历"), "{told}");
}

#[test]
fn it_is_sorted_and_filtered_as_a_list_is() {
    let home = Home::small();
    let numbers = |words: &[&str]| {
        let text = export(
            &home,
            &[&["--no-bom", "--columns", "number"], words].concat(),
        );
        text.lines()
            .skip(1)
            .map(|line| line.trim_end().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(numbers(&["--sort", "-id"]), ["#2", "#1"]);
    assert_eq!(numbers(&["id:2"]), ["#2"]);
    home.cli(["export", "--sort", "nonsense"]).fails(2);
}

#[test]
fn a_past_day_is_exported_as_it_stood() {
    let home = Home::small();
    home.cli(["move", "1", "completed"])
        .today("2025-04-10")
        .ok();
    home.cli(["due", "1", "年底前", "--reason", "works"])
        .today("2025-07-20")
        .ok();
    let row = |day: &str| {
        let words = [
            "export",
            "id:1",
            "--columns",
            "all",
            "--format",
            "json",
            "--as-of",
            day,
        ];
        let sheet = home.cli(words).today("2025-08-01").ok().json();
        sheet["rows"][0].clone()
    };
    let then = row("2025-04-09");
    assert_eq!(then["stage"], "在建");
    assert!(then["finished"].is_null());
    assert_eq!(then["slips"], 0);
    let now = row("2025-07-31");
    assert_eq!(
        (now["stage"].as_str(), now["finished"].as_str()),
        (Some("完工"), Some("2025-04-10"))
    );
    assert_eq!(now["slips"], 1);
}

#[test]
fn what_is_read_only_tells_and_is_left_alone_on_the_way_back() {
    let home = Home::small();
    home.cli(["export", "--columns", "all", "-o", "all.csv"])
        .ok();
    let told = home.cli(["import", "all.csv"]).ok().stdout;
    assert!(
        told.contains("未使用的列") && told.contains("逾期天数"),
        "{told}"
    );
    assert!(told.contains("没有变化"), "{told}");
}

#[test]
fn hostile_words_stay_in_their_cell_in_every_format() {
    let home = Home::small();
    let title = "=cmd|' /C calc'!A0\u{1b}[31m\u{202e}|a";
    home.cli(["edit", "1", "--title", title]).ok();
    let csv = export(&home, &["--columns", "title"]);
    assert!(csv.contains("'=cmd|"), "{csv}");
    let md = export(&home, &["--columns", "title", "--format", "md"]);
    assert!(md.contains("=cmd\\|"), "{md}");
    for format in ["csv", "json", "md", "ics"] {
        let text = export(&home, &["--format", format]);
        assert!(!text.contains(['\u{1b}', '\u{202e}']), "{format}: {text}");
    }
}
