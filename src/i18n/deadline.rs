//! What is wrong with a deadline phrase, in words.

use super::{Lang, trade};
use crate::domain::deadline::{PhraseError, PhraseProblem, Reckoning, Span};

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

/// How the last day was found, a sentence for each thing that the words alone do not say; what was guessed comes last.
pub fn reckoning(lang: Lang, reckoning: &Reckoning) -> Vec<String> {
    match reckoning {
        Reckoning::Said => Vec::new(),
        Reckoning::Counted {
            count,
            span,
            from,
            at_rest,
            unknown,
        } => {
            let mut told = vec![counted(
                lang,
                &from.to_string(),
                &spans(lang, *count, *span),
            )];
            told.extend(at_rest.map(|day| ends_at_rest(lang, &day.to_string())));
            told.extend((!unknown.is_empty()).then(|| years_guessed(lang, &years(lang, unknown))));
            told
        }
        Reckoning::EveByNotice { year } => vec![eve_by_notice(lang, *year)],
        Reckoning::EveAsItFalls { year } => vec![eve_as_it_falls(lang, *year)],
        Reckoning::EveNotNamed { year } => vec![eve_not_named(lang, *year)],
    }
}

/// Years in one word: 2027、2028年.
pub fn years(lang: Lang, years: &[i32]) -> String {
    let years: Vec<String> = years.iter().map(i32::to_string).collect();
    let all = years.join(lang.pick("、", ", "));
    match lang {
        Lang::Zh => format!("{all}年"),
        Lang::En => all,
    }
}

fn spans(lang: Lang, count: u32, span: Span) -> String {
    let (zh, one, more) = match span {
        Span::WorkingDays => ("个工作日", "working day", "working days"),
        Span::Days => ("天", "day", "days"),
        Span::Weeks => ("周", "week", "weeks"),
        Span::Months => ("个月", "month", "months"),
    };
    let en = if count == 1 { one } else { more };
    match lang {
        Lang::Zh => format!("{count}{zh}"),
        Lang::En => format!("{count} {en}"),
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
    counted(from: &str, spans: &str): "自 {from} 的次日起算 {spans}", "{spans}, counted from the day after {from}";
    ends_at_rest(day: &str): "届满日 {day} 不上班，顺延至下一个工作日", "{day} is a day off: it ends on the next working day";
    years_guessed(years: &str): "{years}的放假安排还没有，按周一至周五计算", "holidays of {years} not known yet: counted Monday to Friday";
    eve_by_notice(year: i32): "按{year}年放假安排，假期前最后一个工作日", "last working day before the holiday, notice of {year}";
    over(day: &str, late: i64): "最后一日：{day}，已经过去 {late} 天", "Last day: {day}, {late} days ago";
    eve_not_named(year: i32): "{year}年的放假安排没有这个节日，按节日前一天计算", "the notice of {year} does not name the holiday: the day before the feast";
    eve_as_it_falls(year: i32): "{year}年的放假安排还没有，按节日前一天计算", "holidays of {year} not known yet: the day before the feast";
}
