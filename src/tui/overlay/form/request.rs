//! From a filled form to the request that it asks for.

use super::{Form, Purpose, plan_year};
use crate::domain::command::{Command, Request};
use crate::domain::deadline::{Deadline, EXAMPLES, parse};
use crate::domain::entry::EntryPatch;
use crate::domain::event::Fact;
use crate::domain::id::Day;
use crate::domain::level::Level;
use crate::domain::problem::{AskLevel, Clearing};
use crate::domain::project::SlipReason;
use crate::i18n::{Lang, ui};
use crate::tui::data::Data;
use crate::tui::effect::{Reply, Run};

/// What is wrong before the rules are even asked: in which field, and the sentence.
pub(super) type Wrong = (usize, String);

/// The request, or what is wrong.
pub(super) fn of(form: &Form, data: &Data, lang: Lang) -> Result<Run, Wrong> {
    let (command, reason) = command(form, data, lang)?;
    let mut request = Request::new(command).seen(form.seen);
    request.reason = reason.filter(|reason| !reason.trim().is_empty());
    Ok(Run {
        request,
        what: summary(form),
        reply: Reply::Form,
    })
}

/// What was typed, in one text.
fn summary(form: &Form) -> String {
    let mut lines = vec![form.heading.clone()];
    for field in form.fields.iter().filter(|field| field.is_touched()) {
        let value = field.picked_name().unwrap_or_else(|| field.text());
        lines.push(format!("{}: {value}", field.label));
    }
    lines.join("\n")
}

fn command(form: &Form, data: &Data, lang: Lang) -> Result<(Command, Option<String>), Wrong> {
    let id = form.project;
    let (patch, facts) = (patch(form), facts(form));
    let command = match form.purpose {
        Purpose::Report(week) => Command::Report { id, week, patch },
        Purpose::Due => return due(form, data, lang),
        Purpose::Edit => Command::Edit { id, facts },
        Purpose::Block => Command::Block {
            id,
            reason: text(form, 0),
        },
        Purpose::Problem => problem(form, data, lang)?,
        Purpose::Clear(part) => {
            let (on, note) = (data.today, text(form, 0));
            let clearing = Clearing { on, note };
            Command::ClearProblem { id, part, clearing }
        }
        Purpose::Done(part) => Command::MilestoneDone {
            id,
            part,
            on: day(form, 0, lang)?,
            document: Some(text(form, 1)).filter(|document| !document.trim().is_empty()),
        },
        Purpose::Urge => Command::Urge {
            id,
            note: text(form, 0),
        },
        Purpose::Raise(from) => return Ok(level(form, &super::levels_above(from))),
        Purpose::Lower(from) => return Ok(level(form, &super::levels_below(from))),
        Purpose::Strike => return strike(form, lang),
        Purpose::Note => Command::Note {
            id,
            text: text(form, 0),
        },
    };
    Ok((command, None))
}

fn text(form: &Form, index: usize) -> String {
    let field = form.fields.get(index);
    field.map_or_else(String::new, |field| field.text().to_owned())
}

fn picked<T: Copy>(form: &Form, index: usize, options: &[T]) -> Option<T> {
    let picked = form.fields.get(index)?.picked()?;
    options.get(picked).copied()
}

/// The picked level; its ground goes along as the request's reason.
fn level(form: &Form, levels: &[Level]) -> (Command, Option<String>) {
    let nearest = levels.first().copied().unwrap_or_default();
    let to = picked(form, 0, levels).unwrap_or(nearest);
    let id = form.project;
    (Command::SetLevel { id, to }, Some(text(form, 1)))
}

/// No level at all, with its reason: what was supervised does not fall silent without a word.
fn strike(form: &Form, lang: Lang) -> Result<(Command, Option<String>), Wrong> {
    let note = text(form, 0);
    if note.trim().is_empty() {
        return Err((0, ui::overdue::strike_needs_note(lang).to_owned()));
    }
    let (id, to) = (form.project, Level::None);
    Ok((Command::SetLevel { id, to }, Some(note)))
}

/// The new date; its note goes along as the request's reason.
fn due(form: &Form, data: &Data, lang: Lang) -> Result<(Command, Option<String>), Wrong> {
    let to = optional_phrase(form, 0, data, lang)?;
    if to.is_none() {
        return Err((0, ui::phrase_missing(lang, &EXAMPLES.join("  "))));
    }
    let slip = picked(form, 1, &SlipReason::ALL);
    let id = form.project;
    Ok((Command::MoveDeadline { id, to, slip }, Some(text(form, 2))))
}

fn problem(form: &Form, data: &Data, lang: Lang) -> Result<Command, Wrong> {
    Ok(Command::OpenProblem {
        id: form.project,
        text: text(form, 0),
        owner: None,
        limit: optional_phrase(form, 1, data, lang)?,
        ask: picked(form, 2, &AskLevel::ALL),
    })
}

fn patch(form: &Form) -> EntryPatch {
    let changed = |index: usize| {
        form.fields
            .get(index)
            .and_then(super::field::Field::changed_text)
    };
    EntryPatch {
        progress: changed(0),
        next: changed(1),
        problem: changed(2),
        ask: changed(3),
        sample: false,
    }
}

fn facts(form: &Form) -> Vec<Fact> {
    let makers: [fn(String) -> Fact; 5] = [
        Fact::Title,
        |text| Fact::Place(Some(text)),
        |text| Fact::Responsible(Some(text)),
        |text| Fact::Contact(Some(text)),
        |text| Fact::Remark(Some(text)),
    ];
    form.fields
        .iter()
        .zip(makers)
        .filter_map(|(field, make)| field.changed_text().map(make))
        .collect()
}

/// A phrase for a date; an empty one is none.
fn optional_phrase(
    form: &Form,
    index: usize,
    data: &Data,
    lang: Lang,
) -> Result<Option<Deadline>, Wrong> {
    let phrase = form
        .fields
        .get(index)
        .map(super::field::Field::text)
        .unwrap_or_default();
    if phrase.trim().is_empty() {
        return Ok(None);
    }
    parse(phrase, plan_year(form.project, data))
        .map(Some)
        .map_err(|error| (index, super::phrase_wrong(&error, lang)))
}

fn day(form: &Form, index: usize, lang: Lang) -> Result<Day, Wrong> {
    let typed = form
        .fields
        .get(index)
        .map(super::field::Field::text)
        .unwrap_or_default();
    let folded: String = typed
        .trim()
        .chars()
        .map(crate::text::fold::fold_key)
        .collect();
    folded
        .parse()
        .map_err(|_| (index, ui::not_a_day(lang).to_owned()))
}
