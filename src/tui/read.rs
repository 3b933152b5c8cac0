//! What a screen may need besides the board, and what comes back.

use super::msg::Msg;
use crate::domain::event::Event;
use crate::domain::project::Project;
use crate::ops::{Error, EventQuery, Session};
use crate::report::history::History;

/// A question to the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Read {
    /// A part of the log, the newest first.
    Log(EventQuery),
    /// What the log tells of past months.
    History,
}

/// What was read.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A part of the log; with that of one project also the project itself, because the board holds the weekly
    /// entries of the last weeks only.
    Log(Vec<Event>, Option<Box<Project>>),
    /// Every project month by month.
    History(History),
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
        Read::History => {
            let events = session.all_events()?;
            Ok(Answer::History(History::of(&events, session.zone())))
        }
    }
}
