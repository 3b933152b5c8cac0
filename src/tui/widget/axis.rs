//! An axis of time: days to columns and back, and labels that never touch each other.
//!
//! A month always takes the same number of columns, so that years, quarters and months begin where one expects them.

use chrono::{Datelike, Days, Months};

use crate::domain::id::Day;
use crate::text::width::columns;

/// How much time a column stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Zoom {
    /// A column a month: years with their quarters.
    #[default]
    Year,
    /// Three columns a month: quarters with their months.
    Quarter,
    /// Fifteen columns a month: months with their days.
    Month,
}

impl Zoom {
    /// Columns of a month.
    const fn fold(self) -> i64 {
        match self {
            Self::Year => 1,
            Self::Quarter => 3,
            Self::Month => 15,
        }
    }

    /// Columns between two labels of the lower line, also what one step sideways moves.
    pub(crate) const fn stride(self) -> i64 {
        match self {
            Self::Year | Self::Quarter => 3,
            Self::Month => 5,
        }
    }

    /// The next closer look.
    pub(crate) const fn closer(self) -> Self {
        match self {
            Self::Year => Self::Quarter,
            Self::Quarter | Self::Month => Self::Month,
        }
    }

    /// The next wider look.
    pub(crate) const fn wider(self) -> Self {
        match self {
            Self::Year | Self::Quarter => Self::Year,
            Self::Month => Self::Quarter,
        }
    }

    /// The column of a day, counted from the beginning of time.
    pub(crate) fn column(self, day: Day) -> i64 {
        let month = i64::from(day.year()) * 12 + i64::from(day.month0());
        let within = i64::from(day.day0()) * self.fold() / days_in_month(day);
        month * self.fold() + within
    }

    /// The first day of a column.
    pub(crate) fn day(self, column: i64) -> Option<Day> {
        let (month, part) = (
            column.div_euclid(self.fold()),
            column.rem_euclid(self.fold()),
        );
        let year = i32::try_from(month.div_euclid(12)).ok()?;
        let month = u32::try_from(month.rem_euclid(12)).ok()? + 1;
        let first = Day::from_ymd_opt(year, month, 1)?;
        let days = (part * days_in_month(first) + self.fold() - 1) / self.fold();
        first.checked_add_days(Days::new(u64::try_from(days).ok()?))
    }
}

fn days_in_month(day: Day) -> i64 {
    let first = day.with_day(1).unwrap_or(day);
    let next = first.checked_add_months(Months::new(1));
    next.map_or(31, |next| (next - first).num_days()).max(1)
}

/// The part of the axis that is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Axis {
    pub(crate) zoom: Zoom,
    /// The first column.
    pub(crate) left: i64,
    /// How many columns are seen.
    pub(crate) width: usize,
}

/// Where a day lies as seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Before,
    At(usize),
    Behind,
}

impl Axis {
    /// Where a day is seen.
    pub(crate) fn place(&self, day: Day) -> Place {
        let Ok(at) = usize::try_from(self.zoom.column(day) - self.left) else {
            return Place::Before;
        };
        if at < self.width {
            Place::At(at)
        } else {
            Place::Behind
        }
    }

    /// The columns from a day to a day that are seen, both counted in.
    pub(crate) fn stretch(&self, from: Day, to: Day) -> std::ops::Range<usize> {
        let clip = |column: i64| usize::try_from(column.max(0)).unwrap_or(0).min(self.width);
        clip(self.zoom.column(from) - self.left)..clip(self.zoom.column(to) - self.left + 1)
    }

    /// Columns at which a year begins, or in the closest look a month.
    pub(crate) fn borders(&self) -> Vec<usize> {
        let each = match self.zoom {
            Zoom::Year | Zoom::Quarter => 12 * self.zoom.fold(),
            Zoom::Month => self.zoom.fold(),
        };
        self.every(each).map(|(at, _)| at).collect()
    }

    /// The upper line of labels: years, or in the closest look months.
    pub(crate) fn upper(&self) -> String {
        let text = |day: Day| match self.zoom {
            Zoom::Year | Zoom::Quarter => day.format("%Y").to_string(),
            Zoom::Month => day.format("%Y-%m").to_string(),
        };
        let first = self.zoom.day(self.left).map(|day| (0, text(day)));
        let borders = self.borders();
        let ticks: Vec<(usize, String)> = borders
            .iter()
            .filter_map(|at| {
                let column = self.left + i64::try_from(*at).ok()?;
                Some((*at, text(self.zoom.day(column)?)))
            })
            .collect();
        // What is cut on the left is named there, unless the next label needs the room.
        let named = first.filter(|(_, text)| {
            borders.first().is_none_or(|next| *next > columns(text)) && borders.first() != Some(&0)
        });
        spread(named.into_iter().chain(ticks), self.width)
    }

    /// The lower line of labels: quarters, months or days.
    pub(crate) fn lower(&self) -> String {
        let each = match self.zoom {
            Zoom::Year | Zoom::Quarter => self.zoom.stride(),
            Zoom::Month => 1,
        };
        let ticks = self.every(each).filter_map(|(at, column)| {
            let day = self.zoom.day(column)?;
            let text = match self.zoom {
                Zoom::Year => format!("Q{}", day.month0() / 3 + 1),
                Zoom::Quarter => day.month().to_string(),
                Zoom::Month => self.named_day(column)?.to_string(),
            };
            Some((at, text))
        });
        spread(ticks, self.width)
    }

    /// The 1st, 11th or 21st of a month, where it lies in this column.
    fn named_day(&self, column: i64) -> Option<u32> {
        let (first, next) = (self.zoom.day(column)?, self.zoom.day(column + 1)?);
        let mut days = first.iter_days().take_while(|day| *day < next);
        days.find(|day| matches!(day.day(), 1 | 11 | 21))
            .map(|day| day.day())
    }

    /// Seen columns that are a multiple of `each`, with the column they stand for.
    fn every(&self, each: i64) -> impl Iterator<Item = (usize, i64)> {
        let left = self.left;
        (0..self.width).filter_map(move |at| {
            let column = left + i64::try_from(at).ok()?;
            (column.rem_euclid(each) == 0).then_some((at, column))
        })
    }
}

/// Puts labels at their columns; one that would touch the one before, or stick out, is left out.
pub(crate) fn spread(ticks: impl IntoIterator<Item = (usize, String)>, width: usize) -> String {
    let mut line = String::new();
    let mut used = 0;
    for (at, text) in ticks {
        let is_free = at == 0 && used == 0 || at > used;
        if !is_free && used > 0 || at + columns(&text) > width {
            continue;
        }
        line.push_str(&" ".repeat(at.saturating_sub(used)));
        line.push_str(&text);
        used = at + columns(&text);
    }
    line
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rstest::rstest;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn axis(zoom: Zoom, from: &str, width: usize) -> Axis {
        Axis {
            zoom,
            left: zoom.column(day(from)),
            width,
        }
    }

    #[test]
    fn labels_stand_at_their_day_and_never_touch() {
        let year = axis(Zoom::Year, "2024-11-01", 20);
        assert_eq!(year.upper(), "  2025        2026");
        assert_eq!(year.lower(), "  Q1 Q2 Q3 Q4 Q1 Q2");
        let year = axis(Zoom::Year, "2024-07-01", 20);
        assert_eq!(year.upper(), "2024  2025");
        let quarter = axis(Zoom::Quarter, "2024-12-01", 20);
        assert_eq!(quarter.upper(), "   2025");
        assert_eq!(quarter.lower(), "12 1  2  3  4  5  6");
        let month = axis(Zoom::Month, "2025-02-01", 30);
        assert_eq!(month.upper(), "2025-02        2025-03");
        assert_eq!(month.lower(), "1    11   21   1   11   21");
    }

    #[test]
    fn labels_that_have_no_room_are_left_out() {
        let ticks = [(0, "2024"), (3, "2025"), (5, "2026"), (9, "x")];
        let ticks = ticks.map(|(at, text)| (at, text.to_owned()));
        assert_eq!(spread(ticks, 9), "2024 2026");
    }

    #[rstest]
    #[case(Zoom::Year)]
    #[case(Zoom::Quarter)]
    #[case(Zoom::Month)]
    fn a_deadline_lies_in_the_last_column_of_its_quarter(#[case] zoom: Zoom) {
        let next = zoom.column(day("2025-10-01"));
        assert_eq!(zoom.column(day("2025-09-30")) + 1, next);
        let seen = axis(zoom, "2025-07-01", 200).stretch(day("2025-07-01"), day("2025-09-30"));
        assert_eq!(seen.start, 0);
        assert_eq!(
            i64::try_from(seen.end).unwrap(),
            next - zoom.column(day("2025-07-01"))
        );
    }

    #[test]
    fn what_lies_outside_is_clipped() {
        let axis = axis(Zoom::Year, "2025-01-01", 12);
        assert_eq!(axis.stretch(day("2020-01-01"), day("2025-02-01")), 0..2);
        assert!(
            axis.stretch(day("2026-01-01"), day("2027-01-01"))
                .is_empty()
        );
        assert_eq!(axis.place(day("2024-12-31")), Place::Before);
        assert_eq!(axis.place(day("2025-12-31")), Place::At(11));
        assert_eq!(axis.place(day("2026-01-01")), Place::Behind);
    }

    proptest! {
        #[test]
        fn a_column_begins_with_its_own_day(days in 0_u64..60_000, zoom in prop::sample::select(vec![Zoom::Year, Zoom::Quarter, Zoom::Month])) {
            let day = day("1950-01-01").checked_add_days(Days::new(days)).unwrap();
            let column = zoom.column(day);
            let first = zoom.day(column).unwrap();
            prop_assert_eq!(zoom.column(first), column);
            prop_assert!(first <= day);
            prop_assert!(zoom.column(day.succ_opt().unwrap()) - column <= 1);
        }
    }
}
