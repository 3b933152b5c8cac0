//! What happened: the envelope and the change, always from what to what, so that every change can be read and turned back.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::board::{CategoryDef, PlanTask, PlanTitle, Source, SourceRef, StageDef};
use super::calendar::{SpecialDay, Week};
use super::confirmation::Confirmation;
use super::deadline::Deadline;
use super::entry::EntryText;
use super::id::{Actor, CategoryKey, Day, DeptId, PartId, ProjectId};
use super::indicator::Indicator;
use super::level::Level;
use super::light::LightOverride;
use super::measure::{Measure, Wan};
use super::milestone::Milestone;
use super::people::{Department, Owner};
use super::person::{Person, PersonId};
use super::problem::Problem;
use super::project::{Block, Commitment, PlanClass, SideState, SlipReason, StageMark};
use super::settings::Settings;
use super::via::Via;

/// What a project is when it comes onto the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewProject {
    /// The plan's own key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Short name.
    pub title: String,
    /// Kind of work.
    pub category: CategoryKey,
    /// First stage.
    pub stage: StageMark,
}

/// One plain fact of a project. An event carries two of the same kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum Fact {
    /// Short name.
    Title(String),
    /// Kind of work.
    Category(CategoryKey),
    /// Street or town.
    Place(Option<String>),
    /// Plan year.
    PlanYear(Option<i32>),
    /// Class in that year's plan.
    PlanClass(Option<PlanClass>),
    /// Plan task.
    Task(Option<String>),
    /// Strength of the promise.
    Commitment(Option<Commitment>),
    /// Remark.
    Remark(Option<String>),
    /// Responsible person.
    Responsible(Option<String>),
    /// Contact.
    Contact(Option<String>),
    /// Total investment.
    InvestTotal(Option<Wan>),
    /// This year's planned investment.
    InvestPlan(Option<Wan>),
    /// This year's investment done.
    InvestDone(Option<Wan>),
    /// Tags, sorted.
    Tags(Vec<String>),
    /// Other names.
    Aliases(Vec<String>),
}

impl Fact {
    /// The field's key in data and JSON.
    pub const fn field(&self) -> &'static str {
        match self {
            Self::Title(_) => "title",
            Self::Category(_) => "category",
            Self::Place(_) => "place",
            Self::PlanYear(_) => "plan_year",
            Self::PlanClass(_) => "plan_class",
            Self::Task(_) => "task",
            Self::Commitment(_) => "commitment",
            Self::Remark(_) => "remark",
            Self::Responsible(_) => "responsible",
            Self::Contact(_) => "contact",
            Self::InvestTotal(_) => "invest_total",
            Self::InvestPlan(_) => "invest_plan",
            Self::InvestDone(_) => "invest_done",
            Self::Tags(_) => "tags",
            Self::Aliases(_) => "aliases",
        }
    }
}

/// What changed, from what to what. `None` on the left is an arrival, on the right a removal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(
    missing_docs,
    reason = "from and to mean the same everywhere: before and after"
)]
pub enum Change {
    /// A project came onto the board.
    Added { project: NewProject },
    /// A project left the board or came back.
    Removal { from: bool, to: bool },
    /// A plain fact.
    Fact { from: Fact, to: Fact },
    /// The stage, or the ground on which it is held.
    Stage { from: StageMark, to: StageMark },
    /// Suspended, cancelled, resumed.
    Side {
        from: Option<SideState>,
        to: Option<SideState>,
    },
    /// Blocked, unblocked.
    Block {
        from: Option<Block>,
        to: Option<Block>,
    },
    /// The deadline, with the reason where it is a slip.
    Deadline {
        from: Option<Deadline>,
        to: Option<Deadline>,
        slip: Option<SlipReason>,
    },
    /// A works batch that is set anew each year got the next year's goal: a new promise, not a broken one.
    Goal {
        from: Option<Deadline>,
        to: Option<Deadline>,
    },
    /// The departments.
    Owners { from: Vec<Owner>, to: Vec<Owner> },
    /// A milestone.
    Milestone {
        id: PartId,
        from: Option<Milestone>,
        to: Option<Milestone>,
    },
    /// A measure.
    Measure {
        id: PartId,
        from: Option<Measure>,
        to: Option<Measure>,
    },
    /// A weekly entry.
    Entry {
        week: Week,
        from: Option<Arc<EntryText>>,
        to: Option<Arc<EntryText>>,
    },
    /// A problem.
    Problem {
        id: PartId,
        from: Option<Problem>,
        to: Option<Problem>,
    },
    /// What an operator says is done: asked, confirmed, returned, void.
    Confirmation {
        id: PartId,
        from: Option<Box<Confirmation>>,
        to: Option<Box<Confirmation>>,
    },
    /// The supervision level.
    Level {
        from: Level,
        to: Level,
        /// Days late at which the board's rule raised it; `None` where it was set by hand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        rule: Option<i64>,
    },
    /// Somebody was urged to get on with it (催办).
    Urged {
        /// What was said; may be empty.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// A light set by hand.
    Light {
        from: Option<LightOverride>,
        to: Option<LightOverride>,
    },
    /// A remark for the log alone.
    Note { text: String },

    /// The board's name and years.
    BoardTitle { from: PlanTitle, to: PlanTitle },
    /// The board's rules.
    BoardSettings { from: Settings, to: Settings },
    /// A stage's definition.
    BoardStage {
        from: Option<StageDef>,
        to: Option<StageDef>,
    },
    /// A category's definition.
    BoardCategory {
        from: Option<CategoryDef>,
        to: Option<CategoryDef>,
    },
    /// A department.
    BoardDepartment {
        id: DeptId,
        from: Option<Department>,
        to: Option<Department>,
    },
    /// A document.
    BoardSource {
        from: Option<Source>,
        to: Option<Source>,
    },
    /// A plan task.
    BoardTask {
        from: Option<PlanTask>,
        to: Option<PlanTask>,
    },
    /// The holidays and make-up days of a year; none where they are not known.
    BoardYear {
        year: i32,
        from: Vec<SpecialDay>,
        to: Vec<SpecialDay>,
    },
    /// A person: role, departments, keys.
    BoardPerson {
        id: PersonId,
        from: Option<Box<Person>>,
        to: Option<Box<Person>>,
    },
    /// An indicator.
    BoardIndicator {
        key: String,
        from: Option<Box<Indicator>>,
        to: Option<Box<Indicator>>,
    },
}

impl Change {
    /// The kind's key, as stored and as filtered by.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Added { .. } => "added",
            Self::Removal { .. } => "removal",
            Self::Fact { .. } => "fact",
            Self::Stage { .. } => "stage",
            Self::Side { .. } => "side",
            Self::Block { .. } => "block",
            Self::Deadline { .. } => "deadline",
            Self::Goal { .. } => "goal",
            Self::Owners { .. } => "owners",
            Self::Milestone { .. } => "milestone",
            Self::Measure { .. } => "measure",
            Self::Entry { .. } => "entry",
            Self::Problem { .. } => "problem",
            Self::Confirmation { .. } => "confirmation",
            Self::Level { .. } => "level",
            Self::Urged { .. } => "urged",
            Self::Light { .. } => "light",
            Self::Note { .. } => "note",
            Self::BoardTitle { .. } => "board_title",
            Self::BoardSettings { .. } => "board_settings",
            Self::BoardStage { .. } => "board_stage",
            Self::BoardCategory { .. } => "board_category",
            Self::BoardDepartment { .. } => "board_department",
            Self::BoardSource { .. } => "board_source",
            Self::BoardTask { .. } => "board_task",
            Self::BoardYear { .. } => "board_year",
            Self::BoardPerson { .. } => "board_person",
            Self::BoardIndicator { .. } => "board_indicator",
        }
    }

    /// Whether freshness counts from it: the work itself moved or was reported on, not just its description.
    pub const fn is_substantive(&self) -> bool {
        matches!(
            self,
            Self::Added { .. }
                | Self::Stage { .. }
                | Self::Side { .. }
                | Self::Block { .. }
                | Self::Deadline { .. }
                | Self::Goal { .. }
                | Self::Milestone { .. }
                | Self::Measure { .. }
                | Self::Entry { .. }
                | Self::Problem { .. }
        )
    }
}

/// A change that is decided but not yet written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The project; `None` for the board itself.
    pub project: Option<ProjectId>,
    /// The day that the fact is about.
    pub effective: Day,
    /// What changes.
    pub change: Change,
    /// Why, in somebody's words.
    pub reason: Option<String>,
    /// Where it is stated.
    pub source: Option<SourceRef>,
    /// The event that this one turns back.
    pub undoes: Option<u64>,
    /// Who speaks, where it is not the one who runs the command (a plan's document).
    pub actor: Option<Actor>,
}

/// A change in the log. Nothing in it is ever altered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// Place in the log, from 1.
    pub seq: u64,
    /// The first event of the same command, bulk change or import: what is undone together.
    pub group: u64,
    /// The instant of recording, from the clock.
    pub recorded: DateTime<Utc>,
    /// The day that the fact is about.
    pub effective: Day,
    /// Who.
    pub actor: Actor,
    /// The project; `None` for the board itself.
    pub project: Option<ProjectId>,
    /// What changed.
    pub change: Change,
    /// Why.
    pub reason: Option<String>,
    /// Where it is stated.
    pub source: Option<SourceRef>,
    /// The event that this one turns back.
    pub undoes: Option<u64>,
    /// How the one who made it had come in; `None` at the host itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub via: Option<Via>,
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of logs as earlier versions wrote them. A line is never taken out of here: what was written once must be
    /// read for ever, and must say the same when it is written again.
    const WRITTEN: [&str; 7] = [
        // Before the board's rule could raise a level.
        r#"{"kind":"level","from":"none","to":"supervise"}"#,
        r#"{"kind":"level","from":"remind","to":"supervise","rule":31}"#,
        r#"{"kind":"urged"}"#,
        r#"{"kind":"confirmation","id":1,"from":null,"to":{"wish":{"kind":"completion","stage":{"stage":"completed","basis":"stated"},"on":"2025-03-12"},"asker":"wang","since":"2025-03-14","note":"已验收","consent":"given"}}"#,
        r#"{"kind":"confirmation","id":2,"from":null,"to":{"wish":{"kind":"clearing","problem":1,"clearing":{"on":"2025-03-13","note":"已定"},"on":"2025-03-13"},"asker":"wang","since":"2025-03-14","verdict":{"kind":"confirmed"}}}"#,
        r#"{"kind":"confirmation","id":2,"from":null,"to":{"wish":{"kind":"clearing","problem":1,"clearing":{"on":"2025-03-13","note":"已定"},"on":"2025-03-13"},"asker":"wang","since":"2025-03-14","verdict":{"kind":"void"}}}"#,
        r#"{"kind":"confirmation","id":2,"from":null,"to":{"wish":{"kind":"clearing","problem":1,"clearing":{"on":"2025-03-13","note":"已定"},"on":"2025-03-13"},"asker":"wang","since":"2025-03-14","verdict":{"kind":"returned","by":"li","on":"2025-03-15","note":"缺图"}}}"#,
    ];

    #[test]
    fn what_an_earlier_version_wrote_is_read_and_says_the_same() {
        for line in WRITTEN {
            let change: Change = serde_json::from_str(line).unwrap();
            assert_eq!(serde_json::to_string(&change).unwrap(), line);
        }
    }

    #[test]
    fn a_level_of_a_log_without_rules_was_set_by_hand() {
        let change: Change = serde_json::from_str(WRITTEN[0]).unwrap();
        assert!(matches!(change, Change::Level { rule: None, .. }));
    }
}
