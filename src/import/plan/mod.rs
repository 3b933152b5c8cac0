//! A plan directory: CSV files that a person can read and edit, and one `plan.toml` with the board's name.
//!
//! `docs/plan-data.md` tells every column. Reading checks everything that can be checked without a database: references,
//! words, days, numbers, phrases; either the whole plan is sound or a list of faults comes back.

mod cell;
mod files;
mod indicators;
mod proof;
mod reading;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::domain::board::{PlanTitle, Source, SourceRef};
use crate::domain::calendar::WorkCalendar;
use crate::domain::deadline::Deadline;
use crate::domain::id::Day;
use crate::domain::measure::Quantity;
use crate::domain::people::{Basis, Department, OwnerRole};
use crate::domain::project::{Commitment, PlanClass};

use super::table::{Flaw, Problem};
use files::whole;
use reading::Reading;

pub use files::Files;
pub use indicators::{PlanIndicator, PlanValue};
pub use proof::{Care, LOCATOR};

/// A task of the plan, its departments still by key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanTaskRow {
    /// Key.
    pub key: String,
    /// Key of the source.
    pub source: String,
    /// Number in the source's list.
    pub number: String,
    /// Short title.
    pub title: String,
    /// Keys of the departments, the lead first.
    pub departments: Vec<String>,
}

/// One department's part in a project, as a source writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOwner {
    /// Key of the department.
    pub dept: String,
    /// Lead or cooperating.
    pub role: OwnerRole,
    /// Stated or inferred.
    pub basis: Basis,
    /// Where it stands.
    pub source: SourceRef,
    /// The unit exactly as the source writes it.
    pub written: String,
}

/// What a dated statement says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Word {
    /// The project stands in this stage.
    Stage(String),
    /// It is due then; the year is the plan's.
    Deadline(Deadline, i32),
    /// The year's goal of a works batch that is set anew each year.
    Goal(Deadline, i32),
    /// It is promised so firmly.
    Commitment(Commitment),
    /// The year's plan calls for this.
    Class(PlanClass, Option<i32>),
    /// A node was reached.
    Reached(String),
    /// A node is due then.
    Node(String, Deadline),
    /// A quantity.
    Measure {
        /// What is counted.
        name: String,
        /// Unit.
        unit: String,
        /// Plan year.
        year: Option<i32>,
        /// What is planned.
        target: Option<Quantity>,
        /// What is reached.
        done: Option<Quantity>,
    },
}

/// A dated statement about a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFact {
    /// The day that it is about.
    pub on: Day,
    /// What it says.
    pub word: Word,
    /// Stated or inferred.
    pub basis: Basis,
    /// Where it stands.
    pub source: SourceRef,
}

/// A project of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanProject {
    /// Key, stable over editions of the plan.
    pub key: String,
    /// Short title.
    pub title: String,
    /// Key of the category.
    pub category: String,
    /// Street or town.
    pub place: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Key of the plan task.
    pub task: Option<String>,
    /// Remark.
    pub remark: Option<String>,
    /// Where it stands.
    pub source: SourceRef,
    /// Departments, the lead first.
    pub owners: Vec<PlanOwner>,
    /// Dated statements, the oldest first; never without a stage.
    pub facts: Vec<PlanFact>,
}

/// Who leads a kind of work where no document names a unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnerRule {
    /// Key of the category.
    pub category: String,
    /// Words of which the title must have one; empty for every title.
    pub title_has: Vec<String>,
    /// Key of the department.
    pub department: String,
    /// Keys of the plan tasks that the rule rests on.
    pub rests_on: Vec<String>,
    /// Key of the source of those tasks.
    pub source: String,
}

/// A plan that was read and found sound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanDraft {
    /// The board's name.
    pub title: PlanTitle,
    /// Documents.
    pub sources: Vec<Source>,
    /// Departments with their keys.
    pub departments: Vec<(String, Department)>,
    /// Plan tasks.
    pub tasks: Vec<PlanTaskRow>,
    /// Projects.
    pub projects: Vec<PlanProject>,
    /// Rules for leads that no document names, in the order in which they are tried.
    pub owner_rules: Vec<OwnerRule>,
    /// Rows of the indicator table from the top.
    pub indicators: Vec<PlanIndicator>,
    /// What documents say of them.
    pub values: Vec<PlanValue>,
}

/// The words that the board knows.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Keys of the stages.
    pub stages: &'a [&'a str],
    /// Keys of the categories.
    pub categories: &'a [&'a str],
    /// The working days, on which periods are counted.
    pub calendar: &'a WorkCalendar,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlanToml {
    title_zh: String,
    #[serde(default)]
    title_en: String,
    first_year: Option<i32>,
    last_year: Option<i32>,
}

/// Reads a plan with the words that the board knows.
pub fn read_plan(files: &Files, words: Words<'_>, care: Care<'_>) -> Result<PlanDraft, Vec<Flaw>> {
    let mut reading = Reading {
        files,
        words,
        flaws: Vec::new(),
    };
    let title = reading.title();
    let proof = reading.sources(care);
    let departments = reading.departments();
    let tasks = reading.tasks(&proof, &departments);
    let mut projects = reading.projects(&proof, &tasks);
    reading.owners(&mut projects, &proof, &departments);
    reading.facts(&mut projects, &proof);
    reading.measures(&mut projects, &proof);
    let owner_rules = reading.owner_rules(&proof, &tasks, &departments);
    let indicators = reading.indicators(&proof, &departments);
    let values = reading.values(&proof, &indicators);
    let sources = proof.into_sources();
    for project in &mut projects {
        project.facts.sort_by_key(|fact| fact.on);
        if !project
            .facts
            .iter()
            .any(|fact| matches!(fact.word, Word::Stage(_)))
        {
            reading
                .flaws
                .push(whole("facts.csv", Problem::NoStage(project.key.clone())));
        }
    }
    match title {
        Some(title) if reading.flaws.is_empty() => Ok(PlanDraft {
            title,
            sources,
            departments,
            tasks,
            projects,
            owner_rules,
            indicators,
            values,
        }),
        _ => Err(reading.flaws),
    }
}
