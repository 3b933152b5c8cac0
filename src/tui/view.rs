//! Draws everything: header, screen, overlays, hint bar. Nothing here changes anything.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::app::{App, Tone};
use super::command::{self, Row, Scope};
use super::overlay::{self, too_small};
use super::theme::Role;
use super::widget::line::Line;
use super::widget::paint::Paint;
use crate::i18n::{trade, ui};
use crate::text::width::{columns, wrap};

/// The smallest terminal that is drawn on.
pub(crate) const SMALLEST: (u16, u16) = (60, 16);

/// Whether a terminal is too small.
pub(crate) const fn is_too_small(size: (u16, u16)) -> bool {
    size.0 < SMALLEST.0 || size.1 < SMALLEST.1
}

/// What is between header and hint bar.
pub(crate) fn body(size: (u16, u16)) -> Rect {
    Rect {
        x: 0,
        y: 1,
        width: size.0,
        height: size.1.saturating_sub(2),
    }
}

/// Draws a frame.
pub(crate) fn view(app: &App, frame: &mut Frame<'_>) {
    let cursor = paint(app, frame.buffer_mut());
    if let Some(position) = cursor {
        frame.set_cursor_position(position);
    }
}

/// Draws into a buffer; tells where the cursor shall stand.
pub(crate) fn paint(app: &App, buffer: &mut Buffer) -> Option<Position> {
    let size = (buffer.area.width, buffer.area.height);
    let mut paint = Paint::new(buffer, &app.theme, app.glyphs);
    // While a resize is on its way the buffer has a size that the state does not know yet.
    if is_too_small(size) || size != app.size {
        too_small::draw(app.lang, &mut paint, size);
        return None;
    }
    header(app, &mut paint);
    app.screen().draw(app, &mut paint, body(size));
    hints(app, &mut paint);
    overlay::draw(app, &mut paint, body(size));
    pending(app, &mut paint);
    toast(app, &mut paint);
    paint.cursor
}

/// Board, screen, filter; date, weekday, actor.
fn header(app: &App, paint: &mut Paint<'_>) {
    let (width, _) = app.size;
    let board = &app.data.state.board;
    let day = ui::day(app.lang, app.data.today);
    let right = format!("{day}  {}", app.data.actor);
    let right_wide = u16::try_from(columns(&right)).unwrap_or(0).min(width / 2);
    let mut line = Line::of(Role::Header, trade::title(app.lang, &board.title));
    line.push(Role::Text, &format!("  {}", app.screen().title(app)));
    if !app.data.filter.is_empty() {
        let hits = ui::hits(app.lang, app.data.shown, app.data.state.projects.len());
        line.push(Role::Warn, &format!("  /{}", app.data.filter.text()));
        line.push(Role::Dim, &format!("  {hits}"));
    }
    let room = width.saturating_sub(right_wide + 3);
    paint.line((1, 0), room, &line);
    paint.text(
        (width.saturating_sub(right_wide + 1), 0),
        right_wide,
        Role::Text,
        &right,
    );
}

/// Commands of the place where keys count now, as many as fit.
fn hints(app: &App, paint: &mut Paint<'_>) {
    let (width, height) = app.size;
    let mut line = Line::default();
    let scopes = app.scopes();
    // In the order of the table, which is that of importance, and not scope by scope.
    let rows = command::commands().filter_map(|row| {
        let scope = scopes.iter().find(|scope| row.scopes.contains(scope))?;
        app.is_enabled(row).then_some((*scope, row))
    });
    for (scope, row) in rows {
        let piece = hint(app, scope, row);
        let room = usize::from(width.saturating_sub(2));
        if piece.pieces.is_empty() || line.columns() + piece.columns() + 2 > room {
            continue;
        }
        if !line.pieces.is_empty() {
            line.push(Role::Text, "  ");
        }
        line.pieces.extend(piece.pieces);
    }
    paint.line(
        (1, height.saturating_sub(1)),
        width.saturating_sub(1),
        &line,
    );
}

fn hint(app: &App, scope: Scope, row: &Row) -> Line {
    let mut line = Line::default();
    if let (Some(text), Some(key)) = (row.hint, app.keymap.shown(scope, row).first()) {
        line.push(Role::Key, &format!("[{key}]"));
        line.push(Role::Text, text(app.lang));
    }
    line
}

/// What may follow the keys typed so far.
fn pending(app: &App, paint: &mut Paint<'_>) {
    let (width, height) = app.size;
    let mut typed = app.count.map(|count| count.to_string()).unwrap_or_default();
    typed.push_str(&super::key::show(&app.pending));
    if typed.is_empty() {
        return;
    }
    let scopes = app.scopes();
    let mut line = Line::of(Role::Key, &format!(" {typed}_"));
    if app.pending.is_empty() {
        line.push(Role::Text, &format!("  G {}", ui::cmd_jump(app.lang)));
    }
    for (keys, id) in app
        .keymap
        .continuing(&scopes, &app.pending)
        .filter(|_| !app.pending.is_empty())
    {
        let row = command::commands().find(|row| row.id == id);
        let text = row.map(|row| (row.text)(app.lang)).unwrap_or_default();
        line.push(Role::Key, &format!("  {}", super::key::show(keys)));
        line.push(Role::Text, &format!(" {text}"));
    }
    let y = height.saturating_sub(1);
    paint.clear(Rect {
        x: 0,
        y,
        width,
        height: 1,
    });
    paint.line((0, y), width, &line);
}

/// The sentence at the bottom, over the hints, as many lines as it needs.
fn toast(app: &App, paint: &mut Paint<'_>) {
    let Some(toast) = &app.toast else { return };
    let (width, height) = app.size;
    let (mark, role) = match toast.tone {
        Tone::Good => ("", Role::Good),
        Tone::News => ("* ", Role::Label),
        Tone::Warn => ("! ", Role::Warn),
        Tone::Error => ("! ", Role::Error),
    };
    let lines = wrap(
        &format!("{mark}{}", toast.text),
        usize::from(width.saturating_sub(2)),
    );
    let shown = lines.len().min(3);
    let count = u16::try_from(shown).unwrap_or(1);
    let y = height.saturating_sub(count);
    paint.clear(Rect {
        x: 0,
        y,
        width,
        height: count,
    });
    for (line, y) in lines.iter().take(shown).zip(y..height) {
        paint.text((1, y), width.saturating_sub(2), role, line);
    }
}
