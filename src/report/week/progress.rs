//! 二、本周进展: what happened on each project since the last report, and what its entry says.

use serde::Serialize;

use super::frame::Scope;
use super::label::{self, Due, Label, Lead, ProjectRef, StageLabel};
use super::step::{plain, steps};
use crate::domain::calendar::Week;
use crate::domain::id::Day;
use crate::domain::level::Level;
use crate::domain::measure::Quantity;
use crate::domain::project::{Project, SideKind};

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum StepKind {
    /// It came onto the board.
    Arrived {
        /// In which stage.
        stage: StageLabel,
    },
    /// It left the board.
    Left,
    /// It moved to another stage.
    Stage {
        /// From where.
        from: Label,
        /// Where to.
        to: StageLabel,
        /// On which day.
        on: Day,
    },
    /// It was suspended or cancelled, or (`side` is `None`) resumed.
    Side {
        /// The new side state.
        side: Option<SideKind>,
        /// Why.
        reason: String,
        /// The decision's reference.
        decision: Option<String>,
    },
    /// It is supervised harder or less hard.
    Level {
        /// Before.
        from: Level,
        /// Now.
        to: Level,
        /// Days late at which the board's rule raised it; `None` where somebody set it by hand.
        rule: Option<i64>,
        /// Why.
        reason: Option<String>,
    },
    /// Something holds it up, or (`reason` is `None`) does no more.
    Block {
        /// What.
        reason: Option<String>,
    },
    /// A milestone was reached.
    Reached {
        /// Its name.
        milestone: String,
        /// The day.
        on: Day,
        /// Number of the paper.
        document: Option<String>,
    },
    /// A milestone that counted as reached is open again.
    Reopened {
        /// Its name.
        milestone: String,
    },
    /// A milestone's last day ended since the last report, and it is not reached.
    Missed {
        /// Its name.
        milestone: String,
        /// When it was due.
        due: Due,
    },
    /// A quantity changed.
    Measure {
        /// What is counted.
        name: String,
        /// In what.
        unit: String,
        /// Reached before.
        from: Option<Quantity>,
        /// Reached now.
        to: Option<Quantity>,
        /// Planned.
        target: Option<Quantity>,
    },
    /// The entry of an earlier week came in.
    Entry {
        /// Which week.
        week: Week,
        /// Its progress.
        text: String,
        /// Made up for the demo.
        sample: bool,
    },
}

/// What is unusual about a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// It belongs to an earlier report, but was told only this week.
    Late,
    /// It takes back what an earlier report said.
    TakenBack,
}

/// A step with its mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What happened.
    #[serde(flatten)]
    pub kind: StepKind,
    /// What is unusual about it.
    pub mark: Option<Mark>,
}

/// What a project's entry of the week says of its progress.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EntryNote {
    /// The text.
    pub text: String,
    /// The day of writing.
    pub on: Day,
    /// Who wrote it.
    pub actor: String,
    /// Made up for the demo.
    pub sample: bool,
}

/// The week of one project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ProjectProgress {
    /// Which.
    pub project: ProjectRef,
    /// Who leads.
    pub lead: Option<Lead>,
    /// What happened.
    pub steps: Vec<Step>,
    /// What was reported.
    pub entry: Option<EntryNote>,
}

/// The week of one category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CategoryProgress {
    /// Which.
    pub category: Label,
    /// Its projects, by number; those on which nothing happened are left out.
    pub projects: Vec<ProjectProgress>,
}

pub(super) fn progress(scope: &Scope<'_>) -> Vec<CategoryProgress> {
    let board = &scope.frame.now.board;
    let mut projects = scope.by_category();
    projects.extend(scope.left());
    projects.sort_by_key(|project| {
        let place = label::category_place(&project.category, board);
        (place, project.category.clone(), project.id)
    });
    let mut categories: Vec<CategoryProgress> = Vec::new();
    for project in projects {
        let Some(row) = row(scope, project) else {
            continue;
        };
        match categories.last_mut() {
            Some(last) if last.category.key == project.category.0 => last.projects.push(row),
            _ => categories.push(CategoryProgress {
                category: label::category(&project.category, board),
                projects: vec![row],
            }),
        }
    }
    categories
}

fn row(scope: &Scope<'_>, project: &Project) -> Option<ProjectProgress> {
    let board = &scope.frame.now.board;
    let is_here = scope.frame.now.projects.contains_key(&project.id);
    let steps = if is_here {
        steps(scope, project)
    } else {
        vec![plain(StepKind::Left)]
    };
    let entry = if is_here { entry(scope, project) } else { None };
    if steps.is_empty() && entry.is_none() {
        return None;
    }
    Some(ProjectProgress {
        project: label::project(project),
        lead: label::lead(project, board),
        steps,
        entry,
    })
}

fn entry(scope: &Scope<'_>, project: &Project) -> Option<EntryNote> {
    let entry = project.entries.get(&scope.frame.week)?;
    let text = label::lines(&entry.text.progress);
    (!text.is_empty()).then(|| EntryNote {
        text,
        on: entry.on,
        actor: label::actor(&entry.actor, &scope.frame.now.board),
        sample: entry.text.sample,
    })
}
