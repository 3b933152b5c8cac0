//! Confirmation by a manager (待核实): what an operator says is done waits until somebody else has looked.
//!
//! A wish is asked, and then confirmed, returned with a note, or void because the project went another way. Only what
//! waits and what was returned stands on the project; how the others ended stands in the log.

use serde::{Deserialize, Serialize};

use super::aspect::Aspect;
use super::board::{Board, StageClass};
use super::command::{Command, Consent};
use super::event::Change;
use super::id::{Actor, Day, PartId, ProjectId};
use super::problem::Clearing;
use super::project::{Project, SideKind, StageMark};
use super::settings::Settings;

/// What an operator says is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Wish {
    /// 办结: the project came to a stage of class done.
    Completion {
        /// Which one.
        stage: StageMark,
        /// Since which day.
        on: Day,
    },
    /// 销号: a problem is cleared.
    Clearing {
        /// Which one.
        problem: PartId,
        /// When and by what.
        clearing: Clearing,
        /// The day that the fact is about.
        on: Day,
    },
}

/// What a wish is about; of each there is at most one on a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// The project as a whole.
    Project,
    /// One of its problems.
    Problem(PartId),
}

/// How a wish ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Verdict {
    /// 核实通过: it was carried out.
    Confirmed,
    /// 退回: something is missing yet.
    Returned {
        /// Who returned it.
        by: Actor,
        /// When.
        on: Day,
        /// What is missing.
        note: String,
    },
    /// The project went another way meanwhile.
    Void,
}

/// A wish and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confirmation {
    /// What is said to be done.
    pub wish: Wish,
    /// Who said it.
    pub asker: Actor,
    /// On which day.
    pub since: Day,
    /// His words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Whether he agreed to what is unusual about it.
    #[serde(default, skip_serializing_if = "is_asking")]
    pub consent: Consent,
    /// How it ended; `None` while it waits.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
}

#[expect(
    clippy::trivially_copy_pass_by_ref,
    reason = "serde hands over a reference"
)]
fn is_asking(consent: &Consent) -> bool {
    *consent == Consent::Ask
}

impl Wish {
    /// The wish in a change, where the board's rules let it wait for a manager.
    pub fn in_change(change: &Change, on: Day, board: &Board) -> Option<Self> {
        let Settings {
            confirm_completion,
            confirm_clearing,
            ..
        } = board.settings;
        let is_done = |mark: &StageMark| board.class(&mark.stage) == StageClass::Done;
        match change {
            Change::Stage { from, to } if confirm_completion && is_done(to) && !is_done(from) => {
                let stage = to.clone();
                Some(Self::Completion { stage, on })
            }
            Change::Problem { id, from, to } if confirm_clearing => {
                let was_open = from.as_ref().is_some_and(|from| from.cleared.is_none());
                let clearing = to.as_ref().filter(|_| was_open)?.cleared.clone()?;
                let problem = *id;
                Some(Self::Clearing {
                    problem,
                    clearing,
                    on,
                })
            }
            _ => None,
        }
    }

    /// What it is about.
    pub const fn subject(&self) -> Subject {
        match self {
            Self::Completion { .. } => Subject::Project,
            Self::Clearing { problem, .. } => Subject::Problem(*problem),
        }
    }

    /// What it would change.
    pub const fn meant(&self) -> Aspect {
        match self {
            Self::Completion { .. } => Aspect::Stage,
            Self::Clearing { problem, .. } => Aspect::Problem(*problem),
        }
    }

    /// The day that the fact is about.
    pub const fn on(&self) -> Day {
        match self {
            Self::Completion { on, .. } | Self::Clearing { on, .. } => *on,
        }
    }

    /// The command that carries it out.
    pub fn command(&self, id: ProjectId) -> Command {
        match self {
            Self::Completion { stage, .. } => Command::MoveStage {
                id,
                to: stage.stage.clone(),
                basis: stage.basis,
            },
            Self::Clearing {
                problem, clearing, ..
            } => Command::ClearProblem {
                id,
                part: *problem,
                clearing: clearing.clone(),
            },
        }
    }

    /// Whether a change, told as of a day, leaves nothing of it: the same was done in another way, the work went on
    /// elsewhere, or the project is gone.
    pub fn is_void_after(&self, change: &Change, day: Day) -> bool {
        match (self, change) {
            (_, Change::Removal { to, .. }) => *to,
            (Self::Completion { on, .. }, Change::Stage { from, to }) => {
                from.stage != to.stage && day >= *on
            }
            (Self::Completion { .. }, Change::Side { to, .. }) => to
                .as_ref()
                .is_some_and(|side| side.kind == SideKind::Cancelled),
            (Self::Clearing { problem, .. }, Change::Problem { id, to, .. }) => {
                id == problem && to.as_ref().is_none_or(|to| to.cleared.is_some())
            }
            _ => false,
        }
    }
}

impl Verdict {
    /// What is missing, where it was returned.
    pub fn note(&self) -> Option<&str> {
        match self {
            Self::Returned { note, .. } => Some(note),
            Self::Confirmed | Self::Void => None,
        }
    }
}

impl Confirmation {
    /// Whether a manager has to say something.
    pub const fn waits(&self) -> bool {
        self.verdict.is_none()
    }

    /// Whether it stands on the project: it waits, or the asker has to do something.
    pub const fn stands(&self) -> bool {
        matches!(self.verdict, None | Some(Verdict::Returned { .. }))
    }

    /// The same, ended.
    #[must_use]
    pub fn ended(&self, verdict: Verdict) -> Self {
        Self {
            verdict: Some(verdict),
            ..self.clone()
        }
    }
}

impl Project {
    /// What waits for a manager, by number.
    pub fn waiting(&self) -> impl Iterator<Item = (PartId, &Confirmation)> {
        self.confirmations
            .iter()
            .filter(|(_, one)| one.waits())
            .map(|(number, one)| (*number, one))
    }

    /// What was returned and not asked again, by number.
    pub fn returned(&self) -> impl Iterator<Item = (PartId, &Confirmation)> {
        self.confirmations
            .iter()
            .filter(|(_, one)| !one.waits())
            .map(|(number, one)| (*number, one))
    }

    /// Whether the clearing of a problem waits for a manager.
    pub fn clearing_waits(&self, problem: PartId) -> bool {
        self.waiting()
            .any(|(_, one)| one.wish.subject() == Subject::Problem(problem))
    }

    /// Whether its completion waits for a manager.
    pub fn completion_waits(&self) -> bool {
        self.waiting()
            .any(|(_, one)| one.wish.subject() == Subject::Project)
    }
}
