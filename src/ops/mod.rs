//! What can be done with a board: the one door for every change, and the reads.
//!
//! `cli`, `tui` and imports have no other way to write than [`Session::run`] and [`Session::batch`]; both end in
//! `step`, where version check, rules, log and tables meet in one transaction.

mod backup;
mod batch;
mod bulk;
mod confirmation;
mod draft;
mod entrance;
pub mod file;
mod found;
mod indicators;
mod kept;
mod ledger;
mod log;
mod login;
pub mod mail;
mod outcome;
mod past;
mod plan;
mod presence;
mod remind;
mod renewal;
mod review;
mod slip;
mod statement;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::path::Path;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::clock::Clock;
use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::command::Request;
use crate::domain::entry::Entry;
use crate::domain::event::Event;
use crate::domain::id::{Day, ProjectId};
use crate::domain::project::Project;
use crate::domain::state::State;
use crate::store::{Keep, Store};

pub use crate::store::Examination;

pub use crate::store::{
    Access, Bound, Copied, Draft, EntranceQuery, Error, EventQuery, Finding, Head, Loss, Order,
    Purpose, Put, Recorded, Staged,
};
pub use backup::{BackupPlace, Rotation, examine_file};
pub use batch::Batch;
pub use found::{built_in_calendar, found, standard_words};
pub use ledger::{
    Decisions, Fate, Imported, LedgerFailure, LedgerWish, Others, RowDone, RowProblem, RowTrouble,
    import_ledger,
};
pub use login::{Login, holder_of_key};
pub use outcome::{Conflict, Failure, Mode, Outcome};
pub use past::WeekWish;
pub use plan::{Loaded, PlanFailure, load_plan};
pub use remind::RemindWish;
pub use review::ReviewWish;
pub use slip::SlipWish;

/// One person at one database.
#[derive(Debug)]
pub struct Session {
    store: Store,
    login: Login,
    clock: Clock,
    zone: Tz,
    purpose: Purpose,
    /// The past day that is looked at.
    past: Option<Day>,
    /// The log as far as it was read for the past and for weekly summaries; it only ever grows, unless a backup is restored.
    log: Vec<Event>,
    /// The link of its last event.
    log_end: Option<Head>,
    /// What was read last for a board that is held in memory.
    given: Option<renewal::Given>,
}

impl Session {
    /// Starts on an open database.
    pub fn new(store: Store, login: impl Into<Login>, clock: Clock) -> Result<Self, Error> {
        let zone = store.board()?.settings.zone;
        let purpose = store.purpose()?;
        Ok(Self {
            store,
            login: login.into(),
            clock,
            zone,
            purpose,
            past: None,
            log: Vec::new(),
            log_end: None,
            given: None,
        })
    }

    /// Opens a database file.
    pub fn open(
        path: &Path,
        access: Access,
        login: impl Into<Login>,
        clock: Clock,
    ) -> Result<Self, Error> {
        Self::new(Store::open(path, access)?, login, clock)
    }

    /// The same database with somebody at it, by some clock.
    #[must_use]
    pub fn with(self, login: impl Into<Login>, clock: Clock) -> Self {
        Self {
            login: login.into(),
            clock,
            ..self
        }
    }

    /// Makes a database file and defines an empty board in it.
    pub fn create(
        path: &Path,
        purpose: Purpose,
        login: impl Into<Login>,
        clock: Clock,
    ) -> Result<Self, Failure> {
        let mut session = Self::new(Store::create(path, purpose)?, login, clock)?;
        session.batch(Mode::Commit, found)?;
        Ok(session)
    }

    /// Makes a database in memory with an empty board.
    pub fn in_memory(
        purpose: Purpose,
        login: impl Into<Login>,
        clock: Clock,
    ) -> Result<Self, Failure> {
        let mut session = Self::new(Store::in_memory(purpose)?, login, clock)?;
        session.batch(Mode::Commit, found)?;
        Ok(session)
    }

    /// The present instant; the end of the day that is looked at while the session looks back.
    pub fn now(&self) -> DateTime<Utc> {
        let now = self.clock.now();
        self.past
            .map_or(now, |day| past::end_of(day, self.zone).min(now))
    }

    /// Today in the board's zone.
    pub fn today(&self) -> Day {
        self.now().with_timezone(&self.zone).date_naive()
    }

    /// The board's zone.
    pub const fn zone(&self) -> Tz {
        self.zone
    }

    /// What the database is for.
    pub const fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The board's definition.
    pub fn board(&self) -> Result<Board, Error> {
        self.store.board()
    }

    /// Board and projects as they stand. Of the weekly entries only the last eight weeks are there; see
    /// [`Self::project`] for all.
    pub fn state(&mut self) -> Result<State, Error> {
        if let Some(day) = self.past {
            let mut state = self.state_as_of(day)?;
            // Who is who, and what he may do, is no fact of that day.
            state.board.people = self.store.board()?.people;
            return Ok(state);
        }
        self.store.state(self.entries_since())
    }

    /// One project with everything; removed ones too.
    pub fn project(&self, id: ProjectId) -> Result<Option<Project>, Error> {
        match self.past {
            Some(day) => self.past_project(id, day),
            None => self.store.project(id),
        }
    }

    /// The end of the chain.
    pub fn head(&self) -> Result<Head, Error> {
        self.store.head()
    }

    /// Whether another login has changed the board since it was last read here.
    pub fn changed(&mut self) -> Result<bool, Error> {
        self.store.changed()
    }

    /// Examines file, chain and tables.
    pub fn examine(&self) -> Result<Examination, Error> {
        self.store.examine()
    }

    /// Of each project the newest weekly entry, however old.
    pub fn last_entries(&self) -> Result<BTreeMap<ProjectId, (Week, Entry)>, Error> {
        self.store.last_entries()
    }

    /// Carries a request out: the one door for every change.
    pub fn run(&mut self, request: &Request, mode: Mode) -> Result<Outcome, Failure> {
        self.batch(mode, |batch| batch.run(request))
    }

    /// Carries many requests out in one transaction: all of them, or none.
    pub fn batch<T, E: From<Failure>>(
        &mut self,
        mode: Mode,
        work: impl FnOnce(&mut Batch<'_, '_>) -> Result<T, E>,
    ) -> Result<T, E> {
        if mode == Mode::Commit && self.clock.is_fixed() && self.purpose == Purpose::Ordinary {
            return Err(Failure::ClockIsSet.into());
        }
        if let Some(refusal) = self.closed_door() {
            return Err(Failure::Refused(refusal).into());
        }
        let (login, now) = (self.login.clone(), self.now());
        let keep = match mode {
            Mode::Commit => Keep::Yes,
            Mode::DryRun => Keep::No,
        };
        let outcome = self.store.write(keep, |writing| {
            work(&mut Batch {
                writing,
                login: &login,
                now,
                mode,
            })
            .map_err(Passing::Theirs)
        });
        if mode == Mode::Commit
            && let Ok(board) = self.store.board()
        {
            self.zone = board.settings.zone;
        }
        outcome.map_err(|passing| match passing {
            Passing::Store(error) => Failure::Store(error).into(),
            Passing::Theirs(error) => error,
        })
    }
}

/// Carries an error of any kind through the store's transaction.
enum Passing<E> {
    Store(Error),
    Theirs(E),
}

impl<E> From<Error> for Passing<E> {
    fn from(error: Error) -> Self {
        Self::Store(error)
    }
}
