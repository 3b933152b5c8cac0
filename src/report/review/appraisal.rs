//! 九、部门考核: what each lead department's projects came to, and how it reported. Counts and rates only, no score.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::week::label::{self, Label};
use super::case::Cases;
use super::course::Course;
use super::frame::Scope;
use super::results::Results;
use super::small;
use crate::domain::calendar::Week;
use crate::domain::id::{Day, DeptId};
use crate::domain::project::Project;

/// Weekly entries owed and written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Discipline {
    /// Weeks owed: for each project every week whose Sunday lies in the period, up to the end of the review, on which
    /// it was under way, neither suspended nor cancelled, and known to duban.
    pub owed: u32,
    /// Of those, weeks with an entry.
    pub reported: u32,
    /// In percent, rounded down.
    pub percent: Option<u32>,
}

/// A lead department's year.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AppraisalRow {
    /// Which; `None` for projects without a lead.
    pub dept: Option<Label>,
    /// Its projects of the period.
    pub results: Results,
    /// How it reported on all its projects.
    pub reporting: Discipline,
    /// Problems opened in the period on all its projects.
    pub problems_opened: u32,
    /// Problems cleared in the period.
    pub problems_cleared: u32,
    /// Problems open at the end.
    pub problems_open: u32,
    /// Supervision levels raised in the period.
    pub levels_raised: u32,
    /// Urged in the period.
    pub urged: u32,
}

/// Lists the departments that lead a project of the board at the end of the period, by number, those without a lead
/// last.
pub(super) fn appraisal(scope: &Scope<'_>, cases: &Cases<'_>) -> Vec<AppraisalRow> {
    let board = &scope.frame.now.board;
    let mut rows: BTreeMap<(bool, Option<DeptId>), AppraisalRow> = BTreeMap::new();
    let of_period = cases
        .of_period
        .iter()
        .map(|case| (case.project, &case.course));
    let others = scope.now.iter().filter_map(|project| {
        let course = cases.others.get(&project.id)?;
        Some((*project, course))
    });
    for (project, course) in of_period.chain(others) {
        let dept = project.lead().map(|lead| lead.dept);
        let row = rows
            .entry((dept.is_none(), dept))
            .or_insert_with(|| AppraisalRow {
                dept: dept.map(|dept| label::dept(dept, board)),
                results: Results::default(),
                reporting: Discipline::default(),
                problems_opened: 0,
                problems_cleared: 0,
                problems_open: 0,
                levels_raised: 0,
                urged: 0,
            });
        row.add(scope, project, course);
    }
    for (dept, row) in &mut rows {
        let own = cases
            .of_period
            .iter()
            .filter(|case| case.project.lead().map(|lead| lead.dept) == dept.1);
        row.results = Results::of(scope, own);
        let reporting = &mut row.reporting;
        reporting.percent = (reporting.reported * 100).checked_div(reporting.owed);
    }
    rows.into_values().collect()
}

impl AppraisalRow {
    fn add(&mut self, scope: &Scope<'_>, project: &Project, course: &Course) {
        self.problems_opened += course.problems_opened;
        self.problems_cleared += course.problems_cleared;
        self.problems_open += small(project.open_problems().count());
        self.levels_raised += course.levels_raised;
        self.urged += course.urged;
        for sunday in owed_weeks(scope, project, course) {
            self.reporting.owed += 1;
            let is_told = project.entries.contains_key(&Week::of(sunday));
            self.reporting.reported += u32::from(is_told);
        }
    }
}

/// The Sundays of the weeks for which a project owed an entry.
fn owed_weeks(scope: &Scope<'_>, project: &Project, course: &Course) -> Vec<Day> {
    let frame = scope.frame;
    let first = frame.period.first_day().max(project.watched);
    let mut weeks = Vec::new();
    for (place, (from, owes)) in course.owing.iter().enumerate() {
        if !*owes {
            continue;
        }
        let until = course
            .owing
            .get(place + 1)
            .and_then(|(next, _)| next.pred_opt());
        let last = until.unwrap_or(frame.last_day).min(frame.last_day);
        let mut sunday = Week::of((*from).max(first)).sunday();
        while sunday <= last {
            weeks.push(sunday);
            sunday = Week::of(sunday).next().sunday();
        }
    }
    weeks
}
