//! The card's figures: late, left, next, main.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::*;
use crate::domain::people::Basis;
use crate::domain::testing::{board, day, due, mark, measure, milestone, project_in};

fn due_on(phrase: &str) -> Project {
    Project {
        deadline: Some(due(phrase)),
        ..project_in("construction")
    }
}

fn side(kind: SideKind) -> SideState {
    SideState {
        kind,
        reason: "规划调整".to_owned(),
        decision: Some("海政会〔2025〕3号".to_owned()),
    }
}

#[rstest]
#[case::long_before("2025-03-14", None, Some(108))]
#[case::the_day_before("2025-06-29", None, Some(1))]
#[case::the_last_day_itself("2025-06-30", None, Some(0))]
#[case::the_day_after("2025-07-01", Some(1), None)]
#[case::a_month_after("2025-07-30", Some(30), None)]
fn a_project_is_late_when_its_last_day_has_ended(
    #[case] today: &str,
    #[case] late: Option<i64>,
    #[case] left: Option<i64>,
) {
    let (project, board, today) = (due_on("6月底"), board(), day(today));
    assert_eq!(project.days_late(&board, today), late);
    assert_eq!(project.days_left(&board, today), left);
}

#[rstest]
#[case::completed(Project { stage: mark("completed", Basis::Stated), ..due_on("6月底") })]
#[case::settled(Project { stage: mark("settled", Basis::Stated), ..due_on("6月底") })]
#[case::cancelled(Project { side: Some(side(SideKind::Cancelled)), ..due_on("6月底") })]
#[case::suspended(Project { side: Some(side(SideKind::Suspended)), ..due_on("6月底") })]
#[case::removed(Project { removed: true, ..due_on("6月底") })]
#[case::no_date(project_in("construction"))]
#[case::no_day(due_on("持续推进"))]
fn what_owes_nothing_is_neither_late_nor_early(#[case] project: Project) {
    let board = board();
    for today in ["2025-03-14", "2025-12-31"] {
        assert_eq!(project.days_late(&board, day(today)), None);
        assert_eq!(project.days_left(&board, day(today)), None);
    }
}

#[rstest]
#[case("reserve", Some(1))]
#[case("construction", Some(1))]
#[case::a_stage_that_nobody_knows("demolition", Some(1))]
#[case("operating", None)]
fn lateness_asks_for_the_class_of_the_stage(#[case] stage: &str, #[case] late: Option<i64>) {
    let project = Project {
        stage: mark(stage, Basis::Inferred),
        ..due_on("6月底")
    };
    assert_eq!(project.days_late(&board(), day("2025-07-01")), late);
}

#[test]
fn suspended_is_open_and_cancelled_is_not() {
    let with = |kind| Project {
        side: Some(side(kind)),
        ..due_on("6月底")
    };
    assert!(with(SideKind::Suspended).is_open(&board()));
    assert!(!with(SideKind::Cancelled).is_open(&board()));
}

#[test]
fn the_next_milestone_is_the_earliest_open_one_and_the_undated_come_last() {
    let mut project = project_in("construction");
    assert_eq!(project.next_milestone(), None);
    let mut done = milestone("开工", Some("3月底"));
    done.done = Some(day("2025-03-20"));
    let all = [
        milestone("验收", None),
        milestone("封顶", Some("9月底")),
        milestone("出正负零", Some("6月底")),
        milestone("通水", Some("6月底")),
        done,
    ];
    project.milestones = (1..).map(PartId).zip(all).collect();
    let mut order = Vec::new();
    while let Some((part, next)) = project.next_milestone() {
        order.push(next.name.clone());
        project.milestones.get_mut(&part).unwrap().done = Some(day("2025-12-01"));
    }
    assert_eq!(order, ["出正负零", "通水", "封顶", "验收"]);
}

#[rstest]
#[case::none(vec![], None)]
#[case::the_first_of_equals(
    vec![measure("车站", Some(8), Some(6)), measure("区间", Some(9), Some(9))],
    Some("车站")
)]
#[case::one_with_a_target(
    vec![measure("车站", None, Some(6)), measure("区间", Some(9), None)],
    Some("区间")
)]
#[case::the_newest_year(
    vec![
        Measure { year: None, ..measure("全部", Some(90), Some(70)) },
        Measure { year: Some(2026), ..measure("明年", None, None) },
        measure("今年", Some(9), Some(7)),
    ],
    Some("明年")
)]
fn the_card_shows_one_measure(#[case] all: Vec<Measure>, #[case] main: Option<&str>) {
    let project = Project {
        measures: (1..).map(PartId).zip(all).collect(),
        ..project_in("construction")
    };
    let shown = project.main_measure().map(|measure| measure.name.as_str());
    assert_eq!(shown, main);
}

#[test]
fn the_percentage_may_pass_a_hundred() {
    let project = Project {
        measures: [(PartId(1), measure("加装电梯", Some(200), Some(286)))].into(),
        ..project_in("construction")
    };
    assert_eq!(project.percent(), Some(143));
}

#[test]
fn the_lead_is_found_and_helpers_own_too() {
    let owner = |dept, role| Owner {
        dept: DeptId(dept),
        role,
        basis: Basis::Stated,
    };
    let project = Project {
        owners: vec![owner(2, OwnerRole::Cooperating), owner(1, OwnerRole::Lead)],
        ..project_in("construction")
    };
    assert_eq!(project.lead().map(|lead| lead.dept), Some(DeptId(1)));
    assert!(project.is_owned_by(DeptId(2)) && !project.is_owned_by(DeptId(3)));
    assert_eq!(project_in("construction").lead(), None);
}

#[test]
fn cleared_problems_are_not_open() {
    let problem = |cleared| Problem {
        text: "管线未改移".to_owned(),
        owner: None,
        limit: None,
        ask: None,
        opened: day("2025-03-01"),
        cleared,
    };
    let clearing = crate::domain::problem::Clearing {
        on: day("2025-03-10"),
        note: "已改移".to_owned(),
    };
    let project = Project {
        problems: [
            (PartId(1), problem(Some(clearing))),
            (PartId(2), problem(None)),
        ]
        .into(),
        ..project_in("construction")
    };
    let open: Vec<_> = project.open_problems().map(|(part, _)| part).collect();
    assert_eq!(open, [PartId(2)]);
}
