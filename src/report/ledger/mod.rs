//! The ledger (台账) as an export: one row a project, every cell with its type. [`csv`](super::csv), [`xlsx`](super::xlsx),
//! [`json`](super::json) and [`md`](super::md) write it.
//!
//! Its columns are not those of [`listing`](super::listing): a ledger goes out to be edited and comes back, so it has full
//! names, words that an import finds again, dates as they were said, the ground of a conclusion in a column of its own and
//! the version; a list is for reading, with short names and marks such as `?`. One table for both would need a switch in
//! nearly every cell.

mod cell;
#[cfg(test)]
mod tests;

use super::block::{Align, Block, Column as Head, Table};
use super::cell::Cell;
use super::listing::Look;
use super::paper::Paper;
use crate::domain::board::Board;
use crate::domain::ledger::Column;
use crate::domain::people::Basis;
use crate::domain::project::{Commitment, PlanClass, Project};
use crate::i18n::{Lang, ledger as words, trade};
use crate::text::fold::fold_search;

/// The name and version of a ledger's JSON.
pub const SCHEMA: &str = "duban.ledger/1";

/// The head of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Its name in JSON.
    pub key: String,
    /// What stands above it.
    pub name: String,
    /// On which side its cells stand.
    pub align: Align,
    /// What may stand in its cells; empty where anything may.
    pub choices: Vec<String>,
}

impl Heading {
    /// A column of words that is its own name in JSON.
    pub fn words(name: impl Into<String>) -> Self {
        let name = name.into();
        Self {
            key: name.clone(),
            name,
            align: Align::Left,
            choices: Vec::new(),
        }
    }
}

/// A ledger in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ledger {
    /// The language.
    pub lang: Lang,
    /// The sheet's name.
    pub name: &'static str,
    /// Headings from left to right.
    pub headings: Vec<Heading>,
    /// Rows; each has as many cells as there are headings.
    pub rows: Vec<Vec<Cell>>,
}

impl Ledger {
    /// The ledger as a page.
    pub fn paper(&self, made: chrono::DateTime<chrono::Utc>) -> Paper {
        let columns = self.headings.iter().map(|heading| Head {
            name: heading.name.clone().into(),
            align: heading.align,
            late: false,
        });
        let table = Table {
            columns: columns.collect(),
            rows: self.rows.clone(),
            projects: Vec::new(),
        };
        Paper {
            lang: self.lang,
            made,
            blocks: vec![Block::Title(self.name.to_owned()), Block::Table(table)],
        }
    }
}

/// Lays projects out, in the order given; `done` hears of every row.
pub fn ledger(
    look: Look<'_>,
    columns: &[Column],
    projects: &[&Project],
    done: &mut dyn FnMut(usize),
) -> Ledger {
    let mut row = |(number, project): (usize, &&Project)| {
        done(number);
        let cells = columns
            .iter()
            .map(|column| cell::cell(look, project, *column, number));
        cells.collect()
    };
    Ledger {
        lang: look.lang,
        name: look.lang.pick("台账", "Ledger"),
        headings: columns
            .iter()
            .map(|column| heading(look, *column))
            .collect(),
        rows: (1..).zip(projects).map(&mut row).collect(),
    }
}

fn heading(look: Look<'_>, column: Column) -> Heading {
    Heading {
        key: column.key().to_owned(),
        name: words::heading(look.lang, column).to_owned(),
        align: if column.is_number() {
            Align::Right
        } else {
            Align::Left
        },
        choices: choices(look.lang, look.board, column),
    }
}

/// The words of a column that has a short list of them.
fn choices(lang: Lang, board: &Board, column: Column) -> Vec<String> {
    let own = |names: Vec<&str>| names.into_iter().map(str::to_owned).collect();
    match column {
        Column::Stage => own(board
            .stages
            .iter()
            .map(|stage| trade::stage(lang, stage))
            .collect()),
        Column::Category => own(board
            .categories
            .iter()
            .map(|known| trade::category(lang, known))
            .collect()),
        Column::Lead => {
            let all = board.departments.keys();
            own(all.filter_map(|id| cell::unit(lang, board, *id)).collect())
        }
        Column::StageBasis | Column::LeadBasis => own([Basis::Stated, Basis::Inferred]
            .map(|basis| trade::basis(lang, basis))
            .into()),
        Column::Class => {
            let all = [
                PlanClass::NewStart,
                PlanClass::Continued,
                PlanClass::Finish,
                PlanClass::Preparation,
                PlanClass::Reserve,
            ];
            own(all.map(|class| trade::plan_class(lang, class)).into())
        }
        Column::Commitment => own(Commitment::ALL
            .map(|firm| trade::commitment(lang, firm))
            .into()),
        _ => Vec::new(),
    }
}

/// Finds a column by its key or its heading in either language, ignoring case and width.
pub fn find_column(name: &str) -> Option<Column> {
    let wanted = fold_search(name.trim());
    Column::ALL
        .into_iter()
        .find(|column| names(*column).any(|known| fold_search(known) == wanted))
}

/// Everything that a column is called.
pub fn names(column: Column) -> impl Iterator<Item = &'static str> {
    [
        column.key(),
        words::heading(Lang::Zh, column),
        words::heading(Lang::En, column),
    ]
    .into_iter()
}
