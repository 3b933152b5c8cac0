//! A list of people as an office keeps it → who shall be what, and every fault with its place.
//!
//! An empty cell says nothing: what is known of somebody stays. The word 清空 or `clear` takes away.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::header::bare;
use super::sheet::{ReadError, Row, Sheet};
use crate::domain::board::Board;
use crate::domain::id::{Day, DeptId};
use crate::domain::key::{KeyFlaw, PublicKey, read_keys};
use crate::domain::people::Department;
use crate::domain::person::{Person, Role};
use crate::text::safe::clean_line;
use crate::text::suggest::closest;

/// How far down a header is looked for.
const SEARCHED: usize = 30;

/// What a column says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Login,
    Name,
    Role,
    Departments,
    Keys,
    Expires,
    State,
}

/// The columns and their names in Chinese and English.
const NAMES: &[(Column, &[&str])] = &[
    (
        Column::Login,
        &[
            "登录名",
            "登录账号",
            "账号",
            "帐号",
            "用户名",
            "login",
            "username",
            "user",
            "account",
        ],
    ),
    (Column::Name, &["姓名", "名字", "人员", "name", "full name"]),
    (Column::Role, &["角色", "权限", "role"]),
    (
        Column::Departments,
        &[
            "部门",
            "单位",
            "所属部门",
            "所在部门",
            "责任单位",
            "departments",
            "department",
            "dept",
        ],
    ),
    (
        Column::Keys,
        &[
            "公钥",
            "ssh公钥",
            "密钥",
            "keys",
            "key",
            "public key",
            "public keys",
            "ssh key",
        ],
    ),
    (
        Column::Expires,
        &[
            "有效期至",
            "有效期",
            "截止日期",
            "到期日",
            "expires",
            "good until",
            "valid until",
        ],
    ),
    (Column::State, &["状态", "state"]),
];

const ROLES: &[(Role, &[&str])] = &[
    (Role::Viewer, &["查看", "查看人员", "viewer"]),
    (Role::Operator, &["经办", "经办人", "经办人员", "operator"]),
    (Role::Manager, &["督查", "督办", "督查人员", "manager"]),
    (
        Role::Administrator,
        &["管理员", "管理", "administrator", "admin"],
    ),
];

const NO_MORE: &[&str] = &["清空", "clear"];
const EVER: &[&str] = &["长期", "for ever", "forever", "none", "无", "清空", "clear"];
const SHUT_OUT: &[&str] = &["已停用", "停用", "disabled"];
const LET_IN: &[&str] = &["在用", "启用", "正常", "长期", "enabled", "active"];

/// What is wrong with a cell or row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PersonFault {
    /// A cell that must say something is empty.
    Empty,
    /// No login.
    NotALogin(String),
    /// Another row is about the same login.
    Twice(u64),
    /// None of the words that may stand here.
    UnknownWord {
        /// The word.
        word: String,
        /// Those that may, in Chinese and English.
        known: Vec<(&'static str, &'static str)>,
    },
    /// No department is called so.
    NoSuchDepartment {
        /// The name.
        name: String,
        /// Perhaps this one was meant.
        close: Option<String>,
    },
    /// A key that is refused.
    Key(KeyFlaw),
    /// The same key stands with another login in this row.
    KeyTwice(u64),
    /// Not a day like 2025-03-14.
    NotADay(String),
}

/// A fault with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeopleFault {
    /// The row, as its program shows it.
    pub row: u64,
    /// The column as the file writes it; empty for the row as a whole.
    pub column: String,
    /// What is wrong.
    pub fault: PersonFault,
}

/// Why a file is no list of people.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PeopleError {
    /// It cannot be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// No table has a column for the login; this row comes nearest to a header.
    #[error("no column holds the login")]
    NoLogin(Vec<String>),
}

/// Until when somebody may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Until {
    /// For ever.
    Ever,
    /// This day is the last.
    Day(Day),
}

impl Until {
    /// The last day; `None` for ever.
    pub const fn last_day(self) -> Option<Day> {
        match self {
            Self::Ever => None,
            Self::Day(day) => Some(day),
        }
    }
}

/// What a row says of a person; `None` says nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// The row, as its program shows it.
    pub row: u64,
    /// Who.
    pub login: String,
    /// The name that colleagues know.
    pub name: Option<String>,
    /// What he is.
    pub role: Option<Role>,
    /// All his departments.
    pub depts: Option<Vec<DeptId>>,
    /// Keys to be added; `Some` and empty takes all away.
    pub keys: Option<Vec<PublicKey>>,
    /// Until when he may come in.
    pub until: Option<Until>,
    /// Whether he is shut out.
    pub disabled: Option<bool>,
}

/// A list that was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PeopleDraft {
    /// Rows without a fault.
    pub rows: Vec<PersonRow>,
    /// Faults, in the order of the file.
    pub faults: Vec<PeopleFault>,
    /// Columns that nobody knows: left alone.
    pub unknown: Vec<String>,
}

/// Reads the first table that has a column of logins.
pub fn read_people(sheets: &[Sheet], board: &Board) -> Result<PeopleDraft, PeopleError> {
    for sheet in sheets {
        let found = sheet.rows.iter().take(SEARCHED).enumerate();
        let mut headers = found.map(|(at, row)| (at, header(row)));
        let login = headers.find(|(_, columns)| columns.contains_key(&Column::Login));
        if let Some((at, columns)) = login {
            return Ok(read(sheet, at, &columns, board));
        }
    }
    let rows = sheets.iter().flat_map(|sheet| sheet.rows.iter());
    let filled = |row: &&Row| row.cells.iter().filter(|cell| !cell.is_empty()).count();
    // The last of equals is taken, so they are looked at from below.
    let rows: Vec<&Row> = rows.take(SEARCHED).collect();
    let nearest = rows.into_iter().rev().max_by_key(filled);
    let cells = nearest.map(|row| row.cells.as_slice()).unwrap_or_default();
    let cells = cells.iter().filter(|cell| !cell.is_empty());
    Err(PeopleError::NoLogin(
        cells.map(|cell| clean_line(cell).into_owned()).collect(),
    ))
}

/// Which column is where; of two that say the same the first counts.
fn header(row: &Row) -> BTreeMap<Column, usize> {
    let mut columns = BTreeMap::new();
    for (place, cell) in row.cells.iter().enumerate() {
        if let Some(column) = understand(cell) {
            columns.entry(column).or_insert(place);
        }
    }
    columns
}

fn understand(cell: &str) -> Option<Column> {
    let wanted = bare(cell);
    let found = NAMES
        .iter()
        .find(|(_, names)| names.iter().any(|name| bare(name) == wanted));
    found.map(|(column, _)| *column)
}

fn read(sheet: &Sheet, at: usize, columns: &BTreeMap<Column, usize>, board: &Board) -> PeopleDraft {
    let head = sheet.rows.get(at).map(|row| row.cells.as_slice());
    let head = head.unwrap_or_default();
    let mut draft = PeopleDraft::default();
    let places: Vec<usize> = columns.values().copied().collect();
    let left = head.iter().enumerate();
    let left = left.filter(|(place, cell)| !cell.is_empty() && !places.contains(place));
    draft.unknown = left
        .map(|(_, cell)| clean_line(cell).into_owned())
        .collect();
    for row in sheet.rows.iter().skip(at + 1) {
        let mut line = Line {
            row,
            head,
            columns,
            board,
            faults: Vec::new(),
        };
        let said = line.read();
        line.compare(&said, &draft.rows);
        if line.faults.is_empty() {
            draft.rows.push(said);
        } else {
            draft.faults.append(&mut line.faults);
        }
    }
    draft
}

/// A row being read.
struct Line<'a> {
    row: &'a Row,
    head: &'a [String],
    columns: &'a BTreeMap<Column, usize>,
    board: &'a Board,
    faults: Vec<PeopleFault>,
}

impl<'a> Line<'a> {
    fn read(&mut self) -> PersonRow {
        PersonRow {
            row: self.row.number,
            login: self.login(),
            name: self
                .cell(Column::Name)
                .map(|name| clean_line(name).into_owned()),
            role: self.word(Column::Role, ROLES),
            depts: self.departments(),
            keys: self.keys(),
            until: self.until(),
            disabled: self.word(Column::State, &[(true, SHUT_OUT), (false, LET_IN)]),
        }
    }

    fn cell(&self, column: Column) -> Option<&'a str> {
        let cell = self.row.cells.get(*self.columns.get(&column)?)?.trim();
        Some(cell).filter(|cell| !cell.is_empty())
    }

    fn fault(&mut self, column: Column, fault: PersonFault) {
        let place = self.columns.get(&column);
        let written = place.and_then(|place| self.head.get(*place));
        self.faults.push(PeopleFault {
            row: self.row.number,
            column: written.map_or_else(String::new, |name| clean_line(name).into_owned()),
            fault,
        });
    }

    fn login(&mut self) -> String {
        let Some(cell) = self.cell(Column::Login) else {
            self.fault(Column::Login, PersonFault::Empty);
            return String::new();
        };
        if !Person::is_login(cell) {
            let cell = clean_line(cell).into_owned();
            self.fault(Column::Login, PersonFault::NotALogin(cell));
        }
        cell.to_owned()
    }

    fn word<T: Copy>(
        &mut self,
        column: Column,
        words: &[(T, &'static [&'static str])],
    ) -> Option<T> {
        let cell = self.cell(column)?;
        let wanted = bare(cell);
        let mut found = words.iter();
        let found = found.find(|(_, names)| names.iter().any(|name| bare(name) == wanted));
        if found.is_none() {
            let both = |names: &[&'static str]| Some((*names.first()?, *names.last()?));
            let known = words.iter().filter_map(|(_, names)| both(names));
            let fault = PersonFault::UnknownWord {
                word: clean_line(cell).into_owned(),
                known: known.collect(),
            };
            self.fault(column, fault);
        }
        found.map(|(value, _)| *value)
    }

    fn departments(&mut self) -> Option<Vec<DeptId>> {
        let cell = self.cell(Column::Departments)?;
        if NO_MORE.contains(&cell) {
            return Some(Vec::new());
        }
        let mut depts = Vec::new();
        let names = cell
            .split(['、', '；', ';', '，', ',', '\n'])
            .map(str::trim);
        for name in names.filter(|name| !name.is_empty()) {
            if let Some(dept) = self.board.find_department(name) {
                depts.push(dept);
                continue;
            }
            let known = self.board.departments.values().flat_map(Department::names);
            let close = closest(name, known).map(str::to_owned);
            let name = clean_line(name).into_owned();
            let fault = PersonFault::NoSuchDepartment { name, close };
            self.fault(Column::Departments, fault);
        }
        Some(depts)
    }

    fn keys(&mut self) -> Option<Vec<PublicKey>> {
        let cell = self.cell(Column::Keys)?;
        if NO_MORE.contains(&cell) {
            return Some(Vec::new());
        }
        match read_keys(&cell.replace([';', '；'], "\n")) {
            Ok(keys) => Some(keys),
            Err(flaw) => {
                self.fault(Column::Keys, PersonFault::Key(flaw));
                None
            }
        }
    }

    fn until(&mut self) -> Option<Until> {
        let cell = self.cell(Column::Expires)?;
        if EVER.contains(&cell.to_lowercase().as_str()) {
            return Some(Until::Ever);
        }
        let forms = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"];
        let mut days = forms.into_iter();
        let day = days.find_map(|form| NaiveDate::parse_from_str(cell, form).ok());
        if day.is_none() {
            let cell = clean_line(cell).into_owned();
            self.fault(Column::Expires, PersonFault::NotADay(cell));
        }
        day.map(Until::Day)
    }

    /// What the rows above say of the same login or key.
    fn compare(&mut self, said: &PersonRow, above: &[PersonRow]) {
        if let Some(twin) = above.iter().find(|row| row.login == said.login) {
            self.fault(Column::Login, PersonFault::Twice(twin.row));
            return;
        }
        let keys = said.keys.iter().flatten();
        for key in keys {
            let has = |row: &&PersonRow| row.keys.iter().flatten().any(|known| known.is_same(key));
            if let Some(other) = above.iter().find(has) {
                self.fault(Column::Keys, PersonFault::KeyTwice(other.row));
            }
        }
    }
}

#[cfg(test)]
mod tests;
