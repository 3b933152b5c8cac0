//! What somebody who opens the screens for the first time is told: the program in a few lines, until the first key.

use ratatui::layout::Rect;

use super::app::App;
use super::command::{self, Id, Scope};
use super::effect::Effect;
use super::input::Stroke;
use super::key::{Code, Key};
use super::keymap::Resolved;
use super::step::Step;
use super::theme::Role;
use super::widget::line::Line;
use super::widget::paint::{Paint, centred};
use crate::i18n::ui::start as words;
use crate::text::width::{columns, pad};

/// Under what it is remembered that somebody was welcomed.
pub const WELCOMED: &str = "welcomed";

/// Where somebody is for the first time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Welcome {
    /// On a board of his own.
    Board,
    /// On the demo's throwaway board.
    Demo,
}

/// The columns of the keys.
const KEYS: usize = 10;

/// The welcome was seen, and does not come again for this person.
pub(crate) fn seen() -> Step {
    Step::Do(Effect::Remember(WELCOMED, "1".to_owned()))
}

/// Whether a key does no more than close the welcome: those that say yes or no to a text, and those without a meaning.
pub(crate) fn only_closes(app: &App, stroke: Stroke) -> bool {
    let is_answer = [Code::Enter, Code::Esc, Code::Char(' ')]
        .into_iter()
        .any(|code| stroke.key == Key::plain(code));
    // A letter typed with an input method on is answered with how to switch it off, as everywhere.
    let is_unknown = app.keymap.resolve(&app.scopes(), &[stroke.key]) == Resolved::Unknown;
    is_answer || is_unknown && !stroke.is_han() && stroke.key.digit().is_none()
}

/// Draws it over everything.
pub(crate) fn draw(app: &App, paint: &mut Paint<'_>, body: Rect) {
    let Some(welcome) = app.welcome else { return };
    let lines = lines(app, welcome);
    let widest = lines.iter().map(Line::columns).max().unwrap_or(0);
    let widest = widest.max(columns(words::heading(app.lang)));
    let width = u16::try_from(widest + 4).unwrap_or(u16::MAX);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let area = centred(body, width.min(body.width), height.min(body.height));
    let inside = paint.popup(area, words::heading(app.lang));
    for (line, y) in lines.iter().zip(inside.top()..inside.bottom()) {
        paint.line((inside.x, y), inside.width, line);
    }
    paint.cursor = None;
}

fn lines(app: &App, welcome: Welcome) -> Vec<Line> {
    let lang = app.lang;
    let line =
        |keys: &str, text: &str| Line::of(Role::Key, &pad(keys, KEYS)).with(Role::Text, text);
    let by = |id: Id, text: &str| line(&keys(app, id), text);
    let mut lines = vec![
        line(words::arrows(lang), words::moves(lang)),
        by(Id::Entries, words::reports(lang)),
        by(Id::Overdue, words::reviews(lang)),
        by(Id::Filter, words::filters(lang)),
        by(Id::Palette, words::commands(lang)),
        by(Id::Help, words::helps(lang)),
        Line::default(),
    ];
    if welcome == Welcome::Demo {
        lines.push(Line::of(Role::Warn, words::is_demo(lang)));
    }
    lines.push(Line::of(Role::Dim, words::any_key(lang)));
    lines
}

/// All keys of a command as they are bound now.
fn keys(app: &App, id: Id) -> String {
    let row = command::of(Scope::Board).chain(command::of(Scope::Global));
    let row = row.into_iter().find(|row| row.id == id);
    row.map_or_else(String::new, |row| {
        let scope = row.scopes.first().copied().unwrap_or(Scope::Global);
        app.keymap.shown(scope, row).join(" ")
    })
}
