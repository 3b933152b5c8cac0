//! Everything that can happen to the program.

use super::data::Snapshot;
use super::effect::Run;
use super::input::{Mouse, Stroke};
use super::read::{Answer, Read};
use crate::domain::event::Event;
use crate::ops::{Failure, Outcome};

/// One thing that happened.
#[derive(Debug)]
pub(crate) enum Msg {
    /// A key was pressed.
    Key(Stroke),
    /// The mouse did something.
    Mouse(Mouse),
    /// A text was pasted.
    Paste(String),
    /// The terminal has another size.
    Resize(u16, u16),
    /// The board was read anew.
    Snapshot(Box<Snapshot>),
    /// What was written since the board was last read, by oneself and others.
    News(Vec<Event>),
    /// A request came back.
    Done(Box<Run>, Box<Result<Outcome, Failure>>),
    /// What a screen wanted was read.
    Read(Read, Answer),
    /// Text that was being typed in an earlier session was found.
    Draft(String),
    /// Reading failed.
    Broken(crate::ops::Error),
    /// Nothing happened for a moment.
    Idle,
    /// The terminal is gone.
    Gone,
}
