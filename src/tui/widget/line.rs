//! A line made of pieces with roles.

use crate::text::safe::clean_line;
use crate::text::width::columns;
use crate::tui::theme::Role;

/// One line of the screen, cleaned of everything that must not reach a terminal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Line {
    /// The pieces from left to right.
    pub(crate) pieces: Vec<(String, Role)>,
}

impl Line {
    /// A line of one piece.
    pub(crate) fn of(role: Role, text: &str) -> Self {
        Self::default().with(role, text)
    }

    /// With one piece more.
    #[must_use]
    pub(crate) fn with(mut self, role: Role, text: &str) -> Self {
        self.push(role, text);
        self
    }

    /// With the pieces of another line behind.
    #[must_use]
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.pieces.extend(other.pieces);
        self
    }

    /// Adds a piece.
    pub(crate) fn push(&mut self, role: Role, text: &str) {
        if !text.is_empty() {
            self.pieces.push((clean_line(text).into_owned(), role));
        }
    }

    /// Adds a piece after a separator, unless it is the first or says nothing.
    pub(crate) fn join(&mut self, separator: &str, role: Role, text: &str) {
        if text.is_empty() {
            return;
        }
        if !self.pieces.is_empty() {
            self.push(Role::Dim, separator);
        }
        self.push(role, text);
    }

    /// How many columns it takes.
    pub(crate) fn columns(&self) -> usize {
        self.pieces.iter().map(|(text, _)| columns(text)).sum()
    }
}
