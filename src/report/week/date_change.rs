//! 八、时限调整: every move of a deadline since the last report.

use serde::Serialize;

use super::frame::Scope;
use super::label::{self, Due, ProjectRef};
use super::progress::Mark;
use crate::domain::deadline::Deadline;
use crate::domain::event::{Change, Event};
use crate::domain::id::{Day, PartId};
use crate::domain::project::{Project, SlipReason};

/// A moved date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DateChange {
    /// Of which project.
    pub project: ProjectRef,
    /// Of which of its milestones; `None` for the project's own deadline.
    pub milestone: Option<String>,
    /// Promised before.
    pub from: Option<Due>,
    /// Promised now.
    pub to: Option<Due>,
    /// Days later; negative where it was brought forward, `None` where a day is missing.
    pub days: Option<i64>,
    /// From the short list.
    pub reason: Option<SlipReason>,
    /// In somebody's words.
    pub note: Option<String>,
    /// Who moved it; `None` where what an earlier report said was taken back.
    pub actor: Option<String>,
    /// The day of the move.
    pub on: Option<Day>,
    /// What is unusual about it.
    pub mark: Option<Mark>,
}

/// Lists the moves by project and, within one, in the order of the log's facts. The first date of a project that has just
/// come onto the board is not a move.
pub(super) fn date_changes(scope: &Scope<'_>) -> Vec<DateChange> {
    scope
        .now
        .iter()
        .flat_map(|project| of_project(scope, project))
        .collect()
}

fn of_project(scope: &Scope<'_>, project: &Project) -> Vec<DateChange> {
    let frame = scope.frame;
    let mut rows = taken_back(scope, project);
    for (place, event) in frame.news(project.id) {
        let mark = if frame.is_of_week(event) {
            None
        } else if frame.is_late(event) {
            Some(Mark::Late)
        } else {
            continue;
        };
        let part = if let Change::Milestone { id, .. } = &event.change {
            Some(*id)
        } else if matches!(event.change, Change::Deadline { .. }) {
            None
        } else {
            continue;
        };
        let (before, after) = frame.around(project.id, place);
        if let Some((before, after)) = before.zip(after) {
            let is_new = part.is_none() && scope.was(project.id).is_none();
            let row = moved(part, &before, &after).filter(|row| row.from.is_some() || !is_new);
            rows.extend(row.map(|row| signed(scope, row, event, mark)));
        }
    }
    rows
}

/// Dates that an earlier report told and this week took back.
fn taken_back(scope: &Scope<'_>, project: &Project) -> Vec<DateChange> {
    let rebased = scope.frame.rebased(project.id);
    let Some((was, base)) = scope.was(project.id).zip(rebased) else {
        return Vec::new();
    };
    let parts = base.milestones.keys().map(|id| Some(*id));
    [None]
        .into_iter()
        .chain(parts)
        .filter_map(|part| moved(part, was, &base))
        .map(|row| DateChange {
            mark: Some(Mark::TakenBack),
            ..row
        })
        .collect()
}

/// The difference in one deadline; a milestone that was not there before has not moved.
fn moved(part: Option<PartId>, before: &Project, after: &Project) -> Option<DateChange> {
    let (name, from, to) = match part {
        None => (None, before.deadline.as_ref(), after.deadline.as_ref()),
        Some(id) => {
            let (was, is) = (before.milestones.get(&id)?, after.milestones.get(&id)?);
            let name = Some(label::line(&is.name));
            (name, was.deadline.as_ref(), is.deadline.as_ref())
        }
    };
    let day = |deadline: Option<&Deadline>| deadline.and_then(|deadline| deadline.day);
    (from != to).then(|| DateChange {
        project: label::project(after),
        milestone: name,
        from: from.map(label::due),
        to: to.map(label::due),
        days: day(from)
            .zip(day(to))
            .map(|(from, to)| (to - from).num_days()),
        reason: None,
        note: None,
        actor: None,
        on: None,
        mark: None,
    })
}

fn signed(scope: &Scope<'_>, row: DateChange, event: &Event, mark: Option<Mark>) -> DateChange {
    let reason = if let Change::Deadline { slip, .. } = &event.change {
        *slip
    } else {
        None
    };
    DateChange {
        reason,
        note: event.reason.as_deref().map(label::line),
        actor: Some(label::actor(&event.actor, &scope.frame.now.board)),
        on: Some(event.effective),
        mark,
        ..row
    }
}
