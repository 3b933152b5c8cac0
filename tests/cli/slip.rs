//! `duban slip`: supervision slips.

use crate::support::Home;

const TODAY: &str = "2025-03-14T18:00";

#[test]
fn a_raised_level_gives_a_numbered_slip_and_none_is_refused() {
    let home = Home::plan();
    let none = home.cli(["slip", "12"]).today(TODAY).fails(4);
    assert!(none.contains("duban level 12 1"), "{none}");
    home.cli(["level", "12", "1"]).today(TODAY).ok();
    let raise = ["level", "13", "2", "--note", "报|赶工方案"];
    home.cli(raise).today(TODAY).ok();
    let told = home
        .cli(["slip", "13", "--format", "md"])
        .today(TODAY)
        .ok()
        .stdout;
    assert!(told.contains("督办〔2025〕2号"), "{told}");
    assert!(told.contains("| 办理要求 | 报\\|赶工方案 |"), "{told}");
    let json = home.cli(["slip", "13", "--json"]).today(TODAY).ok().json();
    assert_eq!(json["schema"], "duban.slip/1");
    assert_eq!(json["number"]["nth"], 2);
    let other = ["slip", "12", "--level-event", &json["event"].to_string()];
    home.cli(other).today(TODAY).fails(3);
}

#[test]
fn several_slips_go_into_a_directory_each_into_its_file() {
    let home = Home::plan();
    for (id, level) in [("12", "1"), ("13", "2"), ("12", "3")] {
        home.cli(["level", id, level]).today(TODAY).ok();
    }
    home.cli(["slip", "12", "13"]).today(TODAY).fails(2);
    let dir = home.path("slips");
    std::fs::create_dir(&dir).unwrap();
    let to = dir.to_str().unwrap();
    let all = ["slip", "12", "13", "--all", "--format", "docx", "-o", to];
    home.cli(all).today(TODAY).ok();
    let names = std::fs::read_dir(&dir).unwrap();
    let mut names: Vec<String> = names
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "督办单-2025-0001-项目12.docx",
            "督办单-2025-0002-项目13.docx",
            "督办单-2025-0003-项目12.docx"
        ]
    );
}

#[test]
fn minutes_are_written_as_the_name_of_the_file_says() {
    let home = Home::plan();
    home.cli(["level", "12", "1"]).today(TODAY).ok();
    let path = home.path("minutes.docx");
    let to = path.to_str().unwrap();
    home.cli(["overdue", "--minutes", "-o", to])
        .today(TODAY)
        .ok();
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
    let html = ["overdue", "--minutes", "--format", "html"];
    let html = home.cli(html).today(TODAY).ok().stdout;
    assert!(html.starts_with("<!DOCTYPE html>"), "{html}");
}
