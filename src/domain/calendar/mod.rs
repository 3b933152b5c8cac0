//! Weeks, the weekly cut-off, and days and weeks as people type them.

use std::ops::RangeInclusive;

pub use cut_off::{CutOff, CutOffError};
pub use day::{DayError, parse_day};
pub use week::{Week, WeekError, parse_week};
pub use working::{Counted, DayKind, SpecialDay, UnknownYear, WorkCalendar};

mod cut_off;
mod day;
mod week;
mod working;

/// The years that plans speak of; anything else is a slip of the finger.
pub const YEARS: RangeInclusive<i32> = 2000..=2100;
