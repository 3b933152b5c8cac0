//! Charts as inline SVG: horizontal bars with their figures written beside them, so that nothing is told by length or
//! colour alone.

use super::super::week::{DepartmentRow, WeekReport};
use crate::i18n::Lang;
use crate::i18n::report as words;
use crate::text::safe::html as escaped;
use crate::text::width::{columns, cut};

/// Height of a row and width of the whole, in pixels of the picture.
const ROW: usize = 22;
const WIDTH: usize = 420;
/// Room for the figure behind a bar.
const FIGURE: usize = 52;
/// The width of a narrow letter.
const LETTER: usize = 7;
/// Names are cut to so many columns.
const NAME: usize = 20;
/// At most so many departments are drawn; the table below has all.
const DEPARTMENTS: usize = 10;

/// One bar.
struct Bar<'a> {
    name: &'a str,
    number: u32,
    class: &'a str,
}

/// Stages, lights, and the departments with most overdue.
pub(super) fn charts(lang: Lang, report: &WeekReport) -> String {
    let overall = &report.overall;
    let stages: Vec<Bar<'_>> = overall
        .stages
        .iter()
        .map(|count| Bar {
            name: count.label.name(lang),
            number: count.tally.count,
            class: "bar",
        })
        .collect();
    let lights: Vec<Bar<'_>> = overall
        .lights
        .iter()
        .map(|count| Bar {
            name: count.label.name(lang),
            number: count.tally.count,
            class: light_class(&count.label.key),
        })
        .collect();
    let charts = [
        chart(words::by_stage(lang), &stages),
        chart(words::by_light(lang), &lights),
        chart(words::overdue_by_department(lang), &overdue(lang, report)),
    ];
    format!("<div class=\"charts\">\n{}</div>\n", charts.concat())
}

fn light_class(key: &str) -> &'static str {
    match key {
        "red" => "bar red",
        "yellow" => "bar yellow",
        "green" => "bar green",
        "blue" => "bar blue",
        _ => "bar grey",
    }
}

fn overdue(lang: Lang, report: &WeekReport) -> Vec<Bar<'_>> {
    let mut late: Vec<&DepartmentRow> = report
        .departments
        .iter()
        .filter(|row| row.overdue > 0)
        .collect();
    late.sort_by_key(|row| std::cmp::Reverse(row.overdue));
    late.iter()
        .take(DEPARTMENTS)
        .map(|row| Bar {
            name: row
                .dept
                .as_ref()
                .map_or(words::no_lead(lang), |dept| dept.name(lang)),
            number: row.overdue,
            class: "bar red",
        })
        .collect()
}

fn chart(name: &str, bars: &[Bar<'_>]) -> String {
    let Some(most) = bars.iter().map(|bar| bar.number).max() else {
        return String::new();
    };
    let names: Vec<String> = bars.iter().map(|bar| cut(bar.name, NAME)).collect();
    let left = names.iter().map(|name| columns(name)).max().unwrap_or(0) * LETTER + 8;
    let room = WIDTH.saturating_sub(left + FIGURE);
    let height = bars.len() * ROW;
    let mut rows: Vec<String> = Vec::new();
    for (place, (bar, name)) in bars.iter().zip(&names).enumerate() {
        let top = place * ROW;
        let (text, mark) = (top + 15, top + 4);
        let length = share(room, bar.number, most);
        let figure = left + length + 6;
        let (name, class, number) = (escaped(name), bar.class, bar.number);
        let before = left - 6;
        rows.push(format!(
            "<text x=\"{before}\" y=\"{text}\" text-anchor=\"end\">{name}</text>\
             <rect class=\"{class}\" x=\"{left}\" y=\"{mark}\" width=\"{length}\" height=\"14\"/>\
             <text x=\"{figure}\" y=\"{text}\">{number}</text>\n"
        ));
    }
    let (name, rows) = (escaped(name), rows.concat());
    format!(
        "<figure>\n<figcaption>{name}</figcaption>\n<svg viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" \
         aria-label=\"{name}\">\n{rows}</svg>\n</figure>\n"
    )
}

/// The part of the room that a number takes, where the largest takes all of it.
fn share(room: usize, number: u32, most: u32) -> usize {
    let [number, most] = [number, most.max(1)].map(|number| usize::try_from(number).unwrap_or(0));
    (room * number).checked_div(most).unwrap_or(0)
}
