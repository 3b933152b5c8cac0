//! The ledger as an Excel file: typed cells, widths for Chinese, frozen header, filter, print set-up; never a formula.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::ledger::{Cell, Ledger};
use crate::domain::id::Day;
use crate::text::safe::clean_text;
use crate::text::width::columns;

/// No column is wider than this.
const WIDEST: usize = 60;
/// A4 in the numbers of Excel.
const A4: u8 = 9;
/// What a cell of Excel holds at most.
const MAX_CHARS: usize = 32_767;

/// Writes a ledger. The same ledger gives the same bytes: the file carries no time of its making.
pub fn xlsx(ledger: &Ledger) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let birth = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&birth));
    let sheet = book.add_worksheet();
    sheet.set_name(ledger.name)?;
    let head = Format::new().set_bold().set_text_wrap();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (column, name) in (0_u16..).zip(&ledger.headings) {
        sheet.write_string_with_format(0, column, name, &head)?;
    }
    for (row, cells) in (1_u32..).zip(&ledger.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            write(sheet, (row, column), cell, &day)?;
        }
    }
    for (column, width) in (0_u16..).zip(widths(ledger)) {
        sheet.set_column_width(column, width)?;
    }
    let last_row = u32::try_from(ledger.rows.len()).unwrap_or(u32::MAX);
    let last_column = u16::try_from(ledger.headings.len().saturating_sub(1)).unwrap_or(u16::MAX);
    sheet
        .autofilter(0, 0, last_row, last_column)?
        .set_freeze_panes(1, 2)?
        .set_repeat_rows(0, 0)?
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0);
    book.save_to_buffer()
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    day_format: &Format,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Text(text) => {
            let text: String = clean_text(text).chars().take(MAX_CHARS).collect();
            sheet.write_string(row, column, text)?;
        }
        // Excel holds fifteen digits; sums of money are far below.
        Cell::Number(number) => match i32::try_from(*number) {
            Ok(number) => sheet.write_number(row, column, number).map(|_| ())?,
            Err(_) => sheet
                .write_string(row, column, number.to_string())
                .map(|_| ())?,
        },
        Cell::Day(day) => {
            let day = excel_day(*day)?;
            sheet.write_datetime_with_format(row, column, &day, day_format)?;
        }
    }
    Ok(())
}

fn excel_day(day: Day) -> Result<ExcelDateTime, XlsxError> {
    use chrono::Datelike;
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(day.year()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, small(day.month()), small(day.day()))
}

/// What the widest cell of a column takes, and two.
fn widths(ledger: &Ledger) -> Vec<u8> {
    let taken = |cell: &Cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) => clean_text(text).split('\n').map(columns).max().unwrap_or(0),
        Cell::Number(number) => number.to_string().len(),
        Cell::Day(_) => 10,
    };
    let width = |(place, name): (usize, &String)| {
        let cells = ledger.rows.iter().filter_map(|row| row.get(place));
        let widest = cells.map(taken).max().unwrap_or(0).max(columns(name));
        u8::try_from((widest + 2).min(WIDEST)).unwrap_or(u8::MAX)
    };
    ledger.headings.iter().enumerate().map(width).collect()
}
