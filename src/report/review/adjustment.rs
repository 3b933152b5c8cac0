//! 六、计划调整: what was changed of the plan in the period, with reason and decision.

mod standing;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::week::label::{self, Due, Label, ProjectRef};
use super::frame::Scope;
use crate::domain::board::{Board, SourceRef};
use crate::domain::event::{Change, Event};
use crate::domain::id::{Day, DeptId};
use crate::domain::indicator::Indicator;
use crate::domain::measure::Quantity;
use crate::domain::project::{Project, SlipReason};
use standing::{Standing, Step};

/// What was adjusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AdjustmentKind {
    /// The project's date. A yearly goal set anew is none.
    Date,
    /// A milestone's date.
    MilestoneDate,
    /// A measure's target.
    Target,
    /// An indicator's target.
    IndicatorTarget,
    /// The lead department.
    Lead,
    /// The cooperating departments.
    Cooperating,
    /// The plan year, where neither a date nor a yearly goal was changed on the same day.
    PlanYear,
    /// The class in the plan, while the plan year stayed.
    PlanClass,
    /// Suspended.
    Suspended,
    /// Resumed after being suspended or cancelled.
    Resumed,
    /// Cancelled: dropped or merged, as the words say.
    Cancelled,
    /// Taken off the board.
    Removed,
}

impl AdjustmentKind {
    /// All of them, in the order of a list.
    pub const ALL: [Self; 12] = [
        Self::Date,
        Self::MilestoneDate,
        Self::Target,
        Self::IndicatorTarget,
        Self::Lead,
        Self::Cooperating,
        Self::PlanYear,
        Self::PlanClass,
        Self::Suspended,
        Self::Resumed,
        Self::Cancelled,
        Self::Removed,
    ];

    /// The key in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::MilestoneDate => "milestone_date",
            Self::Target => "target",
            Self::IndicatorTarget => "indicator_target",
            Self::Lead => "lead",
            Self::Cooperating => "cooperating",
            Self::PlanYear => "plan_year",
            Self::PlanClass => "plan_class",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Cancelled => "cancelled",
            Self::Removed => "removed",
        }
    }
}

/// What held before or after an adjustment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Held {
    /// A date.
    Due(Due),
    /// An amount.
    Amount {
        /// How much.
        quantity: Quantity,
        /// Of what.
        unit: String,
    },
    /// Departments in their order.
    Departments(Vec<Label>),
    /// A year.
    Year(i32),
    /// A name in both languages.
    Named(Label),
    /// Words of the document.
    Words(String),
}

/// A document and the place in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cite {
    /// The document's title.
    pub title: String,
    /// Chapter or row in its own count.
    pub section: String,
}

/// One change of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Adjustment {
    /// What was adjusted.
    pub kind: AdjustmentKind,
    /// Of which project; `None` for an indicator.
    pub project: Option<ProjectRef>,
    /// Which milestone, measure or indicator.
    pub part: Option<String>,
    /// Before.
    pub from: Option<Held>,
    /// After.
    pub to: Option<Held>,
    /// Of a date: days later, negative where it was brought forward, `None` where a day is missing.
    pub days: Option<i64>,
    /// Of a date: why, from the short list.
    pub reason: Option<SlipReason>,
    /// Why, in somebody's words.
    pub note: Option<String>,
    /// Number of the decision, where one was given.
    pub decision: Option<String>,
    /// The document that states it.
    pub source: Option<Cite>,
    /// Who: a login, or the document's title.
    pub actor: String,
    /// The day that it is about.
    pub on: Day,
}

/// How many adjustments of a kind, and on how many projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct AdjustmentCount {
    /// What was adjusted.
    pub kind: AdjustmentKind,
    /// How often.
    pub times: u32,
    /// On how many projects, for an indicator on how many of them.
    pub projects: u32,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Adjustments {
    /// By kind, every kind.
    pub counts: Vec<AdjustmentCount>,
    /// By project, within one in the order of days; indicators last.
    pub rows: Vec<Adjustment>,
}

/// Reads the adjustments of the projects and, where `dept` is one, of its indicators only.
///
/// What held before is taken from the fold and not from the event, so that a correction put in between later tells the
/// true story. Coming onto the board and a first date, target or lead are no adjustments.
pub(super) fn adjustments(scope: &Scope<'_>, dept: Option<DeptId>) -> Adjustments {
    let mut projects: Vec<&Project> = scope.now.iter().chain(&scope.gone).copied().collect();
    projects.sort_by_key(|project| project.id);
    let mut rows: Vec<Adjustment> = Vec::new();
    for project in projects {
        rows.extend(of_project(scope, project));
    }
    rows.extend(of_indicators(scope, dept));
    Adjustments {
        counts: counts(&rows),
        rows,
    }
}

fn counts(rows: &[Adjustment]) -> Vec<AdjustmentCount> {
    let of = |kind: AdjustmentKind| {
        let all = || rows.iter().filter(move |row| row.kind == kind);
        let whose = |row: &Adjustment| match &row.project {
            Some(project) => (Some(project.id), None),
            None => (None, row.part.clone()),
        };
        let whose: BTreeSet<_> = all().map(whose).collect();
        AdjustmentCount {
            kind,
            times: super::small(all().count()),
            projects: super::small(whose.len()),
        }
    };
    AdjustmentKind::ALL.into_iter().map(of).collect()
}

fn of_project(scope: &Scope<'_>, project: &Project) -> Vec<Adjustment> {
    let (frame, board) = (scope.frame, &scope.frame.now.board);
    let mut standing = Standing::default();
    let mut rows = Vec::new();
    let mut dated: BTreeSet<Day> = BTreeSet::new();
    for event in frame.trail(project.id) {
        let steps = standing.take(event, board);
        if !frame.is_in_period(event) {
            continue;
        }
        let is_dated = steps.iter().any(|step| step.kind == AdjustmentKind::Date);
        if is_dated || matches!(event.change, Change::Goal { .. }) {
            dated.insert(event.effective);
        }
        let of = || Some(label::project(project));
        let signed = steps.into_iter().map(|step| sign(step, of(), event, board));
        rows.extend(signed);
    }
    rows.retain(|row| row.kind != AdjustmentKind::PlanYear || !dated.contains(&row.on));
    rows
}

fn sign(step: Step, project: Option<ProjectRef>, event: &Event, board: &Board) -> Adjustment {
    let (reason, decision, words) = match &event.change {
        Change::Deadline { slip, .. } => (*slip, None, None),
        Change::Side { to: Some(side), .. } => {
            (None, side.decision.as_deref(), Some(side.reason.as_str()))
        }
        _ => (None, None, None),
    };
    let note = [words, event.reason.as_deref()];
    let mut note: Vec<String> = note.into_iter().flatten().map(label::line).collect();
    note.retain(|text| !text.is_empty());
    note.dedup();
    Adjustment {
        kind: step.kind,
        project,
        part: step.part,
        from: step.from,
        to: step.to,
        days: step.days,
        reason,
        note: (!note.is_empty()).then(|| note.join("; ")),
        decision: decision.map(label::line),
        source: event.source.as_ref().map(|source| cite(source, board)),
        actor: label::actor(&event.actor, board),
        on: event.effective,
    }
}

fn cite(source: &SourceRef, board: &Board) -> Cite {
    let known = board.sources.get(&source.source);
    Cite {
        title: label::line(known.map_or(&source.source, |known| &known.title)),
        section: label::line(&source.section),
    }
}

/// Targets of indicators that were changed or taken away.
fn of_indicators(scope: &Scope<'_>, dept: Option<DeptId>) -> Vec<Adjustment> {
    let frame = scope.frame;
    let mut standing: BTreeMap<&str, Indicator> = BTreeMap::new();
    let mut rows = Vec::new();
    for event in &frame.of_board {
        let Change::BoardIndicator { key, from, to } = &event.change else {
            continue;
        };
        let was = standing.remove(key.as_str());
        let is = to
            .as_ref()
            .map(|to| Indicator::changed(was.as_ref(), from.as_deref(), to));
        let asked = is.as_ref().or(was.as_ref());
        let is_asked =
            asked.is_some_and(|row| dept.is_none_or(|dept| row.departments.contains(&dept)));
        if let Some(was) = was.filter(|_| is_asked && frame.is_in_period(event)) {
            let steps = retargeted(&was, is.as_ref());
            let signed = steps
                .into_iter()
                .map(|step| sign(step, None, event, &frame.now.board));
            rows.extend(signed);
        }
        standing.extend(is.map(|row| (key.as_str(), row)));
    }
    rows
}

fn retargeted(was: &Indicator, is: Option<&Indicator>) -> Vec<Step> {
    let words = |text: &str| Held::Words(label::line(text));
    let steps = was.targets.iter().filter_map(|(year, before)| {
        let after = is.and_then(|is| is.targets.get(year));
        let is_same = after.is_some_and(|after| after.text == before.text);
        (!is_same).then(|| Step {
            part: Some(format!("{} {year}", label::line(&was.name))),
            ..Step::new(
                AdjustmentKind::IndicatorTarget,
                Some(words(&before.text)),
                after.map(|after| words(&after.text)),
            )
        })
    });
    steps.collect()
}
