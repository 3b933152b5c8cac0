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
        let whole: i128 = whole.parse().map_err(|_| refuse())?;
        let part: i128 = format!("{part:0<3}").parse().map_err(|_| refuse())?;
        let size = whole
            .checked_mul(1000)
            .and_then(|size| size.checked_add(part))
            .ok_or_else(refuse)?;
        // The sign comes before the narrowing: the lowest amount has no counterpart above zero.
        let signed = if negative { -size } else { size };
        i64::try_from(signed).map(Self).map_err(|_| refuse())
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

impl fmt::Display for Measure {
    /// Name, done, target and unit, as in `车站 6/8座`; what is not known is left out.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ", self.name)?;
        if let Some(done) = &self.done {
            write!(out, "{done}")?;
        }
        if let Some(target) = &self.target {
            write!(out, "/{target}")?;
        }
        write!(out, "{}", self.unit)
    }
}

impl Measure {
    /// Reached share of the target in percent, where both are known; may pass 100.
    pub fn percent(&self) -> Option<u32> {
        self.done?.percent_of(self.target?)
    }

    /// Whether a weekly entry of this year tells how far it is: it belongs to the year, or to the project's whole life
    /// and is aimed at something. Figures of past years are history.
    pub fn is_told_in(&self, year: i32) -> bool {
        match self.year {
            Some(own) => own == year,
            None => self.target.is_some(),
        }
    }

    /// Whether `done` would be less than what was reached before. What is counted up does not fall; a rate may.
    pub fn falls_to(&self, done: Quantity) -> bool {
        self.unit != "%" && self.done.is_some_and(|before| done < before)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::domain::testing::measure;

    #[rstest]
    #[case("8000", 8_000_000)]
    #[case("473.28", 473_280)]
    #[case("-1.5", -1_500)]
    #[case("0.001", 1)]
    #[case("8,000", 8_000_000)]
    #[case("１２．５", 12_500)]
    #[case("  7 ", 7_000)]
    #[case("3.", 3_000)]
    fn an_amount_is_read(#[case] text: &str, #[case] thousandths: i64) {
        assert_eq!(text.parse(), Ok(Quantity(thousandths)));
    }

    #[rstest]
    #[case("")]
    #[case("-")]
    #[case(".5")]
    #[case("1.2345")]
    #[case("1.2.3")]
    #[case("八座")]
    #[case("1e3")]
    #[case("--1")]
    #[case("9223372036854775.808")]
    #[case("99999999999999999999999999999999999999999999")]
    fn what_is_no_amount_is_refused(#[case] text: &str) {
        assert_eq!(text.parse::<Quantity>(), Err(NotAQuantity(text.to_owned())));
    }

    #[rstest]
    #[case(Some(8), Some(6), Some(75))]
    #[case::more_than_planned(Some(286), Some(400), Some(139))]
    #[case::rounded_down(Some(3), Some(2), Some(66))]
    #[case::nothing_yet(Some(8), Some(0), Some(0))]
    #[case::no_target(None, Some(6), None)]
    #[case::not_counted(Some(8), None, None)]
    #[case::nothing_planned(Some(0), Some(6), None)]
    #[case::less_than_nothing(Some(8), Some(-1), None)]
    #[case::beyond_counting(Some(1), Some(i64::MAX), Some(u32::MAX))]
    fn the_share_may_pass_a_hundred(
        #[case] target: Option<i64>,
        #[case] done: Option<i64>,
        #[case] percent: Option<u32>,
    ) {
        assert_eq!(measure("车站", target, done).percent(), percent);
    }

    #[test]
    fn a_count_does_not_fall_and_a_rate_may() {
        let stations = measure("车站", Some(8), Some(6));
        assert!(stations.falls_to(Quantity::whole(5)));
        assert!(!stations.falls_to(Quantity::whole(6)));
        let unknown = measure("车站", Some(8), None);
        assert!(!unknown.falls_to(Quantity::whole(0)));
        let rate = Measure {
            unit: "%".to_owned(),
            ..stations
        };
        assert!(!rate.falls_to(Quantity::whole(5)));
    }

    #[test]
    fn figures_of_this_year_and_of_the_whole_life_are_told() {
        let mut stations = measure("车站", Some(8), Some(6));
        for (year, is_told) in [(Some(2025), true), (Some(2024), false), (None, true)] {
            stations.year = year;
            assert_eq!(stations.is_told_in(2025), is_told, "{year:?}");
        }
        stations.target = None;
        assert!(!stations.is_told_in(2025), "a figure of the past");
    }

    proptest! {
        #[test]
        fn every_amount_reads_back(thousandths in any::<i64>()) {
            let amount = Quantity(thousandths);
            prop_assert_eq!(amount.to_string().parse(), Ok(amount));
            let json = serde_json::to_string(&amount).unwrap();
            prop_assert_eq!(serde_json::from_str::<Quantity>(&json).unwrap(), amount);
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>(), digits in "[-0-9.,０-９]{0,24}") {
            let _amounts = (text.parse::<Quantity>(), digits.parse::<Quantity>());
        }
    }

    #[test]
    fn the_lowest_and_the_highest_amount_read_back() {
        for amount in [Quantity(i64::MIN), Quantity(i64::MAX)] {
            assert_eq!(amount.to_string().parse(), Ok(amount));
        }
    }
}
