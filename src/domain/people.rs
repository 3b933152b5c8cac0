//! Departments, their names, and who owns a project on what ground.

use serde::{Deserialize, Serialize};

use super::id::DeptId;

/// What sort of body a department is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeptKind {
    /// 区直部门
    Bureau,
    /// 街镇
    Town,
    /// 市属
    Municipal,
    /// 企业
    Enterprise,
    /// Anything else.
    Other,
}

impl DeptKind {
    /// All kinds, in the order of a list.
    pub const ALL: [Self; 5] = [
        Self::Bureau,
        Self::Town,
        Self::Municipal,
        Self::Enterprise,
        Self::Other,
    ];

    /// The key in data and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Bureau => "bureau",
            Self::Town => "town",
            Self::Municipal => "municipal",
            Self::Enterprise => "enterprise",
            Self::Other => "other",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// A body that owns projects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Department {
    /// Official name, such as 区水务局.
    pub name: String,
    /// Name for cards, a few characters.
    pub short: String,
    /// English name; empty if nobody gave one.
    #[serde(default)]
    pub en: String,
    /// What sort of body.
    pub kind: DeptKind,
    /// Other spellings.
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl Department {
    /// Every name that people call it by.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        [self.name.as_str(), &self.short, &self.en]
            .into_iter()
            .chain(self.aliases.iter().map(String::as_str))
            .filter(|name| !name.is_empty())
    }
}

/// What a department is to a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnerRole {
    /// 牵头: accountable.
    Lead,
    /// 配合: helps, in the order given.
    Cooperating,
}

impl OwnerRole {
    /// The key in data and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Cooperating => "cooperating",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Lead, Self::Cooperating]
            .into_iter()
            .find(|role| role.key() == key)
    }
}

/// On what ground something is held to be so.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A source or a person said so.
    #[default]
    Stated,
    /// Concluded by a stated rule; shown as such until somebody confirms it.
    Inferred,
}

impl Basis {
    /// The key in data and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stated => "stated",
            Self::Inferred => "inferred",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Stated, Self::Inferred]
            .into_iter()
            .find(|basis| basis.key() == key)
    }
}

/// One department's part in a project.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owner {
    /// Which department.
    pub dept: DeptId,
    /// Lead or cooperating.
    pub role: OwnerRole,
    /// Stated or inferred.
    #[serde(default)]
    pub basis: Basis,
}
