//! The database: the only place that knows SQL. Its face speaks the domain's types alone.

mod backup;
mod board;
mod change;
mod doctor;
mod draft;
mod entrance;
mod entry;
mod error;
mod event;
mod kept;
mod migrate;
mod named;
mod open;
mod part;
mod patience;
mod person;
mod presence;
mod project;
mod restore;
mod row;
mod state;
#[cfg(test)]
mod tests;
mod write;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::chain::Link;
use crate::domain::entry::Entry;
use crate::domain::event::Event;
use crate::domain::id::{Actor, Day, ProjectId};
use crate::domain::project::Project;
use crate::domain::renewal::Part;
use crate::domain::state::State;

use self::patience::Patience;

pub use backup::Copied;
pub use doctor::{Examination, Finding};
pub use draft::{Draft, DraftKey};
pub use entrance::{Bound, EntranceQuery, Recorded};
pub use error::{Error, Result};
pub use event::{EventQuery, Head, Order};
pub use open::Access;
pub use restore::{Loss, Put, Staged};
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
    /// SQLite's count of others' commits when it was last asked for.
    seen: i64,
    /// The same count, for what is kept beside the log.
    stirred: i64,
    /// The end of the chain when the board was last read.
    known: Head,
    patience: Patience,
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
        let known = event::head(&conn)?;
        let patience = Patience::default();
        Ok(Self {
            conn,
            seen,
            stirred: seen,
            known,
            patience,
        })
    }

    /// Sets what is done when a write has to wait for others for longer than a moment; it is done once a wait.
    pub fn on_wait(&mut self, say: Box<dyn Fn() + Send>) {
        self.patience.set(say);
    }

    /// Keeps few pages of the file in memory: whoever holds a board for hours seldom reads the same page again, and what
    /// two hundred of them keep adds up.
    pub fn keep_few_pages(&self) -> Result<()> {
        Ok(self.conn.pragma_update(None, "cache_size", -256)?)
    }

    /// Begins a write transaction, waiting for others to end theirs.
    fn begin_writing(&self) -> Result<Transaction<'_>> {
        self.patience.begin(&self.conn)
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

    /// Whether another connection has added to the log since the board was last read, or put another log in its place.
    /// Costs about 10 µs.
    ///
    /// What others commit without an event, such as the drafts of their typing, is no change.
    pub fn changed(&mut self) -> Result<bool> {
        let now = data_version(&self.conn)?;
        if now == self.seen {
            return Ok(false);
        }
        self.seen = now;
        Ok(event::head(&self.conn)? != self.known)
    }

    /// The board's definition.
    pub fn board(&self) -> Result<Board> {
        board::read(&self.conn)
    }

    /// Board and all projects; of the weekly entries those of `since` and later. One snapshot.
    pub fn state(&mut self, since: Week) -> Result<State> {
        let (state, known) = state::whole(&self.conn, since)?;
        self.known = known;
        Ok(state)
    }

    /// What the events behind `held` have touched, with the end of the log; of the weekly entries those of `since` and
    /// later. One snapshot, and no more reading than there was change. `None` where so much is touched that the whole
    /// has to be read, or where the log no longer holds `held`: a backup was restored.
    pub fn state_behind(&mut self, held: Head, since: Week) -> Result<Option<(Part, Head)>> {
        let found = state::behind(&self.conn, held, since)?;
        if let Some((_, known)) = &found {
            self.known = *known;
        }
        Ok(found)
    }

    /// The end of the chain of the board as it was last read.
    pub const fn known(&self) -> Head {
        self.known
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

    /// Which of these events were turned back by one about `until` or earlier.
    pub fn undone(&self, seqs: &[u64], until: Option<Day>) -> Result<BTreeSet<u64>> {
        event::undone(&self.conn, seqs, until)
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
        write::run(self.begin_writing()?, keep, work)
    }

    /// Examines file, chain and tables.
    pub fn examine(&self) -> Result<Examination> {
        doctor::examine(&self.conn)
    }

    /// Of each project the newest weekly entry.
    pub fn last_entries(&self) -> Result<BTreeMap<ProjectId, (Week, Entry)>> {
        entry::last_entries(&self.conn)
    }

    /// Keeps what a screen remembers, whatever stood there.
    pub fn save_draft(&self, key: &DraftKey, value: &str, now: DateTime<Utc>) -> Result<()> {
        let writing = self.begin_writing()?;
        draft::save(&writing, key, value, now)?;
        Ok(writing.commit()?)
    }

    /// Keeps unsent text, or with `None` forgets it. Where something else than `known` stood there, that is put
    /// aside and returned: another login of the same person has written it.
    pub fn swap_draft(
        &mut self,
        key: &DraftKey,
        known: Option<&str>,
        value: Option<&str>,
        now: DateTime<Utc>,
    ) -> Result<Option<String>> {
        draft::swap(self.begin_writing()?, key, known, value, now)
    }

    /// Reads unsent text.
    pub fn load_draft(&self, key: &DraftKey) -> Result<Option<String>> {
        draft::load(&self.conn, key)
    }

    /// Everything that somebody has not sent.
    pub fn drafts(&self, actor: &Actor) -> Result<Vec<Draft>> {
        draft::of(&self.conn, actor)
    }
}

fn data_version(conn: &Connection) -> Result<i64> {
    let mut statement = conn.prepare_cached("PRAGMA data_version")?;
    Ok(statement.query_row([], |row| row.get(0))?)
}
