//! What is wrong with a deadline phrase, in words.

use super::{Lang, trade};
use crate::domain::deadline::{PhraseError, PhraseProblem};

/// The fault as a sentence; the caller adds what would be accepted.
pub fn error(lang: Lang, error: &PhraseError) -> String {
    match error.kind {
        PhraseProblem::Empty => empty(lang).to_owned(),
        PhraseProblem::NotUnderstood => not_understood(lang, &error.phrase),
        PhraseProblem::NoSuchDay { year, precision } => {
            no_such_day(lang, &error.phrase, year, trade::precision(lang, precision))
        }
        PhraseProblem::YearOutOfRange { year } => year_out_of_range(lang, year),
        PhraseProblem::HolidayUnknown { year } => holiday_unknown(lang, year),
    }
}

crate::words! {
    empty: "时限不能为空", "The date is empty";
}

crate::messages! {
    not_understood(phrase: &str): "看不懂时限“{phrase}”", "The date `{phrase}` is not understood";
    no_such_day(phrase: &str, year: i32, precision: &str): "“{phrase}”不存在：{year} 年没有这个{precision}", "`{phrase}` does not exist: {year} has no such {precision}";
    year_out_of_range(year: i32): "年份 {year} 不在 2000 至 2100 之间", "The year {year} is not between 2000 and 2100";
    holiday_unknown(year: i32): "{year} 年的春节日期不在表内，请写具体日期", "The Spring Festival of {year} is not in the table; give the day";
}
