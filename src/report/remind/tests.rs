//! What is owed, told by examples, and the words as a messenger gets them.

use pretty_assertions::assert_eq;
use serde_json::{Value, json};

use super::*;
use crate::domain::state::Horizon;
use crate::i18n::Lang;
use crate::report::testing::{Log, due};
use chrono_tz::Asia::Shanghai;

/// Thursday, 13 March 2025; week 11.
const TODAY: &str = "2025-03-13";

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn state(log: &Log) -> State {
    State::fold(&log.events, Shanghai, Horizon::Everything)
}

fn wish() -> Wish {
    Wish {
        today: day(TODAY),
        days: 5,
        dept: None,
        kinds: Kinds::ALL,
    }
}

/// Two departments: the first has something of every kind, the second a milestone in a project of the first.
fn log() -> Log {
    let mut log = Log::new();
    log.add(1, "西玉河雨水调蓄区", "park", "construction");
    log.deadline(1, Value::Null, due("2月底", "2025-02-28"), Value::Null);
    log.project(
        1,
        json!({"kind": "fact", "from": {"field": "contact", "value": null},
        "to": {"field": "contact", "value": "李强\u{7}\n"}}),
    );
    log.project(
        1,
        json!({"kind": "level", "from": "none", "to": "supervise"}),
    );
    log.project(
        1,
        json!({"kind": "milestone", "id": 1, "from": null,
        "to": {"name": "绿化", "dept": 2, "deadline": due("3月20日", "2025-03-20")}}),
    );
    log.project(
        1,
        json!({"kind": "milestone", "id": 2, "from": null,
        "to": {"name": "管线切改", "deadline": due("2025-03-13", "2025-03-13")}}),
    );
    log.add(2, "地铁13号线", "rail", "construction");
    log.entry(2, "2025-W11", json!({"progress": "洞通"}));
    log.deadline(2, Value::Null, due("3月21日", "2025-03-21"), Value::Null);
    log
}

fn told(reminder: &Reminder) -> Vec<String> {
    let mut told = Vec::new();
    for section in &reminder.departments {
        let dept = section.dept.as_ref().map_or("-", |dept| dept.key.as_str());
        let mut line = |what: &str, about: &About, milestone: &Option<String>, days: i64| {
            let milestone = milestone.as_deref().unwrap_or_default();
            told.push(format!(
                "{dept} {what} {} {milestone} {days}",
                about.project.id
            ));
        };
        for row in &section.unreported {
            line("unreported", &row.about, &None, i64::from(row.weeks_silent));
        }
        for row in &section.due_soon {
            line("due", &row.about, &row.milestone, row.days_left);
        }
        for row in &section.overdue {
            line("late", &row.about, &row.milestone, row.days_late);
        }
    }
    told
}

#[test]
fn each_department_is_told_what_it_owes_and_no_more() {
    let reminder = build(&state(&log()), &wish(), &|_| true);
    assert_eq!(reminder.until, day("2025-03-20"));
    assert_eq!(
        told(&reminder),
        [
            "1 unreported #1  9",
            "1 due #1 管线切改 0",
            "1 late #1  13",
            "2 due #1 绿化 7",
        ]
    );
}

#[test]
fn one_working_day_more_reaches_one_day_further() {
    let further = Wish { days: 6, ..wish() };
    let reminder = build(&state(&log()), &further, &|_| true);
    assert!(told(&reminder).contains(&"1 due #2  8".to_owned()));
    let today = Wish { days: 0, ..wish() };
    let reminder = build(&state(&log()), &today, &|_| true);
    let due = told(&reminder);
    assert_eq!(due.iter().filter(|line| line.contains("due")).count(), 1);
}

#[test]
fn department_kind_and_filter_narrow_it() {
    let state = state(&log());
    let dept = Wish {
        dept: Some(DeptId(2)),
        ..wish()
    };
    assert_eq!(told(&build(&state, &dept, &|_| true)), ["2 due #1 绿化 7"]);
    let kinds = Kinds {
        unreported: true,
        due: false,
        overdue: false,
    };
    let reminder = build(&state, &Wish { kinds, ..wish() }, &|_| true);
    assert_eq!(told(&reminder), ["1 unreported #1  9"]);
    let none = build(&state, &wish(), &|_| false);
    assert_eq!(none.departments, []);
}

#[test]
fn what_is_put_aside_or_finished_is_not_asked_for() {
    let mut log = log();
    log.project(
        1,
        json!({"kind": "side", "from": null,
        "to": {"kind": "suspended", "reason": "缺资金", "since": TODAY}}),
    );
    log.stage(2, "construction", "completed");
    assert_eq!(told(&build(&state(&log), &wish(), &|_| true)), [""; 0]);
}

#[test]
fn the_text_can_be_pasted_into_a_messenger() {
    let reminder = build(&state(&log()), &wish(), &|_| true);
    insta::assert_snapshot!(blocks(Lang::Zh, &reminder).join("\n\n"), @"
    【区水务局】督办提醒 3月13日（周四）
    本周未填报（1项）
    #1 西玉河雨水调蓄区
      连续 9 周未报，督办级别 督办，联系人 李强
    逾期（1项）
    #1 西玉河雨水调蓄区
      时限 2月底（2025-02-28），逾期 13 天，督办级别 督办，联系人 李强
    5个工作日内到期，至3月20日（1项）
    #1 西玉河雨水调蓄区 节点 管线切改
      时限 2025-03-13，今天到期，督办级别 督办，联系人 李强

    【区园林绿化局】督办提醒 3月13日（周四）
    5个工作日内到期，至3月20日（1项）
    #1 西玉河雨水调蓄区 节点 绿化
      时限 3月20日（2025-03-20），还有 7 天，督办级别 督办，联系人 李强
    ");
    insta::assert_snapshot!(blocks(Lang::En, &reminder).join("\n\n"), @"
    区水务局: reminder of 13 March (Thu)
    Not reported this week (1)
    #1 西玉河雨水调蓄区
      9 weeks without a report, level supervised, contact 李强
    Overdue (1)
    #1 西玉河雨水调蓄区
      due 2月底 (2025-02-28), 13 days late, level supervised, contact 李强
    Due within 5 working days, until 20 March (1)
    #1 西玉河雨水调蓄区, milestone 管线切改
      due 2025-03-13, due today, level supervised, contact 李强

    区园林绿化局: reminder of 13 March (Thu)
    Due within 5 working days, until 20 March (1)
    #1 西玉河雨水调蓄区, milestone 绿化
      due 3月20日 (2025-03-20), 7 days left, level supervised, contact 李强
    ");
    let subject = subject(Lang::Zh, &reminder, reminder.departments.first().unwrap());
    assert_eq!(subject, "海淀区重点工程督办提醒：区水务局（2025年3月13日）");
}

#[test]
fn a_year_without_holidays_is_said_where_days_were_counted() {
    let mut log = Log::new();
    log.at("2026-01-05 10:00:00");
    log.add(1, "公园", "park", "preliminary");
    log.deadline(1, Value::Null, due("1月9日", "2026-01-09"), Value::Null);
    let wish = Wish {
        today: day("2026-01-05"),
        ..wish()
    };
    let reminder = build(&state(&log), &wish, &|_| true);
    assert_eq!(reminder.unknown_year, Some(2026));
    let text = blocks(Lang::Zh, &reminder).join("\n");
    assert!(
        text.ends_with("2026年的节假日安排，工作日按周一至周五推算）"),
        "{text}"
    );
}

#[test]
fn json_is_the_model_under_its_schema() {
    let reminder = build(&state(&log()), &wish(), &|_| true);
    let value: Value = serde_json::from_str(&json(&reminder).unwrap()).unwrap();
    assert_eq!(value["schema"], "duban.remind/1");
    let row = &value["departments"][0]["overdue"][0];
    assert_eq!(row["project"]["id"], 1);
    assert_eq!(
        (&row["days_late"], &row["level"]),
        (&json!(13), &json!("supervise"))
    );
    assert_eq!(row["contact"], "李强");
}
