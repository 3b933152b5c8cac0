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
pub(crate) fn line(event: &Event, app: &App) -> Line {
    let board = &app.data.state.board;
    let at = event
        .recorded
        .with_timezone(&board.settings.zone)
        .format("%m-%d %H:%M")
        .to_string();
    let number = event.project.map(|id| id.to_string()).unwrap_or_default();
    let title = event
        .project
        .and_then(|id| app.data.project(id))
        .map(|project| project.title.as_str());
    Line::of(Role::Dim, &at)
        .with(
            Role::Text,
            &format!(" {}", pad(&event.actor.to_string(), 10)),
        )
        .with(Role::Label, &format!(" {}", pad(&number, 5)))
        .with(
            Role::Text,
            &format!(" {}", pad(title.unwrap_or_default(), 20)),
        )
        .with(
            Role::Text,
            &format!(" {}", event::describe(app.lang, &event.change, board)),
        )
}

/// Everything about one event: also the day that it is about, if that is another one, and why.
fn sentence(event: &Event, app: &App) -> String {
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
