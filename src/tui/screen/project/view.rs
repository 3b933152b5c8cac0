//! Draws a project: its title, the tabs, and what the chosen tab says.

use ratatui::layout::Rect;

use super::{State, Tab, tabs};
use crate::domain::project::Project;
use crate::i18n::ui;
use crate::text::width::wrap;
use crate::tui::app::App;
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
        Tab::Milestones | Tab::Problems | Tab::Log => BELOW,
        Tab::Facts | Tab::Measures | Tab::Reports => 0,
    }
}

/// How many lines of a tab are seen at once.
pub(super) fn rows_of(tab: Tab, body: Rect) -> usize {
    usize::from(body.height.saturating_sub(ABOVE + below(tab)))
}

/// Columns of its text.
pub(super) fn width(body: Rect) -> usize {
    usize::from(body.width.saturating_sub(2))
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
    paint.line((body.x + 1, body.y), body.width.saturating_sub(1), &title);
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
    let (lines, marked) = content(state, project, app, width(area));
    if lines.is_empty() {
        paint.text(
            (area.x + 1, area.y),
            area.width,
            Role::Dim,
            ui::nothing_here(app.lang),
        );
    }
    for ((index, line), y) in lines
        .iter()
        .enumerate()
        .skip(state.top)
        .zip(area.top()..area.bottom())
    {
        if marked && index == state.at {
            paint.text((area.x, y), 1, Role::Mark, paint.glyphs.mark);
        }
        paint.line((area.x + 1, y), area.width.saturating_sub(1), line);
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
        Tab::Problems => project
            .problems
            .values()
            .nth(state.at)
            .map(|problem| problem.text.clone()),
        Tab::Log => state
            .events
            .get(state.at)
            .map(|event| log::view::sentence(event, app)),
        Tab::Facts | Tab::Measures | Tab::Reports => None,
    };
    let lines = wrap(&text.unwrap_or_default(), width(area));
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
    for tab in Tab::ALL {
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
        let text = format!(" {}{} ", tab.name(app.lang), count.unwrap_or_default());
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

/// The lines of the chosen tab, and whether one of them is selected.
fn content(state: &State, project: &Project, app: &App, width: usize) -> (Vec<Line>, bool) {
    let (data, lang) = (&app.data, app.lang);
    match state.tab {
        Tab::Facts => (tabs::facts(project, data, lang, width), false),
        Tab::Milestones => {
            let lines = project.milestones.values();
            (
                lines
                    .map(|milestone| tabs::milestone(milestone, data.today, lang))
                    .collect(),
                true,
            )
        }
        Tab::Measures => (
            tabs::measures(project, (app.glyphs.full, app.glyphs.empty)),
            false,
        ),
        Tab::Reports => {
            // One walks by entries, not by lines.
            let entries = tabs::reports(&state.entries, lang, width).into_iter();
            let lines = entries.skip(state.at).flatten().collect();
            (lines, false)
        }
        Tab::Problems => {
            let lines = project.problems.values();
            (
                lines
                    .map(|problem| tabs::problem(problem, data, lang))
                    .collect(),
                true,
            )
        }
        Tab::Log => {
            let lines = state.events.iter();
            (
                lines
                    .map(|event| log::view::line_of_project(event, app))
                    .collect(),
                true,
            )
        }
    }
}
