//! The ledger as an Excel file that is good to edit: lists to choose from, and the head always in sight.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Formula, Workbook, Worksheet, XlsxError,
};

use super::super::ledger::Ledger;
use super::book;
use super::pen::{Pen, whole};
use super::print::{Area, Lie, set_up};
use super::sheet::{Grid, Head, enliven, place, widen};
use crate::i18n::ledger as words;

/// Number and title stay where they are.
const FIXED: u16 = 2;
/// So many rows below the last one can be chosen in too: new projects are added there.
const SPARE: u32 = 500;

/// Writes a ledger. The same ledger gives the same bytes: the file carries no time of its making. `done` hears of every
/// row.
pub fn xlsx(ledger: &Ledger, done: &mut dyn FnMut(usize)) -> Result<Vec<u8>, XlsxError> {
    let pen = Pen::new(ledger.lang);
    let heads: Vec<Head<'_>> = ledger
        .headings
        .iter()
        .map(|heading| Head {
            name: &heading.name,
            align: heading.align,
        })
        .collect();
    let grid = Grid {
        heads: &heads,
        rows: &ledger.rows,
    };
    let widths = grid.widths();
    let mut book = book(ledger.name, None)?;
    let sheet = book.add_worksheet();
    sheet.set_name(ledger.name)?;
    widen(sheet, &widths)?;
    place(sheet, &pen, 0, grid, &widths, done)?;
    enliven(sheet, &pen, 0, grid)?;
    let last = (grid.last_row(0), grid.last_column());
    sheet.set_freeze_panes(1, FIXED.min(last.1))?;
    let area = Area {
        lie: Lie::Across,
        title: ledger.name,
        last,
        widths: &widths,
        head: Some(0),
        fixed: FIXED,
    };
    set_up(sheet, ledger.lang, area)?;
    offer(sheet, ledger, last.0)?;
    list(&mut book, ledger)?;
    book.save_to_buffer()
}

/// The columns that have lists, each with its place on the sheet of lists.
fn lists(ledger: &Ledger) -> impl Iterator<Item = (u16, u16, &[String])> {
    let all = (0_u16..).zip(&ledger.headings);
    let listed = all.filter(|(_, heading)| !heading.choices.is_empty());
    (0_u16..)
        .zip(listed)
        .map(|(at, (column, heading))| (column, at, heading.choices.as_slice()))
}

/// Offers the lists in the columns; another word is asked about and not refused, since a department may be new.
fn offer(sheet: &mut Worksheet, ledger: &Ledger, last: u32) -> Result<(), XlsxError> {
    let lang = ledger.lang;
    for (column, at, choices) in lists(ledger) {
        let letter = rust_xlsxwriter::utility::column_number_to_name(at);
        let name = words::choices(lang);
        let range = format!("='{name}'!${letter}$1:${letter}${}", choices.len());
        let rule = DataValidation::new()
            .allow_list_formula(Formula::new(range))
            .set_error_style(DataValidationErrorStyle::Warning)
            .set_error_title(words::choose_title(lang))?
            .set_error_message(words::choose(lang))?;
        sheet.add_data_validation(1, column, last.saturating_add(SPARE), column, &rule)?;
    }
    Ok(())
}

/// Writes the lists onto a hidden sheet: in the rule itself Excel has room for 255 letters only.
fn list(book: &mut Workbook, ledger: &Ledger) -> Result<(), XlsxError> {
    if lists(ledger).next().is_none() {
        return Ok(());
    }
    let sheet = book.add_worksheet();
    sheet
        .set_name(words::choices(ledger.lang))?
        .set_hidden(true);
    for (_, at, choices) in lists(ledger) {
        for (row, choice) in (0_u32..).zip(choices) {
            sheet.write_string(row, at, whole(ledger.lang, choice))?;
        }
    }
    Ok(())
}
