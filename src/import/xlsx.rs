//! The visible sheets of an Excel file as texts.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::sheet::{Budget, MAX_COLUMNS, MAX_ROWS, ReadError, Row, Sheet};

impl From<XlsxError> for ReadError {
    fn from(error: XlsxError) -> Self {
        match error {
            XlsxError::Password => Self::Password,
            other => Self::broken(other),
        }
    }
}

/// Reads the sheets that are shown. The bytes have been weighed.
pub(super) fn sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    // The reader reckons with the numbers of cells and areas as they come; where a file made by hand lets it fall, the
    // file is damaged and nothing of ours is half done.
    let read = catch_unwind(AssertUnwindSafe(|| all(bytes)));
    read.unwrap_or_else(|_| Err(ReadError::broken("the numbers of its cells")))
}

fn all(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes))?;
    let shown = |sheet: &&calamine::Sheet| {
        sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet
    };
    let names: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(shown)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut sheets = Vec::new();
    let mut budget = Budget::of_a_file();
    for name in names {
        let mut cells = used_cells(&mut book, &name, &mut budget)?;
        spread_merged(&mut book, &name, &mut cells, &mut budget)?;
        sheets.push(Sheet {
            rows: rows_of(&cells, &mut budget)?,
            name,
        });
    }
    Ok(sheets)
}

/// Texts by row and column, both from 0. Only what is there is held: a lone cell far out costs nothing.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

fn used_cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    budget: &mut Budget,
) -> Result<Cells, ReadError> {
    let mut cells = Cells::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell()? {
        let (row, column) = cell.get_position();
        let text = text_of(cell.get_value());
        let text = text.trim();
        if column >= MAX_COLUMNS || text.is_empty() {
            continue;
        }
        if row >= MAX_ROWS {
            return Err(ReadError::TooManyRows);
        }
        budget.spend(1, text.len())?;
        {
            cells
                .entry(row)
                .or_default()
                .insert(column, text.to_owned());
        }
    }
    Ok(cells)
}

/// A cell that spans several rows says the same for each of them that has something of its own.
fn spread_merged(
    book: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    cells: &mut Cells,
    budget: &mut Budget,
) -> Result<(), ReadError> {
    let Ok(merged) = book.merge_cells_by_sheet_name(name) else {
        return Ok(());
    };
    for area in merged {
        let first = cells
            .get(&area.start.0)
            .and_then(|row| row.get(&area.start.1));
        let Some(text) = first.cloned().filter(|_| area.end.0 > area.start.0) else {
            continue;
        };
        for (_, row) in cells.range_mut(area.start.0.saturating_add(1)..=area.end.0) {
            budget.spend(1, text.len())?;
            row.entry(area.start.1).or_insert_with(|| text.clone());
        }
    }
    Ok(())
}

fn rows_of(cells: &Cells, budget: &mut Budget) -> Result<Vec<Row>, ReadError> {
    let mut row = |(number, row): (&u32, &BTreeMap<u32, String>)| {
        let last = row.keys().last().copied().unwrap_or(0);
        budget.spend(last as usize + 1, 0)?;
        let cells = (0..=last).map(|column| row.get(&column).cloned().unwrap_or_default());
        Ok(Row {
            number: u64::from(*number) + 1,
            cells: cells.collect(),
        })
    };
    cells.iter().map(&mut row).collect()
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => plain_number(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(is) => is.to_string(),
        DataRef::DateTime(date) if date.is_datetime() => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTime(date) => plain_number(date.as_f64()),
        DataRef::DateTimeIso(text) => {
            let day = text.split('T').next().unwrap_or_default();
            day.to_owned()
        }
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A number as a person would write it; what floating point added behind the ninth digit is dropped.
fn plain_number(number: f64) -> String {
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_do() {
        assert_eq!(plain_number(2025.0), "2025");
        assert_eq!(plain_number(0.1 + 0.2), "0.3");
        assert_eq!(plain_number(-12.5), "-12.5");
    }
}
