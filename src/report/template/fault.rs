//! What is wrong with a template, and where.

use std::error::Error as _;
use std::ops::Range;

use minijinja::{Error, ErrorKind};

use crate::i18n::{Lang, template as words};
use crate::text::caret;
use crate::text::safe::clean_line;
use crate::text::width::columns;

/// A template that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what}")]
pub struct TemplateFault {
    /// Where and what, in the page's language.
    pub what: String,
    /// The line with marks under the place, if the place is known.
    pub shown: Option<String>,
}

impl TemplateFault {
    pub(super) fn new(lang: Lang, source: &str, error: &Error) -> Self {
        let what = clean_line(&what(lang, source, error)).into_owned();
        let Some(place) = Place::of(source, error) else {
            let line = error.line();
            let what = line.map_or(what.clone(), |line| words::in_line(lang, line, &what));
            return Self { what, shown: None };
        };
        Self {
            what: words::place(lang, place.line, place.column, &what),
            shown: Some(caret::under(place.text, place.start..place.end)),
        }
    }
}

/// The mark on a fault that this program itself has found: its words need no others around them.
#[derive(Debug, thiserror::Error)]
#[error("told")]
struct Told;

/// A fault in the program's own words.
pub(super) fn told(what: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, what.to_owned()).with_source(Told)
}

/// A place in the source.
struct Place<'a> {
    /// Counted from 1.
    line: usize,
    /// In columns of the terminal, counted from 1.
    column: usize,
    /// The line.
    text: &'a str,
    /// Bytes of the line.
    start: usize,
    end: usize,
}

impl<'a> Place<'a> {
    /// The place that the engine names; a place over several lines is shown in its first.
    fn of(source: &'a str, error: &Error) -> Option<Self> {
        let range = whole_name(source, error.range()?);
        let start = source.floor_char_boundary(range.start);
        let (before, _) = source.split_at_checked(start)?;
        let begin = before.rfind('\n').map_or(0, |place| place + 1);
        let text = source.get(begin..)?.lines().next().unwrap_or_default();
        let inside = start.saturating_sub(begin);
        let column = columns(&clean_line(text.get(..inside).unwrap_or(text))) + 1;
        Some(Self {
            line: before.matches('\n').count() + 1,
            column,
            text,
            start: inside,
            end: range
                .end
                .saturating_sub(begin)
                .clamp(inside, text.len().max(inside)),
        })
    }
}

/// The place with the whole name: the engine begins at the dot of a field.
fn whole_name(source: &str, range: Range<usize>) -> Range<usize> {
    let from_dot = |before: &str| {
        before
            .trim_end_matches(|letter: char| {
                letter.is_ascii_alphanumeric() || "_.".contains(letter)
            })
            .len()
    };
    let dot = source
        .get(range.start..)
        .is_some_and(|rest| rest.starts_with('.'));
    let start = match source.get(..range.start) {
        Some(before) if dot => from_dot(before),
        _ => range.start,
    };
    start..range.end
}

fn what(lang: Lang, source: &str, error: &Error) -> String {
    let detail = error.detail().unwrap_or_default();
    if matches!(error.source(), Some(source) if source.is::<Told>()) {
        return detail.to_owned();
    }
    let told = match error.kind() {
        ErrorKind::TemplateNotFound | ErrorKind::BadInclude => {
            return words::one_file(lang).to_owned();
        }
        ErrorKind::SyntaxError | ErrorKind::BadEscape => words::syntax(lang),
        ErrorKind::UndefinedError => return named(lang, words::undefined(lang), source, error),
        ErrorKind::UnknownFilter => return named(lang, words::unknown_filter(lang), source, error),
        ErrorKind::UnknownTest => return named(lang, words::unknown_test(lang), source, error),
        ErrorKind::UnknownFunction => {
            return named(lang, words::unknown_function(lang), source, error);
        }
        ErrorKind::UnknownMethod => return named(lang, words::unknown_method(lang), source, error),
        ErrorKind::TooManyArguments => words::too_many_arguments(lang),
        ErrorKind::MissingArgument => words::missing_argument(lang),
        ErrorKind::OutOfFuel => return words::out_of_steps(lang).to_owned(),
        _ if detail.contains("recursion limit") => return words::too_deep(lang).to_owned(),
        _ => words::cannot(lang),
    };
    if detail.is_empty() {
        told.to_owned()
    } else {
        words::with_detail(lang, told, detail)
    }
}

/// The fault with what stands at its place.
fn named(lang: Lang, told: &str, source: &str, error: &Error) -> String {
    let range = error.range().map(|range| whole_name(source, range));
    let at = range.and_then(|range| source.get(range));
    match at {
        Some(text) if !text.is_empty() && !text.contains('\n') => {
            words::with_detail(lang, told, text)
        }
        _ => told.to_owned(),
    }
}
