//! `duban holidays`: what the board knows of working days, and how a new year is told.

use pretty_assertions::assert_eq;

use crate::support::Home;

#[test]
fn the_years_of_the_notices_are_known() {
    let home = Home::empty();
    let days = home.cli(["holidays", "2025", "--json"]).ok().json();
    let days = days.as_array().unwrap().clone();
    assert_eq!(days.len(), 33);
    let of = |day: &str| days.iter().find(|it| it["day"] == day).unwrap()["kind"].clone();
    assert_eq!(
        (of("2025-10-08"), of("2025-10-11")),
        ("off".into(), "work".into())
    );
    assert!(
        home.cli(["holidays", "2025"])
            .ok()
            .stdout
            .contains("2025-10-11")
    );
}

#[test]
fn a_new_year_is_set_from_a_file_and_undone() {
    let home = Home::empty();
    let file = "day,kind,name\n2027-01-03,work,元旦\n2027-01-01,off,元旦\n";
    std::fs::write(home.path("2027.csv"), file).unwrap();
    let told = home.cli(["holidays", "--set", "2027.csv"]).ok().stdout;
    assert_eq!(told, "节假日：2027年 2 天\n");
    let again = home.cli(["holidays", "--set", "2027.csv"]).ok().stdout;
    assert!(again.contains("没有变化"), "{again}");
    home.cli(["undo"]).ok();
    assert_eq!(
        home.cli(["holidays", "2027", "--json"]).ok().json(),
        serde_json::json!([])
    );
    home.cli(["doctor"]).ok();
}

#[test]
fn what_is_wrong_in_the_file_is_told_with_its_line() {
    let home = Home::empty();
    std::fs::write(
        home.path("x.csv"),
        "day,kind,name\n2027-01-01,off,元旦\n2027-13-01,off,元旦\n",
    )
    .unwrap();
    let head = home.head();
    let told = home.cli(["holidays", "--set", "x.csv"]).fails(2);
    assert!(
        told.contains("x.csv 第 3 行 day 列：“2027-13-01”不是日期"),
        "{told}"
    );
    assert!(told.contains("day,kind,name"), "{told}");
    let missing = home.cli(["holidays", "--set", "y.csv"]).fails(3);
    assert!(missing.contains("y.csv"), "{missing}");
    assert_eq!(home.head(), head);
}

#[test]
fn a_file_is_written_edited_and_set_again() {
    let home = Home::empty();
    home.cli(["holidays", "2026", "-o", "2026.csv"]).ok();
    let so = home.cli(["holidays", "--set", "2026.csv"]).ok().stdout;
    assert!(so.contains("没有变化"), "{so}");
    let text = std::fs::read_to_string(home.path("2026.csv")).unwrap();
    assert_eq!(home.cli(["holidays", "2026", "-o", "-"]).ok().stdout, text);
    assert!(text.contains("2026-02-14,work,春节"), "{text}");
    let edited = text.replace("2026-02-14,work,春节", "2026-02-13,off,春节");
    std::fs::write(home.path("2026.csv"), edited).unwrap();
    let head = home.head();
    let dry = home.cli(["holidays", "--set", "2026.csv", "--dry-run"]);
    insta::assert_snapshot!(dry.ok().stdout, @r"
    （试运行，未写入）节假日：2026年 39 天
      + 2026-02-13 周五 休 春节
      - 2026-02-14 周六 班 春节
    ");
    assert_eq!(home.head(), head, "nothing was written");
    home.cli(["holidays", "--set", "2026.csv"]).ok();
    // The year that the program knows comes back by its name alone.
    let kept = home.cli(["holidays", "--set", "built-in"]).ok().stdout;
    assert!(kept.contains("没有变化"), "{kept}");
    home.cli(["holidays", "2026", "--set", "built-in"]).ok();
    assert_eq!(home.cli(["holidays", "2026", "-o", "-"]).ok().stdout, text);
    home.cli(["holidays", "2026", "--set", "x.csv", "-o", "y.csv"])
        .fails(2);
}

#[test]
fn a_year_that_is_not_there_is_said_to_be_missing() {
    let home = Home::empty();
    let told = home.cli(["holidays", "2031", "--set", "built-in"]).fails(3);
    assert!(
        told.contains("内置安排 没有2031年的安排，只有2021、2022"),
        "{told}"
    );
    let told = home
        .cli(["holidays", "2031", "-o", "x.csv"])
        .english()
        .fails(3);
    assert!(told.contains("The board has no holidays of 2031"), "{told}");
    let doctor = |today: &str| home.cli(["doctor"]).today(today).ok().stdout;
    assert!(!doctor("2026-10-31").contains("放假安排"));
    let november = doctor("2026-11-22");
    assert!(november.contains("看板没有2027年的放假安排"), "{november}");
    assert!(
        november.contains("duban holidays --set 文件.csv"),
        "{november}"
    );
    assert!(november.ends_with("一切正常\n"));
    let json = home
        .cli(["doctor", "--json"])
        .today("2027-12-01")
        .ok()
        .json();
    assert_eq!(json["holidays_missing"], serde_json::json!([2027, 2028]));
}

#[test]
fn a_period_is_counted_when_it_is_given_and_stays() {
    let home = Home::small();
    let told = home.cli(["due", "2", "30个工作日内", "--reason", "plan"]);
    insta::assert_snapshot!(told.ok().stdout, @r"
    #2 滨河公园：时限 无 → 30个工作日内 (2025-04-27)
    最后一日：2025-04-27
    自 2025-03-14 的次日起算 30个工作日
    ");
    let deadline = home.project(2)["deadline"].clone();
    assert_eq!(deadline["precision"], "counted");
    assert_eq!(deadline["last_day"], "2025-04-27");
    // From the day that the change is about, where one is given.
    let told = home.cli([
        "due",
        "2",
        "收到后5个工作日内",
        "--on",
        "2025-01-24",
        "--reason",
        "plan",
    ]);
    insta::assert_snapshot!(told.ok().stdout, @r"
    #2 滨河公园：时限 无 → 收到后5个工作日内 (2025-02-07)
    最后一日：2025-02-07，已经过去 35 天
    自 2025-01-24 的次日起算 5个工作日
    ");
    // The calendar changes; what was counted does not, and the log folds to the same.
    std::fs::write(home.path("x.csv"), "day,kind,name\n2025-04-10,off,演练\n").unwrap();
    home.cli(["holidays", "--set", "x.csv"]).ok();
    home.cli(["doctor"]).ok();
    let new = home.cli(["add", "新项目", "--category", "park", "--due", "国庆前"]);
    insta::assert_snapshot!(new.ok().stdout, @r"
    #3 新项目：列入 新项目（公园，前期）
    #3 新项目：时限 无 → 国庆前
    编号 #3
    最后一日：2025-09-30
    2025年的放假安排没有这个节日，按节日前一天计算
    ");
}

#[test]
fn a_year_without_holidays_is_counted_by_the_week_and_said_so() {
    let home = Home::small();
    let due = [
        "due",
        "2",
        "自2026年12月21日起30个工作日内",
        "--reason",
        "plan",
    ];
    insta::assert_snapshot!(home.cli(due).ok().stdout, @r"
    #2 滨河公园：时限 无 → 自2026年12月21日起30个工作日内 (2027-02-01)
    最后一日：2027-02-01
    自 2026-12-21 的次日起算 30个工作日
    2027年的放假安排还没有，按周一至周五计算
    ");
    let due = [
        "due",
        "2",
        "within 30 days from 2026-12-21",
        "--reason",
        "plan",
    ];
    insta::assert_snapshot!(home.cli(due).english().ok().stdout, @r"
    #2 滨河公园: deadline 自2026年12月21日起30个工作日内 (2027-02-01) → within 30 days from 2026-12-21 (2027-01-20)
    Last day: 2027-01-20
    30 days, counted from the day after 2026-12-21
    holidays of 2027 not known yet: counted Monday to Friday
    ");
    let node = ["milestone", "2", "批复", "--due", "15日内"];
    insta::assert_snapshot!(home.cli(node).ok().stdout, @r"
    #2 滨河公园：新增节点 批复 (15日内 (2025-03-31))
    最后一日：2025-03-31
    自 2025-03-14 的次日起算 15天
    届满日 2025-03-29 不上班，顺延至下一个工作日
    ");
}

#[test]
fn json_is_one_object_however_many_years_are_set() {
    let home = Home::small();
    home.write(
        "two.csv",
        "day,kind,name\n2031-01-01,off,元旦\n2032-01-01,off,元旦\n",
    );
    let told = home
        .cli(["holidays", "--set", "two.csv", "--json"])
        .ok()
        .json();
    assert_eq!(told["events"].as_array().unwrap().len(), 2);
    assert_eq!(told["written"], true);
    // Said again nothing changes, and that is JSON too.
    let told = home
        .cli(["holidays", "--set", "two.csv", "--json"])
        .ok()
        .json();
    assert_eq!(told["events"].as_array().unwrap().len(), 0);
    assert_eq!(told["written"], false);
}
