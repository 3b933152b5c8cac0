//! Excel files: the exported ledger, and reports with a sheet for every section and native charts.

mod chart;
mod flow;
mod ledger;
mod pen;
mod print;
mod report;
mod sheet;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Datelike, Timelike, Utc};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::text::safe::clean_line;

pub use ledger::xlsx;
pub use report::report;

/// An empty file of this title. What it says of its making is the moment that it is about, never that of its writing.
fn book(title: &str, made: Option<DateTime<Utc>>) -> Result<Workbook, XlsxError> {
    let mut book = Workbook::new();
    let birth = match made {
        Some(made) => moment(made),
        None => ExcelDateTime::from_ymd(2000, 1, 1),
    };
    let properties = DocProperties::new()
        .set_title(clean_line(title))
        .set_creation_datetime(&birth?);
    book.set_properties(&properties);
    Ok(book)
}

fn moment(made: DateTime<Utc>) -> Result<ExcelDateTime, XlsxError> {
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    let year = u16::try_from(made.year()).unwrap_or(0);
    ExcelDateTime::from_ymd(year, small(made.month()), small(made.day()))?.and_hms(
        u16::from(small(made.hour())),
        small(made.minute()),
        f64::from(made.second()),
    )
}
