//! Draws the log: when, who, which project, what.

use ratatui::layout::Rect;

use super::State;
use crate::domain::event::Event;
use crate::i18n::{event, ui};
use crate::text::width::{pad, wrap};
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// Rule and the whole sentence of the selected event below.
const BELOW: u16 = 3;

/// How many events are seen at once.
pub(super) fn rows(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(BELOW))
}

/// Draws everything between header and hint bar.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let seen = state
        .events
        .iter()
        .enumerate()
        .skip(state.top)
        .take(rows(body));
    for ((index, event), y) in seen.zip(body.y..) {
        if index == state.at {
            paint.text((body.x, y), 1, Role::Mark, paint.glyphs.mark);
        }
        paint.line(
            (body.x + 1, y),
            body.width.saturating_sub(1),
            &line(event, app),
        );
    }
    if state.events.is_empty() {
        paint.text(
            (body.x + 1, body.y),
            body.width,
            Role::Dim,
            ui::no_events(app.lang),
        );
    }
    let rule_y = body.bottom().saturating_sub(BELOW);
    paint.rule((body.x, rule_y), body.width);
    if let Some(event) = state.events.get(state.at) {
        let width = usize::from(body.width.saturating_sub(2));
        let lines = wrap(&sentence(event, app), width);
        for (text, y) in lines.iter().zip(rule_y + 1..body.bottom()) {
            paint.text(
                (body.x + 1, y),
                body.width.saturating_sub(2),
                Role::Text,
                text,
            );
        }
    }
}

/// One event in one line.
fn line(event: &Event, app: &App) -> Line {
    let number = event.project.map(|id| id.to_string()).unwrap_or_default();
    let project = event.project.and_then(|id| app.data.project(id));
    let title = project.map_or("", |project| project.title.as_str());
    begin(event, app)
        .with(Role::Label, &format!(" {}", pad(&number, 5)))
        .with(Role::Text, &format!(" {}", pad(title, 20)))
        .with(Role::Text, &format!(" {}", words(event, app)))
}

/// One event where the project is known.
pub(crate) fn line_of_project(event: &Event, app: &App) -> Line {
    begin(event, app).with(Role::Text, &format!(" {}", words(event, app)))
}

/// When and who.
fn begin(event: &Event, app: &App) -> Line {
    let zone = app.data.state.board.settings.zone;
    let at = event.recorded.with_timezone(&zone);
    let who = match event.actor.as_document() {
        Some(_) => ui::by_document(app.lang),
        None => &event.actor.0,
    };
    Line::of(Role::Dim, &at.format("%m-%d %H:%M").to_string())
        .with(Role::Text, &format!(" {}", pad(who, 10)))
}

fn words(event: &Event, app: &App) -> String {
    event::describe(app.lang, &event.change, &app.data.state.board)
}

/// Everything about one event: also the day that it is about, if that is another one, and why.
pub(crate) fn sentence(event: &Event, app: &App) -> String {
    let board = &app.data.state.board;
    let recorded = event.recorded.with_timezone(&board.settings.zone);
    let mut text = event::describe(app.lang, &event.change, board);
    if recorded.date_naive() != event.effective {
        text.push_str(&ui::effective_on(app.lang, &event.effective.to_string()));
    }
    if let Some(reason) = &event.reason {
        text.push_str(&ui::because(app.lang, reason));
    }
    text
}
