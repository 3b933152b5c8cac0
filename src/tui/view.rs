//! Draws everything: header, screen, overlays, hint bar. Nothing here changes anything.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::app::{App, Tone};
use super::asof;
use super::command::{self, Id, Row, Scope};
use super::overlay::{self, too_small};
use super::theme::Role;
use super::widget::line::Line;
use super::widget::paint::Paint;
use super::{vacant, welcome};
use crate::domain::person::Role as Rank;
use crate::domain::rights::{Act, Standing};
use crate::i18n::ui::people as words;
use crate::i18n::{trade, ui};
use crate::text::width::wrap;

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
    vacant::draw(app, &mut paint, body(size));
    hints(app, &mut paint);
    overlay::draw(app, &mut paint, body(size));
    welcome::draw(app, &mut paint, body(size));
    pending(app, &mut paint);
    toast(app, &mut paint);
    paint.cursor
}

/// Board, screen, filter; date, weekday, actor. While the past is looked at, that is said in the place of the board.
fn header(app: &App, paint: &mut Paint<'_>) {
    if app.data.looks_back {
        return banner(app, paint);
    }
    let (width, _) = app.size;
    let board = &app.data.state.board;
    let day = ui::day(app.lang, app.data.today);
    let right = Line::of(Role::Text, &format!("{day}  ")).and(identity(app));
    let right_wide = u16::try_from(right.columns()).unwrap_or(0).min(width / 2);
    let mut line = Line::of(Role::Header, trade::title(app.lang, &board.title));
    line.push(Role::Text, &format!("  {}", app.screen().title(app)));
    filtered(app, &mut line);
    let room = width.saturating_sub(right_wide + 3);
    paint.line((1, 0), room, &line);
    let x = width.saturating_sub(right_wide + 1);
    paint.line((x, 0), right_wide, &right);
}

/// Who sits here: his name with his department, or that he only looks on. On a board without people his login.
fn identity(app: &App) -> Line {
    let (data, lang) = (&app.data, app.lang);
    let who = data.state.board.who(data.actor());
    let line = Line::of(Role::Text, &who);
    match data.standing() {
        Standing::Person(person) if person.role == Rank::Operator => {
            let depts = data.departments_short(lang);
            line.with(Role::Dim, &depts)
        }
        Standing::Owner | Standing::Person(_) if data.may(Act::Report, None).is_ok() => line,
        _ => line.with(Role::Warn, &format!(" [{}]", words::looks_on(lang))),
    }
}

/// What the filter is and how many it lets through.
fn filtered(app: &App, line: &mut Line) {
    if !app.data.filter.is_empty() && app.screen().filters() {
        let hits = ui::hits(app.lang, app.data.shown, app.data.state.projects.len());
        line.push(Role::Warn, &format!("  /{}", app.data.filter.text()));
        line.push(Role::Dim, &format!("  {hits}"));
    }
}

/// The line at the top while the past is looked at.
fn banner(app: &App, paint: &mut Paint<'_>) {
    let (width, _) = app.size;
    let (mut left, right) = asof::banner(app);
    filtered(app, &mut left);
    let wide = u16::try_from(right.columns()).unwrap_or(0).min(width / 2);
    paint.line((0, 0), width.saturating_sub(wide + 2), &left);
    paint.line((width.saturating_sub(wide + 1), 0), wide, &right);
}

/// Commands of the place where keys count now, as many as fit.
fn hints(app: &App, paint: &mut Paint<'_>) {
    let (width, height) = app.size;
    let mut line = Line::default();
    let scopes = app.scopes();
    // In the order of the table, which is that of importance, and not scope by scope.
    let rows = command::commands().filter_map(|row| {
        let scope = scopes.iter().find(|scope| row.scopes.contains(scope))?;
        // A text is left before the program is.
        let is_offered = app.is_enabled(row) && !(row.id == Id::Quit && app.is_typing());
        is_offered.then_some((*scope, row))
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
    // While letters are typed, a key that is a letter means itself.
    let is_typing = app.scopes().contains(&Scope::Text);
    let keys = app.keymap.shown(scope, row);
    let is_known = |key: &&String| key.chars().count() > 1 && row.id != Id::Search;
    let key = keys.iter().find(|key| !is_typing || is_known(key));
    if let (Some(text), Some(key)) = (row.hint, key) {
        line.push(Role::Key, &format!("[{key}]"));
        line.push(Role::Text, text(app.lang));
    }
    line
}

/// What may follow the keys typed so far, over as many lines as it needs.
fn pending(app: &App, paint: &mut Paint<'_>) {
    let (width, height) = app.size;
    let mut typed = app.count.map(|count| count.to_string()).unwrap_or_default();
    typed.push_str(&super::key::show(&app.pending));
    if typed.is_empty() {
        return;
    }
    let mut lines = vec![Line::of(Role::Key, &format!(" {typed}_"))];
    for piece in followers(app) {
        let is_full = |line: &&mut Line| line.columns() + piece.columns() < usize::from(width);
        match lines.last_mut().filter(is_full) {
            Some(line) => line.pieces.extend(piece.pieces),
            None => lines.push(Line::of(Role::Text, "   ").and(piece)),
        }
    }
    let count = u16::try_from(lines.len()).unwrap_or(1);
    let y = height.saturating_sub(count);
    paint.clear(Rect {
        x: 0,
        y,
        width,
        height: count,
    });
    for (line, y) in lines.iter().zip(y..height) {
        paint.line((0, y), width, line);
    }
}

/// The keys that may come next, with what they do.
fn followers(app: &App) -> Vec<Line> {
    let piece = |key: &str, text: &str| {
        Line::of(Role::Key, &format!("  {key}")).with(Role::Text, &format!(" {text}"))
    };
    if app.pending.is_empty() {
        return vec![piece("G", ui::cmd_jump(app.lang))];
    }
    let scopes = app.scopes();
    let following = app.keymap.continuing(&scopes, &app.pending);
    let mut pieces: Vec<(Id, Line)> = Vec::new();
    for (keys, id) in following {
        let rest = keys.get(app.pending.len()..).unwrap_or_default();
        let row = command::commands().find(|row| row.id == id);
        let text = row.map_or("", |row| (row.text)(app.lang));
        // Of several keys for the same the first says enough.
        if pieces.iter().all(|(known, _)| *known != id) {
            pieces.push((id, piece(&super::key::show(rest), text)));
        }
    }
    pieces.into_iter().map(|(_, piece)| piece).collect()
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
