//! `duban list`, `show`, `why`, `log`, `dept`, `config`: what is printed, filters, columns, order.

use std::collections::BTreeSet;

use pretty_assertions::assert_eq;
use serde_json::Value;

use crate::support::Home;

fn titles(home: &Home, words: &[&str]) -> Vec<String> {
    let listed = home.cli(["list", "--json"]).args(words.iter().copied());
    let listed = listed.ok().json();
    let all = listed.as_array().unwrap().iter();
    all.map(|project| project["title"].as_str().unwrap().to_owned())
        .collect()
}

fn all(home: &Home) -> Vec<Value> {
    let listed = home.cli(["list", "--json"]).ok().json();
    listed.as_array().unwrap().clone()
}

#[test]
fn the_plan_has_its_projects_with_category_stage_date_and_departments() {
    let home = Home::plan();
    let projects = all(&home);
    assert!(projects.len() >= 350, "{}", projects.len());
    let ids: BTreeSet<_> = projects.iter().map(|it| it["id"].as_u64()).collect();
    assert_eq!(ids.len(), projects.len());
    let stages = [
        "reserve",
        "preliminary",
        "construction",
        "completed",
        "operating",
        "settled",
    ];
    let mut dated = 0;
    for project in &projects {
        let title = &project["title"];
        assert_ne!(title, "", "{project}");
        assert_ne!(project["category"], "", "{title}");
        assert!(project["category_name"].is_string(), "{title}");
        assert!(stages.contains(&project["stage"].as_str().unwrap()));
        assert!(["stated", "inferred"].contains(&project["stage_basis"].as_str().unwrap()));
        assert!(!project["sources"].as_array().unwrap().is_empty());
        if let Some(deadline) = project["deadline"].as_object() {
            dated += 1;
            assert!(deadline["phrase"].is_string(), "{title}");
            let is_open = deadline["precision"] == "none";
            assert_eq!(deadline["last_day"].is_null(), is_open, "{title}");
        }
    }
    assert!(dated > 250, "{dated}");
}

#[test]
fn a_department_is_stated_where_the_source_names_it_and_else_at_most_inferred() {
    let home = Home::plan();
    let source = include_str!("../../db/plans/haidian/ownership.csv");
    let named: BTreeSet<&str> = source
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    let projects = all(&home);
    let stated: BTreeSet<&str> = projects
        .iter()
        .filter(|it| {
            let mut departments = it["departments"].as_array().unwrap().iter();
            departments.any(|dept| dept["basis"] == "stated")
        })
        .map(|it| it["key"].as_str().unwrap())
        .collect();
    assert_eq!(stated, named);
    for project in &projects {
        for dept in project["departments"].as_array().unwrap() {
            assert!(["stated", "inferred"].contains(&dept["basis"].as_str().unwrap()));
        }
    }
    // An inferred one carries its mark wherever it is shown.
    let inferred = projects
        .iter()
        .find(|it| it["departments"][0]["basis"] == "inferred");
    let inferred = inferred.unwrap();
    let listed = home.cli(["list", "--columns", "id,lead"]).ok();
    let id = format!("#{}", inferred["id"]);
    let line = listed.cells().into_iter().find(|cells| cells[0] == id);
    let meant = format!("{}?", inferred["departments"][0]["short"].as_str().unwrap());
    assert_eq!(line.unwrap()[1], meant);
    home.cli(["own", &inferred["id"].to_string(), "--confirm"])
        .ok();
    let confirmed = home.project(inferred["id"].as_u64().unwrap().try_into().unwrap());
    assert_eq!(confirmed["departments"][0]["basis"], "stated");
}

#[test]
fn filters_find_what_they_say() {
    let home = Home::plan();
    let projects = all(&home);
    let meant: Vec<&str> = projects
        .iter()
        .filter(|it| {
            let is_water = it["departments"].as_array().unwrap().iter().any(|dept| {
                let name = dept["name"].as_str().unwrap();
                name.contains("水务")
            });
            let day = it["deadline"]["last_day"].as_str();
            is_water && day.is_some_and(|day| day <= "2025-12-31")
        })
        .map(|it| it["title"].as_str().unwrap())
        .collect();
    assert!(!meant.is_empty());
    assert_eq!(titles(&home, &["dept:水务", "due<=2025-12-31"]), meant);
    assert_eq!(titles(&home, &["部门：水务　到期<=２０２５-12-31"]), meant);
    let parks = titles(&home, &["公园"]);
    assert!(parks.len() > 3 && parks.iter().any(|title| title == "公园建设"));
    assert_eq!(titles(&home, &["gongyuanjianshe"]), ["公园建设"]);
    assert!(titles(&home, &["gyjs"]).contains(&"公园建设".to_owned()));
    let blue = titles(&home, &["light:blue"]).len();
    let rest = titles(&home, &["-light:blue"]).len();
    assert_eq!(blue + rest, projects.len());
    let late = |words: &[&str]| -> BTreeSet<String> { titles(&home, words).into_iter().collect() };
    assert_eq!(
        late(&["(公园", "or", "道路)", "逾期"]),
        &late(&["公园", "逾期"]) | &late(&["道路", "逾期"])
    );
    assert_eq!(titles(&home, &["绝无此名"]), [""; 0]);
}

#[test]
fn a_filters_mistake_has_a_caret_under_it() {
    let home = Home::small();
    for (words, zh, en) in [
        (
            "stage:nosuch",
            "错误：阶段中没有“nosuch”：按 Tab 看可用的值。\nstage:nosuch\n      ^^^^^^\n",
            "stage:nosuch\n      ^^^^^^\n",
        ),
        (
            "部门:水务 到期<<3",
            "错误：“到期”后面没有值：例如 到期<30天、到期:6月底、到期<=2025-12-31。\n\
             部门:水务 到期<<3\n              ^\n",
            "部门:水务 到期<<3\n              ^\n",
        ),
        (
            "(部门:园林",
            "错误：括号没有闭合：补上 )，或把括号放进引号。\n(部门:园林\n^\n",
            "(部门:园林\n^\n",
        ),
    ] {
        for verb in ["list", "overdue", "week"] {
            assert_eq!(home.cli([verb, words]).fails(2), zh, "{verb}");
            let told = home.cli([verb, words]).english().fails(2);
            assert!(told.starts_with("error: ") && told.ends_with(en), "{told}");
        }
    }
}

#[test]
fn columns_order_and_number_can_be_chosen() {
    let home = Home::small();
    let listed = home
        .cli(["list", "--columns", "id,title,last,version"])
        .ok();
    assert_eq!(listed.cells()[0][..3], ["#1", "南沙河闸", "2025-06-30"]);
    let listed = home.cli(["list", "--sort", "-id", "--limit", "1"]).ok();
    assert_eq!(listed.cells()[0][0], "#2");
    let told = home.cli(["list", "--sort", "due,foo"]).fails(2);
    assert!(told.ends_with("due,foo\n    ^^^\n"), "{told}");
    let told = home.cli(["list", "--columns", "foo"]).fails(2);
    assert!(
        told.starts_with("错误：没有“foo”；可用：id, light, title"),
        "{told}"
    );
}

#[test]
fn a_project_is_shown_whole_in_both_languages() {
    let home = Home::small();
    insta::assert_snapshot!(home.cli(["show", "1"]).ok().stdout, @r#"
    编号	#1 南沙河闸
    类别	水务
    阶段	在建 (自 2025-01-10)
    牵头	区水务局
    地点	上庄镇
    年度计划	2025
    任务	1 治水
    时限	6月底 (月, 2025-06-30) 剩余 108
    灯	G 绿灯: 按期，剩 108 天
    督办	未督办
    指标	1 闸门 2025 - / 4 座
    来源	2025年计划 一
    版本	7
    "#);
    insta::assert_snapshot!(home.cli(["show", "#1"]).english().ok().stdout, @r#"
    Project	#1 南沙河闸
    Category	Water
    Stage	Construction (since 2025-01-10)
    lead	Water Bureau
    Place	上庄镇
    Plan year	2025
    Task	1 治水
    Due	6月底 (month, 2025-06-30) left: 108
    Light	G green: on track, 108 days left
    Level	none
    Measure	1 闸门 2025 - / 4 座
    Source	2025年计划 一
    Version	7
    "#);
    let shown = home.cli(["show", "1", "--json"]).ok().json();
    assert_eq!(shown, all(&home)[0]);
}

#[test]
fn what_is_not_there_is_not_found() {
    let home = Home::small();
    for verb in ["show", "why", "log"] {
        let told = home.cli([verb, "999"]).fails(3);
        assert_eq!(
            told, "错误：没有项目 #999；用 duban list 查看编号\n",
            "{verb}"
        );
        let told = home.cli([verb, "999"]).english().fails(3);
        assert_eq!(
            told,
            "error: There is no project #999; `duban list` shows the numbers\n"
        );
        let told = home.cli([verb, "abc"]).fails(2);
        assert_eq!(told, "错误：“abc”不是项目编号；编号如 12 或 #12\n");
    }
}

#[test]
fn why_says_light_level_and_lateness() {
    let home = Home::small();
    let why = home.cli(["why", "1"]).today("2025-07-15").ok();
    insta::assert_snapshot!(why.stdout, @r#"
    #1 南沙河闸
    R 红灯
      逾期 15 天（红线 10 天）
      连续 17 周未报
    督办级别：未督办（按规则应为：督办）
    时限 6月底，最后一日 2025-06-30，已逾期 15 天
    "#);
    let why = home.cli(["why", "1"]).today("2025-07-15").english().ok();
    insta::assert_snapshot!(why.stdout, @r#"
    #1 南沙河闸
    R red
      15 days late (red from 10 days)
      no report for 17 weeks
    Level: none (the rule calls for: supervised)
    Due 6月底, last day 2025-06-30, 15 days late
    "#);
    let why = home.cli(["why", "1", "--json"]).today("2025-07-15");
    let why = why.ok().json();
    assert_eq!(why["light"], "red");
    assert_eq!(why["days_late"], 15);
    assert_eq!(
        (&why["level"], &why["level_called_for"]),
        (&0.into(), &2.into())
    );
    assert_eq!(why["reasons"][0]["kind"], "late");
}

#[test]
fn the_log_is_the_newest_first_and_can_be_narrowed() {
    let home = Home::small();
    home.cli(["note", "1", "甲"]).actor("li").ok();
    home.cli(["note", "2", "乙"]).ok();
    let log = home.cli(["log", "--limit", "2"]).ok();
    let cells = log.cells();
    assert_eq!(
        cells[0][1..],
        [crate::support::TODAY, "#2", "备注：乙", "wang", ""]
    );
    assert_eq!(
        cells[1][1..],
        [crate::support::TODAY, "#1", "备注：甲", "li", ""]
    );
    assert_eq!(home.cli(["log", "--actor", "li"]).ok().lines().len(), 1);
    assert_eq!(
        home.cli(["log", "--since", "2025-03-14"])
            .ok()
            .lines()
            .len(),
        2
    );
    let of_one = home.cli(["log", "1", "--json", "--limit", "0"]).ok().json();
    let of_one = of_one.as_array().unwrap();
    assert!(of_one.len() > 3);
    assert!(of_one.iter().all(|event| event["project"] == 1));
    assert_eq!(of_one[0]["change"]["kind"], "note");
    let sequence: Vec<u64> = home
        .cli(["log", "--limit", "0", "--json"])
        .ok()
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["seq"].as_u64().unwrap())
        .collect();
    let meant: Vec<u64> = (1..=home.head()).rev().collect();
    assert_eq!(sequence, meant);
}

#[test]
fn departments_are_counted() {
    let home = Home::small();
    assert_eq!(
        home.cli(["dept"]).ok().stdout,
        "区水务局\t水务局\t区直部门\t1\t0\t水务\n区园林绿化局\t园林局\t区直部门\t0\t0\t\n"
    );
    let listed = home.cli(["dept", "--json"]).ok().json();
    assert_eq!(listed[0]["leads"], 1);
    assert_eq!(listed[0]["aliases"][0], "水务");
}

#[test]
fn preferences_have_their_origin_and_rules_their_value() {
    let home = Home::small();
    home.write(".config/duban/config.toml", "theme = \"light\"\n");
    let shown = home.cli(["config", "--json"]).ok().json();
    let preferences = &shown["preferences"];
    assert_eq!(preferences["db"]["origin"], "$DUBAN_DB");
    assert_eq!(preferences["lang"]["origin"], "$LANG");
    assert_eq!(preferences["theme"]["value"], "light");
    let origin = preferences["theme"]["origin"].as_str().unwrap();
    assert!(origin.ends_with(".config/duban/config.toml"), "{origin}");
    assert_eq!(shown["rules"]["red_days_late"], 10);
    assert_eq!(shown["rules"]["zone"], "Asia/Shanghai");
}
