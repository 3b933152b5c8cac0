//! 九、下周计划: what a project's entry says it will do, and the dates that fall due, told once for each project.

use serde::Serialize;

use super::frame::Scope;
use super::label::{self, Due, Lead, ProjectRef};
use crate::domain::deadline::Deadline;
use crate::domain::entry::Entry;
use crate::domain::id::Day;
use crate::domain::project::Project;

/// A date that falls due before the end of next week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueNext {
    /// The milestone that is due; `None` where the project itself is.
    pub milestone: Option<String>,
    /// When.
    pub due: Due,
}

/// What a project has before it next week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextStep {
    /// Which project.
    pub project: ProjectRef,
    /// Who leads.
    pub lead: Option<Lead>,
    /// The words of its entry; empty where it has none.
    pub text: String,
    /// Made up for the demo.
    pub sample: bool,
    /// What falls due, by day.
    pub due: Vec<DueNext>,
}

/// Lists them by category and number.
///
/// Next week reaches from the day after this week's cut-off to next Sunday, so that no day lies between two plans.
pub(super) fn next_week(scope: &Scope<'_>) -> Vec<NextStep> {
    let row = |project: &Project| {
        let entry = project.entries.get(&scope.frame.week);
        let plan = |entry: &Entry| (label::lines(&entry.text.next), entry.text.sample);
        let (text, sample) = entry.map(plan).unwrap_or_default();
        let due = falls_due(scope, project);
        (!text.is_empty() || !due.is_empty()).then(|| NextStep {
            project: label::project(project),
            lead: label::lead(project, &scope.frame.now.board),
            sample: sample && !text.is_empty(),
            text,
            due,
        })
    };
    scope.by_category().into_iter().filter_map(row).collect()
}

fn falls_due(scope: &Scope<'_>, project: &Project) -> Vec<DueNext> {
    if !project.is_open(&scope.frame.now.board) || project.side.is_some() {
        return Vec::new();
    }
    let frame = scope.frame;
    let after = frame.cut_off.with_timezone(&frame.zone).date_naive();
    let until = frame.week.next().sunday();
    let falls = |name: Option<&str>, deadline: Option<&Deadline>| -> Option<(Day, DueNext)> {
        let deadline = deadline?;
        let day = deadline.day.filter(|day| *day > after && *day <= until)?;
        let milestone = name.map(label::line);
        let due = label::due(deadline);
        Some((day, DueNext { milestone, due }))
    };
    let open = project.milestones.values().filter(|one| one.done.is_none());
    let nodes = open.filter_map(|one| falls(Some(&one.name), one.deadline.as_ref()));
    let own = falls(None, project.deadline.as_ref());
    let mut found: Vec<(Day, DueNext)> = nodes.chain(own).collect();
    found.sort_by_key(|(day, _)| *day);
    found.into_iter().map(|(_, due)| due).collect()
}
