//! Everything that can happen to the program.

use std::path::PathBuf;

use super::bulk::{Answers, Bulk};
use super::data::Snapshot;
use super::draft::Keep;
use super::effect::{File, Filed, Issued, Run};
use super::input::{Mouse, Stroke};
use super::read::{Answer, Read};
use crate::domain::event::Event;
use crate::domain::id::ProjectId;
use crate::domain::rights::Denied;
use crate::domain::visit::Visit;
use crate::ops::{Failure, Mode, Outcome};

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
    /// A bulk change was tried out or made.
    Bulked(Box<Bulk>, Mode, Box<Answers>),
    /// What a screen wanted was read.
    Read(Read, Answer),
    /// A file was written, and stands there; or not.
    Saved(Box<File>, std::io::Result<PathBuf>),
    /// The slip of a project that was asked for, with its name.
    Slip(Box<Issued>),
    /// Text that was being typed in an earlier session was found.
    Draft(String),
    /// So many levels were raised by the board's rule, or none could be.
    Ruled(Result<usize, Failure>),
    /// Weekly entries came back.
    Filed(Vec<Filed>),
    /// What was just kept took the place of another login's text, which was put aside.
    Aside(Keep, String),
    /// A view could not be kept or taken away.
    Unkept(Failure),
    /// Reading failed.
    Broken(crate::ops::Error),
    /// Others' windows, with what they have open, are others than before.
    Visits(Vec<Visit>),
    /// The others were told what is open here, or could not be told.
    Visited(Option<ProjectId>, bool),
    /// The board lets him stay no longer.
    PutOut(Denied),
    /// What was typed shall be kept now.
    Quiet,
    /// Nothing happened for a moment.
    Idle,
    /// The terminal is gone.
    Gone,
}

impl Msg {
    /// Whether text may have been typed by it.
    pub(crate) const fn is_typed(&self) -> bool {
        matches!(self, Self::Key(_) | Self::Paste(_))
    }
}
