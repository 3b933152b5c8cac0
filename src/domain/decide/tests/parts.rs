//! Milestones, measures, problems.

use pretty_assertions::assert_eq;
use rstest::rstest;

use super::*;
use crate::domain::measure::Measure;
use crate::domain::milestone::Milestone;
use crate::domain::problem::{AskLevel, Clearing, Problem};

fn problem(text: &str) -> Problem {
    Problem {
        text: text.to_owned(),
        owner: None,
        limit: None,
        ask: None,
        opened: day("2025-02-01"),
        cleared: None,
    }
}

/// A project with two milestones (1 and 4), a measure and a problem.
fn equipped() -> Project {
    let mut project = project_in("construction");
    let approval = Milestone {
        document: Some("京规〔2024〕1号".to_owned()),
        ..milestone("施工许可", Some("3月底"))
    };
    project.milestones = [(PartId(1), approval), (PartId(4), milestone("封顶", None))].into();
    project.measures = [(PartId(1), measure("车站", Some(8), Some(6)))].into();
    project.problems = [(PartId(1), problem("管线"))].into();
    project
}

fn set_milestone(part: Option<u32>, to: Option<Milestone>) -> Command {
    Command::SetMilestone {
        id: ID,
        part: part.map(PartId),
        to,
    }
}

fn done(part: u32, on: &str, document: Option<&str>) -> Command {
    Command::MilestoneDone {
        id: ID,
        part: PartId(part),
        on: day(on),
        document: document.map(str::to_owned),
    }
}

const fn no_part(part: u32) -> Refusal {
    Refusal::NoSuchPart {
        project: ID,
        part: PartId(part),
    }
}

#[test]
fn a_new_part_gets_the_number_after_the_highest() {
    let scene = Scene::of(equipped());
    let new = scene.change(set_milestone(None, Some(milestone("验收", None))));
    assert!(matches!(
        new,
        Change::Milestone {
            id: PartId(5),
            from: None,
            to: Some(_)
        }
    ));
    let first = Scene::in_stage("construction");
    let new = first.change(set_milestone(None, Some(milestone("验收", None))));
    assert!(matches!(new, Change::Milestone { id: PartId(1), .. }));
}

#[test]
fn a_milestone_is_cleaned() {
    let dirty = Milestone {
        name: DIRTY.to_owned(),
        document: Some(DIRTY.to_owned()),
        deadline: Some(Deadline {
            phrase: DIRTY.to_owned(),
            ..due("6月底")
        }),
        ..milestone("", None)
    };
    let Change::Milestone { to: Some(to), .. } =
        Scene::of(equipped()).change(set_milestone(None, Some(dirty)))
    else {
        panic!("no milestone")
    };
    assert_eq!(
        (to.name.as_str(), to.document.as_deref()),
        (CLEAN_LINE, Some(CLEAN_LINE))
    );
    assert_eq!(to.deadline.unwrap().phrase, CLEAN_LINE);
}

#[rstest]
#[case::no_name(None, Some(milestone(" ", None)), Refusal::Empty("milestone"))]
#[case::name_of_another(Some(4), Some(milestone("施工许可", None)), Refusal::NameTaken("施工许可".to_owned()))]
#[case::name_in_use(None, Some(milestone("封顶", None)), Refusal::NameTaken("封顶".to_owned()))]
#[case::no_such(Some(2), Some(milestone("验收", None)), no_part(2))]
#[case::nothing_to_remove(Some(2), None, no_part(2))]
#[case::nothing_at_all(None, None, Refusal::NothingChanges)]
#[case::the_same(Some(4), Some(milestone("封顶", None)), Refusal::NothingChanges)]
#[case::tomorrow(
    None,
    Some(Milestone { done: Some(day("2025-03-15")), ..milestone("验收", None) }),
    Refusal::FutureFact(day("2025-03-15"))
)]
#[case::long_name(
    None,
    Some(milestone(&"长".repeat(121), None)),
    Refusal::TooLong { field: "milestone", chars: 121, max: 120 }
)]
fn a_milestone_is_checked(
    #[case] part: Option<u32>,
    #[case] to: Option<Milestone>,
    #[case] expected: Refusal,
) {
    assert_eq!(
        Scene::of(equipped()).refusal(set_milestone(part, to)),
        expected
    );
}

#[test]
fn a_milestone_is_removed() {
    let change = Scene::of(equipped()).change(set_milestone(Some(4), None));
    let from = Some(milestone("封顶", None));
    assert_eq!(
        change,
        Change::Milestone {
            id: PartId(4),
            from,
            to: None
        }
    );
}

#[test]
fn a_milestone_is_reached_once_and_keeps_its_paper() {
    let scene = Scene::of(equipped());
    let reached = |document| {
        let Change::Milestone { to: Some(to), .. } = scene.change(done(1, "2025-03-10", document))
        else {
            panic!("no milestone")
        };
        assert_eq!(to.done, Some(day("2025-03-10")));
        to.document.unwrap()
    };
    assert_eq!(reached(None), "京规〔2024〕1号");
    assert_eq!(reached(Some(" ")), "京规〔2024〕1号");
    assert_eq!(reached(Some("京规〔2025〕9号")), "京规〔2025〕9号");
    assert_eq!(scene.refusal(done(2, TODAY, None)), no_part(2));
    let tomorrow = day("2025-03-15");
    assert_eq!(
        scene.refusal(done(1, "2025-03-15", None)),
        Refusal::FutureFact(tomorrow)
    );
    let mut project = equipped();
    project.milestones.get_mut(&PartId(1)).unwrap().done = Some(day(TODAY));
    assert_eq!(
        Scene::of(project).refusal(done(1, TODAY, None)),
        Refusal::AlreadyClosed
    );
}

fn set_measure(part: Option<u32>, to: Option<Measure>) -> Command {
    Command::SetMeasure {
        id: ID,
        part: part.map(PartId),
        to,
    }
}

#[rstest]
#[case::no_name(None, Some(measure("", None, None)), Refusal::Empty("measure"))]
#[case::no_unit(
    None,
    Some(Measure { unit: "\u{200b}".to_owned(), ..measure("区间", None, None) }),
    Refusal::Empty("unit")
)]
#[case::name_in_use(None, Some(measure("车站", None, None)), Refusal::NameTaken("车站".to_owned()))]
#[case::the_same(
    Some(1),
    Some(measure("车站", Some(8), Some(6))),
    Refusal::NothingChanges
)]
#[case::no_such(Some(2), None, no_part(2))]
fn a_measure_is_checked(
    #[case] part: Option<u32>,
    #[case] to: Option<Measure>,
    #[case] expected: Refusal,
) {
    assert_eq!(
        Scene::of(equipped()).refusal(set_measure(part, to)),
        expected
    );
}

#[test]
fn a_measure_counts_on_and_has_one_of_its_name_a_year() {
    let scene = Scene::of(equipped());
    let counted = measure("车站", Some(8), Some(7));
    let expected = Change::Measure {
        id: PartId(1),
        from: Some(measure("车站", Some(8), Some(6))),
        to: Some(counted.clone()),
    };
    assert_eq!(
        scene.change(set_measure(Some(1), Some(counted.clone()))),
        expected
    );
    let next_year = Measure {
        year: Some(2026),
        ..counted
    };
    let new = scene.change(set_measure(None, Some(next_year)));
    assert!(matches!(new, Change::Measure { id: PartId(2), .. }));
}

#[test]
fn a_problem_is_opened_with_owner_limit_and_ask() {
    let open = |text: &str, owner| Command::OpenProblem {
        id: ID,
        text: text.to_owned(),
        owner,
        limit: Some(due("3月底")),
        ask: Some(AskLevel::District),
    };
    let scene = Scene::of(equipped());
    let to = Problem {
        owner: Some(DeptId(1)),
        limit: Some(due("3月底")),
        ask: Some(AskLevel::District),
        opened: day("2025-03-10"),
        ..problem(CLEAN_LINE)
    };
    let expected = Change::Problem {
        id: PartId(2),
        from: None,
        to: Some(to),
    };
    let request = Request::new(open(DIRTY, Some(DeptId(1)))).on(day("2025-03-10"));
    assert_eq!(scene.change(request), expected);
    assert_eq!(scene.refusal(open(" ", None)), Refusal::Empty("problem"));
    assert_eq!(
        scene.refusal(open("管线", Some(DeptId(9)))),
        Refusal::NoSuchDepartment
    );
    assert!(matches!(
        scene.refusal(open(&too_long(), None)),
        Refusal::TooLong { .. }
    ));
}

#[test]
fn a_problem_is_cleared_once_with_a_note() {
    let clear = |part, on: &str, note: &str| Command::ClearProblem {
        id: ID,
        part: PartId(part),
        clearing: Clearing {
            on: day(on),
            note: note.to_owned(),
        },
    };
    let scene = Scene::of(equipped());
    let cleared = Problem {
        cleared: Some(Clearing {
            on: day("2025-03-10"),
            note: CLEAN_LINE.to_owned(),
        }),
        ..problem("管线")
    };
    let expected = Change::Problem {
        id: PartId(1),
        from: Some(problem("管线")),
        to: Some(cleared.clone()),
    };
    assert_eq!(scene.change(clear(1, "2025-03-10", DIRTY)), expected);
    assert_eq!(scene.refusal(clear(1, TODAY, " ")), Refusal::Empty("note"));
    assert_eq!(scene.refusal(clear(2, TODAY, "已改移")), no_part(2));
    let tomorrow = Refusal::FutureFact(day("2025-03-15"));
    assert_eq!(scene.refusal(clear(1, "2025-03-15", "已改移")), tomorrow);
    let mut project = equipped();
    project.problems = [(PartId(1), cleared)].into();
    let again = Scene::of(project).refusal(clear(1, TODAY, "已改移"));
    assert_eq!(again, Refusal::AlreadyClosed);
}
