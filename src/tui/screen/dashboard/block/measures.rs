//! Measures and money: done against target, and the course of one of them over the months.

use chrono::{Datelike, Months};

use super::{Source, figure};
use crate::domain::id::Day;
use crate::domain::measure::Quantity;
use crate::i18n::{Lang, ui::dashboard as words};
use crate::report::dashboard::GroupRow;
use crate::report::history::{Group, History, month_end, months_up_to};
use crate::text::width::cut;
use crate::tui::screen::dashboard::page::{Block, Sheet};
use crate::tui::theme::Role;
use crate::tui::widget::bars::{Point, columns};

/// How many of them are listed.
pub(super) const LISTED: usize = 6;
const FIGURE: u16 = 6;
const AMOUNTS: u16 = 24;
const RATE: u16 = 6;
/// Lines of the chart.
const TALL: usize = 5;
/// Columns of the numbers beside it.
const SCALE: u16 = 9;
const MONTHS: u32 = 13;

/// Writes the list and the chart of the chosen one.
pub(super) fn measures(source: &Source<'_>, width: u16) -> Sheet {
    let lang = source.lang;
    let mut sheet = Sheet::new(Block::Measures, width, words::burn_up(lang));
    let groups = &source.model.groups;
    if groups.is_empty() {
        sheet.text((0, 1), Role::Dim, words::none(lang));
        return sheet;
    }
    for (row, y) in groups.iter().take(LISTED).zip(1..) {
        line(&mut sheet, source, row, y);
    }
    let mut y = sheet.height;
    if groups.len() > LISTED {
        let more = words::more(lang, groups.len() - LISTED);
        sheet.text((0, y), Role::Dim, &more);
        y += 1;
    }
    let chosen = groups.get(source.group.min(groups.len().min(LISTED) - 1));
    if let Some((chosen, history)) = chosen.zip(source.history) {
        chart(&mut sheet, source, chosen, history, y);
    }
    sheet
}

fn called(group: &Group, lang: Lang) -> String {
    match group {
        Group::Money => words::money(lang).to_owned(),
        Group::Measure { name, unit, year } => {
            let year = year.map_or_else(String::new, |year| format!(" {year}"));
            format!("{name} {unit}{year}")
        }
    }
}

fn line(sheet: &mut Sheet, source: &Source<'_>, row: &GroupRow, y: u16) {
    let name = sheet.width.saturating_sub(FIGURE + AMOUNTS + RATE);
    let called = called(&row.group, source.lang);
    sheet.text((0, y), Role::Text, &cut(&called, usize::from(name)));
    let filter = source.ask().group(&row.group);
    sheet.figure((name, y), FIGURE, Role::Text, figure(row.projects, filter));
    let amount =
        |amount: Option<Quantity>| amount.map_or_else(|| "-".to_owned(), |it| it.to_string());
    let text = format!("{} / {}", amount(row.now.done), amount(row.now.target));
    sheet.right((name + FIGURE, y), AMOUNTS, Role::Text, &text);
    let rate = row.now.percent();
    let rate = rate.map_or_else(|| "-".to_owned(), |rate| format!("{rate}%"));
    sheet.right((name + FIGURE + AMOUNTS, y), RATE, Role::Title, &rate);
}

/// The months of the group's own year where that is over, else those up to now.
fn months(group: &Group, today: Day) -> Vec<Day> {
    let past = match group {
        Group::Measure {
            year: Some(year), ..
        } if *year < today.year() => Some(*year),
        Group::Measure { .. } | Group::Money => None,
    };
    // Documents tell of a year in the first weeks of the next one.
    let end = past
        .and_then(|year| Day::from_ymd_opt(year, 12, 1))
        .and_then(|december| december.checked_add_months(Months::new(1)));
    months_up_to(end.map_or(today, |end| end.min(month_end(today))), MONTHS)
}

fn chart(sheet: &mut Sheet, source: &Source<'_>, row: &GroupRow, history: &History, y: u16) {
    let title = words::chart(source.lang, &called(&row.group, source.lang));
    sheet.text((0, y), Role::Label, &title);
    let months = months(&row.group, source.today());
    let points: Vec<Point> = months
        .iter()
        .map(|last| {
            let reached = history.reached(source.ids, &row.group, *last);
            Point {
                done: reached.done.map(|amount| amount.0),
                target: reached.target.map(|amount| amount.0),
            }
        })
        .collect();
    let room = sheet.width.saturating_sub(SCALE + 1);
    let wide = usize::from(room / u16::try_from(months.len().max(1)).unwrap_or(1)).clamp(3, 6);
    let most = points.iter().flat_map(|point| [point.done, point.target]);
    let most = Quantity(most.flatten().max().unwrap_or(0)).to_string();
    for ((line, place), at) in columns(&points, TALL, wide).iter().zip(0..).zip(y + 1..) {
        let scale = if place == 0 { most.as_str() } else { "" };
        sheet.right((0, at), SCALE - 1, Role::Dim, scale);
        sheet.text((SCALE, at), Role::Text, &format!("|{line}"));
    }
    let tall = u16::try_from(TALL).unwrap_or(0);
    sheet.right((0, y + tall + 1), SCALE - 1, Role::Dim, "0");
    let names: Vec<String> = months
        .iter()
        .map(|last| format!("{:<wide$}", last.format("%m").to_string()))
        .collect();
    sheet.text(
        (SCALE, y + tall + 1),
        Role::Dim,
        &format!("+{}", names.concat()),
    );
}
