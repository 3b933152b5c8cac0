//! `duban week`: this week's changes and no others, the same bytes whoever asks, a file that is whole or not there.

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::support::{Cli, Home};

/// Changes in three weeks, one of them after the cut-off of its week (Friday 17:00).
fn three_weeks() -> Home {
    let home = Home::small();
    let on = |day: &str, words: &[&str]| {
        home.cli(words.iter().copied()).today(day).ok();
    };
    on(
        "2025-03-20T10:00",
        &["report", "1", "--progress", "第一周进展"],
    );
    on(
        "2025-03-20T11:00",
        &["milestone", "1", "洞通", "--due", "5月底"],
    );
    on(
        "2025-03-25T10:00",
        &[
            "report",
            "1",
            "--progress",
            "第二周进展",
            "--next",
            "下周计划",
        ],
    );
    on("2025-03-26T10:00", &["done", "1", "洞通"]);
    on(
        "2025-03-27T10:00",
        &["due", "1", "9月底", "--reason", "land", "--note", "未腾退"],
    );
    on("2025-03-28T16:59", &["move", "1", "completed"]);
    on("2025-03-28T17:01", &["move", "2", "construction"]);
    on("2025-04-02T10:00", &["move", "1", "operating"]);
    home
}

fn json(home: &Home, week: &str) -> Value {
    let week = home.cli(["week", "--week", week, "--json"]);
    week.today("2025-04-20").ok().json()
}

fn steps(week: &Value) -> Vec<(u64, String)> {
    let mut steps = Vec::new();
    for group in week["progress"].as_array().unwrap() {
        for project in group["projects"].as_array().unwrap() {
            let id = project["project"]["id"].as_u64().unwrap();
            for step in project["steps"].as_array().unwrap() {
                steps.push((id, step["kind"].as_str().unwrap().to_owned()));
            }
            if let Some(text) = project["entry"]["text"].as_str() {
                steps.push((id, text.to_owned()));
            }
        }
    }
    steps
}

fn step(id: u64, what: &str) -> (u64, String) {
    (id, what.to_owned())
}

#[test]
fn a_week_holds_its_own_changes_and_no_others() {
    let home = three_weeks();
    let week = json(&home, "2025-W13");
    assert_eq!(week["monday"], "2025-03-24");
    assert_eq!(week["cut_off"], "2025-03-28T09:00:00Z");
    assert_eq!(week["preliminary"], false);
    assert_eq!(
        steps(&week),
        [step(1, "stage"), step(1, "reached"), step(1, "第二周进展")]
    );
    let changes = week["date_changes"].as_array().unwrap();
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0]["to"]["phrase"], "9月底");
    assert_eq!(changes[0]["note"], "未腾退");
    assert_eq!(steps(&json(&home, "2025-W12")), [step(1, "第一周进展")]);
    let after = json(&home, "2025-W14");
    assert_eq!(steps(&after), [step(2, "stage"), step(1, "stage")]);
    assert_eq!(after["date_changes"].as_array().unwrap().len(), 0);
    assert_eq!(steps(&json(&home, "2025-W15")), []);
}

#[test]
fn the_same_week_is_the_same_bytes_whoever_asks_and_when() {
    let home = three_weeks();
    let all = "txt,md,html,docx,xlsx,csv,json";
    let week = home.cli([
        "week", "--week", "2025-W13", "--lang", "zh", "--format", all, "-o", "out",
    ]);
    let week = week.today("2025-04-20");
    home.write("out/README", "");
    let written = |week: &Cli| {
        week.ok();
        let mut files: Vec<(String, Vec<u8>)> = std::fs::read_dir(home.path("out"))
            .unwrap()
            .map(|file| file.unwrap().path())
            .map(|path| {
                let name = path.file_name().unwrap().to_str().unwrap().to_owned();
                (name, std::fs::read(path).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let first = written(&week);
    let names: Vec<&str> = first.iter().map(|(name, _)| name.as_str()).collect();
    let endings = ["csv", "docx", "html", "json", "md", "txt", "xlsx"];
    let meant = endings.map(|ending| format!("小计划周报-2025-W13.{ending}"));
    assert_eq!(
        names.split_first(),
        Some((&"README", meant.each_ref().map(String::as_str).as_slice()))
    );
    assert!(first.iter().skip(1).all(|(_, bytes)| !bytes.is_empty()));
    for again in [
        week.clone(),
        week.clone().env("TZ", "America/New_York"),
        week.clone().env("LANG", "C"),
        week.clone()
            .env("LC_ALL", "tr_TR.UTF-8")
            .env("COLUMNS", "40"),
        week.clone().actor("li"),
        week.clone().today("2026-01-05T23:59"),
    ] {
        assert_eq!(written(&again), first);
    }
    home.cli(["note", "1", "后来"]).today("2025-04-20").ok();
    assert_eq!(written(&week), first);
}

#[test]
fn several_formats_need_a_directory() {
    let home = three_weeks();
    let week = home.cli(["week", "--week", "2025-W13", "--format", "html,docx"]);
    let week = week.today("2025-04-20");
    let told = week.fails(2);
    assert_eq!(told, "错误：多种格式要写入一个目录，请用 -o 目录\n");
    let told = week.args(["-o", "nowhere"]).fails(2);
    assert!(told.contains("nowhere 不是已有的目录"), "{told}");
    assert!(!home.path("nowhere").exists());
}

#[test]
fn a_late_report_is_told_in_the_week_in_which_it_came() {
    let home = three_weeks();
    let before = home.cli(["week", "--week", "2025-W13"]).today("2025-04-20");
    let before = before.ok().stdout;
    let late = home.cli(["report", "2", "--week", "2025-W13", "--progress", "补的"]);
    late.today("2025-04-03").ok();
    let after = home.cli(["week", "--week", "2025-W13"]).today("2025-04-20");
    assert_eq!(after.ok().stdout, before);
    let next = home.cli(["week", "--week", "2025-W14"]).today("2025-04-20");
    assert!(next.ok().stdout.contains("补报 2025-W13：补的"));
}

#[test]
fn a_file_is_written_whole_and_nothing_else_is_left() {
    let home = three_weeks();
    let week = home.cli(["week", "--week", "2025-W13", "--format", "md"]);
    let week = week.today("2025-04-20");
    let printed = week.ok().stdout;
    home.write(
        "out/week.md",
        "an older and much longer text ".repeat(10_000),
    );
    let told = week.clone().args(["-o", "out/week.md"]).ok();
    assert_eq!(told.stdout, "");
    let written = std::fs::read_to_string(home.path("out/week.md")).unwrap();
    assert_eq!(written, printed);
    assert_eq!(std::fs::read_dir(home.path("out")).unwrap().count(), 1);
    let told = week.args(["-o", "nowhere/week.md"]).fails(1);
    assert!(
        told.starts_with("错误：无法写入 nowhere/week.md："),
        "{told}"
    );
}

#[test]
fn department_and_filter_narrow_it() {
    let home = three_weeks();
    let week = home.cli(["week", "--week", "2025-W14", "--dept", "水务局", "--json"]);
    assert_eq!(
        steps(&week.today("2025-04-20").ok().json()),
        [step(1, "stage")]
    );
    let week = home.cli(["week", "--week", "2025-W14", "公园", "--json"]);
    assert_eq!(
        steps(&week.today("2025-04-20").ok().json()),
        [step(2, "stage")]
    );
    let told = home.cli(["week", "--week", "foo"]).fails(2);
    assert_eq!(
        told,
        "错误：看不懂“foo”是哪一周；可写 2025-W11、2025-03-14、this、last\n"
    );
}

#[test]
fn english_has_every_heading_in_english() {
    let home = Home::empty();
    home.cli(["add", "A weir", "--category", "water"]).ok();
    let week = home.cli(["week", "--format", "md"]).english().ok().stdout;
    let chinese: Vec<&str> = week.lines().filter(|line| !line.is_ascii()).collect();
    assert!(
        chinese
            .iter()
            .all(|line| !line.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))),
        "{chinese:?}"
    );
}
