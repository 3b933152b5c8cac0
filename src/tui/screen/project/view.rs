//! Draws a project: its title, the tabs, and what the chosen tab says.

use ratatui::layout::Rect;

use super::tabs::Block;
use super::{State, Tab, tabs};
use crate::domain::project::Project;
use crate::i18n::ui;
use crate::text::width::{columns as columns_text, wrap};
use crate::tui::app::App;
use crate::tui::presence;
use crate::tui::screen::log;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// Title and tabs above.
const ABOVE: u16 = 2;

/// Rule and the whole text of the selected item below, on tabs where one is selected.
const BELOW: u16 = 4;

const fn below(tab: Tab) -> u16 {
    match tab {
        Tab::Milestones | Tab::Measures | Tab::Log => BELOW,
        Tab::Facts | Tab::Problems | Tab::Reports => 0,
    }
}

/// How many lines of a tab are seen at once.
pub(super) fn rows_of(tab: Tab, body: Rect) -> usize {
    usize::from(body.height.saturating_sub(ABOVE + below(tab)))
}

/// From here on facts stand in two columns.
const WIDE: u16 = 120;

/// How many columns of blocks a tab has.
pub(super) const fn columns_of(tab: Tab, body: Rect) -> usize {
    match tab {
        Tab::Facts if body.width >= WIDE => 2,
        _ => 1,
    }
}

/// Columns of its text.
pub(super) fn width(tab: Tab, body: Rect) -> usize {
    let all = usize::from(body.width.saturating_sub(2));
    match columns_of(tab, body) {
        1 => all,
        count => (all / count).saturating_sub(2),
    }
}

/// Column and first line of each block: the first column takes blocks until it has its share of the lines.
pub(super) fn places(blocks: &[Block], columns: usize) -> Vec<(usize, usize)> {
    let all: usize = blocks.iter().map(|block| block.lines.len()).sum();
    let share = all.div_ceil(columns.max(1));
    let (mut column, mut line) = (0, 0);
    let mut places = Vec::new();
    for block in blocks {
        if line >= share && column + 1 < columns {
            (column, line) = (column + 1, 0);
        }
        places.push((column, line));
        line += block.lines.len();
    }
    places
}

/// Draws everything between header and hint bar.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let Some(project) = app.data.project(state.id) else {
        paint.text(
            (body.x + 1, body.y),
            body.width,
            Role::Warn,
            &if app.data.looks_back {
                ui::asof::not_there(app.lang, &state.id.to_string())
            } else {
                ui::project_is_gone(app.lang, state.id)
            },
        );
        return;
    };
    let title = Line::of(Role::Mark, &project.id.to_string())
        .with(Role::Title, &format!(" {}", project.title));
    let here = presence::told(project.id, &app.data, app.lang).unwrap_or_default();
    let wide = u16::try_from(columns_text(&here))
        .unwrap_or(0)
        .min(body.width / 2);
    let room = body
        .width
        .saturating_sub(1 + wide + u16::from(wide > 0) * 2);
    paint.line((body.x + 1, body.y), room, &title);
    paint.text(
        (body.right().saturating_sub(wide + 1), body.y),
        wide,
        Role::Warn,
        &here,
    );
    draw_tabs(state, project, app, paint, body);
    let area = Rect {
        y: body.y + ABOVE,
        height: body.height.saturating_sub(ABOVE + below(state.tab)),
        ..body
    };
    draw_lines(state, project, app, paint, area);
    if below(state.tab) > 0 {
        let place = Rect {
            y: area.bottom(),
            height: below(state.tab),
            ..body
        };
        draw_detail(state, project, app, paint, place);
    }
}

fn draw_lines(state: &State, project: &Project, app: &App, paint: &mut Paint<'_>, area: Rect) {
    let blocks = content(state, project, app, area);
    if blocks.is_empty() {
        let text = ui::nothing_here(app.lang);
        paint.text((area.x + 1, area.y), area.width, Role::Dim, text);
    }
    let columns = columns_of(state.tab, area);
    let step = u16::try_from(width(state.tab, area) + 2).unwrap_or(0);
    let places = places(&blocks, columns);
    let mut below = 0;
    for (index, (block, (column, start))) in blocks.iter().zip(places).enumerate() {
        let x = area.x + u16::try_from(column).unwrap_or(0) * step;
        for (line, at) in block.lines.iter().zip(start..) {
            let Some(y) = at.checked_sub(state.top) else {
                continue;
            };
            let y = area.y.saturating_add(u16::try_from(y).unwrap_or(u16::MAX));
            if y >= area.bottom() {
                below += 1;
                continue;
            }
            if index == state.at && at == start.max(state.top) {
                paint.text((x, y), 1, Role::Mark, paint.glyphs.mark);
            }
            let room = u16::try_from(width(state.tab, area) + 1).unwrap_or(0);
            paint.line(
                (x + 1, y),
                room.min(area.right().saturating_sub(x + 1)),
                line,
            );
        }
    }
    if below > 0 {
        let more = format!(" {}", ui::more_lines(app.lang, below));
        let wide = u16::try_from(columns_text(&more)).unwrap_or(0);
        let x = area.right().saturating_sub(wide + 1);
        paint.text((x, area.y.saturating_sub(2)), wide, Role::Dim, &more);
    }
}

/// The whole text of the selected milestone, problem or event.
fn draw_detail(state: &State, project: &Project, app: &App, paint: &mut Paint<'_>, area: Rect) {
    paint.rule((area.x, area.y), area.width);
    let text = match state.tab {
        Tab::Milestones => project
            .milestones
            .values()
            .nth(state.at)
            .map(|milestone| milestone.name.clone()),
        Tab::Measures => project
            .measures
            .values()
            .nth(state.at)
            .map(ToString::to_string),
        Tab::Log => state
            .events
            .get(state.at)
            .map(|event| log::view::sentence(event, app)),
        Tab::Facts | Tab::Problems | Tab::Reports => None,
    };
    let lines = wrap(&text.unwrap_or_default(), width(state.tab, area));
    for (line, y) in lines.iter().zip(area.y + 1..area.bottom()) {
        paint.text(
            (area.x + 1, y),
            area.width.saturating_sub(2),
            Role::Text,
            line,
        );
    }
}

fn draw_tabs(state: &State, project: &Project, app: &App, paint: &mut Paint<'_>, body: Rect) {
    paint.shade(
        Rect {
            y: body.y + 1,
            height: 1,
            ..body
        },
        Role::Head,
    );
    let mut line = Line::of(Role::Head, " ");
    for (number, tab) in (1..).zip(Tab::ALL) {
        let count = match tab {
            Tab::Facts | Tab::Log => None,
            Tab::Milestones => Some(project.milestones.len()),
            Tab::Measures => Some(project.measures.len()),
            Tab::Reports => Some(state.entries.len()),
            Tab::Problems => Some(project.open_problems().count()),
        };
        let count = count
            .filter(|count| *count > 0)
            .map(|count| format!(" {count}"));
        let name = tab.name(app.lang);
        let text = format!(" {number} {name}{} ", count.unwrap_or_default());
        line.push(
            if tab == state.tab {
                Role::HeadHere
            } else {
                Role::Head
            },
            &text,
        );
    }
    paint.line((body.x, body.y + 1), body.width, &line);
}

/// What the chosen tab says.
fn content(state: &State, project: &Project, app: &App, area: Rect) -> Vec<Block> {
    let (data, lang) = (&app.data, app.lang);
    let width = width(state.tab, area);
    let single = |line: Line| Block {
        lines: vec![line],
        change: None,
    };
    match state.tab {
        Tab::Facts => tabs::facts(project, data, lang, width),
        Tab::Reports => tabs::reports(&state.entries, &app.data, lang, width),
        Tab::Problems => tabs::problems(project, data, lang, width),
        Tab::Milestones => {
            let all = project.milestones.values();
            all.map(|milestone| single(tabs::milestone(milestone, data, lang, width)))
                .collect()
        }
        Tab::Measures => {
            let bar = (app.glyphs.full, app.glyphs.empty);
            let all = project.measures.values();
            all.map(|measure| single(tabs::measure(measure, bar, width)))
                .collect()
        }
        Tab::Log => {
            let all = state.events.iter();
            all.map(|event| single(log::view::line_of_project(event, app)))
                .collect()
        }
    }
}
