//! A ledger or task list of anybody's making → rows with what each says of a project, and every fault with its place.
//!
//! An empty cell says nothing: what stands on the board stays. The word 清空 or `clear` takes away what stands there.

use std::collections::BTreeSet;

use crate::domain::board::Board;
use crate::domain::deadline::PhraseError;
use crate::domain::event::Fact;
use crate::domain::id::{CategoryKey, DeptId, ProjectId, StageKey};
use crate::domain::ledger::Column;
use crate::domain::people::{Basis, OwnerRole};
use crate::domain::project::SlipReason;
use crate::text::fold::fold_search;
use crate::text::safe::clean_line;

use super::header::{Header, find_header, nearest_header};
use super::sheet::{ReadError, Row, Sheet};

mod line;
mod words;

use line::Line;

/// The most rows of one import. All of it is one transaction, and while it lasts nobody else can write or come in.
pub const MAX_ROWS_AT_ONCE: usize = 20_000;

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Name of sheet or table; empty where the file has only one.
    pub sheet: String,
    /// The row's number, as its program shows it.
    pub row: u64,
}

impl std::fmt::Display for Place {
    /// As it is named on the command line: `7`, or `Sheet1!7` in a file with several tables.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.sheet.is_empty() {
            write!(f, "{}", self.row)
        } else {
            write!(f, "{}!{}", self.sheet, self.row)
        }
    }
}

/// What is wrong with a cell or row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A cell that must say something is empty.
    Empty,
    /// The spreadsheet could not reckon the cell: `#REF!`.
    CellError(String),
    /// None of the words that may stand here.
    UnknownWord {
        /// The word.
        word: String,
        /// Those that may, in Chinese and English.
        known: Vec<(String, String)>,
        /// Perhaps this one was meant.
        close: Option<String>,
    },
    /// No department is called so.
    NoSuchDepartment {
        /// The name.
        name: String,
        /// Perhaps this one was meant.
        close: Option<String>,
    },
    /// The plan has no such task.
    NoSuchTask {
        /// Key or title.
        text: String,
        /// Perhaps this one was meant.
        close: Option<String>,
    },
    /// No year from 2000 to 2100.
    NotAYear(String),
    /// No whole number of 万元.
    NotMoney(String),
    /// No version number.
    NotAVersion(String),
    /// A version that the project has not come to: the file is of another board.
    VersionAhead {
        /// In the file.
        said: u32,
        /// On the board.
        now: u32,
    },
    /// A date that cannot be read.
    Phrase(PhraseError),
    /// The board reckons this itself from the words in the column for the date.
    Reckoned,
    /// Another row is about the same project.
    Twice(Place),
    /// The board has no project of this number.
    NoSuchProject(ProjectId),
    /// The project was taken off the board.
    Removed(ProjectId),
    /// The title is close to projects of the board; somebody has to say whether it is one of them.
    Ask {
        /// The title in the file.
        title: String,
        /// What it may be.
        candidates: Vec<(ProjectId, String)>,
    },
}

/// A fault with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerFault {
    /// The row.
    pub place: Place,
    /// The column as the file writes it; empty for the row as a whole.
    pub column: String,
    /// What is wrong.
    pub fault: Fault,
}

/// Why a file is no ledger.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LedgerError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// There is no table in it.
    #[error("there is no table in the file")]
    NoTable,
    /// More rows than one transaction takes.
    #[error("{rows} rows are more than {MAX_ROWS_AT_ONCE}")]
    TooMany {
        /// How many rows of projects.
        rows: usize,
    },
    /// No table has a column for the title.
    #[error("no column holds the title")]
    NoTitle {
        /// The row that comes nearest to a header.
        nearest: Vec<String>,
    },
}

/// What becomes of a department that the board does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewUnits {
    /// The row is refused.
    Refuse,
    /// It is added to the board.
    Add,
}

/// A department of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unit {
    /// One of the board's.
    Known(DeptId),
    /// One that is to be added.
    New(String),
}

/// A text with the column that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The text.
    pub text: String,
    /// The column as the file writes it.
    pub column: String,
}

/// What a row says of a project; `None` and what is not there say nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Where it stands.
    pub place: Place,
    /// The board's number.
    pub id: Option<ProjectId>,
    /// The plan's own key.
    pub key: Option<String>,
    /// Its title.
    pub title: String,
    /// The version that was exported.
    pub seen: Option<u32>,
    /// Plain facts, the title left out.
    pub facts: Vec<Fact>,
    /// Where it stands.
    pub stage: Option<StageKey>,
    /// On what ground.
    pub stage_basis: Option<Basis>,
    /// The units of the lead column with their roles.
    pub lead: Option<Vec<(Unit, OwnerRole)>>,
    /// On what ground the lead is held to be so.
    pub lead_basis: Option<Basis>,
    /// The units of the column for cooperating ones.
    pub cooperating: Option<Vec<Unit>>,
    /// The date in words.
    pub due: Option<Said>,
    /// Whether the date is to be taken away.
    pub clears_due: bool,
    /// Its last day, which is reckoned.
    pub last_day: Option<Said>,
    /// Why a date becomes a later one.
    pub slip: Option<SlipReason>,
    /// Columns that are there and say nothing in this row.
    pub blank: Vec<Column>,
}

impl LedgerDraft {
    /// How many rows have a fault.
    pub fn faulty_rows(&self) -> usize {
        let places: BTreeSet<&Place> = self.faults.iter().map(|fault| &fault.place).collect();
        places.len()
    }
}

impl LedgerRow {
    /// The plan year that it names.
    pub fn year(&self) -> Option<i32> {
        self.facts.iter().find_map(|fact| match fact {
            Fact::PlanYear(year) => *year,
            _ => None,
        })
    }

    /// The category that it names.
    pub fn category(&self) -> Option<&CategoryKey> {
        self.facts.iter().find_map(|fact| match fact {
            Fact::Category(key) => Some(key),
            _ => None,
        })
    }
}

/// A table and what was made of its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRead {
    /// Its name; empty where the file has only one.
    pub sheet: String,
    /// Its header; a table without one is left alone.
    pub header: Option<Header>,
}

/// A ledger that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerDraft {
    /// Its tables.
    pub tables: Vec<TableRead>,
    /// Rows without a fault.
    pub rows: Vec<LedgerRow>,
    /// Faults, in the order of the file.
    pub faults: Vec<LedgerFault>,
    /// Rows that are no projects: headings of parts, sums, notes.
    pub skipped: Vec<Place>,
    /// How many cells of a progress column are no stage and were left alone.
    pub free_words: usize,
}

/// Reads the tables of a file in the terms of a board.
pub fn read_ledger(
    sheets: &[Sheet],
    board: &Board,
    new_units: NewUnits,
) -> Result<LedgerDraft, LedgerError> {
    let filled: Vec<&Sheet> = sheets
        .iter()
        .filter(|sheet| !sheet.rows.is_empty())
        .collect();
    let Some(first) = filled.first() else {
        return Err(LedgerError::NoTable);
    };
    let mut reading = Reading {
        board,
        new_units,
        draft: LedgerDraft {
            tables: Vec::new(),
            rows: Vec::new(),
            faults: Vec::new(),
            skipped: Vec::new(),
            free_words: 0,
        },
    };
    // Counted before anything is understood, which takes longer than counting.
    let rows = filled.iter().map(|sheet| count_rows(sheet)).sum();
    if rows > MAX_ROWS_AT_ONCE {
        return Err(LedgerError::TooMany { rows });
    }
    for sheet in &filled {
        let name = if filled.len() > 1 {
            sheet.name.as_str()
        } else {
            ""
        };
        reading.table(name, sheet);
    }
    let draft = reading.draft;
    if draft.tables.iter().all(|table| table.header.is_none()) {
        let nearest = nearest_header(&first.rows);
        return Err(LedgerError::NoTitle { nearest });
    }
    Ok(draft)
}

/// How many rows of a table are about projects.
fn count_rows(sheet: &Sheet) -> usize {
    let Some(header) = find_header(&sheet.rows) else {
        return 0;
    };
    let rows = sheet.rows.iter().skip(header.at + 1);
    rows.filter(|row| !is_no_project(row, &header)).count()
}

struct Reading<'a> {
    board: &'a Board,
    new_units: NewUnits,
    draft: LedgerDraft,
}

impl Reading<'_> {
    fn table(&mut self, name: &str, sheet: &Sheet) {
        let header = find_header(&sheet.rows);
        if let Some(header) = &header {
            let head = sheet.rows.get(header.at).map(|row| &row.cells);
            for row in sheet.rows.iter().skip(header.at + 1) {
                let place = Place {
                    sheet: name.to_owned(),
                    row: row.number,
                };
                if Some(&row.cells) == head {
                    continue;
                }
                if is_no_project(row, header) {
                    self.draft.skipped.push(place);
                    continue;
                }
                let mut line = Line::new(header, row, place, self.board, self.new_units);
                let read = line.read();
                self.draft.free_words += line.free_words;
                if line.faults.is_empty() {
                    self.draft.rows.push(read);
                } else {
                    self.draft.faults.append(&mut line.faults);
                }
            }
        }
        self.draft.tables.push(TableRead {
            sheet: name.to_owned(),
            header,
        });
    }
}

/// Sums, notes and headings of parts: rows that stand in a table without being about a project.
fn is_no_project(row: &Row, header: &Header) -> bool {
    let mut filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let (Some(first), second) = (filled.next(), filled.next()) else {
        return true;
    };
    let word: String = fold_search(first)
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect();
    if ["合计", "小计", "总计", "共计", "total", "subtotal", "sum"].contains(&word.as_str())
    {
        return true;
    }
    if second.is_some() {
        return false;
    }
    let has_title = header
        .find(Column::Title)
        .and_then(|title| row.cells.get(title.place))
        .is_some_and(|cell| !cell.is_empty());
    let is_note = ["注:", "备注:", "填表", "填报", "单位:"]
        .iter()
        .any(|start| word.starts_with(start));
    !has_title || is_note || is_part_heading(&word)
}

/// 一、交通类 or (二)公园
fn is_part_heading(word: &str) -> bool {
    let bare = word.trim_start_matches('(');
    let rest =
        bare.trim_start_matches(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']);
    rest.len() < bare.len() && rest.starts_with(['、', ')', '.'])
}

/// Tags of a cell, sorted as the board keeps them.
pub fn split_tags(cell: &str) -> Vec<String> {
    let mut tags: Vec<String> = cell
        .split(['、', '，', ',', '；', ';', '\n'])
        .map(|tag| clean_line(tag).trim().to_owned())
        .filter(|tag| !tag.is_empty())
        .collect();
    tags.sort();
    tags.dedup();
    tags
}
