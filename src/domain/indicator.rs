//! The plan's indicator table (指标): values per year as they stand in the source, and as numbers where they are numbers.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::DeptId;
use super::measure::Quantity;

/// Whether the plan binds itself to an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 约束性
    Binding,
    /// 预期性
    Expected,
}

/// How a figure is to be compared with what was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// Exactly.
    Equal,
    /// At least (以上, 不低于).
    AtLeast,
    /// At most (以内, 不高于).
    AtMost,
    /// Around (左右).
    About,
}

/// One cell of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The cell as it stands.
    pub text: String,
    /// Its number, where it is one.
    #[serde(default)]
    pub number: Option<(Comparator, Quantity)>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Name as in the plan.
    pub name: String,
    /// Unit; empty where the cells carry their own.
    #[serde(default)]
    pub unit: String,
    /// 约束性 or 预期性, where the plan says.
    #[serde(default)]
    pub nature: Option<Nature>,
    /// Responsible departments, the lead first.
    #[serde(default)]
    pub departments: Vec<DeptId>,
    /// Targets by year.
    #[serde(default)]
    pub targets: BTreeMap<i32, Figure>,
    /// Values reached, by year.
    #[serde(default)]
    pub actuals: BTreeMap<i32, Figure>,
}
