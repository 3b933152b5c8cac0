//! The file is read back by another library, with the types of its cells.

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, Xlsx};
use pretty_assertions::assert_eq;
use rstest::rstest;

use super::super::block::Block;
use super::super::paper::Report;
use super::super::testing::{Log, full};
use crate::i18n::Lang;
use crate::report::week::WeekReport;

fn sheets(report: &WeekReport, lang: Lang) -> Vec<(String, Range<Data>)> {
    let file = super::report(&report.paper(lang)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    book.worksheets()
}

fn sheet(report: &WeekReport, name: &str) -> Range<Data> {
    let found = sheets(report, Lang::Zh)
        .into_iter()
        .find(|(known, _)| known == name);
    found.unwrap().1
}

#[rstest]
fn every_section_is_a_sheet_and_every_row_is_in_it(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    let report = full().week(11);
    let blocks = report.paper(lang).blocks;
    let sheets = sheets(&report, lang);
    let headings = blocks
        .iter()
        .filter(|block| matches!(block, Block::Heading { .. }))
        .count();
    // And the numbers that the charts draw.
    assert_eq!(sheets.len(), headings + 1);
    let tables = blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    for table in tables.skip(1) {
        let found = sheets.iter().any(|(_, range)| {
            let head: Vec<String> = range
                .rows()
                .next()
                .unwrap_or_default()
                .iter()
                .map(ToString::to_string)
                .collect();
            let names: Vec<&str> = table
                .columns
                .iter()
                .map(|column| column.name.as_ref())
                .collect();
            head == names && range.height() == table.rows.len() + 1
        });
        assert!(found, "{:?}", table.columns);
    }
}

#[test]
fn figures_are_numbers() {
    let report = full().week(11);
    let departments = sheet(&report, "部门情况");
    for (row, department) in departments.rows().skip(1).zip(&report.departments) {
        assert_eq!(row[1].get_float(), Some(f64::from(department.total)));
    }
    let overdue = sheet(&report, "逾期项目");
    let days = overdue.rows().skip(1).map(|row| row[4].get_float());
    let meant = report
        .overdue
        .iter()
        .map(|row| i32::try_from(row.days).map(f64::from).ok());
    assert_eq!(days.collect::<Vec<_>>(), meant.collect::<Vec<_>>());
}

#[test]
fn the_first_sheet_says_it_in_sentences_and_counts() {
    let report = full().week(11);
    let range = sheet(&report, "总体情况");
    let said: Vec<String> = range
        .rows()
        .filter_map(|row| row[0].get_string().map(str::to_owned))
        .collect();
    assert!(said.iter().any(|line| line.starts_with("在册")), "{said:?}");
    assert!(said.iter().any(|line| line == "阶段"), "{said:?}");
}

#[test]
fn a_formula_stays_a_text() {
    let mut log = Log::new();
    log.add(1, "=HYPERLINK(\"x\")", "park", "construction");
    let report = log.week(11);
    let ledger = sheet(&report, "附表一：未填报项目");
    let title = ledger.rows().nth(1).unwrap()[0]
        .get_string()
        .unwrap()
        .to_owned();
    assert!(title.contains("=HYPERLINK(\"x\")"), "{title}");
    let file = super::report(&report.paper(Lang::Zh)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = full().week(11);
    assert_eq!(
        super::report(&report.paper(Lang::Zh)).unwrap(),
        super::report(&report.paper(Lang::Zh)).unwrap()
    );
}

#[test]
fn an_empty_board_gives_a_file_too() {
    let report = Log::new().week(11);
    assert_eq!(sheets(&report, Lang::Zh).first().unwrap().0, "总体情况");
}
