//! One table on one sheet: typed cells, widths for Chinese, frozen and repeated head, filter, print set-up; never a formula.

use rust_xlsxwriter::{ExcelDateTime, Format, FormatBorder, Worksheet, XlsxError};

use super::super::cell::Cell;
use crate::domain::id::Day;
use crate::text::safe::clean_text;
use crate::text::width::columns;

/// No column is wider than this.
const WIDEST: usize = 60;
/// A4 in the numbers of Excel.
pub(super) const A4: u8 = 9;
/// The ground of the head, a light grey.
const SHADE: u32 = 0x00E7_E6E6;
/// What a cell of Excel holds at most.
const MAX_CHARS: usize = 32_767;

/// How the cells look.
pub(super) struct Formats {
    head: Format,
    day: Format,
    percent: Format,
    change: Format,
    text: Format,
}

impl Default for Formats {
    fn default() -> Self {
        Self {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_background_color(SHADE)
                .set_border(FormatBorder::Thin),
            day: Format::new().set_num_format("yyyy-mm-dd"),
            percent: Format::new().set_num_format("0%"),
            change: Format::new().set_num_format("+0;-0;0"),
            text: Format::new().set_text_wrap(),
        }
    }
}

/// Fills a whole sheet with a table; `fixed` columns stay where they are while the others are scrolled.
pub(super) fn fill<H: AsRef<str>>(
    sheet: &mut Worksheet,
    headings: &[H],
    rows: &[Vec<Cell>],
    fixed: u16,
) -> Result<(), XlsxError> {
    place(sheet, 0, headings, rows)?;
    for (column, width) in (0_u16..).zip(widths(headings, rows)) {
        sheet.set_column_width(column, width)?;
    }
    let last_row = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet
        .autofilter(0, 0, last_row, last_column)?
        .set_freeze_panes(1, fixed)?
        .set_repeat_rows(0, 0)?
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    Ok(())
}

/// Puts a table onto a sheet, its head at `top`.
pub(super) fn place<H: AsRef<str>>(
    sheet: &mut Worksheet,
    top: u32,
    headings: &[H],
    rows: &[Vec<Cell>],
) -> Result<(), XlsxError> {
    let formats = Formats::default();
    for (column, name) in (0_u16..).zip(headings) {
        sheet.write_string_with_format(top, column, name.as_ref(), &formats.head)?;
    }
    for (row, cells) in (top.saturating_add(1)..).zip(rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write(sheet, (row, column), cell, &formats)?;
        }
    }
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let text = whole(text);
            if text.contains('\n') {
                sheet.write_string_with_format(row, column, text, &formats.text)?;
            } else {
                sheet.write_string(row, column, text)?;
            }
        }
        Cell::Number(number) => {
            sheet.write_number(row, column, excel_number(&number.to_string()))?;
        }
        Cell::Change(change) => {
            let number = excel_number(&change.to_string());
            sheet.write_number_with_format(row, column, number, &formats.change)?;
        }
        Cell::Amount(amount) => {
            sheet.write_number(row, column, excel_number(&amount.to_string()))?;
        }
        Cell::Percent(percent) => {
            let share = f64::from(*percent) / 100.0;
            sheet.write_number_with_format(row, column, share, &formats.percent)?;
        }
        Cell::Day(day) => {
            let day = excel_day(*day)?;
            sheet.write_datetime_with_format(row, column, &day, &formats.day)?;
        }
    }
    Ok(())
}

/// A text as a cell holds it: clean, and not longer than Excel allows.
pub(super) fn whole(text: &str) -> String {
    clean_text(text).chars().take(MAX_CHARS).collect()
}

/// Excel holds fifteen digits; sums of money and quantities are far below.
fn excel_number(digits: &str) -> f64 {
    digits.parse().unwrap_or_default()
}

fn excel_day(day: Day) -> Result<ExcelDateTime, XlsxError> {
    use chrono::Datelike;
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(day.year()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, small(day.month()), small(day.day()))
}

/// What the widest cell of a column takes, and two.
fn widths<H: AsRef<str>>(headings: &[H], rows: &[Vec<Cell>]) -> Vec<u8> {
    let taken = |cell: &Cell| match cell {
        Cell::Text(text) => clean_text(text).split('\n').map(columns).max().unwrap_or(0),
        other => columns(&other.bare()),
    };
    let width = |(place, name): (usize, &H)| {
        let cells = rows.iter().filter_map(|row| row.get(place));
        let widest = cells.map(taken).max().unwrap_or(0);
        let widest = widest.max(columns(name.as_ref()));
        u8::try_from((widest + 2).min(WIDEST)).unwrap_or(u8::MAX)
    };
    headings.iter().enumerate().map(width).collect()
}
