//! Undo: the last command of one's own is turned back by events of its own; refused where somebody has built on it. Of a
//! change of many projects, those are left on which somebody has built, once the asker has agreed to that.

use std::collections::{BTreeMap, BTreeSet};

use super::super::aspect::{Aspect, aspect};
use super::super::event::{Change, Draft, Event};
use super::super::id::ProjectId;
use super::{Case, Refusal, confirmation, people};

/// What an undo would turn back, and what came after it.
#[derive(Debug, Clone, Copy)]
pub struct UndoView<'a> {
    /// The events of the asker's last command that are not undone.
    pub group: &'a [Event],
    /// Later events on the same projects (or the board), undone ones and their undoings left out.
    pub later: &'a [Event],
}

pub(super) fn reverse(case: &Case<'_>) -> Result<Vec<Draft>, Refusal> {
    let undo = case
        .view
        .undo
        .filter(|undo| !undo.group.is_empty())
        .ok_or(Refusal::NothingToUndo)?;
    let turned_back = turned_back(undo.group);
    let built_on = built_on(&turned_back, undo.later);
    let free: BTreeSet<Option<ProjectId>> = turned_back
        .iter()
        .map(|event| event.project)
        .filter(|project| !built_on.contains_key(project))
        .collect();
    if let Some(later) = built_on.values().next()
        && (free.is_empty() || !case.is_consented())
    {
        return Err(Refusal::BuiltOn {
            seq: later.seq,
            actor: later.actor.clone(),
            project: later.project,
            others: free.len(),
        });
    }
    let zone = case.view.board.settings.zone;
    // What was said of a past day is taken back for that day too, so that the board as of then shows it no more.
    let day = |event: &Event| {
        let was_late = event.recorded.with_timezone(&zone).date_naive() != event.effective;
        if was_late {
            event.effective
        } else {
            case.asker.today
        }
    };
    let draft = |event: &&Event| Draft {
        undoes: Some(event.seq),
        effective: day(event),
        ..case.draft(event.project, inverse(&event.change))
    };
    let left = turned_back
        .iter()
        .filter(|event| free.contains(&event.project));
    let drafts: Vec<Draft> = left.map(draft).collect();
    for draft in &drafts {
        check(case, draft)?;
    }
    Ok(drafts)
}

/// What holds of a change holds of its undoing too, where others may have built elsewhere on what it would bring back.
fn check(case: &Case<'_>, draft: &Draft) -> Result<(), Refusal> {
    match &draft.change {
        Change::BoardPerson { id, to, .. } => people::check_others(case, *id, to.as_deref()),
        change if confirmation::must_wait(case, change, draft.effective) => {
            Err(Refusal::MustBeConfirmed)
        }
        _ => Ok(()),
    }
}

/// The events to turn back, the last one first. Taking an arrival back takes everything along that came with it.
fn turned_back(group: &[Event]) -> Vec<&Event> {
    let is_arrival = |event: &Event| matches!(event.change, Change::Added { .. });
    let arrived: BTreeSet<Option<ProjectId>> = group
        .iter()
        .filter(|event| is_arrival(event))
        .map(|event| event.project)
        .collect();
    group
        .iter()
        .rev()
        .filter(|event| !arrived.contains(&event.project) || is_arrival(event))
        .collect()
}

/// The projects on which somebody has built, each with the first event that did.
fn built_on<'a>(
    turned_back: &[&Event],
    later: &'a [Event],
) -> BTreeMap<Option<ProjectId>, &'a Event> {
    let mut found = BTreeMap::new();
    for event in later {
        if turned_back.iter().any(|earlier| builds_on(event, earlier)) {
            found.entry(event.project).or_insert(event);
        }
    }
    found
}

/// Whether `later` would lose its ground if `earlier` were turned back.
fn builds_on(later: &Event, earlier: &Event) -> bool {
    if later.project != earlier.project {
        return false;
    }
    if matches!(earlier.change, Change::Added { .. }) {
        return !matches!(later.change, Change::Removal { .. });
    }
    if let Change::Confirmation { to: Some(to), .. } = &later.change
        && to.wish.meant() == aspect(&earlier.change)
    {
        return true;
    }
    aspect(&earlier.change) != Aspect::Nothing && aspect(&later.change) == aspect(&earlier.change)
}

/// The same change the other way round.
fn inverse(change: &Change) -> Change {
    match change.clone() {
        Change::Added { .. } => Change::Removal {
            from: false,
            to: true,
        },
        Change::Removal { from, to } => Change::Removal { from: to, to: from },
        Change::Fact { from, to } => Change::Fact { from: to, to: from },
        Change::Stage { from, to } => Change::Stage { from: to, to: from },
        Change::Side { from, to } => Change::Side { from: to, to: from },
        Change::Block { from, to } => Change::Block { from: to, to: from },
        Change::Deadline { from, to, slip } => Change::Deadline {
            from: to,
            to: from,
            slip,
        },
        Change::Goal { from, to } => Change::Goal { from: to, to: from },
        Change::Owners { from, to } => Change::Owners { from: to, to: from },
        Change::Milestone { id, from, to } => Change::Milestone {
            id,
            from: to,
            to: from,
        },
        Change::Measure { id, from, to } => Change::Measure {
            id,
            from: to,
            to: from,
        },
        Change::Entry { week, from, to } => Change::Entry {
            week,
            from: to,
            to: from,
        },
        Change::Problem { id, from, to } => Change::Problem {
            id,
            from: to,
            to: from,
        },
        Change::Confirmation { id, from, to } => Change::Confirmation {
            id,
            from: to,
            to: from,
        },
        Change::Level { from, to, rule } => Change::Level {
            from: to,
            to: from,
            rule,
        },
        Change::Urged { note } => Change::Urged { note },
        Change::Light { from, to } => Change::Light { from: to, to: from },
        Change::Note { text } => Change::Note { text },
        Change::BoardTitle { from, to } => Change::BoardTitle { from: to, to: from },
        Change::BoardSettings { from, to } => Change::BoardSettings { from: to, to: from },
        Change::BoardStage { from, to } => Change::BoardStage { from: to, to: from },
        Change::BoardCategory { from, to } => Change::BoardCategory { from: to, to: from },
        Change::BoardDepartment { id, from, to } => Change::BoardDepartment {
            id,
            from: to,
            to: from,
        },
        Change::BoardSource { from, to } => Change::BoardSource { from: to, to: from },
        Change::BoardTask { from, to } => Change::BoardTask { from: to, to: from },
        Change::BoardYear { year, from, to } => Change::BoardYear {
            year,
            from: to,
            to: from,
        },
        Change::BoardPerson { id, from, to } => Change::BoardPerson {
            id,
            from: to,
            to: from,
        },
        Change::BoardIndicator { key, from, to } => Change::BoardIndicator {
            key,
            from: to,
            to: from,
        },
    }
}
