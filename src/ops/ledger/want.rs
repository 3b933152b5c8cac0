//! What has to be done for a project to be as a row says: only what differs.

use crate::domain::apply::fact_of;
use crate::domain::command::Command;
use crate::domain::deadline::{Given, Precision, parse, read};
use crate::domain::event::Fact;
use crate::domain::id::DeptId;
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::domain::project::Project;
use crate::import::ledger::{Said, Unit, split_tags};
use crate::import::{Fault, LedgerRow};

use super::matching::{Target, folded};
use super::row::{Importing, Stop};

impl Importing<'_, '_, '_> {
    /// What has to be done for the project to be as the row says.
    pub(super) fn commands(
        &self,
        row: &LedgerRow,
        target: Target,
        project: &Project,
    ) -> Result<Vec<Command>, Stop> {
        let id = project.id;
        let mut commands = Vec::new();
        let facts = new_facts(row, target, project);
        if !facts.is_empty() {
            commands.push(Command::Edit { id, facts });
        }
        commands.extend(stage(row, project));
        commands.extend(self.owners(row, project));
        commands.extend(self.deadline(row, project)?);
        Ok(commands)
    }

    /// What of a row its maker has changed: cells that still say what was exported say nothing, so that a file that is
    /// older than the board turns nothing back.
    pub(super) fn edited(
        &self,
        row: &LedgerRow,
        target: Target,
        base: &Project,
    ) -> Result<LedgerRow, Stop> {
        let mut edited = row.clone();
        edited.facts.retain(|fact| !is_so(fact, base));
        if row.title == base.title && matches!(target, Target::Named(_)) {
            edited.title.clear();
        }
        if stage(row, base).is_none() {
            edited.stage = None;
        }
        if self.owners(row, base).is_none() {
            (edited.lead, edited.cooperating) = (None, None);
        }
        if self.deadline(row, base)?.is_none() {
            (edited.due, edited.clears_due) = (None, false);
        }
        edited.last_day = None;
        Ok(edited)
    }

    fn deadline(&self, row: &LedgerRow, project: &Project) -> Result<Option<Command>, Stop> {
        let present = project.deadline.as_ref();
        if row.clears_due {
            return Ok(present.is_some().then_some(Command::MoveDeadline {
                id: project.id,
                to: None,
                slip: row.slip.or(self.wish.slip),
            }));
        }
        let same_words = |said: &Said| present.is_some_and(|known| known.phrase == said.text);
        let new_year = row
            .year()
            .is_some_and(|year| Some(year) != project.plan_year);
        // A period was counted when it was given; another plan year does not start it anew.
        let is_counted = present.is_some_and(|known| known.precision == Precision::Counted);
        let to_read = |due: &&Said| !same_words(due) || (new_year && !is_counted);
        let Some(due) = row.due.as_ref().filter(to_read) else {
            return self.check_last_day(row, project).map(|()| None);
        };
        let today = self.batch.today();
        let year = row.year().unwrap_or_else(|| project.phrase_year(today));
        let given = Given {
            year,
            day: today,
            calendar: &self.batch.board().calendar,
        };
        let to = read(&due.text, &given)
            .map(|reading| reading.deadline)
            .map_err(|error| Stop::Fault(due.column.clone(), Fault::Phrase(error)))?;
        // A spreadsheet writes a day in its own way; it is the same day.
        let same_day = present.is_some_and(|known| {
            let exact = [known.precision, to.precision] == [Precision::Day; 2];
            known.day == to.day && (exact || known.phrase == to.phrase)
        });
        Ok((!same_day).then_some(Command::MoveDeadline {
            id: project.id,
            to: Some(to),
            slip: row.slip.or(self.wish.slip),
        }))
    }

    /// Somebody who changes the last day and not the words would see his change vanish.
    fn check_last_day(&self, row: &LedgerRow, project: &Project) -> Result<(), Stop> {
        let Some(said) = &row.last_day else {
            return Ok(());
        };
        let day = parse(&said.text, project.phrase_year(self.batch.today()));
        let present = project.deadline.as_ref().and_then(|known| known.day);
        match day {
            Ok(day) if day.day == present => Ok(()),
            Ok(_) | Err(_) => Err(Stop::Fault(said.column.clone(), Fault::Reckoned)),
        }
    }

    fn dept(&self, unit: &Unit) -> Option<DeptId> {
        match unit {
            Unit::Known(id) => Some(*id),
            Unit::New(name) => self.departments.get(name).copied(),
        }
    }

    fn owners(&self, row: &LedgerRow, project: &Project) -> Option<Command> {
        let with_role = |role: OwnerRole| -> Vec<DeptId> {
            let all = project.owners.iter().filter(|owner| owner.role == role);
            all.map(|owner| owner.dept).collect()
        };
        let (present_leads, present_help) = (
            with_role(OwnerRole::Lead),
            with_role(OwnerRole::Cooperating),
        );
        let (mut leads, mut help) = (present_leads.clone(), Vec::new());
        if let Some(said) = &row.lead {
            let all: Vec<DeptId> = said
                .iter()
                .filter_map(|(unit, _)| self.dept(unit))
                .collect();
            if all != present_leads {
                let of = |role: OwnerRole| {
                    let units = said.iter().filter(move |(_, its)| *its == role);
                    units
                        .filter_map(|(unit, _)| self.dept(unit))
                        .collect::<Vec<_>>()
                };
                (leads, help) = (of(OwnerRole::Lead), of(OwnerRole::Cooperating));
            }
        }
        match &row.cooperating {
            Some(said) => help.extend(said.iter().filter_map(|unit| self.dept(unit))),
            // A cell that names several is the whole list; one that names the lead alone says nothing of the others.
            None if help.is_empty() => help = present_help,
            None => {}
        }
        let mut owners: Vec<Owner> = Vec::new();
        let named = leads.iter().map(|dept| (*dept, OwnerRole::Lead));
        let named = named.chain(help.iter().map(|dept| (*dept, OwnerRole::Cooperating)));
        for (dept, role) in named {
            if owners.iter().all(|known| known.dept != dept) {
                let basis = owner_basis(row, project, dept, role);
                owners.push(Owner { dept, role, basis });
            }
        }
        (owners != project.owners).then_some(Command::SetOwners {
            id: project.id,
            owners,
        })
    }
}

/// The ground of an owner: what is known already stays, a conclusion may be confirmed, a person's word is a statement.
fn owner_basis(row: &LedgerRow, project: &Project, dept: DeptId, role: OwnerRole) -> Basis {
    let known = project
        .owners
        .iter()
        .find(|owner| owner.dept == dept && owner.role == role);
    let is_lead = role == OwnerRole::Lead;
    match known {
        Some(_) if is_lead && row.lead_basis == Some(Basis::Stated) => Basis::Stated,
        Some(owner) => owner.basis,
        None if is_lead => changed_basis(row.lead_basis, project.lead().map(|lead| lead.basis)),
        None => Basis::Stated,
    }
}

/// The ground of something that a row changes: 推断 counts where somebody wrote it anew, not where it was left over.
fn changed_basis(said: Option<Basis>, before: Option<Basis>) -> Basis {
    if said == Some(Basis::Inferred) && before != Some(Basis::Inferred) {
        Basis::Inferred
    } else {
        Basis::Stated
    }
}

fn stage(row: &LedgerRow, project: &Project) -> Option<Command> {
    let to = row.stage.clone()?;
    let present = &project.stage;
    let basis = if to != present.stage {
        changed_basis(row.stage_basis, Some(present.basis))
    } else if row.stage_basis == Some(Basis::Stated) && present.basis == Basis::Inferred {
        Basis::Stated
    } else {
        return None;
    };
    Some(Command::MoveStage {
        id: project.id,
        to,
        basis,
    })
}

/// The facts of a row that differ from what stands.
fn new_facts(row: &LedgerRow, target: Target, project: &Project) -> Vec<Fact> {
    let mut facts: Vec<Fact> = row
        .facts
        .iter()
        .filter(|fact| !is_so(fact, project))
        .cloned()
        .collect();
    let is_known = |name: &str| {
        std::iter::once(&project.title)
            .chain(&project.aliases)
            .any(|known| folded(known) == folded(name))
    };
    match target {
        Target::Named(_) if !row.title.is_empty() && row.title != project.title => {
            facts.push(Fact::Title(row.title.clone()));
        }
        Target::Decided(_) if !is_known(&row.title) => {
            let mut aliases = project.aliases.clone();
            aliases.push(row.title.clone());
            facts.push(Fact::Aliases(aliases));
        }
        Target::Named(_) | Target::Decided(_) | Target::Titled(_) | Target::New => {}
    }
    facts
}

fn is_so(fact: &Fact, project: &Project) -> bool {
    if let Fact::Tags(tags) = fact {
        // A tag with a comma in it comes back in two parts.
        let present: Vec<String> = project.tags.iter().cloned().collect();
        return *tags == present || *tags == split_tags(&present.join("、"));
    }
    fact_of(project, fact) == *fact
}
