//! The card: one construction project or works batch with everything that is known of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::board::{Board, SourceRef, StageClass};
use super::calendar::Week;
use super::confirmation::Confirmation;
use super::course::StageStep;
use super::deadline::Deadline;
use super::entry::Entry;
use super::id::{Actor, CategoryKey, Day, DeptId, PartId, ProjectId, StageKey};
use super::level::{Level, LevelMark, Urging};
use super::light::LightOverride;
use super::measure::{Measure, Wan};
use super::milestone::Milestone;
use super::people::{Basis, Owner, OwnerRole};
use super::problem::Problem;

/// What a year's plan calls for (计划分类). A project also has a stage; the two are told apart (domain.md §1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanClass {
    /// 新开工
    NewStart,
    /// 续建
    Continued,
    /// 竣工
    Finish,
    /// 前期
    Preparation,
    /// 储备
    Reserve,
}

impl PlanClass {
    /// All classes, in the order of a list.
    pub const ALL: [Self; 5] = [
        Self::NewStart,
        Self::Continued,
        Self::Finish,
        Self::Preparation,
        Self::Reserve,
    ];

    /// The key in data, filters and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NewStart => "new_start",
            Self::Continued => "continued",
            Self::Finish => "finish",
            Self::Preparation => "preparation",
            Self::Reserve => "reserve",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.key() == key)
    }
}

/// How firmly the plan promises (domain.md §4, strength).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Commitment {
    /// 确保: a hard target.
    Firm,
    /// 力争: a soft target; its light is never worse than yellow for being late.
    Intended,
    /// 推进: work without a finish line.
    Activity,
}

impl Commitment {
    /// All strengths, strongest first.
    pub const ALL: [Self; 3] = [Self::Firm, Self::Intended, Self::Activity];

    /// The key in data, filters and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Intended => "intended",
            Self::Activity => "activity",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|commitment| commitment.key() == key)
    }
}

/// Where a project stands, and on what ground we say so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageMark {
    /// The stage.
    pub stage: StageKey,
    /// Stated or inferred.
    #[serde(default)]
    pub basis: Basis,
}

/// What took a project off its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SideKind {
    /// 停工 / 缓建
    Suspended,
    /// 终止
    Cancelled,
}

impl SideKind {
    /// The key in data, filters and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Suspended => "suspended",
            Self::Cancelled => "cancelled",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Suspended, Self::Cancelled]
            .into_iter()
            .find(|kind| kind.key() == key)
    }
}

/// A side state with its ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SideState {
    /// Suspended or cancelled.
    pub kind: SideKind,
    /// Why.
    pub reason: String,
    /// The decision's reference; a cancellation needs one.
    #[serde(default)]
    pub decision: Option<String>,
}

/// 受阻: something holds the work up, on whatever stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// What holds it up.
    pub reason: String,
    /// Since which day.
    pub since: Day,
}

/// Why a date was moved, from a short list so that slips can be counted by cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SlipReason {
    /// 征地拆迁
    Land,
    /// 审批手续
    Approval,
    /// 资金
    Funds,
    /// 设计变更
    Design,
    /// 管线切改
    Utilities,
    /// 施工组织
    Works,
    /// 天气汛情
    Weather,
    /// 计划调整
    Plan,
    /// 其他
    Other,
}

impl SlipReason {
    /// The whole list, in the order of a menu.
    pub const ALL: [Self; 9] = [
        Self::Land,
        Self::Approval,
        Self::Funds,
        Self::Design,
        Self::Utilities,
        Self::Works,
        Self::Weather,
        Self::Plan,
        Self::Other,
    ];

    /// The key in data and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Land => "land",
            Self::Approval => "approval",
            Self::Funds => "funds",
            Self::Design => "design",
            Self::Utilities => "utilities",
            Self::Works => "works",
            Self::Weather => "weather",
            Self::Plan => "plan",
            Self::Other => "other",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

/// One move of the deadline to a later day, or to none at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// What was promised before.
    pub from: Deadline,
    /// What is promised since; `None` where the date was taken away.
    pub to: Option<Deadline>,
    /// From the short list; `None` where a document moved the date without a word.
    #[serde(default)]
    pub reason: Option<SlipReason>,
    /// More words.
    #[serde(default)]
    pub note: Option<String>,
    /// The day of the move.
    pub on: Day,
    /// Who moved it.
    pub actor: Actor,
}

impl Slip {
    /// How many days later; 0 where the date was given up.
    pub fn days(&self) -> i64 {
        match (self.from.day, self.to.as_ref().and_then(|to| to.day)) {
            (Some(from), Some(to)) => (to - from).num_days(),
            _ => 0,
        }
    }
}

/// Total investment, this year's plan and what was done of it, in 万元.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// 总投资
    #[serde(default)]
    pub total: Option<Wan>,
    /// 本年计划投资
    #[serde(default)]
    pub year_plan: Option<Wan>,
    /// 本年完成投资
    #[serde(default)]
    pub year_done: Option<Wan>,
}

/// Everything known of one project: the fold of its events.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Short number.
    pub id: ProjectId,
    /// The plan's own key, by which a second import finds it again.
    pub key: Option<String>,
    /// Short name.
    pub title: String,
    /// Other names of the same thing.
    pub aliases: Vec<String>,
    /// Kind of work.
    pub category: CategoryKey,
    /// Street or town.
    pub place: Option<String>,
    /// The plan year that the present goal belongs to; a phrase without a year means this one.
    pub plan_year: Option<i32>,
    /// What that year's plan calls for.
    pub plan_class: Option<PlanClass>,
    /// Key of the plan task it belongs to.
    pub task: Option<String>,
    /// Tags such as 民生实事, 3个100.
    pub tags: BTreeSet<String>,
    /// How firmly it is promised.
    pub commitment: Option<Commitment>,
    /// A short remark.
    pub remark: Option<String>,
    /// Responsible person.
    pub responsible: Option<String>,
    /// Contact.
    pub contact: Option<String>,
    /// Departments, the lead first.
    pub owners: Vec<Owner>,
    /// Where it stands.
    pub stage: StageMark,
    /// Since which day it stands there.
    pub stage_since: Day,
    /// Every stage that it came to, oldest first, beginning with the one in which it came onto the board.
    pub path: Vec<StageStep>,
    /// Suspended or cancelled.
    pub side: Option<SideState>,
    /// Blocked, and why.
    pub block: Option<Block>,
    /// The date that counts now.
    pub deadline: Option<Deadline>,
    /// The first date with a day, kept for ever.
    pub baseline: Option<Deadline>,
    /// Moves to a later day, oldest first.
    pub slips: Vec<Slip>,
    /// Nodes by number.
    pub milestones: BTreeMap<PartId, Milestone>,
    /// Quantities by number.
    pub measures: BTreeMap<PartId, Measure>,
    /// Investment.
    pub money: Money,
    /// Weekly entries.
    pub entries: BTreeMap<Week, Entry>,
    /// Problems by number.
    pub problems: BTreeMap<PartId, Problem>,
    /// What waits for a manager's confirmation, and what was returned, by number.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub confirmations: BTreeMap<PartId, Confirmation>,
    /// Supervision level.
    pub level: Level,
    /// Since when, by whom and why; `None` while it was never changed.
    pub level_mark: Option<LevelMark>,
    /// How often and when last it was urged; `None` while it never was.
    pub urging: Option<Urging>,
    /// A light set by hand.
    pub light: Option<LightOverride>,
    /// Where its facts come from, in the order of first mention.
    pub sources: Vec<SourceRef>,
    /// The day that the first fact is about.
    pub created: Day,
    /// The day on which duban learned of it; freshness counts from here, not from a past that nobody could report on.
    pub watched: Day,
    /// The last day of a substantive change (stage, dates, measures, entries, problems; not titles or tags).
    pub changed: Day,
    /// The day of the last weekly entry.
    pub reported: Option<Day>,
    /// Taken off the board; the number is never used again.
    pub removed: bool,
    /// How many events made it: what an edit was based on.
    pub version: u32,
}

impl Project {
    /// The lead department's part, if there is a lead.
    pub fn lead(&self) -> Option<&Owner> {
        self.owners
            .iter()
            .find(|owner| owner.role == OwnerRole::Lead)
    }

    /// The year that a date without one means: the plan year, or this year once that is over.
    pub fn phrase_year(&self, today: Day) -> i32 {
        let this = chrono::Datelike::year(&today);
        self.plan_year.map_or(this, |plan| plan.max(this))
    }

    /// Whether this department leads or cooperates.
    pub fn is_owned_by(&self, dept: DeptId) -> bool {
        self.owners.iter().any(|owner| owner.dept == dept)
    }

    /// Whether anything is still owed: not removed, not cancelled, not in a stage of class done.
    pub fn is_open(&self, board: &Board) -> bool {
        let cancelled = self
            .side
            .as_ref()
            .is_some_and(|side| side.kind == SideKind::Cancelled);
        !self.removed && !cancelled && board.class(&self.stage.stage) != StageClass::Done
    }

    /// Days past the deadline's last day; `None` while it is not overdue. What is done, cancelled or suspended by
    /// decision is never overdue.
    pub fn days_late(&self, board: &Board, today: Day) -> Option<i64> {
        if !self.is_open(board) || self.side.is_some() {
            return None;
        }
        let left = self.deadline.as_ref()?.days_left(today)?;
        (left < 0).then_some(-left)
    }

    /// Days until the deadline's last day, where it lies ahead (today counts as 0) and something is still owed.
    pub fn days_left(&self, board: &Board, today: Day) -> Option<i64> {
        if !self.is_open(board) || self.side.is_some() {
            return None;
        }
        self.deadline
            .as_ref()?
            .days_left(today)
            .filter(|left| *left >= 0)
    }

    /// Whether it is due within the board's window ("due soon").
    pub fn is_due_soon(&self, board: &Board, today: Day) -> bool {
        let ahead = i64::from(board.settings.due_soon_days);
        self.days_left(board, today)
            .is_some_and(|left| left <= ahead)
    }

    /// The next milestone that is not reached: the earliest by date, those without a date last.
    pub fn next_milestone(&self) -> Option<(PartId, &Milestone)> {
        self.milestones
            .iter()
            .filter(|(_, milestone)| milestone.done.is_none())
            .min_by_key(|(id, milestone)| {
                let day = milestone
                    .deadline
                    .as_ref()
                    .and_then(|deadline| deadline.day);
                (day.is_none(), day, **id)
            })
            .map(|(id, milestone)| (*id, milestone))
    }

    /// The measure that the card shows: of the newest year the first with a target, else the first.
    pub fn main_measure(&self) -> Option<&Measure> {
        // Of equals `max_by_key` takes the last.
        self.measures.values().rev().max_by_key(|measure| {
            (
                measure.year,
                measure.target.is_some(),
                measure.done.is_some(),
            )
        })
    }

    /// Progress in percent by the main measure, where it has target and done.
    pub fn percent(&self) -> Option<u32> {
        self.main_measure().and_then(Measure::percent)
    }

    /// Problems that are not cleared.
    pub fn open_problems(&self) -> impl Iterator<Item = (PartId, &Problem)> {
        self.problems
            .iter()
            .filter(|(_, problem)| problem.cleared.is_none())
            .map(|(id, problem)| (*id, problem))
    }

    /// How many days all slips add up to.
    pub fn slipped_days(&self) -> i64 {
        self.slips.iter().map(Slip::days).sum()
    }
}

#[cfg(test)]
mod tests;
