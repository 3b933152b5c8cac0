//! The fold, told by logs.

use chrono_tz::Asia::Shanghai;
use pretty_assertions::assert_eq;
use proptest::prelude::*;
use rstest::rstest;

use super::*;
use crate::domain::board::{SourceRef, StageClass};
use crate::domain::deadline::{Deadline, Precision};
use crate::domain::id::{Day, PartId};
use crate::domain::measure::Wan;
use crate::domain::people::Basis;
use crate::domain::project::{Commitment, PlanClass, SlipReason};
use crate::domain::state::{Horizon, State, instant_of};
use crate::domain::testing::{ID, Log, at, day, due, mark, measure, milestone};

fn stage(to: &str) -> Change {
    let from = mark("preliminary", Basis::Stated);
    Change::Stage {
        from,
        to: mark(to, Basis::Stated),
    }
}

fn title(to: &str) -> Change {
    Change::Fact {
        from: Fact::Title(String::new()),
        to: Fact::Title(to.to_owned()),
    }
}

fn deadline(to: &str) -> Change {
    Change::Deadline {
        from: None,
        to: Some(due(to)),
        slip: Some(SlipReason::Land),
    }
}

fn goal(to: &str) -> Change {
    Change::Goal {
        from: None,
        to: Some(due(to)),
    }
}

fn removal(to: bool) -> Change {
    Change::Removal { from: !to, to }
}

fn entry(week: &str, progress: &str) -> Change {
    Change::Entry {
        week: week.parse().unwrap(),
        from: None,
        to: Some(
            EntryText {
                progress: progress.to_owned(),
                ..EntryText::default()
            }
            .into(),
        ),
    }
}

#[test]
fn without_an_arrival_there_is_no_project() {
    let log = Log::default().on("2025-02-01", stage("construction"));
    assert_eq!(log.project(), None);
    assert_eq!(fold_project([], Shanghai), None);
}

#[test]
fn what_is_about_a_later_day_wins_whenever_it_was_recorded() {
    let log = Log::of_project("reserve")
        .on("2025-03-10", title("三月"))
        .told("2025-03-20", "2025-02-10", title("二月"));
    let project = log.project().unwrap();
    assert_eq!(project.title, "三月");
    let in_february = State::fold(&log.events, Shanghai, Horizon::Day(day("2025-02-28")));
    assert_eq!(in_february.projects.get(&ID).unwrap().title, "二月");
}

#[test]
fn of_two_facts_about_one_day_the_later_recorded_wins() {
    let log = Log::of_project("reserve")
        .on("2025-03-10", title("先"))
        .told("2025-03-12", "2025-03-10", title("后"));
    assert_eq!(log.project().unwrap().title, "后");
}

#[test]
fn a_change_before_the_arrival_is_counted_but_does_nothing() {
    let log = Log::of_project("reserve").told("2025-03-10", "2024-12-01", stage("construction"));
    let project = log.project().unwrap();
    assert_eq!(
        (project.stage.stage.0.as_str(), project.version),
        ("reserve", 2)
    );
}

#[test]
fn the_arrival_says_since_when_we_know_and_since_when_we_watch() {
    let mut log = Log::of_project("reserve");
    let first = log.events.first_mut().unwrap();
    // Half past seven in the evening of UTC is the next morning in Shanghai.
    first.recorded = "2025-03-10T19:30:00Z".parse().unwrap();
    let project = log.project().unwrap();
    assert_eq!(project.created, day("2025-01-06"));
    assert_eq!(project.watched, day("2025-03-11"));
    assert_eq!((project.changed, project.reported), (project.created, None));
}

#[test]
fn a_stage_is_held_since_the_move_and_a_confirmation_does_not_make_it_younger() {
    let confirmed = Change::Stage {
        from: mark("construction", Basis::Inferred),
        to: mark("construction", Basis::Stated),
    };
    let inferred = Change::Stage {
        from: mark("reserve", Basis::Stated),
        to: mark("construction", Basis::Inferred),
    };
    let log = Log::of_project("reserve")
        .on("2025-02-03", inferred)
        .on("2025-03-03", confirmed);
    let project = log.project().unwrap();
    assert_eq!(project.stage, mark("construction", Basis::Stated));
    assert_eq!(project.stage_since, day("2025-02-03"));
}

#[test]
fn the_first_date_is_the_baseline_and_only_later_dates_are_slips() {
    let log = Log::of_project("construction")
        .on("2025-02-01", deadline("6月底"))
        .on("2025-03-01", deadline("5月底"))
        .on("2025-04-01", deadline("9月底"))
        .because("北侧未腾退")
        .on("2025-05-01", deadline("年底前"));
    let project = log.project().unwrap();
    assert_eq!(project.baseline, Some(due("6月底")));
    assert_eq!(project.deadline, Some(due("年底前")));
    let told: Vec<_> = project
        .slips
        .iter()
        .map(|slip| {
            (
                slip.from.phrase.as_str(),
                slip.to.as_ref().map_or("-", |to| to.phrase.as_str()),
                slip.days(),
            )
        })
        .collect();
    assert_eq!(told, [("5月底", "9月底", 122), ("9月底", "年底前", 92)]);
    let first = project.slips.first().unwrap();
    assert_eq!(first.reason, Some(SlipReason::Land));
    assert_eq!(first.note.as_deref(), Some("北侧未腾退"));
    assert_eq!(
        (first.on, first.actor.0.as_str()),
        (day("2025-04-01"), "wang")
    );
    assert_eq!(project.slipped_days(), 214);
}

#[test]
fn a_date_given_up_is_a_slip_of_no_days() {
    let log = Log::of_project("construction")
        .on("2025-02-01", deadline("6月底"))
        .on("2025-03-01", deadline("持续推进"));
    let project = log.project().unwrap();
    assert_eq!(project.slips.len(), 1);
    assert_eq!(project.slipped_days(), 0);
    assert_eq!(project.baseline, Some(due("6月底")));
}

#[test]
fn words_without_a_day_are_no_baseline() {
    let log = Log::of_project("construction")
        .on("2025-02-01", deadline("持续推进"))
        .on("2025-03-01", deadline("6月底"));
    let project = log.project().unwrap();
    assert_eq!(project.baseline, Some(due("6月底")));
    assert_eq!(project.slips, []);
}

#[test]
fn other_words_for_the_same_day_are_no_slip() {
    let log = Log::of_project("construction")
        .on("2025-02-01", deadline("6月底"))
        .on("2025-03-01", deadline("上半年"));
    let project = log.project().unwrap();
    assert_eq!(project.deadline.unwrap().phrase, "上半年");
    assert_eq!(project.slips, []);
}

#[test]
fn a_date_that_was_moved_in_between_tells_the_true_story_of_the_slips() {
    let log = Log::of_project("construction")
        .on("2025-02-01", deadline("6月底"))
        .on("2025-04-01", deadline("9月底"))
        // Learned late: on 1 March it had become December already, so that September was an earlier date.
        .told("2025-05-01", "2025-03-01", deadline("年底前"));
    let slips = log.project().unwrap().slips;
    let told: Vec<_> = slips
        .iter()
        .map(|slip| slip.to.as_ref().map_or("-", |to| to.phrase.as_str()))
        .collect();
    assert_eq!(told, ["年底前"]);
}

#[test]
fn the_next_yearly_goal_is_a_new_promise_and_no_slip() {
    let next = Deadline {
        phrase: "2026年底".to_owned(),
        precision: Precision::Year,
        day: Some(day("2026-12-31")),
    };
    let log = Log::of_project("construction")
        .on("2025-02-01", deadline("6月底"))
        .on("2025-03-01", deadline("9月底"))
        .on(
            "2026-01-10",
            Change::Goal {
                from: None,
                to: Some(next.clone()),
            },
        );
    let project = log.project().unwrap();
    assert_eq!(project.baseline, Some(next.clone()));
    assert_eq!(project.deadline, Some(next));
    assert_eq!(project.slips.len(), 1, "what slipped before stays told");
}

#[test]
fn a_goal_without_a_day_leaves_no_baseline() {
    let log = Log::of_project("construction")
        .on("2025-02-01", deadline("6月底"))
        .on("2025-03-01", goal("持续推进"));
    assert_eq!(log.project().unwrap().baseline, None);
}

#[test]
fn what_was_undone_does_not_count_but_both_raise_the_version() {
    let log = Log::of_project("preliminary")
        .on("2025-02-01", deadline("6月底"))
        .on("2025-03-01", deadline("9月底"))
        .on("2025-03-02", deadline("6月底"))
        .undoing(3);
    let project = log.project().unwrap();
    assert_eq!(project.deadline, Some(due("6月底")));
    assert_eq!(
        project.slips,
        [],
        "a date that was moved by mistake has not slipped"
    );
    assert_eq!(project.version, 4);
    assert_eq!(project.changed, day("2025-02-01"));
}

#[test]
fn before_the_day_of_the_undoing_the_mistake_still_shows() {
    let log = Log::of_project("preliminary")
        .on("2025-03-01", stage("construction"))
        .on("2025-03-05", stage("preliminary"))
        .undoing(2);
    let as_of = |text| {
        let state = State::fold(&log.events, Shanghai, Horizon::Day(day(text)));
        state.projects.get(&ID).unwrap().stage.stage.0.clone()
    };
    assert_eq!(as_of("2025-03-04"), "construction");
    assert_eq!(as_of("2025-03-05"), "preliminary");
}

#[test]
fn an_undone_entry_takes_the_day_of_the_last_report_along() {
    let log = Log::of_project("construction")
        .on("2025-03-07", entry("2025-W10", "土方"))
        .on("2025-03-14", entry("2025-W11", "主体"))
        .on("2025-03-15", entry("2025-W11", ""))
        .undoing(3);
    let project = log.project().unwrap();
    assert_eq!(project.reported, Some(day("2025-03-07")));
    assert_eq!(project.entries.len(), 1);
}

#[test]
fn a_removed_project_is_kept_and_comes_back_as_it_was() {
    let log = Log::of_project("preliminary")
        .on("2025-02-01", deadline("6月底"))
        .on("2025-03-01", removal(true));
    let gone = log.project().unwrap();
    assert!(gone.removed);
    let state = State::fold(&log.events, Shanghai, Horizon::Everything);
    assert!(state.projects.is_empty(), "the board shows it no more");
    let before = State::fold(&log.events, Shanghai, Horizon::Day(day("2025-02-28")));
    assert_eq!(
        before.projects.len(),
        1,
        "as of an earlier day it stands there"
    );
    let back = log.on("2025-03-02", removal(false)).project().unwrap();
    assert_eq!(
        back,
        Project {
            removed: false,
            version: 4,
            ..gone
        }
    );
}

#[test]
fn an_arrival_that_was_undone_is_a_removal() {
    let log = Log::of_project("preliminary")
        .on("2025-01-07", removal(true))
        .undoing(1);
    let project = log.project().unwrap();
    assert!(project.removed);
    assert_eq!((project.title.as_str(), project.version), ("北坞公园", 2));
}

#[test]
fn a_removal_that_was_undone_is_none() {
    let log = Log::of_project("preliminary")
        .on("2025-02-01", removal(true))
        .on("2025-02-02", removal(false))
        .undoing(2);
    assert!(!log.project().unwrap().removed);
}

#[test]
fn an_undone_removal_does_not_bring_back_an_arrival_that_was_taken_back() {
    let log = Log::of_project("preliminary")
        .on("2025-02-01", removal(true))
        // Who brought it takes it back ...
        .on("2025-02-02", removal(true))
        .undoing(1)
        // ... and who had removed it takes that back.
        .on("2025-02-03", removal(false))
        .undoing(2);
    assert!(log.project().unwrap().removed);
}

#[test]
fn freshness_counts_from_work_not_from_words() {
    let log = Log::of_project("construction")
        .on("2025-03-01", stage("completed"))
        .on("2025-04-01", title("新名"))
        .on(
            "2025-04-02",
            Change::Note {
                text: "看过".to_owned(),
            },
        )
        // Learned late: an older change does not make it staler.
        .told("2025-05-01", "2025-02-01", stage("construction"));
    assert_eq!(log.project().unwrap().changed, day("2025-03-01"));
}

#[test]
fn urging_is_counted_and_the_last_words_stand() {
    let urged = |note: &str| Change::Urged {
        note: note.to_owned(),
    };
    let log = Log::of_project("construction")
        .on("2025-03-01", urged("催方案"))
        .on("2025-03-10", urged("催进场"))
        .on("2025-03-12", urged("点错了"))
        .on("2025-03-12", urged("点错了"))
        .undoing(4);
    let project = log.project().unwrap();
    let urging = project.urging.unwrap();
    assert_eq!(
        (urging.count, urging.on, urging.note.as_str()),
        (2, day("2025-03-10"), "催进场")
    );
    assert_eq!(project.changed, day("2025-01-06"), "urging is no progress");
}

#[test]
fn a_level_stands_with_the_ground_of_its_last_change() {
    let level = |to, rule| Change::Level {
        from: Level::None,
        to,
        rule,
    };
    let log = Log::of_project("construction")
        .on("2025-03-01", level(Level::Remind, Some(3)))
        .on("2025-03-10", level(Level::Supervise, None))
        .because("两次约谈");
    let project = log.project().unwrap();
    let mark = project.level_mark.unwrap();
    assert_eq!(project.level, Level::Supervise);
    assert_eq!(mark.since, day("2025-03-10"));
    assert_eq!(
        (mark.reason.as_deref(), mark.rule),
        (Some("两次约谈"), None)
    );
}

#[test]
fn supervision_is_written_and_read_as_the_same() {
    let changes = [
        (
            Change::Urged {
                note: String::new(),
            },
            r#"{"kind":"urged"}"#,
        ),
        (
            Change::Urged {
                note: "催".to_owned(),
            },
            r#"{"kind":"urged","note":"催"}"#,
        ),
        (
            Change::Level {
                from: Level::None,
                to: Level::Remind,
                rule: None,
            },
            r#"{"kind":"level","from":"none","to":"remind"}"#,
        ),
        (
            Change::Level {
                from: Level::Remind,
                to: Level::Listed,
                rule: Some(30),
            },
            r#"{"kind":"level","from":"remind","to":"listed","rule":30}"#,
        ),
    ];
    for (change, json) in changes {
        assert_eq!(serde_json::to_string(&change).unwrap(), json);
        assert_eq!(serde_json::from_str::<Change>(json).unwrap(), change);
    }
}

#[test]
fn sources_stand_in_the_order_of_first_mention_once_each() {
    let source = |section: &str| {
        Some(SourceRef {
            source: "report2025".to_owned(),
            section: section.to_owned(),
            locator: String::new(),
        })
    };
    let mut log = Log::of_project("construction")
        .on("2025-02-01", title("一"))
        .on("2025-03-01", title("二"))
        .on("2025-04-01", title("三"));
    for (event, section) in log.events.iter_mut().zip(["2", "1", "2", "3"]) {
        event.source = source(section);
    }
    let project = log.project().unwrap();
    let sections: Vec<_> = project.sources.iter().map(|s| s.section.as_str()).collect();
    assert_eq!(sections, ["2", "1", "3"]);
}

#[test]
fn parts_are_set_changed_and_taken_away_by_number() {
    let set = |id, to| Change::Milestone {
        id: PartId(id),
        from: None,
        to,
    };
    let log = Log::of_project("construction")
        .on("2025-02-01", set(1, Some(milestone("开工", None))))
        .on("2025-02-01", set(2, Some(milestone("封顶", None))))
        .on("2025-02-02", set(1, Some(milestone("进场", None))))
        .on("2025-02-03", set(2, None));
    let project = log.project().unwrap();
    assert_eq!(
        project.milestones,
        [(PartId(1), milestone("进场", None))].into()
    );
}

#[rstest]
#[case(Fact::Title("新".to_owned()))]
#[case(Fact::Category("school".into()))]
#[case(Fact::Place(Some("四季青镇".to_owned())))]
#[case(Fact::PlanYear(Some(2025)))]
#[case(Fact::PlanClass(Some(PlanClass::Finish)))]
#[case(Fact::Task(Some("2025-057".to_owned())))]
#[case(Fact::Commitment(Some(Commitment::Firm)))]
#[case(Fact::Remark(Some("备注".to_owned())))]
#[case(Fact::Responsible(Some("李工".to_owned())))]
#[case(Fact::Contact(Some("8888".to_owned())))]
#[case(Fact::InvestTotal(Some(Wan(3))))]
#[case(Fact::InvestPlan(Some(Wan(2))))]
#[case(Fact::InvestDone(Some(Wan(1))))]
#[case(Fact::Tags(vec!["3个100".to_owned(), "民生实事".to_owned()]))]
#[case(Fact::Aliases(vec!["旧名".to_owned()]))]
fn every_fact_that_is_set_is_read_back(#[case] fact: Fact) {
    let before = Log::of_project("reserve").project().unwrap();
    assert!(fact_of(&before, &fact) != fact);
    let change = Change::Fact {
        from: fact_of(&before, &fact),
        to: fact.clone(),
    };
    let project = Log::of_project("reserve")
        .on("2025-02-01", change)
        .project()
        .unwrap();
    assert_eq!(fact_of(&project, &fact), fact);
}

fn stage_def(key: &str, order: u32) -> StageDef {
    StageDef {
        key: key.into(),
        zh: key.to_owned(),
        en: key.to_owned(),
        class: StageClass::Active,
        order,
        wip_limit: None,
    }
}

fn define(from: Option<StageDef>, to: Option<StageDef>) -> Change {
    Change::BoardStage { from, to }
}

#[test]
fn stages_stand_by_order_and_then_by_key_whenever_they_were_defined() {
    let log = Log::default()
        .on("2025-01-01", define(None, Some(stage_def("b", 2))))
        .on("2025-01-01", define(None, Some(stage_def("c", 1))))
        .on("2025-01-01", define(None, Some(stage_def("a", 2))));
    let board = fold_board(&log.events);
    let keys: Vec<_> = board
        .stages
        .iter()
        .map(|stage| stage.key.0.as_str())
        .collect();
    assert_eq!(keys, ["c", "a", "b"]);
    assert_eq!(board.version, 3);
}

#[test]
fn a_definition_that_was_undone_is_gone() {
    let log = Log::default()
        .on("2025-01-01", define(None, Some(stage_def("a", 1))))
        .on(
            "2025-01-02",
            define(Some(stage_def("a", 1)), Some(stage_def("a", 5))),
        )
        .on("2025-01-03", define(None, None))
        .undoing(2);
    assert_eq!(fold_board(&log.events).stages, [stage_def("a", 1)]);
}

#[test]
fn categories_keep_their_place_when_they_are_renamed() {
    let category = |key: &str, zh: &str| CategoryDef {
        key: key.into(),
        zh: zh.to_owned(),
        en: key.to_owned(),
    };
    let define = |from, to| Change::BoardCategory { from, to };
    let log = Log::default()
        .on("2025-01-01", define(None, Some(category("park", "公园"))))
        .on("2025-01-01", define(None, Some(category("school", "学校"))))
        .on("2025-01-01", define(None, Some(category("road", "道路"))))
        .on(
            "2025-02-01",
            define(
                Some(category("park", "公园")),
                Some(category("park", "绿地")),
            ),
        )
        .on("2025-02-02", define(Some(category("school", "学校")), None));
    let board = fold_board(&log.events);
    let names: Vec<_> = board.categories.iter().map(|c| c.zh.as_str()).collect();
    assert_eq!(names, ["绿地", "道路"]);
}

#[test]
fn a_definition_that_is_told_late_stands_there_once() {
    let park = |zh: &str| {
        Some(CategoryDef {
            key: "park".into(),
            zh: zh.to_owned(),
            en: "Park".to_owned(),
        })
    };
    let category = |from, to| Change::BoardCategory { from, to };
    let log = Log::default()
        .on("2025-02-01", define(None, Some(stage_def("a", 1))))
        .on("2025-02-01", category(None, park("公园")))
        .told(
            "2025-03-01",
            "2025-01-15",
            define(Some(stage_def("a", 1)), Some(stage_def("a", 2))),
        )
        .told(
            "2025-03-01",
            "2025-01-15",
            category(park("公园"), park("绿地")),
        );
    let board = fold_board(&log.events);
    assert_eq!(board.stages, [stage_def("a", 1)]);
    assert_eq!(
        board.categories,
        park("公园").into_iter().collect::<Vec<_>>()
    );
    let in_january = State::fold(&log.events, Shanghai, Horizon::Day(day("2025-01-31"))).board;
    assert_eq!(in_january.stages, [stage_def("a", 2)]);
    assert_eq!(
        in_january.categories,
        park("绿地").into_iter().collect::<Vec<_>>()
    );
}

#[test]
fn projects_and_board_do_not_mix() {
    let log = Log::of_project("reserve").on("2025-01-07", define(None, Some(stage_def("a", 1))));
    assert_eq!(fold_board(&log.events).version, 1);
    let state = State::fold(&log.events, Shanghai, Horizon::Everything);
    assert_eq!(state.projects.get(&ID).unwrap().version, 1);
    assert_eq!(state.board.stages.len(), 1);
}

#[rstest]
#[case::recorded_on_its_day("2025-03-14", "2025-03-14", at(day("2025-03-14"), 12))]
#[case::recorded_later("2025-03-17", "2025-03-14", at(day("2025-03-14"), 0))]
#[case::recorded_years_later("2025-03-17", "2021-01-01", at(day("2021-01-01"), 0))]
fn a_late_fact_counts_from_the_beginning_of_its_day(
    #[case] recorded: &str,
    #[case] about: &str,
    #[case] expected: DateTime,
) {
    let log = Log::default().told(recorded, about, title("x"));
    assert_eq!(instant_of(log.events.first().unwrap(), Shanghai), expected);
}

type DateTime = chrono::DateTime<chrono::Utc>;

#[test]
fn the_day_of_recording_is_the_boards_day_not_that_of_greenwich() {
    let mut log = Log::default().on("2025-03-14", title("x"));
    let event = log.events.first_mut().unwrap();
    event.recorded = "2025-03-13T16:30:00Z".parse().unwrap();
    assert_eq!(instant_of(event, Shanghai), event.recorded);
    assert_eq!(
        instant_of(event, chrono_tz::UTC),
        "2025-03-14T00:00:00Z".parse::<DateTime>().unwrap()
    );
}

#[test]
fn a_midnight_that_a_clock_change_skips_does_no_harm() {
    // In Beirut the clocks went from 24:00 of 25 March 2017 to 01:00.
    let log = Log::default().told("2017-04-01", "2017-03-26", title("x"));
    let instant = instant_of(log.events.first().unwrap(), chrono_tz::Asia::Beirut);
    assert_eq!(instant, "2017-03-26T00:00:00Z".parse::<DateTime>().unwrap());
}

#[rstest]
#[case::everything(Horizon::Everything, true)]
#[case::that_day(Horizon::Day(day("2025-03-14")), true)]
#[case::the_day_before(Horizon::Day(day("2025-03-13")), false)]
#[case::that_instant(Horizon::Instant(at(day("2025-03-14"), 12)), true)]
#[case::an_hour_before(Horizon::Instant(at(day("2025-03-14"), 11)), false)]
fn a_horizon_includes_its_own_edge(#[case] horizon: Horizon, #[case] expected: bool) {
    let log = Log::default().on("2025-03-14", title("x"));
    let event = log.events.first().unwrap();
    assert_eq!(horizon.includes(event, Shanghai), expected);
}

#[test]
fn a_weeks_cut_off_takes_in_what_is_told_of_its_days_afterwards() {
    let log =
        Log::of_project("preliminary").told("2025-03-17", "2025-03-14", stage("construction"));
    let cut_off = Horizon::Instant(at(day("2025-03-14"), 17));
    let state = State::fold(&log.events, Shanghai, cut_off);
    let project = state.projects.get(&ID).unwrap();
    assert_eq!(project.stage.stage.0, "construction");
}

#[test]
fn a_board_as_of_a_day_before_the_arrival_is_empty() {
    let log = Log::of_project("preliminary");
    let state = State::fold(&log.events, Shanghai, Horizon::Day(day("2025-01-05")));
    assert_eq!(state, State::default());
}

fn any_change() -> impl Strategy<Value = Change> {
    let phrase = prop::sample::select(vec!["5月底", "6月底", "9月底", "年底前", "持续推进"]);
    prop_oneof![
        prop::sample::select(vec!["reserve", "preliminary", "construction", "completed"])
            .prop_map(stage),
        phrase.clone().prop_map(deadline),
        phrase.prop_map(goal),
        "[甲乙丙]{1,2}".prop_map(|text| title(&text)),
        any::<bool>().prop_map(removal),
        (10..13_u32, "[a-c]{1,2}").prop_map(|(week, text)| entry(&format!("2025-W{week}"), &text)),
        (1..3_u32, any::<bool>()).prop_map(|(id, is_set)| Change::Measure {
            id: PartId(id),
            from: None,
            to: is_set.then(|| measure("车站", Some(8), Some(6))),
        }),
    ]
}

fn any_log() -> impl Strategy<Value = Log> {
    prop::collection::vec((0..60_u64, any_change()), 0..12).prop_map(|changes| {
        let start = day("2025-01-06");
        let about = |days| {
            start
                .checked_add_days(chrono::Days::new(days))
                .unwrap_or(Day::MAX)
        };
        changes
            .into_iter()
            .fold(Log::of_project("reserve"), |log, (days, change)| {
                log.told("2025-06-01", &about(days).to_string(), change)
            })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_in_which_events_are_given_does_not_matter(log in any_log(), turn in 0..12_usize) {
        let mut turned = log.clone();
        let middle = turn % turned.events.len();
        turned.events.rotate_left(middle);
        prop_assert_eq!(turned.project(), log.project());
        turned.events.reverse();
        prop_assert_eq!(turned.project(), log.project());
    }

    #[test]
    fn the_slips_tell_the_way_from_date_to_date(log in any_log()) {
        let project = log.project().unwrap();
        for slip in &project.slips {
            let from = slip.from.day.unwrap();
            prop_assert!(slip.to.as_ref().and_then(|to| to.day).is_none_or(|to| to > from));
        }
        prop_assert!(project.slips.is_sorted_by_key(|slip| slip.on));
        prop_assert!(project.baseline.is_none_or(|baseline| baseline.day.is_some()));
        prop_assert_eq!(usize::try_from(project.version).unwrap(), log.events.len());
    }

    #[test]
    fn a_change_and_its_undoing_leave_no_trace_but_the_version(log in any_log(), change in any_change()) {
        let before = log.project().unwrap();
        let seq = log.events.len() as u64 + 1;
        let turned_back = if let Change::Removal { .. } = change {
            // A removal is turned back to what stood before it.
            removal(before.removed)
        } else {
            change.clone()
        };
        let log = log.on("2025-07-01", change).on("2025-07-02", turned_back).undoing(seq);
        let after = log.project().unwrap();
        prop_assert_eq!(after, Project { version: before.version + 2, ..before });
    }
}
