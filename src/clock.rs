//! The only reader of the system's time; fixed for demos, tests and `--today`.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

/// Where "now" comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The system's clock.
    System,
    /// A given instant that does not move: `--today`, the demo, tests.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// Makes a fixed clock from a local time of `zone`; a time that a zone change skips is taken as the one just after.
    pub fn at(local: NaiveDateTime, zone: Tz) -> Self {
        let instant = zone.from_local_datetime(&local).earliest().map_or_else(
            || Utc.from_utc_datetime(&local),
            |there| there.with_timezone(&Utc),
        );
        Self::Fixed(instant)
    }

    /// Makes a fixed clock at noon of `day` in `zone`, as `--today DATE` means it.
    pub fn noon(day: NaiveDate, zone: Tz) -> Self {
        let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
        Self::at(day.and_time(noon), zone)
    }

    /// Whether the clock was set by hand.
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Fixed(_))
    }

    /// The present instant, cut to whole milliseconds (the precision of the log).
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one reader of the system's clock"
    )]
    pub fn now(self) -> DateTime<Utc> {
        let now = match self {
            Self::System => Utc::now(),
            Self::Fixed(at) => at,
        };
        DateTime::from_timestamp_millis(now.timestamp_millis()).unwrap_or(now)
    }
}
