//! The database: the only place that knows SQL. Its face speaks the domain's types alone.

mod board;
mod doctor;
mod draft;
mod error;
mod event;
mod migrate;
mod open;
mod part;
mod project;
mod row;
#[cfg(test)]
mod tests;
mod write;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension};

use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::chain::Link;
use crate::domain::event::Event;
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::domain::state::State;

pub use doctor::{Examination, Finding};
pub use draft::DraftKey;
pub use error::{Error, Result};
pub use event::{EventQuery, Head};
pub use open::Access;
pub use write::{Keep, UndoEvents, Writing};

/// What a database is for; it says so for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Real work: time comes from the system's clock alone.
    Ordinary,
    /// Trying things out: the clock may be set by hand.
    Sandbox,
}

/// An open database.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    seen: i64,
}

impl Store {
    /// Makes a new database; refuses a path where something is.
    pub fn create(path: &Path, purpose: Purpose) -> Result<Self> {
        Self::begin(open::create(path)?, purpose)
    }

    /// Makes a database in memory.
    pub fn in_memory(purpose: Purpose) -> Result<Self> {
        Self::begin(open::create_in_memory()?, purpose)
    }

    fn begin(conn: Connection, purpose: Purpose) -> Result<Self> {
        if purpose == Purpose::Sandbox {
            conn.execute(
                "INSERT INTO meta (key, value) VALUES ('purpose', 'sandbox')",
                [],
            )?;
        }
        Self::with(conn)
    }

    /// Opens an existing database.
    pub fn open(path: &Path, access: Access) -> Result<Self> {
        Self::with(open::open(path, access)?)
    }

    fn with(conn: Connection) -> Result<Self> {
        let seen = data_version(&conn)?;
        Ok(Self { conn, seen })
    }

    /// What the database is for.
    pub fn purpose(&self) -> Result<Purpose> {
        let sql = "SELECT value FROM meta WHERE key = 'purpose'";
        let value: Option<String> = self
            .conn
            .prepare_cached(sql)?
            .query_row([], |row| row.get(0))
            .optional()?;
        Ok(if value.as_deref() == Some("sandbox") {
            Purpose::Sandbox
        } else {
            Purpose::Ordinary
        })
    }

    /// Whether another connection has committed since the last question. Costs about 10 µs.
    pub fn changed(&mut self) -> Result<bool> {
        let now = data_version(&self.conn)?;
        let changed = now != self.seen;
        self.seen = now;
        Ok(changed)
    }

    /// The board's definition.
    pub fn board(&self) -> Result<Board> {
        board::read(&self.conn)
    }

    /// Board and all projects; of the weekly entries those of `since` and later. One snapshot.
    pub fn state(&self, since: Week) -> Result<State> {
        let snapshot = self.conn.unchecked_transaction()?;
        let board = board::read(&snapshot)?;
        let mut projects = BTreeMap::new();
        let sql = concat!(include_str!("sql/project_read.sql"), "WHERE removed = 0");
        let mut statement = snapshot.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let project = project::read(row)?;
            projects.insert(project.id, project);
        }
        drop(rows);
        part::fill(&snapshot, &mut projects, part::Which::All(since))?;
        Ok(State { board, projects })
    }

    /// One project with everything, removed ones too.
    pub fn project(&self, id: ProjectId) -> Result<Option<Project>> {
        doctor::read_project(&self.conn, id)
    }

    /// The whole log in the order of recording.
    pub fn all_events(&self) -> Result<Vec<Event>> {
        event::all(&self.conn)
    }

    /// The first events behind `seq`, at most so many, in the order of recording.
    pub fn events_after(&self, seq: u64, limit: u32) -> Result<Vec<Event>> {
        event::after(&self.conn, seq, limit)
    }

    /// A part of the log, the newest first.
    pub fn events(&self, query: &EventQuery) -> Result<Vec<Event>> {
        event::find(&self.conn, query)
    }

    /// The end of the chain.
    pub fn head(&self) -> Result<Head> {
        event::head(&self.conn)
    }

    /// The hash of one event.
    pub fn link_of(&self, seq: u64) -> Result<Option<Link>> {
        event::link_of(&self.conn, seq)
    }

    /// Runs `work` in one write transaction; an error leaves everything as it was.
    pub fn write<T, E: From<Error>>(
        &mut self,
        keep: Keep,
        work: impl FnOnce(&mut Writing<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        write::run(&mut self.conn, keep, work)
    }

    /// Examines file, chain and tables.
    pub fn examine(&self) -> Result<Examination> {
        doctor::examine(&self.conn)
    }

    /// Keeps unsent text.
    pub fn save_draft(&self, key: &DraftKey, value: &str, now: DateTime<Utc>) -> Result<()> {
        draft::save(&self.conn, key, value, now)
    }

    /// Reads unsent text.
    pub fn load_draft(&self, key: &DraftKey) -> Result<Option<String>> {
        draft::load(&self.conn, key)
    }

    /// Forgets unsent text.
    pub fn forget_draft(&self, key: &DraftKey) -> Result<()> {
        draft::forget(&self.conn, key)
    }
}

fn data_version(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "data_version", |row| row.get(0))?)
}
