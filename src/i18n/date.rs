//! Days, weeks, moments and counted days in words.

use chrono::{DateTime, Datelike, Timelike, Weekday};
use chrono_tz::Tz;

use super::Lang;
use crate::domain::calendar::Week;
use crate::domain::id::Day;

/// A day of the week, short: 周五, Fri.
pub const fn weekday(lang: Lang, weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => lang.pick("周一", "Mon"),
        Weekday::Tue => lang.pick("周二", "Tue"),
        Weekday::Wed => lang.pick("周三", "Wed"),
        Weekday::Thu => lang.pick("周四", "Thu"),
        Weekday::Fri => lang.pick("周五", "Fri"),
        Weekday::Sat => lang.pick("周六", "Sat"),
        Weekday::Sun => lang.pick("周日", "Sun"),
    }
}

/// A day of the week in full: 星期五, Friday.
pub const fn weekday_full(lang: Lang, weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => lang.pick("星期一", "Monday"),
        Weekday::Tue => lang.pick("星期二", "Tuesday"),
        Weekday::Wed => lang.pick("星期三", "Wednesday"),
        Weekday::Thu => lang.pick("星期四", "Thursday"),
        Weekday::Fri => lang.pick("星期五", "Friday"),
        Weekday::Sat => lang.pick("星期六", "Saturday"),
        Weekday::Sun => lang.pick("星期日", "Sunday"),
    }
}

/// A day in full: 2025年3月14日, 14 March 2025.
pub fn day(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Zh => format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        Lang::En => day.format("%-d %B %Y").to_string(),
    }
}

/// A day of a year that is clear from around it: 3月14日, 14 March.
pub fn day_of_year(lang: Lang, day: Day) -> String {
    match lang {
        Lang::Zh => format!("{}月{}日", day.month(), day.day()),
        Lang::En => day.format("%-d %B").to_string(),
    }
}

/// A moment for lists, the same in both languages: 2025-03-14 17:00:05.
pub fn stamp(moment: DateTime<Tz>) -> String {
    moment.format("%Y-%m-%d %H:%M:%S").to_string()
}

/// A day and an hour: 2025年3月14日17时, 14 March 2025, 17:00. Minutes and seconds are said where there are any, so that
/// two moments that differ read differently.
pub fn moment(lang: Lang, moment: DateTime<Tz>) -> String {
    let date = day(lang, moment.date_naive());
    let (hour, minute) = (moment.hour(), moment.minute());
    match lang {
        Lang::Zh if minute == 0 => format!("{date}{hour}时"),
        Lang::Zh => format!("{date}{hour}时{minute:02}分"),
        Lang::En => format!("{date}, {hour:02}:{minute:02}"),
    }
}

/// A count of days: 14 天, 14 days.
pub fn days(lang: Lang, n: i64) -> String {
    match (lang, n) {
        (Lang::Zh, _) => format!("{n} 天"),
        (Lang::En, 1) => "1 day".to_owned(),
        (Lang::En, _) => format!("{n} days"),
    }
}

/// A count of weeks: 2 周, 2 weeks.
pub fn weeks(lang: Lang, n: u32) -> String {
    match (lang, n) {
        (Lang::Zh, _) => format!("{n} 周"),
        (Lang::En, 1) => "1 week".to_owned(),
        (Lang::En, _) => format!("{n} weeks"),
    }
}

/// The first and last day of a week: 3月10日—3月16日, 10 March to 16 March.
pub fn week_span(lang: Lang, week: Week) -> String {
    let (first, last) = (
        day_of_year(lang, week.monday()),
        day_of_year(lang, week.sunday()),
    );
    match lang {
        Lang::Zh => format!("{first}—{last}"),
        Lang::En => format!("{first} to {last}"),
    }
}

/// A week with its days: 2025年第11周（3月10日—3月16日）, week 11 of 2025 (10 March to 16 March).
pub fn week_title(lang: Lang, week: Week) -> String {
    let (year, number, span) = (week.year(), week.number(), week_span(lang, week));
    match lang {
        Lang::Zh => format!("{year}年第{number}周（{span}）"),
        Lang::En => format!("Week {number} of {year} ({span})"),
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;
    use rstest::rstest;

    use super::*;

    #[test]
    fn a_week_names_its_number_and_its_days() {
        let week = Week::new(2025, 11).unwrap();
        assert_eq!(
            week_title(Lang::Zh, week),
            "2025年第11周（3月10日—3月16日）"
        );
        assert_eq!(
            week_title(Lang::En, week),
            "Week 11 of 2025 (10 March to 16 March)"
        );
    }

    #[rstest]
    #[case::whole_hour((17, 0, 0), "2025年3月14日17时", "14 March 2025, 17:00")]
    #[case::minutes((9, 5, 0), "2025年3月14日9时05分", "14 March 2025, 09:05")]
    fn a_moment_says_no_more_than_it_needs(
        #[case] (hour, minute, second): (u32, u32, u32),
        #[case] zh: &str,
        #[case] en: &str,
    ) {
        let zone = chrono_tz::Asia::Shanghai;
        let at = zone
            .with_ymd_and_hms(2025, 3, 14, hour, minute, second)
            .unwrap();
        assert_eq!(
            (moment(Lang::Zh, at), moment(Lang::En, at)),
            (zh.to_owned(), en.to_owned())
        );
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(
            (days(Lang::En, 1), days(Lang::En, 2)),
            ("1 day".into(), "2 days".into())
        );
        assert_eq!(
            (days(Lang::Zh, 1), weeks(Lang::Zh, 2)),
            ("1 天".into(), "2 周".into())
        );
        assert_eq!(
            (weeks(Lang::En, 1), weeks(Lang::En, 0)),
            ("1 week".into(), "0 weeks".into())
        );
    }

    #[test]
    fn days_of_the_week_have_names() {
        assert_eq!(weekday(Lang::Zh, Weekday::Fri), "周五");
        assert_eq!(weekday_full(Lang::En, Weekday::Sun), "Sunday");
    }
}
