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
#[allow(missing_docs, reason = "until merged")]
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{phrase}`")]
pub struct PhraseError {
    pub phrase: String,
}
#[allow(missing_docs, reason = "until merged")]
pub fn parse(phrase: &str, plan_year: i32) -> Result<Deadline, PhraseError> {
    let (precision, month, day) = match phrase {
        "6月底" | "6月" => (Precision::Month, 6, 30),
        "三季度" => (Precision::Quarter, 9, 30),
        "上半年" => (Precision::Half, 6, 30),
        "年底前" | "年内" => (Precision::Year, 12, 31),
        _ => {
            return Err(PhraseError {
                phrase: phrase.to_owned(),
            });
        }
    };
    Ok(Deadline {
        phrase: phrase.to_owned(),
        precision,
        day: NaiveDate::from_ymd_opt(plan_year, month, day),
    })
}
