//! 附表: every project of the period with plan, result and date.

use serde::Serialize;

use super::super::week::label::{self, Due, Label, Lead, ProjectRef, StageLabel};
use super::case::{Belonging, Case, Outcome};
use super::frame::Scope;
use super::small;
use crate::domain::id::Day;

/// A project of the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProjectRow {
    /// Which.
    pub project: ProjectRef,
    /// Kind of work.
    pub category: Label,
    /// Who leads.
    pub lead: Option<Lead>,
    /// Key of its plan task.
    pub task: Option<String>,
    /// Why it belongs to the period.
    pub belonging: Belonging,
    /// Its plan year at the end.
    pub plan_year: Option<i32>,
    /// The class that was said for the plan of the period.
    pub class: Option<Label>,
    /// What was promised first.
    pub baseline: Option<Due>,
    /// What is promised at the end.
    pub due: Option<Due>,
    /// Where it stands at the end.
    pub stage: StageLabel,
    /// What became of it.
    pub outcome: Outcome,
    /// When it was finished or its goal reached, where the log tells.
    pub finished: Option<Day>,
    /// Days after its date; negative where it was finished before it.
    pub days: Option<i64>,
    /// Slips in the period.
    pub slips: u32,
    /// The day of the last word on the work.
    pub last_word: Option<Day>,
}

/// Lists them by number.
pub(super) fn projects(scope: &Scope<'_>, cases: &[Case<'_>]) -> Vec<ProjectRow> {
    cases.iter().map(|case| row(scope, case)).collect()
}

fn row(scope: &Scope<'_>, case: &Case<'_>) -> ProjectRow {
    let (project, board) = (case.project, &scope.frame.now.board);
    let class = case.course.class;
    ProjectRow {
        project: label::project(project),
        category: label::category(&project.category, board),
        lead: label::lead(project, board),
        task: project.task.as_deref().map(label::line),
        belonging: case.belonging,
        plan_year: project.plan_year,
        class: class.map(|class| Label::of(class.key(), crate::i18n::trade::plan_class, class)),
        baseline: project.baseline.as_ref().map(label::due),
        due: project.deadline.as_ref().map(label::due),
        stage: label::stage_mark(&project.stage, board),
        outcome: case.outcome,
        finished: case.finished,
        days: case.days,
        slips: small(case.slips(scope).count()),
        last_word: case.course.last_word,
    }
}
