//! One row through the door: departments, arrival, then what differs.

use std::collections::BTreeMap;

use crate::domain::board::Board;
use crate::domain::command::{Command, Consent, Request};
use crate::domain::event::{Event, NewProject};
use crate::domain::id::{CategoryKey, DeptId, ProjectId, StageKey};
use crate::domain::people::{Basis, Department, DeptKind};
use crate::domain::project::StageMark;
use crate::import::ledger::Unit;
use crate::import::{Fault, LedgerRow};
use crate::ops::{Batch, Failure};

use super::matching::Target;
use super::{Fate, Imported, LedgerWish, RowDone};

/// Why a row stops.
pub(super) enum Stop {
    /// A cell is wrong; the column as the file writes it.
    Fault(String, Fault),
    /// A rule, another login, or the database.
    Failure(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// A ledger on its way through the door.
pub(super) struct Importing<'b, 'w, 'c> {
    pub(super) batch: &'b mut Batch<'w, 'c>,
    pub(super) wish: &'b LedgerWish,
    /// Departments that were added, by name.
    pub(super) departments: BTreeMap<String, DeptId>,
    done: Imported,
}

impl<'b, 'w, 'c> Importing<'b, 'w, 'c> {
    /// Nothing done yet.
    pub(super) fn new(batch: &'b mut Batch<'w, 'c>, wish: &'b LedgerWish) -> Self {
        Self {
            batch,
            wish,
            departments: BTreeMap::new(),
            done: Imported::default(),
        }
    }

    /// Everything done.
    pub(super) fn finish(self) -> Imported {
        Imported {
            board: self.batch.board().clone(),
            ..self.done
        }
    }

    /// Carries a row out.
    pub(super) fn row(&mut self, row: &LedgerRow, target: Target) -> Result<(), Stop> {
        self.add_departments(row)?;
        let mut events = Vec::new();
        let (id, known) = match target.id() {
            Some(id) => (id, true),
            None => (self.add(row, &mut events)?, false),
        };
        let project = self.batch.project(id)?.cloned();
        let project = project
            .filter(|project| !project.removed)
            .ok_or_else(|| Stop::Fault(String::new(), Fault::Removed(id)))?;
        let mut commands = self.commands(row, target, &project)?.into_iter();
        if let Some(first) = commands.next() {
            let mut request = self.request(first, row);
            request.seen = row.seen.filter(|_| known);
            events.extend(self.batch.run(&request)?.events);
        }
        for command in commands {
            let request = self.request(command, row);
            events.extend(self.batch.run(&request)?.events);
        }
        let fate = match (known, events.is_empty()) {
            (false, _) => Fate::New,
            (true, true) => Fate::Same,
            (true, false) => Fate::Changed,
        };
        let title = self.batch.project(id)?.map(|project| project.title.clone());
        self.done.rows.push(RowDone {
            place: row.place.clone(),
            fate,
            id,
            title: title.unwrap_or_default(),
            events,
        });
        Ok(())
    }

    fn request(&self, command: Command, row: &LedgerRow) -> Request {
        Request {
            consent: self.wish.consent,
            ..Request::new(command).because(format!("{}:{}", self.wish.file, row.place))
        }
    }

    /// Departments that somebody allowed to be added, once each.
    fn add_departments(&mut self, row: &LedgerRow) -> Result<(), Stop> {
        let lead = row.lead.iter().flatten().map(|(unit, _)| unit);
        let units = lead.chain(row.cooperating.iter().flatten());
        for unit in units {
            let Unit::New(name) = unit else { continue };
            if self.departments.contains_key(name) {
                continue;
            }
            let to = Department {
                name: name.clone(),
                short: String::new(),
                en: String::new(),
                kind: kind_of(name),
                aliases: Vec::new(),
            };
            let request = self.request(Command::SetDepartment { id: None, to }, row);
            self.batch.run(&request)?;
            if let Some(id) = self.batch.board().find_department(name) {
                self.departments.insert(name.clone(), id);
                self.done.departments.push(name.clone());
            }
        }
        Ok(())
    }

    fn add(&mut self, row: &LedgerRow, events: &mut Vec<Event>) -> Result<ProjectId, Stop> {
        if let Some(key) = &row.key
            && let Some(id) = self.batch.find_key(key)?
        {
            return Err(Stop::Fault(String::new(), Fault::Removed(id)));
        }
        let category = row.category().cloned();
        let category = category.unwrap_or_else(|| usual_category(self.batch.board()));
        let stage = match &row.stage {
            Some(stage) => StageMark {
                stage: stage.clone(),
                basis: row.stage_basis.unwrap_or_default(),
            },
            // The file says nothing of a stage: what is taken is shown as a conclusion.
            None => StageMark {
                stage: usual_stage(self.batch.board()),
                basis: Basis::Inferred,
            },
        };
        let project = NewProject {
            key: row.key.clone(),
            title: row.title.clone(),
            category,
            stage,
        };
        let facts = row.facts.clone();
        let mut request = self.request(
            Command::AddProject {
                project,
                facts,
                owners: Vec::new(),
                deadline: None,
            },
            row,
        );
        if self.wish.decisions.new.contains(&row.place.to_string()) {
            request.consent = Consent::Given;
        }
        let outcome = self.batch.run(&request)?;
        let id = outcome.id();
        events.extend(outcome.events);
        id.ok_or_else(|| Stop::Fault(String::new(), Fault::Empty))
    }
}

/// The body that a name speaks of, where the name says it.
fn kind_of(name: &str) -> DeptKind {
    if name.ends_with('镇') || name.ends_with("街道") {
        DeptKind::Town
    } else if name.ends_with("公司") || name.ends_with("集团") {
        DeptKind::Enterprise
    } else {
        DeptKind::Other
    }
}

/// The category of a project of which nothing is said.
fn usual_category(board: &Board) -> CategoryKey {
    let other = CategoryKey::from("other");
    let last = board.categories.last().map(|category| category.key.clone());
    match board.category(&other) {
        Some(_) => other,
        None => last.unwrap_or(other),
    }
}

/// The stage of a project of which nothing is said: the one that a new project gets, else the board's first.
fn usual_stage(board: &Board) -> StageKey {
    let usual = StageKey::from("preliminary");
    let first = board.stages.first().map(|stage| stage.key.clone());
    match board.stage(&usual) {
        Some(_) => usual,
        None => first.unwrap_or(usual),
    }
}
