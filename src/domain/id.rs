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

    /// The program and the plan as the ones who set the board up: nobody's own change, so nobody's to undo.
    pub fn set_up() -> Self {
        Self::document("duban")
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

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("12", 12)]
    #[case("#12", 12)]
    #[case("＃１２", 12)]
    #[case(" #7 ", 7)]
    #[case("１", 1)]
    #[case("007", 7)]
    #[case("4294967295", u32::MAX)]
    fn a_number_is_read_as_it_is_typed(#[case] text: &str, #[case] number: u32) {
        assert_eq!(text.parse(), Ok(ProjectId(number)));
    }

    #[rstest]
    #[case("")]
    #[case("#")]
    #[case("0")]
    #[case("-1")]
    #[case("1.5")]
    #[case("十二")]
    #[case("12 13")]
    #[case("4294967296")]
    fn what_is_no_number_is_refused_as_typed(#[case] text: &str) {
        assert_eq!(text.parse::<ProjectId>(), Err(NotANumber(text.to_owned())));
    }

    #[test]
    fn a_number_is_shown_with_its_sign_and_reads_back() {
        assert_eq!(ProjectId(12).to_string(), "#12");
        assert_eq!("#12".parse(), Ok(ProjectId(12)));
    }

    #[test]
    fn a_document_speaks_under_its_key() {
        let document = Actor::document("report2025");
        assert_eq!(document.as_document(), Some("report2025"));
        assert_eq!(Actor("wang".to_owned()).as_document(), None);
    }
}
