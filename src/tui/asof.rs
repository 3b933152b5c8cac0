//! Looking back (回看): which day is meant, and what the line at the top says.
//!
//! The past is kept by the session (`ops::past`): while it looks back, everything that any screen reads is as of that
//! day. Here are only the question for the day and the banner.

use chrono::{Datelike, Days, Weekday};

use super::app::{App, Toast};
use super::data::Data;
use super::effect::Effect;
use super::overlay::Overlay;
use super::overlay::dialog::{About, Dialog};
use super::overlay::form::field::Field;
use super::step::Step;
use super::theme::Role;
use super::widget::line::Line;
use crate::domain::calendar::{Week, parse_day, parse_week};
use crate::domain::deadline;
use crate::domain::id::Day;
use crate::i18n::Lang;
use crate::i18n::ui::{self, asof as words};
use crate::text::fold::fold_search;

/// The weekdays with what they are called.
const WEEKDAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Mon, "周一", "monday"),
    (Weekday::Tue, "周二", "tuesday"),
    (Weekday::Wed, "周三", "wednesday"),
    (Weekday::Thu, "周四", "thursday"),
    (Weekday::Fri, "周五", "friday"),
    (Weekday::Sat, "周六", "saturday"),
    (Weekday::Sun, "周日", "sunday"),
];

/// The day that a text means: a day, a week (its Friday), `上周五`, `last friday`, or a phrase such as 2月底 (its last day).
fn meant(text: &str, today: Day) -> Option<Day> {
    let day = parse_day(text, today).ok();
    let day = day.or_else(|| last_weekday(text, today));
    let week = || {
        let week = parse_week(text, today).ok()?;
        Some(week.day(Weekday::Fri))
    };
    let phrase = || deadline::parse(text, today.year()).ok()?.day;
    day.or_else(week).or_else(phrase)
}

/// `上周五` is the Friday of last week, `周三` that of this week; `last friday` is the last one before today.
fn last_weekday(text: &str, today: Day) -> Option<Day> {
    let folded = fold_search(text.trim());
    let named = |name: &str, of: fn(&(Weekday, &'static str, &'static str)) -> &'static str| {
        let name = name.trim();
        let found = WEEKDAYS.iter().find(|weekday| of(weekday) == name);
        found.map(|(weekday, _, _)| *weekday)
    };
    let this = Week::of(today);
    let chinese = |name: &str| named(name, |(_, zh, _)| zh);
    if let Some(weekday) = folded.strip_prefix('上').and_then(chinese) {
        return Some(this.prev().day(weekday));
    }
    if let Some(weekday) = chinese(folded.strip_prefix('本').unwrap_or(&folded)) {
        return Some(this.day(weekday));
    }
    let weekday = named(folded.strip_prefix("last ")?, |(_, _, en)| en)?;
    let days = (today.weekday().num_days_from_monday() + 6 - weekday.num_days_from_monday()) % 7;
    today.checked_sub_days(Days::new(u64::from(days) + 1))
}

/// Asks for the day.
pub(crate) fn ask(data: &Data, lang: Lang) -> Step {
    let examples = words::examples(lang).to_owned();
    let mut field = Field::line(words::field_day(lang), "").beside(Some(examples));
    field.live = Some(live("", data, lang));
    let dialog = Dialog::new(words::title(lang), vec![field], About::AsOf);
    Step::open(Overlay::Dialog(Box::new(dialog)))
}

/// What the text that is being typed means.
pub(crate) fn live(text: &str, data: &Data, lang: Lang) -> Line {
    if text.trim().is_empty() {
        return Line::of(Role::Good, words::is_today(lang));
    }
    match meant(text, data.today) {
        Some(day) => {
            let week = Week::of(day).to_string();
            Line::of(Role::Good, &words::means(lang, &ui::day(lang, day), &week))
        }
        None => Line::of(Role::Warn, &words::not_understood(lang, text.trim())),
    }
}

/// Goes to the day that was typed, or says that it is none.
pub(crate) fn accept(text: &str, data: &Data, lang: Lang) -> Result<Vec<Step>, String> {
    if text.trim().is_empty() {
        return Ok(vec![Step::Close, go(None)]);
    }
    let day = meant(text, data.today);
    let day = day.ok_or_else(|| words::not_understood(lang, text.trim()))?;
    if !data.looks_back && day >= data.today {
        return Err(words::not_past(lang).to_owned());
    }
    Ok(vec![Step::Close, go(Some(day))])
}

/// Goes a week back or on.
pub(crate) fn step(data: &Data, weeks: i64, lang: Lang) -> Step {
    if weeks > 0 && !data.looks_back {
        return Step::Say(Toast::warn(words::already_today(lang)));
    }
    let day = data
        .today
        .checked_add_signed(chrono::TimeDelta::weeks(weeks));
    go(Some(day.unwrap_or(data.today)))
}

/// Goes to a day, `None` is now.
pub(crate) const fn go(day: Option<Day>) -> Step {
    Step::Do(Effect::LookBack(day))
}

/// Says where one is going, where that takes long.
pub(crate) fn on_the_way(day: Option<Day>, lang: Lang) -> Option<Toast> {
    let text = words::looking(lang, &day?.to_string());
    Some(Toast::good(text))
}

/// What the arrival at a day, or back at today, has to say.
pub(crate) fn arrived(data: &Data, lang: Lang) -> Option<Toast> {
    if !data.looks_back {
        return Some(Toast::good(words::back_in_present(lang)));
    }
    let is_empty = data.state.projects.is_empty();
    is_empty.then(|| Toast::warn(words::nothing_then(lang)))
}

/// The line at the top while the past is looked at: which day, that it is read-only, which screen, how to leave.
pub(crate) fn banner(app: &App) -> (Line, Line) {
    let (lang, data) = (app.lang, &app.data);
    let day = ui::day(lang, data.today);
    let left = Line::of(Role::HeadHere, &format!(" {} ", words::banner(lang, &day)))
        .with(Role::HeadHere, &format!("{} ", words::banner_mark(lang)))
        .with(Role::Text, &format!(" {}", app.screen().title(app)));
    let right = if app.is_lowest() {
        words::banner_esc(lang)
    } else {
        ""
    };
    let keys = format!("T {}", words::banner_key(lang));
    let mut line = Line::of(Role::Warn, &keys);
    line.join("  ", Role::Warn, right);
    (left, line)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case("2025-02-28", Some("2025-02-28"))]
    #[case("２０２５－０２－２８", Some("2025-02-28"))]
    #[case("昨天", Some("2025-03-13"))]
    #[case("2025-W09", Some("2025-02-28"))]
    #[case("上周", Some("2025-03-07"))]
    #[case("上周五", Some("2025-03-07"))]
    #[case("周三", Some("2025-03-12"))]
    #[case("last friday", Some("2025-03-07"))]
    #[case("Last Thursday", Some("2025-03-13"))]
    #[case("2月底", Some("2025-02-28"))]
    #[case("2024年底", Some("2024-12-31"))]
    #[case("很久以前", None)]
    fn a_day_is_meant(#[case] text: &str, #[case] day: Option<&str>) {
        // A Friday.
        let today = "2025-03-14".parse().unwrap();
        let found = meant(text, today).map(|day| day.to_string());
        assert_eq!(found.as_deref(), day);
    }
}
