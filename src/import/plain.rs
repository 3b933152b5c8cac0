//! Plain text: whichever encoding a Chinese office writes, and CSV parted by commas, tabs or semicolons.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::text::safe::unguard_formula;

use super::sheet::{Budget, MAX_COLUMNS, MAX_ROWS, ReadError, Row, Sheet};

/// The most cells in a line of a text; a line with more is no row of a table.
const MAX_PARTS: usize = 16_384;

/// Decodes UTF-8, UTF-16 with its mark, and GB18030 (GBK), in which Excel in China saves CSV.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    let by_mark = Encoding::for_bom(bytes);
    let (tried, length): (&[_], _) = match &by_mark {
        Some((encoding, length)) => (std::slice::from_ref(encoding), *length),
        None => (&[UTF_8, GB18030], 0),
    };
    let bytes = bytes.get(length..).unwrap_or_default();
    let text = tried
        .iter()
        .find_map(|encoding| encoding.decode_without_bom_handling_and_without_replacement(bytes));
    text.filter(|text| !text.contains('\0'))
        .ok_or(ReadError::UnknownKind)
}

/// Whether a text begins as a web page or XML.
pub(super) fn is_markup(start: &str) -> bool {
    let head: String = start.chars().take(16).collect();
    let head = head.to_ascii_lowercase();
    [
        "<html",
        "<!doctype",
        "<table",
        "<?xml",
        "<head",
        "<meta",
        "<body",
    ]
    .iter()
    .any(|begin| head.starts_with(begin))
}

/// Reads CSV.
pub(super) fn sheet(text: &str) -> Result<Sheet, ReadError> {
    let delimiter = delimiter(text);
    let too_wide = |line: &str| line.bytes().filter(|byte| *byte == delimiter).count() > MAX_PARTS;
    if text.lines().any(too_wide) {
        return Err(ReadError::TooManyCells);
    }
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(delimiter)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut budget = Budget::of_a_file();
    let mut lines = Lines::of(text);
    for record in reader.records() {
        let record = record.map_err(ReadError::broken)?;
        let start = record.position().map_or(0, csv::Position::byte);
        let number = lines.row_at(usize::try_from(start).unwrap_or(usize::MAX));
        // A break within a cell is a line of the file but not a row of the sheet.
        lines.inner += record
            .iter()
            .map(|cell| cell.matches('\n').count())
            .sum::<usize>();
        let cells = record.iter().map(|cell| unguard_formula(cell.trim()));
        let row = Row {
            number,
            cells: cells
                .take(MAX_COLUMNS as usize)
                .map(|cell| cell.trim().to_owned())
                .collect(),
        };
        if row.is_empty() {
            continue;
        }
        if rows.len() >= MAX_ROWS as usize {
            return Err(ReadError::TooManyRows);
        }
        budget.spend(row.cells.len(), row.cells.iter().map(String::len).sum())?;
        rows.push(row);
    }
    Ok(Sheet {
        name: String::new(),
        rows,
    })
}

/// Counts the rows of a CSV text as a spreadsheet does, empty lines too. The reader's own count stops before the line
/// break of the record above.
struct Lines<'t> {
    bytes: &'t [u8],
    at: usize,
    breaks: usize,
    /// Breaks within cells so far.
    inner: usize,
}

impl<'t> Lines<'t> {
    const fn of(text: &'t str) -> Self {
        Self {
            bytes: text.as_bytes(),
            at: 0,
            breaks: 0,
            inner: 0,
        }
    }

    /// The number of the row whose record begins at this byte or behind line breaks from it on.
    fn row_at(&mut self, start: usize) -> u64 {
        let is_break = |byte: &u8| matches!(byte, b'\n' | b'\r');
        while let Some(byte) = self.bytes.get(self.at)
            && (self.at < start || is_break(byte))
        {
            self.breaks += usize::from(*byte == b'\n');
            self.at += 1;
        }
        let row = self.breaks.saturating_sub(self.inner);
        u64::try_from(row).unwrap_or(u64::MAX).saturating_add(1)
    }
}

/// Comma, unless the first line that has either holds only tabs or semicolons.
fn delimiter(text: &str) -> u8 {
    let is_parted = |line: &&str| line.contains([',', '\t', ';']);
    match text.lines().find(is_parted) {
        Some(line) if line.contains(',') => b',',
        Some(line) if line.contains('\t') => b'\t',
        Some(_) => b';',
        None => b',',
    }
}
