//! What held of a project before each event, and what the event adjusted.

use std::collections::BTreeMap;

use super::super::super::week::label::{self, Label};
use super::{AdjustmentKind, Held};
use crate::domain::board::Board;
use crate::domain::deadline::Deadline;
use crate::domain::event::{Change, Event, Fact};
use crate::domain::id::{Day, PartId};
use crate::domain::measure::Measure;
use crate::domain::milestone::Milestone;
use crate::domain::people::{Owner, OwnerRole};
use crate::domain::project::{PlanClass, SideKind, SideState};
use crate::i18n::trade;

/// What held of a project so far.
#[derive(Default)]
pub(super) struct Standing<'a> {
    deadline: Option<&'a Deadline>,
    milestones: BTreeMap<PartId, &'a Milestone>,
    measures: BTreeMap<PartId, &'a Measure>,
    owners: &'a [Owner],
    plan_year: Option<i32>,
    plan_year_on: Option<Day>,
    plan_class: Option<PlanClass>,
    side: Option<&'a SideState>,
}

/// The difference that an event made.
pub(super) struct Step {
    pub(super) kind: AdjustmentKind,
    pub(super) part: Option<String>,
    pub(super) from: Option<Held>,
    pub(super) to: Option<Held>,
    pub(super) days: Option<i64>,
}

impl Step {
    pub(super) fn new(kind: AdjustmentKind, from: Option<Held>, to: Option<Held>) -> Self {
        Self {
            kind,
            part: None,
            from,
            to,
            days: None,
        }
    }
}

impl<'a> Standing<'a> {
    /// Takes over what an event says, and tells what it adjusted.
    pub(super) fn take(&mut self, event: &'a Event, board: &Board) -> Vec<Step> {
        match &event.change {
            Change::Deadline { to, .. } => self.date(to.as_ref()).into_iter().collect(),
            Change::Goal { to, .. } => {
                self.deadline = to.as_ref();
                Vec::new()
            }
            Change::Milestone { id, to, .. } => self.milestone(*id, to.as_ref()),
            Change::Measure { id, to, .. } => self.measure(*id, to.as_ref()),
            Change::Owners { to, .. } => self.departments(to, board),
            Change::Fact {
                to: Fact::PlanYear(year),
                ..
            } => {
                let before = self.plan_year;
                self.plan_year = *year;
                self.plan_year_on = Some(event.effective);
                let is_new = before.is_none() || before == *year;
                let step = Step::new(
                    AdjustmentKind::PlanYear,
                    before.map(Held::Year),
                    year.map(Held::Year),
                );
                (!is_new).then_some(step).into_iter().collect()
            }
            Change::Fact {
                to: Fact::PlanClass(class),
                ..
            } => self.class(*class, event.effective),
            Change::Side { to, .. } => self.side(to.as_ref()),
            Change::Removal { to: true, .. } => {
                vec![Step::new(AdjustmentKind::Removed, None, None)]
            }
            _ => Vec::new(),
        }
    }

    fn date(&mut self, to: Option<&'a Deadline>) -> Option<Step> {
        let from = std::mem::replace(&mut self.deadline, to)?;
        (Some(from) != to).then(|| Step {
            days: days(Some(from), to),
            ..Step::new(AdjustmentKind::Date, Some(due(from)), to.map(due))
        })
    }

    fn milestone(&mut self, id: PartId, to: Option<&'a Milestone>) -> Vec<Step> {
        let was = match to {
            Some(to) => self.milestones.insert(id, to),
            None => self.milestones.remove(&id),
        };
        let from = was.and_then(|was| was.deadline.as_ref());
        let until = to.and_then(|to| to.deadline.as_ref());
        let name = to.or(was).map(|milestone| label::line(&milestone.name));
        let step = from.filter(|from| Some(*from) != until).map(|from| Step {
            part: name,
            days: days(Some(from), until),
            ..Step::new(
                AdjustmentKind::MilestoneDate,
                Some(due(from)),
                until.map(due),
            )
        });
        step.into_iter().collect()
    }

    fn measure(&mut self, id: PartId, to: Option<&'a Measure>) -> Vec<Step> {
        let was = match to {
            Some(to) => self.measures.insert(id, to),
            None => self.measures.remove(&id),
        };
        let amount = |measure: &Measure| {
            Some(Held::Amount {
                quantity: measure.target?,
                unit: label::line(&measure.unit),
            })
        };
        let (from, until) = (was.and_then(amount), to.and_then(amount));
        if from.is_none() || from == until {
            return Vec::new();
        }
        let name = to.or(was).map(|measure| match measure.year {
            Some(year) => format!("{} {year}", label::line(&measure.name)),
            None => label::line(&measure.name),
        });
        vec![Step {
            part: name,
            ..Step::new(AdjustmentKind::Target, from, until)
        }]
    }

    fn departments(&mut self, to: &'a [Owner], board: &Board) -> Vec<Step> {
        let before = std::mem::replace(&mut self.owners, to);
        let named = |owners: &[Owner], role: OwnerRole| -> Vec<Label> {
            let of_role = owners.iter().filter(|owner| owner.role == role);
            of_role
                .map(|owner| label::dept(owner.dept, board))
                .collect()
        };
        let kinds = [
            (AdjustmentKind::Lead, OwnerRole::Lead),
            (AdjustmentKind::Cooperating, OwnerRole::Cooperating),
        ];
        let steps = kinds.into_iter().filter_map(|(kind, role)| {
            let (from, to) = (named(before, role), named(to, role));
            let is_adjusted = !from.is_empty() && from != to;
            let held = |names: Vec<Label>| (!names.is_empty()).then_some(Held::Departments(names));
            is_adjusted.then(|| Step::new(kind, held(from), held(to)))
        });
        steps.collect()
    }

    fn class(&mut self, class: Option<PlanClass>, on: Day) -> Vec<Step> {
        let before = std::mem::replace(&mut self.plan_class, class);
        // What comes with a new plan year belongs to that plan.
        let is_same_plan = self.plan_year_on != Some(on);
        let name = |class: PlanClass| Held::Named(Label::of(class.key(), trade::plan_class, class));
        let is_adjusted = before.is_some() && before != class && is_same_plan;
        let step = Step::new(AdjustmentKind::PlanClass, before.map(name), class.map(name));
        is_adjusted.then_some(step).into_iter().collect()
    }

    fn side(&mut self, to: Option<&'a SideState>) -> Vec<Step> {
        let from = std::mem::replace(&mut self.side, to);
        let kind = |side: Option<&SideState>| side.map(|side| side.kind);
        if kind(from) == kind(to) {
            return Vec::new();
        }
        let adjusted = match kind(to) {
            Some(SideKind::Suspended) => AdjustmentKind::Suspended,
            Some(SideKind::Cancelled) => AdjustmentKind::Cancelled,
            None => AdjustmentKind::Resumed,
        };
        vec![Step::new(adjusted, None, None)]
    }
}

fn due(deadline: &Deadline) -> Held {
    Held::Due(label::due(deadline))
}

fn days(from: Option<&Deadline>, to: Option<&Deadline>) -> Option<i64> {
    let day = |deadline: Option<&Deadline>| deadline.and_then(|deadline| deadline.day);
    day(from)
        .zip(day(to))
        .map(|(from, to)| (to - from).num_days())
}
