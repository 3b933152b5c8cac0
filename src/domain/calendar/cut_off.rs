//! The weekly cut-off: until when a week's entries count.

use std::{fmt, str::FromStr};

use chrono::{DateTime, NaiveDateTime, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::{
    domain::calendar::{Week, WorkCalendar},
    text::fold::fold_search,
};

/// When a week's entries must be in; later ones count for the next week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CutOff {
    /// The day of the week.
    pub weekday: Weekday,
    /// The time of that day in the board's zone.
    pub time: NaiveTime,
}

impl CutOff {
    /// Returns the instant of the cut-off of a week: on its weekday, or where nobody works then on the last working day
    /// of the week before it. A week without one, and a year whose working days are not known, go by the weekday.
    ///
    /// A time that occurs twice is the first of the two; one that a clock change skips lies as far behind the change
    /// as it should have lain behind the old time.
    pub fn of(&self, week: Week, zone: Tz, calendar: &WorkCalendar) -> DateTime<Utc> {
        let planned = week.day(self.weekday);
        let worked = calendar.last_within(week.monday(), planned).ok().flatten();
        let local = worked.unwrap_or(planned).and_time(self.time);
        let one_day = TimeDelta::days(1);
        let skipped =
            || instant(local.checked_sub_signed(one_day)?, zone)?.checked_add_signed(one_day);
        instant(local, zone)
            .or_else(skipped)
            .unwrap_or_else(|| local.and_utc())
    }
}

fn instant(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    zone.from_local_datetime(&local)
        .earliest()
        .map(|there| there.with_timezone(&Utc))
}

impl Default for CutOff {
    /// Friday 17:00.
    fn default() -> Self {
        Self {
            weekday: Weekday::Fri,
            time: NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default(),
        }
    }
}

impl fmt::Display for CutOff {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let weekday = self.weekday.to_string().to_lowercase();
        write!(out, "{weekday} {}", self.time.format("%H:%M"))
    }
}

impl FromStr for CutOff {
    type Err = CutOffError;

    /// Reads `fri 17:00`, `Friday 17:00`, `周五 17:00`.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let not_understood = || CutOffError {
            text: text.to_owned(),
        };
        let folded = fold_search(text.trim());
        let (weekday, time) = folded.split_once(' ').ok_or_else(not_understood)?;
        let weekday = chinese_weekday(weekday)
            .or_else(|| weekday.parse().ok())
            .ok_or_else(not_understood)?;
        let time = NaiveTime::parse_from_str(time.trim(), "%H:%M").map_err(|_| not_understood())?;
        Ok(Self { weekday, time })
    }
}

fn chinese_weekday(word: &str) -> Option<Weekday> {
    let day = ["周", "星期", "礼拜"]
        .iter()
        .find_map(|prefix| word.strip_prefix(prefix))?;
    let days = [
        ("一", Weekday::Mon),
        ("二", Weekday::Tue),
        ("三", Weekday::Wed),
        ("四", Weekday::Thu),
    ];
    let rest = [
        ("五", Weekday::Fri),
        ("六", Weekday::Sat),
        ("日", Weekday::Sun),
        ("天", Weekday::Sun),
    ];
    days.iter()
        .chain(&rest)
        .find(|(name, _)| *name == day)
        .map(|(_, weekday)| *weekday)
}

impl TryFrom<String> for CutOff {
    type Error = CutOffError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<CutOff> for String {
    fn from(cut_off: CutOff) -> Self {
        cut_off.to_string()
    }
}

/// Says that a text is not a cut-off.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("`{text}` is not a day of the week and a time such as `fri 17:00`")]
pub struct CutOffError {
    /// The text as given.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("fri 17:00", Some(CutOff::default()))]
    #[case("Friday 17:00", Some(CutOff::default()))]
    #[case("周五　１７：００", Some(CutOff::default()))]
    #[case("fri", None)]
    #[case("fri 25:00", None)]
    #[case("someday 17:00", None)]
    fn a_cut_off_is_read(#[case] text: &str, #[case] expected: Option<CutOff>) {
        assert_eq!(text.parse().ok(), expected);
    }

    #[rstest]
    #[case::default("fri 17:00", Tz::Asia__Shanghai, "2025-W11", "2025-03-14T09:00:00Z")]
    #[case::sunday_ends_the_week(
        "sun 23:59",
        Tz::Asia__Shanghai,
        "2025-W11",
        "2025-03-16T15:59:00Z"
    )]
    #[case::skipped_hour("sun 02:30", Tz::Europe__Berlin, "2025-W13", "2025-03-30T01:30:00Z")]
    #[case::hour_that_comes_twice(
        "sun 02:30",
        Tz::Europe__Berlin,
        "2025-W43",
        "2025-10-26T00:30:00Z"
    )]
    fn a_cut_off_is_an_instant(
        #[case] cut_off: CutOff,
        #[case] zone: Tz,
        #[case] week: Week,
        #[case] expected: &str,
    ) {
        assert_eq!(
            cut_off.of(week, zone, &WorkCalendar::default()),
            expected.parse::<DateTime<Utc>>().unwrap()
        );
    }

    #[test]
    fn a_cut_off_is_stored_as_its_text() {
        let stored = serde_json::to_string(&CutOff::default()).unwrap();
        assert_eq!(stored, r#""fri 17:00""#);
        assert_eq!(
            serde_json::from_str::<CutOff>(&stored).unwrap(),
            CutOff::default()
        );
    }

    #[test]
    fn the_ends_of_the_calendar_do_no_harm() {
        for edge in [NaiveDate::MIN, NaiveDate::MAX] {
            let instant =
                CutOff::default().of(Week::of(edge), Tz::Asia__Shanghai, &WorkCalendar::default());
            assert_eq!(
                instant,
                CutOff::default().of(Week::of(edge), Tz::Asia__Shanghai, &WorkCalendar::default())
            );
        }
    }
}
