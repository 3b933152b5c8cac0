//! From what was typed to the requests that it asks for, or to what is wrong with it.

use super::sheet::{Sheet, TEXTS};
use crate::domain::command::{Command, Request};
use crate::domain::entry::EntryPatch;
use crate::domain::measure::Measure;
use crate::domain::project::Project;
use crate::i18n::Lang;
use crate::i18n::ui::entries as words;
use crate::tui::effect::{Filing, Then};

/// In which field, and the sentence.
pub(super) type Wrong = (usize, String);

/// The requests of an entry: the figures first, so that the entry itself is what an undo takes back.
pub(super) fn of(sheet: &Sheet, project: &Project, lang: Lang) -> Result<Filing, Wrong> {
    check(sheet, lang)?;
    let mut commands = Vec::new();
    for amount in sheet.amounts.iter().filter(|amount| amount.is_touched()) {
        if let Some(known) = project.measures.get(&amount.part) {
            let to = Measure {
                done: amount.number(),
                ..known.clone()
            };
            if to != *known {
                commands.push(Command::SetMeasure {
                    id: project.id,
                    part: Some(amount.part),
                    to: Some(to),
                });
            }
        }
    }
    let patch = patch(sheet);
    if patch != EntryPatch::default() {
        commands.push(Command::Report {
            id: project.id,
            week: sheet.week,
            patch,
        });
    }
    Ok(filing(project, sheet, commands))
}

/// The whole entry as last week's.
pub(super) fn same(sheet: &Sheet, project: &Project, last: [&str; TEXTS]) -> Filing {
    let report = Command::Report {
        id: project.id,
        week: sheet.week,
        patch: EntryPatch::of(last.map(|text| Some(text.to_owned()))),
    };
    filing(project, sheet, vec![report])
}

/// Every request compares with what was last read: what the ones before it do concerns other parts.
fn filing(project: &Project, sheet: &Sheet, commands: Vec<Command>) -> Filing {
    let requests = commands.into_iter().map(Request::new);
    Filing {
        project: project.id,
        week: sheet.week,
        requests: requests
            .map(|request| request.seen(project.version))
            .collect(),
        then: Then::Next,
    }
}

fn patch(sheet: &Sheet) -> EntryPatch {
    EntryPatch::of(
        sheet
            .texts
            .each_ref()
            .map(|field| field.is_touched().then(|| field.edit.text().to_owned())),
    )
}

/// The first thing that keeps an entry from being sent.
fn check(sheet: &Sheet, lang: Lang) -> Result<(), Wrong> {
    let progress = sheet.texts.first();
    if progress.is_none_or(|field| field.edit.text().trim().is_empty()) {
        return Err((0, words::wrong_no_progress(lang).to_owned()));
    }
    let mut amounts = sheet.amounts.iter().enumerate();
    let no_number = amounts.find(|(_, amount)| amount.is_touched() && amount.number().is_none());
    match no_number {
        Some((index, amount)) => {
            let typed = amount.field.edit.text();
            Err((TEXTS + index, words::wrong_number(lang, typed.trim())))
        }
        None => Ok(()),
    }
}

/// Counts that would go down: name, before, after.
pub(super) fn falls(sheet: &Sheet, project: &Project) -> Vec<(String, String, String)> {
    let typed = sheet.amounts.iter().filter(|amount| amount.is_touched());
    let falling = typed.filter_map(|amount| {
        let measure = project.measures.get(&amount.part)?;
        let to = amount.number().filter(|to| measure.falls_to(*to))?;
        Some((
            measure.name.clone(),
            amount.field.now.clone(),
            to.to_string(),
        ))
    });
    falling.collect()
}
