//! The one transaction: append, fold, write, commit.
//!
//! `BEGIN IMMEDIATE` takes the write lock before anything is read, so that what was read still holds when it is written;
//! a deferred transaction would lose that race and end in BUSY. Nothing is kept open across a user's thinking. The log's
//! rows are written at once (the chain needs them in order), the tables once at the end, each project as a whole from
//! the fold of its own events: so the tables cannot drift from the log.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction};

use crate::domain::apply::{fold_board, fold_project};
use crate::domain::board::Board;
use crate::domain::decide::UndoView;
use crate::domain::event::{Change, Draft, Event};
use crate::domain::id::{Actor, Day, PartId, ProjectId, StageKey};
use crate::domain::project::Project;
use crate::domain::via::Via;

use super::error::{Error, Result};
use super::event::Head;
use super::named::Named;
use super::{board, event, migrate, part, project};

/// Whether a transaction's work is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Commit it.
    Yes,
    /// Roll it back: a dry run.
    No,
}

/// A project inside the transaction: its events and what they fold to.
#[derive(Debug, Default)]
struct Held {
    events: Vec<Event>,
    state: Option<Project>,
    is_dirty: bool,
}

/// What an undo needs, owned.
#[derive(Debug, Default)]
pub struct UndoEvents {
    group: Vec<Event>,
    later: Vec<Event>,
}

impl UndoEvents {
    /// As the rules look at it.
    pub fn view(&self) -> UndoView<'_> {
        UndoView {
            group: &self.group,
            later: &self.later,
        }
    }
}

/// A write transaction under way.
#[derive(Debug)]
pub struct Writing<'a> {
    conn: &'a Connection,
    board: Board,
    board_events: Option<Vec<Event>>,
    projects: BTreeMap<ProjectId, Held>,
    named: Named,
    head: Head,
    /// The group that everything belongs to, where many commands are one change.
    group: Option<u64>,
}

/// Runs `work` in one write transaction; an error leaves everything as it was.
pub(super) fn run<T, E: From<Error>>(
    transaction: Transaction<'_>,
    keep: Keep,
    work: impl FnOnce(&mut Writing<'_>) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    migrate::check(&transaction)?;
    let mut writing = Writing::begin(&transaction)?;
    let outcome = work(&mut writing)?;
    match keep {
        Keep::Yes => {
            writing.flush()?;
            transaction.commit().map_err(Error::from)?;
        }
        Keep::No => transaction.rollback().map_err(Error::from)?,
    }
    Ok(outcome)
}

/// Writes every table but the log anew from the log, inside the caller's transaction: after the tables have changed.
pub(super) fn all_anew(conn: &Connection) -> Result<()> {
    let board = fold_board(&event::of_board(conn)?);
    board::write(conn, &board)?;
    let told: Vec<u32> = conn
        .prepare("SELECT DISTINCT project FROM event WHERE project IS NOT NULL ORDER BY project")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    for id in told {
        let events = event::of_project(conn, ProjectId(id))?;
        if let Some(folded) = fold_project(&events, board.settings.zone) {
            project::write(conn, &folded)?;
            part::write(conn, &folded)?;
        }
    }
    Ok(())
}

impl<'a> Writing<'a> {
    fn begin(conn: &'a Connection) -> Result<Self> {
        let head = event::head(conn)?;
        Ok(Self {
            conn,
            board: board::read(conn)?,
            board_events: None,
            projects: BTreeMap::new(),
            named: Named::default(),
            head,
            group: None,
        })
    }

    /// The board as it stands in this transaction.
    pub const fn board(&self) -> &Board {
        &self.board
    }

    /// A project as it stands in this transaction, removed ones too.
    pub fn project(&mut self, id: ProjectId) -> Result<Option<&Project>> {
        Ok(self.hold(id)?.state.as_ref())
    }

    /// A project as of a day, whatever was recorded later about earlier days.
    pub fn project_on(&mut self, id: ProjectId, day: Day) -> Result<Option<Project>> {
        let zone = self.board.settings.zone;
        let events = &self.hold(id)?.events;
        Ok(fold_project(
            events.iter().filter(|event| event.effective <= day),
            zone,
        ))
    }

    /// A project as it was when it had this version.
    pub fn project_at(&mut self, id: ProjectId, version: u32) -> Result<Option<Project>> {
        let zone = self.board.settings.zone;
        let count = usize::try_from(version).unwrap_or(usize::MAX);
        let events = &self.hold(id)?.events;
        Ok(fold_project(events.iter().take(count), zone))
    }

    /// The board as of a day, whatever was recorded later about earlier days.
    pub fn board_on(&mut self, day: Day) -> Result<Board> {
        let events = match &self.board_events {
            Some(known) => known,
            None => self.board_events.insert(event::of_board(self.conn)?),
        };
        Ok(fold_board(
            events.iter().filter(|event| event.effective <= day),
        ))
    }

    fn hold(&mut self, id: ProjectId) -> Result<&mut Held> {
        if !self.projects.contains_key(&id) {
            let events = event::of_project(self.conn, id)?;
            let state = fold_project(&events, self.board.settings.zone);
            self.named.follow(None, state.as_ref());
            self.projects.insert(
                id,
                Held {
                    events,
                    state,
                    is_dirty: false,
                },
            );
        }
        Ok(self.projects.entry(id).or_default())
    }

    /// What happened to a project after it had this version, oldest first.
    pub fn events_since(&mut self, id: ProjectId, version: u32) -> Result<Vec<Event>> {
        let skip = usize::try_from(version).unwrap_or(usize::MAX);
        Ok(self.hold(id)?.events.iter().skip(skip).cloned().collect())
    }

    /// The number that the next wish for confirmation on a project gets: one above every number in its log, so that
    /// none is ever given twice.
    pub fn next_confirmation(&mut self, id: ProjectId) -> Result<PartId> {
        let number = |event: &Event| match event.change {
            Change::Confirmation { id, .. } => Some(id.0),
            _ => None,
        };
        let last = self.hold(id)?.events.iter().filter_map(number).max();
        Ok(PartId(last.map_or(1, |last| last.saturating_add(1))))
    }

    /// The number that the next new project gets.
    pub fn next_project(&self) -> Result<ProjectId> {
        let stored: u32 = self
            .conn
            .prepare_cached("SELECT coalesce(max(id), 0) FROM project")?
            .query_row([], |row| row.get(0))?;
        let held = self
            .projects
            .iter()
            .rev()
            .find(|(_, held)| held.state.is_some())
            .map_or(0, |(id, _)| id.0);
        Ok(ProjectId(stored.max(held).saturating_add(1)))
    }

    /// A project on the board that has this title or alias.
    pub fn namesake(&self, title: &str) -> Result<Option<ProjectId>> {
        let stored: Option<u32> = self
            .conn
            .prepare_cached(include_str!("sql/namesake.sql"))?
            .query_row([title], |row| row.get(0))
            .optional()?;
        let held = || self.named.by_name(title);
        Ok(stored.map(ProjectId).or_else(held))
    }

    /// The project that carries a plan's key.
    pub fn find_key(&self, key: &str) -> Result<Option<ProjectId>> {
        let stored: Option<u32> = self
            .conn
            .prepare_cached("SELECT id FROM project WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        let held = || self.named.by_key(key);
        Ok(stored.map(ProjectId).or_else(held))
    }

    /// How many projects stand in a stage.
    pub fn stage_count(&mut self, stage: &StageKey) -> Result<u32> {
        self.flush()?;
        let count = "SELECT count(*) FROM project WHERE stage = ?1 AND removed = 0";
        Ok(self
            .conn
            .prepare_cached(count)?
            .query_row([&stage.0], |row| row.get(0))?)
    }

    /// What an undo by this actor would turn back.
    pub fn undo_events(&self, actor: &Actor, project: Option<ProjectId>) -> Result<UndoEvents> {
        let group = event::last_group(self.conn, actor, project)?;
        let later = event::after_group(self.conn, &group)?;
        Ok(UndoEvents { group, later })
    }

    /// From now on everything in this transaction is one change, undone together.
    pub fn as_one_change(&mut self) {
        self.group.get_or_insert(self.head.seq.saturating_add(1));
    }

    /// Appends what was decided, as one command of `actor`, and folds it in.
    pub fn append(
        &mut self,
        drafts: Vec<Draft>,
        (actor, via): (&Actor, Option<&Via>),
        recorded: DateTime<Utc>,
    ) -> Result<Vec<Event>> {
        let group = self.group.unwrap_or(self.head.seq.saturating_add(1));
        let mut events = Vec::with_capacity(drafts.len());
        for draft in drafts {
            let event = Event {
                seq: self.head.seq.saturating_add(1),
                group,
                recorded,
                effective: draft.effective,
                actor: draft.actor.unwrap_or_else(|| actor.clone()),
                project: draft.project,
                change: draft.change,
                reason: draft.reason,
                source: draft.source,
                undoes: draft.undoes,
                via: via.cloned(),
            };
            let link = event::append(self.conn, self.head.link, &event)?;
            self.head = Head {
                seq: event.seq,
                link,
            };
            events.push(event);
        }
        self.fold_in(&events)?;
        Ok(events)
    }

    fn fold_in(&mut self, events: &[Event]) -> Result<()> {
        if events.iter().any(|event| event.project.is_none()) {
            let mut all = match self.board_events.take() {
                Some(mut known) => {
                    known.extend(
                        events
                            .iter()
                            .filter(|event| event.project.is_none())
                            .cloned(),
                    );
                    known
                }
                None => event::of_board(self.conn)?,
            };
            all.sort_by_key(|event| event.seq);
            let zone = self.board.settings.zone;
            self.board = fold_board(&all);
            self.board_events = Some(all);
            if self.board.settings.zone != zone {
                self.fold_all_again()?;
            }
        }
        let mut touched: Vec<ProjectId> = events.iter().filter_map(|event| event.project).collect();
        touched.dedup();
        let zone = self.board.settings.zone;
        for id in touched {
            let is_new = matches!(
                events.first().map(|event| &event.change),
                Some(Change::Added { .. })
            );
            if is_new {
                self.projects.insert(id, Held::default());
            }
            let held = self.hold(id)?;
            let known = held.events.last().map_or(0, |event| event.seq);
            held.events.extend(
                events
                    .iter()
                    .filter(|event| event.project == Some(id) && event.seq > known)
                    .cloned(),
            );
            let before = held.state.take();
            held.state = fold_project(&held.events, zone);
            held.is_dirty = true;
            // Looked up anew, because the names are kept beside the projects.
            let now = self.projects.get(&id).and_then(|held| held.state.as_ref());
            self.named.follow(before.as_ref(), now);
        }
        Ok(())
    }

    /// In another time zone the days begin elsewhere, and with them what every project says of its days.
    fn fold_all_again(&mut self) -> Result<()> {
        let stored: Vec<u32> = self
            .conn
            .prepare_cached("SELECT id FROM project")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        for id in stored {
            self.hold(ProjectId(id))?;
        }
        let zone = self.board.settings.zone;
        for held in self.projects.values_mut() {
            held.state = fold_project(&held.events, zone);
            held.is_dirty = held.state.is_some();
        }
        Ok(())
    }

    /// Writes the tables of everything that changed.
    fn flush(&mut self) -> Result<()> {
        if self.board_events.is_some() {
            board::write(self.conn, &self.board)?;
        }
        for held in self.projects.values_mut().filter(|held| held.is_dirty) {
            if let Some(state) = &held.state {
                project::write(self.conn, state)?;
                part::write(self.conn, state)?;
            }
            held.is_dirty = false;
        }
        Ok(())
    }
}
