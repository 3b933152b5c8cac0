//! 一、总体情况: counts and their change, the week's arrivals and moves, who reported.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::frame::Scope;
use super::label::{self, Label, Lead, ProjectRef};
use crate::domain::board::{Board, StageClass};
use crate::domain::entry::{is_unreported, owes_entry, weeks_silent};
use crate::domain::id::{Day, DeptId, StageKey};
use crate::domain::light::{Light, light};
use crate::domain::project::{PlanClass, Project, SideKind};
use crate::i18n::trade;

/// The stage that means 投用. Boards that have no such stage never count anything as put into use.
const IN_USE: &str = "operating";

/// A number now and a week ago.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Now.
    pub count: u32,
    /// A week ago.
    pub before: u32,
    /// Now less a week ago.
    pub change: i64,
}

impl Tally {
    pub(super) fn new(count: usize, before: usize) -> Self {
        let (count, before) = (small(count), small(before));
        Self {
            count,
            before,
            change: i64::from(count) - i64::from(before),
        }
    }
}

/// A number of a group, now and a week ago.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The group.
    pub label: Label,
    /// The number.
    pub tally: Tally,
}

/// Somebody owes an entry for the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unreported {
    /// On what.
    pub project: ProjectRef,
    /// Who.
    pub lead: Option<Lead>,
    /// Whole weeks without any entry.
    pub weeks_silent: u32,
}

/// Who had to report and did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reporting {
    /// Projects that owe an entry.
    pub owed: u32,
    /// Those of them that have one.
    pub reported: u32,
    /// Departments that lead a project that owes an entry.
    pub departments: u32,
    /// Those of them that owe no more.
    pub departments_complete: u32,
    /// What is missing, by department and number.
    pub unreported: Vec<Unreported>,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Overall {
    /// Projects on the board.
    pub total: Tally,
    /// By stage, in the board's order.
    pub stages: Vec<Count>,
    /// By light, the most urgent first.
    pub lights: Vec<Count>,
    /// By class in the year's plan; the key of those without one is `none`.
    pub plan_classes: Vec<Count>,
    /// Suspended by decision.
    pub suspended: Tally,
    /// Cancelled by decision.
    pub cancelled: Tally,
    /// Came onto the board this week.
    pub new: Vec<ProjectRef>,
    /// Were waiting a week ago and are not now.
    pub started: Vec<ProjectRef>,
    /// Were not done a week ago and are now.
    pub completed: Vec<ProjectRef>,
    /// Were not in the stage of use a week ago and are now.
    pub in_use: Vec<ProjectRef>,
    /// Left the board this week.
    pub left: Vec<ProjectRef>,
    /// Who reported.
    pub reporting: Reporting,
}

/// The projects at one end of the week, with what they are judged by.
struct End<'a> {
    projects: Vec<&'a Project>,
    board: &'a Board,
    today: Day,
}

impl End<'_> {
    fn count(&self, is_in: impl Fn(&Project) -> bool) -> usize {
        self.projects
            .iter()
            .filter(|project| is_in(project))
            .count()
    }

    fn count_side(&self, kind: SideKind) -> usize {
        self.count(|project| project.side.as_ref().is_some_and(|side| side.kind == kind))
    }

    fn count_lights(&self) -> BTreeMap<Light, usize> {
        let mut counts = BTreeMap::new();
        for project in &self.projects {
            let seen = light(project, self.board, self.today).light;
            *counts.entry(seen).or_default() += 1;
        }
        counts
    }
}

pub(super) fn overall(scope: &Scope<'_>) -> Overall {
    let now = End {
        projects: scope.now.clone(),
        board: &scope.frame.now.board,
        today: scope.today,
    };
    let before = End {
        projects: scope.before.values().copied().collect(),
        board: &scope.frame.before.board,
        today: scope.day_before,
    };
    let side = |kind| Tally::new(now.count_side(kind), before.count_side(kind));
    Overall {
        total: Tally::new(now.projects.len(), before.projects.len()),
        stages: stages(&now, &before),
        lights: lights(&now, &before),
        plan_classes: plan_classes(&now, &before),
        suspended: side(SideKind::Suspended),
        cancelled: side(SideKind::Cancelled),
        new: moved(scope, |_, was| was.is_none()),
        started: moved(scope, |class, was| {
            class != StageClass::Waiting && was == Some(StageClass::Waiting)
        }),
        completed: moved(scope, |class, was| {
            class == StageClass::Done && was.is_some_and(|was| was != StageClass::Done)
        }),
        in_use: in_use(scope),
        left: scope.left().map(label::project).collect(),
        reporting: reporting(scope),
    }
}

fn stages(now: &End<'_>, before: &End<'_>) -> Vec<Count> {
    let known = now.board.stages.iter().map(|stage| stage.key.clone());
    let mut keys: Vec<StageKey> = known.collect();
    let unknown: BTreeSet<StageKey> = now
        .projects
        .iter()
        .chain(&before.projects)
        .map(|project| project.stage.stage.clone())
        .filter(|key| !keys.contains(key))
        .collect();
    keys.extend(unknown);
    keys.iter()
        .map(|key| {
            let is_in = |project: &Project| project.stage.stage == *key;
            Count {
                label: label::stage(key, now.board),
                tally: Tally::new(now.count(is_in), before.count(is_in)),
            }
        })
        .collect()
}

fn lights(now: &End<'_>, before: &End<'_>) -> Vec<Count> {
    let (now, before) = (now.count_lights(), before.count_lights());
    let number = |counts: &BTreeMap<Light, usize>, light| counts.get(&light).copied().unwrap_or(0);
    Light::ALL
        .into_iter()
        .map(|light| Count {
            label: Label::of(light.key(), trade::light, light),
            tally: Tally::new(number(&now, light), number(&before, light)),
        })
        .collect()
}

fn plan_classes(now: &End<'_>, before: &End<'_>) -> Vec<Count> {
    let classes = PlanClass::ALL.into_iter().map(Some).chain([None]);
    classes
        .map(|class| {
            let is_in = |project: &Project| project.plan_class == class;
            Count {
                label: class.map_or_else(
                    || Label::new("none", "未分类", "unclassed"),
                    |class| Label::of(class.key(), trade::plan_class, class),
                ),
                tally: Tally::new(now.count(is_in), before.count(is_in)),
            }
        })
        .collect()
}

/// Lists the projects whose class of stage now and a week ago (`None`: not on the board) fit.
fn moved(
    scope: &Scope<'_>,
    fits: impl Fn(StageClass, Option<StageClass>) -> bool,
) -> Vec<ProjectRef> {
    let class = |board: &Board, project: &Project| board.class(&project.stage.stage);
    let (board, old_board) = (&scope.frame.now.board, &scope.frame.before.board);
    let fitting = scope.now.iter().filter(|project| {
        let was = scope.was(project.id).map(|was| class(old_board, was));
        fits(class(board, project), was)
    });
    fitting.map(|project| label::project(project)).collect()
}

fn in_use(scope: &Scope<'_>) -> Vec<ProjectRef> {
    let is_in_use = |project: &Project| project.stage.stage.0 == IN_USE;
    let fitting = scope.now.iter().filter(|project| {
        is_in_use(project) && scope.was(project.id).is_some_and(|was| !is_in_use(was))
    });
    fitting.map(|project| label::project(project)).collect()
}

fn reporting(scope: &Scope<'_>) -> Reporting {
    let (board, week) = (&scope.frame.now.board, scope.frame.week);
    let owing = || {
        scope
            .now
            .iter()
            .filter(|project| owes_entry(project, board))
    };
    let mut missing: Vec<&Project> = owing()
        .copied()
        .filter(|project| is_unreported(project, board, week))
        .collect();
    let dept = |project: &Project| project.lead().map(|lead| lead.dept);
    missing.sort_by_key(|project| (dept(project).is_none(), dept(project), project.id));
    let leads: BTreeSet<DeptId> = owing().filter_map(|project| dept(project)).collect();
    let behind: BTreeSet<DeptId> = missing.iter().filter_map(|project| dept(project)).collect();
    Reporting {
        owed: small(owing().count()),
        reported: small(owing().count() - missing.len()),
        departments: small(leads.len()),
        departments_complete: small(leads.len() - behind.len()),
        unreported: missing
            .into_iter()
            .map(|project| Unreported {
                project: label::project(project),
                lead: label::lead(project, board),
                weeks_silent: weeks_silent(project, week),
            })
            .collect(),
    }
}

/// A count as it is shown.
pub(super) fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
