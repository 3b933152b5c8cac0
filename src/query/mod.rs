//! The filter language, one everywhere: `stage:construction dept:水务 due<30d -blocked 公园`.
//!
//! A space is and, `or` `或` `|` is or, `-` `not` `非` is not; parentheses group; quotes take a word literally. Fields and
//! flags stand in [`field`]; `@name` stands for the conditions of a saved view ([`view`]). A text is first read ([`parse`]), then its names and dates get their meaning from a board
//! and a day ([`Filter::resolve`]); what comes out tells of each project whether it [`Selection::matches`].

use std::fmt;
use std::str::FromStr;

use crate::domain::board::Board;
use crate::domain::id::Day;
use crate::domain::project::Project;

pub mod ast;
pub mod complete;
pub mod error;
pub mod eval;
pub mod field;
mod lexer;
mod parser;
mod print;
pub mod resolve;
pub mod sort;
mod value;
pub mod view;
pub mod when;

#[cfg(test)]
mod tests;

pub use error::{Problem, QueryError};
pub use eval::Context;
pub use print::spelled;
pub use view::Views;

use ast::{Leaf, Tree};
use resolve::Test;

/// A filter as it was written; it prints in its canonical form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// The conditions; `None` lets everything through.
    pub root: Option<Tree<Leaf>>,
}

/// Reads a filter. An empty text lets everything through.
pub fn parse(text: &str) -> Result<Filter, QueryError> {
    Ok(Filter {
        root: parser::parse(text)?,
    })
}

/// Reads a filter and puts the conditions of the views that it names in their places.
pub fn parse_with(text: &str, views: &Views) -> Result<Filter, QueryError> {
    parse(text)?.expand(views)
}

/// Reads a filter that names no views but those of every board, and settles what it means on this board and day.
pub fn parse_for(text: &str, board: &Board, today: Day) -> Result<Selection, QueryError> {
    parse_with(text, &Views::default())?.resolve(board, today)
}

impl Filter {
    /// Whether every project passes.
    pub const fn is_everything(&self) -> bool {
        self.root.is_none()
    }

    /// Settles names and dates; fails for a stage, category, department or date that there is not.
    pub fn resolve(&self, board: &Board, today: Day) -> Result<Selection, QueryError> {
        let mut settle = |leaf: &Leaf| resolve::resolve(leaf, board, today);
        let root = self.root.as_ref().map(|tree| tree.try_map(&mut settle));
        Ok(Selection {
            root: root.transpose()?,
        })
    }

    /// Whether one project passes; a filter with a name that the board does not know lets none through.
    ///
    /// For more than one project, [`Filter::resolve`] once and ask the [`Selection`].
    pub fn matches(&self, project: &Project, context: &Context<'_>) -> bool {
        self.resolve(context.board, context.today)
            .is_ok_and(|selection| selection.matches(project, context))
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.as_ref().map_or(Ok(()), |tree| tree.fmt(out))
    }
}

impl FromStr for Filter {
    type Err = QueryError;

    fn from_str(text: &str) -> Result<Self, QueryError> {
        parse(text)
    }
}

/// A filter whose names and dates are settled, for one board and one day.
#[derive(Debug, Clone, Default)]
pub struct Selection {
    /// The conditions; `None` lets everything through.
    pub root: Option<Tree<Test>>,
}

impl Selection {
    /// Whether a project passes.
    pub fn matches(&self, project: &Project, context: &Context<'_>) -> bool {
        self.root
            .as_ref()
            .is_none_or(|tree| tree.holds(&mut |test| test.holds(project, context)))
    }
}
