//! Deadlines as people say them: the phrase, how precise it is, and the last acceptable day (domain.md §4).

use std::borrow::Cow;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::calendar::WorkCalendar;
use super::id::Day;

pub use parse::{parse, read};

mod counted;
mod events;
mod lex;
mod parse;
mod reading;
mod words;

/// What is accepted, one example of each kind, for messages.
pub const EXAMPLES: &[&str] = &[
    "年底前",
    "上半年",
    "6月底",
    "3月中旬",
    "10月15日前",
    "Q3",
    "2025-06-30",
    "“十四五”期间",
    "5个工作日",
    "持续推进",
    "end of June",
];

/// How precisely a phrase names the last acceptable day, from the finest to the coarsest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day: 10月15日前.
    Day,
    /// A day that was counted to: 30个工作日内. The count was made once, when the deadline was given.
    Counted,
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
    /// The words; behind those of a period, which alone do not say it, the day to which it was counted.
    pub fn told(&self) -> Cow<'_, str> {
        match (self.precision, self.day) {
            (Precision::Counted, Some(day)) => Cow::Owned(format!("{} ({day})", self.phrase)),
            _ => Cow::Borrowed(&self.phrase),
        }
    }

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

/// Where and when a deadline is given: what its words are read by.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The year that a phrase without one means.
    pub year: i32,
    /// The day on which it is given: a period that names no start runs from it.
    pub day: Day,
    /// The board's working days.
    pub calendar: &'a WorkCalendar,
}

/// A phrase as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The deadline that comes of it.
    pub deadline: Deadline,
    /// How its last day was found.
    pub reckoning: Reckoning,
}

/// How the last day of a phrase was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reckoning {
    /// The words say it.
    Said,
    /// A period was counted.
    Counted {
        /// How many.
        count: u32,
        /// Of what.
        span: Span,
        /// The day from which it runs, which does not count.
        from: Day,
        /// The day of rest on which it would have ended, where it ends later for that.
        at_rest: Option<Day>,
        /// The years on the way of which no holidays are known: they went by the weekday.
        unknown: Vec<i32>,
    },
    /// The last working day before a holiday, by the notice of its year.
    EveByNotice {
        /// The year.
        year: i32,
    },
    /// The day before a holiday as it falls, since no notice of its year is known.
    EveAsItFalls {
        /// The year.
        year: i32,
    },
    /// The day before a holiday as it falls, since the notice of its year does not name it.
    EveNotNamed {
        /// The year.
        year: i32,
    },
}

/// What a period is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// Working days of the board's calendar.
    WorkingDays,
    /// Days of the calendar.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
}

impl Reckoning {
    /// The years of which the board should have known the holidays and did not, in order.
    pub fn unknown_years(&self) -> &[i32] {
        match self {
            Self::Counted { unknown, .. } => unknown,
            Self::EveAsItFalls { year } => std::slice::from_ref(year),
            Self::Said | Self::EveByNotice { .. } | Self::EveNotNamed { .. } => &[],
        }
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
            Self::Day | Self::Counted | Self::Event | Self::None => return Some(last),
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
            Self::Day | Self::Counted => "day",
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
