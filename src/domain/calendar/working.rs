//! Working days: Monday to Friday, less the holidays and with the make-up days (调休) of the State Council's yearly notice.

use std::collections::BTreeMap;

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

    fn knows(&self, year: i32) -> bool {
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
            None => !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
        })
    }

    /// The day on which `count` working days behind `start` have passed; `start` itself does not count.
    pub fn after(&self, start: Day, count: u32) -> Result<Day, UnknownYear> {
        let mut day = start;
        let mut left = count;
        while left > 0 {
            day = day.succ_opt().ok_or(UnknownYear { year: day.year() })?;
            if self.is_working(day)? {
                left -= 1;
            }
        }
        Ok(day)
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
    use pretty_assertions::assert_eq;

    use super::*;
    use crate::domain::testing::day;

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

    #[test]
    fn counting_passes_over_holidays_and_not_over_make_up_days() {
        let calendar = calendar();
        assert_eq!(calendar.after(day("2025-09-26"), 1), Ok(day("2025-09-28")));
        assert_eq!(calendar.after(day("2025-09-30"), 1), Ok(day("2025-10-09")));
        assert_eq!(calendar.after(day("2025-09-30"), 3), Ok(day("2025-10-11")));
        assert_eq!(calendar.after(day("2025-09-30"), 0), Ok(day("2025-09-30")));
    }

    #[test]
    fn a_year_that_was_not_announced_is_not_guessed() {
        let calendar = calendar();
        let unknown = Err(UnknownYear { year: 2026 });
        assert_eq!(calendar.is_working(day("2026-01-05")), unknown);
        assert_eq!(
            calendar.after(day("2025-12-30"), 30),
            Err(UnknownYear { year: 2026 })
        );
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
