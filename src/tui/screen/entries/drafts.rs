//! Drafts that were read from the database, and what to do with those of other logins.

use super::sheet::Sheet;
use super::{State, charge};
use crate::tui::data::Data;
use crate::tui::draft::{EntryDraft, Keep, aside, read_name};
use crate::tui::effect::Effect;
use crate::tui::step::Step;

/// Puts what was read into the sheets. What is being typed here and is not kept yet stays.
pub(super) fn take_in(state: &mut State, data: &Data) {
    let Some(found) = state.found.as_mut().map(std::mem::take) else {
        return;
    };
    for draft in found {
        if draft.form == charge::NAME {
            state.remembered = Some(draft.value);
            continue;
        }
        let (Some((week, is_aside)), Some(project)) =
            (read_name(&draft.form), data.project(draft.project))
        else {
            continue;
        };
        let place = (week, draft.project);
        if is_aside {
            state.asides.insert(place, draft.value);
            continue;
        }
        let known = state.sheets.get(&place);
        if known.is_some_and(|sheet| {
            sheet.is_unsaved() || sheet.kept.as_deref() == Some(draft.value.as_str())
        }) {
            continue;
        }
        let mut sheet = Sheet::new(project, week);
        sheet.restore(&draft.value);
        state.sheets.insert(place, sheet);
    }
}

/// Another login was typing into the same entry: its text can be taken by a key.
pub(super) fn put_aside(state: &mut State, keep: &Keep, theirs: &str) {
    if let Some((week, false)) = read_name(&keep.form) {
        state.asides.insert((week, keep.project), theirs.to_owned());
    }
}

/// The other login's text for one's own, which takes its place aside; `None` where there is no other.
pub(super) fn swap(state: &mut State, data: &Data) -> Option<Vec<Step>> {
    let place = (state.week(data), state.selected?);
    let theirs = state.asides.get(&place)?.clone();
    let draft = EntryDraft::read(&theirs)?;
    let mut steps = state.kept();
    let sheet = state.sheets.get_mut(&place)?;
    let mine = sheet.kept.clone();
    sheet.take(&draft);
    sheet.changed(1);
    steps.extend(state.kept());
    let keep = Keep {
        project: place.1,
        form: aside(place.0),
        known: Some(theirs),
        value: mine.clone(),
    };
    match mine {
        Some(mine) => state.asides.insert(place, mine),
        None => state.asides.remove(&place),
    };
    steps.push(Step::Do(Effect::SaveDraft(keep)));
    Some(steps)
}
