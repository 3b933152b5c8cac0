//! Weekly entries.

use std::sync::Arc;

use super::super::calendar::Week;
use super::super::entry::{EntryPatch, EntryText};
use super::super::event::{Change, Draft};
use super::super::id::ProjectId;
use super::{Case, MAX_TEXT, Refusal, check_length, clean_text};

pub(super) fn report(
    case: &Case<'_>,
    id: ProjectId,
    week: Week,
    patch: &EntryPatch,
) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    if week.monday() > case.asker.today {
        return Err(Refusal::FutureWeek(week));
    }
    let from = project.entries.get(&week).map(|entry| entry.text.clone());
    let before = from.clone().unwrap_or_default();
    let field = |name: &'static str, new: &Option<String>, old: &str| -> Result<String, Refusal> {
        match new {
            None => Ok(old.to_owned()),
            Some(new) => {
                let new = clean_text(new);
                check_length(name, &new, MAX_TEXT)?;
                Ok(new)
            }
        }
    };
    let text = EntryText {
        progress: field("progress", &patch.progress, &before.progress)?,
        next: field("next", &patch.next, &before.next)?,
        problem: field("problem", &patch.problem, &before.problem)?,
        ask: field("ask", &patch.ask, &before.ask)?,
        sample: patch.sample,
    };
    let to = Some(text).filter(|text| !text.is_empty()).map(Arc::new);
    if to.is_none() && from.is_none() {
        return Err(Refusal::Empty("entry"));
    }
    if to == from {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![case.draft(Some(id), Change::Entry { week, from, to })])
}
