//! A CSV table with a header: cells by column name, faults with file, line and column.

use std::collections::BTreeMap;

use crate::domain::deadline::PhraseError;
use crate::domain::id::Day;
use crate::text::safe::clean_line;
use crate::text::suggest::closest;

/// What is wrong with a cell or a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The file is not there.
    MissingFile,
    /// It cannot be read as UTF-8 CSV.
    Unreadable(String),
    /// The file is not UTF-8; what Chinese spreadsheets write by default is GBK.
    NotUtf8,
    /// The row has more cells than the header, which has so many.
    TooWide(usize),
    /// A column that must be there is not.
    MissingColumn,
    /// A column that nobody knows; perhaps this one was meant.
    UnknownColumn(Option<String>),
    /// A cell that must say something is empty.
    Empty,
    /// The word is none of those that may stand here.
    UnknownWord {
        /// The word.
        word: String,
        /// The words that may stand here.
        known: Vec<String>,
    },
    /// The key refers to nothing in the other table.
    NoSuchKey {
        /// The key.
        key: String,
        /// The table.
        table: &'static str,
        /// Perhaps this one was meant.
        close: Option<String>,
    },
    /// The key or name is used twice.
    Twice(String),
    /// Not a day like 2025-03-14.
    NotADay(String),
    /// Not a number.
    NotANumber(String),
    /// A deadline that cannot be read.
    Phrase(PhraseError),
    /// A locator that is longer than this.
    TooLong(usize),
    /// A locator that does not occur in its document.
    NotInSource(String),
    /// A project without a stage.
    NoStage(String),
}

/// A fault and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    /// The file.
    pub file: String,
    /// The line, from 1; 0 for the file as a whole.
    pub line: u64,
    /// The column's name; empty for the line as a whole.
    pub column: String,
    /// What is wrong.
    pub problem: Problem,
}

/// A row of a table.
#[derive(Debug)]
pub(super) struct Line<'t> {
    table: &'t Table,
    /// The line in the file, from 1.
    pub(super) number: u64,
    cells: &'t [String],
}

/// A table read whole.
#[derive(Debug)]
pub(super) struct Table {
    file: String,
    header: BTreeMap<String, usize>,
    rows: Vec<(u64, Vec<String>)>,
}

impl Table {
    /// Reads a table; `columns` are those that may stand in it, the ones marked `true` must.
    pub(super) fn read(
        file: &str,
        text: &str,
        columns: &[(&str, bool)],
        flaws: &mut Vec<Flaw>,
    ) -> Option<Self> {
        let flaw = |line: u64, column: &str, problem| Flaw {
            file: file.to_owned(),
            line,
            column: column.to_owned(),
            problem,
        };
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        let names: Vec<String> = match reader.headers() {
            Ok(header) => header.iter().map(str::to_owned).collect(),
            Err(error) => {
                flaws.push(flaw(1, "", Problem::Unreadable(error.to_string())));
                return None;
            }
        };
        let before = flaws.len();
        for (name, _) in columns
            .iter()
            .filter(|(name, needed)| *needed && !names.iter().any(|known| known == name))
        {
            flaws.push(flaw(1, name, Problem::MissingColumn));
        }
        for name in names
            .iter()
            .filter(|name| !columns.iter().any(|(known, _)| known == name))
        {
            let close = closest(name, columns.iter().map(|(known, _)| *known)).map(str::to_owned);
            flaws.push(flaw(1, name, Problem::UnknownColumn(close)));
        }
        let mut rows = Vec::new();
        for record in reader.records() {
            match record {
                Ok(record) => {
                    let line = line_of(text, &record);
                    if record.len() > names.len()
                        && record.iter().skip(names.len()).any(|cell| !cell.is_empty())
                    {
                        flaws.push(flaw(line, "", Problem::TooWide(names.len())));
                    }
                    let cells = record.iter().map(|cell| clean_line(cell).into_owned());
                    rows.push((line, cells.collect()));
                }
                Err(error) => flaws.push(flaw(0, "", Problem::Unreadable(error.to_string()))),
            }
        }
        let header = names
            .into_iter()
            .enumerate()
            .map(|(place, name)| (name, place))
            .collect();
        (flaws.len() == before).then(|| Self {
            file: file.to_owned(),
            header,
            rows,
        })
    }

    /// The rows from the top.
    pub(super) fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        self.rows.iter().map(|(number, cells)| Line {
            table: self,
            number: *number,
            cells,
        })
    }
}

/// The line on which a record begins, from 1. The reader's own count stands before the line feed of a CRLF.
fn line_of(text: &str, record: &csv::StringRecord) -> u64 {
    let start = record.position().map_or(0, csv::Position::byte);
    let start = usize::try_from(start).unwrap_or(0);
    let before = text.get(..start).unwrap_or_default().matches('\n').count();
    let rest = text.get(start..).unwrap_or_default();
    let blank = rest
        .chars()
        .take_while(|c| matches!(c, '\r' | '\n'))
        .filter(|c| *c == '\n')
        .count();
    u64::try_from(before + blank + 1).unwrap_or(u64::MAX)
}

impl Line<'_> {
    /// A cell; empty where the row is short or the column is missing.
    pub(super) fn cell(&self, column: &str) -> &str {
        let place = self.table.header.get(column);
        place
            .and_then(|place| self.cells.get(*place))
            .map_or("", |cell| cell.trim())
    }

    /// A cell that may be empty.
    pub(super) fn optional(&self, column: &str) -> Option<String> {
        Some(self.cell(column))
            .filter(|cell| !cell.is_empty())
            .map(str::to_owned)
    }

    /// A fault in this row.
    pub(super) fn flaw(&self, column: &str, problem: Problem) -> Flaw {
        Flaw {
            file: self.table.file.clone(),
            line: self.number,
            column: column.to_owned(),
            problem,
        }
    }

    /// A cell that must say something.
    pub(super) fn required(&self, column: &str) -> Result<String, Flaw> {
        self.optional(column)
            .ok_or_else(|| self.flaw(column, Problem::Empty))
    }

    /// A cell that must be one of some words.
    pub(super) fn word<T>(
        &self,
        column: &str,
        read: impl Fn(&str) -> Option<T>,
        known: &[&str],
    ) -> Result<T, Flaw> {
        let word = self.cell(column);
        let unknown = || Problem::UnknownWord {
            word: word.to_owned(),
            known: known.iter().map(|known| (*known).to_owned()).collect(),
        };
        read(word).ok_or_else(|| {
            self.flaw(
                column,
                if word.is_empty() {
                    Problem::Empty
                } else {
                    unknown()
                },
            )
        })
    }

    /// A cell that must be a number, or empty.
    pub(super) fn number<T: std::str::FromStr>(&self, column: &str) -> Result<Option<T>, Flaw> {
        let cell = self.cell(column);
        if cell.is_empty() {
            return Ok(None);
        }
        cell.parse()
            .map(Some)
            .map_err(|_| self.flaw(column, Problem::NotANumber(cell.to_owned())))
    }

    /// A cell that must be a day, as 2025-03-14 or as spreadsheets write it, 2025/3/14.
    pub(super) fn day(&self, column: &str) -> Result<Day, Flaw> {
        let cell = self.required(column)?;
        let iso = cell.replace('/', "-");
        iso.parse()
            .map_err(|_| self.flaw(column, Problem::NotADay(cell)))
    }

    /// A list within a cell, parted by `;`.
    pub(super) fn list(&self, column: &str) -> Vec<String> {
        let parts = self.cell(column).split([';', '；']);
        parts
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect()
    }
}
