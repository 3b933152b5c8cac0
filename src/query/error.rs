//! What is wrong with a filter: kind, place, and what was perhaps meant.

use super::ast::{Op, Span};
use super::field::Field;

/// A mistake in a filter; `i18n::query` turns it into a sentence with advice.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{kind}")]
pub struct QueryError {
    /// What is wrong.
    pub kind: Problem,
    /// Where.
    pub span: Span,
    /// What was perhaps meant.
    pub suggestion: Option<String>,
}

impl QueryError {
    /// A mistake at a place, without a suggestion.
    pub const fn new(kind: Problem, span: Span) -> Self {
        Self {
            kind,
            span,
            suggestion: None,
        }
    }

    /// The same with what was perhaps meant.
    #[must_use]
    pub fn with_suggestion(mut self, suggestion: Option<&str>) -> Self {
        self.suggestion = suggestion.map(str::to_owned);
        self
    }
}

/// The kinds of mistakes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// A quotation does not end.
    #[error("the quotation is not closed")]
    UnclosedQuote,
    /// A group does not end.
    #[error("`(` is not closed")]
    UnclosedGroup,
    /// A group ends that never began.
    #[error("`)` without `(`")]
    UnopenedGroup,
    /// Nothing stands between the parentheses.
    #[error("nothing stands between the parentheses")]
    EmptyGroup,
    /// Groups inside groups, too many of them.
    #[error("more than {limit} groups inside each other")]
    TooDeep {
        /// How many are allowed.
        limit: usize,
    },
    /// And, or, not: a condition is missing beside it.
    #[error("`{word}` lacks a condition")]
    MissingOperand {
        /// The word as typed.
        word: String,
    },
    /// A comparison without a field before it.
    #[error("`{sign}` has no field before it")]
    StrayOperator {
        /// The sign.
        sign: &'static str,
    },
    /// A comparison without a value behind it.
    #[error("`{}` has no value", .field.row().key)]
    MissingValue {
        /// The field.
        field: Field,
    },
    /// No field of this name.
    #[error("no field `{word}`")]
    UnknownField {
        /// The word as typed.
        word: String,
    },
    /// The board has no such stage, category or department; or the list has no such choice.
    #[error("no {} `{word}`", .field.row().key)]
    UnknownValue {
        /// The field.
        field: Field,
        /// The word as typed.
        word: String,
    },
    /// The value is no number, date or duration.
    #[error("`{word}` is no value for {}", .field.row().key)]
    BadValue {
        /// The field.
        field: Field,
        /// The word as typed.
        word: String,
    },
    /// The field has no order.
    #[error("`{}` cannot be compared with `{}`", .field.row().key, .op.sign())]
    NoOrder {
        /// The field.
        field: Field,
        /// The comparison.
        op: Op,
    },
    /// No saved view of this name.
    #[error("no view `{word}`")]
    UnknownView {
        /// The name as typed.
        word: String,
    },
    /// A view that comes back to itself.
    #[error("view `{word}` contains itself")]
    ViewLoop {
        /// The view that was met again.
        word: String,
    },
    /// A view whose own filter has a mistake.
    #[error("the filter of view `{word}` has a mistake: {mistake}")]
    BrokenView {
        /// The view.
        word: String,
        /// What is wrong inside of it.
        mistake: Box<QueryError>,
    },
    /// No sorting key of this name.
    #[error("no sorting key `{word}`")]
    UnknownSortKey {
        /// The word as typed.
        word: String,
    },
}
