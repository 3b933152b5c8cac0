//! From a filled form to the request that it asks for.

use super::phrase::{given, optional_phrase};
use super::{Form, Purpose, arrival, facts, parts};
use crate::domain::calendar::parse_day;
use crate::domain::command::{Command, Request};
use crate::domain::deadline::EXAMPLES;
use crate::domain::entry::EntryPatch;
use crate::domain::event::Fact;
use crate::domain::id::{Day, ProjectId};
use crate::domain::level::Level;
use crate::domain::problem::Clearing;
use crate::domain::project::SlipReason;
use crate::i18n::{Lang, ui};
use crate::tui::bulk::{self, Bulk, Wish};
use crate::tui::data::Data;
use crate::tui::effect::{Reply, Run};

/// What is wrong before the rules are even asked: in which field, and the sentence.
pub(super) type Wrong = (usize, String);

/// The request, or what is wrong.
pub(super) fn of(form: &Form, data: &Data, lang: Lang) -> Result<Run, Wrong> {
    Ok(Run {
        request: request(form, (form.project, form.seen), data, lang)?,
        what: summary(form),
        reply: Reply::Form,
    })
}

/// The same wish for each of many projects, or what is wrong.
pub(super) fn of_many(form: &Form, data: &Data, lang: Lang) -> Result<Bulk, Wrong> {
    let wish = |(id, seen): &(ProjectId, u32)| {
        let asked = if data.project(*id).is_some() {
            Ok(request(form, (*id, *seen), data, lang)?)
        } else {
            Err(ui::bulk::gone(lang).to_owned())
        };
        Ok(Wish { id: *id, asked })
    };
    let wishes: Result<Vec<Wish>, Wrong> = form.many.iter().map(wish).collect();
    let fields = form.fields.iter().filter(|field| field.is_touched());
    let values: Vec<&str> = fields
        .map(|field| field.picked_name().unwrap_or_else(|| field.text()))
        .collect();
    Ok(Bulk {
        what: ui::bulk::what(lang, &form.what, &values.join(" ")),
        wishes: wishes?,
    })
}

fn request(
    form: &Form,
    (id, seen): (ProjectId, u32),
    data: &Data,
    lang: Lang,
) -> Result<Request, Wrong> {
    let (command, reason) = command(form, id, data, lang)?;
    let mut request = Request::new(command).seen(seen);
    request.reason = reason.filter(|reason| !reason.trim().is_empty());
    Ok(request)
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

fn command(
    form: &Form,
    id: ProjectId,
    data: &Data,
    lang: Lang,
) -> Result<(Command, Option<String>), Wrong> {
    let patch = patch(form);
    let command = match form.purpose {
        Purpose::Report(week) => Command::Report { id, week, patch },
        Purpose::Due => return due(form, id, data, lang),
        Purpose::Edit => Command::Edit {
            id,
            facts: plain(form),
        },
        Purpose::Block => Command::Block {
            id,
            reason: text(form, 0),
        },
        Purpose::Problem => parts::open_problem(form, id, data, lang)?,
        Purpose::ProblemEdit(part) => parts::set_problem(form, part, data, lang)?,
        Purpose::Milestone(part) => parts::set_milestone(form, part, data, lang)?,
        Purpose::Measure(part) => parts::set_measure(form, part, lang)?,
        Purpose::Money => facts::set_money(form, lang)?,
        Purpose::Owners => facts::set_owners(form, data, lang)?,
        Purpose::Tags => facts::set_tags(form),
        Purpose::Plan => facts::set_plan(form, data, lang)?,
        Purpose::Level => return Ok((facts::set_level(form), Some(text(form, 1)))),
        Purpose::Light => return Ok((facts::set_light(form, data, lang)?, Some(text(form, 2)))),
        Purpose::Side => facts::set_side(form),
        Purpose::New => arrival::add_project(form, data, lang)?,
        Purpose::Remove => return Ok((Command::RemoveProject { id }, Some(text(form, 0)))),
        // A view is no fact; its form is saved elsewhere and never comes here.
        Purpose::View => return Err((0, String::new())),
        Purpose::Clear(part) => {
            let (on, note) = (data.today, text(form, 0));
            let clearing = Clearing { on, note };
            Command::ClearProblem { id, part, clearing }
        }
        Purpose::Done(part) => Command::MilestoneDone {
            id,
            part,
            on: day(form, 0, data, lang)?,
            document: Some(text(form, 1)).filter(|document| !document.trim().is_empty()),
        },
        Purpose::Confirm(part) => return Ok((Command::Confirm { id, part }, Some(text(form, 0)))),
        Purpose::Return(part) => Command::Return {
            id,
            part: data
                .project(id)
                .filter(|_| !form.many.is_empty())
                .and_then(bulk::first_waiting)
                .unwrap_or(part),
            note: text(form, 0),
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
        Purpose::Tag | Purpose::Lead | Purpose::PlanYear | Purpose::Responsible => {
            common(form, id, data, lang)?
        }
    };
    Ok((command, None))
}

/// What is changed of many projects at once.
fn common(form: &Form, id: ProjectId, data: &Data, lang: Lang) -> Result<Command, Wrong> {
    let words = text(form, 0);
    let wrong = |sentence: &str| (0, sentence.to_owned());
    let project = data
        .project(id)
        .ok_or_else(|| wrong(ui::bulk::gone(lang)))?;
    match form.purpose {
        Purpose::Lead => bulk::lead(project, &words, &data.state.board)
            .ok_or_else(|| wrong(ui::bulk::no_such_department(lang))),
        Purpose::PlanYear => {
            bulk::plan_year(project, &words).ok_or_else(|| wrong(ui::bulk::not_a_year(lang)))
        }
        Purpose::Responsible => Ok(bulk::responsible(project, &words)),
        _ => Ok(bulk::add_tag(project, &words)),
    }
}

pub(super) fn text(form: &Form, index: usize) -> String {
    let field = form.fields.get(index);
    field.map_or_else(String::new, |field| field.text().to_owned())
}

pub(super) fn picked<T: Copy>(form: &Form, index: usize, options: &[T]) -> Option<T> {
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
fn due(
    form: &Form,
    id: ProjectId,
    data: &Data,
    lang: Lang,
) -> Result<(Command, Option<String>), Wrong> {
    let to = optional_phrase(form, 0, &given(id, data), lang)?;
    if to.is_none() {
        return Err((0, ui::phrase_missing(lang, &EXAMPLES.join("  "))));
    }
    let slip = picked(form, 1, &SlipReason::ALL);
    Ok((Command::MoveDeadline { id, to, slip }, Some(text(form, 2))))
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

fn plain(form: &Form) -> Vec<Fact> {
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

/// A day, as people write days.
pub(super) fn day(form: &Form, index: usize, data: &Data, lang: Lang) -> Result<Day, Wrong> {
    let read = parse_day(&text(form, index), data.today);
    read.map_err(|_| (index, ui::not_a_day(lang).to_owned()))
}
