//! What a leader asks first: what changed against the state at the cut-off before.
//!
//! Only comparisons stand here. What is late, who leads it, what was moved and what is asked for are the sections'
//! own rows; the page takes the first of them.

use serde::Serialize;

use super::due::was_late;
use super::frame::Scope;
use super::label::{self, Label, Lead, ProjectRef};
use super::overall::{Tally, small};
use crate::domain::board::StageClass;
use crate::domain::light::{Light, light};
use crate::domain::project::{Project, SideKind};
use crate::i18n::trade;

/// Why a project that was overdue is so no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relief {
    /// It is done.
    Done,
    /// Its date was moved or taken away.
    DateMoved,
    /// It was suspended by decision.
    Suspended,
    /// It was cancelled by decision.
    Cancelled,
    /// It left the board.
    Left,
}

/// A project that is overdue no more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relieved {
    /// Which.
    pub project: ProjectRef,
    /// Who leads.
    pub lead: Option<Lead>,
    /// Why.
    pub why: Relief,
}

/// A light that is another one than a week ago.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LightChange {
    /// Of which project.
    pub project: ProjectRef,
    /// Who leads.
    pub lead: Option<Lead>,
    /// A week ago.
    pub from: Label,
    /// Now.
    pub to: Label,
}

/// The comparison with a week ago.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Highlights {
    /// Overdue projects.
    pub overdue: Tally,
    /// Overdue now and not a week ago, by level and days late; with those that came onto the board overdue.
    pub newly_overdue: Vec<ProjectRef>,
    /// Overdue a week ago and not now, by number.
    pub no_longer_overdue: Vec<Relieved>,
    /// Lights that changed, the most urgent now first.
    pub light_changes: Vec<LightChange>,
}

/// Compares; `newly` are the overdue rows that were not overdue a week ago.
pub(super) fn highlights(scope: &Scope<'_>, late: usize, newly: Vec<ProjectRef>) -> Highlights {
    let was_overdue = scope.before.values().filter(|was| was_late(scope, was.id));
    Highlights {
        overdue: Tally::new(late, was_overdue.count()),
        newly_overdue: newly,
        no_longer_overdue: relieved(scope),
        light_changes: light_changes(scope),
    }
}

fn relieved(scope: &Scope<'_>) -> Vec<Relieved> {
    let board = &scope.frame.now.board;
    let row = |was: &&Project| {
        let now = scope.frame.now.projects.get(&was.id);
        let why = match now {
            None => Relief::Left,
            Some(now) if now.days_late(board, scope.today).is_some() => return None,
            Some(now) => relief(scope, now),
        };
        let told = now.unwrap_or(was);
        Some(Relieved {
            project: label::project(told),
            lead: label::lead(told, board),
            why,
        })
    };
    let was_overdue = scope.before.values().filter(|was| was_late(scope, was.id));
    was_overdue.filter_map(row).collect()
}

fn relief(scope: &Scope<'_>, now: &Project) -> Relief {
    match now.side.as_ref().map(|side| side.kind) {
        _ if scope.frame.now.board.class(&now.stage.stage) == StageClass::Done => Relief::Done,
        Some(SideKind::Suspended) => Relief::Suspended,
        Some(SideKind::Cancelled) => Relief::Cancelled,
        None => Relief::DateMoved,
    }
}

fn light_changes(scope: &Scope<'_>) -> Vec<LightChange> {
    let (board, old_board) = (&scope.frame.now.board, &scope.frame.before.board);
    let changed = scope.now.iter().filter_map(|project| {
        let was = scope.was(project.id)?;
        let from = light(was, old_board, scope.day_before).light;
        let to = light(project, board, scope.today).light;
        (from != to).then_some((to, from, *project))
    });
    let mut changed: Vec<(Light, Light, &Project)> = changed.collect();
    changed.sort_by_key(|(to, from, project)| (*to, *from, project.id));
    let name = |light: Light| Label::of(light.key(), trade::light, light);
    changed
        .into_iter()
        .map(|(to, from, project)| LightChange {
            project: label::project(project),
            lead: label::lead(project, board),
            from: name(from),
            to: name(to),
        })
        .collect()
}

impl Highlights {
    /// How many lights became this one.
    pub fn turned(&self, to: Light) -> u32 {
        let changed = self.light_changes.iter();
        small(changed.filter(|row| row.to.key == to.key()).count())
    }
}
