//! 七、量化指标.

use chrono::Datelike;
use serde::Serialize;

use super::frame::Scope;
use super::label::{self, ProjectRef};
use crate::domain::board::StageClass;
use crate::domain::id::PartId;
use crate::domain::measure::{Measure, Quantity};
use crate::domain::project::Project;

/// A quantity of a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeasureRow {
    /// Which project.
    pub project: ProjectRef,
    /// What is counted.
    pub name: String,
    /// In what.
    pub unit: String,
    /// The plan year; `None` for the project's whole life.
    pub year: Option<i32>,
    /// Planned.
    pub target: Option<Quantity>,
    /// Reached a week ago.
    pub before: Option<Quantity>,
    /// Reached now.
    pub done: Option<Quantity>,
    /// Reached share of the target in percent.
    pub percent: Option<u32>,
    /// Whether target or done changed since the last report.
    pub changed: bool,
}

/// Lists every measure that changed since the last report, and of projects under way or overdue every measure with a
/// target that still counts: without a year, of the present year, or, where the project is overdue, of an earlier year
/// and not reached. By category and number; nothing is left out for length.
pub(super) fn measures(scope: &Scope<'_>) -> Vec<MeasureRow> {
    let mut rows = Vec::new();
    for project in scope.by_category() {
        for (id, measure) in &project.measures {
            let was = scope.was(project.id);
            let changed = was.is_some_and(|was| has_changed(was.measures.get(id), measure));
            if changed || still_counts(scope, project, measure) {
                rows.push(MeasureRow {
                    project: label::project(project),
                    name: label::line(&measure.name),
                    unit: label::line(&measure.unit),
                    year: measure.year,
                    target: measure.target,
                    before: was_done(scope, project, *id),
                    done: measure.done,
                    percent: measure.percent(),
                    changed,
                });
            }
        }
    }
    rows
}

/// Whether it differs from a week ago; what a project brings along onto the board is no change.
fn has_changed(was: Option<&Measure>, measure: &Measure) -> bool {
    was.is_none_or(|was| was.done != measure.done || was.target != measure.target)
}

fn was_done(scope: &Scope<'_>, project: &Project, id: PartId) -> Option<Quantity> {
    scope.was(project.id)?.measures.get(&id)?.done
}

fn still_counts(scope: &Scope<'_>, project: &Project, measure: &Measure) -> bool {
    let board = &scope.frame.now.board;
    let overdue = project.days_late(board, scope.today).is_some();
    let active = board.class(&project.stage.stage) == StageClass::Active && project.is_open(board);
    let this_year = measure.year.is_none_or(|year| year == scope.today.year());
    let short = measure.percent().is_none_or(|percent| percent < 100);
    measure.target.is_some() && ((active || overdue) && this_year || overdue && short)
}
