//! `duban review`: what the documents of a year say and what the log knows, the same bytes whoever asks.

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::support::Home;

/// A year in which project 1, due 6月底, is finished late after a slip, and project 2 is left without a word.
fn a_year() -> Home {
    let home = Home::small();
    let on = |day: &str, words: &[&str]| {
        home.cli(words.iter().copied()).today(day).ok();
    };
    on(
        "2025-03-20T10:05",
        &["due", "2", "6月底", "--reason", "plan"],
    );
    on(
        "2025-06-20T10:00",
        &["due", "1", "9月底", "--reason", "land", "--note", "未腾退"],
    );
    on("2025-10-10T10:00", &["move", "1", "completed"]);
    home
}

fn json(home: &Home, words: &[&str], today: &str) -> Value {
    let review = home.cli(["review"]).args(words.iter().copied());
    review.args(["--json"]).today(today).ok().json()
}

fn outcome(review: &Value, id: u64) -> &str {
    let projects = review["projects"].as_array().unwrap();
    let row = projects.iter().find(|row| row["project"]["id"] == id);
    row.unwrap()["outcome"].as_str().unwrap()
}

#[test]
fn a_year_tells_late_from_not_said() {
    let home = a_year();
    let review = json(&home, &["--year", "2025"], "2026-02-01");
    assert_eq!(review["schema"], "duban.review/1");
    assert_eq!(review["preliminary"], false);
    assert_eq!(review["judged_on"], "2026-01-01");
    assert_eq!(outcome(&review, 1), "late");
    assert_eq!(outcome(&review, 2), "unsaid");
    let adjusted = review["adjustments"]["rows"].as_array().unwrap();
    let slip = adjusted.iter().find(|row| row["reason"] == "land").unwrap();
    assert_eq!(slip["days"], 92);
    assert_eq!(slip["note"], "未腾退");
    // While the year runs it is preliminary: on 1 May nothing was due yet.
    let running = json(
        &home,
        &["--year", "2025", "--as-of", "2025-05-01"],
        "2026-02-01",
    );
    assert_eq!(running["preliminary"], true);
    assert_eq!(outcome(&running, 1), "ahead");
}

#[test]
fn the_same_year_is_the_same_bytes_whoever_asks_and_when() {
    let home = a_year();
    for format in ["txt", "md", "html", "csv", "json"] {
        let review = home.cli([
            "review", "--year", "2025", "--lang", "zh", "--format", format,
        ]);
        let review = review.today("2026-02-01");
        let first = review.ok().stdout;
        assert_ne!(first, "");
        for again in [
            review.clone().env("TZ", "America/New_York"),
            review.clone().env("TZ", "Pacific/Kiritimati"),
            review.clone().env("LC_ALL", "tr_TR.UTF-8"),
            review.clone().actor("li"),
            review.clone().today("2031-01-05T23:59"),
        ] {
            assert_eq!(again.ok().stdout, first, "{format}");
        }
        home.cli(["move", "2", "construction", "--yes"])
            .today("2026-02-01")
            .ok();
        home.cli(["move", "2", "preliminary", "--yes"])
            .today("2026-02-01")
            .ok();
        assert_eq!(review.ok().stdout, first, "{format}");
    }
}

#[test]
fn the_haidian_plan_is_evaluated_year_by_year() {
    let home = Home::plan();
    let review = json(&home, &["--year", "2023"], "2026-11-22");
    let results = &review["overall"]["results"];
    let told = [
        "planned", "carried", "worked", "on_time", "late", "finished",
    ];
    let told = told.map(|key| results[key].as_u64().unwrap());
    assert_eq!(told, [144, 3, 124, 33, 1, 49]);
    // 开工 9588 套 of 8000, as the report on 2023 says.
    let measures = review["measures"].as_array().unwrap();
    let homes = measures
        .iter()
        .find(|row| row["name"] == "开工套数")
        .unwrap();
    assert_eq!(homes["years"][0]["done"], "9588");
    assert_eq!(homes["years"][0]["percent"], 119);
    // 5 of 6 places: known to be short, so late and open.
    assert_eq!(outcome(&review, 162), "overdue");
    // One of several targets has no result: not said, not failed.
    assert_eq!(outcome(&review, 338), "unsaid");
    let plan = json(&home, &["--plan", "2021-2025"], "2026-11-22");
    assert_eq!(plan["overall"]["results"]["total"], 1038);
    let midterm = home.cli(["review", "--plan", "2021-2025"]);
    let midterm = midterm.today("2023-07-01").ok().stdout;
    assert!(midterm.starts_with("海淀区重点工程2021—2025年规划中期评估\n"));
}

#[test]
fn department_and_filter_narrow_it() {
    let home = a_year();
    let only = json(&home, &["--year", "2025", "--dept", "水务局"], "2026-02-01");
    let ids = |review: &Value| -> Vec<u64> {
        let projects = review["projects"].as_array().unwrap();
        let ids = projects.iter().map(|row| row["project"]["id"].as_u64());
        ids.map(Option::unwrap).collect()
    };
    assert_eq!(ids(&only), [1]);
    let only = json(&home, &["--year", "2025", "公园"], "2026-02-01");
    assert_eq!(ids(&only), [2]);
}

#[test]
fn a_period_that_is_none_is_told() {
    let home = Home::small();
    let review = |words: &[&str]| {
        let review = home.cli(["review"]).args(words.iter().copied());
        review.today("2025-04-20").fails(2)
    };
    assert_eq!(
        review(&["--plan", "十四五"]),
        "错误：“十四五”不是规划的起止年；请写成 2021-2025（2000 至 2100 年之间）\n"
    );
    assert_eq!(
        review(&["--year", "2026"]),
        "错误：2026年尚未开始（今天是 2025-04-20），没有可评估的内容\n"
    );
    assert!(review(&["--year", "20"]).contains("--year"));
    assert!(review(&[]).contains("--year"));
    assert!(review(&["--year", "2023", "--plan", "2021-2025"]).contains("--plan"));
}

#[test]
fn without_years_it_says_how_to_name_them() {
    let told = Home::small().cli(["review"]).fails(2);
    assert_eq!(
        told,
        "错误：请写明评估期：--year 2023，或 --plan 2021-2025\n"
    );
}
