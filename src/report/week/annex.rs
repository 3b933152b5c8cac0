//! The ledger (台账), later corrections, and the log's last link.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::frame::{Frame, Scope};
use super::label::{self, Due, Label, Lead, ProjectRef, StageLabel};
use crate::domain::chain;
use crate::domain::event::Event;
use crate::domain::id::{Day, ProjectId};
use crate::domain::level::Level;
use crate::domain::light::{Light, light};
use crate::domain::project::{Project, SideKind};
use crate::i18n::Lang;
use crate::i18n::event::describe;

/// A row of the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerRow {
    /// Which project.
    pub project: ProjectRef,
    /// Kind of work.
    pub category: Label,
    /// Where it stands.
    pub stage: StageLabel,
    /// Suspended or cancelled.
    pub side: Option<SideKind>,
    /// Who leads.
    pub lead: Option<Lead>,
    /// What is promised.
    pub due: Option<Due>,
    /// Its light.
    pub light: Light,
    /// The letter of its light.
    pub letter: char,
    /// How hard it is supervised.
    pub level: Level,
}

/// Events that were recorded after the horizon about a day before it: what the report says now, it did not say then.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Corrections {
    /// How many, over the whole board.
    pub count: u32,
    /// How many of them come from documents and not from people.
    pub documents: u32,
    /// When the newest was recorded.
    pub newest: Option<DateTime<Utc>>,
    /// Those of people on the projects of this summary and on the board itself, the newest first, at most
    /// [`Corrections::TOLD`].
    pub events: Vec<Correction>,
}

impl Corrections {
    /// How many are told one by one.
    pub const TOLD: usize = 50;
}

/// An event that was recorded after the horizon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Correction {
    /// Its number in the log.
    pub seq: u64,
    /// When it was recorded.
    pub recorded: DateTime<Utc>,
    /// The day that it is about.
    pub on: Day,
    /// Who spoke.
    pub actor: String,
    /// On which project; `None` for the board itself.
    pub project: Option<ProjectRef>,
    /// What it changed: its kind, and its words.
    pub what: Label,
    /// Why.
    pub reason: Option<String>,
}

/// The last event that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Its number.
    pub seq: u64,
    /// The first eight digits of its hash.
    pub hash: Option<String>,
}

pub(super) fn ledger(scope: &Scope<'_>) -> Vec<LedgerRow> {
    let board = &scope.frame.now.board;
    let row = |project: &&Project| {
        let light = light(project, board, scope.today).light;
        LedgerRow {
            project: label::project(project),
            category: label::category(&project.category, board),
            stage: label::stage_mark(&project.stage, board),
            side: project.side.as_ref().map(|side| side.kind),
            lead: label::lead(project, board),
            due: project.deadline.as_ref().map(label::due),
            light,
            letter: light.letter(),
            level: project.level,
        }
    };
    scope.now.iter().map(row).collect()
}

pub(super) fn corrections(frame: &Frame<'_>, scope: &Scope<'_>) -> Corrections {
    let mut sum = Corrections::default();
    let mut told: Vec<&Event> = Vec::new();
    let kept: BTreeSet<ProjectId> = scope.now.iter().map(|project| project.id).collect();
    for event in &frame.corrections {
        sum.count = sum.count.saturating_add(1);
        sum.newest = sum.newest.max(Some(event.recorded));
        if event.actor.as_document().is_some() {
            sum.documents += 1;
        } else if event.project.is_none_or(|id| kept.contains(&id)) {
            told.push(event);
        }
    }
    told.sort_by_key(|event| Reverse((event.recorded, event.seq)));
    told.truncate(Corrections::TOLD);
    sum.events = told
        .into_iter()
        .map(|event| told_late(frame, event))
        .collect();
    sum
}

fn told_late(frame: &Frame<'_>, event: &Event) -> Correction {
    let board = &frame.now.board;
    let words = |lang| describe(lang, &event.change, board);
    let project = event.project.and_then(|id| frame.now.projects.get(&id));
    Correction {
        seq: event.seq,
        recorded: event.recorded,
        on: event.effective,
        actor: label::actor(&event.actor, board),
        project: project.map(label::project),
        what: Label::new(event.change.kind(), &words(Lang::Zh), &words(Lang::En)),
        reason: event.reason.as_deref().map(label::line),
    }
}

pub(super) fn head(frame: &Frame<'_>, hashes: &dyn Fn(u64) -> Option<String>) -> Option<Head> {
    frame.last.map(|seq| Head {
        seq,
        hash: hashes(seq).map(|hash| chain::printed(&hash)),
    })
}
