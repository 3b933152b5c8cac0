//! Numbers and names by which things are known.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A calendar day in the board's zone.
pub type Day = chrono::NaiveDate;

/// A project's short number, `#12`: given once, never used again, even after a removal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ProjectId(pub u32);

impl fmt::Display for ProjectId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.0)
    }
}

/// A text that is no project number.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a project number")]
pub struct NotANumber(pub String);

impl FromStr for ProjectId {
    type Err = NotANumber;

    /// Reads `12`, `#12` and the full-width `＃１２`.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let folded: String = text
            .trim()
            .chars()
            .map(crate::text::fold::fold_key)
            .collect();
        folded
            .trim_start_matches('#')
            .parse::<u32>()
            .ok()
            .filter(|number| *number > 0)
            .map(Self)
            .ok_or_else(|| NotANumber(text.to_owned()))
    }
}

/// A department's number inside one database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeptId(pub u32);

/// A milestone's, measure's or problem's number inside its project, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PartId(pub u32);

/// A stage's key in the board's definition, such as `construction`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StageKey(pub String);

impl fmt::Display for StageKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for StageKey {
    fn from(key: &str) -> Self {
        Self(key.to_owned())
    }
}

/// A category's key in the board's definition, such as `park`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CategoryKey(pub String);

impl fmt::Display for CategoryKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for CategoryKey {
    fn from(key: &str) -> Self {
        Self(key.to_owned())
    }
}

/// Who made a change: a login name, or the document that a plan's facts come from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Actor(pub String);

impl Actor {
    /// A document of the plan as the one who speaks.
    pub fn document(key: &str) -> Self {
        Self(format!("doc:{key}"))
    }

    /// The key of the document, if it is one that speaks.
    pub fn as_document(&self) -> Option<&str> {
        self.0.strip_prefix("doc:")
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
