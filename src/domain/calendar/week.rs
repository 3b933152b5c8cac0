//! A week, and weeks as people type them.

use std::{fmt, str::FromStr};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    domain::calendar::{
        DayError, YEARS,
        day::{days_from, digits, look_up, parse_day},
    },
    text::fold::fold_search,
};

/// A week that begins on Monday, counted as ISO 8601 does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Week {
    monday: NaiveDate,
}

impl Week {
    /// Makes the week `number` (1 to 53) of an ISO year.
    pub fn new(year: i32, number: u32) -> Result<Self, WeekError> {
        if !YEARS.contains(&year) {
            return Err(WeekError::YearOutOfRange { year });
        }
        let monday = NaiveDate::from_isoywd_opt(year, number, Weekday::Mon);
        monday
            .map(|monday| Self { monday })
            .ok_or(WeekError::NoSuchWeek { year, number })
    }

    /// Returns the week that a day lies in.
    pub fn of(day: NaiveDate) -> Self {
        Self {
            monday: day.week(Weekday::Mon).checked_first_day().unwrap_or(day),
        }
    }

    /// The ISO year, which differs from the calendar's around New Year.
    pub fn year(self) -> i32 {
        self.monday.iso_week().year()
    }

    /// The number of the week in its ISO year, from 1.
    pub fn number(self) -> u32 {
        self.monday.iso_week().week()
    }

    /// The first day.
    pub const fn monday(self) -> NaiveDate {
        self.monday
    }

    /// The last day.
    pub fn sunday(self) -> NaiveDate {
        self.day(Weekday::Sun)
    }

    /// The given day of this week.
    pub fn day(self, weekday: Weekday) -> NaiveDate {
        let offset = Days::new(weekday.num_days_from_monday().into());
        self.monday.checked_add_days(offset).unwrap_or(self.monday)
    }

    /// The week before.
    #[must_use]
    pub fn prev(self) -> Self {
        Self {
            monday: self
                .monday
                .checked_sub_days(Days::new(7))
                .unwrap_or(self.monday),
        }
    }

    /// The week after.
    #[must_use]
    pub fn next(self) -> Self {
        Self {
            monday: self
                .monday
                .checked_add_days(Days::new(7))
                .unwrap_or(self.monday),
        }
    }

    /// Whether a day lies in this week.
    pub fn contains(self, day: NaiveDate) -> bool {
        Self::of(day) == self
    }
}

impl fmt::Display for Week {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-W{:02}", self.year(), self.number())
    }
}

impl FromStr for Week {
    type Err = WeekError;

    /// Reads `2025-W11`, `2025W11`, `2025-w11`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let not_understood = || WeekError::NotUnderstood {
            text: text.to_owned(),
        };
        let folded = fold_search(text.trim());
        let (year, number) = folded.split_once('w').ok_or_else(not_understood)?;
        let year = year.strip_suffix('-').unwrap_or(year);
        let year = digits(year, 4..=4).ok_or_else(not_understood)?;
        let number = digits(number, 1..=2).ok_or_else(not_understood)?;
        Self::new(i32::try_from(year).map_err(|_| not_understood())?, number)
    }
}

impl TryFrom<String> for Week {
    type Error = WeekError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Week> for String {
    fn from(week: Week) -> Self {
        week.to_string()
    }
}

/// Why a text is not a week.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum WeekError {
    /// The text does not look like a week.
    #[error("`{text}` is not a week such as 2025-W11")]
    NotUnderstood {
        /// The text as given.
        text: String,
    },
    /// The year does not have that many weeks.
    #[error("{year} has no week {number}")]
    NoSuchWeek {
        /// The ISO year.
        year: i32,
        /// The number asked for.
        number: u32,
    },
    /// The year is not one that plans speak of.
    #[error("the year {year} is not between 2000 and 2100")]
    YearOutOfRange {
        /// The year asked for.
        year: i32,
    },
    /// The text is a date, but one that cannot be used.
    #[error(transparent)]
    Day(#[from] DayError),
}

/// Words for a week, as distance from the present one.
const WEEK_WORDS: &[(&str, i64)] = &[
    ("this", 0),
    ("this week", 0),
    ("本周", 0),
    ("这周", 0),
    ("last", -1),
    ("last week", -1),
    ("上周", -1),
    ("next", 1),
    ("next week", 1),
    ("下周", 1),
];

/// Reads a week: `2025-W11`, `2025年第11周` as the summary's own heading counts, `第11周` of this year, any day of it, or `this`, `last`, `next`, `本周`, `上周`, `下周`.
pub fn parse_week(text: &str, today: NaiveDate) -> Result<Week, WeekError> {
    let folded = fold_search(text.trim());
    if let Some(distance) = look_up(WEEK_WORDS, &folded) {
        return Ok(Week::of(days_from(today, 7 * distance)));
    }
    if let Some((year, number)) = numbered(&folded, today) {
        return Week::new(year, number);
    }
    match text.parse() {
        Err(WeekError::NotUnderstood { text }) => match parse_day(&text, today) {
            Err(DayError::NotUnderstood { text }) => Err(WeekError::NotUnderstood { text }),
            day => Ok(Week::of(day?)),
        },
        week => week,
    }
}

/// Year and number of `2025年第11周`, `2025年第11期` and `第11周`.
fn numbered(folded: &str, today: NaiveDate) -> Option<(i32, u32)> {
    let rest = folded.strip_suffix(['周', '期'])?;
    let (year, number) = match rest.split_once('年') {
        Some((year, number)) => (year.trim().parse().ok()?, number.trim()),
        None => (Week::of(today).year(), rest),
    };
    let number = number.strip_prefix('第')?.trim();
    Some((year, number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// A Tuesday.
    fn today() -> NaiveDate {
        day("2025-03-11")
    }

    #[rstest]
    #[case::middle("2025-03-11", "2025-W11", "2025-03-10", "2025-03-16")]
    #[case::first_days_of_january_in_the_old_year(
        "2027-01-03",
        "2026-W53",
        "2026-12-28",
        "2027-01-03"
    )]
    #[case::last_days_of_december_in_the_new_year(
        "2024-12-30",
        "2025-W01",
        "2024-12-30",
        "2025-01-05"
    )]
    fn a_day_lies_in_its_iso_week(
        #[case] of: &str,
        #[case] name: &str,
        #[case] monday: &str,
        #[case] sunday: &str,
    ) {
        let week = Week::of(day(of));
        assert_eq!(week.to_string(), name);
        assert_eq!((week.monday(), week.sunday()), (day(monday), day(sunday)));
        assert!(week.contains(day(of)) && !week.contains(week.next().monday()));
        assert_eq!(week.next().prev(), week);
        assert!(week.prev() < week);
    }

    #[rstest]
    #[case("2025-W11")]
    #[case("2025W11")]
    #[case("2025-w11")]
    #[case(" ２０２５－Ｗ１１ ")]
    fn a_week_is_read(#[case] text: &str) {
        assert_eq!(text.parse(), Week::new(2025, 11));
    }

    #[rstest]
    #[case::a_long_year("2026-W53", None)]
    #[case::a_short_year("2025-W53", Some(WeekError::NoSuchWeek { year: 2025, number: 53 }))]
    #[case::zero("2025-W00", Some(WeekError::NoSuchWeek { year: 2025, number: 0 }))]
    #[case::far_away("1999-W01", Some(WeekError::YearOutOfRange { year: 1999 }))]
    #[case::no_week("2025-11", Some(WeekError::NotUnderstood { text: "2025-11".into() }))]
    #[case::signs("2025-W+1", Some(WeekError::NotUnderstood { text: "2025-W+1".into() }))]
    fn an_impossible_week_is_refused(#[case] text: &str, #[case] error: Option<WeekError>) {
        assert_eq!(text.parse::<Week>().err(), error);
    }

    #[rstest]
    #[case("this", "2025-W11")]
    #[case("本周", "2025-W11")]
    #[case("last", "2025-W10")]
    #[case("Last Week", "2025-W10")]
    #[case("上周", "2025-W10")]
    #[case("2025-W12", "2025-W12")]
    #[case("2025年第10周", "2025-W10")]
    #[case(" 2024 年第 9 期", "2024-W09")]
    #[case("第１０周", "2025-W10")]
    #[case("2025-03-31", "2025-W14")]
    #[case("昨天", "2025-W11")]
    fn a_week_is_read_in_words(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(parse_week(text, today()).unwrap().to_string(), expected);
    }

    #[rstest]
    #[case("someday", WeekError::NotUnderstood { text: "someday".into() })]
    #[case("2025-W60", WeekError::NoSuchWeek { year: 2025, number: 60 })]
    #[case("2025-02-29", WeekError::Day(DayError::NoSuchDay { year: 2025, month: 2, day: 29 }))]
    fn a_wrong_week_is_explained(#[case] text: &str, #[case] expected: WeekError) {
        assert_eq!(parse_week(text, today()), Err(expected));
    }

    #[test]
    fn a_week_is_stored_as_its_text() {
        let stored = serde_json::to_string(&Week::of(today())).unwrap();
        assert_eq!(stored, r#""2025-W11""#);
        assert_eq!(
            serde_json::from_str::<Week>(&stored).unwrap(),
            Week::of(today())
        );
        assert!(serde_json::from_str::<Week>("\"2025-W54\"").is_err());
    }

    #[test]
    fn the_ends_of_the_calendar_do_no_harm() {
        for edge in [NaiveDate::MIN, NaiveDate::MAX] {
            let week = Week::of(edge);
            assert!(week.prev() <= week && week <= week.next());
            assert!(parse_week("上周", edge).is_ok());
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in any::<String>(), numbers in "[0-9年月日/ .w-]{0,12}") {
            for text in [text, numbers] {
                let week = parse_week(&text, today());
                prop_assert!(week.is_ok() || week.is_err_and(|error| !error.to_string().is_empty()));
            }
        }

        #[test]
        fn every_week_reads_back(year in 2000_i32..=2100, number in 1_u32..=52) {
            let week = Week::new(year, number).unwrap();
            prop_assert_eq!((week.year(), week.number()), (year, number));
            prop_assert_eq!(week.to_string().parse(), Ok(week));
        }
    }
}
