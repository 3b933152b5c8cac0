//! Years of a small board, section by section.

use chrono_tz::Asia::Shanghai;
use pretty_assertions::assert_eq;
use rstest::rstest;
use serde_json::{Value, json};

use super::*;
use crate::domain::id::ProjectId;
use crate::domain::measure::Quantity;
use crate::i18n::Lang;
use crate::report::md::md;
use crate::report::paper::Report;
use crate::report::testing::{Log, at, due, hash};

fn review_at(log: &Log, period: Period, now: &str) -> Review {
    build(
        &log.events,
        period,
        Shanghai,
        at(now),
        &hash,
        &|_, _| true,
        None,
    )
}

/// The review of a year, built long after it.
fn year(log: &Log, year: i32) -> Review {
    review_at(log, Period::of_year(year).unwrap(), "2030-01-05 12:00:00")
}

fn fact(field: &str, from: &Value, to: &Value) -> Value {
    json!({"kind": "fact", "from": {"field": field, "value": from}, "to": {"field": field, "value": to}})
}

fn measure(year: Option<i32>, target: Option<&str>, done: Option<&str>) -> Value {
    json!({"name": "小区", "unit": "个", "year": year, "target": target, "done": done})
}

fn row(review: &Review, id: u32) -> Option<&ProjectRow> {
    let mut rows = review.projects.iter();
    rows.find(|row| row.project.id == ProjectId(id))
}

fn outcome(review: &Review, id: u32) -> Option<Outcome> {
    row(review, id).map(|row| row.outcome)
}

fn belonging(review: &Review, id: u32) -> Option<Belonging> {
    row(review, id).map(|row| row.belonging)
}

/// A project that has been under way since 2 January 2025 and is due on a day.
fn begun(log: &mut Log, id: u32, phrase: &str, day: &str) {
    log.at("2025-01-02 09:00:00");
    log.add(id, &format!("项目{id}"), "park", "construction");
    log.deadline(id, Value::Null, due(phrase, day), Value::Null);
}

/// One project of every outcome in 2025.
fn every_outcome() -> Log {
    let mut log = Log::new();
    let june = || due("6月底", "2025-06-30");
    let september = || due("9月底", "2025-09-30");
    for id in 1..=3 {
        begun(&mut log, id, "6月底", "2025-06-30");
    }
    log.at("2025-06-20 09:00:00");
    log.stage(1, "construction", "completed");
    for id in [2, 3] {
        log.because("未腾退")
            .deadline(id, june(), september(), json!("land"));
    }
    log.at("2025-09-30 23:59:59");
    log.stage(2, "construction", "completed");
    log.at("2025-10-10 09:00:00");
    log.stage(3, "construction", "completed");
    log.at("2025-01-02 09:00:00");
    log.add(4, "无时限完成", "rail", "construction");
    log.at("2025-05-01 09:00:00");
    log.stage(4, "construction", "operating");
    begun(&mut log, 5, "年底前", "2025-12-31");
    log.at("2025-12-26 09:00:00");
    log.entry(5, "2025-W52", json!({"progress": "收尾"}));
    begun(&mut log, 6, "6月底", "2025-06-30");
    begun(&mut log, 7, "2026年3月底", "2026-03-31");
    log.project(7, fact("plan_year", &Value::Null, &json!(2025)));
    log.add(8, "持续推进", "rail", "construction");
    log.project(8, fact("plan_year", &Value::Null, &json!(2025)));
    begun(&mut log, 9, "年底前", "2025-12-31");
    begun(&mut log, 10, "年底前", "2025-12-31");
    log.at("2025-08-01 09:00:00");
    log.project(
        9,
        json!({"kind": "side", "from": null, "to": {"kind": "suspended", "reason": "缓建"}}),
    );
    log.project(
        10,
        json!({"kind": "side", "from": null,
        "to": {"kind": "cancelled", "reason": "并入二期", "decision": "海政发〔2025〕3号"}}),
    );
    log
}

#[test]
fn every_project_has_one_outcome_and_they_add_up() {
    let review = year(&every_outcome(), 2025);
    let outcomes: Vec<_> = (1..=10).map(|id| outcome(&review, id)).collect();
    let expected = [
        Outcome::OnTime,
        Outcome::OnTime,
        Outcome::Late,
        Outcome::Finished,
        Outcome::Overdue,
        Outcome::Unsaid,
        Outcome::Ahead,
        Outcome::NoDate,
        Outcome::Suspended,
        Outcome::Cancelled,
    ];
    assert_eq!(outcomes, expected.map(Some));
    let results = review.overall.results;
    let sum: u32 = Outcome::ALL
        .iter()
        .map(|outcome| results.count(*outcome))
        .sum();
    assert_eq!((results.total, sum), (10, 10));
    assert_eq!(results.planned + results.carried + results.worked, 10);
    assert_eq!((results.on_time, results.as_first_promised), (2, 1));
    assert_eq!(
        (results.slips, results.slipped, results.slipped_days),
        (2, 2, 184)
    );
    // Three finished with a date, one late and open; what is not said is in neither number.
    assert_eq!(results.achieved_percent, Some(75));
    assert_eq!(results.told_percent, Some(80));
    assert_eq!(
        (results.on_time_percent, results.first_percent),
        (Some(66), Some(33))
    );
}

#[test]
fn the_parts_of_the_plan_add_up_to_all() {
    let review = year(&every_outcome(), 2025);
    let total = |rows: &[Row]| rows.iter().map(|row| row.results.total).sum::<u32>();
    let planned = &review.planned;
    assert_eq!(total(&planned.categories), 10);
    assert_eq!(total(&planned.departments), 10);
    assert_eq!(total(&planned.tasks) + total(&planned.sections), 10);
    let appraised: u32 = review.appraisal.iter().map(|row| row.results.total).sum();
    assert_eq!(appraised, 10);
    for flow in &review.overall.stages {
        assert_eq!(flow.before + flow.came - flow.went, flow.count, "{flow:?}");
    }
}

#[test]
fn what_was_due_on_the_last_day_is_late_when_the_year_is_over() {
    let log = every_outcome();
    let over = year(&log, 2025);
    assert_eq!(over.judged_on, "2026-01-01".parse().unwrap());
    assert_eq!(
        over.late
            .iter()
            .map(|row| (row.project.id.0, row.days))
            .collect::<Vec<_>>(),
        [(5, 1)]
    );
    let running = review_at(&log, Period::of_year(2025).unwrap(), "2025-12-31 18:00:00");
    assert!(running.preliminary && !over.preliminary);
    assert_eq!(outcome(&running, 5), Some(Outcome::Ahead));
}

#[test]
fn what_belongs_to_a_year() {
    let mut log = Log::new();
    log.at("2025-01-02 09:00:00");
    for id in 1..=5 {
        log.add(id, "公园", "park", "construction");
    }
    log.deadline(1, Value::Null, due("2025年底", "2025-12-31"), Value::Null);
    log.deadline(2, Value::Null, due("2026年底", "2026-12-31"), Value::Null);
    log.deadline(3, Value::Null, due("2026年底", "2026-12-31"), Value::Null);
    log.at("2025-06-01 09:00:00");
    log.stage(3, "construction", "completed");
    log.at("2026-06-01 09:00:00");
    log.entry(4, "2026-W22", json!({"progress": "进场"}));
    let of_2026 = year(&log, 2026);
    assert_eq!(belonging(&of_2026, 1), Some(Belonging::Carried));
    assert_eq!(belonging(&of_2026, 2), Some(Belonging::Planned));
    assert_eq!(belonging(&of_2026, 3), None, "finished before it began");
    assert_eq!(belonging(&of_2026, 4), Some(Belonging::Worked));
    assert_eq!(belonging(&of_2026, 5), None, "nobody said a word");
    let of_2025 = year(&log, 2025);
    assert_eq!(belonging(&of_2025, 1), Some(Belonging::Planned));
    assert_eq!(
        belonging(&of_2025, 2),
        Some(Belonging::Worked),
        "it came onto the board as under way"
    );
    assert_eq!(outcome(&of_2025, 3), Some(Outcome::OnTime));
}

#[test]
fn a_plan_year_that_was_put_off_still_belongs_to_its_year() {
    let mut log = Log::new();
    log.add(1, "公园", "park", "reserve");
    log.project(1, fact("plan_year", &Value::Null, &json!(2025)));
    log.at("2025-07-01 09:00:00").because("区政府会议纪要5号");
    log.project(1, fact("plan_year", &json!(2025), &json!(2026)));
    let review = year(&log, 2025);
    assert_eq!(belonging(&review, 1), Some(Belonging::Planned));
    let [adjusted] = review.adjustments.rows.as_slice() else {
        panic!("{:?}", review.adjustments.rows);
    };
    assert_eq!(adjusted.kind, AdjustmentKind::PlanYear);
    assert_eq!(
        (&adjusted.from, &adjusted.to),
        (&Some(Held::Year(2025)), &Some(Held::Year(2026)))
    );
    assert_eq!(adjusted.note.as_deref(), Some("区政府会议纪要5号"));
}

#[rstest]
#[case::reached(&[(Some("6"), Some("6"))], Outcome::OnTime)]
#[case::more_than_planned(&[(Some("6"), Some("8")), (None, Some("3"))], Outcome::OnTime)]
#[case::short(&[(Some("6"), Some("5")), (Some("2"), Some("2"))], Outcome::Overdue)]
#[case::one_not_told(&[(Some("6"), Some("6")), (Some("2"), None)], Outcome::Unsaid)]
#[case::no_target(&[(None, Some("6"))], Outcome::Unsaid)]
#[case::nothing_done(&[(Some("6"), None)], Outcome::Unsaid)]
fn a_yearly_goal_is_reached_by_its_quantities(
    #[case] figures: &[(Option<&str>, Option<&str>)],
    #[case] expected: Outcome,
) {
    let mut log = Log::new();
    log.add(1, "老旧小区", "park", "construction");
    log.project(
        1,
        json!({"kind": "goal", "from": null, "to": due("2025年", "2025-12-31")}),
    );
    log.at("2025-12-31 09:00:00");
    for (id, (target, done)) in (1..).zip(figures) {
        log.project(
            1,
            json!({"kind": "measure", "id": id, "from": null,
            "to": measure(Some(2025), *target, *done)}),
        );
    }
    // Next year's goal is another promise, and no adjustment of this one.
    log.at("2026-01-10 09:00:00");
    log.project(
        1,
        json!({"kind": "goal", "from": due("2025年", "2025-12-31"),
        "to": due("2026年", "2026-12-31")}),
    );
    let review = year(&log, 2025);
    assert_eq!(outcome(&review, 1), Some(expected));
    assert_eq!(year(&log, 2026).adjustments.rows, []);
}

#[test]
fn adjustments_are_told_with_reason_and_decision() {
    let review = year(&every_outcome(), 2025);
    let told: Vec<_> = review
        .adjustments
        .rows
        .iter()
        .map(|row| {
            let id = row.project.as_ref().map(|project| project.id.0);
            (
                row.kind,
                id,
                row.days,
                row.note.as_deref(),
                row.decision.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            (
                AdjustmentKind::Date,
                Some(2),
                Some(92),
                Some("未腾退"),
                None
            ),
            (
                AdjustmentKind::Date,
                Some(3),
                Some(92),
                Some("未腾退"),
                None
            ),
            (AdjustmentKind::Suspended, Some(9), None, Some("缓建"), None),
            (
                AdjustmentKind::Cancelled,
                Some(10),
                None,
                Some("并入二期"),
                Some("海政发〔2025〕3号")
            ),
        ]
    );
}

#[test]
fn targets_owners_and_milestones_are_adjusted_and_first_ones_are_not() {
    let mut log = Log::new();
    begun(&mut log, 1, "年底前", "2025-12-31");
    let node = |day: &str| json!({"name": "洞通", "deadline": due("x", day)});
    log.project(
        1,
        json!({"kind": "milestone", "id": 1, "from": null, "to": node("2025-05-31")}),
    );
    log.project(1, json!({"kind": "measure", "id": 1, "from": null, "to": measure(Some(2025), Some("6"), None)}));
    assert_eq!(year(&log, 2025).adjustments.rows, []);
    log.at("2025-04-01 09:00:00");
    log.project(
        1,
        json!({"kind": "milestone", "id": 1, "from": node("2025-05-31"), "to": node("2025-07-31")}),
    );
    log.project(
        1,
        json!({"kind": "measure", "id": 1, "from": measure(Some(2025), Some("6"), None),
        "to": measure(Some(2025), Some("4"), Some("1"))}),
    );
    log.project(1, json!({"kind": "owners", "from": [{"dept": 1, "role": "lead"}], "to": [{"dept": 2, "role": "lead"}]}));
    let mistake = log.deadline(
        1,
        due("年底前", "2025-12-31"),
        due("2026年", "2026-12-31"),
        json!("plan"),
    );
    log.undo(mistake);
    let review = year(&log, 2025);
    let kinds: Vec<_> = review
        .adjustments
        .rows
        .iter()
        .map(|row| (row.kind, row.days))
        .collect();
    assert_eq!(
        kinds,
        [
            (AdjustmentKind::MilestoneDate, Some(61)),
            (AdjustmentKind::Target, None),
            (AdjustmentKind::Lead, None),
        ]
    );
    assert_eq!(year(&log, 2026).adjustments.rows, []);
}

#[test]
fn what_happens_later_does_not_touch_a_past_year() {
    let mut log = every_outcome();
    let first = year(&log, 2025);
    log.at("2026-01-01 00:00:00");
    log.stage(5, "construction", "completed");
    log.entry(6, "2026-W01", json!({"progress": "开工"}));
    log.board(json!({"kind": "board_settings", "from": {}, "to": {"red_days_late": 20}}));
    log.project(7, json!({"kind": "removal", "from": false, "to": true}));
    assert_eq!(year(&log, 2025), first);
    log.events.reverse();
    assert_eq!(year(&log, 2025), first);
}

#[test]
fn what_is_told_late_corrects_the_year_and_is_counted() {
    let mut log = every_outcome();
    log.at("2026-02-01 09:00:00")
        .on("2025-06-29")
        .by("doc:report");
    let seq = log.stage(6, "construction", "completed");
    let review = year(&log, 2025);
    assert_eq!(outcome(&review, 6), Some(Outcome::OnTime));
    assert_eq!(
        (review.corrections.count, review.corrections.documents),
        (1, 1)
    );
    assert_eq!(review.head.as_ref().map(|head| head.seq), Some(seq));
    // A late mistake that was turned back leaves no trace.
    log.undo(seq);
    assert_eq!(year(&log, 2025), year(&every_outcome(), 2025));
}

#[test]
fn only_years_of_one_name_and_unit_are_added_up() {
    let mut log = Log::new();
    begun(&mut log, 1, "年底前", "2025-12-31");
    let figures = [
        (1, "小区", "个", Some(2024), Some("5"), Some("6")),
        (2, "小区", "个", Some(2025), Some("7"), Some("3")),
        (3, "小区", "个", Some(2026), Some("9"), None),
        (4, "小区", "万平方米", Some(2025), Some("2"), Some("1.5")),
        (5, "完成率", "%", Some(2024), Some("50"), Some("50")),
        (6, "完成率", "%", Some(2025), Some("100"), Some("90")),
        (7, "小区", "个", None, Some("30"), Some("9")),
    ];
    for (id, name, unit, year, target, done) in figures {
        log.project(
            1,
            json!({"kind": "measure", "id": id, "from": null, "to":
            {"name": name, "unit": unit, "year": year, "target": target, "done": done}}),
        );
    }
    let plan = review_at(
        &log,
        Period::of_plan(2024, 2026).unwrap(),
        "2030-01-01 00:00:00",
    );
    let sums: Vec<_> = plan
        .measures
        .iter()
        .map(|row| (row.unit.as_str(), row.years.len(), row.sum))
        .collect();
    let counted = Sum {
        done: Some(Quantity::whole(9)),
        target: Some(Quantity::whole(21)),
        // Of the two years that say both: 9 of 12.
        percent: Some(75),
    };
    assert_eq!(
        sums,
        [
            ("个", 3, Some(counted)),
            ("万平方米", 1, None),
            ("%", 2, None),
            ("个", 1, None)
        ]
    );
    let of_2025 = year(&log, 2025);
    assert!(
        of_2025
            .measures
            .iter()
            .all(|row| row.years.len() == 1 && row.years[0].year == Some(2025))
    );
    assert_eq!(of_2025.measures.len(), 3);
}

#[test]
fn the_pool_is_what_waits() {
    let mut log = Log::new();
    log.at("2024-06-01 09:00:00");
    for (id, stage) in [
        (1, "reserve"),
        (2, "preliminary"),
        (3, "reserve"),
        (4, "construction"),
    ] {
        log.add(id, "项目", "park", stage);
    }
    log.project(1, fact("invest_total", &Value::Null, &json!(1200)));
    log.at("2025-05-01 09:00:00");
    log.stage(2, "preliminary", "construction");
    log.project(3, json!({"kind": "side", "from": null, "to": {"kind": "cancelled", "reason": "不建", "decision": "1号"}}));
    log.add(5, "新项目", "rail", "preliminary");
    let pool = year(&log, 2025).pool;
    let ids = |projects: &[label::ProjectRef]| {
        projects
            .iter()
            .map(|project| project.id.0)
            .collect::<Vec<_>>()
    };
    assert_eq!((pool.before, pool.total.count), (3, 2));
    assert_eq!(
        (ids(&pool.entered), ids(&pool.started), ids(&pool.dropped)),
        (vec![5], vec![2], vec![3])
    );
    assert_eq!(
        pool.total.invest,
        Stated {
            sum: 1200,
            stated: 1,
            unsaid: 1
        }
    );
    assert_eq!(pool.total.by_stage, [1, 1]);
    assert_eq!(
        pool.categories
            .iter()
            .map(|row| row.count)
            .collect::<Vec<_>>(),
        [1, 1]
    );
}

#[test]
fn money_that_is_not_stated_is_no_zero() {
    let mut log = Log::new();
    for id in [1, 2, 3] {
        begun(&mut log, id, "年底前", "2025-12-31");
    }
    log.project(1, fact("invest_total", &Value::Null, &json!(1000)));
    log.project(1, fact("invest_plan", &Value::Null, &json!(400)));
    log.project(1, fact("invest_done", &Value::Null, &json!(300)));
    log.project(2, fact("invest_plan", &Value::Null, &json!(600)));
    let money = year(&log, 2025).money.total;
    assert_eq!(
        money.total,
        Stated {
            sum: 1000,
            stated: 1,
            unsaid: 2
        }
    );
    assert_eq!(
        money.year_plan,
        Stated {
            sum: 1000,
            stated: 2,
            unsaid: 1
        }
    );
    // 300 of the 400 of the one project that says both.
    assert_eq!((money.percent, money.unsaid_percent), (Some(75), Some(66)));
}

#[test]
fn entries_are_owed_for_the_weeks_under_way() {
    let mut log = Log::new();
    log.at("2025-03-03 09:00:00");
    log.add(1, "公园", "park", "construction");
    log.at("2025-03-07 09:00:00");
    log.entry(1, "2025-W10", json!({"progress": "开工"}));
    // Stopped on a Thursday: that week is not owed. Taken up on a Monday five weeks later, finished a week after that.
    let stopped = json!({"kind": "suspended", "reason": "缓建"});
    log.at("2025-03-20 09:00:00");
    log.project(1, json!({"kind": "side", "from": null, "to": stopped}));
    log.at("2025-04-21 09:00:00");
    log.project(1, json!({"kind": "side", "from": stopped, "to": null}));
    log.project(1, json!({"kind": "problem", "id": 1, "from": null, "to": {"text": "管线", "opened": "2025-04-21"}}));
    log.project(
        1,
        json!({"kind": "level", "from": "none", "to": "supervise"}),
    );
    log.project(1, json!({"kind": "urged", "note": "请加快"}));
    log.at("2025-04-28 09:00:00");
    log.stage(1, "construction", "completed");
    let review = year(&log, 2025);
    let [row] = review.appraisal.as_slice() else {
        panic!("{:?}", review.appraisal);
    };
    // The weeks that ended on 9 and 16 March and on 27 April; one of them was reported.
    assert_eq!(
        row.reporting,
        Discipline {
            owed: 3,
            reported: 1,
            percent: Some(33)
        }
    );
    assert_eq!(
        (row.problems_opened, row.problems_cleared, row.problems_open),
        (1, 0, 1)
    );
    assert_eq!((row.levels_raised, row.urged), (1, 1));
    assert_eq!(year(&log, 2026).appraisal[0].reporting.owed, 0);
}

#[test]
fn a_project_that_was_taken_off_stands_among_the_adjustments_only() {
    let mut log = every_outcome();
    log.at("2025-11-01 09:00:00").because("重复立项");
    log.project(6, json!({"kind": "removal", "from": false, "to": true}));
    let review = year(&log, 2025);
    assert_eq!(outcome(&review, 6), None);
    assert_eq!(review.overall.removed, 1);
    let removed = review
        .adjustments
        .rows
        .iter()
        .find(|row| row.kind == AdjustmentKind::Removed);
    assert_eq!(
        removed.and_then(|row| row.note.as_deref()),
        Some("重复立项")
    );
}

#[test]
fn classes_tell_how_many_began_and_ended() {
    let mut log = Log::new();
    for (id, class, stage) in [
        (1, "new_start", "preliminary"),
        (2, "new_start", "preliminary"),
        (3, "finish", "construction"),
    ] {
        log.add(id, "项目", "park", stage);
        log.project(id, fact("plan_year", &Value::Null, &json!(2025)));
        log.project(id, fact("plan_class", &Value::Null, &json!(class)));
    }
    log.at("2025-06-01 09:00:00");
    log.stage(1, "preliminary", "construction");
    log.stage(3, "construction", "completed");
    let review = year(&log, 2025);
    let counts: Vec<_> = review
        .overall
        .classes
        .iter()
        .filter(|row| row.total > 0)
        .map(|row| (row.class.key.as_str(), row.total, row.started, row.finished))
        .collect();
    assert_eq!(counts, [("new_start", 2, 1, 0), ("finish", 1, 1, 1)]);
    // The class of a plan that is over says nothing of the next one.
    log.at("2026-01-10 09:00:00");
    log.project(2, fact("plan_year", &json!(2025), &json!(2026)));
    assert!(
        year(&log, 2026)
            .overall
            .classes
            .iter()
            .all(|row| row.total == 0)
    );
}

#[rstest]
#[case(Lang::Zh, "review_zh_md")]
#[case(Lang::En, "review_en_md")]
fn markdown_in_both_languages(#[case] lang: Lang, #[case] name: &str) {
    insta::assert_snapshot!(name, md(&year(&every_outcome(), 2025).paper(lang)));
}

#[rstest]
fn an_empty_board_has_every_section(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    let headings = |review: &Review| {
        let text = md(&review.paper(lang));
        text.lines().filter(|line| line.starts_with("## ")).count()
    };
    assert_eq!(headings(&year(&Log::new(), 2025)), 10);
    assert_eq!(headings(&year(&every_outcome(), 2025)), 10);
}
