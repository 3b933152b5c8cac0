//! Small texts that several sections write the same way.

use super::super::block::{Block, Column, Table};
use super::super::cell::Cell;
use super::super::week::{Due, Lead, ProjectRef, StageLabel};
use crate::domain::id::{Day, ProjectId};
use crate::i18n::{Lang, date, report as words};

pub(in crate::report) fn project(project: &ProjectRef) -> String {
    format!("{} {}", project.id, project.title)
}

pub(in crate::report) fn projects(lang: Lang, projects: &[ProjectRef]) -> String {
    let names: Vec<String> = projects.iter().map(project).collect();
    names.join(words::comma(lang))
}

pub(in crate::report) fn lead(lang: Lang, lead: Option<&Lead>) -> String {
    match lead {
        Some(lead) if lead.inferred => {
            words::bracketed(lang, lead.dept.name(lang), words::inferred(lang))
        }
        Some(lead) => lead.dept.name(lang).to_owned(),
        None => words::no_lead(lang).to_owned(),
    }
}

/// What something is about, with its lead in brackets.
pub(in crate::report) fn with_lead(lang: Lang, about: &str, lead: Option<&Lead>) -> String {
    let said = match lead {
        // A bracket inside a bracket reads badly.
        Some(lead) if lead.inferred => {
            words::list_comma(lang, lead.dept.name(lang), words::inferred(lang))
        }
        lead => self::lead(lang, lead),
    };
    words::bracketed(lang, about, &said)
}

pub(in crate::report) fn stage(lang: Lang, stage: &StageLabel) -> String {
    let name = stage.stage.name(lang);
    if stage.inferred {
        words::bracketed(lang, name, words::inferred(lang))
    } else {
        name.to_owned()
    }
}

pub(in crate::report) fn due(due: Option<&Due>) -> Cell {
    due.map(|due| due.told.as_str()).into()
}

/// A text with the mark of a made-up one.
pub(in crate::report) fn sampled(lang: Lang, text: &str, sample: bool) -> String {
    if sample {
        words::bracketed(lang, text, words::sample(lang))
    } else {
        text.to_owned()
    }
}

pub(in crate::report) fn percent(percent: Option<u32>) -> Cell {
    percent.map_or(Cell::Empty, Cell::Percent)
}

pub(in crate::report) fn day(lang: Lang, day: Day) -> String {
    date::day_of_year(lang, day)
}

/// A section with a table, or the word for nothing.
pub(in crate::report) fn table(
    lang: Lang,
    (key, heading): (&'static str, &str),
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    projects: Vec<ProjectId>,
) -> [Block; 2] {
    let body = if rows.is_empty() {
        Block::Text(words::nothing(lang).to_owned())
    } else {
        Block::Table(Table {
            columns,
            rows,
            projects,
        })
    };
    [Block::heading(key, heading), body]
}
