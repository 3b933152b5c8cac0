//! Draws the indicators: names on the left, years with target and actual beside them, the selected row in words below.

use ratatui::layout::Rect;

use super::{State, Year};
use crate::domain::indicator::{Indicator, ValueKind, Verdict};
use crate::i18n::indicator as words;
use crate::i18n::{Lang, trade, ui};
use crate::text::width::pad;
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// Two lines of heads above; rule, the selected row and what the signs mean below.
const AROUND: u16 = 5;

/// Columns of a cell; a verdict's sign stands behind the actual.
const CELL: usize = 11;

/// How many rows are seen at once.
pub(super) fn rows(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(AROUND))
}

/// Columns of mark, number, name and unit.
fn names(width: u16) -> usize {
    let width = usize::from(width);
    (width * 2 / 5).clamp(24, 44).min(width)
}

/// Columns of a year with the gap behind it.
fn wide(year: &Year) -> usize {
    let cells = year.kinds.iter().map(|kind| match kind {
        ValueKind::Target => CELL + 1,
        ValueKind::Actual => CELL + 3,
    });
    cells.sum()
}

/// The years from `left` that fit.
fn seen(years: &[Year], left: usize, width: u16) -> impl Iterator<Item = &Year> {
    let room = usize::from(width).saturating_sub(names(width) + 1);
    let fits = move |used: &mut usize, year| {
        let is_first = *used == 0;
        *used += wide(year);
        (is_first || *used <= room).then_some(year)
    };
    years.iter().skip(left).scan(0, fits)
}

/// The furthest place to begin at, from which all years to the last are seen.
pub(super) fn last_left(years: &[Year], width: u16) -> usize {
    let places = 0..years.len();
    let reaches = |left: &usize| seen(years, *left, width).count() + left == years.len();
    places.into_iter().find(reaches).unwrap_or_default()
}

/// Draws everything between header and hint bar.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let left = state.left.unwrap_or_default();
    let years: Vec<&Year> = seen(&state.years, left, body.width).collect();
    heads(state, &years, app, paint, body);
    let all = &app.data.state.board.indicators;
    let seen = state.rows.iter().enumerate();
    let seen = seen.skip(state.top).take(rows(body));
    for ((index, (key, depth)), y) in seen.zip(body.y + 2..) {
        let Some(indicator) = all.get(key) else {
            continue;
        };
        if index == state.at {
            paint.text((body.x, y), 1, Role::Mark, paint.glyphs.mark);
        }
        let line = row(indicator, *depth, &years, app.lang, body.width);
        paint.line((body.x + 1, y), body.width.saturating_sub(1), &line);
    }
    if state.rows.is_empty() {
        let text = words::none_found(app.lang);
        paint.text((body.x + 1, body.y + 2), body.width, Role::Dim, text);
    }
    let rule_y = body.bottom().saturating_sub(3);
    paint.rule((body.x, rule_y), body.width);
    let width = body.width.saturating_sub(1);
    if let Some(indicator) = state.selected.as_ref().and_then(|key| all.get(key)) {
        let line = selected(indicator, app);
        paint.line((body.x + 1, rule_y + 1), width, &line);
        let signs = words::signs(app.lang);
        paint.text((body.x + 1, rule_y + 2), width, Role::Dim, &signs);
    }
}

fn heads(state: &State, years: &[&Year], app: &App, paint: &mut Paint<'_>, body: Rect) {
    let area = Rect { height: 2, ..body };
    paint.shade(area.intersection(body), Role::Head);
    let names = names(body.width);
    let (mut top, mut below) = (Line::default(), Line::default());
    let more = |is_more: bool, sign: &'static str| if is_more { sign } else { " " };
    let left = state.left.unwrap_or_default();
    let title = pad(ui::column_indicator(app.lang), names.saturating_sub(2));
    top.push(Role::Head, &title);
    top.push(Role::Head, more(left > 0, "<"));
    top.push(Role::Head, " ");
    below.push(Role::Head, &" ".repeat(names));
    for year in years {
        top.push(Role::HeadHere, &pad(&year.year.to_string(), wide(year)));
        for kind in &year.kinds {
            let wide = match kind {
                ValueKind::Target => CELL + 1,
                ValueKind::Actual => CELL + 3,
            };
            below.push(Role::Head, &pad(words::kind(app.lang, *kind), wide));
        }
    }
    if left + years.len() < state.years.len() {
        top.push(Role::Head, ">");
    }
    let width = body.width.saturating_sub(1);
    paint.line((body.x + 1, body.y), width, &top);
    paint.line((body.x + 1, body.y + 1), width, &below);
}

fn row(indicator: &Indicator, depth: usize, years: &[&Year], lang: Lang, width: u16) -> Line {
    let names = names(width);
    let number = pad(&indicator.number, 4);
    let indent = "  ".repeat(depth);
    let unit = if indicator.unit.is_empty() {
        String::new()
    } else {
        ui::in_brackets(lang, &indicator.unit)
    };
    let name = format!("{indent}{}{unit}", indicator.name);
    let mut line = Line::of(Role::Label, &number)
        .with(Role::Text, &pad(&name, names.saturating_sub(5)))
        .with(Role::Text, " ");
    for year in years {
        for kind in &year.kinds {
            let cell = indicator.cells(*kind).get(&year.year);
            let text = cell.map_or("", |cell| cell.text.as_str());
            line.push(
                if *kind == ValueKind::Target {
                    Role::Dim
                } else {
                    Role::Text
                },
                &pad(text, CELL),
            );
            line.push(Role::Text, " ");
            if *kind == ValueKind::Actual {
                let verdict = indicator.verdict(year.year);
                let sign = verdict.map_or(" ", words::sign);
                line.push(verdict.map_or(Role::Text, role), sign);
                line.push(Role::Text, " ");
            }
        }
    }
    line
}

/// How a verdict is coloured.
pub(crate) const fn role(verdict: Verdict) -> Role {
    match verdict {
        Verdict::Met => Role::Good,
        Verdict::Missed => Role::Error,
        Verdict::Above | Verdict::Below => Role::Warn,
        Verdict::Unknown => Role::Dim,
    }
}

/// The selected row's name whole, with nature and departments.
fn selected(indicator: &Indicator, app: &App) -> Line {
    let mut line = Line::default();
    line.join(" ", Role::Mark, &indicator.number);
    line.join(" ", Role::Title, &indicator.name);
    line.join("  ", Role::Text, &indicator.unit);
    line.join("  ", Role::Text, words::nature(app.lang, indicator.nature));
    line.join("  ", Role::Text, &departments(indicator, app));
    line
}

/// The departments by their short names, the lead first.
fn departments(indicator: &Indicator, app: &App) -> String {
    let board = &app.data.state.board;
    let all = indicator.departments.iter();
    let names: Vec<&str> = all
        .filter_map(|id| Some(trade::dept_short(app.lang, board.department(*id)?)))
        .collect();
    names.join(app.lang.pick("、", ", "))
}
