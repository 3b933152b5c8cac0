//! 九、下周计划 and the annexes.

use super::super::block::{Block, Column, Item};
use super::super::cell::Cell;
use super::super::week::{Correction, LedgerRow, NextStep, WeekReport};
use super::cell;
use super::tables::table;
use crate::i18n::{Lang, date, report as words, trade};

pub(super) fn next_week(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let item = |step: &NextStep| Item {
        about: cell::with_lead(lang, &cell::project(&step.project), step.lead.as_ref()),
        text: planned(lang, step),
        project: Some(step.project.id),
    };
    let items: Vec<Item> = report.next_week.iter().map(item).collect();
    let body = if items.is_empty() {
        Block::Text(words::nothing(lang).to_owned())
    } else {
        Block::List(items)
    };
    [Block::heading("next_week", words::next_week(lang)), body]
}

/// The entry's words, then the dates that it does not tell itself.
fn planned(lang: Lang, step: &NextStep) -> String {
    let said = (!step.text.is_empty()).then(|| cell::sampled(lang, &step.text, step.sample));
    let is_new = |name: Option<&String>, phrase: &str| {
        let says = |words: &str| step.text.contains(words);
        !(says(phrase) && name.is_none_or(|name| says(name)))
    };
    let due = step.due.iter();
    let due = due.filter(|one| is_new(one.milestone.as_ref(), &one.due.phrase));
    let due = due.map(|one| match &one.milestone {
        Some(name) => words::due_next(lang, name, &one.due.phrase),
        None => words::due_self(lang, &one.due.phrase),
    });
    let told: Vec<String> = said.into_iter().chain(due).collect();
    told.join(words::semicolon(lang))
}

pub(super) fn unreported(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::words(words::col_lead(lang)),
        Column::numbers(words::col_weeks_silent(lang)),
    ];
    let missing = &report.overall.reporting.unreported;
    table(
        lang,
        ("unreported", words::unreported_annex(lang)),
        columns,
        missing,
        |row| Some(row.project.id),
        |row| {
            vec![
                cell::project(&row.project).into(),
                cell::lead(lang, row.lead.as_ref()).into(),
                row.weeks_silent.into(),
            ]
        },
    )
}

pub(super) fn ledger(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::words(words::col_category(lang)),
        Column::words(words::col_stage(lang)),
        Column::words(words::col_lead(lang)),
        Column::words(words::col_due(lang)),
        Column::words(words::col_last_day(lang)),
        Column::words(words::col_light(lang)),
        Column::words(words::col_level(lang)),
    ];
    table(
        lang,
        ("ledger", words::ledger(lang)),
        columns,
        &report.ledger,
        |row| Some(row.project.id),
        |row| ledger_row(lang, row),
    )
}

fn ledger_row(lang: Lang, row: &LedgerRow) -> Vec<Cell> {
    let stage = cell::stage(lang, &row.stage);
    let stage = match row.side {
        Some(side) => words::list_comma(lang, &stage, trade::side(lang, side)),
        None => stage,
    };
    let last_day = row.due.as_ref().and_then(|due| due.day);
    vec![
        cell::project(&row.project).into(),
        row.category.name(lang).into(),
        stage.into(),
        cell::lead(lang, row.lead.as_ref()).into(),
        cell::due(row.due.as_ref()),
        last_day.into(),
        trade::light(lang, row.light).into(),
        trade::level(lang, row.level).into(),
    ]
}

/// What was recorded after the cut-off about a day before it; there only where there is something.
pub(super) fn corrections(lang: Lang, report: &WeekReport) -> Vec<Block> {
    let late = &report.corrections;
    if late.events.is_empty() {
        return Vec::new();
    }
    let columns = vec![
        Column::words(words::col_recorded(lang)),
        Column::words(words::col_about(lang)),
        Column::words(words::col_project(lang)),
        Column::words(words::col_what(lang)),
        Column::words(words::col_reason(lang)),
        Column::words(words::col_who(lang)),
    ];
    let row = |row: &Correction| {
        let project = row.project.as_ref();
        let project = project.map_or_else(|| words::the_board(lang).to_owned(), cell::project);
        vec![
            Cell::from(date::moment(lang, row.recorded.with_timezone(&report.zone))),
            row.on.into(),
            project.into(),
            row.what.name(lang).into(),
            row.reason.clone().into(),
            row.actor.clone().into(),
        ]
    };
    let rows: Vec<Vec<Cell>> = late.events.iter().map(row).collect();
    let told = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let heading = ("corrections", words::corrections_annex(lang));
    let mut blocks = Vec::from(cell::table(lang, heading, columns, rows, Vec::new()));
    let rest = late.count.saturating_sub(told);
    if rest > 0 {
        blocks.push(Block::Text(words::more_corrections(lang, rest)));
    }
    blocks
}
