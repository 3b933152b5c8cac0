//! Draws the list: a shaded line of heads, a line for each project, sums, the full title of the selected one.
//!
//! ```text
//!   +ID   L Project                Stage   Lead    Due      Days
//! > #12   G Park by the river      works   Parks   June       98
//!  *#13   R Water basin            works   Water   March   3 late
//! -- 1100 projects  late 23 ------------------- 2 more columns  12/1100 --
//!   #12 Park by the river, second phase
//! ```

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use super::layout::{GUTTER, Placed};
use super::{State, cell, sums};
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::i18n::ui;
use crate::query::sort::Direction;
use crate::report::listing::Align;
use crate::text::width::{columns, pad, pad_left};
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// Heads above, sums and title below.
const AROUND: u16 = 3;
/// Marks what somebody else has just changed.
const FRESH: &str = "~";
/// Marks what is chosen.
const CHOSEN: &str = "*";

/// How many projects are seen at once.
pub(super) fn rows(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(AROUND))
}

fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}

fn fit(placed: Placed, text: &str) -> String {
    match placed.column.row().align {
        Align::Right => pad_left(text, placed.width),
        Align::Left => pad(text, placed.width),
    }
}

/// Draws everything between header and hint bar.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let fitted = state.fitted(body.width);
    let chosen = state.chosen_now();
    heads(state, app, paint, body, &fitted.columns);
    let seen = state.rows.iter().enumerate().skip(state.top);
    for ((index, id), y) in seen.take(rows(body)).zip(body.y + 1..) {
        if let Some(project) = app.data.project(*id) {
            if index == state.at {
                paint.text((body.x, y), 1, Role::Mark, paint.glyphs.mark);
            }
            if chosen.contains(id) {
                paint.text((body.x + 1, y), 1, Role::Mark, CHOSEN);
            } else if app.data.fresh.contains(*id) {
                paint.text((body.x + 1, y), 1, Role::Warn, FRESH);
            }
            let line = row(project, app, &fitted.columns);
            let room = body.width.saturating_sub(column(GUTTER));
            paint.line((body.x + column(GUTTER), y), room, &line);
        }
    }
    if state.rows.is_empty() {
        let text = if app.data.filter.is_empty() {
            ui::no_cards(app.lang)
        } else {
            ui::no_hits(app.lang)
        };
        let at = (body.x + column(GUTTER), body.y + 1);
        paint.text(at, body.width, Role::Dim, text);
    }
    let y = body.bottom().saturating_sub(2);
    foot(
        state,
        app,
        paint,
        Rect { y, ..body },
        (&chosen, fitted.hidden),
    );
    if let Some(project) = state.selected.and_then(|id| app.data.project(id)) {
        let line = Line::of(Role::Mark, &project.id.to_string())
            .with(Role::Title, &format!(" {}", project.title));
        let room = body.width.saturating_sub(column(GUTTER));
        paint.line((body.x + column(GUTTER), y + 1), room, &line);
    }
}

fn heads(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect, columns: &[Placed]) {
    paint.shade(Rect { height: 1, ..body }, Role::Head);
    if state.shift > 0 {
        paint.text((body.x, body.y), 1, Role::HeadHere, "<");
    }
    let (sorted, direction) = state.look.sort;
    for placed in columns {
        let sign = match direction {
            _ if placed.column != sorted => "",
            Direction::Up => "+",
            Direction::Down => "-",
        };
        let role = if placed.column == sorted {
            Role::HeadHere
        } else {
            Role::Head
        };
        let text = fit(*placed, &format!("{sign}{}", placed.column.head(app.lang)));
        let at = (body.x + column(placed.x), body.y);
        paint.text(at, column(placed.width), role, &text);
    }
}

fn row(project: &Project, app: &App, columns: &[Placed]) -> Line {
    let mut line = Line::default();
    for placed in columns {
        let text = cell::text(placed.column, project, &app.data, app.lang, placed.width);
        let role = cell::role(placed.column, project, &app.data);
        line.push(role, &fit(*placed, &text));
        line.push(Role::Text, " ");
    }
    line
}

/// The rule with what the rows add up to: of the chosen ones, where there are any.
fn foot(
    state: &State,
    app: &App,
    paint: &mut Paint<'_>,
    at: Rect,
    (chosen, hidden): (&BTreeSet<ProjectId>, usize),
) {
    let lang = app.lang;
    paint.rule((at.x, at.y), at.width);
    let (count, sums) = if chosen.is_empty() {
        (ui::list::total(lang, state.sums.count), state.sums)
    } else {
        let projects = chosen.iter().filter_map(|id| app.data.project(*id));
        let sums = sums::of(projects, &app.data);
        (ui::list::chosen(lang, sums.count), sums)
    };
    let text = sums.text(lang);
    let gap = if text.is_empty() { "" } else { "  " };
    let left = format!(" {count}{gap}{text} ");
    let place = ui::list::place(lang, (state.at + 1).min(state.rows.len()), state.rows.len());
    let mut right = format!(" {place} ");
    if hidden > 0 {
        right = format!(" {} {right}", ui::list::more_columns(lang, hidden));
    }
    let width = usize::from(at.width);
    paint.text(
        (at.x + 2, at.y),
        at.width.saturating_sub(4),
        Role::Text,
        &left,
    );
    let free = width.saturating_sub(2 + columns(&left));
    if columns(&right) + 3 > free {
        right = format!(" {place} ");
    }
    if columns(&right) + 3 <= free {
        let x = width.saturating_sub(columns(&right) + 2);
        paint.text((at.x + column(x), at.y), at.width, Role::Dim, &right);
    }
}
