//! Working days: Monday to Friday, less the holidays and with the make-up days (调休) of the State Council's yearly notice.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Weekday};
use serde::{Deserialize, Serialize};

use crate::domain::id::Day;

/// How a day differs from what its weekday says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DayKind {
    /// Nobody works.
    Off,
    /// Worked to make up for a holiday.
    Work,
}

/// A day of the notice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpecialDay {
    /// The day.
    pub day: Day,
    /// Off or worked.
    pub kind: DayKind,
    /// The holiday that it belongs to.
    pub name: String,
}

/// A year of which the calendar knows nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the working days of {year} are not known")]
pub struct UnknownYear {
    /// Which.
    pub year: i32,
}

/// A day that was counted to, and how far the count can be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The day.
    pub day: Day,
    /// The years on the way, in order, of which no holidays are known: they went by the weekday, Monday to Friday.
    pub unknown: Vec<i32>,
}

impl Counted {
    /// A day for which nothing was guessed.
    pub const fn sure(day: Day) -> Self {
        Self {
            day,
            unknown: Vec::new(),
        }
    }
}

/// The month in which the State Council gives the notice of the next year.
const NOTICE_MONTH: u32 = 11;

fn is_weekend(day: Day) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The working days of the years that were announced.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    days: BTreeMap<Day, (DayKind, String)>,
}

impl WorkCalendar {
    /// Takes a year's days in the place of those that it had; days of other years are left out. No days at all make the
    /// year unknown again.
    pub fn set_year(&mut self, year: i32, days: &[SpecialDay]) {
        self.days.retain(|day, _| day.year() != year);
        let of_year = days.iter().filter(|special| special.day.year() == year);
        for SpecialDay { day, kind, name } in of_year {
            self.days.insert(*day, (*kind, name.clone()));
        }
    }

    /// A year's days that differ from their weekday, in order.
    pub fn year(&self, year: i32) -> Vec<SpecialDay> {
        let of_year = self.days.iter().filter(|(day, _)| day.year() == year);
        of_year
            .map(|(day, (kind, name))| SpecialDay {
                day: *day,
                kind: *kind,
                name: name.clone(),
            })
            .collect()
    }

    /// The years that are known, in order.
    pub fn years(&self) -> Vec<i32> {
        let mut years: Vec<i32> = self.days.keys().map(Datelike::year).collect();
        years.dedup();
        years
    }

    /// Whether the holidays of a year were told.
    pub fn knows(&self, year: i32) -> bool {
        let ends = Day::from_ymd_opt(year, 1, 1).zip(Day::from_ymd_opt(year, 12, 31));
        ends.is_some_and(|(first, last)| self.days.range(first..=last).next().is_some())
    }

    /// Whether people work on a day.
    pub fn is_working(&self, day: Day) -> Result<bool, UnknownYear> {
        let year = day.year();
        if !self.knows(year) {
            return Err(UnknownYear { year });
        }
        Ok(match self.days.get(&day) {
            Some((DayKind::Off, _)) => false,
            Some((DayKind::Work, _)) => true,
            None => !is_weekend(day),
        })
    }

    /// Whether people work on a day; a year that was not announced goes by the weekday and is noted in `unknown`.
    fn works(&self, day: Day, unknown: &mut BTreeSet<i32>) -> bool {
        self.is_working(day).unwrap_or_else(|UnknownYear { year }| {
            unknown.insert(year);
            !is_weekend(day)
        })
    }

    /// The day on which `count` working days behind `start` have passed.
    ///
    /// `start` itself does not count: the first day is the next working day, as the law counts periods (Civil Code,
    /// article 201: the day of the beginning is not reckoned in). None at all is `start`. Years that were not announced
    /// go by the weekday, and the answer names them.
    pub fn after(&self, start: Day, count: u32) -> Counted {
        self.walk(start, count, |day| day.succ_opt())
    }

    /// The day that lies `count` working days before `end`, which itself does not count: a reminder so many working days
    /// ahead. Years that were not announced go by the weekday, and the answer names them.
    pub fn before(&self, end: Day, count: u32) -> Counted {
        self.walk(end, count, |day| day.pred_opt())
    }

    /// The day itself where people work on it, otherwise the next working day (Civil Code, article 203: a period that
    /// would end on a day of rest ends behind it).
    pub fn not_at_rest(&self, day: Day) -> Counted {
        match day.pred_opt() {
            Some(before) => self.after(before, 1),
            None => Counted::sure(day),
        }
    }

    fn walk(&self, from: Day, count: u32, step: impl Fn(Day) -> Option<Day>) -> Counted {
        let (mut day, mut left, mut unknown) = (from, count, BTreeSet::new());
        while left > 0 {
            // The calendar ends some 260 000 years away.
            let Some(next) = step(day) else { break };
            day = next;
            if self.works(day, &mut unknown) {
                left -= 1;
            }
        }
        Counted {
            day,
            unknown: unknown.into_iter().collect(),
        }
    }

    /// The last working day before a year's holiday of this name, by the year's notice; `None` where the notice is not
    /// known or does not name the holiday.
    pub fn eve_of(&self, year: i32, name: &str) -> Option<Day> {
        let first = self.days.iter().find(|(day, (kind, its))| {
            day.year() == year && *kind == DayKind::Off && its.contains(name)
        });
        let eve = self.before(*first?.0, 1);
        Some(eve.day)
    }

    /// The years that somebody who works today should set and that are not known: this year, and from November on, when
    /// the notice has as a rule been given, the next.
    pub fn missing_on(&self, today: Day) -> Vec<i32> {
        let year = today.year();
        let last = if today.month() >= NOTICE_MONTH {
            year.saturating_add(1)
        } else {
            year
        };
        (year..=last).filter(|year| !self.knows(*year)).collect()
    }

    /// The last working day from `first` to `last`, both included; `None` where nobody works in between.
    pub fn last_within(&self, first: Day, last: Day) -> Result<Option<Day>, UnknownYear> {
        let mut day = last;
        while day >= first {
            if self.is_working(day)? {
                return Ok(Some(day));
            }
            match day.pred_opt() {
                Some(before) => day = before,
                None => break,
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use pretty_assertions::assert_eq;
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;
    use crate::domain::testing::{announced, day};

    /// National Day 2025 with its make-up days.
    fn calendar() -> WorkCalendar {
        let off = (1..=8).map(|number| (format!("2025-10-{number:02}"), DayKind::Off));
        let work = ["2025-09-28", "2025-10-11"].map(|day| (day.to_owned(), DayKind::Work));
        let days: Vec<SpecialDay> = off
            .chain(work)
            .map(|(text, kind)| SpecialDay {
                day: day(&text),
                kind,
                name: "国庆节、中秋节".to_owned(),
            })
            .collect();
        let mut calendar = WorkCalendar::default();
        calendar.set_year(2025, &days);
        calendar
    }

    #[test]
    fn weekends_and_holidays_are_off_and_make_up_days_are_worked() {
        let calendar = calendar();
        let works = |text| calendar.is_working(day(text)).unwrap();
        assert!(works("2025-09-26") && !works("2025-09-27"));
        assert!(works("2025-09-28"), "a Sunday that is worked");
        assert!(!works("2025-10-08"), "a Wednesday off");
        assert!(works("2025-10-11") && !works("2025-10-12"));
    }

    #[rstest]
    #[case::a_sunday_that_is_worked("2025-09-26", 1, "2025-09-28")]
    #[case::over_national_day("2025-09-30", 1, "2025-10-09")]
    #[case::a_saturday_that_is_worked("2025-09-30", 3, "2025-10-11")]
    #[case::none_at_all("2025-09-30", 0, "2025-09-30")]
    #[case::from_a_day_of_rest("2025-10-04", 1, "2025-10-09")]
    #[case::spring_festival_2025("2025-01-24", 2, "2025-01-27")]
    #[case::over_spring_festival_2025("2025-01-27", 4, "2025-02-08")]
    #[case::over_spring_festival_2024("2024-02-09", 1, "2024-02-18")]
    #[case::over_new_year("2025-12-31", 1, "2026-01-04")]
    #[case::thirty_from_march("2025-03-01", 30, "2025-04-14")]
    fn working_days_are_counted_from_the_day_behind_the_start(
        #[case] start: &str,
        #[case] count: u32,
        #[case] expected: &str,
    ) {
        let counted = announced().after(day(start), count);
        assert_eq!(counted, Counted::sure(day(expected)));
    }

    #[rstest]
    #[case::over_national_day("2025-10-09", 1, "2025-09-30")]
    #[case::onto_a_sunday_that_is_worked("2025-09-29", 1, "2025-09-28")]
    #[case::from_a_day_of_rest("2025-10-04", 5, "2025-09-25")]
    #[case::over_spring_festival("2025-02-05", 3, "2025-01-24")]
    fn a_reminder_lies_working_days_before(
        #[case] end: &str,
        #[case] count: u32,
        #[case] expected: &str,
    ) {
        let counted = announced().before(day(end), count);
        assert_eq!(counted, Counted::sure(day(expected)));
    }

    #[rstest]
    #[case::worked("2025-09-28", "2025-09-28")]
    #[case::saturday("2025-03-15", "2025-03-17")]
    #[case::holiday("2025-10-03", "2025-10-09")]
    fn what_would_end_at_rest_ends_behind_it(#[case] last: &str, #[case] expected: &str) {
        let counted = announced().not_at_rest(day(last));
        assert_eq!(counted, Counted::sure(day(expected)));
    }

    #[test]
    fn a_year_that_was_not_announced_is_said_to_be_guessed() {
        let calendar = announced();
        let unknown = Err(UnknownYear { year: 2027 });
        assert_eq!(calendar.is_working(day("2027-01-04")), unknown);
        let counted = |text: &str, unknown: &[i32]| Counted {
            day: day(text),
            unknown: unknown.to_vec(),
        };
        assert_eq!(
            calendar.after(day("2026-12-30"), 3),
            counted("2027-01-04", &[2027])
        );
        assert_eq!(
            calendar.before(day("2021-01-05"), 3),
            counted("2020-12-30", &[2020])
        );
        assert_eq!(
            calendar.after(day("2026-12-30"), 1),
            counted("2026-12-31", &[])
        );
        assert_eq!(
            WorkCalendar::default().after(day("2026-12-31"), 262),
            counted("2028-01-03", &[2027, 2028])
        );
    }

    #[rstest]
    #[case("2025", "春节", Some("2025-01-27"))]
    #[case("2026", "春节", Some("2026-02-14"))]
    #[case("2025", "国庆", Some("2025-09-30"))]
    #[case("2023", "国庆", Some("2023-09-28"))]
    #[case("2023", "劳动", Some("2023-04-28"))]
    #[case("2027", "春节", None)]
    #[case("2025", "重阳", None)]
    fn the_eve_of_a_holiday_is_the_last_day_worked_before(
        #[case] year: i32,
        #[case] name: &str,
        #[case] expected: Option<&str>,
    ) {
        assert_eq!(announced().eve_of(year, name), expected.map(day));
    }

    #[rstest]
    #[case::known("2026-10-31", &[])]
    #[case::the_next_year_is_announced_in_november("2026-11-01", &[2027])]
    #[case::this_year("2027-03-01", &[2027])]
    #[case::both("2027-12-31", &[2027, 2028])]
    fn a_missing_year_is_told_in_time(#[case] today: &str, #[case] missing: &[i32]) {
        assert_eq!(announced().missing_on(day(today)), missing);
    }

    proptest! {
        #[test]
        fn counting_is_walking_day_by_day(start in 0_u64..2500, count in 0_u32..200) {
            let calendar = announced();
            let start = day("2020-06-01") + Days::new(start);
            let counted = calendar.after(start, count);
            let works = |day: &Day| calendar.is_working(*day).unwrap_or(!is_weekend(*day));
            let walked = start.iter_days().skip(1).take_while(|day| *day <= counted.day);
            let walked: Vec<Day> = walked.collect();
            prop_assert_eq!(walked.iter().filter(|day| works(day)).count(), count as usize);
            prop_assert!(walked.last().is_none_or(works), "it ends on a working day");
            let guessed: BTreeSet<i32> = walked.iter().map(Datelike::year).filter(|year| !calendar.knows(*year)).collect();
            prop_assert_eq!(counted.unknown, guessed.into_iter().collect::<Vec<_>>());
        }

        #[test]
        fn counting_forth_and_back_comes_home(start in 0_u64..2000, count in 1_u32..200) {
            let calendar = announced();
            let start = calendar.not_at_rest(day("2021-01-04") + Days::new(start)).day;
            let there = calendar.after(start, count).day;
            prop_assert_eq!(calendar.before(there, count).day, start);
        }
    }

    #[test]
    fn the_last_working_day_of_a_span_may_be_none() {
        let calendar = calendar();
        let last = |first, last| calendar.last_within(day(first), day(last)).unwrap();
        assert_eq!(last("2025-09-29", "2025-10-03"), Some(day("2025-09-30")));
        assert_eq!(last("2025-10-01", "2025-10-08"), None);
    }

    #[test]
    fn a_year_is_replaced_as_a_whole() {
        let mut calendar = calendar();
        let days = calendar.year(2025);
        assert_eq!(days.len(), 10);
        calendar.set_year(2025, days.get(..1).unwrap());
        assert_eq!(calendar.year(2025).len(), 1);
        calendar.set_year(2025, &[]);
        assert!(calendar.years().is_empty());
    }
}
