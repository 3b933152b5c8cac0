//! The table of readings: which shapes there are and what each means.

use crate::domain::deadline::Precision;

/// What the values of a shape mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
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
const ALONE: &[(&str, Meaning)] = &[
    ("D", Meaning::CompactDay),
    ("Y-N", Meaning::YearMonth),
    ("P", Meaning::Plan),
    ("P底", Meaning::Plan),
    ("底P", Meaning::Plan),
    ("N规", Meaning::Plan),
    ("N规底", Meaning::Plan),
    ("底N规", Meaning::Plan),
    ("第N规", Meaning::Plan),
    ("第N规底", Meaning::Plan),
    ("O", Meaning::Open),
];

/// Shapes that stand alone, for the plan year, or with a year before or behind them.
const WITH_ANY_YEAR: &[(&str, Meaning)] = &[
    ("N月N日", Meaning::MonthDay),
    ("N月N", Meaning::MonthDay),
    ("N-N", Meaning::MonthDay),
    ("MN", Meaning::MonthDay),
    ("NM", Meaning::DayMonth),
    ("N月旬", Meaning::MonthTenDay),
    ("旬M", Meaning::TenDayMonth),
    ("N月", Meaning::Month),
    ("N月底", Meaning::Month),
    ("M", Meaning::Month),
    ("M底", Meaning::Month),
    ("底M", Meaning::Month),
    ("N季", Meaning::Quarter),
    ("N季底", Meaning::Quarter),
    ("第N季", Meaning::Quarter),
    ("第N季底", Meaning::Quarter),
    ("季N", Meaning::Quarter),
    ("季N底", Meaning::Quarter),
    ("底季N", Meaning::Quarter),
    ("底N季", Meaning::Quarter),
    ("H", Meaning::Half),
    ("H底", Meaning::Half),
    ("N半", Meaning::Half),
    ("半N", Meaning::Half),
    ("N半年", Meaning::Half),
    ("底N半", Meaning::Half),
    ("底半N", Meaning::Half),
    ("全", Meaning::Year),
    ("年底", Meaning::Year),
    ("底年", Meaning::Year),
    ("E", Meaning::Event),
];

/// Shapes that mean something only beside a year.
const WITH_A_YEAR: &[(&str, Meaning)] = &[("", Meaning::Year), ("底", Meaning::Year)];

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
pub(super) fn look_up(marks: &str) -> Option<(Meaning, YearPlace)> {
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

fn beside_year(rest: &str) -> Option<Meaning> {
    find(WITH_ANY_YEAR, rest).or_else(|| find(WITH_A_YEAR, rest))
}

fn find(table: &[(&str, Meaning)], marks: &str) -> Option<Meaning> {
    table
        .iter()
        .find(|(shape, _)| *shape == marks)
        .map(|(_, reading)| *reading)
}

impl Meaning {
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
