//! 三、逾期未完项目: what is known not to be finished although its date has passed.

use std::cmp::Reverse;

use serde::Serialize;

use super::super::week::LastEntry;
use super::super::week::label::{self, Due, Lead, ProjectRef, StageLabel};
use super::case::{Case, Outcome};
use super::frame::Scope;
use super::small;
use crate::domain::id::Day;
use crate::domain::level::Level;
use crate::domain::project::SlipReason;

/// A project that is late and open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LateRow {
    /// Which.
    pub project: ProjectRef,
    /// Who leads.
    pub lead: Option<Lead>,
    /// Where it stands.
    pub stage: StageLabel,
    /// Days from its date to the day of judgement.
    pub days: i64,
    /// What is promised now.
    pub due: Option<Due>,
    /// What was promised first.
    pub baseline: Option<Due>,
    /// How often it slipped since the beginning.
    pub slips: u32,
    /// Why it slipped last, from the short list.
    pub reason: Option<SlipReason>,
    /// The same in somebody's words.
    pub note: Option<String>,
    /// How hard it is supervised.
    pub level: Level,
    /// The day of the last word on the work.
    pub last_word: Option<Day>,
    /// What was reported last.
    pub last_entry: Option<LastEntry>,
}

/// Lists them by days late, then by number.
pub(super) fn late(scope: &Scope<'_>, cases: &[Case<'_>]) -> Vec<LateRow> {
    let open = cases.iter().filter(|case| case.outcome == Outcome::Overdue);
    let mut rows: Vec<LateRow> = open.map(|case| row(scope, case)).collect();
    rows.sort_by_key(|row| (Reverse(row.days), row.project.id));
    rows
}

fn row(scope: &Scope<'_>, case: &Case<'_>) -> LateRow {
    let (project, board) = (case.project, &scope.frame.now.board);
    let slip = project.slips.last();
    LateRow {
        project: label::project(project),
        lead: label::lead(project, board),
        stage: label::stage_mark(&project.stage, board),
        days: case.days.unwrap_or_default(),
        due: project.deadline.as_ref().map(label::due),
        baseline: project.baseline.as_ref().map(label::due),
        slips: small(project.slips.len()),
        reason: slip.and_then(|slip| slip.reason),
        note: slip.and_then(|slip| slip.note.as_deref()).map(label::line),
        level: project.level,
        last_word: case.course.last_word,
        last_entry: LastEntry::of(project),
    }
}
