//! Deadlines as people say them: the phrase, how precise it is, and the last acceptable day (domain.md §4).

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use parse::parse;

mod events;
mod lex;
mod parse;
mod reading;
mod words;

/// What is accepted, one example of each kind, for messages.
pub const EXAMPLES: &[&str] = &[
    "年底前",
    "上半年",
    "三季度末",
    "6月底",
    "3月中旬",
    "10月15日前",
    "2025-06-30",
    "“十四五”期间",
    "持续推进",
    "Q3",
    "end of June",
];

/// How precisely a phrase names the last acceptable day, from the finest to the coarsest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day: 10月15日前.
    Day,
    /// A third of a month: 3月中旬.
    TenDay,
    /// A month: 6月底.
    Month,
    /// A quarter: 三季度末.
    Quarter,
    /// Half a year: 上半年.
    Half,
    /// A year: 年底前.
    Year,
    /// A five-year plan: “十四五”期间.
    PlanPeriod,
    /// Before a feast or a season: 春节前.
    Event,
    /// No day at all: 持续推进.
    None,
}

/// A deadline: the words as given and what they come to.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Deadline {
    /// The phrase as given, cleaned and trimmed.
    pub phrase: String,
    /// How precise the phrase is.
    pub precision: Precision,
    /// The last acceptable day; `None` exactly when the precision is [`Precision::None`].
    pub day: Option<NaiveDate>,
}

impl Deadline {
    /// Counts the days from `today` to the last acceptable day; negative when it is late.
    pub fn days_left(&self, today: NaiveDate) -> Option<i64> {
        self.day
            .map(|day| day.signed_duration_since(today).num_days())
    }

    /// Whether the last acceptable day has ended.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.day.is_some_and(|day| today > day)
    }
}

/// Says that a phrase gives no deadline.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("deadline `{phrase}`: {kind}")]
pub struct PhraseError {
    /// The phrase, cleaned and trimmed.
    pub phrase: String,
    /// What is wrong with it.
    pub kind: PhraseProblem,
}

/// What is wrong with a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PhraseProblem {
    /// Nothing was given.
    #[error("it is empty")]
    Empty,
    /// The words are unknown, contradict each other, or leave the day open (6月前: before June or within it?).
    #[error("it is not understood")]
    NotUnderstood,
    /// The phrase is well formed, but the calendar has no such thing: 2月30日, 13月, 第五季度.
    #[error("the year {year} has no such {}", .precision.noun())]
    NoSuchDay {
        /// The year meant.
        year: i32,
        /// What was looked for in it.
        precision: Precision,
    },
    /// The year is not between 2000 and 2100.
    #[error("the year {year} is not between 2000 and 2100")]
    YearOutOfRange {
        /// The year meant.
        year: i32,
    },
    /// The date of the Spring Festival of this year is not in the table.
    #[error("the date of the Spring Festival of {year} is not known")]
    HolidayUnknown {
        /// The year meant.
        year: i32,
    },
}

impl Precision {
    /// The first day of the period of this precision that `last` ends, or lies in.
    pub fn first_day(self, last: NaiveDate) -> Option<NaiveDate> {
        let months_back = match self {
            Self::Day | Self::Event | Self::None => return Some(last),
            Self::TenDay => return last.with_day((last.day0() / 10).min(2) * 10 + 1),
            Self::Month => 0,
            Self::Quarter => last.month0() % 3,
            Self::Half => last.month0() % 6,
            Self::Year => last.month0(),
            Self::PlanPeriod => last.month0() + 48,
        };
        last.with_day(1)?
            .checked_sub_months(Months::new(months_back))
    }

    /// The English word for what the precision names.
    const fn noun(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::TenDay => "part of a month",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Half => "half",
            Self::Year => "year",
            Self::PlanPeriod => "plan period",
            Self::Event => "event",
            Self::None => "date",
        }
    }
}

#[cfg(test)]
mod tests;
