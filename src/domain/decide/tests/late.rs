//! Late facts: what is told today about an earlier day is judged by what held then.

use pretty_assertions::assert_eq;

use super::*;
use crate::domain::people::Basis;
use crate::domain::project::SlipReason;

const THEN: &str = "2025-02-10";

/// Today in construction and due in September; on the day in question in preliminary and due in June.
fn scene() -> Scene {
    let mut then = project_in("preliminary");
    then.deadline = Some(due("6月底"));
    let mut now = project_in("construction");
    now.deadline = Some(due("9月底"));
    Scene {
        then: Some(then),
        ..Scene::of(now)
    }
}

fn then(command: Command) -> Request {
    Request::new(command).on(day(THEN))
}

#[test]
fn a_stage_is_moved_from_where_it_stood() {
    let to = |stage: &str| {
        then(Command::MoveStage {
            id: ID,
            to: stage.into(),
            basis: Basis::Stated,
        })
    };
    let expected = Change::Stage {
        from: mark("preliminary", Basis::Stated),
        to: mark("construction", Basis::Stated),
    };
    assert_eq!(scene().change(to("construction")), expected);
    assert_eq!(scene().refusal(to("preliminary")), Refusal::NothingChanges);
    assert!(matches!(
        scene().refusal(to("completed")),
        Refusal::SkipsStages { .. }
    ));
}

#[test]
fn a_date_slips_against_the_date_that_held() {
    let to = |phrase: &str, slip| {
        then(Command::MoveDeadline {
            id: ID,
            to: Some(due(phrase)),
            slip,
        })
    };
    assert_eq!(scene().refusal(to("6月底", None)), Refusal::NothingChanges);
    assert_eq!(scene().refusal(to("7月底", None)), Refusal::SlipNeedsReason);
    let change = scene().change(to("9月底", Some(SlipReason::Funds)));
    assert!(matches!(change, Change::Deadline { from: Some(from), .. } if from == due("6月底")));
}

#[test]
fn a_fact_is_compared_with_what_it_was() {
    let edit = |place: Option<&str>| {
        let facts = vec![Fact::Place(place.map(str::to_owned))];
        then(Command::Edit { id: ID, facts })
    };
    let mut scene = scene();
    scene.project.as_mut().unwrap().place = Some("四季青镇".to_owned());
    scene.ask(edit(Some("四季青镇"))).unwrap();
    assert_eq!(scene.refusal(edit(None)), Refusal::NothingChanges);
}

#[test]
fn parts_are_numbered_as_they_stand_now() {
    let mut scene = scene();
    let now = scene.project.as_mut().unwrap();
    now.milestones = [(PartId(1), milestone("封顶", None))].into();
    let new = then(Command::SetMilestone {
        id: ID,
        part: None,
        to: Some(milestone("开工", None)),
    });
    let change = scene.change(new);
    assert!(matches!(change, Change::Milestone { id: PartId(2), .. }));
}

#[test]
fn what_was_gone_that_day_is_not_removed_again_and_what_was_there_does_not_come_back() {
    let gone = |mut project: Project| {
        project.removed = true;
        Some(project)
    };
    let remove = then(Command::RemoveProject { id: ID }).because("重复录入");
    let scene_gone_then = Scene {
        then: gone(project_in("preliminary")),
        ..scene()
    };
    assert_eq!(scene_gone_then.refusal(remove), Refusal::NothingChanges);
    let scene_gone_now = Scene {
        project: gone(project_in("construction")),
        ..scene()
    };
    let restore = then(Command::RestoreProject { id: ID });
    assert_eq!(scene_gone_now.refusal(restore), Refusal::NothingChanges);
}

#[test]
fn a_part_is_not_closed_before_it_came() {
    use crate::domain::problem::{Clearing, Problem};
    let mut scene = scene();
    let problem = Problem {
        text: "管线".to_owned(),
        owner: None,
        limit: None,
        ask: None,
        opened: day(TODAY),
        cleared: None,
    };
    let now = scene.project.as_mut().unwrap();
    now.milestones = [(PartId(1), milestone("封顶", None))].into();
    now.measures = [(PartId(1), measure("车站", None, None))].into();
    now.problems = [(PartId(1), problem)].into();
    let (id, part, on) = (ID, PartId(1), day(THEN));
    let note = "已改移".to_owned();
    let clearing = Clearing { on, note };
    let commands = [
        Command::MilestoneDone {
            id,
            part,
            on,
            document: None,
        },
        Command::ClearProblem { id, part, clearing },
        Command::SetMilestone {
            id,
            part: Some(part),
            to: None,
        },
        Command::SetMeasure {
            id,
            part: Some(part),
            to: None,
        },
    ];
    for command in commands {
        let refusal = scene.refusal(then(command.clone()));
        assert_eq!(
            refusal,
            Refusal::NoSuchPart { project: id, part },
            "{command:?}"
        );
    }
}
