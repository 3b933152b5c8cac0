//! Small texts that several sections write the same way.

use super::super::block::{Block, Column, Table};
use super::super::week::{Due, Lead, ProjectRef, StageLabel};
use crate::domain::id::{Day, ProjectId};
use crate::i18n::{Lang, date, report as words};

/// What stands in a cell that has nothing to say.
pub(super) const EMPTY: &str = "-";

pub(super) fn project(project: &ProjectRef) -> String {
    format!("{} {}", project.id, project.title)
}

pub(super) fn projects(lang: Lang, projects: &[ProjectRef]) -> String {
    let names: Vec<String> = projects.iter().map(project).collect();
    names.join(words::comma(lang))
}

pub(super) fn lead(lang: Lang, lead: Option<&Lead>) -> String {
    match lead {
        Some(lead) if lead.inferred => {
            words::bracketed(lang, lead.dept.name(lang), words::inferred(lang))
        }
        Some(lead) => lead.dept.name(lang).to_owned(),
        None => words::no_lead(lang).to_owned(),
    }
}

pub(super) fn stage(lang: Lang, stage: &StageLabel) -> String {
    let name = stage.stage.name(lang);
    if stage.inferred {
        words::bracketed(lang, name, words::inferred(lang))
    } else {
        name.to_owned()
    }
}

pub(super) fn due(due: Option<&Due>) -> String {
    due.map_or_else(|| EMPTY.to_owned(), |due| due.told.clone())
}

/// A text with the mark of a made-up one.
pub(super) fn sampled(lang: Lang, text: &str, sample: bool) -> String {
    if sample {
        words::bracketed(lang, text, words::sample(lang))
    } else {
        text.to_owned()
    }
}

pub(super) fn percent(percent: Option<u32>) -> String {
    percent.map_or_else(|| EMPTY.to_owned(), |percent| format!("{percent}%"))
}

pub(super) fn or_empty<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| EMPTY.to_owned(), |value| value.to_string())
}

/// A change as a number with its sign.
pub(super) fn signed(change: i64) -> String {
    if change > 0 {
        format!("+{change}")
    } else {
        change.to_string()
    }
}

pub(super) fn day(lang: Lang, day: Day) -> String {
    date::day_of_year(lang, day)
}

/// A section with a table, or the word for nothing.
pub(super) fn table(
    lang: Lang,
    heading: &str,
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
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
    [Block::Heading(heading.to_owned()), body]
}
