//! Problems (问题): opened, carried from week to week, cleared with a note.

use serde::{Deserialize, Serialize};

use super::deadline::Deadline;
use super::id::{Day, DeptId};

/// How a problem ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clearing {
    /// The day.
    pub on: Day,
    /// What solved it.
    pub note: String,
}

/// Who has to step in (四级协调).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskLevel {
    /// 部门 The department itself.
    Department,
    /// 分管领导 The leader in charge.
    Leader,
    /// 区级 The district.
    District,
    /// 市级 The city.
    City,
}

impl AskLevel {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [Self::Department, Self::Leader, Self::District, Self::City];

    /// The key in data and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Department => "department",
            Self::Leader => "leader",
            Self::District => "district",
            Self::City => "city",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.key() == key)
    }
}

/// Something that stands in a project's way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What it is.
    pub text: String,
    /// The department that has to solve it.
    #[serde(default)]
    pub owner: Option<DeptId>,
    /// Until when.
    #[serde(default)]
    pub limit: Option<Deadline>,
    /// The level of coordination asked for.
    #[serde(default)]
    pub ask: Option<AskLevel>,
    /// The day it was opened.
    pub opened: Day,
    /// How it ended; `None` while it is open.
    #[serde(default)]
    pub cleared: Option<Clearing>,
}
