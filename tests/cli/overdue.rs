//! `duban overdue` against a count made by other means.

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::support::Home;

const TODAY: &str = "2025-04-01";

fn late(project: &Value) -> bool {
    let day = project["deadline"]["last_day"].as_str();
    day.is_some_and(|day| day < TODAY)
        && project["stage_class"] != "done"
        && project["side"].is_null()
}

fn ids<'a>(projects: impl IntoIterator<Item = &'a Value>) -> Vec<u64> {
    let mut ids: Vec<u64> = projects
        .into_iter()
        .map(|project| project["id"].as_u64().unwrap())
        .collect();
    ids.sort_unstable();
    ids
}

#[test]
fn the_list_holds_what_is_past_its_last_day_open_and_not_put_aside() {
    let home = Home::plan();
    let open = home.cli(["list", "--json"]).today(TODAY).ok().json();
    let first = open.as_array().unwrap().iter().find(|it| late(it)).unwrap()["id"].to_string();
    let next = open
        .as_array()
        .unwrap()
        .iter()
        .rfind(|it| late(it))
        .unwrap()["id"]
        .to_string();
    assert_ne!(first, next);
    home.cli(["suspend", &first, "缺资金"]).ok();
    home.cli(["move", &next, "operating", "--yes"]).ok();
    let all = home.cli(["list", "--json"]).today(TODAY).ok().json();
    let meant = ids(all.as_array().unwrap().iter().filter(|it| late(it)));
    let told = home.cli(["overdue", "--json"]).today(TODAY).ok().json();
    assert_eq!(ids(told.as_array().unwrap()), meant);
    assert!(meant.len() > 20);
    let lines = home.cli(["overdue"]).today(TODAY).ok();
    assert_eq!(lines.lines().len(), meant.len());
    let filtered = home.cli(["list", "--json", "overdue"]).today(TODAY);
    assert_eq!(ids(filtered.ok().json().as_array().unwrap()), meant);
}

#[test]
fn the_last_day_itself_is_not_late_in_the_boards_zone() {
    let home = Home::small();
    let count = |now: &str| home.cli(["overdue"]).today(now).ok().lines().len();
    assert_eq!(count("2025-06-30"), 0);
    assert_eq!(count("2025-06-30T23:59"), 0);
    assert_eq!(count("2025-07-01T00:00"), 1);
}

#[test]
fn department_days_and_filter_narrow_it() {
    let home = Home::plan();
    let all = home.cli(["overdue", "--json"]).today(TODAY).ok().json();
    let all = all.as_array().unwrap();
    let meant = ids(all.iter().filter(|it| {
        let departments = it["departments"].as_array().unwrap();
        departments.iter().any(|dept| dept["short"] == "水务局")
    }));
    assert!(!meant.is_empty());
    let told = home.cli(["overdue", "--json", "--dept", "水务局"]);
    assert_eq!(
        ids(told.today(TODAY).ok().json().as_array().unwrap()),
        meant
    );
    let meant = ids(all
        .iter()
        .filter(|it| it["days_late"].as_i64() >= Some(200)));
    let told = home.cli(["overdue", "--json", "--days", "200"]);
    assert_eq!(
        ids(told.today(TODAY).ok().json().as_array().unwrap()),
        meant
    );
    let told = home.cli(["overdue", "--dept", "水务剧"]).fails(3);
    assert!(told.contains("是不是“水务局”？"), "{told}");
}

#[test]
fn the_highest_level_comes_first_then_the_longest_late() {
    let home = Home::plan();
    let all = home.cli(["overdue", "--json"]).today(TODAY).ok().json();
    let days: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["days_late"].as_i64())
        .collect();
    assert!(days.is_sorted_by(|a, b| a >= b), "{days:?}");
    let last = all.as_array().unwrap().last().unwrap()["id"].to_string();
    home.cli(["level", &last, "3"]).ok();
    let first = &home.cli(["overdue", "--json"]).today(TODAY).ok().json()[0];
    assert_eq!(first["id"].to_string(), last);
}

#[test]
fn the_minutes_tell_what_one_person_decided_that_day() {
    let home = Home::plan();
    let late = home.cli(["overdue", "--json"]).today(TODAY).ok().json();
    let id = late[0]["id"].to_string();
    let urge = ["urge", &id, "--note", "本周|报方案"];
    home.cli(urge).today(TODAY).ok();
    home.cli(urge).today(TODAY).actor("li").ok();
    let minutes = |args: &[&str]| {
        let args: Vec<&str> = ["overdue", "--minutes"]
            .iter()
            .chain(args)
            .copied()
            .collect();
        home.cli(args).today(TODAY).ok()
    };
    let told = minutes(&["--format", "md"]).stdout;
    assert!(told.contains("本次督办项目1项：催办1次"), "{told}");
    assert!(told.contains("| 催办 | - | - | 本周\\|报方案 |"), "{told}");
    let hers = minutes(&["--actor", "li", "--json"]).json();
    assert_eq!(hers["schema"], "duban.minutes/1");
    assert_eq!(hers["actor"], "li");
    // Nobody of this name has a record that could be made of it.
    let unknown = home.cli(["overdue", "--minutes", "--actor", "zhao"]);
    let told = unknown.today(TODAY).fails(3);
    assert!(told.contains("没有“zhao”"), "{told}");
    minutes(&["-o", home.path("纪要.txt").to_str().unwrap()]);
    let text = std::fs::read_to_string(home.path("纪要.txt")).unwrap();
    assert!(text.contains("催办"), "{text}");
}
