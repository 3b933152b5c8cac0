//! Phrases for dates in forms: what they come to while they are typed, and the deadline that is asked for.

use chrono::Datelike;

use super::Form;
use super::field::Field;
use super::request::Wrong;
use crate::domain::deadline::{
    Deadline, EXAMPLES, Given, PhraseError, Precision, Reading, Reckoning, read,
};
use crate::domain::id::ProjectId;
use crate::i18n::{self, Lang, trade, ui};
use crate::tui::data::Data;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// By what a phrase about a project is read: its plan year, or this one once that is over; today; the board's calendar.
pub(super) fn given(id: ProjectId, data: &Data) -> Given<'_> {
    let plan_year = data.project(id).and_then(|project| project.plan_year);
    Given {
        year: plan_year.unwrap_or(0).max(data.today.year()),
        day: data.today,
        calendar: &data.state.board.calendar,
    }
}

/// What a field's phrase comes to. One that nobody changed stands for the deadline that it stood for: a period that was
/// counted once does not start anew because the form was opened.
fn read_field(field: &Field, given: &Given<'_>) -> Result<Reading, PhraseError> {
    match field.stands_for() {
        Some(deadline) => Ok(Reading {
            deadline: deadline.clone(),
            reckoning: Reckoning::Said,
        }),
        None => read(field.text(), given),
    }
}

/// The deadline of a field; an empty one is none.
pub(super) fn optional_phrase(
    form: &Form,
    index: usize,
    given: &Given<'_>,
    lang: Lang,
) -> Result<Option<Deadline>, Wrong> {
    let field = form.fields.get(index);
    let Some(field) = field.filter(|field| !field.text().trim().is_empty()) else {
        return Ok(None);
    };
    read_field(field, given)
        .map(|reading| Some(reading.deadline))
        .map_err(|error| (index, phrase_wrong(&error, lang)))
}

/// The last day that a field comes to and how it was counted, or what is wrong with it and how others say it.
pub(super) fn live(field: &Field, given: &Given<'_>, lang: Lang) -> Line {
    if field.text().trim().is_empty() {
        return Line::of(Role::Dim, &ui::phrase_examples(lang, &EXAMPLES.join("  ")));
    }
    match read_field(field, given) {
        Ok(reading) => found(&reading, lang),
        Err(error) => Line::of(Role::Warn, &phrase_wrong(&error, lang)),
    }
}

/// A piece for each thing to be said; they stand below each other. What was guessed is a warning.
fn found(reading: &Reading, lang: Lang) -> Line {
    let Reading {
        deadline,
        reckoning,
    } = reading;
    if deadline.precision == Precision::None {
        return Line::of(Role::Good, ui::phrase_without_day(lang));
    }
    let day = deadline.day.map(|day| day.to_string()).unwrap_or_default();
    let precision = trade::precision(lang, deadline.precision);
    let mut line = Line::of(Role::Good, &ui::phrase_means(lang, &day, precision));
    let mut told = i18n::deadline::reckoning(lang, reckoning);
    let guessed = told.pop_if(|_| !reckoning.unknown_years().is_empty());
    for sentence in told {
        line.push(Role::Dim, &sentence);
    }
    line.push(Role::Warn, &guessed.unwrap_or_default());
    line
}

/// What is wrong with a phrase, and what would be right.
fn phrase_wrong(error: &PhraseError, lang: Lang) -> String {
    ui::phrase_wrong(
        lang,
        &i18n::deadline::error(lang, error),
        &EXAMPLES.join("  "),
    )
}
