//! 二、计划与完成 and 九、部门考核: the tables of results.

use super::super::{AppraisalRow, Results, Review, Row};
use super::names;
use crate::i18n::{Lang, report, review as words};
use crate::report::block::{Block, Column, Table};
use crate::report::cell::Cell;
use crate::report::page::cell;

/// The same planned and achieved by category, department, task and section.
pub(super) fn planned(lang: Lang, review: &Review) -> Vec<Block> {
    let planned = &review.planned;
    let no_lead = report::no_lead(lang);
    let tables = [
        (words::by_category(lang), &planned.categories, no_lead),
        (words::by_department(lang), &planned.departments, no_lead),
        (words::by_task(lang), &planned.tasks, no_lead),
        (
            words::by_section(lang),
            &planned.sections,
            words::no_document(lang),
        ),
    ];
    let mut blocks = vec![
        Block::heading("planned", words::planned(lang)),
        Block::Text(words::legend(lang).to_owned()),
    ];
    for (name, rows, nobody) in tables {
        blocks.push(Block::Subheading(name.to_owned()));
        blocks.push(table(lang, rows, nobody, &review.overall.results));
    }
    blocks
}

fn table(lang: Lang, rows: &[Row], nobody: &str, all: &Results) -> Block {
    if rows.is_empty() {
        return Block::Text(report::nothing(lang).to_owned());
    }
    let mut columns = vec![Column::words(words::col_name(lang))];
    columns.extend(heads(lang));
    let row = |row: &Row| {
        let name = row.label.as_ref().map_or(nobody, |label| label.name(lang));
        let mut cells = vec![Cell::from(name)];
        cells.extend(counts(&row.results));
        cells
    };
    let mut cells: Vec<Vec<Cell>> = rows.iter().map(row).collect();
    // Tasks and sections share the projects; each of the other tables has all of them.
    if rows.iter().map(|row| row.results.total).sum::<u32>() == all.total {
        let mut sum = vec![Cell::from(words::all(lang))];
        sum.extend(counts(all));
        cells.push(sum);
    }
    Block::Table(Table {
        columns,
        rows: cells,
        projects: Vec::new(),
    })
}

fn heads(lang: Lang) -> Vec<Column> {
    let names = [
        words::col_total(lang),
        words::col_on_time(lang),
        words::col_late(lang),
        words::col_finished(lang),
        words::col_overdue(lang),
        words::col_unsaid(lang),
        words::col_ahead(lang),
        words::col_suspended(lang),
        words::col_cancelled(lang),
        words::col_slips(lang),
        words::col_slipped_days(lang),
        words::col_achieved(lang),
    ];
    names.into_iter().map(Column::numbers).collect()
}

fn counts(results: &Results) -> Vec<Cell> {
    let counts = [
        results.total,
        results.on_time,
        results.late,
        results.finished,
        results.overdue,
        results.unsaid,
        results.ahead + results.no_date,
        results.suspended,
        results.cancelled,
        results.slips,
    ];
    let mut cells: Vec<Cell> = counts.into_iter().map(Cell::from).collect();
    cells.push(results.slipped_days.into());
    cells.push(cell::percent(results.achieved_percent));
    cells
}

/// Two tables of the same departments: what their projects came to, and how they reported and were supervised.
pub(super) fn appraisal(lang: Lang, review: &Review) -> Vec<Block> {
    let heading = Block::heading("appraisal", words::appraisal(lang));
    if review.appraisal.is_empty() {
        return vec![heading, Block::Text(report::nothing(lang).to_owned())];
    }
    let table = |columns, row: fn(Lang, &AppraisalRow) -> Vec<Cell>| {
        Block::Table(Table {
            columns,
            rows: review.appraisal.iter().map(|one| row(lang, one)).collect(),
            projects: Vec::new(),
        })
    };
    vec![
        heading,
        Block::Subheading(words::appraised_results(lang).to_owned()),
        table(result_heads(lang), result_row),
        Block::Subheading(words::appraised_conduct(lang).to_owned()),
        table(conduct_heads(lang), conduct_row),
    ]
}

fn result_heads(lang: Lang) -> Vec<Column> {
    let mut columns = vec![Column::words(report::col_lead(lang))];
    let counts = [
        words::col_total(lang),
        words::col_on_time(lang),
        words::col_late(lang),
        words::col_finished(lang),
        words::col_overdue(lang),
        words::col_unsaid(lang),
        words::col_slips(lang),
        words::col_achieved(lang),
        words::col_on_time_rate(lang),
        words::col_first_rate(lang),
    ];
    columns.extend(counts.map(Column::numbers));
    columns
}

fn name(lang: Lang, row: &AppraisalRow) -> Cell {
    let dept = row.dept.as_ref();
    dept.map_or(report::no_lead(lang), |dept| dept.name(lang))
        .into()
}

fn result_row(lang: Lang, row: &AppraisalRow) -> Vec<Cell> {
    let results = &row.results;
    let dated = results.on_time + results.late;
    let told = dated + results.overdue;
    let mut cells = vec![name(lang, row)];
    let counts = [
        results.total,
        results.on_time,
        results.late,
        results.finished,
        results.overdue,
        results.unsaid,
        results.slips,
    ];
    cells.extend(counts.map(Cell::from));
    let rates = [
        (results.achieved_percent, dated, told),
        (results.on_time_percent, results.on_time, dated),
        (results.first_percent, results.as_first_promised, dated),
    ];
    let share = |(percent, part, whole)| names::share(lang, percent, part, whole);
    cells.extend(rates.map(|rate| Cell::from(share(rate))));
    cells
}

fn conduct_heads(lang: Lang) -> Vec<Column> {
    let mut columns = vec![Column::words(report::col_lead(lang))];
    let counts = [
        words::col_reported(lang),
        words::col_report_rate(lang),
        words::col_problems_opened(lang),
        words::col_problems_cleared(lang),
        words::col_problems_open(lang),
        words::col_levels(lang),
        words::col_urged(lang),
    ];
    columns.extend(counts.map(Column::numbers));
    columns
}

fn conduct_row(lang: Lang, row: &AppraisalRow) -> Vec<Cell> {
    let reporting = row.reporting;
    let mut cells = vec![
        name(lang, row),
        format!("{}/{}", reporting.reported, reporting.owed).into(),
        cell::percent(reporting.percent),
    ];
    let counts = [
        row.problems_opened,
        row.problems_cleared,
        row.problems_open,
        row.levels_raised,
        row.urged,
    ];
    cells.extend(counts.map(Cell::from));
    cells
}
