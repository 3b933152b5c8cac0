//! One field of a form: a text or a choice.

use super::named::Names;
use crate::domain::deadline::Deadline;
use crate::i18n::{Lang, ui};
use crate::tui::widget::edit::{Edit, Lines};
use crate::tui::widget::line::Line;

/// A few options, of which one or none is picked.
#[derive(Debug, Clone)]
pub(crate) struct Choice {
    pub(crate) options: Vec<String>,
    pub(crate) picked: Option<usize>,
}

impl Choice {
    /// Picks by the number before an option; 0 picks none.
    pub(crate) fn digit(&mut self, digit: u32) {
        let index = usize::try_from(digit).unwrap_or(0).checked_sub(1);
        if index.is_none_or(|index| index < self.options.len()) {
            self.picked = index;
        }
    }

    /// Picks the next or the one before.
    pub(crate) fn turn(&mut self, forward: bool) {
        let last = self.options.len().saturating_sub(1);
        self.picked = Some(match (self.picked, forward) {
            (None, true) => 0,
            (None, false) => last,
            (Some(at), true) if at >= last => 0,
            (Some(at), true) => at + 1,
            (Some(at), false) => at.checked_sub(1).unwrap_or(last),
        });
    }
}

/// What is filled in.
#[derive(Debug, Clone)]
pub(crate) enum Input {
    Text(Edit),
    Choice(Choice),
}

/// A labelled field.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub(crate) label: String,
    pub(crate) input: Input,
    /// What stood there before anybody typed.
    initial: String,
    initially_picked: Option<usize>,
    /// What is said under the field: last week's text, the present deadline.
    pub(crate) beside: Option<String>,
    /// Last week's text, copied by a key.
    pub(crate) last: Option<String>,
    /// What was typed before last week's text took its place; the same key brings it back.
    pub(crate) aside: Option<String>,
    /// Whether it is a phrase for a date.
    pub(crate) is_phrase: bool,
    /// The deadline that stood there first, where it is a phrase for one.
    stood: Option<Deadline>,
    /// The list that its names are out of.
    pub(crate) names: Option<Names>,
    /// What the text comes to.
    pub(crate) live: Option<Line>,
}

/// With a capital, as labels of forms are written.
fn capital(label: &str) -> String {
    let mut letters = label.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

impl Field {
    fn new(label: &str, input: Input) -> Self {
        let mut field = Self {
            label: capital(label),
            input,
            initial: String::new(),
            initially_picked: None,
            beside: None,
            last: None,
            aside: None,
            is_phrase: false,
            stood: None,
            names: None,
            live: None,
        };
        field.initial = field.text().to_owned();
        field.initially_picked = field.picked();
        field
    }

    /// A text of one line.
    pub(crate) fn line(label: &str, text: &str) -> Self {
        Self::new(label, Input::Text(Edit::new(Lines::One, text)))
    }

    /// A text of several lines.
    pub(crate) fn text_of(label: &str, text: &str) -> Self {
        Self::new(label, Input::Text(Edit::new(Lines::Many, text)))
    }

    /// A phrase for a deadline, and the one that there is.
    pub(crate) fn deadline(label: &str, now: Option<&Deadline>) -> Self {
        Self {
            is_phrase: true,
            stood: now.cloned(),
            ..Self::line(label, now.map_or("", |now| &now.phrase))
        }
    }

    /// The deadline that a phrase which nobody changed stands for.
    pub(super) fn stands_for(&self) -> Option<&Deadline> {
        self.stood.as_ref().filter(|_| !self.is_touched())
    }

    /// Names out of a list.
    pub(crate) fn named(label: &str, text: &str, names: Names) -> Self {
        Self {
            names: Some(names),
            ..Self::line(label, text)
        }
    }

    /// Makes the last name whole; `false` where it is.
    pub(super) fn complete(&mut self) -> bool {
        let names = self.names.as_ref();
        let whole = names.and_then(|names| names.completed(self.text()));
        match (&mut self.input, whole) {
            (Input::Text(edit), Some(whole)) => {
                edit.set(&whole);
                true
            }
            _ => false,
        }
    }

    /// One out of a few.
    pub(crate) fn choice(label: &str, options: Vec<String>, picked: Option<usize>) -> Self {
        Self::new(label, Input::Choice(Choice { options, picked }))
    }

    /// With something said under it.
    #[must_use]
    pub(crate) fn beside(mut self, text: Option<String>) -> Self {
        self.beside = text;
        self
    }

    /// With last week's text under it.
    #[must_use]
    pub(crate) fn last(mut self, lang: Lang, text: Option<&str>) -> Self {
        self.last = text.filter(|text| !text.is_empty()).map(str::to_owned);
        self.beside = self.last.as_deref().map(|text| ui::beside_last(lang, text));
        self
    }

    /// The text; empty for a choice.
    pub(crate) fn text(&self) -> &str {
        match &self.input {
            Input::Text(edit) => edit.text(),
            Input::Choice(_) => "",
        }
    }

    /// The picked option.
    pub(crate) const fn picked(&self) -> Option<usize> {
        match &self.input {
            Input::Text(_) => None,
            Input::Choice(choice) => choice.picked,
        }
    }

    /// What stood there before anybody typed.
    pub(crate) fn initial(&self) -> &str {
        &self.initial
    }

    /// Whether it differs from what stood there first.
    pub(crate) fn is_touched(&self) -> bool {
        self.text() != self.initial || self.picked() != self.initially_picked
    }

    /// The text if it was changed.
    pub(crate) fn changed_text(&self) -> Option<String> {
        (self.text() != self.initial).then(|| self.text().to_owned())
    }

    /// The picked option's name.
    pub(crate) fn picked_name(&self) -> Option<&str> {
        match &self.input {
            Input::Text(_) => None,
            Input::Choice(choice) => choice.options.get(choice.picked?).map(String::as_str),
        }
    }
}
