//! What can be done with a board: the one door for every change, and the reads.
//!
//! `cli`, `tui` and imports have no other way to write than [`Session::run`] and [`Session::batch`]; both end in
//! `step`, where version check, rules, log and tables meet in one transaction.

mod bulk;
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
mod remind;
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
use crate::domain::aspect::in_the_way;
use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::command::{Command, Request};
use crate::domain::decide::{Asker, View, clean, decide};
use crate::domain::entry::Entry;
use crate::domain::event::{Event, Fact};
use crate::domain::id::{Day, ProjectId};
use crate::domain::indicator::Indicator;
use crate::domain::project::Project;
use crate::domain::state::State;
use crate::store::{Examination, Keep, Store, UndoEvents, Writing};

pub use crate::store::{
    Access, Bound, Draft, EntranceQuery, Error, EventQuery, Finding, Head, Order, Purpose, Recorded,
};
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

/// How many past weeks of entries a board holds in memory: enough for "last week" and for a late report.
const WEEKS_HELD: u64 = 8;

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
    /// The log as far as it was read for the past and for weekly summaries; it only ever grows.
    log: Vec<Event>,
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
            return self.state_as_of(day);
        }
        let day = self
            .today()
            .checked_sub_days(chrono::Days::new(7 * WEEKS_HELD));
        self.store.state(Week::of(day.unwrap_or_default()))
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

/// Several commands in one transaction.
#[derive(Debug)]
pub struct Batch<'w, 'c> {
    writing: &'w mut Writing<'c>,
    login: &'w Login,
    now: DateTime<Utc>,
    mode: Mode,
}

impl Batch<'_, '_> {
    /// The board as it stands in this transaction.
    pub const fn board(&self) -> &Board {
        self.writing.board()
    }

    /// From now on everything in this transaction is one change, undone together.
    pub fn as_one_change(&mut self) {
        self.writing.as_one_change();
    }

    /// Today in the board's zone.
    pub fn today(&self) -> Day {
        self.now
            .with_timezone(&self.board().settings.zone)
            .date_naive()
    }

    /// A project as it stands in this transaction.
    pub fn project(&mut self, id: ProjectId) -> Result<Option<&Project>, Failure> {
        Ok(self.writing.project(id)?)
    }

    /// A project as it was when it had this version.
    pub fn project_at(&mut self, id: ProjectId, version: u32) -> Result<Option<Project>, Failure> {
        Ok(self.writing.project_at(id, version)?)
    }

    /// The project that carries a plan's key.
    pub fn find_key(&self, key: &str) -> Result<Option<ProjectId>, Failure> {
        Ok(self.writing.find_key(key)?)
    }

    /// One command: version check, rules, log, fold.
    pub fn run(&mut self, request: &Request) -> Result<Outcome, Failure> {
        let id = request.command.project();
        let project = match id {
            Some(id) => self.writing.project(id)?.cloned(),
            None => None,
        };
        let undo = self.undo_events(request)?;
        self.check_right(request, project.as_ref(), undo.as_ref())?;
        self.check_seen(request, project.as_ref())?;
        let then = self.project_then(request, project.as_ref())?;
        let view_of = Looked {
            stage_count: self.stage_count(request)?,
            next_project: self.writing.next_project()?,
            namesake: self.namesake(request)?,
            indicator: self.indicator_then(request)?,
        };
        let actor = request.actor.as_ref().unwrap_or(&self.login.actor);
        let view = View {
            board: self.writing.board(),
            project: project.as_ref(),
            then: then.as_ref(),
            stage_count: view_of.stage_count,
            next_project: view_of.next_project,
            namesake: view_of.namesake,
            indicator: view_of.indicator.as_ref(),
            undo: undo.as_ref().map(UndoEvents::view),
        };
        let drafts = decide(
            view,
            Asker {
                actor,
                today: self.today(),
            },
            request,
        )?;
        let events = self.writing.append(
            drafts,
            (&self.login.actor, self.login.via.as_ref()),
            self.now,
        )?;
        let touched = id.or_else(|| events.first().and_then(|event| event.project));
        let project = match touched {
            Some(id) => self.writing.project(id)?.cloned(),
            None => None,
        };
        Ok(Outcome {
            events,
            project,
            mode: self.mode,
        })
    }

    /// The project as of the day that the request is about.
    fn project_then(
        &mut self,
        request: &Request,
        now: Option<&Project>,
    ) -> Result<Option<Project>, Failure> {
        match (request.effective.filter(|day| *day < self.today()), now) {
            (Some(day), Some(project)) => Ok(self.writing.project_on(project.id, day)?),
            (_, now) => Ok(now.cloned()),
        }
    }

    /// The row of the indicator table as of the day that the request is about.
    fn indicator_then(&mut self, request: &Request) -> Result<Option<Indicator>, Failure> {
        let Command::SetIndicator { key, .. } = &request.command else {
            return Ok(None);
        };
        let key = clean(key);
        match request.effective.filter(|day| *day < self.today()) {
            Some(day) => Ok(self.writing.board_on(day)?.indicators.remove(&key)),
            None => Ok(self.board().indicators.get(&key).cloned()),
        }
    }

    fn check_seen(&mut self, request: &Request, project: Option<&Project>) -> Result<(), Failure> {
        let (Some(seen), Some(now)) = (request.seen, project) else {
            return Ok(());
        };
        if seen == now.version {
            return Ok(());
        }
        let theirs = self.writing.events_since(now.id, seen)?;
        if in_the_way(&request.command, &theirs).is_empty() {
            return Ok(());
        }
        Err(Failure::Conflict(Box::new(Conflict {
            mine: Box::new(request.clone()),
            seen,
            now: Box::new(now.clone()),
            theirs,
        })))
    }

    fn undo_events(&self, request: &Request) -> Result<Option<UndoEvents>, Failure> {
        match &request.command {
            Command::Undo { id } => Ok(Some(self.writing.undo_events(&self.login.actor, *id)?)),
            _ => Ok(None),
        }
    }

    fn stage_count(&mut self, request: &Request) -> Result<u32, Failure> {
        let Command::MoveStage { to, .. } = &request.command else {
            return Ok(0);
        };
        // Counting writes the tables first; only a limited column needs that.
        let is_limited = self
            .board()
            .stage(to)
            .is_some_and(|stage| stage.wip_limit.is_some());
        if is_limited {
            Ok(self.writing.stage_count(to)?)
        } else {
            Ok(0)
        }
    }

    fn namesake(&self, request: &Request) -> Result<Option<ProjectId>, Failure> {
        let title = match &request.command {
            Command::AddProject { project, .. } => Some(project.title.as_str()),
            Command::Edit { facts, .. } => facts.iter().find_map(|fact| match fact {
                Fact::Title(title) => Some(title.as_str()),
                _ => None,
            }),
            _ => None,
        };
        match title {
            Some(title) => Ok(self.writing.namesake(&clean(title))?),
            None => Ok(None),
        }
    }
}

/// What the rules need to be looked up.
struct Looked {
    stage_count: u32,
    next_project: ProjectId,
    namesake: Option<ProjectId>,
    indicator: Option<Indicator>,
}
