//! Somebody was first: exit code 5, both versions told, nothing lost.

use pretty_assertions::assert_eq;

use crate::support::Home;

fn version(home: &Home) -> String {
    home.project(1)["version"].to_string()
}

#[test]
fn both_versions_are_told_and_nothing_is_written() {
    let home = Home::small();
    let seen = version(&home);
    home.cli(["report", "1", "--progress", "基坑完成"])
        .actor("li")
        .ok();
    let (head, now) = (home.head(), version(&home));
    let mine = home.cli(["report", "1", "--progress", "打桩完成", "--seen", &seen]);
    assert_eq!(
        mine.fails(5),
        format!(
            "错误：#1 在您查看之后被 li 改动过（您看到的是第 {seen} 版，现在是第 {now} 版）。没有写入；请看过新内容再决定\n\
             别人的改动：\n  2025-03-14 li  填报 2025-W11：基坑完成\n\
             您要写入的：\n  填报 2025-W11: 打桩完成\n\
             看过以后，若仍要写入，请用 --seen {now} 重来\n"
        )
    );
    assert_eq!(
        mine.clone().english().fails(5),
        format!(
            "error: #1 was changed by li after you looked (you saw version {seen}, now it is {now}). Nothing was written; look at what is there and decide\n\
             What others changed:\n  2025-03-14 li  report 2025-W11: 基坑完成\n\
             What you wanted to write:\n  report 2025-W11: 打桩完成\n\
             When you have read it and still want yours, do it again with --seen {now}\n"
        )
    );
    assert_eq!(home.head(), head);
    home.cli(["report", "1", "--progress", "打桩完成", "--seen", &now])
        .ok();
    let project = home.project(1);
    assert_eq!(project["entries"][0]["text"]["progress"], "打桩完成");
}

#[test]
fn json_has_both_too() {
    let home = Home::small();
    let seen = version(&home);
    home.cli(["block", "1", "拆迁"]).actor("li").ok();
    let mine = home
        .cli(["block", "1", "管线", "--seen", &seen, "--json"])
        .run();
    assert_eq!(mine.code, 5);
    assert!(mine.stderr.starts_with("错误：#1 在您查看之后被 li 改动过"));
    let told = &mine.json()["conflict"];
    assert_eq!(told["seen"].to_string(), seen);
    assert_eq!(told["mine"]["command"]["command"], "block");
    assert_eq!(told["mine"]["command"]["reason"], "管线");
    assert_eq!(told["theirs"].as_array().unwrap().len(), 1);
    assert_eq!(told["theirs"][0]["actor"], "li");
    assert_eq!(told["now"], home.project(1));
}

#[test]
fn a_change_to_another_part_of_the_project_is_no_conflict() {
    let home = Home::small();
    let seen = version(&home);
    home.cli(["block", "1", "管线"]).actor("li").ok();
    home.cli(["level", "1", "1", "--seen", &seen]).ok();
    let project = home.project(1);
    assert_eq!(project["blocked"]["reason"], "管线");
    assert_eq!(project["level"], 1);
}

#[test]
fn a_change_to_another_project_is_no_conflict() {
    let home = Home::small();
    let seen = version(&home);
    home.cli(["move", "2", "preliminary"]).actor("li").ok();
    home.cli(["level", "1", "1", "--seen", &seen]).ok();
}

#[test]
fn a_dry_run_tells_of_a_conflict_too() {
    let home = Home::small();
    let seen = version(&home);
    home.cli(["block", "1", "拆迁"]).actor("li").ok();
    let mine = home.cli(["block", "1", "管线", "--seen", &seen, "--dry-run"]);
    mine.fails(5);
}
