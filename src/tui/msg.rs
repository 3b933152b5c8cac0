//! Everything that can happen to the program.

use super::data::Snapshot;
use super::effect::Run;
use super::input::Stroke;
use crate::domain::event::Event;
use crate::domain::project::Project;
use crate::ops::{EventQuery, Failure, Outcome};

/// One thing that happened.
#[derive(Debug)]
pub(crate) enum Msg {
    /// A key was pressed.
    Key(Stroke),
    /// A text was pasted.
    Paste(String),
    /// The terminal has another size.
    Resize(u16, u16),
    /// The board was read anew.
    Snapshot(Box<Snapshot>),
    /// A request came back.
    Done(Box<Run>, Box<Result<Outcome, Failure>>),
    /// A part of the log was read.
    Events(EventQuery, Vec<Event>),
    /// A project was read with everything, also its old weekly entries.
    Project(Box<Project>),
    /// Text that was being typed in an earlier session was found.
    Draft(String),
    /// Reading failed.
    Broken(crate::ops::Error),
    /// Nothing happened for a moment.
    Idle,
    /// The terminal is gone.
    Gone,
}
