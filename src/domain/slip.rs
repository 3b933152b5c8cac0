//! The numbers of supervision slips (督办单), told from the log.
//!
//! Every raising of a supervision level on the board has a slip: within the year in which it was recorded they count from
//! 1 in the order of the log, whatever the level and the project. A raising that is taken back keeps its number, and what
//! the undoing of a lowering restores gets none. The log only grows at its end, so a number never changes.

use std::collections::BTreeMap;

use chrono::Datelike;
use chrono_tz::Tz;
use serde::Serialize;

use super::event::{Change, Event};

/// A slip's number: 督办〔2025〕12号.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct SlipNumber {
    /// The year in the board's zone.
    pub year: i32,
    /// Which in that year, from 1.
    pub nth: u32,
}

/// Whether an event raised a level, and not by taking something back.
pub fn is_raising(event: &Event) -> bool {
    let rises = matches!(&event.change, Change::Level { from, to, .. } if to > from);
    rises && event.undoes.is_none()
}

/// The numbers of all slips by the events that they rest on; the events may come in any order, but none may be missing.
pub fn numbers(events: &[Event], zone: Tz) -> BTreeMap<u64, SlipNumber> {
    let mut raisings: Vec<&Event> = events.iter().filter(|event| is_raising(event)).collect();
    raisings.sort_by_key(|event| event.seq);
    let mut last: BTreeMap<i32, u32> = BTreeMap::new();
    let numbered = raisings.into_iter().map(|event| {
        let year = event.recorded.with_timezone(&zone).year();
        let nth = last.entry(year).or_default();
        *nth += 1;
        (event.seq, SlipNumber { year, nth: *nth })
    });
    numbered.collect()
}
