//! Reading a plan's tables: each row checked, each fault kept with its place.

use std::collections::BTreeSet;

use crate::domain::board::{PlanTitle, Source};
use crate::domain::people::{Basis, Department, DeptKind, OwnerRole};

use super::super::table::{Flaw, Line, Problem, Table};
use super::cell::{known, once, places, project_place, put, word};
use super::files::{Files, whole};
use super::proof::{Care, Proof};
use super::{OwnerRule, PlanFact, PlanOwner, PlanProject, PlanTaskRow, PlanToml, Word, Words};

pub(super) struct Reading<'a> {
    pub(super) files: &'a Files,
    pub(super) words: Words<'a>,
    pub(super) flaws: Vec<Flaw>,
}

pub(super) const NEEDED: bool = true;
pub(super) const MAY: bool = false;

impl Reading<'_> {
    pub(super) fn title(&mut self) -> Option<PlanTitle> {
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

    pub(super) fn sources(&mut self, care: Care<'_>) -> Proof {
        let columns = [
            ("key", NEEDED),
            ("title", NEEDED),
            ("date", MAY),
            ("file", MAY),
        ];
        let mut seen = BTreeSet::new();
        let rows = self.each("sources.csv", &columns, |line| {
            let key = once(line, "key", &mut seen)?;
            let date = if line.cell("date").is_empty() {
                None
            } else {
                Some(line.day("date")?)
            };
            let text = care.text_of(line, &key)?;
            let title = line.required("title")?;
            Ok((Source { key, title, date }, text))
        });
        Proof::new(care, rows)
    }

    pub(super) fn departments(&mut self) -> Vec<(String, Department)> {
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

    pub(super) fn tasks(
        &mut self,
        proof: &Proof,
        departments: &[(String, Department)],
    ) -> Vec<PlanTaskRow> {
        let columns = [
            ("key", NEEDED),
            ("source", NEEDED),
            ("number", NEEDED),
            ("title", NEEDED),
            ("departments", MAY),
            ("section", MAY),
            ("locator", MAY),
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
            proof.source_ref(line, "locator")?;
            Ok(PlanTaskRow {
                key: once(line, "key", &mut seen)?,
                source: proof.source_key(line)?,
                number: line.required("number")?,
                title: line.required("title")?,
                departments: units,
            })
        })
    }

    pub(super) fn projects(&mut self, proof: &Proof, tasks: &[PlanTaskRow]) -> Vec<PlanProject> {
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
        let categories = self.words.categories;
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
                source: proof.source_ref(line, "locator")?,
                owners: Vec::new(),
                facts: Vec::new(),
            })
        })
    }

    pub(super) fn owners(
        &mut self,
        projects: &mut [PlanProject],
        proof: &Proof,
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
            let source = proof.source_ref(line, "written")?;
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

    /// Who leads, by kind of work, where no document names a unit; the first rule that fits counts.
    pub(super) fn owner_rules(
        &mut self,
        proof: &Proof,
        tasks: &[PlanTaskRow],
        departments: &[(String, Department)],
    ) -> Vec<OwnerRule> {
        let columns = [
            ("category", NEEDED),
            ("title_has", MAY),
            ("department", NEEDED),
            ("rests_on", NEEDED),
            ("source", NEEDED),
        ];
        let categories = self.words.categories;
        self.each("owner_rules.csv", &columns, |line| {
            let is_category = |word: &str| categories.contains(&word).then(|| word.to_owned());
            let department = line.required("department")?;
            let units = departments.iter().map(|(key, _)| key.as_str());
            known(line, "department", &department, "departments.csv", units)?;
            let rests_on = line.list("rests_on");
            if rests_on.is_empty() {
                return Err(line.flaw("rests_on", Problem::Empty));
            }
            for task in &rests_on {
                let keys = tasks.iter().map(|task| task.key.as_str());
                known(line, "rests_on", task, "tasks.csv", keys)?;
            }
            Ok(OwnerRule {
                category: line.word("category", is_category, categories)?,
                title_has: line.list("title_has"),
                department,
                rests_on,
                source: proof.source_key(line)?,
            })
        })
    }

    pub(super) fn facts(&mut self, projects: &mut [PlanProject], proof: &Proof) {
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
        let words = self.words;
        let rows = self.each("facts.csv", &columns, |line| {
            let on = line.day("on")?;
            let basis = line.word("basis", Basis::from_key, &["stated", "inferred"])?;
            let fact = PlanFact {
                on,
                word: word(line, on, words)?,
                basis,
                source: proof.source_ref(line, "locator")?,
            };
            Ok((project_place(line, &places)?, fact))
        });
        put(projects, rows);
    }

    pub(super) fn measures(&mut self, projects: &mut [PlanProject], proof: &Proof) {
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
                source: proof.source_ref(line, "locator")?,
            };
            Ok((project_place(line, &places)?, fact))
        });
        put(projects, rows);
    }
}
