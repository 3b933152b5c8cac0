//! The rules, told by examples.

mod board;
mod confirmation;
mod edit;
mod entries;
mod late;
mod parts;
mod stage;

use super::super::id::{DeptId, PartId, StageKey};
use super::super::testing::{
    ID, board as definition, day, due, mark, measure, milestone, project_in,
};
use super::*;

const TODAY: &str = "2025-03-14";

/// Everything that the rules look at, owned.
struct Scene {
    board: Board,
    project: Option<Project>,
    then: Option<Project>,
    stage_count: u32,
    namesake: Option<ProjectId>,
    indicator: Option<Indicator>,
    actor: Actor,
    weight: Weight,
}

impl Scene {
    /// A project that stands as it always stood.
    fn of(project: Project) -> Self {
        Self {
            board: definition(),
            then: Some(project.clone()),
            project: Some(project),
            stage_count: 0,
            namesake: None,
            indicator: None,
            actor: Actor("wang".to_owned()),
            weight: Weight::Final,
        }
    }

    fn in_stage(stage: &str) -> Self {
        Self::of(project_in(stage))
    }

    /// Nothing of that number is on the board.
    fn without_project() -> Self {
        Self {
            project: None,
            then: None,
            ..Self::in_stage("reserve")
        }
    }

    /// The document speaks.
    fn told_by_document(self) -> Self {
        Self {
            actor: Actor::document("report2025"),
            ..self
        }
    }

    fn ask(&self, request: impl Into<Request>) -> Result<Vec<Draft>, Refusal> {
        let view = View {
            board: &self.board,
            project: self.project.as_ref(),
            then: self.then.as_ref(),
            stage_count: self.stage_count,
            next_confirmation: PartId(5),
            next_project: ProjectId(42),
            namesake: self.namesake,
            indicator: self.indicator.as_ref(),
            undo: None,
        };
        let asker = Asker {
            actor: &self.actor,
            today: day(TODAY),
            weight: self.weight,
        };
        decide(view, asker, &request.into())
    }

    /// The only change that is decided.
    #[track_caller]
    fn change(&self, request: impl Into<Request>) -> Change {
        let mut drafts = self.ask(request).unwrap();
        assert_eq!(drafts.len(), 1, "{drafts:?}");
        drafts.remove(0).change
    }

    #[track_caller]
    fn refusal(&self, request: impl Into<Request>) -> Refusal {
        self.ask(request).unwrap_err()
    }
}

const DIRTY: &str = " \u{1b}[31m北\u{202e}坞\u{200b}\r\n公园\u{9b}\t";
const CLEAN_LINE: &str = "[31m北坞 公园";
const CLEAN_TEXT: &str = "[31m北坞\n公园";

fn too_long() -> String {
    "长".repeat(MAX_TEXT + 1)
}

fn longest() -> String {
    "长".repeat(MAX_TEXT)
}

#[test]
fn a_draft_carries_what_came_along_and_cleans_it() {
    let source = |text: &str| SourceRef {
        source: text.to_owned(),
        section: text.to_owned(),
        locator: text.to_owned(),
    };
    let request = Request {
        source: Some(source(DIRTY)),
        actor: Some(Actor::document("report2025")),
        ..Request::new(Command::Unblock { id: ID })
    };
    let mut project = project_in("construction");
    project.block = Some(crate::domain::project::Block {
        reason: "拆迁".to_owned(),
        since: day("2025-02-01"),
    });
    let drafts = Scene::of(project).ask(request.because(DIRTY).on(day("2025-03-01")));
    let draft = drafts.unwrap().remove(0);
    assert_eq!(draft.reason.as_deref(), Some(CLEAN_LINE));
    assert_eq!(draft.source, Some(source(CLEAN_LINE)));
    assert_eq!(draft.actor, Some(Actor::document("report2025")));
    assert_eq!(
        (draft.project, draft.effective),
        (Some(ID), day("2025-03-01"))
    );
    assert_eq!(draft.undoes, None);
}

#[test]
fn a_reason_has_an_end() {
    let note = || {
        Request::new(Command::Note {
            id: ID,
            text: "看过".to_owned(),
        })
    };
    let scene = Scene::in_stage("construction");
    let refusal = scene.refusal(note().because(too_long()));
    let expected = Refusal::TooLong {
        field: "reason",
        chars: MAX_TEXT + 1,
        max: MAX_TEXT,
    };
    assert_eq!(refusal, expected);
    scene.ask(note().because(longest())).unwrap();
    let silent = scene.ask(note().because("\u{200b} ")).unwrap().remove(0);
    assert_eq!(silent.reason, None);
}

#[test]
fn nothing_happens_tomorrow() {
    let tomorrow = day("2025-03-15");
    let request = Request::new(Command::Unblock { id: ID }).on(tomorrow);
    let refusal = Scene::in_stage("construction").refusal(request);
    assert_eq!(refusal, Refusal::FutureFact(tomorrow));
}

/// One command of each kind that is about a project.
fn about_the_project() -> Vec<Command> {
    let id = ID;
    let part = PartId(1);
    let (on, text) = (day(TODAY), "x".to_owned());
    vec![
        Command::RemoveProject { id },
        Command::Edit { id, facts: vec![] },
        Command::MoveStage {
            id,
            to: "construction".into(),
            basis: crate::domain::people::Basis::Stated,
        },
        Command::SetSide { id, to: None },
        Command::Block {
            id,
            reason: text.clone(),
        },
        Command::Unblock { id },
        Command::MoveDeadline {
            id,
            to: None,
            slip: None,
        },
        Command::SetGoal {
            id,
            to: due("6月底"),
        },
        Command::SetOwners { id, owners: vec![] },
        Command::SetMilestone {
            id,
            part: None,
            to: Some(milestone("封顶", None)),
        },
        Command::MilestoneDone {
            id,
            part,
            on,
            document: None,
        },
        Command::SetMeasure {
            id,
            part: None,
            to: Some(measure("车站", None, None)),
        },
        Command::Report {
            id,
            week: crate::domain::calendar::Week::of(on),
            patch: crate::domain::entry::EntryPatch::default(),
        },
        Command::OpenProblem {
            id,
            text: text.clone(),
            owner: None,
            limit: None,
            ask: None,
        },
        Command::ClearProblem {
            id,
            part,
            clearing: crate::domain::problem::Clearing {
                on,
                note: text.clone(),
            },
        },
        Command::Confirm { id, part },
        Command::Return {
            id,
            part,
            note: text.clone(),
        },
        Command::SetLevel {
            id,
            to: crate::domain::level::Level::Listed,
        },
        Command::SetLight { id, to: None },
        Command::Note { id, text },
    ]
}

#[test]
fn nothing_is_said_of_a_project_that_is_not_there_or_no_more() {
    let mut gone = project_in("construction");
    gone.removed = true;
    for scene in [Scene::without_project(), Scene::of(gone)] {
        for command in about_the_project() {
            let refusal = scene.refusal(command.clone());
            assert_eq!(refusal, Refusal::NoSuchProject(ID), "{command:?}");
        }
    }
    let restore = Command::RestoreProject { id: ID };
    let refusal = Scene::without_project().refusal(restore);
    assert_eq!(refusal, Refusal::NoSuchProject(ID));
}

#[test]
fn nothing_is_said_of_a_day_before_the_project_came() {
    let scene = Scene {
        then: None,
        ..Scene::in_stage("construction")
    };
    let expected = Refusal::BeforeArrival {
        project: ID,
        since: day("2025-01-06"),
    };
    for command in about_the_project() {
        let request = Request::new(command.clone()).on(day("2025-01-05"));
        assert_eq!(scene.refusal(request), expected, "{command:?}");
    }
}

#[test]
fn there_is_nothing_to_undo_where_nothing_was_done() {
    let refusal = Scene::in_stage("construction").refusal(Command::Undo { id: None });
    assert_eq!(refusal, Refusal::NothingToUndo);
}
