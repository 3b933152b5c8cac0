//! From a filled form to the request that it asks for.

use super::{Form, Purpose, plan_year};
use crate::domain::command::{Command, Request};
use crate::domain::deadline::{Deadline, EXAMPLES, parse};
use crate::domain::entry::EntryPatch;
use crate::domain::event::Fact;
use crate::domain::id::Day;
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
    let text = |index: usize| {
        form.fields
            .get(index)
            .map(|field| field.text().to_owned())
            .unwrap_or_default()
    };
    let picked = |index: usize| form.fields.get(index).and_then(super::field::Field::picked);
    let command = match form.purpose {
        Purpose::Report(week) => Command::Report {
            id,
            week,
            patch: patch(form),
        },
        Purpose::Due => {
            let Some(to) = optional_phrase(form, 0, data, lang)? else {
                return Err((0, ui::phrase_missing(lang, &EXAMPLES.join("  "))));
            };
            let slip = picked(1).and_then(|index| SlipReason::ALL.get(index).copied());
            return Ok((
                Command::MoveDeadline {
                    id,
                    to: Some(to),
                    slip,
                },
                Some(text(2)),
            ));
        }
        Purpose::Edit => Command::Edit {
            id,
            facts: facts(form),
        },
        Purpose::Block => Command::Block {
            id,
            reason: text(0),
        },
        Purpose::Problem => Command::OpenProblem {
            id,
            text: text(0),
            owner: None,
            limit: optional_phrase(form, 1, data, lang)?,
            ask: picked(2).and_then(|index| AskLevel::ALL.get(index).copied()),
        },
        Purpose::Clear(part) => {
            let clearing = Clearing {
                on: data.today,
                note: text(0),
            };
            Command::ClearProblem { id, part, clearing }
        }
        Purpose::Done(part) => {
            let on = day(form, 0, lang)?;
            let document = Some(text(1)).filter(|document| !document.trim().is_empty());
            Command::MilestoneDone {
                id,
                part,
                on,
                document,
            }
        }
        Purpose::Note => Command::Note { id, text: text(0) },
    };
    Ok((command, None))
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
