//! A plan directory: CSV files that a person can read and edit, and one `plan.toml` with the board's name.
//!
//! `docs/plan-data.md` tells every column. Reading checks everything that can be checked without a database: references,
//! words, days, numbers, phrases; either the whole plan is sound or a list of faults comes back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde::Deserialize;

use crate::domain::board::{PlanTitle, Source, SourceRef};
use crate::domain::deadline::{Deadline, parse};
use crate::domain::id::Day;
use crate::domain::measure::Quantity;
use crate::domain::people::{Basis, Department, DeptKind, OwnerRole};
use crate::domain::project::{Commitment, PlanClass};
use crate::text::suggest::closest;

use super::indicators::{PlanIndicator, PlanValue};
use super::table::{Flaw, Line, Problem, Table};

/// The plan that is compiled in.
const HAIDIAN: &[(&str, &str)] = &[
    (
        "plan.toml",
        include_str!("../../db/plans/haidian/plan.toml"),
    ),
    (
        "sources.csv",
        include_str!("../../db/plans/haidian/sources.csv"),
    ),
    (
        "departments.csv",
        include_str!("../../db/plans/haidian/departments.csv"),
    ),
    (
        "tasks.csv",
        include_str!("../../db/plans/haidian/tasks.csv"),
    ),
    (
        "projects.csv",
        include_str!("../../db/plans/haidian/projects.csv"),
    ),
    (
        "ownership.csv",
        include_str!("../../db/plans/haidian/ownership.csv"),
    ),
    (
        "facts.csv",
        include_str!("../../db/plans/haidian/facts.csv"),
    ),
    (
        "measures.csv",
        include_str!("../../db/plans/haidian/measures.csv"),
    ),
];

/// Files that a plan may have besides those of the one that is compiled in.
const OTHERS: &[&str] = &["indicators.csv", "values.csv"];

/// The files of a plan by name.
#[derive(Debug, Clone, Default)]
pub struct Files(BTreeMap<String, String>);

impl Files {
    /// A plan that is compiled in, by its name.
    pub fn built_in(name: &str) -> Option<Self> {
        (name == "haidian").then(|| Self::given(HAIDIAN))
    }

    /// A plan from texts in memory.
    pub fn given(files: &[(&str, &str)]) -> Self {
        Self(
            files
                .iter()
                .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()))
                .collect(),
        )
    }

    /// A plan from a directory; files that are not there are noticed when they are read.
    pub fn directory(path: &Path) -> Result<Self, Vec<Flaw>> {
        let mut files = BTreeMap::new();
        let mut flaws = Vec::new();
        let names = HAIDIAN.iter().map(|(name, _)| *name);
        let names: BTreeSet<&str> = names.chain(OTHERS.iter().copied()).collect();
        for name in names {
            let file = path.join(name);
            match std::fs::read(&file).map(String::from_utf8) {
                Ok(Ok(text)) => {
                    files.insert(name.to_owned(), text);
                }
                Ok(Err(error)) => flaws.push(whole(name, Problem::Unreadable(error.to_string()))),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => flaws.push(whole(name, Problem::Unreadable(error.to_string()))),
            }
        }
        if flaws.is_empty() {
            Ok(Self(files))
        } else {
            Err(flaws)
        }
    }
}

fn whole(file: &str, problem: Problem) -> Flaw {
    Flaw {
        file: file.to_owned(),
        line: 0,
        column: String::new(),
        problem,
    }
}

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
    /// Rows of the indicator table from the top.
    pub indicators: Vec<PlanIndicator>,
    /// What documents say of them.
    pub values: Vec<PlanValue>,
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

/// Reads a plan. `categories` and `stages` are the keys that the board knows.
pub fn read_plan(
    files: &Files,
    stages: &[&str],
    categories: &[&str],
) -> Result<PlanDraft, Vec<Flaw>> {
    let mut reading = Reading {
        files,
        stages,
        categories,
        flaws: Vec::new(),
    };
    let title = reading.title();
    let sources = reading.sources();
    let departments = reading.departments();
    let tasks = reading.tasks(&sources, &departments);
    let mut projects = reading.projects(&sources, &tasks);
    reading.owners(&mut projects, &sources, &departments);
    reading.facts(&mut projects, &sources);
    reading.measures(&mut projects, &sources);
    let indicators = reading.indicators(&sources, &departments);
    let values = reading.values(&indicators, &sources);
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
            indicators,
            values,
        }),
        _ => Err(reading.flaws),
    }
}

pub(super) struct Reading<'a> {
    files: &'a Files,
    stages: &'a [&'a str],
    categories: &'a [&'a str],
    flaws: Vec<Flaw>,
}

pub(super) const NEEDED: bool = true;
pub(super) const MAY: bool = false;

impl Reading<'_> {
    fn title(&mut self) -> Option<PlanTitle> {
        let Some(text) = self.files.0.get("plan.toml") else {
            self.flaws.push(whole("plan.toml", Problem::MissingFile));
            return None;
        };
        match toml::from_str::<PlanToml>(text) {
            Ok(PlanToml {
                title_zh: zh,
                title_en: en,
                first_year,
                last_year,
            }) => Some(PlanTitle {
                zh,
                en,
                first_year,
                last_year,
            }),
            Err(error) => {
                self.flaws.push(whole(
                    "plan.toml",
                    Problem::Unreadable(error.message().to_owned()),
                ));
                None
            }
        }
    }

    /// Reads a table row by row; a row with a fault is left out and the fault kept.
    pub(super) fn each<T>(
        &mut self,
        file: &str,
        columns: &[(&str, bool)],
        mut read: impl FnMut(&Line<'_>) -> Result<T, Flaw>,
    ) -> Vec<T> {
        let Some(text) = self.files.0.get(file) else {
            // A plan may do without some tables, but not without projects and their facts.
            if matches!(file, "projects.csv" | "facts.csv") {
                self.flaws.push(whole(file, Problem::MissingFile));
            }
            return Vec::new();
        };
        let Some(table) = Table::read(file, text, columns, &mut self.flaws) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for line in table.lines() {
            match read(&line) {
                Ok(row) => found.push(row),
                Err(flaw) => self.flaws.push(flaw),
            }
        }
        found
    }

    fn sources(&mut self) -> Vec<Source> {
        let columns = [
            ("key", NEEDED),
            ("title", NEEDED),
            ("date", MAY),
            ("file", MAY),
        ];
        let mut seen = BTreeSet::new();
        self.each("sources.csv", &columns, |line| {
            let key = once(line, "key", &mut seen)?;
            let date = if line.cell("date").is_empty() {
                None
            } else {
                Some(line.day("date")?)
            };
            Ok(Source {
                key,
                title: line.required("title")?,
                date,
            })
        })
    }

    fn departments(&mut self) -> Vec<(String, Department)> {
        let columns = [
            ("key", NEEDED),
            ("name", NEEDED),
            ("short", NEEDED),
            ("name_en", MAY),
            ("kind", NEEDED),
            ("aliases", MAY),
        ];
        let kinds = DeptKind::ALL.map(DeptKind::key);
        let (mut keys, mut names) = (BTreeSet::new(), BTreeSet::new());
        self.each("departments.csv", &columns, |line| {
            let key = once(line, "key", &mut keys)?;
            let name = once(line, "name", &mut names)?;
            let aliases = line.list("aliases");
            for alias in &aliases {
                if !names.insert(alias.clone()) {
                    return Err(line.flaw("aliases", Problem::Twice(alias.clone())));
                }
            }
            let kind = line.word("kind", DeptKind::from_key, &kinds)?;
            Ok((
                key,
                Department {
                    name,
                    short: line.required("short")?,
                    en: line.cell("name_en").to_owned(),
                    kind,
                    aliases,
                },
            ))
        })
    }

    fn tasks(
        &mut self,
        sources: &[Source],
        departments: &[(String, Department)],
    ) -> Vec<PlanTaskRow> {
        let columns = [
            ("key", NEEDED),
            ("source", NEEDED),
            ("number", NEEDED),
            ("title", NEEDED),
            ("departments", MAY),
        ];
        let mut seen = BTreeSet::new();
        self.each("tasks.csv", &columns, |line| {
            let units = line.list("departments");
            for unit in &units {
                known(
                    line,
                    "departments",
                    unit,
                    "departments.csv",
                    departments.iter().map(|(key, _)| key.as_str()),
                )?;
            }
            Ok(PlanTaskRow {
                key: once(line, "key", &mut seen)?,
                source: source_key(line, sources)?,
                number: line.required("number")?,
                title: line.required("title")?,
                departments: units,
            })
        })
    }

    fn projects(&mut self, sources: &[Source], tasks: &[PlanTaskRow]) -> Vec<PlanProject> {
        let columns = [
            ("key", NEEDED),
            ("title", NEEDED),
            ("category", NEEDED),
            ("place", MAY),
            ("aliases", MAY),
            ("tags", MAY),
            ("task", MAY),
            ("note", MAY),
            ("source", NEEDED),
            ("section", MAY),
            ("locator", MAY),
        ];
        let categories = self.categories;
        let (mut keys, mut names) = (BTreeSet::new(), BTreeSet::new());
        self.each("projects.csv", &columns, |line| {
            let key = once(line, "key", &mut keys)?;
            let title = once(line, "title", &mut names)?;
            let aliases = line.list("aliases");
            if let Some(alias) = aliases.iter().find(|alias| !names.insert((*alias).clone())) {
                return Err(line.flaw("aliases", Problem::Twice(alias.clone())));
            }
            let is_category = |word: &str| categories.contains(&word).then(|| word.to_owned());
            let task = line.optional("task");
            if let Some(task) = &task {
                known(
                    line,
                    "task",
                    task,
                    "tasks.csv",
                    tasks.iter().map(|task| task.key.as_str()),
                )?;
            }
            Ok(PlanProject {
                key,
                title,
                category: line.word("category", is_category, categories)?,
                place: line.optional("place"),
                aliases,
                tags: line.list("tags"),
                task,
                remark: line.optional("note"),
                source: source_ref(line, sources)?,
                owners: Vec::new(),
                facts: Vec::new(),
            })
        })
    }

    fn owners(
        &mut self,
        projects: &mut [PlanProject],
        sources: &[Source],
        departments: &[(String, Department)],
    ) {
        let columns = [
            ("project", NEEDED),
            ("department", NEEDED),
            ("role", NEEDED),
            ("position", MAY),
            ("basis", NEEDED),
            ("source", NEEDED),
            ("section", MAY),
            ("written", MAY),
        ];
        let places = places(projects);
        let rows = self.each("ownership.csv", &columns, |line| {
            let place = project_place(line, &places)?;
            let dept = line.required("department")?;
            known(
                line,
                "department",
                &dept,
                "departments.csv",
                departments.iter().map(|(key, _)| key.as_str()),
            )?;
            let role = line.word("role", OwnerRole::from_key, &["lead", "cooperating"])?;
            let basis = line.word("basis", Basis::from_key, &["stated", "inferred"])?;
            let position = line.number::<u32>("position")?.unwrap_or(u32::MAX);
            let source = source_ref(line, sources)?;
            Ok((
                place,
                position,
                PlanOwner {
                    dept,
                    role,
                    basis,
                    source,
                    written: line.cell("written").to_owned(),
                },
            ))
        });
        let mut rows = rows;
        rows.sort_by_key(|(place, position, _)| (*place, *position));
        for (place, _, owner) in rows {
            if let Some(project) = projects.get_mut(place) {
                project.owners.push(owner);
            }
        }
    }

    fn facts(&mut self, projects: &mut [PlanProject], sources: &[Source]) {
        let columns = [
            ("project", NEEDED),
            ("on", NEEDED),
            ("fact", NEEDED),
            ("value", NEEDED),
            ("detail", MAY),
            ("basis", NEEDED),
            ("source", NEEDED),
            ("section", MAY),
            ("locator", MAY),
        ];
        let places = places(projects);
        let stages = self.stages;
        let rows = self.each("facts.csv", &columns, |line| {
            let on = line.day("on")?;
            let basis = line.word("basis", Basis::from_key, &["stated", "inferred"])?;
            let fact = PlanFact {
                on,
                word: word(line, on, stages)?,
                basis,
                source: source_ref(line, sources)?,
            };
            Ok((project_place(line, &places)?, fact))
        });
        put(projects, rows);
    }

    fn measures(&mut self, projects: &mut [PlanProject], sources: &[Source]) {
        let columns = [
            ("project", NEEDED),
            ("on", NEEDED),
            ("name", NEEDED),
            ("unit", NEEDED),
            ("year", MAY),
            ("target", MAY),
            ("done", MAY),
            ("basis", NEEDED),
            ("source", NEEDED),
            ("section", MAY),
            ("locator", MAY),
        ];
        let places = places(projects);
        let rows = self.each("measures.csv", &columns, |line| {
            let word = Word::Measure {
                name: line.required("name")?,
                unit: line.required("unit")?,
                year: line.number("year")?,
                target: line.number("target")?,
                done: line.number("done")?,
            };
            let basis = line.word("basis", Basis::from_key, &["stated", "inferred"])?;
            let fact = PlanFact {
                on: line.day("on")?,
                word,
                basis,
                source: source_ref(line, sources)?,
            };
            Ok((project_place(line, &places)?, fact))
        });
        put(projects, rows);
    }
}

fn word(line: &Line<'_>, on: Day, stages: &[&str]) -> Result<Word, Flaw> {
    let year = line.number::<i32>("detail");
    let plan_year = |year: Option<i32>| year.unwrap_or_else(|| chrono::Datelike::year(&on));
    let phrase = |column: &str, year: i32| {
        parse(line.cell(column), year).map_err(|error| line.flaw(column, Problem::Phrase(error)))
    };
    match line.cell("fact") {
        "stage" => {
            let is_stage = |word: &str| stages.contains(&word).then(|| word.to_owned());
            Ok(Word::Stage(line.word("value", is_stage, stages)?))
        }
        "deadline" => {
            let year = plan_year(year?);
            Ok(Word::Deadline(phrase("value", year)?, year))
        }
        "goal" => {
            let year = plan_year(year?);
            Ok(Word::Goal(phrase("value", year)?, year))
        }
        "commitment" => {
            let known = Commitment::ALL.map(Commitment::key);
            Ok(Word::Commitment(line.word(
                "value",
                Commitment::from_key,
                &known,
            )?))
        }
        "class" => {
            let known = PlanClass::ALL.map(PlanClass::key);
            Ok(Word::Class(
                line.word("value", PlanClass::from_key, &known)?,
                year?,
            ))
        }
        "milestone" => {
            let name = line.required("value")?;
            if line.cell("detail") == "done" {
                Ok(Word::Reached(name))
            } else {
                Ok(Word::Node(name, phrase("detail", plan_year(None))?))
            }
        }
        _ => {
            let known = [
                "stage",
                "deadline",
                "goal",
                "commitment",
                "class",
                "milestone",
            ];
            line.word("fact", |_| None, &known)
        }
    }
}

fn places(projects: &[PlanProject]) -> BTreeMap<String, usize> {
    projects
        .iter()
        .enumerate()
        .map(|(place, project)| (project.key.clone(), place))
        .collect()
}

fn put(projects: &mut [PlanProject], rows: Vec<(usize, PlanFact)>) {
    for (place, fact) in rows {
        if let Some(project) = projects.get_mut(place) {
            project.facts.push(fact);
        }
    }
}

fn project_place(line: &Line<'_>, places: &BTreeMap<String, usize>) -> Result<usize, Flaw> {
    let key = line.required("project")?;
    known(
        line,
        "project",
        &key,
        "projects.csv",
        places.keys().map(String::as_str),
    )?;
    places
        .get(&key)
        .copied()
        .ok_or_else(|| line.flaw("project", Problem::Empty))
}

pub(super) fn once(
    line: &Line<'_>,
    column: &str,
    seen: &mut BTreeSet<String>,
) -> Result<String, Flaw> {
    let value = line.required(column)?;
    if seen.insert(value.clone()) {
        Ok(value)
    } else {
        Err(line.flaw(column, Problem::Twice(value)))
    }
}

pub(super) fn known<'k>(
    line: &Line<'_>,
    column: &str,
    key: &str,
    table: &'static str,
    keys: impl Iterator<Item = &'k str> + Clone,
) -> Result<(), Flaw> {
    if keys.clone().any(|known| known == key) {
        return Ok(());
    }
    let close = closest(key, keys).map(str::to_owned);
    Err(line.flaw(
        column,
        Problem::NoSuchKey {
            key: key.to_owned(),
            table,
            close,
        },
    ))
}

fn source_key(line: &Line<'_>, sources: &[Source]) -> Result<String, Flaw> {
    let key = line.required("source")?;
    known(
        line,
        "source",
        &key,
        "sources.csv",
        sources.iter().map(|source| source.key.as_str()),
    )?;
    Ok(key)
}

pub(super) fn source_ref(line: &Line<'_>, sources: &[Source]) -> Result<SourceRef, Flaw> {
    Ok(SourceRef {
        source: source_key(line, sources)?,
        section: line.cell("section").to_owned(),
        locator: line.cell("locator").to_owned(),
    })
}
