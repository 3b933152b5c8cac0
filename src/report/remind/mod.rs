//! The reminder (催报催办): what each department owes now, for a messenger, a letter or a program.
//!
//! A department owes what it leads; a milestone that names a department of its own is owed by that one. Nothing is owed
//! of what is suspended, cancelled, finished or off the board.

mod text;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;

use super::week::label;
use super::week::{Due, Label, ProjectRef};
use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::entry::{is_unreported, weeks_silent};
use crate::domain::id::{Day, DeptId};
use crate::domain::level::Level;
use crate::domain::milestone::Milestone;
use crate::domain::people::Basis;
use crate::domain::project::Project;
use crate::domain::state::State;

pub use text::{blocks, subject};

/// The schema of the reminder as JSON: the fields of [`Reminder`] by their names, as those of the weekly summary.
pub const SCHEMA: &str = "duban.remind/1";

/// Everything that is owed on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reminder {
    /// The board's title.
    pub title: Label,
    /// The week whose entries are asked for.
    pub week: Week,
    /// The day from which late and due are counted.
    pub today: Day,
    /// How many working days ahead it looks.
    pub days: u32,
    /// The last of them.
    pub until: Day,
    /// The first year on the way there whose holidays are not known: in it Monday to Friday count as working days.
    pub unknown_year: Option<i32>,
    /// By the board's number; what nobody leads comes last. Departments that owe nothing are not there.
    pub departments: Vec<Section>,
}

/// What one department owes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Section {
    /// Which; `None` for projects without a lead.
    pub dept: Option<Label>,
    /// No entry this week, by number.
    pub unreported: Vec<Unreported>,
    /// Due until [`Reminder::until`], the nearest first.
    pub due_soon: Vec<DueSoon>,
    /// Past their last day, by level and days late.
    pub overdue: Vec<Overdue>,
}

/// Of what project, and whom to ask.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct About {
    /// Number and title.
    pub project: ProjectRef,
    /// Whether the department was concluded and not stated.
    pub inferred: bool,
    /// How hard it is supervised.
    pub level: Level,
    /// Responsible person, if that was said.
    pub responsible: Option<String>,
    /// Contact, if that was said.
    pub contact: Option<String>,
}

/// An entry that is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unreported {
    /// Which project.
    #[serde(flatten)]
    pub about: About,
    /// Whole weeks without any entry before this one.
    pub weeks_silent: u32,
    /// The day of the last entry, if there ever was one.
    pub last: Option<Day>,
}

/// A project or milestone that is due soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DueSoon {
    /// Which project.
    #[serde(flatten)]
    pub about: About,
    /// Its milestone that is due; `None` where the project itself is.
    pub milestone: Option<String>,
    /// What is promised.
    pub due: Due,
    /// Calendar days left; 0 is today.
    pub days_left: i64,
}

/// A project or milestone that is late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overdue {
    /// Which project.
    #[serde(flatten)]
    pub about: About,
    /// Its milestone that is late; `None` where the project itself is.
    pub milestone: Option<String>,
    /// What is promised.
    pub due: Due,
    /// Calendar days late.
    pub days_late: i64,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds {
    /// Missing entries.
    pub unreported: bool,
    /// What is due soon.
    pub due: bool,
    /// What is late.
    pub overdue: bool,
}

impl Kinds {
    /// Everything.
    pub const ALL: Self = Self {
        unreported: true,
        due: true,
        overdue: true,
    };
}

/// Which reminder is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// The day.
    pub today: Day,
    /// How many working days ahead.
    pub days: u32,
    /// Only of this department.
    pub dept: Option<DeptId>,
    /// What is asked for.
    pub kinds: Kinds,
}

impl Section {
    fn new(dept: Option<DeptId>, board: &Board) -> Self {
        Self {
            dept: dept.map(|dept| label::dept(dept, board)),
            unreported: Vec::new(),
            due_soon: Vec::new(),
            overdue: Vec::new(),
        }
    }

    /// How many things it lists.
    pub const fn count(&self) -> usize {
        self.unreported.len() + self.due_soon.len() + self.overdue.len()
    }

    fn sort(&mut self) {
        self.unreported.sort_by_key(|row| row.about.project.id);
        self.due_soon
            .sort_by_key(|row| (row.days_left, row.about.project.id));
        self.overdue.sort_by_key(|row| {
            let urgency = (Reverse(row.about.level), Reverse(row.days_late));
            (urgency, row.about.project.id)
        });
    }
}

/// Makes the reminder of a day out of the board as it stands. `keep` chooses the projects (a filter's).
pub fn build(state: &State, wish: &Wish, keep: &dyn Fn(&Project) -> bool) -> Reminder {
    let board = &state.board;
    let ahead = board.calendar.after(wish.today, wish.days);
    let mut gathering = Gathering {
        board,
        wish,
        until: ahead.day,
        week: Week::of(wish.today),
        sections: BTreeMap::new(),
    };
    for project in state.projects.values().filter(|project| keep(project)) {
        gathering.take(project);
    }
    let sections = gathering.sections.into_values().map(|mut section| {
        section.sort();
        section
    });
    Reminder {
        title: label::board_title(&board.title),
        week: Week::of(wish.today),
        today: wish.today,
        days: wish.days,
        until: ahead.day,
        unknown_year: ahead.unknown.first().copied(),
        departments: sections.collect(),
    }
}

/// The departments as they fill.
struct Gathering<'a> {
    board: &'a Board,
    wish: &'a Wish,
    until: Day,
    week: Week,
    /// What nobody leads sorts last.
    sections: BTreeMap<(bool, Option<DeptId>), Section>,
}

impl Gathering<'_> {
    fn take(&mut self, project: &Project) {
        let lead = project.lead().map(|owner| owner.dept);
        let board = self.board;
        if self.wish.kinds.unreported && is_unreported(project, board, self.week) {
            let row = Unreported {
                about: about(project, lead),
                weeks_silent: weeks_silent(project, self.week),
                last: project.reported,
            };
            self.to(lead, |section| section.unreported.push(row));
        }
        if !project.is_open(board) || project.side.is_some() {
            return;
        }
        self.date(project, lead, None);
        for milestone in project.milestones.values() {
            if milestone.done.is_none() {
                self.date(project, milestone.dept.or(lead), Some(milestone));
            }
        }
    }

    /// Takes a date that is late or due until the last day looked at: the milestone's, or the project's own.
    fn date(&mut self, project: &Project, dept: Option<DeptId>, milestone: Option<&Milestone>) {
        let deadline = match milestone {
            Some(milestone) => milestone.deadline.as_ref(),
            None => project.deadline.as_ref(),
        };
        let Some((deadline, day)) = deadline.and_then(|of| of.day.map(|day| (of, day))) else {
            return;
        };
        let name = milestone.map(|milestone| label::line(&milestone.name));
        let about = about(project, dept);
        let due = label::due(deadline);
        let days_left = (day - self.wish.today).num_days();
        if self.wish.kinds.overdue && days_left < 0 {
            let row = Overdue {
                about,
                milestone: name,
                due,
                days_late: -days_left,
            };
            self.to(dept, |section| section.overdue.push(row));
        } else if self.wish.kinds.due && days_left >= 0 && day <= self.until {
            let row = DueSoon {
                about,
                milestone: name,
                due,
                days_left,
            };
            self.to(dept, |section| section.due_soon.push(row));
        }
    }

    fn to(&mut self, dept: Option<DeptId>, put: impl FnOnce(&mut Section)) {
        if self.wish.dept.is_some() && self.wish.dept != dept {
            return;
        }
        let board = self.board;
        let section = self.sections.entry((dept.is_none(), dept));
        put(section.or_insert_with(|| Section::new(dept, board)));
    }
}

fn about(project: &Project, dept: Option<DeptId>) -> About {
    let lead = project.lead().filter(|owner| Some(owner.dept) == dept);
    let name = |name: &Option<String>| {
        let name = name.as_deref().map(label::line);
        name.filter(|name| !name.is_empty())
    };
    About {
        project: label::project(project),
        inferred: lead.is_some_and(|owner| owner.basis == Basis::Inferred),
        level: project.level,
        responsible: name(&project.responsible),
        contact: name(&project.contact),
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    #[serde(flatten)]
    reminder: &'a Reminder,
}

/// Writes the reminder as JSON, indented, with a line break at the end.
pub fn json(reminder: &Reminder) -> serde_json::Result<String> {
    let schema = SCHEMA;
    Ok(serde_json::to_string_pretty(&Document { schema, reminder })? + "\n")
}

#[cfg(test)]
mod tests;
