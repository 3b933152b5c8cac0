//! The file is read back by another library, with the types of its cells.

use std::io::Cursor;

use calamine::{Data, DataType, Range, Reader, SheetVisible, Xlsx};
use chrono_tz::Asia::Shanghai;
use pretty_assertions::assert_eq;
use rstest::rstest;

use super::super::block::{Bar, Block, Chart, Column, Table, Tone};
use super::super::cell::Cell;
use super::super::ledger::ledger;
use super::super::listing::Look;
use super::super::paper::{Paper, Report};
use super::super::testing::{Log, at, full};
use super::xlsx;
use crate::domain::ledger::Column as LedgerColumn;
use crate::domain::state::{Horizon, State};
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
    let count = |is_one: fn(&Block) -> bool| blocks.iter().filter(|block| is_one(block)).count();
    let headings = count(|block| matches!(block, Block::Heading { .. }));
    // Measures and indicators stand in one section and on two sheets.
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
fn the_figures_of_the_first_sheet_are_numbers_and_lead_to_the_others() {
    let report = full().week(11);
    let range = sheet(&report, "总体情况");
    let names = range
        .rows()
        .position(|row| row[0].get_string() == Some("在册"))
        .unwrap();
    let number = &range.rows().nth(names + 1).unwrap()[0];
    assert_eq!(
        number.get_float(),
        Some(f64::from(report.overall.total.count))
    );
    let change = &range.rows().nth(names + 2).unwrap()[0];
    assert!(change.get_float().is_some(), "{change:?}");
    // The list of sheets names every other one that is in sight.
    let cells: Vec<String> = range.rows().flatten().map(ToString::to_string).collect();
    let file = super::report(&report.paper(Lang::Zh)).unwrap();
    let book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    for known in book.sheets_metadata().iter().skip(1) {
        let is_shown = known.visible == SheetVisible::Visible;
        assert_eq!(is_shown, cells.contains(&known.name), "{}", known.name);
    }
}

/// A part of the file as it is written.
fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
    text
}

#[test]
fn charts_draw_the_rows_of_a_table_where_these_are_their_bars() {
    let file = super::report(&full().week(11).paper(Lang::Zh)).unwrap();
    let stages = part(&file, "xl/charts/chart1.xml");
    assert!(stages.contains("<c:f>总体情况!$B$"), "{stages}");
    let departments = part(&file, "xl/charts/chart3.xml");
    assert!(departments.contains("!$B$"), "{departments}");
    assert!(departments.contains("<c:dPt>"), "{departments}");
}

#[test]
fn numbers_that_no_table_has_in_a_row_stand_on_a_hidden_sheet() {
    let mut page = page("x");
    let bars = [("a", 2), ("b", 1)].map(|(name, number)| Bar {
        name: name.to_owned(),
        number,
        tone: Tone::Red,
    });
    page.blocks.push(Block::Chart(Chart {
        name: "c".to_owned(),
        bars: bars.into(),
    }));
    let file = super::report(&page).unwrap();
    assert!(part(&file, "xl/charts/chart1.xml").contains("<c:f>图表数据!$B$2:$B$3"));
    let book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let last = book.sheets_metadata().last().unwrap();
    assert_eq!(
        (last.name.as_str(), last.visible),
        ("图表数据", SheetVisible::Hidden)
    );
}

#[test]
fn the_first_sheet_stands_the_others_lie_with_their_head_on_every_page() {
    let file = super::report(&full().week(11).paper(Lang::Zh)).unwrap();
    let book = part(&file, "xl/workbook.xml");
    assert!(book.contains("逾期项目!$1:$1"), "{book}");
    let sheet = part(&file, "xl/worksheets/sheet3.xml");
    for told in [
        "orientation=\"landscape\"",
        "fitToHeight=\"0\"",
        "state=\"frozen\"",
        "第 &amp;P 页",
        "dataBar",
    ] {
        assert!(sheet.contains(told), "{told}: {sheet}");
    }
    let front = part(&file, "xl/worksheets/sheet1.xml");
    assert!(front.contains("orientation=\"portrait\""), "{front}");
    let properties = part(&file, "docProps/core.xml");
    assert!(properties.contains("海淀区重点工程周报"), "{properties}");
}

/// A page with one table of one cell.
fn page(text: &str) -> Paper {
    let table = Table {
        columns: vec![Column::words("项目")],
        rows: vec![vec![Cell::Text(text.to_owned())]],
        projects: Vec::new(),
    };
    Paper {
        lang: Lang::Zh,
        made: at("2025-03-14 17:00:00"),
        blocks: vec![
            Block::Title("A & B".repeat(100)),
            Block::heading("one", "一、[a]*?:/\\"),
            Block::Text("x".to_owned()),
            Block::heading("two", "二、很长的名字".repeat(10)),
            Block::Table(table.clone()),
            Block::heading("three", "二、很长的名字".repeat(10)),
            Block::Table(table),
            Block::heading("four", "四、History"),
            Block::Text("=1+1".to_owned()),
        ],
    }
}

#[rstest]
#[case("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0")]
#[case("@SUM(1)", "@SUM(1)")]
#[case("+1+1", "+1+1")]
#[case("-2+3", "-2+3")]
#[case("a\u{1b}[31mb\u{202e}c\u{0}d", "a[31mbcd")]
#[case("一\r\n二", "一\n二")]
#[case("<&>\"'", "<&>\"'")]
fn a_hostile_text_stays_what_it_is(#[case] text: &str, #[case] kept: &str) {
    let file = super::report(&page(text)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let sheets = book.worksheets();
    let cell = sheets[1].1.get((1, 0)).unwrap();
    assert_eq!(cell.get_string(), Some(kept));
    for (name, _) in &sheets {
        assert!(book.worksheet_formula(name).unwrap().is_empty(), "{name}");
    }
}

#[test]
fn an_edited_cell_does_not_become_a_formula() {
    let file = super::report(&page("=1+1")).unwrap();
    assert!(part(&file, "xl/styles.xml").contains("quotePrefix=\"1\""));
}

#[test]
fn names_of_sheets_are_short_allowed_and_there_once() {
    let file = super::report(&page("x")).unwrap();
    let book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let names = book.sheet_names();
    let long = "很长的名字".to_owned() + &"二、很长的名字".repeat(4);
    let long: String = long.chars().take(31).collect();
    let second: String = long.chars().take(29).collect::<String>() + " 2";
    assert_eq!(
        names,
        ["a".to_owned(), long, second, "History 2".to_owned()]
    );
}

#[rstest]
#[case(&"字".repeat(300), 300)]
#[case(&"字".repeat(32_767), 32_767)]
#[case(&"字".repeat(40_000), 32_767)]
#[case(&"𠮷".repeat(20_000), 32_767)]
fn a_text_too_long_for_a_cell_is_cut_with_a_mark(#[case] text: &str, #[case] units: usize) {
    let file = super::report(&page(text)).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let cell = book.worksheets()[1].1.get((1, 0)).unwrap().to_string();
    let found = cell.encode_utf16().count();
    assert!(found == units || found == units - 1, "{found}");
    assert_eq!(cell.ends_with("后略）"), cell != text);
}

fn board_ledger(lang: Lang, columns: &[LedgerColumn]) -> Vec<u8> {
    let mut log = Log::new();
    log.add(1, "北坞公园", "park", "construction");
    log.add(2, "=1+1", "rail", "reserve");
    let state = State::fold(&log.events, Shanghai, Horizon::Everything);
    let look = Look {
        lang,
        board: &state.board,
        today: "2025-03-14".parse().unwrap(),
    };
    let projects: Vec<_> = state.projects.values().collect();
    let ledger = ledger(look, columns, &projects, &mut |_| ());
    xlsx(&ledger, &mut |_| ()).unwrap()
}

#[rstest]
fn a_ledger_offers_lists_and_keeps_its_head_in_sight(#[values(Lang::Zh, Lang::En)] lang: Lang) {
    let file = board_ledger(lang, &LedgerColumn::EXPORTED);
    assert_eq!(file, board_ledger(lang, &LedgerColumn::EXPORTED));
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("topLeftCell=\"C2\""), "{sheet}");
    assert!(sheet.contains("type=\"list\""), "{sheet}");
    assert!(part(&file, "xl/tables/table1.xml").contains("autoFilter"));
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let hidden: Vec<bool> = book
        .sheets_metadata()
        .iter()
        .map(|sheet| sheet.visible == SheetVisible::Hidden)
        .collect();
    assert_eq!(hidden, [false, true]);
    let rows = book.worksheets()[0].1.height();
    assert_eq!(rows, 3);
}

#[test]
fn a_whole_ledger_has_every_column() {
    let file = board_ledger(Lang::Zh, &LedgerColumn::ALL);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file)).unwrap();
    let sheet = &book.worksheets()[0].1;
    assert_eq!(sheet.width(), LedgerColumn::ALL.len());
    let serial: Vec<Option<f64>> = sheet.rows().skip(1).map(|row| row[0].get_float()).collect();
    assert_eq!(serial, [Some(1.0), Some(2.0)]);
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
