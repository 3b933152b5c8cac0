//! 一、总体情况: what became of the projects of the period, their lights, and the board's flow.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::super::week::label::{self, Label};
use super::case::Case;
use super::frame::Scope;
use super::results::{ClassRow, Results, classes};
use super::small;
use crate::domain::id::StageKey;
use crate::domain::light::{Light, light};
use crate::domain::milestone::Milestone;
use crate::i18n::trade;

/// A number of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Share {
    /// The group.
    pub label: Label,
    /// The number.
    pub count: u32,
}

/// A stage's projects at both ends of the period: `before` + `came` - `went` = `count`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Flow {
    /// The stage.
    pub stage: Label,
    /// When the period began.
    pub before: u32,
    /// In it at the end and not at the beginning (from another stage, or new on the board).
    pub came: u32,
    /// In it at the beginning and not at the end (in another stage, or off the board).
    pub went: u32,
    /// At the end.
    pub count: u32,
}

/// Milestones of the projects of the period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Nodes {
    /// Their date lies in the period.
    pub due: u32,
    /// Of those due, reached on their last day or earlier.
    pub on_time: u32,
    /// Of those due, reached later, up to the end of the review.
    pub late: u32,
    /// Of those due, not reached; their last day has ended.
    pub open: u32,
    /// Reached in the period, whether or not they were due in it.
    pub reached: u32,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overall {
    /// Projects on the board when the period began.
    pub before: u32,
    /// Projects on the board at the end.
    pub on_board: u32,
    /// Taken off the board in the period; they stand among the adjustments and nowhere else.
    pub removed: u32,
    /// The projects of the period.
    pub results: Results,
    /// Lights of the projects of the period at the end, the most urgent first.
    pub lights: Vec<Share>,
    /// Every stage at both ends, in the board's order; over the whole board.
    pub stages: Vec<Flow>,
    /// Projects of the period by class in the year's plan.
    pub classes: Vec<ClassRow>,
    /// Milestones of the projects of the period.
    pub nodes: Nodes,
}

pub(super) fn overall(scope: &Scope<'_>, cases: &[Case<'_>]) -> Overall {
    Overall {
        before: small(scope.before.len()),
        on_board: small(scope.now.len()),
        removed: small(scope.gone.len()),
        results: Results::of(scope, cases),
        lights: lights(scope, cases),
        stages: stages(scope),
        classes: classes(scope, cases),
        nodes: nodes(scope, cases),
    }
}

fn lights(scope: &Scope<'_>, cases: &[Case<'_>]) -> Vec<Share> {
    let mut counts: BTreeMap<Light, usize> = BTreeMap::new();
    for case in cases {
        let seen = light(case.project, &scope.frame.now.board, scope.frame.judged);
        *counts.entry(seen.light).or_default() += 1;
    }
    let share = |light: Light| Share {
        label: Label::of(light.key(), trade::light, light),
        count: small(counts.get(&light).copied().unwrap_or(0)),
    };
    Light::ALL.into_iter().map(share).collect()
}

fn stages(scope: &Scope<'_>) -> Vec<Flow> {
    let board = &scope.frame.now.board;
    let mut keys: Vec<StageKey> = board.stages.iter().map(|stage| stage.key.clone()).collect();
    let all = scope.now.iter().chain(scope.before.values());
    let unknown: BTreeSet<StageKey> = all
        .map(|project| project.stage.stage.clone())
        .filter(|key| !keys.contains(key))
        .collect();
    keys.extend(unknown);
    let mut flows: Vec<Flow> = keys
        .iter()
        .map(|key| Flow {
            stage: label::stage(key, board),
            before: 0,
            came: 0,
            went: 0,
            count: 0,
        })
        .collect();
    let mut at = |key: &StageKey, count: fn(&mut Flow)| {
        let place = keys.iter().position(|known| known == key);
        if let Some(flow) = place.and_then(|place| flows.get_mut(place)) {
            count(flow);
        }
    };
    let mut was: BTreeMap<_, &StageKey> = BTreeMap::new();
    for (id, project) in &scope.before {
        was.insert(*id, &project.stage.stage);
        at(&project.stage.stage, |flow| flow.before += 1);
    }
    for project in &scope.now {
        let is = &project.stage.stage;
        at(is, |flow| flow.count += 1);
        let before = was.remove(&project.id);
        if before != Some(is) {
            at(is, |flow| flow.came += 1);
            if let Some(before) = before {
                at(before, |flow| flow.went += 1);
            }
        }
    }
    for left in was.into_values() {
        at(left, |flow| flow.went += 1);
    }
    flows
}

fn nodes(scope: &Scope<'_>, cases: &[Case<'_>]) -> Nodes {
    let all = cases
        .iter()
        .flat_map(|case| case.project.milestones.values());
    let mut sum = Nodes::default();
    for node in all {
        count_node(scope, node, &mut sum);
    }
    sum
}

fn count_node(scope: &Scope<'_>, node: &Milestone, sum: &mut Nodes) {
    let period = scope.frame.period;
    sum.reached += u32::from(node.done.is_some_and(|on| period.contains(on)));
    let due = node.deadline.as_ref().and_then(|due| due.day);
    let Some(due) = due.filter(|due| period.contains(*due)) else {
        return;
    };
    sum.due += 1;
    match node.done {
        Some(on) if on <= due => sum.on_time += 1,
        Some(_) => sum.late += 1,
        None => sum.open += u32::from(scope.frame.judged > due),
    }
}
