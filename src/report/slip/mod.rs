//! The supervision slip (提醒单、督办单、挂牌督办单): one raising of a project's level, with the project as it stands.
//!
//! What the log does not say is left blank, to be filled in by hand (domain.md §6, §8).

mod page;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::week::{Due, Label, LastEntry, Lead, ProjectRef, StageLabel, label};
use crate::domain::board::Board;
use crate::domain::event::{Change, Event};
use crate::domain::id::{Day, PartId};
use crate::domain::level::Level;
use crate::domain::people::{Basis, OwnerRole};
use crate::domain::project::Project;
use crate::domain::slip::SlipNumber;

/// The slip, schema `duban.slip/1`: the fields by their names, written as those of the weekly summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slip {
    /// The board.
    pub title: Label,
    /// Its number.
    pub number: SlipNumber,
    /// The event that it rests on.
    pub event: u64,
    /// When that was recorded.
    pub made: DateTime<Utc>,
    /// The day of the raising.
    pub issued: Day,
    /// Who raised the level.
    pub actor: String,
    /// The level before.
    pub from: Level,
    /// The level to which it was raised; the slip is called by it.
    pub to: Level,
    /// Days late at which the board's rule raised it; `None` where it was set by hand.
    pub rule: Option<i64>,
    /// What is asked, in the words of the raising; `None` where nothing was said.
    pub asked: Option<String>,
    /// The slips of the project before this one.
    pub earlier: Vec<SlipNumber>,
    /// The day on which the project stands as told.
    pub on: Day,
    /// The project.
    pub project: ProjectRef,
    /// Kind of work.
    pub category: Label,
    /// Street or town.
    pub place: Option<String>,
    /// Where it stands.
    pub stage: StageLabel,
    /// The level on that day.
    pub level: Level,
    /// Who leads.
    pub lead: Option<Lead>,
    /// Who cooperates.
    pub cooperating: Vec<Lead>,
    /// Responsible person.
    pub responsible: Option<String>,
    /// Contact.
    pub contact: Option<String>,
    /// What is promised now.
    pub due: Option<Due>,
    /// What was promised first.
    pub baseline: Option<Due>,
    /// Days late; `None` while it is not overdue.
    pub days_late: Option<i64>,
    /// How often it slipped.
    pub slips: usize,
    /// By how many days in all.
    pub slipped_days: i64,
    /// What was reported last.
    pub last_entry: Option<LastEntry>,
    /// What is open.
    pub problems: Vec<OpenProblem>,
}

/// A problem that is not cleared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenProblem {
    /// Its number.
    pub number: PartId,
    /// What it is.
    pub text: String,
    /// Who has to solve it.
    pub owner: Option<Label>,
    /// Until when.
    pub limit: Option<Due>,
}

/// Which slip.
#[derive(Debug, Clone, Copy)]
pub struct Raising<'a> {
    /// The event.
    pub event: &'a Event,
    /// Its slip's number.
    pub number: SlipNumber,
    /// The slips of the project before it.
    pub earlier: &'a [SlipNumber],
}

/// Makes the slip of a raising, with the project as it stands on a day; `None` if the event is about no level.
pub fn build(raising: Raising<'_>, project: &Project, board: &Board, on: Day) -> Option<Slip> {
    let event = raising.event;
    let Change::Level { from, to, rule } = event.change else {
        return None;
    };
    let text = |text: &Option<String>| {
        text.as_deref()
            .map(label::line)
            .filter(|text| !text.is_empty())
    };
    Some(Slip {
        title: label::board_title(&board.title),
        number: raising.number,
        event: event.seq,
        made: event.recorded,
        issued: event.effective,
        actor: label::actor(&event.actor, board),
        from,
        to,
        rule,
        asked: text(&event.reason),
        earlier: raising.earlier.to_vec(),
        on,
        project: label::project(project),
        category: label::category(&project.category, board),
        place: text(&project.place),
        stage: label::stage_mark(&project.stage, board),
        level: project.level,
        lead: label::lead(project, board),
        cooperating: cooperating(project, board),
        responsible: text(&project.responsible),
        contact: text(&project.contact),
        due: project.deadline.as_ref().map(label::due),
        baseline: project.baseline.as_ref().map(label::due),
        days_late: project.days_late(board, on),
        slips: project.slips.len(),
        slipped_days: project.slipped_days(),
        last_entry: LastEntry::of(project),
        problems: problems(project, board),
    })
}

fn cooperating(project: &Project, board: &Board) -> Vec<Lead> {
    let others = project
        .owners
        .iter()
        .filter(|owner| owner.role != OwnerRole::Lead);
    let others = others.map(|owner| Lead {
        dept: label::dept(owner.dept, board),
        inferred: owner.basis == Basis::Inferred,
    });
    others.collect()
}

fn problems(project: &Project, board: &Board) -> Vec<OpenProblem> {
    let open = project
        .open_problems()
        .map(|(number, problem)| OpenProblem {
            number,
            text: label::line(&problem.text),
            owner: problem.owner.map(|dept| label::dept(dept, board)),
            limit: problem.limit.as_ref().map(label::due),
        });
    open.collect()
}
