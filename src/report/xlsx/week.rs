//! The weekly summary as an Excel file: what a reader has to know on the first sheet, then a sheet for every table.

use std::collections::BTreeSet;

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartType, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::super::block::{Align, Block, Column, Table};
use super::super::ledger::Cell;
use super::super::page::page;
use super::super::week::WeekReport;
use super::sheet::{A4, fill, place, whole};
use crate::i18n::Lang;
use crate::i18n::report as words;
use crate::text::width::columns;

/// Columns of the first sheet: their width, and how many a sentence runs across.
const WIDTH: u8 = 14;
const ACROSS: u16 = 7;
/// Height of a line of text.
const LINE: u16 = 18;
/// Where the charts stand on the first sheet, behind the table of counts.
const CHARTS: u16 = 5;
/// Characters that the name of a sheet may not have, and how long it may be.
const FORBIDDEN: &[char] = &['[', ']', ':', '*', '?', '/', '\\', '\''];
const NAME: usize = 31;
/// More departments are not drawn; the table has all.
const DRAWN: u32 = 20;

/// A section: its heading and what stands below it.
struct Section<'a> {
    heading: &'a str,
    blocks: Vec<&'a Block>,
}

/// Writes a report. The same report gives the same bytes.
pub fn week(lang: Lang, report: &WeekReport) -> Result<Vec<u8>, XlsxError> {
    let blocks = page(lang, report);
    let (front, sections) = sections(&blocks);
    let mut book = super::book()?;
    let mut names = BTreeSet::new();
    for (number, section) in sections.iter().enumerate() {
        let table = section.blocks.iter().find_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        });
        let sheet = named(&mut book, section.heading, &mut names)?;
        if number == 0 {
            summary(sheet, lang, &front, section, table)?;
        } else if let Some(table) = table {
            let heads: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
            fill(sheet, &heads, &cells(table), 1)?;
            if section.heading == words::departments(lang) {
                draw_overdue(sheet, lang, table)?;
            }
        } else {
            sentences(sheet, 0, &section.blocks, lang)?;
        }
    }
    book.save_to_buffer()
}

/// What stands before the first heading, and the sections.
fn sections(blocks: &[Block]) -> (Vec<&Block>, Vec<Section<'_>>) {
    let mut front = Vec::new();
    let mut sections: Vec<Section<'_>> = Vec::new();
    for block in blocks {
        if let Block::Heading(heading) = block {
            sections.push(Section {
                heading,
                blocks: Vec::new(),
            });
        } else if let Some(section) = sections.last_mut() {
            section.blocks.push(block);
        } else {
            front.push(block);
        }
    }
    (front, sections)
}

/// A sheet named after its section, without the section's number.
fn named<'b>(
    book: &'b mut Workbook,
    heading: &str,
    names: &mut BTreeSet<String>,
) -> Result<&'b mut Worksheet, XlsxError> {
    let bare = heading
        .split_once(['、', '.'])
        .map_or(heading, |(_, rest)| rest);
    let name: String = bare
        .trim()
        .chars()
        .filter(|letter| !FORBIDDEN.contains(letter))
        .take(NAME)
        .collect();
    let sheet = book.add_worksheet();
    if !name.is_empty() && names.insert(name.to_lowercase()) {
        sheet.set_name(name)?;
    }
    Ok(sheet)
}

/// The first sheet: title, sentences, the counts and their charts; it prints on one upright page.
fn summary(
    sheet: &mut Worksheet,
    lang: Lang,
    front: &[&Block],
    section: &Section<'_>,
    table: Option<&Table>,
) -> Result<(), XlsxError> {
    let row = sentences(sheet, 0, front, lang)?;
    let row = sentences(sheet, row, &section.blocks, lang)?;
    if let Some(table) = table {
        let heads: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
        place(sheet, row, &heads, &cells(table))?;
        draw_counts(sheet, table, row)?;
    }
    sheet
        .set_paper_size(A4)
        .set_portrait()
        .set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Writes sentences one below the other, each across the whole width; gives the row behind them.
fn sentences(
    sheet: &mut Worksheet,
    top: u32,
    blocks: &[&Block],
    lang: Lang,
) -> Result<u32, XlsxError> {
    for column in 0..=ACROSS {
        sheet.set_column_width(column, WIDTH)?;
    }
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let title = Format::new()
        .set_bold()
        .set_font_size(16)
        .set_align(FormatAlign::Center);
    let mut row = top;
    let mut say = |line: &str, format: &Format| -> Result<(), XlsxError> {
        sheet.merge_range(row, 0, row, ACROSS, &whole(line), format)?;
        // A little less than what fits, because fonts differ in width.
        let room = usize::from(ACROSS + 1) * usize::from(WIDTH) * 9 / 10;
        let lines: usize = line
            .split('\n')
            .map(|line| columns(line).div_ceil(room).max(1))
            .sum();
        let lines = u16::try_from(lines).unwrap_or(u16::MAX);
        sheet.set_row_height(row, lines.saturating_mul(LINE))?;
        row += 1;
        Ok(())
    };
    for block in blocks {
        match block {
            Block::Title(line) => say(line, &title)?,
            Block::Text(line) | Block::Heading(line) | Block::Subheading(line) => say(line, &text)?,
            Block::List(items) => {
                for item in items {
                    say(
                        &format!("{}{}{}", item.about, words::colon(lang), item.text),
                        &text,
                    )?;
                }
            }
            Block::Table(_) => {}
        }
    }
    Ok(row)
}

/// The cells of a table with their types.
fn cells(table: &Table) -> Vec<Vec<Cell>> {
    let row = |row: &Vec<String>| {
        row.iter()
            .zip(&table.columns)
            .map(|(text, column)| typed(text, column))
            .collect()
    };
    table.rows.iter().map(row).collect()
}

/// A number where the column holds numbers, a day where a day stands alone; everything else is text.
fn typed(text: &str, column: &Column) -> Cell {
    if let Ok(day) = text.parse() {
        return Cell::Day(day);
    }
    if column.align == Align::Left {
        return Cell::Text(text.to_owned());
    }
    let percent = text
        .strip_suffix('%')
        .and_then(|number| number.parse().ok());
    if let Some(percent) = percent {
        return Cell::Percent(percent);
    }
    match text.trim_start_matches('+').parse() {
        Ok(number) => Cell::Number(number),
        Err(_) if text == "-" => Cell::Empty,
        Err(_) => Cell::Text(text.to_owned()),
    }
}

/// A chart for each group of the counts (stages, lights, classes), beside the table.
fn draw_counts(sheet: &mut Worksheet, table: &Table, top: u32) -> Result<(), XlsxError> {
    let group = |row: &Vec<String>| row.first().cloned().unwrap_or_default();
    let mut first = top + 1;
    let sheet_name = sheet.name();
    for (place, rows) in (0_u32..).zip(table.rows.chunk_by(|a, b| group(a) == group(b))) {
        let count = u32::try_from(rows.len()).unwrap_or(0);
        let last = first + count.saturating_sub(1);
        let title = rows.first().map(group).unwrap_or_default();
        let mut chart = bars(ChartType::Column, &title);
        chart
            .add_series()
            .set_categories((sheet_name.as_str(), first, 1, last, 1))
            .set_values((sheet_name.as_str(), first, 2, last, 2))
            .set_data_label(ChartDataLabel::new().show_value());
        sheet.insert_chart(top + place * 12, CHARTS, &chart)?;
        first = last + 1;
    }
    Ok(())
}

/// How many are overdue in each department.
fn draw_overdue(sheet: &mut Worksheet, lang: Lang, table: &Table) -> Result<(), XlsxError> {
    let overdue = table
        .columns
        .iter()
        .position(|column| column.name == words::col_overdue(lang));
    let Some(overdue) = overdue.and_then(|place| u16::try_from(place).ok()) else {
        return Ok(());
    };
    let last = u32::try_from(table.rows.len()).unwrap_or(0).min(DRAWN);
    let sheet_name = sheet.name();
    let mut chart = bars(ChartType::Bar, words::overdue_by_department(lang));
    chart
        .add_series()
        .set_categories((sheet_name.as_str(), 1, 0, last, 0))
        .set_values((sheet_name.as_str(), 1, overdue, last, overdue))
        .set_data_label(ChartDataLabel::new().show_value());
    chart.y_axis().set_reverse();
    chart.set_height(480);
    let below = u32::try_from(table.rows.len()).unwrap_or(0) + 2;
    sheet.insert_chart(below, 0, &chart)?;
    Ok(())
}

fn bars(kind: ChartType, title: &str) -> Chart {
    let mut chart = Chart::new(kind);
    chart.title().set_name(title);
    chart.legend().set_hidden();
    chart.set_width(360).set_height(220);
    chart
}
