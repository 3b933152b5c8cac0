//! Changes of the board's own definition in words.

use super::words::{defined, dropped, labelled, moved, nothing, redefined, year_told};
use super::{kind_name, short};
use crate::domain::calendar::CutOff;
use crate::domain::event::Change;
use crate::domain::indicator::Indicator;
use crate::domain::settings::Settings;
use crate::i18n::{Lang, confirmation, date, indicator, person, trade};

/// Tells a change of the board's definition; a project's change tells its kind alone.
pub(super) fn describe(lang: Lang, change: &Change) -> String {
    let noun = kind_name(lang, change);
    let names = |from: Option<&str>, to: Option<&str>| definition(lang, noun, from, to);
    match change {
        Change::BoardTitle { from, to } => moved(
            lang,
            noun,
            &short(trade::title(lang, from)),
            &short(trade::title(lang, to)),
        ),
        Change::BoardSettings { from, to } => settings(lang, noun, from, to),
        Change::BoardStage { from, to } => names(
            from.as_ref().map(|stage| trade::stage(lang, stage)),
            to.as_ref().map(|stage| trade::stage(lang, stage)),
        ),
        Change::BoardCategory { from, to } => names(
            from.as_ref()
                .map(|category| trade::category(lang, category)),
            to.as_ref().map(|category| trade::category(lang, category)),
        ),
        Change::BoardDepartment { from, to, .. } => names(
            from.as_ref().map(|dept| trade::dept_short(lang, dept)),
            to.as_ref().map(|dept| trade::dept_short(lang, dept)),
        ),
        Change::BoardSource { from, to } => names(
            from.as_ref().map(|source| source.title.as_str()),
            to.as_ref().map(|source| source.title.as_str()),
        ),
        Change::BoardTask { from, to } => names(
            from.as_ref().map(|task| task.title.as_str()),
            to.as_ref().map(|task| task.title.as_str()),
        ),
        Change::BoardYear { year, to, .. } => year_told(lang, *year, to.len()),
        Change::BoardIndicator { from, to, .. } => {
            let told = names(
                from.as_ref().map(|indicator| indicator.name.as_str()),
                to.as_ref().map(|indicator| indicator.name.as_str()),
            );
            match (from, to) {
                (Some(from), Some(to)) => cells(lang, noun, told, from, to),
                _ => told,
            }
        }
        // Told with the names of departments, which only the board knows.
        Change::BoardPerson { .. }
        | Change::Added { .. }
        | Change::Removal { .. }
        | Change::Fact { .. }
        | Change::Stage { .. }
        | Change::Confirmation { .. }
        | Change::Side { .. }
        | Change::Block { .. }
        | Change::Deadline { .. }
        | Change::Goal { .. }
        | Change::Owners { .. }
        | Change::Milestone { .. }
        | Change::Measure { .. }
        | Change::Entry { .. }
        | Change::Problem { .. }
        | Change::Level { .. }
        | Change::Urged { .. }
        | Change::Light { .. }
        | Change::Note { .. } => noun.to_owned(),
    }
}

/// Tells the cells that changed, where cells did.
fn cells(lang: Lang, noun: &str, told: String, from: &Indicator, to: &Indicator) -> String {
    let found = indicator::differences(lang, from, to);
    if found.is_empty() {
        return told;
    }
    let list: Vec<String> = found.iter().map(|text| short(text)).collect();
    let list = list.join(lang.pick("；", "; "));
    labelled(lang, noun, &format!("{} {list}", short(&to.name)))
}

fn definition(lang: Lang, noun: &str, from: Option<&str>, to: Option<&str>) -> String {
    match (from, to) {
        (None, Some(to)) => defined(lang, noun, &short(to)),
        (Some(from), None) => dropped(lang, noun, &short(from)),
        (Some(from), Some(to)) if from == to => redefined(lang, noun, &short(to)),
        (Some(from), Some(to)) => moved(lang, noun, &short(from), &short(to)),
        (None, None) => noun.to_owned(),
    }
}

/// Lists the rules that changed, each from what to what.
fn settings(lang: Lang, noun: &str, from: &Settings, to: &Settings) -> String {
    let (before, after) = (rules(lang, from), rules(lang, to));
    let changed: Vec<String> = before
        .iter()
        .zip(&after)
        .filter(|((_, from), (_, to))| from != to)
        .map(|((name, from), (_, to))| moved(lang, name, from, to))
        .collect();
    let list = changed.join(lang.pick("；", "; "));
    let list = if list.is_empty() {
        nothing(lang).to_owned()
    } else {
        list
    };
    labelled(lang, noun, &list)
}

fn rules(lang: Lang, settings: &Settings) -> Vec<(&'static str, String)> {
    let levels = settings.level_days.map(|days| days.to_string()).join("/");
    let number = |n: u32| n.to_string();
    vec![
        (lang.pick("时区", "zone"), settings.zone.to_string()),
        (
            lang.pick("截止", "cut-off"),
            cut_off(lang, settings.cut_off),
        ),
        (
            lang.pick("黄灯逾期天数", "yellow days late"),
            number(settings.yellow_days_late),
        ),
        (
            lang.pick("红灯逾期天数", "red days late"),
            number(settings.red_days_late),
        ),
        (
            lang.pick("黄灯落后百分点", "yellow points behind"),
            number(settings.yellow_points),
        ),
        (
            lang.pick("红灯落后百分点", "red points behind"),
            number(settings.red_points),
        ),
        (
            lang.pick("红灯受阻天数", "red days blocked"),
            number(settings.red_days_blocked),
        ),
        (
            lang.pick("黄灯未报周数", "yellow weeks silent"),
            number(settings.yellow_weeks_silent),
        ),
        (lang.pick("督办级别天数", "level days"), levels),
        (
            lang.pick("临期天数", "due-soon days"),
            number(settings.due_soon_days),
        ),
        (
            lang.pick("未登记的登录名", "unknown logins"),
            person::strangers(lang, settings.strangers).to_owned(),
        ),
        (
            confirmation::completion(lang),
            confirmation::switch(lang, settings.confirm_completion).to_owned(),
        ),
        (
            confirmation::clearing(lang),
            confirmation::switch(lang, settings.confirm_clearing).to_owned(),
        ),
        (
            lang.pick("无操作退出分钟数", "idle minutes"),
            number(settings.idle_minutes),
        ),
    ]
}

fn cut_off(lang: Lang, cut_off: CutOff) -> String {
    let weekday = date::weekday(lang, cut_off.weekday);
    format!("{weekday} {}", cut_off.time.format("%H:%M"))
}
