//! The filter in force: what was typed and what it means on the board of now.

use std::ops::Range;

use crate::domain::board::Board;
use crate::domain::id::Day;
use crate::domain::project::Project;
use crate::i18n::{self, Lang};
use crate::query::ast::Tree;
use crate::query::{Context, Filter as Words, QueryError, Selection, Views, parse};

/// A mistake in a filter: where, and the sentence about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mistake {
    pub(crate) span: Range<usize>,
    pub(crate) text: String,
}

impl Mistake {
    fn of(error: &QueryError, lang: Lang) -> Self {
        Self {
            span: error.span.into(),
            text: i18n::query::error(lang, error),
        }
    }
}

/// What was typed and what it means; empty lets everything through.
#[derive(Debug, Clone, Default)]
pub(crate) struct Filter {
    text: String,
    words: Words,
    selection: Selection,
}

impl Filter {
    /// Reads a filter line.
    pub(crate) fn with_views(
        text: &str,
        views: &Views,
        board: &Board,
        today: Day,
        lang: Lang,
    ) -> Result<Self, Mistake> {
        let told = |error: QueryError| Mistake::of(&error, lang);
        let words = parse(text).map_err(told)?;
        let whole = words.expand(views).map_err(told)?;
        let selection = whole.resolve(board, today).map_err(told)?;
        Ok(Self {
            text: text.trim().to_owned(),
            words,
            selection,
        })
    }

    /// The line as typed.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The line that lets through what this filter does and `more` as well.
    pub(crate) fn narrowed(&self, more: &str) -> String {
        let text = self.text();
        match &self.words.root {
            Some(Tree::Or(_)) if !more.is_empty() => format!("({text}) {more}"),
            Some(_) | None => format!("{text} {more}").trim().to_owned(),
        }
    }

    /// Whether everything is let through.
    pub(crate) const fn is_empty(&self) -> bool {
        self.words.is_everything()
    }

    /// Looks views, names and dates up again; where one is gone, the filter keeps what it meant before.
    pub(crate) fn renew(&mut self, views: &Views, board: &Board, today: Day) {
        let whole = self.words.expand(views);
        if let Ok(selection) = whole.and_then(|whole| whole.resolve(board, today)) {
            self.selection = selection;
        }
    }

    /// Whether a project is let through.
    pub(crate) fn matches(&self, project: &Project, context: &Context<'_>) -> bool {
        self.selection.matches(project, context)
    }
}
