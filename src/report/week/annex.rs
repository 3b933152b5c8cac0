//! 九、下周计划, the ledger (台账), later corrections, and the log's last link.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::frame::{Frame, Scope};
use super::label::{self, Due, Label, Lead, ProjectRef, StageLabel};
use crate::domain::level::Level;
use crate::domain::light::{Light, light};
use crate::domain::project::{Project, SideKind};

/// What a project means to do next week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextStep {
    /// Which project.
    pub project: ProjectRef,
    /// Who leads.
    pub lead: Option<Lead>,
    /// The words of its entry.
    pub text: String,
    /// Made up for the demo.
    pub sample: bool,
}

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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Corrections {
    /// How many, over the whole board.
    pub count: u32,
    /// How many of them come from documents and not from people.
    pub documents: u32,
    /// When the newest was recorded.
    pub newest: Option<DateTime<Utc>>,
}

/// The last event that counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Its number.
    pub seq: u64,
    /// The first eight digits of its hash.
    pub hash: Option<String>,
}

pub(super) fn next_week(scope: &Scope<'_>) -> Vec<NextStep> {
    let row = |project: &Project| {
        let entry = project.entries.get(&scope.frame.week)?;
        let text = label::lines(&entry.text.next);
        (!text.is_empty()).then(|| NextStep {
            project: label::project(project),
            lead: label::lead(project, &scope.frame.now.board),
            text,
            sample: entry.text.sample,
        })
    };
    scope.by_category().into_iter().filter_map(row).collect()
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

pub(super) fn corrections(frame: &Frame<'_>) -> Corrections {
    let mut sum = Corrections::default();
    for event in &frame.corrections {
        sum.count = sum.count.saturating_add(1);
        sum.documents += u32::from(event.actor.as_document().is_some());
        sum.newest = sum.newest.max(Some(event.recorded));
    }
    sum
}

pub(super) fn head(frame: &Frame<'_>, hashes: &dyn Fn(u64) -> Option<String>) -> Option<Head> {
    frame.last.map(|seq| Head {
        seq,
        hash: hashes(seq).map(|hash| hash.chars().take(8).collect()),
    })
}
