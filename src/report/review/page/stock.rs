//! 七、项目储备 and 八、投资情况.

use super::super::{MoneyRow, PoolRow, Review};
use crate::i18n::{Lang, report, review as words};
use crate::report::block::{Block, Column, Item, Table};
use crate::report::cell::Cell;
use crate::report::page::cell;

pub(super) fn pool(lang: Lang, review: &Review) -> Vec<Block> {
    let pool = &review.pool;
    let mut columns = vec![
        Column::words(report::col_group(lang)),
        Column::words(words::col_name(lang)),
        Column::numbers(words::col_total(lang)),
    ];
    let stages = pool.stages.iter();
    columns.extend(stages.map(|stage| Column::numbers(stage.name(lang).to_owned())));
    columns.extend([
        Column::numbers(words::col_invest(lang)),
        Column::numbers(words::col_invest_unsaid(lang)),
    ]);
    let mut rows = vec![pool_row(lang, "", words::all(lang), &pool.total)];
    let groups = [
        (words::by_category(lang), &pool.categories),
        (words::by_department(lang), &pool.departments),
    ];
    for (group, members) in groups {
        rows.extend(members.iter().map(|row| {
            let name = row.label.as_ref();
            let name = name.map_or(report::no_lead(lang), |label| label.name(lang));
            pool_row(lang, group, name, row)
        }));
    }
    let moves = words::pool_moves(
        lang,
        pool.before,
        pool.total.count,
        pool.entered.len(),
        pool.started.len(),
        pool.dropped.len(),
    );
    let invest = pool.total.invest;
    let invested = if invest.stated == 0 {
        words::none_invested(lang, invest.unsaid)
    } else {
        words::invested(lang, invest.sum, invest.stated, invest.unsaid)
    };
    let line = |about: &str, projects: &[_]| {
        let text = cell::projects(lang, projects);
        Item {
            about: about.to_owned(),
            text: if text.is_empty() {
                report::nothing(lang).to_owned()
            } else {
                text
            },
            project: None,
        }
    };
    vec![
        Block::heading("pool", words::pool(lang)),
        Block::Text(moves),
        Block::Text(invested),
        Block::List(vec![
            line(words::entered_list(lang), &pool.entered),
            line(words::started_list(lang), &pool.started),
            line(words::dropped_list(lang), &pool.dropped),
        ]),
        Block::Table(Table {
            columns,
            rows,
            projects: Vec::new(),
        }),
    ]
}

/// A sum that nobody states is no zero.
fn stated(stated: super::super::Stated) -> Cell {
    if stated.stated == 0 {
        Cell::Empty
    } else {
        stated.sum.into()
    }
}

fn pool_row(lang: Lang, group: &str, name: &str, row: &PoolRow) -> Vec<Cell> {
    let group = if group.is_empty() {
        words::all(lang)
    } else {
        group
    };
    let mut cells = vec![Cell::from(group), name.into(), row.count.into()];
    cells.extend(row.by_stage.iter().map(|count| Cell::from(*count)));
    cells.push(stated(row.invest));
    cells.push(row.invest.unsaid.into());
    cells
}

pub(super) fn money(lang: Lang, review: &Review) -> Vec<Block> {
    let columns = vec![
        Column::words(words::col_name(lang)),
        Column::numbers(words::col_projects(lang)),
        Column::numbers(words::col_invest(lang)),
        Column::numbers(words::col_invest_unsaid(lang)),
        Column::numbers(words::col_year_plan(lang)),
        Column::numbers(words::col_year_done(lang)),
        Column::numbers(report::col_percent(lang)),
    ];
    let money = &review.money;
    let mut rows: Vec<Vec<Cell>> = money
        .categories
        .iter()
        .map(|row| money_row(lang, row))
        .collect();
    rows.push(money_row(lang, &money.total));
    vec![
        Block::heading("money", words::money(lang)),
        Block::Table(Table {
            columns,
            rows,
            projects: Vec::new(),
        }),
    ]
}

fn money_row(lang: Lang, row: &MoneyRow) -> Vec<Cell> {
    let name = row.category.as_ref();
    let name = name.map_or(words::all(lang), |label| label.name(lang));
    vec![
        name.into(),
        row.projects.into(),
        stated(row.total),
        super::names::share(lang, row.unsaid_percent, row.total.unsaid, row.projects).into(),
        stated(row.year_plan),
        stated(row.year_done),
        cell::percent(row.percent),
    ]
}
