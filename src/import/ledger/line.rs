//! One row of a ledger: cell by cell into what it says, every fault kept.

use crate::domain::board::Board;
use crate::domain::event::Fact;
use crate::domain::id::{CategoryKey, ProjectId, StageKey};
use crate::domain::ledger::Column;
use crate::domain::measure::Wan;
use crate::domain::people::{Department, OwnerRole};
use crate::import::header::Header;
use crate::import::sheet::Row;
use crate::import::{money, units};
use crate::text::fold::fold_search;
use crate::text::safe::clean_line;
use crate::text::suggest::closest;

use super::words::{BASES, CELL_ERRORS, CLASSES, CLEAR, COMMITMENTS, SLIP_REASONS};
use super::{Fault, LedgerFault, LedgerRow, NewUnits, Place, Said, Unit, split_tags};

/// Makes a fact of what a cell says, or of its taking away.
type Make<T> = fn(Option<T>) -> Fact;

/// Columns of plain text with their facts.
const TEXTS: &[(Column, Make<String>)] = &[
    (Column::Place, Fact::Place),
    (Column::Remark, Fact::Remark),
    (Column::Responsible, Fact::Responsible),
    (Column::Contact, Fact::Contact),
];

/// Columns of money with their facts.
const SUMS: &[(Column, Make<Wan>)] = &[
    (Column::InvestTotal, Fact::InvestTotal),
    (Column::InvestPlan, Fact::InvestPlan),
    (Column::InvestDone, Fact::InvestDone),
];

/// One row being read.
pub(super) struct Line<'a> {
    header: &'a Header,
    row: &'a Row,
    place: Place,
    board: &'a Board,
    new_units: NewUnits,
    /// What is wrong so far.
    pub(super) faults: Vec<LedgerFault>,
    /// How many cells of a progress column are no stage.
    pub(super) free_words: usize,
}

impl<'a> Line<'a> {
    /// A row under its header.
    pub(super) const fn new(
        header: &'a Header,
        row: &'a Row,
        place: Place,
        board: &'a Board,
        new_units: NewUnits,
    ) -> Self {
        Self {
            header,
            row,
            place,
            board,
            new_units,
            faults: Vec::new(),
            free_words: 0,
        }
    }

    /// Reads everything that the row says; what is wrong is kept.
    pub(super) fn read(&mut self) -> LedgerRow {
        let (id, key) = self.number();
        let title = self.text(Column::Title).unwrap_or_default();
        if title.is_empty() || self.clears(Column::Title) {
            self.fault(Column::Title, Fault::Empty);
        }
        let facts = self.facts();
        let clears_due = self.clears(Column::Due);
        LedgerRow {
            place: self.place.clone(),
            id,
            key,
            title,
            seen: self.version(),
            facts,
            stage: self.stage(),
            stage_basis: self.word(Column::StageBasis, BASES),
            lead: self.lead(),
            lead_basis: self.word(Column::LeadBasis, BASES),
            cooperating: self.cooperating(),
            due: self.said(Column::Due).filter(|_| !clears_due),
            clears_due,
            last_day: self.said(Column::LastDay).filter(|_| !clears_due),
            slip: self.word(Column::SlipReason, SLIP_REASONS),
            blank: self.blank(),
        }
    }

    fn fault(&mut self, column: Column, fault: Fault) {
        let column = self.header.find(column);
        self.faults.push(LedgerFault {
            place: self.place.clone(),
            column: column
                .map(|column| column.written.clone())
                .unwrap_or_default(),
            fault,
        });
    }

    /// A cell as it stands there, several lines kept; `None` where it says nothing.
    fn raw(&mut self, column: Column) -> Option<String> {
        let known = self.header.find(column)?;
        let cell = self.row.cells.get(known.place)?.trim().to_owned();
        if CELL_ERRORS.contains(&cell.as_str()) {
            self.fault(column, Fault::CellError(cell));
            return None;
        }
        Some(cell).filter(|cell| !cell.is_empty())
    }

    /// A cell as one clean line.
    fn text(&mut self, column: Column) -> Option<String> {
        let text = clean_line(&self.raw(column)?).trim().to_owned();
        Some(text).filter(|text| !text.is_empty())
    }

    fn said(&mut self, column: Column) -> Option<Said> {
        let text = self.text(column)?;
        let column = self.header.find(column)?.written.clone();
        Some(Said { text, column })
    }

    /// `#12` is the board's number; other words are the plan's key; bare digits are somebody's running number.
    fn number(&mut self) -> (Option<ProjectId>, Option<String>) {
        let id = |text: &str| {
            let is_marked = text.starts_with(['#', '＃']);
            is_marked.then(|| text.parse().ok()).flatten()
        };
        let serial = self.text(Column::Serial).and_then(|text| id(&text));
        let Some(text) = self.text(Column::Number) else {
            return (serial, None);
        };
        let found = id(&text);
        let is_bare = fold_search(&text)
            .chars()
            .all(|letter| letter.is_ascii_digit());
        let key = Some(text).filter(|_| found.is_none() && !is_bare);
        (found.or(serial), key)
    }

    fn version(&mut self) -> Option<u32> {
        let text = self.text(Column::Version)?;
        let version = fold_search(&text).parse().ok();
        if version.is_none() {
            self.fault(Column::Version, Fault::NotAVersion(text));
        }
        version
    }

    fn facts(&mut self) -> Vec<Fact> {
        let mut facts = Vec::new();
        facts.extend(self.category().map(Fact::Category));
        let year = self.fact(Column::Year, Fact::PlanYear, Self::year);
        let class = self.fact(Column::Class, Fact::PlanClass, |line| {
            line.word(Column::Class, CLASSES)
        });
        let task = self.fact(Column::Task, Fact::Task, Self::task);
        let commitment = self.fact(Column::Commitment, Fact::Commitment, |line| {
            line.word(Column::Commitment, COMMITMENTS)
        });
        facts.extend([year, class, task, commitment].into_iter().flatten());
        for (column, fact) in TEXTS {
            facts.extend(self.fact(*column, fact, |line| line.text(*column)));
        }
        for (column, fact) in SUMS {
            facts.extend(self.fact(*column, fact, |line| line.money(*column)));
        }
        if self.clears(Column::Tags) {
            facts.push(Fact::Tags(Vec::new()));
        } else {
            let tags = self.raw(Column::Tags).map(|cell| split_tags(&cell));
            facts.extend(tags.map(Fact::Tags));
        }
        facts
    }

    /// A fact that a cell states or takes away.
    fn fact<T>(
        &mut self,
        column: Column,
        make: impl Fn(Option<T>) -> Fact,
        read: impl Fn(&mut Self) -> Option<T>,
    ) -> Option<Fact> {
        if self.clears(column) {
            return Some(make(None));
        }
        read(self).map(|value| make(Some(value)))
    }

    /// Whether a cell takes away what stands on the board.
    fn clears(&self, column: Column) -> bool {
        self.cell(column).is_some_and(|cell| {
            let word = fold_search(cell);
            CLEAR.iter().any(|known| *known == word)
        })
    }

    fn cell(&self, column: Column) -> Option<&str> {
        let known = self.header.find(column)?;
        Some(
            self.row
                .cells
                .get(known.place)
                .map_or("", |cell| cell.trim()),
        )
    }

    /// Columns of the table that say nothing in this row.
    fn blank(&self) -> Vec<Column> {
        let all = self.header.known.iter().map(|known| known.column);
        all.filter(|column| self.cell(*column).is_some_and(str::is_empty))
            .collect()
    }

    fn category(&mut self) -> Option<CategoryKey> {
        let text = self.text(Column::Category)?;
        if let Some(found) = self.board.find_category(&text) {
            return Some(found.key.clone());
        }
        let known: Vec<(String, String)> = self
            .board
            .categories
            .iter()
            .map(|category| (category.zh.clone(), category.en.clone()))
            .collect();
        self.unknown(Column::Category, text, known);
        None
    }

    fn stage(&mut self) -> Option<StageKey> {
        if let Some(words) = self.text(Column::Progress)
            && self.header.find(Column::Stage).is_none()
        {
            let found = self.board.find_stage(&words);
            self.free_words += usize::from(found.is_none());
            return found.map(|stage| stage.key.clone());
        }
        let text = self.text(Column::Stage)?;
        if let Some(found) = self.board.find_stage(&text) {
            return Some(found.key.clone());
        }
        let known: Vec<(String, String)> = self
            .board
            .stages
            .iter()
            .map(|stage| (stage.zh.clone(), stage.en.clone()))
            .collect();
        self.unknown(Column::Stage, text, known);
        None
    }

    fn unknown(&mut self, column: Column, word: String, known: Vec<(String, String)>) {
        let names = known.iter().flat_map(|(zh, en)| [zh.as_str(), en.as_str()]);
        let close = closest(&word, names).map(str::to_owned);
        self.fault(column, Fault::UnknownWord { word, known, close });
    }

    fn word<T: Copy>(&mut self, column: Column, words: &[(T, &[&str])]) -> Option<T> {
        let text = self.text(column)?;
        let wanted = fold_search(&text);
        let found = words
            .iter()
            .find(|(_, names)| names.iter().any(|name| fold_search(name) == wanted));
        if let Some((value, _)) = found {
            return Some(*value);
        }
        let pair = |names: &[&str]| {
            let name = |at: usize| names.get(at).copied().unwrap_or_default().to_owned();
            (name(0), name(1))
        };
        let known = words.iter().map(|(_, names)| pair(names)).collect();
        self.unknown(column, text, known);
        None
    }

    fn year(&mut self) -> Option<i32> {
        let text = self.text(Column::Year)?;
        let folded = fold_search(&text);
        let digits = folded
            .trim_end_matches("年度")
            .trim_end_matches('年')
            .trim();
        let year = digits
            .parse()
            .ok()
            .filter(|year| (2000..=2100).contains(year));
        if year.is_none() {
            self.fault(Column::Year, Fault::NotAYear(text));
        }
        year
    }

    fn money(&mut self, column: Column) -> Option<Wan> {
        let text = self.text(column)?;
        let unit = self.header.find(column)?.unit;
        let sum = money::read(&text, unit);
        if sum.is_none() {
            self.fault(column, Fault::NotMoney(text));
        }
        sum
    }

    /// A task by key or title.
    fn task(&mut self) -> Option<String> {
        let text = self.text(Column::Task)?;
        let tasks = &self.board.tasks;
        if tasks.contains_key(&text) {
            return Some(text);
        }
        let mut found = tasks.values().filter(|task| task.title == text);
        if let (Some(task), None) = (found.next(), found.next()) {
            return Some(task.key.clone());
        }
        let names = tasks
            .values()
            .flat_map(|task| [task.key.as_str(), &task.title]);
        let close = closest(&text, names).map(str::to_owned);
        self.fault(Column::Task, Fault::NoSuchTask { text, close });
        None
    }

    fn lead(&mut self) -> Option<Vec<(Unit, OwnerRole)>> {
        let cell = self.raw(Column::Lead)?;
        if self.clears(Column::Lead) {
            return Some(Vec::new());
        }
        if let Some(dept) = self.board.find_department(&cell) {
            return Some(vec![(Unit::Known(dept), OwnerRole::Lead)]);
        }
        let named = units::roles(&cell);
        let named = named.into_iter().filter_map(|(name, role)| {
            let unit = self.unit(Column::Lead, name)?;
            Some((unit, role))
        });
        let named: Vec<(Unit, OwnerRole)> = named.collect();
        Some(named).filter(|named| !named.is_empty())
    }

    fn cooperating(&mut self) -> Option<Vec<Unit>> {
        let cell = self.raw(Column::Cooperating)?;
        if self.clears(Column::Cooperating) {
            return Some(Vec::new());
        }
        if let Some(dept) = self.board.find_department(&cell) {
            return Some(vec![Unit::Known(dept)]);
        }
        let named = units::split(&cell).into_iter();
        let named: Vec<Unit> = named
            .filter_map(|name| self.unit(Column::Cooperating, name))
            .collect();
        Some(named).filter(|named| !named.is_empty())
    }

    fn unit(&mut self, column: Column, name: String) -> Option<Unit> {
        if let Some(dept) = self.board.find_department(&name) {
            return Some(Unit::Known(dept));
        }
        if self.new_units == NewUnits::Add {
            return Some(Unit::New(name));
        }
        let names = self.board.departments.values().flat_map(Department::names);
        let close = closest(&name, names).map(str::to_owned);
        self.fault(column, Fault::NoSuchDepartment { name, close });
        None
    }
}
