//! What is looked back on: a year, or the years of a plan.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::id::Day;
use crate::text::fold::to_half_width;

/// Years that a review can be of.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Whether one year or a whole plan is evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PeriodKind {
    /// 年度体检评估
    Year,
    /// 规划中期评估, 规划总结评估
    Plan,
}

/// A year, or the years of a plan; both ends belong to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
pub struct Period {
    /// Year or plan.
    pub kind: PeriodKind,
    /// The first year, 2000 to 2100.
    pub first_year: i32,
    /// The last year, the same for a year's review.
    pub last_year: i32,
}

impl Period {
    /// A year; `None` outside of 2000 to 2100.
    pub fn of_year(year: i32) -> Option<Self> {
        YEARS.contains(&year).then_some(Self {
            kind: PeriodKind::Year,
            first_year: year,
            last_year: year,
        })
    }

    /// A plan's years; `None` where they are outside of 2000 to 2100 or the last one comes before the first.
    pub fn of_plan(first_year: i32, last_year: i32) -> Option<Self> {
        let is_span =
            YEARS.contains(&first_year) && YEARS.contains(&last_year) && first_year <= last_year;
        is_span.then_some(Self {
            kind: PeriodKind::Plan,
            first_year,
            last_year,
        })
    }

    /// Reads `2021-2025`, also with other dashes, 至 or full-width digits; `None` for everything else.
    pub fn parse_plan(text: &str) -> Option<Self> {
        let folded: String = text.trim().chars().map(to_half_width).collect();
        let ends = folded.split_once(['-', '–', '—', '~', '至'])?;
        let year = |text: &str| text.trim().trim_end_matches('年').parse().ok();
        Self::of_plan(year(ends.0)?, year(ends.1)?)
    }

    /// Its first day.
    pub fn first_day(self) -> Day {
        NaiveDate::from_ymd_opt(self.first_year, 1, 1).unwrap_or_default()
    }

    /// Its last day.
    pub fn last_day(self) -> Day {
        NaiveDate::from_ymd_opt(self.last_year, 12, 31).unwrap_or_default()
    }

    /// Whether a day lies in it.
    pub fn contains(self, day: Day) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }

    /// Whether a year lies in it.
    pub fn has_year(self, year: i32) -> bool {
        self.years().contains(&year)
    }

    /// Its years, the first one first.
    pub const fn years(self) -> std::ops::RangeInclusive<i32> {
        self.first_year..=self.last_year
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2021-2025", 2021, 2025)]
    #[case(" ２０２１－２０２５ ", 2021, 2025)]
    #[case("2021—2025年", 2021, 2025)]
    #[case("2021年至2025年", 2021, 2025)]
    #[case("2023-2023", 2023, 2023)]
    fn the_years_of_a_plan_are_read(#[case] text: &str, #[case] first: i32, #[case] last: i32) {
        assert_eq!(Period::parse_plan(text), Period::of_plan(first, last));
        assert!(Period::of_plan(first, last).is_some());
    }

    #[rstest]
    #[case("")]
    #[case("2021")]
    #[case("2025-2021")]
    #[case("1999-2003")]
    #[case("2021-2025-2030")]
    #[case("十四五")]
    fn what_are_no_years_is_refused(#[case] text: &str) {
        assert_eq!(Period::parse_plan(text), None);
    }

    #[test]
    fn both_ends_belong_to_it() {
        let plan = Period::of_plan(2021, 2025).unwrap();
        let day = |text: &str| text.parse::<Day>().unwrap();
        assert!(plan.contains(day("2021-01-01")) && plan.contains(day("2025-12-31")));
        assert!(!plan.contains(day("2020-12-31")) && !plan.contains(day("2026-01-01")));
        assert_eq!(Period::of_year(1999), None);
    }
}
