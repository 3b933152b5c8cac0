//! One row through the door: departments, arrival, then what differs.

use std::collections::BTreeMap;

use crate::domain::aspect::in_the_way;
use crate::domain::board::Board;
use crate::domain::command::{Command, Consent, Request};
use crate::domain::event::{Event, NewProject};
use crate::domain::id::{CategoryKey, DeptId, ProjectId, StageKey};
use crate::domain::ledger::Column;
use crate::domain::people::{Basis, Department, DeptKind, OwnerRole};
use crate::domain::project::{Project, StageMark};
use crate::import::ledger::Unit;
use crate::import::{Fault, LedgerRow};
use crate::ops::{Batch, Conflict, Failure};

use super::matching::Target;
use super::{Fate, Imported, LedgerWish, RowDone};

/// Why a row stops.
pub(super) enum Stop {
    /// A cell is wrong; the column as the file writes it.
    Fault(String, Fault),
    /// A rule or the database.
    Failure(Failure),
    /// Others changed what the row changes.
    Conflict(Box<Clash>),
}

/// What a row wants and what others have done since its export.
pub(super) struct Clash {
    /// Theirs, and the project as it stands.
    pub(super) conflict: Conflict,
    /// What the row would have changed from there.
    pub(super) mine: Vec<Event>,
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
        let base = self.base(row, &project, known)?;
        let edited = base.as_ref().map(|base| self.edited(row, target, base));
        let edited = edited.transpose()?;
        let commands = self.commands(edited.as_ref().unwrap_or(row), target, &project)?;
        self.run_all(commands, row, known, &mut events)?;
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
            kept: emptied(row, base.as_ref()),
        });
        Ok(())
    }

    /// The project as the file's maker saw it, where the row tells its version.
    fn base(
        &mut self,
        row: &LedgerRow,
        now: &Project,
        known: bool,
    ) -> Result<Option<Project>, Stop> {
        let Some(seen) = row.seen.filter(|_| known) else {
            return Ok(None);
        };
        if seen > now.version {
            let (said, now) = (seen, now.version);
            return Err(Stop::Fault(
                String::new(),
                Fault::VersionAhead { said, now },
            ));
        }
        Ok(self.batch.project_at(now.id, seen)?)
    }

    /// Runs what a row wants. Where others were first, the rest is tried all the same, so that everything that clashes is
    /// told at once; nothing of it is kept.
    fn run_all(
        &mut self,
        commands: Vec<Command>,
        row: &LedgerRow,
        known: bool,
        events: &mut Vec<Event>,
    ) -> Result<(), Stop> {
        let mut clash: Option<Box<Clash>> = None;
        for command in commands {
            let mut request = self.request(command, row);
            request.seen = row.seen.filter(|_| known);
            match self.batch.run(&request) {
                Ok(outcome) => events.extend(outcome.events),
                Err(Failure::Conflict(conflict)) => {
                    let theirs = in_the_way(&request.command, &conflict.theirs);
                    let theirs: Vec<Event> = theirs.into_iter().cloned().collect();
                    request.seen = None;
                    // What it would have done is only shown; a rule that forbids it would be told after the conflict.
                    let mine = self.batch.run(&request).map(|outcome| outcome.events);
                    let clash = clash.get_or_insert_with(|| {
                        let theirs = Vec::new();
                        let conflict = Conflict {
                            theirs,
                            ..*conflict
                        };
                        let mine = Vec::new();
                        Box::new(Clash { conflict, mine })
                    });
                    clash.conflict.theirs.extend(theirs);
                    clash.mine.extend(mine.unwrap_or_default());
                }
                Err(failure) => return Err(failure.into()),
            }
        }
        match clash {
            Some(clash) => Err(Stop::Conflict(clash)),
            None => Ok(()),
        }
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

/// The columns that somebody emptied since the export; what stood there stays.
fn emptied(row: &LedgerRow, base: Option<&Project>) -> Vec<Column> {
    let Some(base) = base else { return Vec::new() };
    let blank = row.blank.iter().copied();
    blank.filter(|column| says(base, *column)).collect()
}

/// Whether a project says something in a column that can be emptied.
fn says(project: &Project, column: Column) -> bool {
    let has_unit = |role: OwnerRole| project.owners.iter().any(|owner| owner.role == role);
    match column {
        Column::Place => project.place.is_some(),
        Column::Lead => has_unit(OwnerRole::Lead),
        Column::Cooperating => has_unit(OwnerRole::Cooperating),
        Column::Responsible => project.responsible.is_some(),
        Column::Contact => project.contact.is_some(),
        Column::Due => project.deadline.is_some(),
        Column::Year => project.plan_year.is_some(),
        Column::Class => project.plan_class.is_some(),
        Column::Commitment => project.commitment.is_some(),
        Column::Tags => !project.tags.is_empty(),
        Column::InvestTotal => project.money.total.is_some(),
        Column::InvestPlan => project.money.year_plan.is_some(),
        Column::InvestDone => project.money.year_done.is_some(),
        Column::Task => project.task.is_some(),
        Column::Remark => project.remark.is_some(),
        Column::Category | Column::Stage => true,
        // What makes the project, and what the board reckons itself.
        _ => false,
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
