//! Importing a ledger: rows find their projects, what differs becomes requests, all of them or none.
//!
//! A row finds its project by number, else by the plan's key, else by exact title or alias. A title that only comes close
//! is asked about, never guessed; the answer is remembered as an alias, so that nothing is asked twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::board::Board;
use crate::domain::command::Consent;
use crate::domain::event::Event;
use crate::domain::id::ProjectId;
use crate::domain::ledger::Column;
use crate::domain::project::SlipReason;
use crate::domain::state::State;
use crate::import::{Fault, LedgerDraft, LedgerFault, LedgerRow, Place};

use super::{Failure, Mode, Session};

mod matching;
mod row;
mod want;

use matching::Target;
use row::{Importing, Stop};

/// What somebody decided about rows whose titles come close to projects.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Decisions {
    /// The row of this name is that project.
    pub same: BTreeMap<String, ProjectId>,
    /// The row of this name is a new project.
    pub new: BTreeSet<String>,
    /// Every row that would be asked about is a new project.
    pub all_new: bool,
}

/// What becomes of good rows in a file with others.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Others {
    /// Nothing is written before all is well.
    #[default]
    Wait,
    /// They are written; the others are told.
    Go,
}

/// How a ledger is to be imported.
#[derive(Debug, Clone, Default)]
pub struct LedgerWish {
    /// The file's name, for the log.
    pub file: String,
    /// What was decided about rows.
    pub decisions: Decisions,
    /// For what is unusual.
    pub consent: Consent,
    /// Why dates become later, where a row does not say.
    pub slip: Option<SlipReason>,
    /// What becomes of the rows beside one that cannot be carried out.
    pub others: Others,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// A new project.
    New,
    /// A known project that changed.
    Changed,
    /// A known project, as it was.
    Same,
}

impl Fate {
    /// The key in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Same => "same",
        }
    }
}

/// A row that was carried out.
#[derive(Debug, Clone, PartialEq)]
pub struct RowDone {
    /// Where it stands.
    pub place: Place,
    /// What became of it.
    pub fate: Fate,
    /// Its project.
    pub id: ProjectId,
    /// The project's title.
    pub title: String,
    /// What happened.
    pub events: Vec<Event>,
    /// Columns that were emptied in the file; what stood there stays.
    pub kept: Vec<Column>,
}

/// A ledger that was imported.
#[derive(Debug, Default)]
pub struct Imported {
    /// Departments that were added.
    pub departments: Vec<String>,
    /// The rows in the order of the file.
    pub rows: Vec<RowDone>,
    /// Rows that were left out because something is wrong with them, in the order of the file.
    pub refused: Vec<RowTrouble>,
    /// How many projects of the board a file with the board's numbers does not name; they stay as they are.
    pub absent: usize,
    /// The board's definition afterwards, for telling what happened.
    pub board: Board,
}

impl Imported {
    /// How many rows had this fate.
    pub fn count(&self, fate: Fate) -> usize {
        self.rows.iter().filter(|row| row.fate == fate).count()
    }
}

/// What is wrong with a row.
#[derive(Debug)]
pub enum RowProblem {
    /// A cell, or what the row is about.
    Fault {
        /// The column as the file writes it; empty for the row as a whole.
        column: String,
        /// What is wrong.
        fault: Fault,
    },
    /// A rule says no, or somebody changed the project since the export.
    Failure(Failure),
}

/// A row that cannot be carried out.
#[derive(Debug)]
pub struct RowTrouble {
    /// Where it stands.
    pub place: Place,
    /// What is wrong.
    pub problem: RowProblem,
    /// Of a conflict: what the row would change now.
    pub mine: Vec<Event>,
}

impl From<LedgerFault> for RowTrouble {
    fn from(found: LedgerFault) -> Self {
        let LedgerFault {
            place,
            column,
            fault,
        } = found;
        let problem = RowProblem::Fault { column, fault };
        Self {
            place,
            problem,
            mine: Vec::new(),
        }
    }
}

/// Why nothing of a ledger was imported.
#[derive(Debug, thiserror::Error)]
pub enum LedgerFailure {
    /// Rows that cannot be carried out, in the order of the file.
    #[error("{} rows cannot be carried out", .0.len())]
    Rows(Vec<RowTrouble>),
    /// A decision names rows that are not there.
    #[error("there is no row {}", .0.join(", "))]
    NoSuchRows(Vec<String>),
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// Imports a ledger. `progress` is told how many rows of how many are done.
///
/// One row that cannot be carried out stops all, unless the wish lets the others go. Then the rest is tried without it
/// until what is left is without fault, in one transaction.
pub fn import_ledger(
    session: &mut Session,
    draft: &LedgerDraft,
    wish: &LedgerWish,
    mode: Mode,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Imported, LedgerFailure> {
    check_decisions(draft, &wish.decisions)?;
    let mut refused: Vec<RowTrouble> = draft.faults.iter().cloned().map(Into::into).collect();
    let mut left_out: BTreeSet<Place> = BTreeSet::new();
    loop {
        let attempt = attempt(session, draft, wish, mode, &left_out, progress)?;
        let done = match attempt {
            Ok(done) if refused.is_empty() || wish.others == Others::Go => Some(done),
            Ok(_) => None,
            Err(troubles) => {
                left_out.extend(troubles.iter().map(|trouble| trouble.place.clone()));
                refused.extend(troubles);
                None
            }
        };
        if let Some(done) = done {
            in_order(draft, &mut refused);
            // A project whose row was left out is in the file all the same.
            let absent = if refused.is_empty() { done.absent } else { 0 };
            return Ok(Imported {
                refused,
                absent,
                ..done
            });
        }
        if wish.others == Others::Wait {
            in_order(draft, &mut refused);
            return Err(LedgerFailure::Rows(refused));
        }
    }
}

/// All rows but those left out, in one transaction; where one of them cannot be carried out, nothing is written.
fn attempt(
    session: &mut Session,
    draft: &LedgerDraft,
    wish: &LedgerWish,
    mode: Mode,
    left_out: &BTreeSet<Place>,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Result<Imported, Vec<RowTrouble>>, LedgerFailure> {
    let state = session.state().map_err(Failure::Store)?;
    let mut troubles = Vec::new();
    let rows = draft.rows.iter();
    let rows: Vec<&LedgerRow> = rows.filter(|row| !left_out.contains(&row.place)).collect();
    let matched = matching::match_rows(&rows, &state, &wish.decisions, &mut troubles);
    let absent = absent(&state, &matched);
    // A fault that was found before anything is done stops it, unless the other rows may go.
    let mode = match wish.others {
        Others::Wait if !draft.faults.is_empty() => Mode::DryRun,
        Others::Wait | Others::Go => mode,
    };
    let done = session.batch(mode, |batch| {
        batch.as_one_change();
        let mut importing = Importing::new(batch, wish);
        let total = matched.len();
        for (place, (row, target)) in matched.into_iter().enumerate() {
            if let Err(stop) = importing.row(row, target) {
                troubles.push(stopped(row, stop)?);
            }
            progress(place + 1, total);
        }
        if troubles.is_empty() {
            let done = importing.finish();
            Ok(Imported { absent, ..done })
        } else {
            Err(Attempt::Rows(troubles))
        }
    });
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(Attempt::Rows(troubles)) => Ok(Err(troubles)),
        Err(Attempt::Failure(failure)) => Err(failure.into()),
    }
}

/// Why an attempt wrote nothing.
enum Attempt {
    Rows(Vec<RowTrouble>),
    Failure(Failure),
}

impl From<Failure> for Attempt {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// A row that stopped as a trouble; what broke stops everything.
fn stopped(row: &LedgerRow, stop: Stop) -> Result<RowTrouble, Failure> {
    let place = row.place.clone();
    match stop {
        Stop::Fault(column, fault) => Ok(trouble(row, column, fault)),
        Stop::Failure(broken @ (Failure::Store(_) | Failure::ClockIsSet)) => Err(broken),
        Stop::Failure(failure) => Ok(RowTrouble {
            place,
            problem: RowProblem::Failure(failure),
            mine: Vec::new(),
        }),
        Stop::Conflict(clash) => Ok(RowTrouble {
            place,
            problem: RowProblem::Failure(Failure::Conflict(Box::new(clash.conflict))),
            mine: clash.mine,
        }),
    }
}

/// How many projects a file that speaks in the board's numbers leaves out.
fn absent(state: &State, matched: &[(&LedgerRow, Target)]) -> usize {
    if matched.iter().all(|(row, _)| row.id.is_none()) {
        return 0;
    }
    let named: BTreeSet<ProjectId> = matched.iter().filter_map(|(_, at)| at.id()).collect();
    let on_board = state.projects.values().filter(|project| !project.removed);
    on_board
        .filter(|project| !named.contains(&project.id))
        .count()
}

fn in_order(draft: &LedgerDraft, troubles: &mut [RowTrouble]) {
    let order: BTreeMap<&str, usize> = draft
        .tables
        .iter()
        .enumerate()
        .map(|(at, table)| (table.sheet.as_str(), at))
        .collect();
    troubles.sort_by_key(|trouble| {
        let place = &trouble.place;
        (order.get(place.sheet.as_str()).copied(), place.row)
    });
}

fn trouble(row: &LedgerRow, column: String, fault: Fault) -> RowTrouble {
    RowTrouble {
        place: row.place.clone(),
        problem: RowProblem::Fault { column, fault },
        mine: Vec::new(),
    }
}

fn check_decisions(draft: &LedgerDraft, decisions: &Decisions) -> Result<(), LedgerFailure> {
    let rows = draft.rows.iter().map(|row| &row.place);
    let known: BTreeSet<String> = rows
        .chain(draft.faults.iter().map(|fault| &fault.place))
        .map(ToString::to_string)
        .collect();
    let named = decisions.same.keys().chain(&decisions.new);
    let missing: Vec<String> = named
        .filter(|name| !known.contains(*name))
        .cloned()
        .collect();
    if missing.is_empty() {
        Ok(())
    } else {
        Err(LedgerFailure::NoSuchRows(missing))
    }
}
