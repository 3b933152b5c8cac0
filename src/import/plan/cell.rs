//! Cells and rows that several tables share: references, keys, dated statements.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::deadline::{Given, read};
use crate::domain::id::Day;
use crate::domain::project::{Commitment, PlanClass};
use crate::text::suggest::closest;

use super::super::table::{Flaw, Line, Problem};
use super::{PlanFact, PlanProject, Word, Words};

pub(super) fn word(line: &Line<'_>, on: Day, words: Words<'_>) -> Result<Word, Flaw> {
    let Words {
        stages, calendar, ..
    } = words;
    let year = line.number::<i32>("detail");
    let plan_year = |year: Option<i32>| year.unwrap_or_else(|| chrono::Datelike::year(&on));
    let phrase = |column: &str, year: i32| {
        // A period runs from the day on which the statement was made.
        let given = Given {
            year,
            day: on,
            calendar,
        };
        read(line.cell(column), &given)
            .map(|reading| reading.deadline)
            .map_err(|error| line.flaw(column, Problem::Phrase(error)))
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

pub(super) fn places(projects: &[PlanProject]) -> BTreeMap<String, usize> {
    projects
        .iter()
        .enumerate()
        .map(|(place, project)| (project.key.clone(), place))
        .collect()
}

pub(super) fn put(projects: &mut [PlanProject], rows: Vec<(usize, PlanFact)>) {
    for (place, fact) in rows {
        if let Some(project) = projects.get_mut(place) {
            project.facts.push(fact);
        }
    }
}

pub(super) fn project_place(
    line: &Line<'_>,
    places: &BTreeMap<String, usize>,
) -> Result<usize, Flaw> {
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
