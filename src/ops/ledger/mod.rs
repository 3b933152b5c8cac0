//! Importing a ledger: rows find their projects, what differs becomes requests, all of them or none.
//!
//! A row finds its project by number, else by the plan's key, else by exact title or alias. A title that only comes close
//! is asked about, never guessed; the answer is remembered as an alias, so that nothing is asked twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::board::Board;
use crate::domain::command::Consent;
use crate::domain::event::Event;
use crate::domain::id::ProjectId;
use crate::domain::project::SlipReason;
use crate::import::{Fault, LedgerDraft, LedgerFault, LedgerRow, Place};

use super::{Failure, Mode, Session};

mod matching;
mod row;
mod want;

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
}

/// A ledger that was imported.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Imported {
    /// Departments that were added.
    pub departments: Vec<String>,
    /// The rows in the order of the file.
    pub rows: Vec<RowDone>,
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
}

impl From<LedgerFault> for RowTrouble {
    fn from(found: LedgerFault) -> Self {
        let LedgerFault {
            place,
            column,
            fault,
        } = found;
        let problem = RowProblem::Fault { column, fault };
        Self { place, problem }
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
pub fn import_ledger(
    session: &mut Session,
    draft: &LedgerDraft,
    wish: &LedgerWish,
    mode: Mode,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Imported, LedgerFailure> {
    check_decisions(draft, &wish.decisions)?;
    let state = session.state().map_err(Failure::Store)?;
    let mut troubles: Vec<RowTrouble> = draft.faults.iter().cloned().map(Into::into).collect();
    let matched = matching::match_rows(draft, &state, &wish.decisions, &mut troubles);
    session.batch(mode, |batch| {
        batch.as_one_change();
        let mut importing = Importing::new(batch, wish);
        let total = matched.len();
        for (place, (row, target)) in matched.into_iter().enumerate() {
            match importing.row(row, target) {
                Ok(()) => {}
                Err(Stop::Fault(column, fault)) => troubles.push(trouble(row, column, fault)),
                Err(Stop::Failure(Failure::Store(error))) => {
                    return Err(Failure::Store(error).into());
                }
                Err(Stop::Failure(failure)) => troubles.push(RowTrouble {
                    place: row.place.clone(),
                    problem: RowProblem::Failure(failure),
                }),
            }
            progress(place + 1, total);
        }
        if troubles.is_empty() {
            Ok(importing.finish())
        } else {
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
            Err(LedgerFailure::Rows(troubles))
        }
    })
}

fn trouble(row: &LedgerRow, column: String, fault: Fault) -> RowTrouble {
    RowTrouble {
        place: row.place.clone(),
        problem: RowProblem::Fault { column, fault },
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
