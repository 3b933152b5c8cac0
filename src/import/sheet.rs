//! Tables as rows of texts, whatever file they come from: CSV, xlsx, docx, JSON. Each row keeps the number that its program
//! shows.
//!
//! A file is somebody else's: what it may cost is bounded before it is read. The bounds are far above any ledger.

use crate::text::safe::clean_line;

use super::{json, packed, plain};

/// The largest file that is read.
pub const MAX_BYTES: u64 = 50 * 1024 * 1024;
/// The most rows of a table.
pub const MAX_ROWS: u32 = 100_000;
/// The most columns of a row; what stands further right is left alone.
pub(super) const MAX_COLUMNS: u32 = 256;
/// The most cells and bytes of text in all tables of a file.
const MAX_CELLS: usize = 3_000_000;
const MAX_TEXT: usize = 128 * 1024 * 1024;

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
    /// A pipe, a device or a socket.
    #[error("it is no file")]
    NoFile,
    /// Nothing is in it.
    #[error("the file is empty")]
    Empty,
    /// Neither text nor a file of a known kind.
    #[error("the file is of no known kind")]
    UnknownKind,
    /// An xls or doc of before 2007.
    #[error("the file is of the format before 2007")]
    OldOffice,
    /// An ods or odt.
    #[error("the file is an OpenDocument")]
    OpenDocument,
    /// A web page or other markup, as office systems name xls.
    #[error("the file is markup")]
    Markup,
    /// Locked with a password.
    #[error("the file is protected by a password")]
    Password,
    /// Larger than what is read.
    #[error("the file is too large")]
    TooLarge,
    /// A packed file that is far larger unpacked than any ledger.
    #[error("the file is too large unpacked")]
    Swollen,
    /// More rows than are read.
    #[error("a table has more than {MAX_ROWS} rows")]
    TooManyRows,
    /// More cells or text than is read, or lines that are no table.
    #[error("the tables have too many cells")]
    TooManyCells,
    /// JSON that is none, or not in the form of a ledger.
    #[error("line {line}, column {column}: {what}")]
    Json {
        /// The line from 1.
        line: usize,
        /// The place in the line from 1.
        column: usize,
        /// What is wrong, in English.
        what: String,
    },
    /// JSON of another form, as it calls itself.
    #[error("the schema is {0}")]
    Schema(String),
    /// The file is damaged.
    #[error("{0}")]
    Broken(String),
}

impl ReadError {
    /// What a library says of a damaged file, as one short harmless line.
    pub(super) fn broken(what: impl std::fmt::Display) -> Self {
        let what = what.to_string();
        let short: String = clean_line(&what).chars().take(120).collect();
        Self::Broken(short)
    }
}

/// Reads the tables of a file by what it holds, not by its name.
pub fn read_sheets(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > MAX_BYTES {
        return Err(ReadError::TooLarge);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(packed::old(bytes));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return packed::sheets(bytes);
    }
    let text = plain::decode(bytes)?;
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ReadError::Empty);
    }
    if json::looks_like_it(start) {
        return json::sheet(&text).map(|sheet| vec![sheet]);
    }
    if plain::is_markup(start) {
        return Err(ReadError::Markup);
    }
    Ok(vec![plain::sheet(&text)?])
}

/// What may still be read of a file.
#[derive(Debug)]
pub(super) struct Budget {
    cells: usize,
    text: usize,
}

impl Budget {
    /// For one file.
    pub(super) const fn of_a_file() -> Self {
        Self {
            cells: MAX_CELLS,
            text: MAX_TEXT,
        }
    }

    /// Spends so many cells, which hold so many bytes together.
    pub(super) fn spend(&mut self, cells: usize, bytes: usize) -> Result<(), ReadError> {
        let left = (self.cells.checked_sub(cells), self.text.checked_sub(bytes));
        let (Some(cells), Some(text)) = left else {
            return Err(ReadError::TooManyCells);
        };
        (self.cells, self.text) = (cells, text);
        Ok(())
    }
}

pub(super) fn without_empty(rows: Vec<Row>) -> Vec<Row> {
    rows.into_iter().filter(|row| !row.is_empty()).collect()
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
    fn what_a_chinese_excel_writes_is_read_in_its_encoding() {
        let text = "编号,项目\n#1,龘公园①\n";
        let rows = told(&one(text.as_bytes())).len();
        let (gbk, _, _) = encoding_rs::GB18030.encode(text);
        assert_eq!(one(&gbk), one(text.as_bytes()));
        // `Unicode text` of Excel: UTF-16 with its mark, parted by tabs.
        let tabs = text.replace(',', "\t");
        let little = [0xFEFF].into_iter().chain(tabs.encode_utf16());
        let little: Vec<u8> = little.flat_map(u16::to_le_bytes).collect();
        assert_eq!(one(&little), one(text.as_bytes()));
        assert_eq!(rows, 2);
    }

    #[test]
    fn what_is_no_table_is_called_by_its_name() {
        let error = |bytes: &[u8]| read_sheets(bytes).unwrap_err();
        assert_eq!(error(b""), ReadError::Empty);
        assert_eq!(error(b"\xEF\xBB\xBF \r\n"), ReadError::Empty);
        assert_eq!(error(&[0xD0, 0xCF, 0x11, 0xE0, 0]), ReadError::OldOffice);
        let mut locked = vec![0xD0, 0xCF, 0x11, 0xE0, 0];
        locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
        assert_eq!(error(&locked), ReadError::Password);
        assert_eq!(error(&[0xFF, 0x00, 0x80]), ReadError::UnknownKind);
        assert_eq!(error(b"a,b\n\0,1\n"), ReadError::UnknownKind);
        assert_eq!(error(b"<HTML><table>"), ReadError::Markup);
        assert!(matches!(error(b"PK\x03\x04nothing"), ReadError::Broken(_)));
    }

    #[test]
    fn a_text_that_is_no_table_costs_little() {
        let error = |text: &str| read_sheets(text.as_bytes()).unwrap_err();
        assert_eq!(error(&",".repeat(1_000_000)), ReadError::TooManyCells);
        assert_eq!(error(&"x\n".repeat(100_001)), ReadError::TooManyRows);
        let wide = format!("{}x\n", ",".repeat(255)).repeat(20_000);
        assert_eq!(error(&wide), ReadError::TooManyCells);
        let long = "x".repeat(10_000_000);
        assert_eq!(one(long.as_bytes()).len(), 1);
    }
}
