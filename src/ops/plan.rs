//! Loading a plan: its statements become events, each about its own day and in the name of its document.
//!
//! A second load of a newer edition finds projects by the plan's key and departments by name, and changes only what
//! differs; numbers stay.

use std::collections::BTreeMap;

use crate::domain::board::{PlanTask, SourceRef, StageClass};
use crate::domain::command::{Command, Request};
use crate::domain::decide::Refusal;
use crate::domain::event::{Fact, NewProject};
use crate::domain::id::{Actor, CategoryKey, Day, DeptId, ProjectId, StageKey};
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::domain::project::{Project, StageMark};
use crate::import::{
    Care, Files, Flaw, OwnerRule, PlanDraft, PlanFact, PlanProject, Word, Words, read_plan,
};

use super::found::set_up;
use super::statement::{part, plain_facts, said};
use super::{Batch, Failure, Mode, Session};

/// What stands before the numbers of the tasks that an inferred lead rests on.
const RESTS_ON: &str = "按重点任务推断：";

/// What a load brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Loaded {
    /// Projects that were not there before.
    pub new: usize,
    /// Projects that were there and changed.
    pub changed: usize,
    /// Projects that are as they were.
    pub same: usize,
    /// Statements about days to come, left out.
    pub ahead: usize,
}

/// Why a plan was not loaded. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum PlanFailure {
    /// The files have faults.
    #[error("the plan has {} faults", .0.len())]
    Flaws(Vec<Flaw>),
    /// A rule says no to one of its statements.
    #[error("{key}: {failure}")]
    Refused {
        /// The key of the project or indicator in the plan.
        key: String,
        /// Why.
        failure: Failure,
    },
    /// Something else.
    #[error(transparent)]
    Failure(#[from] Failure),
}

/// Loads a plan into the board, all of it or nothing.
pub fn load_plan(session: &mut Session, files: &Files, mode: Mode) -> Result<Loaded, PlanFailure> {
    let board = session.board().map_err(Failure::Store)?;
    let stages: Vec<&str> = board
        .stages
        .iter()
        .map(|stage| stage.key.0.as_str())
        .collect();
    let categories: Vec<&str> = board
        .categories
        .iter()
        .map(|category| category.key.0.as_str())
        .collect();
    let words = Words {
        stages: &stages,
        categories: &categories,
        calendar: &board.calendar,
    };
    let plan = read_plan(files, words, Care::Known).map_err(PlanFailure::Flaws)?;
    session.batch(mode, |batch| Loading::new(batch, &plan)?.load())
}

pub(super) struct Loading<'b, 'w, 'c, 'p> {
    pub(super) batch: &'b mut Batch<'w, 'c>,
    pub(super) plan: &'p PlanDraft,
    pub(super) departments: BTreeMap<&'p str, DeptId>,
    pub(super) loaded: Loaded,
    pub(super) today: Day,
}

impl<'b, 'w, 'c, 'p> Loading<'b, 'w, 'c, 'p> {
    fn new(batch: &'b mut Batch<'w, 'c>, plan: &'p PlanDraft) -> Result<Self, PlanFailure> {
        let today = batch.today();
        let mut loading = Self {
            batch,
            plan,
            departments: BTreeMap::new(),
            loaded: Loaded::default(),
            today,
        };
        loading.define()?;
        Ok(loading)
    }

    /// Runs a request; that nothing would change is no failure here. Tells whether something did.
    pub(super) fn run(&mut self, request: &Request) -> Result<bool, Failure> {
        match self.batch.run(request) {
            Ok(_) => Ok(true),
            Err(Failure::Refused(Refusal::NothingChanges)) => Ok(false),
            Err(failure) => Err(failure),
        }
    }

    /// Name, documents, departments and tasks: the definition holds since before the plan.
    fn define(&mut self) -> Result<(), PlanFailure> {
        self.run(&set_up(Command::SetTitle(self.plan.title.clone())))?;
        for source in &self.plan.sources {
            self.run(&set_up(Command::SetSource(source.clone())))?;
        }
        for (key, dept) in &self.plan.departments {
            let known = self
                .batch
                .board()
                .departments
                .iter()
                .find(|(_, known)| known.name == dept.name);
            let id = known.map(|(id, _)| *id);
            let to = dept.clone();
            self.run(&set_up(Command::SetDepartment { id, to }))?;
            let mut all = self.batch.board().departments.iter();
            if let Some((id, _)) = all.find(|(_, known)| known.name == dept.name) {
                self.departments.insert(key, *id);
            }
        }
        for task in &self.plan.tasks {
            let departments = task
                .departments
                .iter()
                .filter_map(|key| self.departments.get(key.as_str()).copied());
            let to = PlanTask {
                key: task.key.clone(),
                number: task.number.clone(),
                title: task.title.clone(),
                source: task.source.clone(),
                departments: departments.collect(),
            };
            self.run(&set_up(Command::SetTask(to)))?;
        }
        Ok(())
    }

    fn load(mut self) -> Result<Loaded, PlanFailure> {
        let plan = self.plan;
        for project in &plan.projects {
            self.project(project)
                .map_err(|failure| PlanFailure::Refused {
                    key: project.key.clone(),
                    failure,
                })?;
        }
        self.indicators()?;
        Ok(self.loaded)
    }

    fn project(&mut self, plan: &PlanProject) -> Result<(), Failure> {
        let due: Vec<&PlanFact> = plan
            .facts
            .iter()
            .filter(|fact| fact.on <= self.today)
            .collect();
        self.loaded.ahead += plan.facts.len() - due.len();
        let known = self.batch.find_key(&plan.key)?;
        let (id, mut changed) = match known {
            Some(id) => (id, self.edit(id, plan)?),
            None => match self.add(plan, &due)? {
                Some(id) => (id, true),
                // All that is said of it lies ahead: it is not known yet.
                None => return Ok(()),
            },
        };
        changed |= self.owners(id, plan)?;
        changed |= self.infer_lead(id, plan)?;
        for fact in due {
            changed |= self.fact(id, fact)?;
        }
        match (known, changed) {
            (None, _) => self.loaded.new += 1,
            (Some(_), true) => self.loaded.changed += 1,
            (Some(_), false) => self.loaded.same += 1,
        }
        Ok(())
    }

    fn add(&mut self, plan: &PlanProject, due: &[&PlanFact]) -> Result<Option<ProjectId>, Failure> {
        let stages = due.iter().filter_map(|fact| match &fact.word {
            Word::Stage(stage) => Some((fact, stage)),
            _ => None,
        });
        let Some((first, stage)) = stages.min_by_key(|(fact, _)| fact.on) else {
            return Ok(None);
        };
        let earliest = due.iter().min_by_key(|fact| fact.on).unwrap_or(first);
        let stage = StageKey(stage.clone());
        let stage = if earliest.on < first.on {
            StageMark {
                stage: self.stage_before(&stage),
                basis: Basis::Inferred,
            }
        } else {
            StageMark {
                stage,
                basis: first.basis,
            }
        };
        let project = NewProject {
            key: Some(plan.key.clone()),
            title: plan.title.clone(),
            category: CategoryKey(plan.category.clone()),
            stage,
        };
        let facts = plain_facts(plan);
        let request = said(
            Command::AddProject {
                project,
                facts,
                owners: Vec::new(),
                deadline: None,
            },
            earliest.on,
            &earliest.source,
        );
        Ok(self.batch.run(&request)?.id())
    }

    /// The stage that must have come before, where a goal was stated earlier than any stage: what is finished later was
    /// under way, what is under way later was not started.
    fn stage_before(&self, stage: &StageKey) -> StageKey {
        let board = self.batch.board();
        let class = match board.class(stage) {
            StageClass::Done => StageClass::Active,
            StageClass::Active => StageClass::Waiting,
            StageClass::Waiting => return stage.clone(),
        };
        let before = board.stages.iter().rev().find(|known| known.class == class);
        before.map_or_else(|| stage.clone(), |known| known.key.clone())
    }

    /// Brings the plain facts of a known project up to the plan's edition.
    fn edit(&mut self, id: ProjectId, plan: &PlanProject) -> Result<bool, Failure> {
        let mut facts = plain_facts(plan);
        facts.push(Fact::Title(plan.title.clone()));
        facts.push(Fact::Category(CategoryKey(plan.category.clone())));
        let on = plan
            .facts
            .iter()
            .map(|fact| fact.on)
            .max()
            .unwrap_or(self.today)
            .min(self.today);
        self.run(&said(Command::Edit { id, facts }, on, &plan.source))
    }

    fn owners(&mut self, id: ProjectId, plan: &PlanProject) -> Result<bool, Failure> {
        let Some(first) = plan.owners.first() else {
            return Ok(false);
        };
        let owner = |row: &crate::import::plan::PlanOwner| {
            let dept = self.departments.get(row.dept.as_str()).copied()?;
            Some(Owner {
                dept,
                role: row.role,
                basis: row.basis,
            })
        };
        let owners = plan.owners.iter().filter_map(owner).collect();
        let spoken = self
            .plan
            .sources
            .iter()
            .find(|source| source.key == first.source.source);
        let on = spoken
            .and_then(|source| source.date)
            .unwrap_or(self.today)
            .min(self.today);
        let request = said(Command::SetOwners { id, owners }, on, &first.source);
        let written: Vec<&str> = plan
            .owners
            .iter()
            .map(|row| row.written.as_str())
            .filter(|w| !w.is_empty())
            .collect();
        let request = if written.is_empty() {
            request
        } else {
            request.because(written.join("、"))
        };
        self.run(&request)
    }

    /// Gives a project that nobody is named for the lead of its kind of work, marked as inferred. A lead that somebody
    /// named or confirmed since is left alone.
    fn infer_lead(&mut self, id: ProjectId, plan: &PlanProject) -> Result<bool, Failure> {
        let Some(project) = self.batch.project(id)? else {
            return Ok(false);
        };
        let (is_owned, on) = (!project.owners.is_empty(), project.created);
        let fits = |rule: &&OwnerRule| {
            let mut words = rule.title_has.iter();
            rule.category == plan.category
                && (rule.title_has.is_empty() || words.any(|word| plan.title.contains(word)))
        };
        let rules = &self.plan.owner_rules;
        let Some(rule) = rules.iter().find(fits).filter(|_| !is_owned) else {
            return Ok(false);
        };
        let Some(dept) = self.departments.get(rule.department.as_str()).copied() else {
            return Ok(false);
        };
        let numbers = self
            .plan
            .tasks
            .iter()
            .filter(|task| rule.rests_on.contains(&task.key));
        let numbers: Vec<&str> = numbers.map(|task| task.number.as_str()).collect();
        let section = format!("{}{}", RESTS_ON, numbers.join("、"));
        let source = SourceRef {
            source: rule.source.clone(),
            section,
            locator: String::new(),
        };
        let owners = vec![Owner {
            dept,
            role: OwnerRole::Lead,
            basis: Basis::Inferred,
        }];
        // The program concludes this, no document says it.
        let request = said(Command::SetOwners { id, owners }, on, &source);
        let actor = Some(Actor::set_up());
        self.run(&Request { actor, ..request })
    }

    fn fact(&mut self, id: ProjectId, fact: &PlanFact) -> Result<bool, Failure> {
        let Some(project) = self.batch.project(id)?.cloned() else {
            return Ok(false);
        };
        if self.is_told(&project, fact)? {
            return Ok(false);
        }
        let command = match &fact.word {
            Word::Stage(stage) => Command::MoveStage {
                id,
                to: StageKey(stage.clone()),
                basis: fact.basis,
            },
            Word::Deadline(deadline, _)
                if deadline.day.is_none() && self.keeps_its_date(id, fact.on)? =>
            {
                // A date that was met, or that still lies ahead, is not taken back by a "goes on".
                return Ok(false);
            }
            Word::Deadline(deadline, year) => {
                let told = self.plan_year(id, *year, fact)?;
                let to = Some(deadline.clone());
                let move_deadline = Command::MoveDeadline { id, to, slip: None };
                return Ok(self.run(&said(move_deadline, fact.on, &fact.source))? || told);
            }
            Word::Goal(goal, year) => {
                let told = self.plan_year(id, *year, fact)?;
                let set_goal = Command::SetGoal {
                    id,
                    to: goal.clone(),
                };
                return Ok(self.run(&said(set_goal, fact.on, &fact.source))? || told);
            }
            Word::Commitment(commitment) => Command::Edit {
                id,
                facts: vec![Fact::Commitment(Some(*commitment))],
            },
            Word::Class(class, year) => {
                let mut facts = vec![Fact::PlanClass(Some(*class))];
                facts.extend(year.map(|year| Fact::PlanYear(Some(year))));
                Command::Edit { id, facts }
            }
            Word::Reached(_) | Word::Node(..) | Word::Measure { .. } => part(id, &project, fact),
        };
        self.run(&said(command, fact.on, &fact.source))
    }

    fn plan_year(&mut self, id: ProjectId, year: i32, fact: &PlanFact) -> Result<bool, Failure> {
        let facts = vec![Fact::PlanYear(Some(year))];
        self.run(&said(Command::Edit { id, facts }, fact.on, &fact.source))
    }

    /// Whether a date held on that day that a statement without one leaves alone: the work was done, or the date's last
    /// day was still to come.
    fn keeps_its_date(&mut self, id: ProjectId, day: Day) -> Result<bool, Failure> {
        let then = self.batch.writing.project_on(id, day)?;
        let board = self.batch.board();
        Ok(then.is_some_and(|project| {
            let is_done = board.class(&project.stage.stage) == StageClass::Done;
            let last = project.deadline.as_ref().and_then(|deadline| deadline.day);
            is_done || last.is_some_and(|last| last >= day)
        }))
    }

    /// Whether a quantity or node stood so on that day already: these are numbered parts, which the rules look up as
    /// they stand now, so that an older statement would turn a newer one back.
    fn is_told(&mut self, project: &Project, fact: &PlanFact) -> Result<bool, Failure> {
        let Some(then) = self.batch.writing.project_on(project.id, fact.on)? else {
            return Ok(false);
        };
        let milestone = |name: &str| then.milestones.values().find(|known| known.name == name);
        Ok(match &fact.word {
            Word::Reached(name) => milestone(name).is_some_and(|known| known.done.is_some()),
            Word::Node(name, deadline) => {
                milestone(name).is_some_and(|known| known.deadline.as_ref() == Some(deadline))
            }
            Word::Measure {
                name,
                year,
                target,
                done,
                ..
            } => {
                let mut all = then.measures.values();
                all.find(|known| known.name == *name && known.year == *year)
                    .is_some_and(|known| {
                        (target.is_none() || known.target == *target)
                            && (done.is_none() || known.done == *done)
                    })
            }
            Word::Stage(_)
            | Word::Deadline(..)
            | Word::Goal(..)
            | Word::Commitment(_)
            | Word::Class(..) => false,
        })
    }
}
