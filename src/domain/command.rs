//! What somebody wants: the one shape in which changes reach the rules.

use serde::{Deserialize, Serialize};

use super::board::{CategoryDef, PlanTask, PlanTitle, Source, SourceRef, StageDef};
use super::calendar::{SpecialDay, Week};
use super::deadline::Deadline;
use super::entry::EntryPatch;
use super::event::{Fact, NewProject};
use super::id::{Actor, Day, DeptId, PartId, ProjectId, StageKey};
use super::indicator::Indicator;
use super::level::Level;
use super::light::Light;
use super::measure::Measure;
use super::milestone::Milestone;
use super::people::{Basis, Department, Owner};
use super::person::{Person, PersonId};
use super::problem::{AskLevel, Clearing};
use super::project::{SideState, SlipReason};
use super::settings::Settings;

/// One wish, not yet judged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "command", rename_all = "snake_case")]
pub enum Command {
    /// Put a project on the board. The facts are set in the same breath.
    AddProject {
        /// Title, category, first stage.
        project: NewProject,
        /// Everything else that is plain.
        facts: Vec<Fact>,
        /// The departments, the lead first.
        #[serde(default)]
        owners: Vec<Owner>,
        /// The first deadline.
        #[serde(default)]
        deadline: Option<Deadline>,
    },
    /// Take a project off the board.
    RemoveProject {
        /// Which.
        id: ProjectId,
    },
    /// Bring a removed project back.
    RestoreProject {
        /// Which.
        id: ProjectId,
    },
    /// Change plain facts.
    Edit {
        /// Which.
        id: ProjectId,
        /// The new values.
        facts: Vec<Fact>,
    },
    /// Move to a stage, or confirm an inferred one by naming it again.
    MoveStage {
        /// Which.
        id: ProjectId,
        /// Where to.
        to: StageKey,
        /// Stated by a person or source, or inferred by a rule.
        basis: Basis,
    },
    /// Suspend, cancel, or resume (`None`).
    SetSide {
        /// Which.
        id: ProjectId,
        /// The new side state.
        to: Option<SideState>,
    },
    /// Say that something holds the work up.
    Block {
        /// Which.
        id: ProjectId,
        /// What.
        reason: String,
    },
    /// Say that nothing does any more.
    Unblock {
        /// Which.
        id: ProjectId,
    },
    /// Set, move or (`None`) take away the deadline.
    MoveDeadline {
        /// Which.
        id: ProjectId,
        /// The new one.
        to: Option<Deadline>,
        /// Why, where it is a slip.
        slip: Option<SlipReason>,
    },
    /// Set the next goal of a works batch that is set anew each year; the baseline begins anew with it.
    SetGoal {
        /// Which.
        id: ProjectId,
        /// The new one.
        to: Deadline,
    },
    /// Name the departments, the lead first.
    SetOwners {
        /// Which.
        id: ProjectId,
        /// All of them.
        owners: Vec<Owner>,
    },
    /// Add a milestone (`part` is `None`), change or (`to` is `None`) remove one.
    SetMilestone {
        /// Which project.
        id: ProjectId,
        /// Which milestone.
        part: Option<PartId>,
        /// How it shall be.
        to: Option<Milestone>,
    },
    /// Say that a milestone was reached.
    MilestoneDone {
        /// Which project.
        id: ProjectId,
        /// Which milestone.
        part: PartId,
        /// On which day.
        on: Day,
        /// Number of the paper, for approvals.
        document: Option<String>,
    },
    /// Add, change or remove a measure.
    SetMeasure {
        /// Which project.
        id: ProjectId,
        /// Which measure.
        part: Option<PartId>,
        /// How it shall be.
        to: Option<Measure>,
    },
    /// Write the entry of a week.
    Report {
        /// Which.
        id: ProjectId,
        /// Of which week.
        week: Week,
        /// The fields that change.
        patch: EntryPatch,
    },
    /// Open a problem.
    OpenProblem {
        /// Which project.
        id: ProjectId,
        /// What.
        text: String,
        /// Who has to solve it.
        owner: Option<DeptId>,
        /// Until when.
        limit: Option<Deadline>,
        /// Who has to step in.
        ask: Option<AskLevel>,
    },
    /// Change what is said of an open problem.
    SetProblem {
        /// Which project.
        id: ProjectId,
        /// Which problem.
        part: PartId,
        /// What.
        text: String,
        /// Who has to solve it.
        owner: Option<DeptId>,
        /// Until when.
        limit: Option<Deadline>,
        /// Who has to step in.
        ask: Option<AskLevel>,
    },
    /// Clear a problem.
    ClearProblem {
        /// Which project.
        id: ProjectId,
        /// Which problem.
        part: PartId,
        /// When and by what.
        clearing: Clearing,
    },
    /// Confirm what an operator says is done, and carry it out.
    Confirm {
        /// Which project.
        id: ProjectId,
        /// Which of what waits.
        part: PartId,
    },
    /// Return what an operator says is done.
    Return {
        /// Which project.
        id: ProjectId,
        /// Which of what waits.
        part: PartId,
        /// What is missing.
        note: String,
    },
    /// Set the supervision level by hand.
    SetLevel {
        /// Which.
        id: ProjectId,
        /// The new one.
        to: Level,
    },
    /// Raise the supervision level to what the board's rule calls for.
    RaiseByRule {
        /// Which.
        id: ProjectId,
    },
    /// Urge those who owe it (催办).
    Urge {
        /// Which.
        id: ProjectId,
        /// What is said to them; may be empty.
        note: String,
    },
    /// Set a light by hand until a day, or (`None`) take it back.
    SetLight {
        /// Which.
        id: ProjectId,
        /// Colour and last day.
        to: Option<(Light, Day)>,
    },
    /// Leave a note in the log.
    Note {
        /// Which.
        id: ProjectId,
        /// The words.
        text: String,
    },
    /// Name the board.
    SetTitle(PlanTitle),
    /// Change the board's rules.
    SetSettings(Settings),
    /// Define a stage.
    SetStage(StageDef),
    /// Define a category.
    SetCategory(CategoryDef),
    /// Add (`id` is `None`) or change a department.
    SetDepartment {
        /// Which.
        id: Option<DeptId>,
        /// How it shall be.
        to: Department,
    },
    /// Record a document.
    SetSource(Source),
    /// Record a plan task.
    SetTask(PlanTask),
    /// Set the holidays and make-up days of a year.
    SetYear {
        /// Which.
        year: i32,
        /// All of them; days of other years are refused.
        days: Vec<SpecialDay>,
    },
    /// Record a row of the indicator table, or (`None`) take it away. It is judged by how the row stood on the day that
    /// the statement is about, and only what differs from that changes.
    SetIndicator {
        /// Which.
        key: String,
        /// How it shall be.
        to: Option<Indicator>,
    },
    /// Add a person (`id` is `None`) or say how he shall be.
    SetPerson {
        /// Who.
        id: Option<PersonId>,
        /// How he shall be.
        to: Person,
    },
    /// Turn back one's own last command on a project, or on any.
    Undo {
        /// Only on this project.
        id: Option<ProjectId>,
    },
}

impl Command {
    /// The project that it is about, if it is about one that exists already.
    pub const fn project(&self) -> Option<ProjectId> {
        match self {
            Self::RemoveProject { id }
            | Self::RestoreProject { id }
            | Self::Edit { id, .. }
            | Self::MoveStage { id, .. }
            | Self::SetSide { id, .. }
            | Self::Block { id, .. }
            | Self::Unblock { id }
            | Self::MoveDeadline { id, .. }
            | Self::SetGoal { id, .. }
            | Self::SetOwners { id, .. }
            | Self::SetMilestone { id, .. }
            | Self::MilestoneDone { id, .. }
            | Self::SetMeasure { id, .. }
            | Self::Report { id, .. }
            | Self::OpenProblem { id, .. }
            | Self::SetProblem { id, .. }
            | Self::ClearProblem { id, .. }
            | Self::Confirm { id, .. }
            | Self::Return { id, .. }
            | Self::SetLevel { id, .. }
            | Self::RaiseByRule { id }
            | Self::Urge { id, .. }
            | Self::SetLight { id, .. }
            | Self::Note { id, .. } => Some(*id),
            Self::AddProject { .. }
            | Self::SetTitle(_)
            | Self::SetSettings(_)
            | Self::SetStage(_)
            | Self::SetCategory(_)
            | Self::SetDepartment { .. }
            | Self::SetSource(_)
            | Self::SetTask(_)
            | Self::SetYear { .. }
            | Self::SetIndicator { .. }
            | Self::SetPerson { .. }
            | Self::Undo { .. } => None,
        }
    }
}

/// Whether the one who asks has seen what is unusual about it and wants it all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// Refuse what is unusual (a skipped stage, a full column) and say so.
    #[default]
    Ask,
    /// Do it.
    Given,
}

/// A command with what comes along with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// The wish.
    pub command: Command,
    /// The version that the asker has seen; a newer one is a conflict. `None` takes whatever stands.
    pub seen: Option<u32>,
    /// Why, in his words.
    pub reason: Option<String>,
    /// The day that the fact is about; `None` is today.
    pub effective: Option<Day>,
    /// Where it is stated.
    pub source: Option<SourceRef>,
    /// Whose word it is, if not the asker's (a plan's document).
    pub actor: Option<Actor>,
    /// For what is unusual.
    pub consent: Consent,
}

impl Request {
    /// A bare command: today, unseen, without reason.
    pub const fn new(command: Command) -> Self {
        Self {
            command,
            seen: None,
            reason: None,
            effective: None,
            source: None,
            actor: None,
            consent: Consent::Ask,
        }
    }

    /// Based on this version.
    #[must_use]
    pub const fn seen(mut self, version: u32) -> Self {
        self.seen = Some(version);
        self
    }

    /// With these words.
    #[must_use]
    pub fn because(mut self, reason: impl Into<String>) -> Self {
        self.reason = Some(reason.into());
        self
    }

    /// About this day.
    #[must_use]
    pub const fn on(mut self, day: Day) -> Self {
        self.effective = Some(day);
        self
    }

    /// With consent to what is unusual.
    #[must_use]
    pub const fn consented(mut self) -> Self {
        self.consent = Consent::Given;
        self
    }
}

impl From<Command> for Request {
    fn from(command: Command) -> Self {
        Self::new(command)
    }
}
