//! stub until merge
use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
#[allow(missing_docs, reason = "until merged")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Week {
    pub year: i32,
    pub week: u32,
}
impl From<Week> for String {
    fn from(w: Week) -> String {
        format!("{}-W{:02}", w.year, w.week)
    }
}
impl TryFrom<String> for Week {
    type Error = String;
    fn try_from(s: String) -> Result<Self, String> {
        let (y, w) = s.split_once("-W").ok_or("x")?;
        Ok(Self {
            year: y.parse().map_err(|_| "y")?,
            week: w.parse().map_err(|_| "w")?,
        })
    }
}
#[allow(missing_docs, reason = "until merged")]
impl Week {
    pub fn of(day: NaiveDate) -> Self {
        let w = day.iso_week();
        Self {
            year: w.year(),
            week: w.week(),
        }
    }
    pub fn monday(&self) -> NaiveDate {
        NaiveDate::from_isoywd_opt(self.year, self.week, Weekday::Mon).unwrap_or_default()
    }
}
impl std::fmt::Display for Week {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-W{:02}", self.year, self.week)
    }
}
#[allow(missing_docs, reason = "until merged")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct CutOff {
    pub weekday: Weekday,
    pub time: NaiveTime,
}
impl Default for CutOff {
    fn default() -> Self {
        Self {
            weekday: Weekday::Fri,
            time: NaiveTime::from_hms_opt(17, 0, 0).unwrap_or_default(),
        }
    }
}
#[allow(missing_docs, reason = "until merged")]
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}`")]
pub struct DayError(pub String);
#[allow(missing_docs, reason = "until merged")]
pub fn parse_day(text: &str, today: NaiveDate) -> Result<NaiveDate, DayError> {
    match text {
        "today" | "今天" => Ok(today),
        _ => text.parse().map_err(|_| DayError(text.to_owned())),
    }
}
