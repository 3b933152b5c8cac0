//! What a screen may need besides the board, and what comes back.

use super::msg::Msg;
use crate::domain::event::Event;
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::ops::{Error, EventQuery, Session};

/// A question to the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Read {
    /// A part of the log, the newest first.
    Log(EventQuery),
    /// How this person wants the list to look.
    Look,
}

/// Under what the look of the list is kept among a person's unsent texts: on no project.
pub(super) const LOOK: (ProjectId, &str) = (ProjectId(0), "list-look");

/// What was read.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A part of the log; with that of one project also the project itself, because the board holds the weekly
    /// entries of the last weeks only.
    Log(Vec<Event>, Option<Box<Project>>),
    /// Columns and order as kept, if they are.
    Look(Option<String>),
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
        Read::Look => Ok(Answer::Look(session.load_draft(LOOK.0, LOOK.1)?)),
    }
}
