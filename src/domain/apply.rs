//! The fold: state + event → state, for one project and for the board.

use std::sync::Arc;

use chrono_tz::Tz;

use super::board::{Board, CategoryDef, StageDef};
use super::calendar::Week;
use super::course::StageStep;
use super::entry::{Entry, EntryText};
use super::event::{Change, Event, Fact, NewProject};
use super::id::ProjectId;
use super::indicator::Indicator;
use super::level::{Level, LevelMark, Urging};
use super::project::{Money, Project, Slip};

/// Folds one project's events, given in any order, into its state.
///
/// Events count in the order of the day that they are about, then of recording. An event that was undone counts no
/// more, and neither does its undoing, but both raise the version. Returns `None` where no event brought the project
/// onto the board.
pub fn fold_project<'a>(events: impl IntoIterator<Item = &'a Event>, zone: Tz) -> Option<Project> {
    let mut due: Vec<&Event> = events.into_iter().collect();
    due.sort_by_key(|event| (event.effective, event.seq));
    let undone: Vec<u64> = due.iter().filter_map(|event| event.undoes).collect();
    let arrival = due
        .iter()
        .find(|event| matches!(event.change, Change::Added { .. }))
        .map(|event| event.seq);
    let mut project: Option<Project> = None;
    for event in &due {
        if let Some(seq) = event.undoes {
            if arrival == Some(seq)
                && let (Some(project), Change::Removal { to, .. }) = (&mut project, &event.change)
            {
                project.removed = *to;
            }
            continue;
        }
        // An arrival stays: its undoing is a removal, and the number is never used again.
        if undone.contains(&event.seq) && !matches!(event.change, Change::Added { .. }) {
            continue;
        }
        match (&mut project, &event.change, event.project) {
            (None, Change::Added { project: new }, Some(id)) => {
                project = Some(begin(id, new, event, zone));
            }
            (Some(project), _, _) => apply(project, event),
            (None, _, _) => {}
        }
    }
    let mut project = project?;
    project.version = u32::try_from(due.len()).unwrap_or(u32::MAX);
    Some(project)
}

fn begin(id: ProjectId, new: &NewProject, event: &Event, zone: Tz) -> Project {
    Project {
        id,
        key: new.key.clone(),
        title: new.title.clone(),
        aliases: Vec::new(),
        category: new.category.clone(),
        place: None,
        plan_year: None,
        plan_class: None,
        task: None,
        tags: std::collections::BTreeSet::new(),
        commitment: None,
        remark: None,
        responsible: None,
        contact: None,
        owners: Vec::new(),
        stage: new.stage.clone(),
        stage_since: event.effective,
        path: vec![StageStep {
            stage: new.stage.stage.clone(),
            basis: new.stage.basis,
            on: event.effective,
        }],
        side: None,
        block: None,
        deadline: None,
        baseline: None,
        slips: Vec::new(),
        milestones: std::collections::BTreeMap::new(),
        measures: std::collections::BTreeMap::new(),
        money: Money::default(),
        entries: std::collections::BTreeMap::new(),
        problems: std::collections::BTreeMap::new(),
        confirmations: std::collections::BTreeMap::new(),
        level: Level::None,
        level_mark: None,
        urging: None,
        light: None,
        sources: event.source.iter().cloned().collect(),
        created: event.effective,
        watched: event.recorded.with_timezone(&zone).date_naive(),
        changed: event.effective,
        reported: None,
        removed: false,
        version: 1,
    }
}

/// Applies one event to a project's state.
fn apply(project: &mut Project, event: &Event) {
    if event.change.is_substantive() {
        project.changed = project.changed.max(event.effective);
    }
    if let Some(source) = event
        .source
        .as_ref()
        .filter(|source| !project.sources.contains(source))
    {
        project.sources.push(source.clone());
    }
    match &event.change {
        Change::Removal { to, .. } => project.removed = *to,
        Change::Fact { to, .. } => set_fact(project, to.clone()),
        Change::Stage { to, .. } => {
            if project.stage.stage != to.stage {
                project.stage_since = event.effective;
                project.path.push(StageStep {
                    stage: to.stage.clone(),
                    basis: to.basis,
                    on: event.effective,
                });
            }
            project.stage = to.clone();
        }
        Change::Side { to, .. } => project.side.clone_from(to),
        Change::Block { to, .. } => project.block.clone_from(to),
        Change::Deadline { .. } => set_deadline(project, event),
        Change::Goal { to, .. } => {
            project.baseline = to.clone().filter(|goal| goal.day.is_some());
            project.deadline.clone_from(to);
        }
        Change::Owners { to, .. } => project.owners.clone_from(to),
        Change::Milestone { id, to, .. } => set_part(&mut project.milestones, *id, to.as_ref()),
        Change::Measure { id, to, .. } => set_part(&mut project.measures, *id, to.as_ref()),
        Change::Problem { id, to, .. } => set_part(&mut project.problems, *id, to.as_ref()),
        Change::Confirmation { id, to, .. } => {
            let standing = to.as_deref().filter(|to| to.stands());
            set_part(&mut project.confirmations, *id, standing);
        }
        Change::Entry { week, to, .. } => set_entry(project, event, *week, to.clone()),
        Change::Level { to, rule, .. } => {
            project.level = *to;
            project.level_mark = Some(LevelMark {
                since: event.effective,
                actor: event.actor.clone(),
                reason: event.reason.clone(),
                rule: *rule,
            });
        }
        Change::Urged { note } => {
            let before = project.urging.as_ref().map_or(0, |urging| urging.count);
            project.urging = Some(Urging {
                count: before.saturating_add(1),
                on: event.effective,
                actor: event.actor.clone(),
                note: note.clone(),
            });
        }
        Change::Light { to, .. } => project.light.clone_from(to),
        Change::Added { .. }
        | Change::Note { .. }
        | Change::BoardTitle { .. }
        | Change::BoardSettings { .. }
        | Change::BoardStage { .. }
        | Change::BoardCategory { .. }
        | Change::BoardDepartment { .. }
        | Change::BoardSource { .. }
        | Change::BoardTask { .. }
        | Change::BoardPerson { .. }
        | Change::BoardYear { .. }
        | Change::BoardIndicator { .. } => {}
    }
}

fn set_entry(project: &mut Project, event: &Event, week: Week, to: Option<Arc<EntryText>>) {
    let entry = to.map(|text| Entry {
        text,
        actor: event.actor.clone(),
        on: event.effective,
    });
    set_part(&mut project.entries, week, entry.as_ref());
    // Days only rise in the fold, so that a new entry is the newest; only a removal has to look at all of them.
    project.reported = match entry {
        Some(entry) => Some(entry.on),
        None => project.entries.values().map(|entry| entry.on).max(),
    };
}

fn set_part<K: Ord + Copy, V: Clone>(
    parts: &mut std::collections::BTreeMap<K, V>,
    id: K,
    to: Option<&V>,
) {
    match to {
        Some(part) => {
            parts.insert(id, part.clone());
        }
        None => {
            parts.remove(&id);
        }
    }
}

/// Sets a plain fact.
fn set_fact(project: &mut Project, fact: Fact) {
    match fact {
        Fact::Title(to) => project.title = to,
        Fact::Category(to) => project.category = to,
        Fact::Place(to) => project.place = to,
        Fact::PlanYear(to) => project.plan_year = to,
        Fact::PlanClass(to) => project.plan_class = to,
        Fact::Task(to) => project.task = to,
        Fact::Commitment(to) => project.commitment = to,
        Fact::Remark(to) => project.remark = to,
        Fact::Responsible(to) => project.responsible = to,
        Fact::Contact(to) => project.contact = to,
        Fact::InvestTotal(to) => project.money.total = to,
        Fact::InvestPlan(to) => project.money.year_plan = to,
        Fact::InvestDone(to) => project.money.year_done = to,
        Fact::Tags(to) => project.tags = to.into_iter().collect(),
        Fact::Aliases(to) => project.aliases = to,
    }
}

/// Reads the present value of the fact that `like` names.
pub fn fact_of(project: &Project, like: &Fact) -> Fact {
    match like {
        Fact::Title(_) => Fact::Title(project.title.clone()),
        Fact::Category(_) => Fact::Category(project.category.clone()),
        Fact::Place(_) => Fact::Place(project.place.clone()),
        Fact::PlanYear(_) => Fact::PlanYear(project.plan_year),
        Fact::PlanClass(_) => Fact::PlanClass(project.plan_class),
        Fact::Task(_) => Fact::Task(project.task.clone()),
        Fact::Commitment(_) => Fact::Commitment(project.commitment),
        Fact::Remark(_) => Fact::Remark(project.remark.clone()),
        Fact::Responsible(_) => Fact::Responsible(project.responsible.clone()),
        Fact::Contact(_) => Fact::Contact(project.contact.clone()),
        Fact::InvestTotal(_) => Fact::InvestTotal(project.money.total),
        Fact::InvestPlan(_) => Fact::InvestPlan(project.money.year_plan),
        Fact::InvestDone(_) => Fact::InvestDone(project.money.year_done),
        Fact::Tags(_) => Fact::Tags(project.tags.iter().cloned().collect()),
        Fact::Aliases(_) => Fact::Aliases(project.aliases.clone()),
    }
}

/// The first date is the baseline for ever; a move from a day to a later day, or to none, is a slip. What was promised
/// before is taken from the fold, not from the event, so that a correction put in between later tells the true story.
fn set_deadline(project: &mut Project, event: &Event) {
    let Change::Deadline { to, slip, .. } = &event.change else {
        return;
    };
    let after = to.as_ref().and_then(|to| to.day);
    if let Some(from) = &project.deadline
        && from
            .day
            .is_some_and(|from| after.is_none_or(|to| to > from))
    {
        project.slips.push(Slip {
            from: from.clone(),
            to: to.clone(),
            reason: *slip,
            note: event.reason.clone(),
            on: event.effective,
            actor: event.actor.clone(),
        });
    }
    if project.baseline.is_none() {
        project.baseline = to.clone().filter(|deadline| deadline.day.is_some());
    }
    project.deadline.clone_from(to);
}

/// Folds the board's own events, given in any order, into its state; events of projects are passed over.
pub fn fold_board<'a>(events: impl IntoIterator<Item = &'a Event>) -> Board {
    let mut due: Vec<&Event> = events
        .into_iter()
        .filter(|event| event.project.is_none())
        .collect();
    due.sort_by_key(|event| (event.effective, event.seq));
    let undone: Vec<u64> = due.iter().filter_map(|event| event.undoes).collect();
    let mut board = Board::default();
    for event in due {
        board.version = board.version.saturating_add(1);
        if event.undoes.is_none() && !undone.contains(&event.seq) {
            apply_board(&mut board, &event.change);
        }
    }
    board
}

fn apply_board(board: &mut Board, change: &Change) {
    match change {
        Change::BoardTitle { to, .. } => board.title = to.clone(),
        Change::BoardSettings { to, .. } => board.settings = to.clone(),
        Change::BoardStage { from, to } => {
            // A definition that was told late may stand before the one that first brought the stage.
            let is_meant = |stage: &StageDef| {
                [from, to]
                    .into_iter()
                    .flatten()
                    .any(|meant| meant.key == stage.key)
            };
            board.stages.retain(|stage| !is_meant(stage));
            board.stages.extend(to.clone());
            // Two of the same order stand by key, as the table reads them.
            board
                .stages
                .sort_by(|a, b| (a.order, &a.key).cmp(&(b.order, &b.key)));
        }
        Change::BoardCategory { from, to } => {
            let place = |meant: &Option<CategoryDef>| {
                let key = &meant.as_ref()?.key;
                board.categories.iter().position(|known| known.key == *key)
            };
            let place = place(from).or_else(|| place(to));
            let place = place.map_or(board.categories.len()..board.categories.len(), |at| {
                at..at.saturating_add(1)
            });
            board.categories.splice(place, to.clone());
        }
        Change::BoardDepartment { id, to, .. } => {
            set_part(&mut board.departments, *id, to.as_ref());
        }
        Change::BoardSource { from, to } => {
            set_named(
                &mut board.sources,
                from.as_ref().map(|s| &s.key),
                to.as_ref().map(|s| (s.key.clone(), s.clone())),
            );
        }
        Change::BoardTask { from, to } => {
            set_named(
                &mut board.tasks,
                from.as_ref().map(|t| &t.key),
                to.as_ref().map(|t| (t.key.clone(), t.clone())),
            );
        }
        Change::BoardPerson { id, to, .. } => {
            set_part(&mut board.people, *id, to.as_deref());
        }
        Change::BoardYear { year, to, .. } => board.calendar.set_year(*year, to),
        Change::BoardIndicator { key, from, to } => {
            let now = board.indicators.remove(key);
            let row = to
                .as_ref()
                .map(|to| Indicator::changed(now.as_ref(), from.as_deref(), to));
            board.indicators.extend(row.map(|row| (key.clone(), row)));
        }
        Change::Added { .. }
        | Change::Removal { .. }
        | Change::Fact { .. }
        | Change::Stage { .. }
        | Change::Side { .. }
        | Change::Block { .. }
        | Change::Deadline { .. }
        | Change::Goal { .. }
        | Change::Owners { .. }
        | Change::Milestone { .. }
        | Change::Measure { .. }
        | Change::Entry { .. }
        | Change::Problem { .. }
        | Change::Confirmation { .. }
        | Change::Level { .. }
        | Change::Urged { .. }
        | Change::Light { .. }
        | Change::Note { .. } => {}
    }
}

fn set_named<V>(
    map: &mut std::collections::BTreeMap<String, V>,
    from: Option<&String>,
    to: Option<(String, V)>,
) {
    if let Some(key) = from {
        map.remove(key);
    }
    map.extend(to);
}

#[cfg(test)]
mod tests;
