//! Milestones (节点): approvals and works with a deadline of their own.

use serde::{Deserialize, Serialize};

use super::deadline::Deadline;
use super::id::{Day, DeptId};

/// What sort of node.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum MilestoneKind {
    /// 审批: a paper with a number (立项, 可研, 施工许可 ...).
    Approval,
    /// 工程: something built (开工, 主体封顶, 通车 ...).
    #[default]
    Works,
}

impl MilestoneKind {
    /// The key in data and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Approval => "approval",
            Self::Works => "works",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Approval, Self::Works]
            .into_iter()
            .find(|kind| kind.key() == key)
    }

    /// Tells an approval by its name (domain.md §2), everything else being works.
    pub fn guess(name: &str) -> Self {
        const PAPERS: &[&str] = &[
            "立项",
            "可研",
            "初设",
            "批复",
            "多规合一",
            "一会三函",
            "预审",
            "规划许可",
            "施工许可",
            "招标",
            "中标",
            "验收",
            "备案",
            "结算",
            "决算",
            "approval",
            "permit",
        ];
        let name = name.to_lowercase();
        if PAPERS.iter().any(|paper| name.contains(paper)) {
            Self::Approval
        } else {
            Self::Works
        }
    }
}

/// A node of a project's way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Milestone {
    /// Name, such as 主体封顶; unique in its project.
    pub name: String,
    /// Approval or works.
    #[serde(default)]
    pub kind: MilestoneKind,
    /// When it is due, if that was said.
    #[serde(default)]
    pub deadline: Option<Deadline>,
    /// The day it was reached; for a fact that a document states of a period, the period's last day.
    #[serde(default)]
    pub done: Option<Day>,
    /// Number of the paper, for approvals.
    #[serde(default)]
    pub document: Option<String>,
    /// The department responsible for this node, where it is not the project's lead.
    #[serde(default)]
    pub dept: Option<DeptId>,
}

impl Milestone {
    /// Whether it is still owed although its last day has ended.
    pub fn is_overdue(&self, today: Day) -> bool {
        self.done.is_none()
            && self
                .deadline
                .as_ref()
                .is_some_and(|deadline| deadline.is_overdue(today))
    }
}
