//! 五、存在问题与需协调事项: carried from week to week until cleared.

use std::cmp::Reverse;

use serde::Serialize;

use super::frame::Scope;
use super::label::{self, Due, Label, Lead, ProjectRef};
use crate::domain::calendar::Week;
use crate::domain::entry::EntryText;
use crate::domain::id::{Day, PartId};
use crate::domain::problem::{AskLevel, Problem};
use crate::domain::project::Project;

/// Where a concern comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ConcernKind {
    /// A problem on record, with number, owner and limit.
    Problem,
    /// The problem field of weekly entries.
    Told,
    /// The request field of weekly entries.
    Ask,
}

/// Something that stands in a project's way, or that is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Concern {
    /// On which project.
    pub project: ProjectRef,
    /// Who leads it.
    pub lead: Option<Lead>,
    /// Where it comes from.
    pub kind: ConcernKind,
    /// The number of a problem on record.
    pub number: Option<PartId>,
    /// The words, of the newest entry where they come from entries.
    pub text: String,
    /// Who has to solve it.
    pub owner: Option<Label>,
    /// Until when.
    pub limit: Option<Due>,
    /// Days past that limit.
    pub limit_days_late: Option<i64>,
    /// Who has to step in.
    pub ask: Option<AskLevel>,
    /// The first weekly summary that it belongs into.
    pub since: Week,
    /// Which summary in a row this is, from 1.
    pub nth: u32,
    /// The day it was cleared, if that was this week.
    pub cleared: Option<Day>,
    /// What solved it.
    pub clearing: Option<String>,
    /// Whether its clearing waits for a manager; left out where it does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub pending: bool,
    /// Made up for the demo.
    pub sample: bool,
}

impl Concern {
    /// Whether somebody has to step in or decide, and has not yet.
    pub fn is_asked(&self) -> bool {
        self.cleared.is_none() && (self.ask.is_some() || self.kind == ConcernKind::Ask)
    }
}

/// Lists what is open and what was cleared this week: open before cleared, the highest level asked for first, then the
/// oldest.
///
/// A field of the weekly entry stays open until a later entry of the project leaves it empty.
pub(super) fn concerns(scope: &Scope<'_>) -> Vec<Concern> {
    let mut rows: Vec<Concern> = scope
        .now
        .iter()
        .flat_map(|project| {
            let recorded = recorded(scope, project);
            let told = told(scope, project, ConcernKind::Told, |text| &text.problem);
            let asked = told_ask(scope, project);
            recorded.into_iter().chain(told).chain(asked)
        })
        .collect();
    rows.sort_by_key(|row| {
        (
            row.cleared.is_some(),
            Reverse(row.ask),
            row.since,
            row.project.id,
            row.kind,
            row.number,
        )
    });
    rows
}

fn told_ask(scope: &Scope<'_>, project: &Project) -> Option<Concern> {
    told(scope, project, ConcernKind::Ask, |text| &text.ask)
}

fn recorded(scope: &Scope<'_>, project: &Project) -> Vec<Concern> {
    let was_open = |id: PartId| {
        let was = scope.was(project.id).and_then(|was| was.problems.get(&id));
        was.is_none_or(|was| was.cleared.is_none())
    };
    let rows = project.problems.iter().filter_map(|(id, problem)| {
        let is_due = problem.cleared.is_none() || is_fresh(scope, problem) && was_open(*id);
        is_due.then(|| row(scope, project, *id, problem))
    });
    rows.collect()
}

/// Whether a problem that is cleared belongs into this summary: it is not one that came onto the board cleared long ago.
fn is_fresh(scope: &Scope<'_>, problem: &Problem) -> bool {
    problem
        .cleared
        .as_ref()
        .is_some_and(|clearing| clearing.on >= scope.day_before.min(scope.frame.week.monday()))
}

fn row(scope: &Scope<'_>, project: &Project, id: PartId, problem: &Problem) -> Concern {
    let board = &scope.frame.now.board;
    let since = summary_of(scope, problem.opened);
    let cleared = problem.cleared.as_ref();
    let left = problem
        .limit
        .as_ref()
        .filter(|_| cleared.is_none())
        .and_then(|limit| limit.days_left(scope.today));
    Concern {
        number: Some(id),
        text: label::lines(&problem.text),
        owner: problem.owner.map(|dept| label::dept(dept, board)),
        limit: problem.limit.as_ref().map(label::due),
        limit_days_late: left.filter(|left| *left < 0).map(|left| -left),
        ask: problem.ask,
        cleared: cleared.map(|clearing| clearing.on),
        clearing: cleared.map(|clearing| label::line(&clearing.note)),
        pending: project.clearing_waits(id),
        ..bare(scope, project, ConcernKind::Problem, since)
    }
}

/// A concern without its particulars.
fn bare(scope: &Scope<'_>, project: &Project, kind: ConcernKind, since: Week) -> Concern {
    Concern {
        project: label::project(project),
        lead: label::lead(project, &scope.frame.now.board),
        kind,
        number: None,
        text: String::new(),
        owner: None,
        limit: None,
        limit_days_late: None,
        ask: None,
        since,
        nth: nth(since, scope.frame.week),
        cleared: None,
        clearing: None,
        pending: false,
        sample: false,
    }
}

/// What the entries of a project say in one field, from the newest back to where the field was last empty.
fn told(
    scope: &Scope<'_>,
    project: &Project,
    kind: ConcernKind,
    field: impl Fn(&EntryText) -> &String,
) -> Option<Concern> {
    if !project.is_open(&scope.frame.now.board) {
        return None;
    }
    let newest_first = project.entries.range(..=scope.frame.week).rev();
    let run: Vec<_> = newest_first
        .take_while(|(_, entry)| !field(&entry.text).trim().is_empty())
        .collect();
    let ((_, newest), (since, _)) = run.first().zip(run.last())?;
    Some(Concern {
        text: label::lines(field(&newest.text)),
        sample: newest.text.sample,
        ..bare(scope, project, kind, **since)
    })
}

/// The first summary that a fact of this day belongs into: the week's own, or the next one after the day of the cut-off.
fn summary_of(scope: &Scope<'_>, day: Day) -> Week {
    let (week, zone) = (Week::of(day), scope.frame.zone);
    let board = &scope.frame.now.board;
    let cut_off = board.settings.cut_off.of(week, zone, &board.calendar);
    if day > cut_off.with_timezone(&zone).date_naive() {
        week.next()
    } else {
        week
    }
}

fn nth(since: Week, week: Week) -> u32 {
    let weeks = (week.monday() - since.monday()).num_days() / 7;
    u32::try_from(weeks.max(0)).unwrap_or(0).saturating_add(1)
}
