//! 附表: every project of the period.

use super::super::{ProjectRow, Review};
use super::names;
use crate::i18n::{Lang, report, review as words};
use crate::report::block::{Block, Column};
use crate::report::cell::Cell;
use crate::report::page::cell;

pub(super) fn projects(lang: Lang, review: &Review) -> [Block; 2] {
    let columns = vec![
        Column::words(report::col_project(lang)),
        Column::words(report::col_category(lang)),
        Column::words(report::col_lead(lang)),
        Column::words(words::col_task(lang)),
        Column::words(words::col_belonging(lang)),
        Column::words(words::col_class(lang)),
        Column::words(report::col_due(lang)),
        Column::words(report::col_stage(lang)),
        Column::words(words::col_outcome(lang)),
        // Days are no words: they must not break.
        Column::numbers(words::col_finished_on(lang)),
        Column::numbers(words::col_days(lang)),
        Column::numbers(words::col_last_word(lang)),
    ];
    let rows = review.projects.iter().map(|row| project_row(lang, row));
    let ids = review.projects.iter().map(|row| row.project.id);
    let heading = ("projects", words::projects(lang));
    cell::table(lang, heading, columns, rows.collect(), ids.collect())
}

fn project_row(lang: Lang, row: &ProjectRow) -> Vec<Cell> {
    let class = row.class.as_ref().map(|class| class.name(lang));
    vec![
        cell::project(&row.project).into(),
        row.category.name(lang).into(),
        cell::lead(lang, row.lead.as_ref()).into(),
        row.task.clone().into(),
        names::belonging(lang, row.belonging).into(),
        class.into(),
        due(lang, row),
        cell::stage(lang, &row.stage).into(),
        names::outcome(lang, row.outcome).into(),
        row.finished.into(),
        row.days.into(),
        row.last_word.into(),
    ]
}

/// What is promised; with what was promised first, where that was another day.
fn due(lang: Lang, row: &ProjectRow) -> Cell {
    match (&row.due, &row.baseline) {
        (Some(due), Some(first)) if due.day != first.day => {
            let first = words::first_promised(lang, &first.told);
            report::bracketed(lang, &due.told, &first).into()
        }
        (due, _) => cell::due(due.as_ref()),
    }
}
