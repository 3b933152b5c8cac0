//! The minutes of an overdue review (督办纪要): what one manager decided, by department, told from the log.

mod page;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, Utc};
use serde::Serialize;

use super::week::label;
use super::week::{Due, Label, Lead, ProjectRef};
use crate::domain::board::Board;
use crate::domain::confirmation::{Confirmation, Verdict, Wish};
use crate::domain::event::{Change, Event};
use crate::domain::id::{Actor, Day, DeptId, ProjectId};
use crate::domain::level::Level;
use crate::domain::project::{Project, SlipReason};
use crate::domain::review::{Decision, decisions};
use crate::domain::state::State;

/// The minutes, schema `duban.minutes/1`: the fields by their names, written as those of the weekly summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Minutes {
    /// The board.
    pub title: Label,
    /// Who decided: the login.
    pub actor: String,
    /// The same by the name that colleagues know.
    pub name: String,
    /// The first day.
    pub since: Day,
    /// The last day.
    pub until: Day,
    /// The moment of the last decision; of the beginning of the last day where there is none.
    pub made: DateTime<Utc>,
    /// The first and the last event that they rest on.
    pub events: Option<(u64, u64)>,
    /// How many of each.
    pub tally: Tally,
    /// The decisions, by lead department.
    pub departments: Vec<Section>,
}

/// How often what was decided.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Projects on which something was decided.
    pub projects: usize,
    /// 催办
    pub urged: usize,
    /// 升级
    pub raised: usize,
    /// 降级
    pub lowered: usize,
    /// 新时限
    pub dated: usize,
    /// 销号
    pub struck: usize,
    /// 核实
    #[serde(skip_serializing_if = "is_none")]
    pub confirmed: usize,
    /// 退回
    #[serde(skip_serializing_if = "is_none")]
    pub returned: usize,
    /// Passed over without a decision; `None` where only the log was asked, which does not know.
    pub skipped: Option<usize>,
}

/// A count that the minutes of a board without confirmation do not have.
#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
const fn is_none(count: &usize) -> bool {
    *count == 0
}

impl Tally {
    /// Counts one decision.
    pub const fn count(&mut self, decision: Decision) {
        let place = match decision {
            Decision::Urged => &mut self.urged,
            Decision::Raised | Decision::RaisedByRule => &mut self.raised,
            Decision::Lowered => &mut self.lowered,
            Decision::Dated => &mut self.dated,
            Decision::Struck => &mut self.struck,
            Decision::Confirmed => &mut self.confirmed,
            Decision::Returned => &mut self.returned,
        };
        *place += 1;
    }
}

/// What was decided on the projects of one department.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// The lead; `None` for projects without one.
    pub lead: Option<Label>,
    /// Project by project, in the order in which they came up.
    pub rows: Vec<Row>,
}

/// What was decided on one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Which.
    pub project: ProjectRef,
    /// Whether its lead was concluded and not stated.
    pub inferred: bool,
    /// Days late when it came up; `None` where it was not late.
    pub days_late: Option<i64>,
    /// The decisions in their order.
    pub items: Vec<Item>,
}

/// One decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "from and to mean before and after")]
pub enum Item {
    /// 催办
    Urged { note: String },
    /// 升级、降级、销号
    Level {
        from: Level,
        to: Level,
        /// Days late at which the board's rule raised it.
        rule: Option<i64>,
        note: Option<String>,
    },
    /// 新时限
    Date {
        from: Option<Due>,
        to: Option<Due>,
        reason: Option<SlipReason>,
        note: Option<String>,
    },
    /// 问题销号
    Problem { text: String, note: String },
    /// 核实、退回
    Confirmation {
        /// Whether it was confirmed, or returned.
        confirmed: bool,
        /// The stage, where the project as a whole is said to be done.
        stage: Option<Label>,
        /// The problem, where one is said to be cleared.
        problem: Option<String>,
        /// Who had asked.
        asker: String,
        /// When.
        asked: Day,
        note: Option<String>,
    },
}

/// Of whom and of when the minutes are.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    /// Who decided.
    pub actor: &'a Actor,
    /// The first day.
    pub since: Day,
    /// The last day.
    pub until: Day,
    /// How many projects he passed over, if that is known.
    pub skipped: Option<usize>,
}

/// Makes the minutes out of events of one person, in any order; what was undone is left out.
pub fn build(events: &[Event], state: &State, span: Span<'_>) -> Minutes {
    let mut decided: Vec<(&Event, Decision)> = decisions(events)
        .filter(|(event, _)| event.actor == *span.actor)
        .collect();
    decided.sort_by_key(|(event, _)| event.seq);
    let mut tally = Tally {
        skipped: span.skipped,
        ..Tally::default()
    };
    let mut order: Vec<ProjectId> = Vec::new();
    let mut by_project: BTreeMap<ProjectId, Vec<&Event>> = BTreeMap::new();
    for (event, decision) in &decided {
        let Some(id) = event.project.filter(|id| state.projects.contains_key(id)) else {
            continue;
        };
        let found = by_project.entry(id).or_default();
        if found.is_empty() {
            order.push(id);
        }
        found.push(event);
        tally.count(*decision);
    }
    tally.projects = order.len();
    let numbers = decided.first().zip(decided.last());
    let last = decided.last().map(|(event, _)| event.recorded);
    Minutes {
        made: last.unwrap_or_else(|| span.until.and_time(NaiveTime::MIN).and_utc()),
        title: label::board_title(&state.board.title),
        actor: label::line(&span.actor.0),
        name: label::line(&state.board.who(span.actor)),
        since: span.since,
        until: span.until,
        events: numbers.map(|((first, _), (last, _))| (first.seq, last.seq)),
        tally,
        departments: sections(&order, &by_project, state),
    }
}

fn sections(
    order: &[ProjectId],
    by_project: &BTreeMap<ProjectId, Vec<&Event>>,
    state: &State,
) -> Vec<Section> {
    // Departments in the board's order, what has no lead last.
    let mut found: BTreeMap<(bool, Option<DeptId>), Section> = BTreeMap::new();
    for id in order {
        let (Some(project), Some(events)) = (state.projects.get(id), by_project.get(id)) else {
            continue;
        };
        let dept = project.lead().map(|owner| owner.dept);
        let lead = label::lead(project, &state.board);
        let section = found
            .entry((dept.is_none(), dept))
            .or_insert_with(|| Section {
                lead: lead.as_ref().map(|lead| lead.dept.clone()),
                rows: Vec::new(),
            });
        section
            .rows
            .push(row(project, lead.as_ref(), events, &state.board));
    }
    found.into_values().collect()
}

fn row(project: &Project, lead: Option<&Lead>, events: &[&Event], board: &Board) -> Row {
    Row {
        project: label::project(project),
        inferred: lead.is_some_and(|lead| lead.inferred),
        days_late: days_late(project, events, board),
        items: events
            .iter()
            .filter_map(|event| item(event, project, board))
            .collect(),
    }
}

/// How late it was when it came up: by the date that was in force then, which a new one may have replaced since.
fn days_late(project: &Project, events: &[&Event], board: &Board) -> Option<i64> {
    let on = events.first()?.effective;
    let replaced = events.iter().find_map(|event| match &event.change {
        Change::Deadline { from, .. } => Some(from.as_ref()),
        _ => None,
    });
    match replaced {
        Some(from) => {
            let left = from?.days_left(on)?;
            (left < 0).then_some(-left)
        }
        None => project.days_late(board, on),
    }
}

fn item(event: &Event, project: &Project, board: &Board) -> Option<Item> {
    let note = || event.reason.as_deref().map(label::line);
    Some(match &event.change {
        Change::Urged { note } => Item::Urged {
            note: label::line(note),
        },
        Change::Level { from, to, rule } => Item::Level {
            from: *from,
            to: *to,
            rule: *rule,
            note: note(),
        },
        Change::Deadline { from, to, slip } => Item::Date {
            from: from.as_ref().map(label::due),
            to: to.as_ref().map(label::due),
            reason: *slip,
            note: note(),
        },
        Change::Problem { id, to, .. } => {
            let problem = to.as_ref().or_else(|| project.problems.get(id))?;
            let clearing = problem.cleared.as_ref();
            Item::Problem {
                text: label::line(&problem.text),
                note: clearing.map_or_else(String::new, |clearing| label::line(&clearing.note)),
            }
        }
        Change::Confirmation { to: Some(one), .. } => {
            let mut told = asked(one, project, board);
            if let Item::Confirmation { note: said, .. } = &mut told {
                let in_verdict = one.verdict.as_ref().and_then(Verdict::note);
                *said = in_verdict.map(label::line).or_else(note);
            }
            told
        }
        _ => return None,
    })
}

/// What an operator had said is done.
fn asked(one: &Confirmation, project: &Project, board: &Board) -> Item {
    let (stage, problem) = match &one.wish {
        Wish::Completion { stage, .. } => (Some(label::stage(&stage.stage, board)), None),
        Wish::Clearing { problem, .. } => {
            let problem = project.problems.get(problem);
            (None, problem.map(|problem| label::line(&problem.text)))
        }
    };
    Item::Confirmation {
        confirmed: one.verdict == Some(Verdict::Confirmed),
        stage,
        problem,
        asker: label::actor(&one.asker, board),
        asked: one.since,
        note: None,
    }
}
