//! Draws the weekly summary.
//!
//! ```text
//!  2025年第11期 3-10至3-16  截止 3-14 17:00  未截止，数据到 3-14 09:00
//!  1总体 2进展 3逾期 ...
//! > one line a row of a table
//! -----------------------------------
//!  the whole of the selected row
//! ```

use chrono::{DateTime, Utc};
use ratatui::layout::Rect;

use super::State;
use crate::i18n::ui::week as words;
use crate::i18n::{Lang, trade};
use crate::report::week::WeekReport;
use crate::text::width::{columns, wrap};
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// The line about the week and the bar of sections.
const ABOVE: u16 = 2;

/// Rule and the whole of the selected row.
const fn below(body: Rect) -> u16 {
    if body.height < 18 { 2 } else { 3 }
}

/// How many lines of the page are seen at once.
pub(super) fn rows(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(ABOVE + below(body)))
}

/// Columns of the page.
pub(super) fn width(body: Rect) -> usize {
    usize::from(body.width.saturating_sub(2))
}

/// Draws everything between header and hint bar.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    info(state, app, paint, body);
    bar(state, app.lang, paint, body);
    if state.report.is_none() {
        let text = words::computing(app.lang);
        paint.text((body.x + 1, body.y + ABOVE), body.width, Role::Warn, text);
        return;
    }
    lines(state, paint, body);
    let rule_y = body.bottom().saturating_sub(below(body));
    paint.rule((body.x, rule_y), body.width);
    let whole = state.page.whole(state.at).unwrap_or_default();
    let area = rule_y + 1..body.bottom();
    let mut told = wrap(&whole, width(body));
    if told.len() > area.len() {
        let rest = told.split_off(area.len().saturating_sub(1)).join("");
        told.push(crate::text::width::cut(&rest, width(body)));
    }
    for (line, y) in told.iter().zip(area) {
        let room = body.width.saturating_sub(2);
        paint.text((body.x + 1, y), room, Role::Text, line);
    }
}

fn lines(state: &State, paint: &mut Paint<'_>, body: Rect) {
    let seen = state.page.lines.iter().enumerate();
    let seen = seen.skip(state.top).take(rows(body));
    let room = body.width.saturating_sub(1);
    for ((index, row), y) in seen.zip(body.y + ABOVE..) {
        let head = state.page.head_above(state.top);
        if let Some(head) = head.filter(|_| index == state.top) {
            paint.line((body.x + 1, y), room, head);
            continue;
        }
        if index == state.at {
            paint.text((body.x, y), 1, Role::Mark, paint.glyphs.mark);
        }
        paint.line((body.x + 1, y), room, &row.line);
    }
}

/// Which week, its cut-off, whether that is still to come, what was corrected since, and for whom.
fn info(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let (lang, week) = (app.lang, state.week());
    let day = |day: chrono::NaiveDate| day.format("%-m-%-d").to_string();
    let (first, last) = (day(week.monday()), day(week.sunday()));
    let issue = words::issue(lang, week.year(), week.number(), &first, &last);
    let mut line = Line::of(Role::Title, &issue);
    if let Some(report) = &state.report {
        standing(report, lang, &mut line);
    }
    let dept = state.query.dept;
    let dept = dept.and_then(|id| app.data.state.board.department(id));
    if let Some(dept) = dept {
        line.push(Role::Warn, &format!("  {}", trade::dept_short(lang, dept)));
    }
    paint.line((body.x + 1, body.y), body.width.saturating_sub(1), &line);
}

fn standing(report: &WeekReport, lang: Lang, line: &mut Line) {
    let at = |at: DateTime<Utc>| {
        let at = at.with_timezone(&report.zone);
        at.format("%-m-%-d %H:%M").to_string()
    };
    let cut_off = words::cut_off(lang, &at(report.cut_off));
    line.push(Role::Text, &format!("  {cut_off}"));
    if report.preliminary {
        let so_far = words::so_far(lang, &at(report.horizon));
        line.push(Role::Warn, &format!("  {so_far}"));
    } else {
        line.push(Role::Dim, &format!("  {}", words::closed(lang)));
    }
    let late = usize::try_from(report.corrections.count).unwrap_or(0);
    if late > 0 {
        let corrected = words::corrected(lang, late);
        line.push(Role::Warn, &format!("  {corrected}"));
    }
}

/// The sections as they stand on the bar: digit and short name, from the first that has room beside the present one.
fn pieces(state: &State, body: Rect, lang: Lang) -> Vec<(usize, String)> {
    let count = state.page.starts.len();
    let names = words::SECTIONS.iter().take(count).enumerate();
    let all: Vec<(usize, String)> = names
        .map(|(index, (zh, en))| {
            let name = lang.pick(zh, en);
            let text = match index {
                0..=8 => format!(" {}{name} ", index + 1),
                9 => format!(" 0{name} "),
                _ => format!(" {name} "),
            };
            (index, text)
        })
        .collect();
    let room = width(body);
    let wide = |from: usize| -> usize {
        let upto = all
            .iter()
            .skip(from)
            .take_while(|(index, _)| *index <= state.section);
        upto.map(|(_, text)| columns(text)).sum()
    };
    let from = (0..=state.section).find(|from| wide(*from) <= room);
    all.into_iter().skip(from.unwrap_or(0)).collect()
}

fn bar(state: &State, lang: Lang, paint: &mut Paint<'_>, body: Rect) {
    let area = Rect {
        y: body.y + 1,
        height: 1,
        ..body
    };
    paint.shade(area, Role::Head);
    let mut line = Line::default();
    for (index, text) in pieces(state, body, lang) {
        let role = if index == state.section {
            Role::HeadHere
        } else {
            Role::Head
        };
        line.push(role, &text);
    }
    paint.line((body.x, body.y + 1), body.width, &line);
}

/// The section whose name on the bar is at this column.
pub(super) fn section_at(state: &State, x: u16, body: Rect, lang: Lang) -> Option<usize> {
    let mut end = usize::from(body.x);
    let mut pieces = pieces(state, body, lang).into_iter();
    let found = pieces.find(|(_, text)| {
        end += columns(text);
        usize::from(x) < end
    });
    found.map(|(index, _)| index)
}
