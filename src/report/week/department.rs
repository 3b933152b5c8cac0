//! 六、部门情况: one row for each lead department.

use std::collections::BTreeMap;

use serde::Serialize;

use super::frame::Scope;
use super::label::{self, Label};
use crate::domain::board::{Board, StageClass};
use crate::domain::calendar::Week;
use crate::domain::entry::{is_unreported, owes_entry};
use crate::domain::id::{Day, DeptId};
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

/// Adds all departments up.
pub(super) fn all(scope: &Scope<'_>) -> DepartmentRow {
    let board = &scope.frame.now.board;
    row(&scope.now, None, board, scope.today, scope.frame.week)
}

/// Lists the departments by number, projects without a lead last.
pub(super) fn departments(scope: &Scope<'_>) -> Vec<DepartmentRow> {
    department_rows(
        &scope.now,
        &scope.frame.now.board,
        scope.today,
        scope.frame.week,
    )
}

/// One row for each lead department of these projects, by number, those without a lead last: the weekly summary's table
/// and the dashboard's.
pub fn department_rows(
    projects: &[&Project],
    board: &Board,
    today: Day,
    week: Week,
) -> Vec<DepartmentRow> {
    let mut by_lead: BTreeMap<(bool, Option<DeptId>), Vec<&Project>> = BTreeMap::new();
    for project in projects {
        let dept = project.lead().map(|lead| lead.dept);
        by_lead
            .entry((dept.is_none(), dept))
            .or_default()
            .push(project);
    }
    by_lead
        .into_iter()
        .map(|((_, dept), projects)| row(&projects, dept, board, today, week))
        .collect()
}

fn row(
    projects: &[&Project],
    dept: Option<DeptId>,
    board: &Board,
    today: Day,
    week: Week,
) -> DepartmentRow {
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
        due_soon: count(&|project| project.is_due_soon(board, today)),
        owed: count(&|project| owes_entry(project, board)),
        reported: count(&|project| {
            owes_entry(project, board) && !is_unreported(project, board, week)
        }),
        on_time: OnTime::of(projects.iter().copied(), board),
    }
}

impl OnTime {
    /// Counts over projects, by the board as it stands.
    pub fn of<'a>(projects: impl IntoIterator<Item = &'a Project>, board: &Board) -> Self {
        let mut sum = Self::default();
        let kept = projects.into_iter();
        for kept in kept.filter_map(|project| project.punctuality(board)) {
            sum.finished += 1;
            sum.on_time += u32::from(kept.is_on_time());
            sum.as_first_promised += u32::from(kept.is_as_first_promised());
        }
        sum.percent = (sum.on_time * 100).checked_div(sum.finished);
        sum
    }
}
