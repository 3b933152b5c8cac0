//! Quantities (量化指标) and money.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// An amount with up to three decimals, kept as thousandths so that sums and files are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Quantity(pub i64);

/// A text that is no amount.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a number with at most three decimals")]
pub struct NotAQuantity(pub String);

impl Quantity {
    /// A whole number of units.
    pub const fn whole(units: i64) -> Self {
        Self(units.saturating_mul(1000))
    }

    /// The share of `target` in percent, rounded down; may pass 100. `None` for a target of zero or less.
    pub fn percent_of(self, target: Self) -> Option<u32> {
        if target.0 <= 0 || self.0 < 0 {
            return None;
        }
        let percent = i128::from(self.0) * 100 / i128::from(target.0);
        Some(u32::try_from(percent).unwrap_or(u32::MAX))
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, size) = if self.0 < 0 {
            ("-", self.0.unsigned_abs())
        } else {
            ("", self.0.unsigned_abs())
        };
        let (whole, part) = (size / 1000, size % 1000);
        if part == 0 {
            write!(f, "{sign}{whole}")
        } else {
            let digits = format!("{part:03}");
            write!(f, "{sign}{whole}.{}", digits.trim_end_matches('0'))
        }
    }
}

impl FromStr for Quantity {
    type Err = NotAQuantity;

    /// Reads `8000`, `473.28`, `-1.5`, `8,000` and full-width digits.
    fn from_str(text: &str) -> Result<Self, NotAQuantity> {
        let refuse = || NotAQuantity(text.to_owned());
        let folded: String = text
            .trim()
            .chars()
            .map(crate::text::fold::fold_key)
            .filter(|c| *c != ',')
            .collect();
        let (negative, digits) = match folded.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, folded.as_str()),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |s: &str| s.chars().all(|c| c.is_ascii_digit());
        if whole.is_empty() || part.len() > 3 || !all_digits(whole) || !all_digits(part) {
            return Err(refuse());
        }
        let whole: i64 = whole.parse().map_err(|_| refuse())?;
        let part: i64 = format!("{part:0<3}").parse().map_err(|_| refuse())?;
        let size = whole
            .checked_mul(1000)
            .and_then(|size| size.checked_add(part))
            .ok_or_else(refuse)?;
        Ok(Self(if negative { -size } else { size }))
    }
}

impl Serialize for Quantity {
    /// As text, because a reader's floating point would spoil it.
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Quantity {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}

/// Money in whole 万元 (ten thousand yuan).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Wan(pub i64);

impl fmt::Display for Wan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// Something counted on a project: target, done, unit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// What is counted.
    pub name: String,
    /// The unit as the source says it (个, 公里, 万平方米).
    pub unit: String,
    /// The plan year that the figures belong to; `None` for the project's whole life.
    #[serde(default)]
    pub year: Option<i32>,
    /// What is planned, if it was said.
    #[serde(default)]
    pub target: Option<Quantity>,
    /// What is reached, if it was said.
    #[serde(default)]
    pub done: Option<Quantity>,
}

impl Measure {
    /// Reached share of the target in percent, where both are known; may pass 100.
    pub fn percent(&self) -> Option<u32> {
        self.done?.percent_of(self.target?)
    }
}
