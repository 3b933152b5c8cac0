//! Dates in filters: what a word such as `2025-06`, 本周 or 6月底 comes to on a given day.

use chrono::{Datelike, Days, Months, Weekday};

use super::ast::Op;
use crate::domain::calendar::parse_day;
use crate::domain::deadline::{self, Precision};
use crate::domain::id::Day;
use crate::text::fold::{fold_key, fold_search};

/// Days from `first` to `last`, both counted in; an end that is `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Range {
    /// The first day.
    pub first: Option<Day>,
    /// The last day.
    pub last: Option<Day>,
}

impl Range {
    /// Whether the day lies within.
    pub fn contains(&self, day: Day) -> bool {
        self.first.is_none_or(|first| first <= day) && self.last.is_none_or(|last| day <= last)
    }

    const fn between(first: Day, last: Day) -> Self {
        Self {
            first: Some(first),
            last: Some(last),
        }
    }

    const fn from(first: Day) -> Self {
        Self {
            first: Some(first),
            last: None,
        }
    }

    const fn up_to(last: Day) -> Self {
        Self {
            first: None,
            last: Some(last),
        }
    }

    /// The days that stand to the period `first..=last` as the comparison says.
    pub(super) fn compared(op: Op, (first, last): (Day, Day)) -> Self {
        match op {
            Op::Is | Op::Equal => Self::between(first, last),
            Op::Less => Self::up_to(shift(first, -1)),
            Op::AtMost => Self::up_to(last),
            Op::More => Self::from(shift(last, 1)),
            Op::AtLeast => Self::from(first),
        }
    }

    /// The days that lie so many days ahead; `:30d` means from today up to then.
    pub(super) fn ahead(op: Op, days: i64, today: Day) -> Self {
        let then = shift(today, days);
        match op {
            Op::Is | Op::Equal => Self::between(then.min(today), then.max(today)),
            Op::Less | Op::AtMost | Op::More | Op::AtLeast => Self::compared(op, (then, then)),
        }
    }

    /// The days whose age in days compares so; `:14d` means within the last fourteen days.
    pub(super) fn aged(op: Op, days: i64, today: Day) -> Self {
        let then = shift(today, days.saturating_neg());
        let mirrored = match op {
            Op::Is | Op::Equal | Op::AtMost => Op::AtLeast,
            Op::Less => Op::More,
            Op::More => Op::Less,
            Op::AtLeast => Op::AtMost,
        };
        Self::compared(mirrored, (then, then))
    }
}

/// Steps on by days; at the end of the calendar it stays.
fn shift(day: Day, days: i64) -> Day {
    day.checked_add_signed(chrono::TimeDelta::days(days))
        .unwrap_or(day)
}

/// Words for a period around today.
const NOW: &[(&str, Now, i32)] = &[
    ("本周", Now::Week, 0),
    ("这周", Now::Week, 0),
    ("this_week", Now::Week, 0),
    ("上周", Now::Week, -1),
    ("last_week", Now::Week, -1),
    ("下周", Now::Week, 1),
    ("next_week", Now::Week, 1),
    ("本月", Now::Month, 0),
    ("当月", Now::Month, 0),
    ("this_month", Now::Month, 0),
    ("上月", Now::Month, -1),
    ("last_month", Now::Month, -1),
    ("下月", Now::Month, 1),
    ("next_month", Now::Month, 1),
    ("本季度", Now::Quarter, 0),
    ("this_quarter", Now::Quarter, 0),
    ("今年", Now::Year, 0),
    ("本年", Now::Year, 0),
    ("this_year", Now::Year, 0),
    ("去年", Now::Year, -1),
    ("last_year", Now::Year, -1),
    ("明年", Now::Year, 1),
    ("next_year", Now::Year, 1),
];

#[derive(Debug, Clone, Copy)]
enum Now {
    Week,
    Month,
    Quarter,
    Year,
}

/// The words of [`NOW`], for completion.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    ["today", "今天"]
        .into_iter()
        .chain(NOW.iter().map(|(word, _, _)| *word))
}

/// First and last day of what a word means; a phrase that ends in 底 or 末 is its last day alone.
pub(super) fn period(text: &str, today: Day) -> Option<(Day, Day)> {
    let folded = fold_search(text.trim()).replace('-', "_");
    if let Some((_, now, steps)) = NOW.iter().find(|(word, _, _)| *word == folded) {
        return around(*now, *steps, today);
    }
    if let Some(period) = numeric(text) {
        return Some(period);
    }
    if let Ok(day) = parse_day(text, today) {
        return Some((day, day));
    }
    let deadline = deadline::parse(text, today.year()).ok()?;
    let last = deadline.day?;
    let first = if text.contains(['底', '末', '前']) {
        last
    } else {
        deadline.precision.first_day(last)?
    };
    Some((first, last))
}

fn around(now: Now, steps: i32, today: Day) -> Option<(Day, Day)> {
    let month = today.with_day(1)?;
    match now {
        Now::Week => {
            let monday = today.week(Weekday::Mon).checked_first_day()?;
            let first = shift(monday, 7 * i64::from(steps));
            Some((first, shift(first, 6)))
        }
        Now::Month => months(stepped(month, steps)?, 1),
        Now::Quarter => months(Precision::Quarter.first_day(today)?, 3),
        Now::Year => year(today.year().checked_add(steps)?),
    }
}

fn stepped(month: Day, steps: i32) -> Option<Day> {
    let distance = Months::new(steps.unsigned_abs());
    if steps < 0 {
        month.checked_sub_months(distance)
    } else {
        month.checked_add_months(distance)
    }
}

/// So many whole months from a first of the month on.
fn months(first: Day, count: u32) -> Option<(Day, Day)> {
    let next = first.checked_add_months(Months::new(count))?;
    Some((first, next.checked_sub_days(Days::new(1))?))
}

fn year(year: i32) -> Option<(Day, Day)> {
    months(Day::from_ymd_opt(year, 1, 1)?, 12)
}

/// Reads `2025`, `2025-06`, `2025/6`, `2025-Q2`, `2025-W11`, and 年 月 in their place.
fn numeric(text: &str) -> Option<(Day, Day)> {
    let folded: String = text
        .trim()
        .chars()
        .map(fold_key)
        .collect::<String>()
        .to_ascii_lowercase();
    let digits = folded.len()
        - folded
            .trim_start_matches(|c: char| c.is_ascii_digit())
            .len();
    let (number, rest) = folded.split_at_checked(digits)?;
    let number: i32 = number.parse().ok().filter(|_| digits == 4)?;
    let rest = rest.trim_start_matches(['-', '/', '.', '年']);
    let count = |text: &str| -> Option<u32> { text.parse().ok().filter(|_| text.len() <= 2) };
    if rest.is_empty() {
        year(number)
    } else if let Some(quarter) = rest.strip_prefix('q') {
        let month = count(quarter)?.checked_sub(1)? * 3 + 1;
        months(Day::from_ymd_opt(number, month, 1)?, 3)
    } else if let Some(week) = rest.strip_prefix('w') {
        let monday = Day::from_isoywd_opt(number, count(week)?, Weekday::Mon)?;
        Some((monday, shift(monday, 6)))
    } else {
        let month = count(rest.trim_end_matches('月'))?;
        months(Day::from_ymd_opt(number, month, 1)?, 1)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    /// A Wednesday.
    fn today() -> Day {
        day("2025-06-18")
    }

    #[rstest]
    #[case("2025", "2025-01-01", "2025-12-31")]
    #[case("2025年", "2025-01-01", "2025-12-31")]
    #[case("2024-02", "2024-02-01", "2024-02-29")]
    #[case("２０２４－０２", "2024-02-01", "2024-02-29")]
    #[case("2025年6月", "2025-06-01", "2025-06-30")]
    #[case("2025-Q2", "2025-04-01", "2025-06-30")]
    #[case("2025-W25", "2025-06-16", "2025-06-22")]
    #[case("2025-12-31", "2025-12-31", "2025-12-31")]
    #[case("today", "2025-06-18", "2025-06-18")]
    #[case("本周", "2025-06-16", "2025-06-22")]
    #[case("next-week", "2025-06-23", "2025-06-29")]
    #[case("上月", "2025-05-01", "2025-05-31")]
    #[case("本季度", "2025-04-01", "2025-06-30")]
    #[case("去年", "2024-01-01", "2024-12-31")]
    #[case::last_day_only("6月底", "2025-06-30", "2025-06-30")]
    #[case::whole_month("6月", "2025-06-01", "2025-06-30")]
    #[case::whole_quarter("三季度", "2025-07-01", "2025-09-30")]
    #[case::whole_half("上半年", "2025-01-01", "2025-06-30")]
    fn a_word_is_a_period(#[case] text: &str, #[case] first: &str, #[case] last: &str) {
        assert_eq!(period(text, today()), Some((day(first), day(last))));
    }

    #[rstest]
    #[case("someday")]
    #[case("2025-13")]
    #[case("2025-Q5")]
    #[case("2025-Q0")]
    #[case("2025-W54")]
    #[case("")]
    fn nonsense_is_none(#[case] text: &str) {
        assert_eq!(period(text, today()), None);
    }

    #[rstest]
    #[case::before(Op::Less, None, Some("2025-05-31"))]
    #[case::up_to(Op::AtMost, None, Some("2025-06-30"))]
    #[case::after(Op::More, Some("2025-07-01"), None)]
    #[case::from(Op::AtLeast, Some("2025-06-01"), None)]
    #[case::within(Op::Is, Some("2025-06-01"), Some("2025-06-30"))]
    fn a_comparison_with_a_month(
        #[case] op: Op,
        #[case] first: Option<&str>,
        #[case] last: Option<&str>,
    ) {
        let range = Range::compared(op, period("2025-06", today()).unwrap());
        assert_eq!((range.first, range.last), (first.map(day), last.map(day)));
    }
}
