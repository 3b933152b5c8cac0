//! Excel files: the exported ledger, and reports with a sheet for every section and native charts.

mod report;
mod sheet;
#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use super::ledger::Ledger;

pub use report::report;

/// Writes a ledger. The same ledger gives the same bytes: the file carries no time of its making.
pub fn xlsx(ledger: &Ledger) -> Result<Vec<u8>, XlsxError> {
    let mut book = book()?;
    let sheet = book.add_worksheet();
    sheet.set_name(ledger.name)?;
    sheet::fill(sheet, &ledger.headings, &ledger.rows, 2)?;
    book.save_to_buffer()
}

/// An empty file without a time of its making.
fn book() -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let birth = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&birth));
    Ok(book)
}
