//! 三、逾期项目 and 四、临期项目.

use std::cmp::Reverse;

use serde::Serialize;

use super::frame::Scope;
use super::label::{self, Due, Lead, ProjectRef, StageLabel};
use super::overall::small;
use crate::domain::deadline::Deadline;
use crate::domain::id::{Day, ProjectId};
use crate::domain::level::Level;
use crate::domain::light::{Light, light};
use crate::domain::project::{Project, SlipReason};

/// The last thing that was reported on a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LastEntry {
    /// The day.
    pub on: Day,
    /// Its progress, or else its problem, its request, its plan.
    pub text: String,
    /// Made up for the demo.
    pub sample: bool,
}

/// An overdue project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overdue {
    /// Which.
    pub project: ProjectRef,
    /// Who leads.
    pub lead: Option<Lead>,
    /// Days late.
    pub days: i64,
    /// Whether it was not overdue a week ago.
    pub newly: bool,
    /// What is promised now.
    pub due: Due,
    /// What was promised first.
    pub baseline: Option<Due>,
    /// How often it slipped.
    pub slips: u32,
    /// By how many days in all.
    pub slipped_days: i64,
    /// Why it slipped the last time, from the short list.
    pub slip_reason: Option<SlipReason>,
    /// The same in somebody's words.
    pub slip_note: Option<String>,
    /// How hard it is supervised.
    pub level: Level,
    /// Whether its completion waits for a manager; left out where it does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pending: bool,
    /// Its light.
    pub light: Light,
    /// What was reported last.
    pub last_entry: Option<LastEntry>,
}

/// A project that is due soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueSoon {
    /// Which.
    pub project: ProjectRef,
    /// Its milestone that is due; `None` where the project itself is.
    pub milestone: Option<String>,
    /// Who leads.
    pub lead: Option<Lead>,
    /// Where it stands.
    pub stage: StageLabel,
    /// What is promised.
    pub due: Due,
    /// Days left; 0 is today.
    pub days_left: i64,
    /// Progress by its main measure.
    pub percent: Option<u32>,
    /// Its light.
    pub light: Light,
}

pub(super) fn overdue(scope: &Scope<'_>) -> Vec<Overdue> {
    let board = &scope.frame.now.board;
    let row = |project: &&Project| {
        let days = project.days_late(board, scope.today)?;
        let slip = project.slips.last();
        Some(Overdue {
            project: label::project(project),
            lead: label::lead(project, board),
            days,
            newly: !was_late(scope, project.id),
            due: label::due(project.deadline.as_ref()?),
            baseline: project.baseline.as_ref().map(label::due),
            slips: small(project.slips.len()),
            slipped_days: project.slipped_days(),
            slip_reason: slip.and_then(|slip| slip.reason),
            slip_note: slip.and_then(|slip| slip.note.as_deref()).map(label::line),
            level: project.level,
            pending: project.completion_waits(),
            light: light(project, board, scope.today).light,
            last_entry: LastEntry::of(project),
        })
    };
    let mut rows: Vec<Overdue> = scope.now.iter().filter_map(row).collect();
    rows.sort_by_key(|row| (Reverse(row.level), Reverse(row.days), row.project.id));
    rows
}

/// Whether a project was overdue a week ago, by the rules of then.
pub(super) fn was_late(scope: &Scope<'_>, id: ProjectId) -> bool {
    let was = scope.was(id);
    let late = was.and_then(|was| was.days_late(&scope.frame.before.board, scope.day_before));
    late.is_some()
}

impl LastEntry {
    /// What was reported last on a project, if anything was.
    pub(in crate::report) fn of(project: &Project) -> Option<Self> {
        let (_, entry) = project.entries.last_key_value()?;
        let fields = [
            &entry.text.progress,
            &entry.text.problem,
            &entry.text.ask,
            &entry.text.next,
        ];
        let text = fields.into_iter().map(|field| label::line(field));
        Some(Self {
            on: entry.on,
            text: text.into_iter().find(|text| !text.is_empty())?,
            sample: entry.text.sample,
        })
    }
}

/// Projects and milestones that are due within the board's window, the nearest first.
pub(super) fn due_soon(scope: &Scope<'_>) -> Vec<DueSoon> {
    let board = &scope.frame.now.board;
    let mut rows: Vec<DueSoon> = Vec::new();
    for project in scope
        .now
        .iter()
        .filter(|project| project.is_open(board) && project.side.is_none())
    {
        rows.extend(soon(scope, project, None, project.deadline.as_ref()));
        for milestone in project
            .milestones
            .values()
            .filter(|milestone| milestone.done.is_none())
        {
            rows.extend(soon(
                scope,
                project,
                Some(&milestone.name),
                milestone.deadline.as_ref(),
            ));
        }
    }
    rows.sort_by_key(|row| (row.days_left, row.project.id));
    rows
}

fn soon(
    scope: &Scope<'_>,
    project: &Project,
    milestone: Option<&String>,
    deadline: Option<&Deadline>,
) -> Option<DueSoon> {
    let board = &scope.frame.now.board;
    let ahead = i64::from(board.settings.due_soon_days);
    let deadline = deadline?;
    let days_left = deadline.days_left(scope.today)?;
    (0..=ahead).contains(&days_left).then(|| DueSoon {
        project: label::project(project),
        milestone: milestone.cloned(),
        lead: label::lead(project, board),
        stage: label::stage_mark(&project.stage, board),
        due: label::due(deadline),
        days_left,
        percent: project.percent(),
        light: light(project, board, scope.today).light,
    })
}
