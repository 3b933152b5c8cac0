//! The table of readings: which shapes there are and what each means.

use crate::domain::deadline::Precision;

/// What the values of a shape mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Year, month and day in one number of eight digits.
    CompactDay,
    /// Month, day.
    MonthDay,
    /// Day, month.
    DayMonth,
    /// Month, third of it.
    MonthTenDay,
    /// Third of a month, month.
    TenDayMonth,
    /// Month.
    Month,
    /// Year, month.
    YearMonth,
    /// Quarter.
    Quarter,
    /// Half.
    Half,
    /// Nothing: the year itself.
    Year,
    /// Number of a five-year plan.
    Plan,
    /// Place in the table of events.
    Event,
    /// Nothing: there is no day.
    Open,
}

/// Shapes that stand without a year or carry it themselves.
const ALONE: &[(&str, Reading)] = &[
    ("D", Reading::CompactDay),
    ("Y-N", Reading::YearMonth),
    ("P", Reading::Plan),
    ("P底", Reading::Plan),
    ("底P", Reading::Plan),
    ("N规", Reading::Plan),
    ("N规底", Reading::Plan),
    ("底N规", Reading::Plan),
    ("第N规", Reading::Plan),
    ("第N规底", Reading::Plan),
    ("O", Reading::Open),
];

/// Shapes that stand alone, for the plan year, or with a year before or behind them.
const WITH_ANY_YEAR: &[(&str, Reading)] = &[
    ("N月N日", Reading::MonthDay),
    ("N月N", Reading::MonthDay),
    ("N-N", Reading::MonthDay),
    ("MN", Reading::MonthDay),
    ("NM", Reading::DayMonth),
    ("N月旬", Reading::MonthTenDay),
    ("旬M", Reading::TenDayMonth),
    ("N月", Reading::Month),
    ("N月底", Reading::Month),
    ("M", Reading::Month),
    ("M底", Reading::Month),
    ("底M", Reading::Month),
    ("N季", Reading::Quarter),
    ("N季底", Reading::Quarter),
    ("第N季", Reading::Quarter),
    ("第N季底", Reading::Quarter),
    ("季N", Reading::Quarter),
    ("季N底", Reading::Quarter),
    ("底季N", Reading::Quarter),
    ("底N季", Reading::Quarter),
    ("H", Reading::Half),
    ("H底", Reading::Half),
    ("N半", Reading::Half),
    ("半N", Reading::Half),
    ("N半年", Reading::Half),
    ("底N半", Reading::Half),
    ("底半N", Reading::Half),
    ("全", Reading::Year),
    ("年底", Reading::Year),
    ("底年", Reading::Year),
    ("E", Reading::Event),
];

/// Shapes that mean something only beside a year.
const WITH_A_YEAR: &[(&str, Reading)] = &[("", Reading::Year), ("底", Reading::Year)];

/// How a year stands before and behind the rest of a shape, the longest first.
const YEAR_BEFORE: &[&str] = &["Y年", "Y-", "Y", "R"];
const YEAR_BEHIND: &[&str] = &["Y", "R"];

/// Where the year stands in the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum YearPlace {
    /// Nowhere, or the reading itself takes it.
    Absent,
    /// It is the first value.
    First,
    /// It is the last value.
    Last,
}

/// Looks up the marks of a phrase without its words of no weight.
pub(super) fn look_up(marks: &str) -> Option<(Reading, YearPlace)> {
    let alone = find(ALONE, marks)
        .or_else(|| find(WITH_ANY_YEAR, marks))
        .map(|reading| (reading, YearPlace::Absent));
    let before = || {
        let rest = YEAR_BEFORE
            .iter()
            .filter_map(|year| marks.strip_prefix(year))
            .find_map(beside_year)?;
        Some((rest, YearPlace::First))
    };
    let behind = || {
        let rest = YEAR_BEHIND
            .iter()
            .filter_map(|year| marks.strip_suffix(year))
            .find_map(beside_year)?;
        Some((rest, YearPlace::Last))
    };
    alone.or_else(before).or_else(behind)
}

fn beside_year(rest: &str) -> Option<Reading> {
    find(WITH_ANY_YEAR, rest).or_else(|| find(WITH_A_YEAR, rest))
}

fn find(table: &[(&str, Reading)], marks: &str) -> Option<Reading> {
    table
        .iter()
        .find(|(shape, _)| *shape == marks)
        .map(|(_, reading)| *reading)
}

impl Reading {
    /// The precision of the day that this reading gives.
    pub(super) const fn precision(self) -> Precision {
        match self {
            Self::CompactDay | Self::MonthDay | Self::DayMonth => Precision::Day,
            Self::MonthTenDay | Self::TenDayMonth => Precision::TenDay,
            Self::Month | Self::YearMonth => Precision::Month,
            Self::Quarter => Precision::Quarter,
            Self::Half => Precision::Half,
            Self::Year => Precision::Year,
            Self::Plan => Precision::PlanPeriod,
            Self::Event => Precision::Event,
            Self::Open => Precision::None,
        }
    }
}
