//! The reminder in words: a block a department, lines that a messenger shows as they are.
//!
//! ```text
//! 【区水务局】督办提醒　3月13日（周四）
//! 本周未填报（1项）
//! #12 西玉河雨水调蓄区
//!   连续 2 周未报，联系人 李强
//! 逾期（1项）
//! #12 西玉河雨水调蓄区 节点 管线切改
//!   时限 3月12日，逾期 1 天，督办级别 督办
//! ```

use super::{About, DueSoon, Overdue, Reminder, Section, Unreported};
use crate::domain::level::Level;
use crate::i18n::{Lang, date, remind as words, report, trade};
use crate::report::week::Due;

/// One text a department, in their order. No text ends with a line break.
pub fn blocks(lang: Lang, reminder: &Reminder) -> Vec<String> {
    let sections = reminder.departments.iter();
    sections
        .map(|section| block(lang, reminder, section).join("\n"))
        .collect()
}

/// What a letter to a department is about.
pub fn subject(lang: Lang, reminder: &Reminder, section: &Section) -> String {
    let (board, name) = (reminder.title.name(lang), name(lang, section));
    words::subject(lang, board, name, &date::day(lang, reminder.today))
}

fn name(lang: Lang, section: &Section) -> &str {
    let dept = section.dept.as_ref();
    dept.map_or_else(|| report::no_lead(lang), |dept| dept.name(lang))
}

fn block(lang: Lang, reminder: &Reminder, section: &Section) -> Vec<String> {
    let weekday = date::weekday(lang, chrono::Datelike::weekday(&reminder.today));
    let today = report::bracketed(lang, &date::day_of_year(lang, reminder.today), weekday);
    let mut lines = vec![words::head(lang, name(lang, section), &today)];
    let mut part = |heading: String, rows: Vec<Vec<String>>| {
        if !rows.is_empty() {
            lines.push(heading);
            lines.extend(rows.into_iter().flatten());
        }
    };
    let rows = section.unreported.iter().map(|row| unreported(lang, row));
    let heading = words::unreported(lang, section.unreported.len());
    part(heading, rows.collect());
    let rows = section.overdue.iter().map(|row| overdue(lang, row));
    part(words::overdue(lang, section.overdue.len()), rows.collect());
    let rows = section.due_soon.iter().map(|row| due_soon(lang, row));
    let until = date::day_of_year(lang, reminder.until);
    let heading = words::due_soon(lang, reminder.days, &until, section.due_soon.len());
    part(heading, rows.collect());
    if let Some(year) = reminder.unknown_year
        && !section.due_soon.is_empty()
    {
        lines.push(words::unknown_year(lang, year));
    }
    lines
}

fn unreported(lang: Lang, row: &Unreported) -> Vec<String> {
    let silent = match (row.weeks_silent, row.last) {
        (0, last) => last.map(|last| words::last_report(lang, &last.to_string())),
        (weeks, _) => Some(words::silent(lang, &date::weeks(lang, weeks))),
    };
    item(lang, &row.about, None, silent.into_iter().collect())
}

fn overdue(lang: Lang, row: &Overdue) -> Vec<String> {
    let late = words::late(lang, &date::days(lang, row.days_late));
    let told = vec![due(lang, &row.due), late];
    item(lang, &row.about, row.milestone.as_deref(), told)
}

fn due_soon(lang: Lang, row: &DueSoon) -> Vec<String> {
    let left = match row.days_left {
        0 => words::today(lang).to_owned(),
        days => words::left(lang, &date::days(lang, days)),
    };
    let told = vec![due(lang, &row.due), left];
    item(lang, &row.about, row.milestone.as_deref(), told)
}

/// The date as said, with its last day where the words are not that day.
fn due(lang: Lang, due: &Due) -> String {
    match due.day.map(|day| day.to_string()) {
        Some(day) if day != due.phrase => {
            words::due(lang, &report::bracketed(lang, &due.phrase, &day))
        }
        _ => words::due(lang, &due.phrase),
    }
}

/// What it is, and on a second line what there is to say of it.
fn item(lang: Lang, about: &About, milestone: Option<&str>, mut told: Vec<String>) -> Vec<String> {
    let project = format!("{} {}", about.project.id, about.project.title);
    let mut line = match milestone {
        Some(milestone) => report::milestone_of(lang, &project, milestone),
        None => project,
    };
    if about.level != Level::None {
        told.push(words::level(lang, trade::level(lang, about.level)));
    }
    if about.inferred {
        line = report::bracketed(lang, &line, words::inferred(lang));
    }
    let person = |name: &Option<String>, of: fn(Lang, &str) -> String| {
        name.as_deref().map(|name| of(lang, name))
    };
    told.extend(person(&about.responsible, words::responsible));
    told.extend(person(&about.contact, words::contact));
    let mut lines = vec![line];
    if !told.is_empty() {
        lines.push(format!("  {}", told.join(words::comma(lang))));
    }
    lines
}
