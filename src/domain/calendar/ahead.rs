//! So many working days ahead, also where the calendar does not reach.

use chrono::{Datelike, Weekday};

use super::WorkCalendar;
use crate::domain::id::Day;

/// A day found by counting working days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// The day.
    pub day: Day,
    /// The first year on the way whose holidays are not known: in it Monday to Friday were taken for working days.
    pub unknown_year: Option<i32>,
}

impl WorkCalendar {
    /// The day on which `count` working days behind `start` have passed; `start` itself does not count. Where a year is
    /// not known it goes by the weekday, and says so. At the end of all days it stops.
    pub fn ahead(&self, start: Day, count: u32) -> Ahead {
        let mut ahead = Ahead {
            day: start,
            unknown_year: None,
        };
        let mut left = count;
        while left > 0 {
            let Some(next) = ahead.day.succ_opt() else {
                break;
            };
            ahead.day = next;
            let works = self.is_working(next).unwrap_or_else(|unknown| {
                ahead.unknown_year.get_or_insert(unknown.year);
                !matches!(next.weekday(), Weekday::Sat | Weekday::Sun)
            });
            left -= u32::from(works);
        }
        ahead
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::super::{DayKind, SpecialDay};
    use super::*;
    use crate::domain::testing::day;

    fn calendar() -> WorkCalendar {
        let off = (1..=8).map(|number| SpecialDay {
            day: day(&format!("2025-10-{number:02}")),
            kind: DayKind::Off,
            name: "国庆节".to_owned(),
        });
        let mut calendar = WorkCalendar::default();
        calendar.set_year(2025, &off.collect::<Vec<_>>());
        calendar
    }

    fn ahead(start: &str, count: u32) -> (String, Option<i32>) {
        let found = calendar().ahead(day(start), count);
        (found.day.to_string(), found.unknown_year)
    }

    #[test]
    fn holidays_and_weekends_are_passed_over() {
        assert_eq!(ahead("2025-09-30", 0), ("2025-09-30".to_owned(), None));
        assert_eq!(ahead("2025-09-30", 1), ("2025-10-09".to_owned(), None));
        assert_eq!(ahead("2025-10-09", 2), ("2025-10-13".to_owned(), None));
    }

    #[test]
    fn a_year_that_is_not_known_goes_by_the_weekday_and_is_named() {
        assert_eq!(
            ahead("2025-12-31", 2),
            ("2026-01-02".to_owned(), Some(2026))
        );
    }

    #[test]
    fn at_the_end_of_all_days_it_stops() {
        let last = calendar().ahead(Day::MAX, 5);
        assert_eq!(last.day, Day::MAX);
    }
}
