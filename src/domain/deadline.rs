//! stub until merge
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
#[allow(missing_docs, reason = "until merged")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    Day,
    TenDay,
    Month,
    Quarter,
    Half,
    Year,
    PlanPeriod,
    Event,
    None,
}
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(missing_docs, reason = "until merged")]
pub struct Deadline {
    pub phrase: String,
    pub precision: Precision,
    pub day: Option<NaiveDate>,
}
#[allow(missing_docs, reason = "until merged")]
impl Deadline {
    pub fn days_left(&self, today: NaiveDate) -> Option<i64> {
        self.day.map(|d| (d - today).num_days())
    }
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.days_left(today).is_some_and(|d| d < 0)
    }
}
