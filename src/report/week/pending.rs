//! 待核实: what operators say is done and a manager has not confirmed yet.

use serde::Serialize;

use super::frame::Scope;
use super::label::{self, Label, Lead, ProjectRef};
use crate::domain::confirmation::{Confirmation, Wish};
use crate::domain::id::{Day, PartId};
use crate::domain::project::Project;

/// Something that waits for a manager's confirmation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pending {
    /// On which project.
    pub project: ProjectRef,
    /// Who leads it.
    pub lead: Option<Lead>,
    /// Its number.
    pub number: PartId,
    /// The stage that a project came to; `None` where a problem is said to be cleared.
    pub stage: Option<Label>,
    /// The number of the problem that is said to be cleared.
    pub problem: Option<PartId>,
    /// What the problem is.
    pub text: Option<String>,
    /// What solved it.
    pub clearing: Option<String>,
    /// The day that the fact is about.
    pub on: Day,
    /// Who asked.
    pub asker: String,
    /// On which day.
    pub since: Day,
    /// His words.
    pub note: Option<String>,
}

/// Lists what waits at the cut-off, the longest first.
pub(super) fn pending(scope: &Scope<'_>) -> Vec<Pending> {
    let of_one = |project: &&Project| -> Vec<Pending> {
        let waiting = project.waiting();
        waiting
            .map(|(number, one)| row(scope, project, number, one))
            .collect()
    };
    let mut rows: Vec<Pending> = scope.now.iter().flat_map(of_one).collect();
    rows.sort_by_key(|row| (row.since, row.project.id, row.number));
    rows
}

fn row(scope: &Scope<'_>, project: &Project, number: PartId, one: &Confirmation) -> Pending {
    let board = &scope.frame.now.board;
    let (stage, cleared) = match &one.wish {
        Wish::Completion { stage, .. } => (Some(label::stage(&stage.stage, board)), None),
        Wish::Clearing {
            problem, clearing, ..
        } => (None, Some((*problem, clearing))),
    };
    let problem = cleared.map(|(problem, _)| problem);
    let told = problem.and_then(|id| project.problems.get(&id));
    Pending {
        project: label::project(project),
        lead: label::lead(project, board),
        number,
        stage,
        problem,
        text: told.map(|problem| label::lines(&problem.text)),
        clearing: cleared.map(|(_, clearing)| label::line(&clearing.note)),
        on: one.wish.on(),
        asker: label::actor(&one.asker, board),
        since: one.since,
        note: one.note.as_deref().map(label::line),
    }
}
