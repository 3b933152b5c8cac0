//! When a week ends: the rules and the working days by which its cut-off is reckoned.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use crate::domain::calendar::{SpecialDay, Week, WorkCalendar};
use crate::domain::event::{Change, Event};
use crate::domain::id::Day;
use crate::domain::settings::Settings;
use crate::domain::state::instant_of;

/// A cut-off that does not lie on its weekday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MovedCutOff {
    /// The day on which it would have been.
    pub from: Day,
    /// The day on which it is.
    pub to: Day,
    /// The holiday's name; empty where the board does not know it.
    pub holiday: String,
}

/// What a log tells of when weeks end, in the order of the fold; what was undone is left out.
#[derive(Debug)]
pub struct CutOffs<'a> {
    zone: Tz,
    rules: Vec<(&'a Event, &'a Settings)>,
    years: Vec<(&'a Event, i32, &'a [SpecialDay])>,
}

impl<'a> CutOffs<'a> {
    /// Reads a log, once for all weeks.
    pub fn of(events: impl IntoIterator<Item = &'a Event>, zone: Tz) -> Self {
        let mut undone: BTreeSet<u64> = BTreeSet::new();
        let (mut rules, mut years) = (Vec::new(), Vec::new());
        for event in events {
            match (event.undoes, &event.change) {
                (Some(seq), _) => _ = undone.insert(seq),
                (None, Change::BoardSettings { to, .. }) => rules.push((event, to)),
                (None, Change::BoardYear { year, to, .. }) => {
                    years.push((event, *year, to.as_slice()));
                }
                (None, _) => {}
            }
        }
        rules.retain(|(event, _)| !undone.contains(&event.seq));
        years.retain(|(event, ..)| !undone.contains(&event.seq));
        rules.sort_by_key(|(event, _)| (event.effective, event.seq));
        years.sort_by_key(|(event, ..)| (event.effective, event.seq));
        Self { zone, rules, years }
    }

    /// The cut-off of a week, by the rules and the working days that stood when the week began.
    ///
    /// A rule that is changed in the middle of a week counts from the next week on, so that no report already written
    /// moves. A board whose first rules came later goes by those.
    pub fn of_week(&self, week: Week) -> DateTime<Utc> {
        let begin = start_of(week.monday(), self.zone);
        let rule = self.rules_at(begin).cut_off;
        rule.of(week, self.zone, &self.working_days(begin))
    }

    /// Where a holiday moves the cut-off of a week.
    pub(super) fn moved(&self, week: Week) -> Option<MovedCutOff> {
        let begin = start_of(week.monday(), self.zone);
        let calendar = self.working_days(begin);
        let rule = self.rules_at(begin).cut_off;
        let from = week.day(rule.weekday);
        let to = rule.of(week, self.zone, &calendar);
        let to = to.with_timezone(&self.zone).date_naive();
        let special = calendar.year(from.year()).into_iter();
        let mut holiday = special.filter(|special| special.day == from);
        (to != from).then(|| MovedCutOff {
            from,
            to,
            holiday: holiday.next().map(|day| day.name).unwrap_or_default(),
        })
    }

    /// The working days as they were known at an instant.
    fn working_days(&self, at: DateTime<Utc>) -> WorkCalendar {
        let mut calendar = WorkCalendar::default();
        for (event, year, days) in &self.years {
            if instant_of(event, self.zone) < at {
                calendar.set_year(*year, days);
            }
        }
        calendar
    }

    fn rules_at(&self, at: DateTime<Utc>) -> Settings {
        let mut newest_first = self.rules.iter().rev();
        let in_force = newest_first
            .find(|(event, _)| instant_of(event, self.zone) < at)
            .or(self.rules.first());
        in_force
            .map(|(_, settings)| (*settings).clone())
            .unwrap_or_default()
    }
}

/// The instant at which a day begins.
fn start_of(day: Day, zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    zone.from_local_datetime(&midnight)
        .earliest()
        .map_or_else(|| midnight.and_utc(), |there| there.with_timezone(&Utc))
}
