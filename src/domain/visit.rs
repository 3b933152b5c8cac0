//! Who has which project open: no fact of the log, only to keep two people from doing the same thing at once.

use chrono::{DateTime, TimeDelta, Utc};

use super::id::{Actor, ProjectId};

/// How long a window counts that gives no sign of life: it went with its terminal.
pub const SILENT: TimeDelta = TimeDelta::minutes(3);

/// One window of one login with a project open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Visit {
    /// The window: a random name, made anew for each.
    pub place: String,
    /// Who sits there.
    pub actor: Actor,
    /// What he has open.
    pub project: ProjectId,
    /// Since when, in UTC.
    pub since: DateTime<Utc>,
}
