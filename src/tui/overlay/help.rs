//! The help of a screen, made from the command table.

use ratatui::layout::Rect;

use crate::i18n::ui;
use crate::text::width::{columns, pad};
use crate::tui::app::App;
use crate::tui::command::{self, Id, Scope};
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// The columns of the keys, the widest row of the table with a gap.
const KEYS: usize = 25;

/// How far it is scrolled.
#[derive(Debug, Default)]
pub(crate) struct Help {
    top: usize,
}

impl Help {
    pub(super) fn command(&mut self, id: Id, app: &App) -> Vec<Step> {
        let body = crate::tui::view::body(app.size);
        let page = usize::from(body.height.saturating_sub(3)).max(1);
        let last = lines(app).len().saturating_sub(page);
        self.top = match id {
            Id::Down => self.top.saturating_add(1),
            Id::Up => self.top.saturating_sub(1),
            Id::PageDown => self.top.saturating_add(page),
            Id::PageUp => self.top.saturating_sub(page),
            Id::First => 0,
            Id::Last => last,
            Id::Cancel => return vec![Step::Close],
            _ => self.top,
        }
        .min(last);
        Vec::new()
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let lines = lines(app);
        paint.clear(body);
        let heading = ui::help_title(app.lang, &app.screen().title(app));
        paint.text((body.x, body.y), body.width, Role::Title, &heading);
        paint.rule((body.x, body.y + 1), body.width);
        let page = usize::from(body.height.saturating_sub(2));
        let seen = lines.iter().skip(self.top).take(page);
        for (line, y) in seen.zip(body.y + 2..body.bottom()) {
            paint.line((body.x, y), body.width, line);
        }
        let below = lines.len().saturating_sub(self.top + page);
        if below > 0 {
            let more = ui::more_lines(app.lang, below);
            let x = body
                .right()
                .saturating_sub(u16::try_from(columns(&more)).unwrap_or(0));
            paint.text((x, body.y), body.width, Role::Dim, &more);
        }
    }
}

/// Commands of the screen, of every screen, of texts and forms; then what the signs mean.
fn lines(app: &App) -> Vec<Line> {
    let mut lines = Vec::new();
    let here = app.screen().scope();
    let modes = app.screen().modes();
    let rest = [Scope::Global, Scope::Form, Scope::Text];
    for scope in std::iter::once(here)
        .chain(modes.iter().copied())
        .chain(rest)
    {
        lines.push(Line::of(Role::Header, scope.name(app.lang)));
        for row in command::of(scope) {
            let keys = app.keymap.shown(scope, row).join("  ");
            let line = Line::of(Role::Key, &pad(&format!("  {keys}"), KEYS))
                .with(Role::Text, (row.text)(app.lang));
            lines.push(line);
        }
        if scope == here && app.screen().counts() {
            let line =
                Line::of(Role::Key, &pad("  12G", KEYS)).with(Role::Text, ui::cmd_jump(app.lang));
            lines.push(line);
        }
    }
    lines.push(Line::of(Role::Header, ui::signs_title(app.lang)));
    let own = app.screen().signs(app.lang).lines();
    let signs = ui::signs(app.lang).lines().chain(own);
    lines.extend(signs.map(|text| Line::of(Role::Text, &format!("  {text}"))));
    lines
}
