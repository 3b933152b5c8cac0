//! What a screen may need besides the board, and what comes back.

use std::collections::BTreeSet;

use super::msg::Msg;
use crate::domain::calendar::Week;
use crate::domain::event::Event;
use crate::domain::id::DeptId;
use crate::domain::project::Project;
use crate::ops::{Error, EventQuery, Session, WeekWish};
use crate::query::Selection;
use crate::report::week::WeekReport;

/// A question to the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Read {
    /// A part of the log, the newest first.
    Log(EventQuery),
    /// A page of the log with what was turned back.
    LogPage(EventQuery),
    /// The weekly summary.
    Week(WeekQuery),
}

/// Which weekly summary is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WeekQuery {
    /// `None` is the week of today.
    pub(crate) week: Option<Week>,
    /// Only of this department.
    pub(crate) dept: Option<DeptId>,
}

/// What was read.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A part of the log; with that of one project also the project itself, because the board holds the weekly
    /// entries of the last weeks only.
    Log(Vec<Event>, Option<Box<Project>>),
    /// A page of the log.
    LogPage(LogPage),
    /// The weekly summary.
    Week(Box<WeekReport>),
}

/// A page of the log.
#[derive(Debug)]
pub(crate) struct LogPage {
    pub(crate) events: Vec<Event>,
    /// Those of them that were turned back.
    pub(crate) undone: BTreeSet<u64>,
}

/// Reads it.
pub(super) fn read(session: &mut Session, read: Read) -> Msg {
    match answer(session, &read) {
        Ok(answer) => Msg::Read(read, answer),
        Err(error) => Msg::Broken(error),
    }
}

fn answer(session: &mut Session, read: &Read) -> Result<Answer, Error> {
    match read {
        Read::Log(query) => {
            let project = query.project.map(|id| session.project(id)).transpose()?;
            let events = session.events(query)?;
            Ok(Answer::Log(events, project.flatten().map(Box::new)))
        }
        Read::LogPage(query) => {
            let events = session.events(query)?;
            let seqs: Vec<u64> = events.iter().map(|event| event.seq).collect();
            let undone = session.undone(&seqs)?;
            Ok(Answer::LogPage(LogPage { events, undone }))
        }
        Read::Week(query) => {
            let report = session.week_report(&WeekWish {
                week: query.week.unwrap_or_else(|| Week::of(session.today())),
                as_of: None,
                dept: query.dept,
                filter: &Selection::default(),
            })?;
            Ok(Answer::Week(Box::new(report)))
        }
    }
}
