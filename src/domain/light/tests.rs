//! Every colour with its reasons.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::*;
use crate::domain::people::Basis;
use crate::domain::project::{Block, SideState};
use crate::domain::testing::{board, day, due, mark, measure, milestone, project_in};

/// A project under construction, due on 30 June, reported on this week; everything is well.
fn well(today: &str) -> Project {
    Project {
        deadline: Some(due("6月底")),
        reported: Some(day(today)),
        ..project_in("construction")
    }
}

fn on(project: &Project, today: &str) -> (Light, Vec<LightReason>) {
    let view = light(project, &board(), day(today));
    (view.light, view.reasons)
}

fn late(days: i64) -> LightReason {
    LightReason::Late { days, red_from: 10 }
}

fn side(kind: SideKind) -> SideState {
    SideState {
        kind,
        reason: "规划调整".to_owned(),
        decision: Some("3号".to_owned()),
    }
}

fn blocked_since(since: &str) -> Block {
    Block {
        reason: "北侧未腾退".to_owned(),
        since: day(since),
    }
}

#[test]
fn going_to_plan_is_green_until_the_last_day_is_over() {
    let on_track = |days| (Light::Green, vec![LightReason::OnTrack { days }]);
    assert_eq!(on(&well("2025-06-29"), "2025-06-29"), on_track(1));
    assert_eq!(on(&well("2025-06-30"), "2025-06-30"), on_track(0));
}

#[rstest]
#[case::first_day("2025-07-01", Light::Yellow, 1)]
#[case::last_yellow_day("2025-07-09", Light::Yellow, 9)]
#[case::first_red_day("2025-07-10", Light::Red, 10)]
#[case::long_after("2025-12-31", Light::Red, 184)]
fn lateness_is_yellow_and_then_red(#[case] today: &str, #[case] light: Light, #[case] days: i64) {
    assert_eq!(on(&well(today), today), (light, vec![late(days)]));
}

#[test]
fn lateness_below_the_yellow_line_is_told_but_green() {
    let mut board = board();
    board.settings.yellow_days_late = 3;
    let view = |today| light(&well(today), &board, day(today));
    assert_eq!(view("2025-07-03").light, Light::Yellow);
    let calm = view("2025-07-02");
    assert_eq!((calm.light, calm.reasons), (Light::Green, vec![late(2)]));
}

#[test]
fn what_was_only_intended_is_never_red_for_being_late() {
    let intended = Project {
        commitment: Some(Commitment::Intended),
        ..well("2025-12-31")
    };
    let expected = (Light::Yellow, vec![late(184), LightReason::OnlyIntended]);
    assert_eq!(on(&intended, "2025-12-31"), expected);
    let firm = Project {
        commitment: Some(Commitment::Firm),
        ..intended.clone()
    };
    assert_eq!(on(&firm, "2025-12-31").0, Light::Red);
    let blocked = Project {
        block: Some(blocked_since("2025-11-01")),
        ..intended
    };
    assert_eq!(
        on(&blocked, "2025-12-31").0,
        Light::Red,
        "for other reasons it may be"
    );
}

#[rstest]
#[case::today("2025-03-14", Light::Yellow, 0)]
#[case::thirteen_days("2025-03-01", Light::Yellow, 13)]
#[case::fourteen_days("2025-02-28", Light::Red, 14)]
fn blocked_is_yellow_at_once_and_red_after_a_fortnight(
    #[case] since: &str,
    #[case] light: Light,
    #[case] days: i64,
) {
    let project = Project {
        block: Some(blocked_since(since)),
        ..well("2025-03-14")
    };
    let reason = LightReason::Blocked {
        days,
        red_from: 14,
        reason: "北侧未腾退".to_owned(),
    };
    assert_eq!(on(&project, "2025-03-14"), (light, vec![reason]));
}

/// On 2 April half of the way from New Year to 2 July has gone by.
#[rstest]
#[case::as_planned(50, None)]
#[case::ahead(120, None)]
#[case::nine_points(41, None)]
#[case::ten_points(40, Some(Light::Yellow))]
#[case::twenty_nine_points(21, Some(Light::Yellow))]
#[case::thirty_points(20, Some(Light::Red))]
#[case::not_begun(0, Some(Light::Red))]
fn behind_the_schedule_is_counted_in_points(#[case] done: u32, #[case] light: Option<Light>) {
    let mut project = well("2025-04-02");
    project.deadline.as_mut().unwrap().day = Some(day("2025-07-02"));
    let amount = measure("车站", Some(100), Some(i64::from(done)));
    project.measures = [(PartId(1), amount)].into();
    let (found, reasons) = on(&project, "2025-04-02");
    match light {
        None => assert_eq!(found, Light::Green),
        Some(light) => {
            let reason = LightReason::Behind {
                done,
                elapsed: 50,
                red_from: 30,
            };
            assert_eq!((found, reasons), (light, vec![reason]));
        }
    }
}

#[rstest]
#[case::a_measure_without_a_year_takes_the_plan_year(None, Some(2025), true)]
#[case::no_year_at_all(None, None, false)]
#[case::a_year_to_come(Some(2026), Some(2025), false)]
fn the_schedule_begins_with_the_year_of_the_measure(
    #[case] year: Option<i32>,
    #[case] plan_year: Option<i32>,
    #[case] is_behind: bool,
) {
    let mut amount = measure("车站", Some(100), Some(0));
    amount.year = year;
    let project = Project {
        measures: [(PartId(1), amount)].into(),
        plan_year,
        ..well("2025-06-01")
    };
    let found = on(&project, "2025-06-01").0;
    assert_eq!(found == Light::Red, is_behind);
}

#[test]
fn what_is_late_is_not_called_behind_as_well() {
    let project = Project {
        measures: [(PartId(1), measure("车站", Some(8), Some(0)))].into(),
        ..well("2025-07-01")
    };
    assert_eq!(on(&project, "2025-07-01"), (Light::Yellow, vec![late(1)]));
}

#[test]
fn a_milestone_that_is_late_is_yellow_until_it_is_reached() {
    let mut project = well("2025-06-03");
    project.milestones = [
        (PartId(1), milestone("封顶", Some("5月底"))),
        (PartId(2), milestone("验收", Some("6月底"))),
        (PartId(3), milestone("移交", None)),
    ]
    .into();
    let reason = LightReason::MilestoneLate {
        milestone: PartId(1),
        name: "封顶".to_owned(),
        days: 3,
    };
    assert_eq!(on(&project, "2025-06-03"), (Light::Yellow, vec![reason]));
    assert_eq!(
        on(&project, "2025-05-31").0,
        Light::Green,
        "the last day itself"
    );
    let first = project.milestones.get_mut(&PartId(1)).unwrap();
    first.done = Some(day("2025-06-03"));
    assert_eq!(on(&project, "2025-06-03").0, Light::Green);
}

#[rstest]
#[case::two_weeks("2025-02-28", None)]
#[case::three_weeks("2025-02-17", Some(3))]
#[case::never_but_watched_since_new_year("", Some(9))]
fn silence_is_yellow_after_three_weeks(#[case] reported: &str, #[case] weeks: Option<u32>) {
    let project = Project {
        reported: reported.parse().ok(),
        ..well("2025-03-14")
    };
    let (found, reasons) = on(&project, "2025-03-14");
    match weeks {
        None => assert_eq!(found, Light::Green),
        Some(weeks) => {
            let silent = vec![LightReason::Silent { weeks }];
            assert_eq!((found, reasons), (Light::Yellow, silent));
        }
    }
}

#[test]
fn who_owes_no_entry_is_not_silent() {
    let project = Project {
        stage: mark("preliminary", Basis::Stated),
        reported: None,
        ..well("2025-06-01")
    };
    assert_eq!(on(&project, "2025-06-01").0, Light::Green);
}

#[test]
fn suspended_is_yellow_and_never_late() {
    let project = Project {
        side: Some(side(SideKind::Suspended)),
        ..well("2025-12-31")
    };
    let expected = (Light::Yellow, vec![LightReason::Suspended]);
    assert_eq!(on(&project, "2025-12-31"), expected);
}

#[test]
fn suspended_and_behind_the_schedule_is_red() {
    // What happens today; whether a schedule still counts for what was suspended by decision is a question of the trade.
    let project = Project {
        side: Some(side(SideKind::Suspended)),
        measures: [(PartId(1), measure("车站", Some(8), Some(0)))].into(),
        ..well("2025-06-01")
    };
    assert_eq!(on(&project, "2025-06-01").0, Light::Red);
}

#[test]
fn cancelled_is_grey_whatever_else_is_so() {
    let project = Project {
        side: Some(side(SideKind::Cancelled)),
        block: Some(blocked_since("2025-01-07")),
        stage: mark("completed", Basis::Stated),
        ..well("2025-12-31")
    };
    let expected = (Light::Grey, vec![LightReason::Cancelled]);
    assert_eq!(on(&project, "2025-12-31"), expected);
}

#[rstest]
#[case("completed")]
#[case("operating")]
#[case("settled")]
fn finished_is_blue_whatever_the_date(#[case] stage: &str) {
    let project = Project {
        stage: mark(stage, Basis::Stated),
        ..well("2025-12-31")
    };
    let expected = (Light::Blue, vec![LightReason::Finished]);
    assert_eq!(on(&project, "2025-12-31"), expected);
}

#[rstest]
#[case::nothing_said(None)]
#[case::no_day(Some("持续推进"))]
fn without_a_date_it_is_grey(#[case] phrase: Option<&str>) {
    let project = Project {
        deadline: phrase.map(due),
        ..well("2025-12-31")
    };
    let expected = (Light::Grey, vec![LightReason::NoDate]);
    assert_eq!(on(&project, "2025-12-31"), expected);
}

#[test]
fn the_weightiest_reason_stands_first() {
    let project = Project {
        block: Some(blocked_since("2025-06-01")),
        reported: Some(day("2025-05-01")),
        ..well("2025-07-02")
    };
    let (found, reasons) = on(&project, "2025-07-02");
    assert_eq!(found, Light::Red);
    let is_block = |reason: &LightReason| matches!(reason, LightReason::Blocked { .. });
    assert!(reasons.first().is_some_and(is_block));
    assert_eq!(reasons.len(), 3, "{reasons:?}");
}

#[test]
fn a_light_set_by_hand_holds_to_its_last_day_and_no_longer() {
    let set = LightOverride {
        light: Light::Green,
        reason: "已协调".to_owned(),
        author: Actor("li".to_owned()),
        until: day("2025-07-20"),
    };
    let project = Project {
        light: Some(set.clone()),
        ..well("2025-07-20")
    };
    let reason = LightReason::Override {
        reason: set.reason,
        author: set.author,
        until: set.until,
    };
    assert_eq!(on(&project, "2025-07-20"), (Light::Green, vec![reason]));
    assert_eq!(on(&project, "2025-07-21"), (Light::Red, vec![late(21)]));
}

#[test]
fn every_colour_has_a_key_and_a_letter_of_its_own() {
    for light in Light::ALL {
        assert_eq!(Light::from_key(light.key()), Some(light));
    }
    let letters: std::collections::BTreeSet<char> = Light::ALL.map(Light::letter).into();
    assert_eq!(letters.len(), 5);
}
