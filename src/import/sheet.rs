//! Tables as rows of texts, whatever file they come from: CSV, xlsx, docx. Each row keeps the number that its program shows.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};

use crate::text::safe::unguard_formula;

use super::docx;

/// The largest file that is read.
pub const MAX_BYTES: u64 = 50 * 1024 * 1024;
/// The most rows of a table, and the most columns of a row, that are read.
const MAX_ROWS: u32 = 100_000;
const MAX_COLUMNS: u32 = 256;

/// A row with its number from 1, as a spreadsheet shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The number.
    pub number: u64,
    /// Its cells, trimmed.
    pub cells: Vec<String>,
}

impl Row {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(String::is_empty)
    }
}

/// A table of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The sheet's name, or the table's number in a text; empty where the file is the table.
    pub name: String,
    /// Its rows; empty ones are left out.
    pub rows: Vec<Row>,
}

/// Why a file cannot be read as tables.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// Chinese text in GBK, as an older Excel saves CSV.
    #[error("the text is in GBK, not UTF-8")]
    Gbk,
    /// Text in UTF-16, as Excel's "Unicode text".
    #[error("the text is in UTF-16, not UTF-8")]
    Utf16,
    /// Neither text nor a file of a known kind.
    #[error("the file is of no known kind")]
    UnknownKind,
    /// An xls or doc of before 2007.
    #[error("the file is of the format before 2007")]
    OldOffice,
    /// Larger than what is read.
    #[error("the file is too large")]
    TooLarge,
    /// The file is damaged.
    #[error("{0}")]
    Broken(String),
}

/// Reads the tables of a file by what it holds, not by its name.
pub fn read_sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(ReadError::OldOffice);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return packed(bytes);
    }
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(ReadError::Utf16);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains('\0') => Err(ReadError::UnknownKind),
        Ok(text) => Ok(vec![csv(text)?]),
        Err(_) if looks_like_gbk(bytes) => Err(ReadError::Gbk),
        Err(_) => Err(ReadError::UnknownKind),
    }
}

fn packed(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let broken = |error: zip::result::ZipError| ReadError::Broken(error.to_string());
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.index_for_name(docx::DOCUMENT).is_some() {
        return docx::tables(archive);
    }
    if archive.index_for_name("xl/workbook.xml").is_some() {
        return xlsx(bytes);
    }
    Err(ReadError::UnknownKind)
}

/// Whether every byte is ASCII or belongs to a pair of GBK.
fn looks_like_gbk(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter();
    while let Some(byte) = bytes.next() {
        let pair = match byte {
            0x01..=0x7F => continue,
            0x81..=0xFE => bytes.next(),
            _ => return false,
        };
        if !matches!(pair, Some(0x40..=0x7E | 0x80..=0xFE)) {
            return false;
        }
    }
    true
}

fn csv(text: &str) -> Result<Sheet, ReadError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .has_headers(false)
        .delimiter(delimiter(text))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut lines = Lines::of(text);
    for record in reader.records() {
        let record = record.map_err(|error| ReadError::Broken(error.to_string()))?;
        let start = record.position().map_or(0, csv::Position::byte);
        let number = lines.row_at(usize::try_from(start).unwrap_or(usize::MAX));
        // A break within a cell is a line of the file but not a row of the sheet.
        lines.inner += record
            .iter()
            .map(|cell| cell.matches('\n').count())
            .sum::<usize>();
        let cells = record.iter().map(|cell| unguard_formula(cell.trim()));
        let cells = cells.map(|cell| cell.trim().to_owned()).collect();
        rows.push(Row { number, cells });
    }
    Ok(Sheet {
        name: String::new(),
        rows: without_empty(rows),
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

pub(super) fn without_empty(rows: Vec<Row>) -> Vec<Row> {
    rows.into_iter().filter(|row| !row.is_empty()).collect()
}

fn xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let broken = |error: calamine::XlsxError| ReadError::Broken(error.to_string());
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(broken)?;
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
    for name in names {
        let mut cells = used_cells(&mut book, &name).map_err(broken)?;
        spread_merged(&mut book, &name, &mut cells);
        sheets.push(Sheet {
            rows: rows_of(&cells),
            name,
        });
    }
    Ok(sheets)
}

/// Texts by row and column, both from 0. Only what is there is held: a lone cell far out costs nothing.
type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

fn used_cells(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Cells, calamine::XlsxError> {
    let mut cells = Cells::new();
    let mut reader = book.worksheet_cells_reader(name)?;
    while let Some(cell) = reader.next_cell()? {
        let (row, column) = cell.get_position();
        let text = text_of(cell.get_value());
        let text = text.trim();
        if row < MAX_ROWS && column < MAX_COLUMNS && !text.is_empty() {
            cells
                .entry(row)
                .or_default()
                .insert(column, text.to_owned());
        }
    }
    Ok(cells)
}

/// A cell that spans several rows says the same for each of them that has something of its own.
fn spread_merged(book: &mut Xlsx<Cursor<&[u8]>>, name: &str, cells: &mut Cells) {
    let Ok(merged) = book.merge_cells_by_sheet_name(name) else {
        return;
    };
    for area in merged {
        let first = cells
            .get(&area.start.0)
            .and_then(|row| row.get(&area.start.1));
        let Some(text) = first.cloned().filter(|_| area.end.0 > area.start.0) else {
            continue;
        };
        for (_, row) in cells.range_mut(area.start.0.saturating_add(1)..=area.end.0) {
            row.entry(area.start.1).or_insert_with(|| text.clone());
        }
    }
}

fn rows_of(cells: &Cells) -> Vec<Row> {
    let row = |(number, row): (&u32, &BTreeMap<u32, String>)| {
        let last = row.keys().last().copied().unwrap_or(0);
        let cells = (0..=last).map(|column| row.get(&column).cloned().unwrap_or_default());
        Row {
            number: u64::from(*number) + 1,
            cells: cells.collect(),
        }
    };
    cells.iter().map(row).collect()
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

    fn one(bytes: &[u8]) -> Vec<Row> {
        read_sheets(bytes).unwrap().remove(0).rows
    }

    fn told(rows: &[Row]) -> Vec<(u64, Vec<&str>)> {
        rows.iter()
            .map(|row| (row.number, row.cells.iter().map(String::as_str).collect()))
            .collect()
    }

    #[test]
    fn csv_rows_carry_the_numbers_that_a_spreadsheet_shows() {
        let text = "\u{feff}项目,说明\r\n\r\n甲,\"一\n二\"\r\n乙,三\r\n";
        assert_eq!(
            told(&one(text.as_bytes())),
            [
                (1, vec!["项目", "说明"]),
                (3, vec!["甲", "一\n二"]),
                (4, vec!["乙", "三"])
            ]
        );
    }

    #[test]
    fn the_guard_against_formulas_is_taken_off_again() {
        let text = "项目\n'=1+1\n'甲\n''=1\n'-5\n-5\n";
        let cells: Vec<String> = one(text.as_bytes())
            .into_iter()
            .map(|row| row.cells.concat())
            .collect();
        assert_eq!(cells, ["项目", "=1+1", "'甲", "'=1", "'-5", "-5"]);
    }

    #[test]
    fn tabs_and_semicolons_part_cells_too() {
        assert_eq!(told(&one(b"a\tb\n1\t2\n"))[1].1, ["1", "2"]);
        assert_eq!(told(&one(b"title\na;b\n"))[1].1, ["a", "b"]);
    }

    #[test]
    fn gbk_and_others_are_called_by_their_names() {
        // 项目名称 in GBK.
        let gbk = [0xCF, 0xEE, 0xC4, 0xBF, 0xC3, 0xFB, 0xB3, 0xC6, b'\n'];
        assert_eq!(read_sheets(&gbk), Err(ReadError::Gbk));
        assert_eq!(
            read_sheets(&[0xFF, 0xFE, 0x79, 0x98]),
            Err(ReadError::Utf16)
        );
        assert_eq!(
            read_sheets(&[0xD0, 0xCF, 0x11, 0xE0, 0]),
            Err(ReadError::OldOffice)
        );
        assert_eq!(
            read_sheets(&[0xFF, 0x00, 0x80]),
            Err(ReadError::UnknownKind)
        );
        assert!(matches!(
            read_sheets(b"PK\x03\x04nothing"),
            Err(ReadError::Broken(_))
        ));
    }

    #[test]
    fn numbers_are_written_as_people_do() {
        assert_eq!(plain_number(2025.0), "2025");
        assert_eq!(plain_number(0.1 + 0.2), "0.3");
        assert_eq!(plain_number(-12.5), "-12.5");
    }
}
