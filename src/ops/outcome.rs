//! What a command came to.

use crate::domain::command::Request;
use crate::domain::decide::Refusal;
use crate::domain::event::{Change, Event};
use crate::domain::id::{PartId, ProjectId};
use crate::domain::project::Project;

/// Whether to keep what was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write it.
    Commit,
    /// Decide it, show it, and leave everything as it was.
    DryRun,
}

/// A command that was carried out (or would have been).
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What happened, in order.
    pub events: Vec<Event>,
    /// The project as it stands now, if the command was about one.
    pub project: Option<Project>,
    /// Whether it was written.
    pub mode: Mode,
}

impl Outcome {
    /// The numbers of what waits for a manager's confirmation instead of being done.
    pub fn submitted(&self) -> impl Iterator<Item = PartId> {
        self.events.iter().filter_map(|event| match &event.change {
            Change::Confirmation { id, from: None, .. } => Some(*id),
            _ => None,
        })
    }

    /// The number of the project, if the command was about one.
    pub fn id(&self) -> Option<ProjectId> {
        self.project.as_ref().map(|project| project.id)
    }
}

/// Somebody changed the project after the asker had looked at it.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// What was wanted, with everything typed.
    pub mine: Box<Request>,
    /// The version that the asker had seen.
    pub seen: u32,
    /// The project as it stands now.
    pub now: Box<Project>,
    /// What happened to it since, oldest first.
    pub theirs: Vec<Event>,
}

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A rule says no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// Somebody was first.
    #[error("{} was changed since version {}", .0.now.id, .0.seen)]
    Conflict(Box<Conflict>),
    /// Writing with a moved clock is for sandboxes only.
    #[error("the clock is set by hand and this database is not a sandbox")]
    ClockIsSet,
    /// Something broke.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
}
