//! Weeks of a small board, section by section.

use chrono_tz::Asia::Shanghai;
use pretty_assertions::assert_eq;
use rstest::rstest;
use serde_json::{Value, json};

use super::*;
use crate::domain::calendar::CutOff;
use crate::domain::id::ProjectId;
use crate::domain::people::OwnerRole;
use crate::domain::settings::Settings;
use crate::report::paper::Report;
use crate::report::testing::{Log, at, due, full, hash, rich};

fn ids(projects: &[ProjectRef]) -> Vec<u32> {
    projects.iter().map(|project| project.id.0).collect()
}

/// All steps of a project, with their marks.
fn steps(report: &WeekReport, id: u32) -> Vec<Step> {
    let projects = report
        .progress
        .iter()
        .flat_map(|category| &category.projects);
    let found = projects.filter(|row| row.project.id == ProjectId(id));
    found.flat_map(|row| row.steps.clone()).collect()
}

/// A log with one park in preparation.
fn park() -> Log {
    let mut log = Log::new();
    log.add(1, "公园", "park", "preliminary");
    log
}

#[test]
fn the_same_log_in_any_order_gives_the_same_report() {
    let mut log = full();
    let first = log.week(11);
    assert_eq!(log.week(11), first);
    log.events.reverse();
    assert_eq!(log.week(11), first);
}

#[test]
fn what_happens_later_does_not_touch_a_past_week() {
    let mut log = full();
    let first = log.week(11);
    log.at("2025-03-14 17:00:01");
    log.stage(2, "construction", "completed");
    log.at("2025-04-01 10:00:00");
    log.entry(1, "2025-W13", json!({"progress": "完成"}));
    log.board(json!({"kind": "board_settings", "from": {}, "to": {"red_days_late": 20}}));
    assert_eq!(log.week(11), first);
}

#[rstest]
#[case::at_the_cut_off("2025-03-14 17:00:00", 11)]
#[case::a_second_later("2025-03-14 17:00:01", 12)]
#[case::on_the_weekend("2025-03-16 23:59:59", 12)]
fn the_cut_off_parts_the_weeks(#[case] moment: &str, #[case] week: u32) {
    let mut log = park();
    log.at(moment);
    log.stage(1, "preliminary", "construction");
    for number in [10, 11, 12, 13] {
        let expected = if number == week { vec![1] } else { vec![] };
        assert_eq!(ids(&log.week(number).overall.started), expected, "{number}");
        assert_eq!(
            steps(&log.week(number), 1).len(),
            expected.len(),
            "{number}"
        );
    }
}

#[test]
fn a_back_dated_fact_corrects_its_week_and_is_told_late_in_the_next() {
    let mut log = park();
    let before = log.week(11);
    assert_eq!(before.corrections, Corrections::default());
    log.at("2025-03-17 09:00:00").on("2025-03-12");
    let seq = log.stage(1, "preliminary", "construction");

    let corrected = log.week(11);
    assert_eq!(ids(&corrected.overall.started), [1]);
    assert_eq!(corrected.corrections.count, 1);
    assert_eq!(
        corrected.corrections.newest,
        Some(at("2025-03-17 09:00:00"))
    );
    assert_eq!(corrected.head.as_ref().map(|head| head.seq), Some(seq));

    let next = log.week(12);
    assert_eq!(ids(&next.overall.started), Vec::<u32>::new());
    assert_eq!(next.corrections.count, 0);
    let told = steps(&next, 1);
    assert_eq!(told.len(), 1);
    assert!(told.iter().all(|step| step.mark == Some(Mark::Late)));
    assert_eq!(steps(&log.week(13), 1), []);
}

#[test]
fn a_plan_that_is_loaded_from_a_document_is_no_news() {
    let mut log = park();
    log.at("2025-03-17 09:00:00")
        .on("2025-03-12")
        .by("doc:report2025");
    log.stage(1, "preliminary", "construction");
    let corrections = log.week(11).corrections;
    assert_eq!((corrections.count, corrections.documents), (1, 1));
    assert_eq!(steps(&log.week(12), 1), []);
}

#[test]
fn a_late_mistake_that_was_turned_back_leaves_no_trace() {
    let mut log = park();
    let before = log.week(11);
    log.at("2025-03-17 09:00:00").on("2025-03-12");
    let mistake = log.stage(1, "preliminary", "construction");
    log.at("2025-03-17 09:05:00");
    log.undo(mistake);
    assert_eq!(log.week(11), before);
    assert_eq!(steps(&log.week(12), 1), []);
}

#[test]
fn an_undone_pair_does_not_appear() {
    let mut log = park();
    log.deadline(1, Value::Null, due("6月底", "2025-06-30"), Value::Null);
    let quiet = log.week(11);
    log.at("2025-03-11 10:00:00");
    let moved = log.stage(1, "preliminary", "construction");
    let later = due("9月底", "2025-09-30");
    let slipped = log.deadline(1, due("6月底", "2025-06-30"), later, json!("land"));
    log.at("2025-03-12 10:00:00");
    log.undo(slipped);
    log.undo(moved);
    let report = log.week(11);
    assert_eq!(report.progress, []);
    assert_eq!(report.date_changes, []);
    assert_eq!(
        WeekReport {
            head: None,
            ..report
        },
        WeekReport {
            head: None,
            ..quiet
        }
    );
}

#[test]
fn what_the_last_report_told_is_taken_back_openly() {
    let mut log = park();
    log.deadline(1, Value::Null, due("6月底", "2025-06-30"), Value::Null);
    log.at("2025-03-13 10:00:00");
    let moved = log.stage(1, "preliminary", "construction");
    let later = due("9月底", "2025-09-30");
    let slipped = log.deadline(1, due("6月底", "2025-06-30"), later, json!("land"));
    let told = log.week(11);
    log.at("2025-03-17 10:00:00");
    log.undo(slipped);
    log.undo(moved);
    assert_eq!(log.week(11), told);
    let report = log.week(12);
    let marks: Vec<_> = steps(&report, 1).iter().map(|step| step.mark).collect();
    assert_eq!(marks, [Some(Mark::TakenBack)]);
    let dates: Vec<_> = report
        .date_changes
        .iter()
        .map(|row| (row.days, row.mark))
        .collect();
    assert_eq!(dates, [(Some(-92), Some(Mark::TakenBack))]);
}

#[test]
fn before_the_cut_off_a_report_is_preliminary() {
    let mut log = park();
    log.at("2025-03-12 10:00:00");
    log.stage(1, "preliminary", "construction");
    log.at("2025-03-13 10:00:00");
    log.stage(1, "construction", "completed");
    let report = log.week_at(11, "2025-03-12 12:00:00");
    assert!(report.preliminary);
    assert_eq!(report.today, "2025-03-12".parse().unwrap());
    assert_eq!(ids(&report.overall.started), [1]);
    assert_eq!(ids(&report.overall.completed), Vec::<u32>::new());
    assert!(!log.week_at(11, "2025-03-14 17:00:00").preliminary);
}

#[test]
fn a_new_cut_off_counts_from_the_next_week_on() {
    let mut log = park();
    log.board(json!({"kind": "board_settings", "from": {}, "to": {"red_days_late": 10}}));
    let mut settings = serde_json::to_value(Settings::default()).unwrap();
    settings["cut_off"] = serde_json::to_value(CutOff {
        weekday: chrono::Weekday::Thu,
        time: chrono::NaiveTime::from_hms_opt(12, 0, 0).unwrap(),
    })
    .unwrap();
    log.at("2025-03-12 10:00:00");
    log.board(json!({"kind": "board_settings", "from": {}, "to": settings}));
    assert_eq!(log.week(11).cut_off, at("2025-03-14 17:00:00"));
    assert_eq!(log.week(12).since, at("2025-03-14 17:00:00"));
    assert_eq!(log.week(12).cut_off, at("2025-03-20 12:00:00"));
}

#[test]
fn a_filter_narrows_everything() {
    let mut log = full();
    log.at("2025-03-12 11:00:00");
    log.project(
        2,
        json!({"kind": "owners", "from": [], "to": [{"dept": 2, "role": "lead"}]}),
    );
    let keep = |project: &Project, _: &Board| {
        let lead = project
            .owners
            .iter()
            .find(|owner| owner.role == OwnerRole::Lead);
        lead.is_some_and(|lead| lead.dept == DeptId(2))
    };
    let week = Week::new(2025, 11).unwrap();
    let report = build(
        &log.events,
        week,
        Shanghai,
        at("2026-01-01 00:00:00"),
        &hash,
        &Wanted {
            keep: &keep,
            dept: None,
            filter: "",
        },
    );
    assert_eq!(report.overall.total.count, 1);
    assert_eq!(report.overdue, []);
    assert_eq!(report.departments.len(), 1);
    assert_eq!(
        report
            .ledger
            .iter()
            .map(|row| row.project.id.0)
            .collect::<Vec<_>>(),
        [2]
    );
}

#[test]
fn arrivals_and_removals_are_told() {
    let mut log = park();
    log.at("2025-03-11 10:00:00");
    log.add(2, "新", "park", "construction");
    log.project(1, json!({"kind": "removal", "from": false, "to": true}));
    let report = log.week(11);
    assert_eq!(ids(&report.overall.new), [2]);
    assert_eq!(ids(&report.overall.started), Vec::<u32>::new());
    assert_eq!(ids(&report.overall.left), [1]);
    assert_eq!(
        report.overall.total,
        Tally {
            count: 1,
            before: 1,
            change: 0
        }
    );
    assert_eq!(
        steps(&report, 1),
        [Step {
            kind: StepKind::Left,
            mark: None
        }]
    );
}

#[test]
fn a_milestone_due_on_the_day_of_the_cut_off_is_missed_a_week_later() {
    let mut log = park();
    log.project(
        1,
        json!({"kind": "milestone", "id": 1, "from": null,
        "to": {"name": "封顶", "deadline": due("3月14日", "2025-03-14")}}),
    );
    assert_eq!(steps(&log.week(11), 1), []);
    let missed = steps(&log.week(12), 1);
    assert!(matches!(
        missed.as_slice(),
        [Step {
            kind: StepKind::Missed { .. },
            ..
        }]
    ));
    assert_eq!(steps(&log.week(13), 1), []);
}

#[test]
fn overdue_projects_stand_by_level_then_by_days() {
    let mut log = Log::new();
    for (id, day) in [(1, "2025-03-01"), (2, "2025-02-01"), (3, "2025-03-10")] {
        log.add(id, "公园", "park", "construction");
        log.deadline(id, Value::Null, due("期", day), Value::Null);
    }
    log.project(3, json!({"kind": "level", "from": "none", "to": "listed"}));
    let rows = log.week(11).overdue;
    let order: Vec<_> = rows
        .iter()
        .map(|row| (row.project.id.0, row.days))
        .collect();
    assert_eq!(order, [(3, 4), (2, 41), (1, 13)]);
}

#[test]
fn a_problem_is_carried_until_it_is_cleared() {
    let mut log = park();
    let open = json!({"text": "管线", "opened": "2025-03-03"});
    let cleared = json!({"text": "管线", "opened": "2025-03-03", "cleared": {"on": "2025-03-18", "note": "已批"}});
    log.at("2025-03-03 10:00:00");
    log.project(
        1,
        json!({"kind": "problem", "id": 1, "from": null, "to": open}),
    );
    log.at("2025-03-18 10:00:00");
    log.project(
        1,
        json!({"kind": "problem", "id": 1, "from": open, "to": cleared}),
    );
    let carried = |week| {
        let rows = log.week(week).concerns;
        rows.iter()
            .map(|row| (row.nth, row.cleared.is_some()))
            .collect::<Vec<_>>()
    };
    assert_eq!(carried(9), []);
    assert_eq!(carried(10), [(1, false)]);
    assert_eq!(carried(11), [(2, false)]);
    assert_eq!(carried(12), [(3, true)]);
    assert_eq!(carried(13), []);
}

#[test]
fn a_request_stays_until_an_entry_leaves_it_empty() {
    let mut log = park();
    for (day, week, ask) in [
        ("2025-03-03", "2025-W10", "批复"),
        ("2025-03-17", "2025-W12", "再请批复"),
        ("2025-03-24", "2025-W13", ""),
    ] {
        log.at(&format!("{day} 10:00:00"));
        log.entry(1, week, json!({"progress": "推进", "ask": ask}));
    }
    let asked = |week| {
        let rows = log.week(week).concerns;
        rows.iter()
            .map(|row| (row.text.clone(), row.nth))
            .collect::<Vec<_>>()
    };
    assert_eq!(asked(10), [("批复".to_owned(), 1)]);
    assert_eq!(asked(11), [("批复".to_owned(), 2)]);
    assert_eq!(asked(12), [("再请批复".to_owned(), 3)]);
    assert_eq!(asked(13), []);
}

#[test]
fn punctuality_counts_what_the_log_saw_finish() {
    let mut log = Log::new();
    for (id, day, done) in [
        (1, "2025-03-10", "2025-03-10"),
        (2, "2025-03-10", "2025-03-12"),
    ] {
        log.at("2025-01-02 09:00:00")
            .add(id, "公园", "park", "construction");
        log.deadline(id, Value::Null, due("期", day), Value::Null);
        log.at(&format!("{done} 10:00:00"));
        log.stage(id, "construction", "completed");
    }
    log.at("2025-03-13 10:00:00");
    log.stage(1, "completed", "operating");
    log.add(3, "早已建成", "park", "operating");
    log.deadline(3, Value::Null, due("期", "2024-12-31"), Value::Null);
    let rows = log.week(11).departments;
    let on_time: Vec<OnTime> = rows.iter().map(|row| row.on_time).collect();
    let expected = OnTime {
        finished: 2,
        on_time: 1,
        as_first_promised: 1,
        percent: Some(50),
    };
    assert_eq!(on_time, [expected]);
    assert_eq!(ids(&log.week(11).overall.completed), [1, 2]);
    assert_eq!(ids(&log.week(11).overall.in_use), [1]);
}

#[test]
fn an_entry_of_an_earlier_week_is_told_when_it_comes_in() {
    let mut log = park();
    log.at("2025-03-15 10:00:00");
    log.entry(1, "2025-W11", json!({"progress": "补报内容"}));
    assert_eq!(steps(&log.week(11), 1), []);
    let told = steps(&log.week(12), 1);
    assert!(
        matches!(told.as_slice(), [Step { kind: StepKind::Entry { text, .. }, mark: None }] if text == "补报内容")
    );
}

#[test]
fn before_a_holiday_the_week_ends_on_its_last_working_day() {
    let log = full();
    let cut_off = |number| log.week(number).cut_off;
    assert_eq!(cut_off(39), at("2025-09-26 17:00:00"), "an ordinary Friday");
    assert_eq!(
        cut_off(40),
        at("2025-09-30 17:00:00"),
        "Wednesday to Friday are off"
    );
    assert_eq!(
        cut_off(41),
        at("2025-10-10 17:00:00"),
        "worked again from Thursday on"
    );
    assert_eq!(log.week(40).unknown_year, None);
}

#[test]
fn a_year_whose_holidays_are_not_known_goes_by_the_weekday_and_says_so() {
    let mut log = full();
    log.at("2025-03-10 09:00:00");
    log.board(json!({"kind": "board_year", "year": 2025, "from": [], "to": []}));
    let report = log.week(12);
    assert_eq!(report.unknown_year, Some(2025));
    assert_eq!(report.cut_off, at("2025-03-21 17:00:00"));
    let text = crate::report::txt::txt(&report.paper(crate::i18n::Lang::Zh));
    assert!(text.contains("没有2025年的节假日安排"), "{text}");
}

#[test]
fn what_changed_against_last_week_adds_up() {
    let report = rich().week(11);
    let told = &report.highlights;
    assert_eq!(ids(&told.newly_overdue), [5]);
    let gone: Vec<_> = told
        .no_longer_overdue
        .iter()
        .map(|row| (row.project.id.0, row.why))
        .collect();
    assert_eq!(gone, [(4, Relief::Suspended)]);
    assert_eq!((told.overdue.before, told.overdue.count), (2, 2));
    assert_eq!(told.overdue.count as usize, report.overdue.len());
    let lights: Vec<_> = told
        .light_changes
        .iter()
        .map(|row| (row.project.id.0, row.from.key.as_str(), row.to.key.as_str()))
        .collect();
    assert!(lights.contains(&(5, "green", "yellow")), "{lights:?}");
    let newly: Vec<bool> = report.overdue.iter().map(|row| row.newly).collect();
    assert_eq!(newly.iter().filter(|newly| **newly).count(), 1);
    assert_eq!(report.all_departments.overdue, told.overdue.count);
}

#[test]
fn a_halt_and_its_end_within_one_week_are_both_told() {
    let mut log = park();
    let halt = json!({"kind": "suspended", "reason": "资金", "decision": "纪要第7期"});
    log.at("2025-03-11 10:00:00");
    log.project(1, json!({"kind": "side", "from": null, "to": halt}));
    log.at("2025-03-13 10:00:00").because("资金到位");
    log.project(1, json!({"kind": "side", "from": halt, "to": null}));
    let told: Vec<_> = steps(&log.week(11), 1)
        .into_iter()
        .map(|step| match step.kind {
            StepKind::Side {
                side,
                reason,
                decision,
            } => (side.is_some(), reason, decision),
            other => panic!("{other:?}"),
        })
        .collect();
    let paper = Some("纪要第7期".to_owned());
    assert_eq!(
        told,
        [
            (true, "资金".to_owned(), paper),
            (false, "资金到位".to_owned(), None)
        ]
    );
    assert_eq!(steps(&log.week(12), 1), []);
}

#[rstest]
#[case::the_day_after_the_cut_off("2025-03-15", true)]
#[case::next_sunday("2025-03-23", true)]
#[case::the_day_of_the_cut_off("2025-03-14", false)]
#[case::the_monday_after("2025-03-24", false)]
fn next_week_reaches_from_the_cut_off_to_sunday(#[case] day: &str, #[case] told: bool) {
    let mut log = park();
    log.deadline(1, Value::Null, due("期", day), Value::Null);
    let rows = log.week(11).next_week;
    assert_eq!(rows.iter().any(|row| row.due.len() == 1), told);
}

#[test]
fn next_week_says_a_date_once() {
    let mut log = park();
    let node = due("3月19日", "2025-03-19");
    log.project(
        1,
        json!({"kind": "milestone", "id": 1, "from": null, "to": {"name": "封顶", "deadline": node}}),
    );
    log.at("2025-03-12 10:00:00");
    log.entry(
        1,
        "2025-W11",
        json!({"progress": "主体", "next": "3月19日封顶"}),
    );
    let report = log.week(11);
    assert_eq!(report.next_week[0].due.len(), 1);
    let text = crate::report::txt::txt(&report.paper(crate::i18n::Lang::Zh));
    let plan = text.split("九、下周计划").nth(1).unwrap();
    let plan = plan.split("附表一").next().unwrap();
    assert_eq!(plan.matches("3月19日").count(), 1, "{plan}");
}

#[test]
fn a_department_has_its_own_indicators_and_a_filter_none() {
    let log = rich();
    let week = |dept, filter| {
        let wanted = Wanted {
            keep: &|_, _| true,
            dept,
            filter,
        };
        let now = at("2026-01-01 00:00:00");
        build(
            &log.events,
            Week::new(2025, 11).unwrap(),
            Shanghai,
            now,
            &hash,
            &wanted,
        )
    };
    let count = |report: WeekReport| report.indicators.len();
    assert_eq!(count(week(None, "")), 1);
    assert_eq!(count(week(Some(DeptId(1)), "")), 1);
    assert_eq!(count(week(Some(DeptId(2)), "")), 0);
    assert_eq!(count(week(None, "stage:construction")), 0);
    let row = week(None, "").indicators.remove(0);
    assert_eq!((row.year, row.final_year), (Some(2024), Some(2025)));
    assert_eq!(row.final_target.as_deref(), Some("5.5%"));
    let text =
        crate::report::md::md(&week(Some(DeptId(1)), "due<30d").paper(crate::i18n::Lang::Zh));
    assert!(text.contains("范围：区水务局；筛选“due\\<30d”"), "{text}");
}
