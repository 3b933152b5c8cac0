//! Days as people type them.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, TimeDelta};
use thiserror::Error;

use crate::{domain::calendar::YEARS, text::fold::fold_search};

/// Words for a day, as distance from today.
const DAY_WORDS: &[(&str, i64)] = &[
    ("today", 0),
    ("今天", 0),
    ("今日", 0),
    ("yesterday", -1),
    ("昨天", -1),
    ("昨日", -1),
    ("前天", -2),
    ("tomorrow", 1),
    ("明天", 1),
    ("明日", 1),
];

/// How dates are written: `#` stands for a number, the letters say which number is what.
const DAY_SHAPES: &[(&str, &str)] = &[
    ("#-#-#", "ymd"),
    ("#/#/#", "ymd"),
    ("#.#.#", "ymd"),
    ("#年#月#日", "ymd"),
    ("#年#月#号", "ymd"),
    ("#月#日", "md"),
    ("#月#号", "md"),
    ("#-#", "md"),
    ("#/#", "md"),
    ("#", "c"),
];

/// Why a text is not a day.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DayError {
    /// The text does not look like a date.
    #[error("`{text}` is not a date such as 2025-03-14")]
    NotUnderstood {
        /// The text as given.
        text: String,
    },
    /// The calendar does not have this day.
    #[error("there is no day {year}-{month:02}-{day:02}")]
    NoSuchDay {
        /// The year, given or of today.
        year: i32,
        /// The month as given.
        month: u32,
        /// The day as given.
        day: u32,
    },
    /// The year is not one that plans speak of.
    #[error("the year {year} is not between 2000 and 2100")]
    YearOutOfRange {
        /// The year as given.
        year: i32,
    },
}

/// Reads a day: `2025-03-14`, `2025/3/14`, `20250314`, `2025年3月14日`, `3月14日` (of this year), `today`, `昨天`.
pub fn parse_day(text: &str, today: NaiveDate) -> Result<NaiveDate, DayError> {
    let folded = fold_search(text.trim());
    if let Some(distance) = look_up(DAY_WORDS, &folded) {
        return Ok(days_from(today, distance));
    }
    let numbers = day_numbers(&folded, today.year());
    let (year, month, day) = numbers.ok_or_else(|| DayError::NotUnderstood {
        text: text.to_owned(),
    })?;
    if !YEARS.contains(&year) {
        return Err(DayError::YearOutOfRange { year });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DayError::NoSuchDay { year, month, day })
}

/// Reads year, month and day off a text of one of the [`DAY_SHAPES`].
fn day_numbers(text: &str, this_year: i32) -> Option<(i32, u32, u32)> {
    let shape = shape_of(text);
    let order = DAY_SHAPES
        .iter()
        .find(|(known, _)| *known == shape)
        .map(|(_, order)| *order)?;
    let mut numbers = text
        .split(|letter: char| !letter.is_ascii_digit())
        .filter(|part| !part.is_empty());
    if order == "c" {
        let compact = digits(numbers.next()?, 8..=8)?;
        return Some((
            i32::try_from(compact / 10_000).ok()?,
            compact / 100 % 100,
            compact % 100,
        ));
    }
    let year = match order {
        "ymd" => i32::try_from(digits(numbers.next()?, 4..=4)?).ok()?,
        _ => this_year,
    };
    Some((
        year,
        digits(numbers.next()?, 1..=2)?,
        digits(numbers.next()?, 1..=2)?,
    ))
}

/// Writes `#` for every run of digits and leaves spaces out.
fn shape_of(text: &str) -> String {
    let mut shape = String::new();
    let mut in_number = false;
    for letter in text.chars() {
        let digit = letter.is_ascii_digit();
        if digit && !in_number {
            shape.push('#');
        } else if !digit && letter != ' ' {
            shape.push(letter);
        }
        in_number = digit;
    }
    shape
}

pub(super) fn digits(text: &str, count: RangeInclusive<usize>) -> Option<u32> {
    let all_digits = text.bytes().all(|byte| byte.is_ascii_digit());
    (all_digits && count.contains(&text.len()))
        .then(|| text.parse().ok())
        .flatten()
}

pub(super) fn look_up(words: &[(&str, i64)], word: &str) -> Option<i64> {
    words
        .iter()
        .find(|(known, _)| *known == word)
        .map(|(_, distance)| *distance)
}

pub(super) fn days_from(day: NaiveDate, distance: i64) -> NaiveDate {
    day.checked_add_signed(TimeDelta::days(distance))
        .unwrap_or(day)
}

#[cfg(test)]
mod tests {
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
    #[case("2025-03-14", "2025-03-14")]
    #[case("2025/3/14", "2025-03-14")]
    #[case("2025.3.14", "2025-03-14")]
    #[case("20250314", "2025-03-14")]
    #[case("２０２５年３月１４日", "2025-03-14")]
    #[case("3月14日", "2025-03-14")]
    #[case("3 月 14 号", "2025-03-14")]
    #[case("3-14", "2025-03-14")]
    #[case("today", "2025-03-11")]
    #[case("今天", "2025-03-11")]
    #[case("Yesterday", "2025-03-10")]
    #[case("昨天", "2025-03-10")]
    #[case("明天", "2025-03-12")]
    fn a_day_is_read(#[case] text: &str, #[case] expected: &str) {
        assert_eq!(parse_day(text, today()), Ok(day(expected)));
    }

    #[rstest]
    #[case::no_leap_year("2025-02-29", DayError::NoSuchDay { year: 2025, month: 2, day: 29 })]
    #[case::month_13("13月1日", DayError::NoSuchDay { year: 2025, month: 13, day: 1 })]
    #[case::too_long_ago("1999-12-31", DayError::YearOutOfRange { year: 1999 })]
    #[case::short_year("25-3-14", DayError::NotUnderstood { text: "25-3-14".into() })]
    #[case::mixed_signs("2025-3/14", DayError::NotUnderstood { text: "2025-3/14".into() })]
    #[case::words("年底前", DayError::NotUnderstood { text: "年底前".into() })]
    #[case::nothing("", DayError::NotUnderstood { text: String::new() })]
    fn a_wrong_day_is_explained(#[case] text: &str, #[case] expected: DayError) {
        assert_eq!(parse_day(text, today()), Err(expected));
    }
}
