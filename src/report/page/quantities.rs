//! 七、量化指标与规划指标: what projects reached, and what the plan's indicators say.

use super::super::block::{Block, Column, Table};
use super::super::cell::Cell;
use super::super::week::{IndicatorRow, MeasureRow, WeekReport};
use super::cell;
use super::tables::table;
use crate::domain::indicator::Verdict;
use crate::i18n::{Lang, indicator as verdicts, report as words};

pub(super) fn section(lang: Lang, report: &WeekReport) -> Vec<Block> {
    let [heading, measures] = measures(lang, report);
    vec![
        heading,
        Block::Subheading(words::part_measures(lang).to_owned()),
        measures,
        Block::Subheading(words::part_indicators(lang).to_owned()),
        indicators(lang, report),
    ]
}

fn measures(lang: Lang, report: &WeekReport) -> [Block; 2] {
    let columns = vec![
        Column::words(words::col_project(lang)),
        Column::words(words::col_measure(lang)),
        Column::numbers(words::col_year(lang)),
        Column::numbers(words::col_target(lang)),
        Column::numbers(words::col_before(lang)),
        Column::numbers(words::col_reached(lang)),
        Column::words(words::col_unit(lang)),
        Column::numbers(words::col_percent(lang)),
    ];
    let row = |row: &MeasureRow| {
        vec![
            cell::project(&row.project).into(),
            row.name.clone().into(),
            row.year.map(i64::from).into(),
            row.target.into(),
            row.before.into(),
            row.done.into(),
            row.unit.clone().into(),
            cell::percent(row.percent),
        ]
    };
    let heading = ("measures", words::measures(lang));
    let about = |row: &MeasureRow| Some(row.project.id);
    table(lang, heading, columns, &report.measures, about, row)
}

fn indicators(lang: Lang, report: &WeekReport) -> Block {
    if report.scope.filter.is_some() {
        return Block::Text(words::indicators_whole(lang).to_owned());
    }
    if report.indicators.is_empty() {
        return Block::Text(words::nothing(lang).to_owned());
    }
    let last = report.indicators.iter().find_map(|row| row.final_year);
    let last = last.map_or_else(
        || words::col_final(lang).to_owned(),
        |year| words::final_of(lang, year),
    );
    Block::Table(Table {
        columns: vec![
            Column::words(words::col_indicator(lang)),
            Column::words(words::col_unit(lang)),
            Column::words(words::col_nature(lang)),
            Column::numbers(words::col_year(lang)),
            Column::words(words::col_target(lang)),
            Column::words(words::col_actual(lang)),
            Column::words(words::col_verdict(lang)),
            Column::words(last),
            Column::words(words::col_departments(lang)),
        ],
        rows: report
            .indicators
            .iter()
            .map(|row| indicator(lang, row))
            .collect(),
        projects: Vec::new(),
    })
}

fn indicator(lang: Lang, row: &IndicatorRow) -> Vec<Cell> {
    let number = match (row.number.as_str(), row.depth) {
        ("", 0) => String::new(),
        ("", _) => "- ".to_owned(),
        (number, _) => format!("{number}. "),
    };
    let verdict = Verdict::ALL
        .into_iter()
        .find(|one| Some(one.key()) == row.verdict);
    let departments: Vec<&str> = row.departments.iter().map(|dept| dept.name(lang)).collect();
    vec![
        format!("{number}{}", row.name).into(),
        row.unit.clone().into(),
        verdicts::nature(lang, row.nature).into(),
        row.year.map(i64::from).into(),
        row.target.clone().into(),
        row.actual.clone().into(),
        verdict
            .map(|verdict| verdicts::verdict(lang, verdict))
            .into(),
        row.final_target.clone().into(),
        departments.join(words::comma(lang)).into(),
    ]
}
