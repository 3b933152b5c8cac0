//! Weekly entries (周报填报) and who owes one.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::board::{Board, StageClass};
use super::calendar::Week;
use super::id::{Actor, Day};
use super::project::Project;

/// One of the four fields of a weekly entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryField {
    /// 本周进展
    Progress,
    /// 下周计划
    Next,
    /// 存在问题
    Problem,
    /// 需协调事项
    Ask,
}

impl EntryField {
    /// All four, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Progress, Self::Next, Self::Problem, Self::Ask];
}

/// What a department reports on one project for one week.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryText {
    /// 本周进展
    #[serde(default)]
    pub progress: String,
    /// 下周计划
    #[serde(default)]
    pub next: String,
    /// 存在问题
    #[serde(default)]
    pub problem: String,
    /// 需协调事项
    #[serde(default)]
    pub ask: String,
    /// Made up for the demo, and said so wherever it is shown.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sample: bool,
}

impl EntryText {
    /// The four fields in their order.
    pub fn fields(&self) -> [&str; 4] {
        EntryField::ALL.map(|field| self.field(field))
    }

    /// Whether nothing at all was written.
    pub fn is_empty(&self) -> bool {
        self.fields().into_iter().all(|text| text.trim().is_empty())
    }

    /// The text of a field.
    pub fn field(&self, field: EntryField) -> &str {
        match field {
            EntryField::Progress => &self.progress,
            EntryField::Next => &self.next,
            EntryField::Problem => &self.problem,
            EntryField::Ask => &self.ask,
        }
    }
}

/// What changes in a weekly entry; `None` keeps what stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryPatch {
    /// 本周进展
    pub progress: Option<String>,
    /// 下周计划
    pub next: Option<String>,
    /// 存在问题
    pub problem: Option<String>,
    /// 需协调事项
    pub ask: Option<String>,
    /// Marks a made-up entry of the demo.
    #[serde(default)]
    pub sample: bool,
}

impl EntryPatch {
    /// A patch of the four fields in their order.
    pub fn of([progress, next, problem, ask]: [Option<String>; 4]) -> Self {
        Self {
            progress,
            next,
            problem,
            ask,
            sample: false,
        }
    }

    /// The new text of a field, if it changes.
    pub fn field(&self, field: EntryField) -> Option<&str> {
        match field {
            EntryField::Progress => self.progress.as_deref(),
            EntryField::Next => self.next.as_deref(),
            EntryField::Problem => self.problem.as_deref(),
            EntryField::Ask => self.ask.as_deref(),
        }
    }

    /// Leaves a field as it stands.
    pub fn leave(&mut self, field: EntryField) {
        match field {
            EntryField::Progress => self.progress = None,
            EntryField::Next => self.next = None,
            EntryField::Problem => self.problem = None,
            EntryField::Ask => self.ask = None,
        }
    }
}

/// A weekly entry as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The four fields. Most of a long log is weekly entries: the fold shares their words with it and copies none.
    pub text: Arc<EntryText>,
    /// Who wrote it last.
    pub actor: Actor,
    /// When it was written last.
    pub on: Day,
}

/// The newest entry before a week, of those that are held.
pub fn entry_before(project: &Project, week: Week) -> Option<(Week, &Entry)> {
    let before = project.entries.range(..week).next_back();
    before.map(|(week, entry)| (*week, entry))
}

/// Whether a project owes a weekly entry: it is under way, and nobody has stopped or cancelled it.
pub fn owes_entry(project: &Project, board: &Board) -> bool {
    board.class(&project.stage.stage) == StageClass::Active
        && project.side.is_none()
        && !project.removed
}

/// Whether the entry of `week` is owed and missing.
pub fn is_unreported(project: &Project, board: &Board, week: Week) -> bool {
    owes_entry(project, board) && !project.entries.contains_key(&week)
}

/// Whole weeks without an entry before `week`, counted back from it; counting starts when duban first saw the project,
/// so that a plan loaded today is not years behind.
pub fn weeks_silent(project: &Project, week: Week) -> u32 {
    let since = project.reported.unwrap_or(project.watched);
    let days = (week.monday() - since).num_days().max(0);
    u32::try_from(days / 7).unwrap_or(u32::MAX)
}
