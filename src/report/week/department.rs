//! 六、部门情况: one row for each lead department.

use std::collections::BTreeMap;

use serde::Serialize;

use super::frame::Scope;
use super::label::{self, Label};
use crate::domain::board::{Board, StageClass};
use crate::domain::entry::{is_unreported, owes_entry};
use crate::domain::event::Change;
use crate::domain::id::{Day, DeptId, StageKey};
use crate::domain::project::Project;

/// How many of the finished projects with a deadline were on time.
///
/// Projects that came onto the board as finished are left out: the log does not tell when that was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct OnTime {
    /// Finished, with a deadline.
    pub finished: u32,
    /// Not later than the deadline as it stands.
    pub on_time: u32,
    /// Not later than the deadline as first promised.
    pub as_first_promised: u32,
    /// `on_time` of `finished` in percent, rounded down.
    pub percent: Option<u32>,
}

/// A lead department's projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DepartmentRow {
    /// Which; `None` for projects without a lead.
    pub dept: Option<Label>,
    /// All.
    pub total: u32,
    /// In a stage of class active.
    pub active: u32,
    /// In a stage of class done.
    pub done: u32,
    /// Past their last day.
    pub overdue: u32,
    /// Due within the board's days.
    pub due_soon: u32,
    /// Owe an entry for the week.
    pub owed: u32,
    /// Have it.
    pub reported: u32,
    /// Punctuality.
    pub on_time: OnTime,
}

/// Lists the departments by number, projects without a lead last.
pub(super) fn departments(scope: &Scope<'_>) -> Vec<DepartmentRow> {
    let mut by_lead: BTreeMap<(bool, Option<DeptId>), Vec<&Project>> = BTreeMap::new();
    for project in &scope.now {
        let dept = project.lead().map(|lead| lead.dept);
        by_lead
            .entry((dept.is_none(), dept))
            .or_default()
            .push(project);
    }
    by_lead
        .into_iter()
        .map(|((_, dept), projects)| row(scope, dept, &projects))
        .collect()
}

fn row(scope: &Scope<'_>, dept: Option<DeptId>, projects: &[&Project]) -> DepartmentRow {
    let (board, today, week) = (&scope.frame.now.board, scope.today, scope.frame.week);
    let ahead = i64::from(board.settings.due_soon_days);
    let count = |is_in: &dyn Fn(&Project) -> bool| {
        super::overall::small(projects.iter().filter(|project| is_in(project)).count())
    };
    let class = |project: &Project| board.class(&project.stage.stage);
    DepartmentRow {
        dept: dept.map(|dept| label::dept(dept, board)),
        total: super::overall::small(projects.len()),
        active: count(&|project| class(project) == StageClass::Active),
        done: count(&|project| class(project) == StageClass::Done),
        overdue: count(&|project| project.days_late(board, today).is_some()),
        due_soon: count(&|project| {
            let left = project.days_left(board, today);
            left.is_some_and(|left| left <= ahead)
        }),
        owed: count(&|project| owes_entry(project, board)),
        reported: count(&|project| {
            owes_entry(project, board) && !is_unreported(project, board, week)
        }),
        on_time: on_time(scope, projects),
    }
}

fn on_time(scope: &Scope<'_>, projects: &[&Project]) -> OnTime {
    let mut sum = OnTime::default();
    for project in projects {
        let due = project.deadline.as_ref().and_then(|deadline| deadline.day);
        let Some((due, finished)) = due.zip(finished_on(scope, project)) else {
            continue;
        };
        let first = project.baseline.as_ref().and_then(|first| first.day);
        sum.finished += 1;
        sum.on_time += u32::from(finished <= due);
        sum.as_first_promised += u32::from(finished <= first.unwrap_or(due));
    }
    sum.percent = (sum.on_time * 100).checked_div(sum.finished);
    sum
}

/// The day on which a project that is finished crossed into the class done, where the log saw that.
fn finished_on(scope: &Scope<'_>, project: &Project) -> Option<Day> {
    let board: &Board = &scope.frame.now.board;
    let is_done = |stage: &StageKey| board.class(stage) == StageClass::Done;
    let mut seen: Option<bool> = None;
    let mut finished = None;
    for event in scope.frame.trail(project.id) {
        let stage = if let Change::Added { project } = &event.change {
            &project.stage.stage
        } else if let Change::Stage { to, .. } = &event.change {
            &to.stage
        } else {
            continue;
        };
        let done = is_done(stage);
        if done && seen == Some(false) {
            finished = Some(event.effective);
        } else if !done {
            finished = None;
        }
        seen = Some(done);
    }
    finished.filter(|_| is_done(&project.stage.stage))
}
