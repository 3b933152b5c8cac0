//! 七、项目储备: what waits to be started.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::week::label::{self, Label, ProjectRef};
use super::frame::Scope;
use super::small;
use crate::domain::board::{Board, StageClass};
use crate::domain::id::StageKey;
use crate::domain::measure::Wan;
use crate::domain::project::{Project, SideKind};

/// A sum of money that not everybody states.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Stated {
    /// The sum of what is stated, in 万元.
    pub sum: i64,
    /// Projects that state it.
    pub stated: u32,
    /// Projects that do not.
    pub unsaid: u32,
}

impl Stated {
    pub(super) fn add(&mut self, wan: Option<Wan>) {
        match wan {
            Some(wan) => {
                self.sum = self.sum.saturating_add(wan.0);
                self.stated += 1;
            }
            None => self.unsaid += 1,
        }
    }
}

/// Waiting projects of a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PoolRow {
    /// The group; `None` for projects without a lead.
    pub label: Option<Label>,
    /// How many.
    pub count: u32,
    /// How many stand in each of [`Pool::stages`].
    pub by_stage: Vec<u32>,
    /// Total investment.
    pub invest: Stated,
}

/// The section: projects of the board whose stage is of class waiting (储备, 前期) at the end and that were not cancelled,
/// whether or not they belong to the period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pool {
    /// The waiting stages, in the board's order.
    pub stages: Vec<Label>,
    /// All of them.
    pub total: PoolRow,
    /// When the period began.
    pub before: u32,
    /// By category, in the board's order.
    pub categories: Vec<PoolRow>,
    /// By lead department, by number, those without a lead last.
    pub departments: Vec<PoolRow>,
    /// In the pool at the end and not at the beginning.
    pub entered: Vec<ProjectRef>,
    /// In the pool at the beginning and started since.
    pub started: Vec<ProjectRef>,
    /// In the pool at the beginning and cancelled or taken off the board since.
    pub dropped: Vec<ProjectRef>,
}

fn is_waiting(project: &Project, board: &Board) -> bool {
    let side = project.side.as_ref();
    let is_cancelled = side.is_some_and(|side| side.kind == SideKind::Cancelled);
    board.class(&project.stage.stage) == StageClass::Waiting && !is_cancelled
}

pub(super) fn pool(scope: &Scope<'_>) -> Pool {
    let board = &scope.frame.now.board;
    let now: Vec<&Project> = scope
        .now
        .iter()
        .copied()
        .filter(|project| is_waiting(project, board))
        .collect();
    let before = scope
        .before
        .values()
        .filter(|project| is_waiting(project, board));
    let stages = waiting_stages(&now, board);
    let row = |label, projects: &[&Project]| row(label, projects, &stages);
    let is_in = |id| {
        now.binary_search_by_key(&id, |project: &&Project| project.id)
            .is_ok()
    };
    let (mut started, mut dropped) = (Vec::new(), Vec::new());
    for was in before.clone().filter(|was| !is_in(was.id)) {
        let is = scope.frame.now.projects.get(&was.id);
        let is_started = is.is_some_and(|is| board.class(&is.stage.stage) != StageClass::Waiting);
        if is_started {
            &mut started
        } else {
            &mut dropped
        }
        .push(label::project(was));
    }
    let was_in = |project: &&&Project| {
        let was = scope.before.get(&project.id);
        was.is_some_and(|was| is_waiting(was, board))
    };
    let entered = now.iter().filter(|project| !was_in(project));
    Pool {
        total: row(None, &now),
        before: small(before.clone().count()),
        categories: by_category(&now, board)
            .into_iter()
            .map(|(label, projects)| row(Some(label), &projects))
            .collect(),
        departments: by_lead(&now, board)
            .into_iter()
            .map(|(label, projects)| row(label, &projects))
            .collect(),
        entered: entered.map(|project| label::project(project)).collect(),
        started,
        dropped,
        stages: stages.iter().map(|key| label::stage(key, board)).collect(),
    }
}

/// The board's waiting stages, and those of the projects that the board does not know.
fn waiting_stages(now: &[&Project], board: &Board) -> Vec<StageKey> {
    let known = board
        .stages
        .iter()
        .filter(|stage| stage.class == StageClass::Waiting);
    let mut keys: Vec<StageKey> = known.map(|stage| stage.key.clone()).collect();
    for project in now {
        if !keys.contains(&project.stage.stage) {
            keys.push(project.stage.stage.clone());
        }
    }
    keys
}

fn row(label: Option<Label>, projects: &[&Project], stages: &[StageKey]) -> PoolRow {
    let mut invest = Stated::default();
    for project in projects {
        invest.add(project.money.total);
    }
    let in_stage = |key: &StageKey| {
        small(
            projects
                .iter()
                .filter(|project| project.stage.stage == *key)
                .count(),
        )
    };
    PoolRow {
        label,
        count: small(projects.len()),
        by_stage: stages.iter().map(in_stage).collect(),
        invest,
    }
}

/// Projects of each category, in the board's order.
pub(super) fn by_category<'a>(
    projects: &[&'a Project],
    board: &Board,
) -> Vec<(Label, Vec<&'a Project>)> {
    let mut groups: BTreeMap<_, Vec<&Project>> = BTreeMap::new();
    for project in projects {
        let key = &project.category;
        let place = (label::category_place(key, board), key.clone());
        groups.entry(place).or_default().push(project);
    }
    groups
        .into_iter()
        .map(|((_, key), projects)| (label::category(&key, board), projects))
        .collect()
}

fn by_lead<'a>(projects: &[&'a Project], board: &Board) -> Vec<(Option<Label>, Vec<&'a Project>)> {
    let mut groups: BTreeMap<_, Vec<&Project>> = BTreeMap::new();
    for project in projects {
        let dept = project.lead().map(|lead| lead.dept);
        groups
            .entry((dept.is_none(), dept))
            .or_default()
            .push(project);
    }
    groups
        .into_iter()
        .map(|((_, dept), projects)| (dept.map(|dept| label::dept(dept, board)), projects))
        .collect()
}
