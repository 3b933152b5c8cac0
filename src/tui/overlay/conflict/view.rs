//! Draws a conflict.
//!
//! ```text
//! +- #4 was changed meanwhile ------------------------------+
//! | What others did meanwhile                               |
//! | 03-14 09:00 li: entry 2025-W11: ...                     |
//! | What you want                                           |
//! | >[ ] Progress  theirs: ..                               |
//! |                mine:   ..                               |
//! | [1] keep theirs  ...                                    |
//! +---------------------------------------------------------+
//! ```

use ratatui::layout::Rect;

use super::{Clash, Piece};
use crate::domain::aspect::in_the_way;
use crate::i18n::{event, ui};
use crate::text::width::{columns, pad, wrap};
use crate::tui::app::App;
use crate::tui::command::{Id, Scope, of};
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::{Paint, centred};

/// At most so many lines of what others did: the choice below must stay on the screen.
const THEIRS: usize = 6;

impl Clash {
    pub(in crate::tui::overlay) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let width = 100.min(body.width.saturating_sub(2));
        let inner = usize::from(width.saturating_sub(4));
        let choices = self.choices(app);
        let room = usize::from(body.height.saturating_sub(2)).saturating_sub(choices.len());
        let mut lines = self.theirs(app, inner);
        lines.extend(self.mine(app, inner, room.saturating_sub(lines.len())));
        lines.truncate(room);
        lines.extend(choices);
        let height = u16::try_from(lines.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2);
        let heading = ui::conflict_title(app.lang, self.conflict.now.id);
        let inside = paint.popup(centred(body, width, height), &heading);
        for (line, y) in lines.iter().zip(inside.top()..inside.bottom()) {
            paint.line((inside.x, y), inside.width, line);
        }
    }

    /// Those of the others' changes that stand in the way.
    fn theirs(&self, app: &App, width: usize) -> Vec<Line> {
        let board = &app.data.state.board;
        let zone = board.settings.zone;
        let mut lines = Vec::new();
        for theirs in in_the_way(&self.conflict.mine.command, &self.conflict.theirs) {
            let at = theirs.recorded.with_timezone(&zone);
            let at = at.format("%m-%d %H:%M").to_string();
            let what = event::describe(app.lang, &theirs.change, board);
            let text = format!("{at} {}: {what}", board.who(&theirs.actor));
            let wrapped = wrap(&text, width);
            lines.extend(wrapped.iter().map(|text| Line::of(Role::Text, text)));
        }
        // The latest is at the end.
        let hidden = lines.len().saturating_sub(THEIRS);
        lines.drain(..hidden);
        lines.insert(0, Line::of(Role::Header, ui::conflict_theirs(app.lang)));
        lines
    }

    fn mine(&self, app: &App, width: usize, room: usize) -> Vec<Line> {
        let mut lines = vec![Line::of(Role::Header, ui::conflict_mine(app.lang))];
        if self.pieces.is_empty() {
            let wrapped = wrap(&self.run.what, width);
            lines.extend(wrapped.iter().map(|text| Line::of(Role::Text, text)));
        } else {
            let each = room.saturating_sub(2) / self.pieces.len();
            for (index, piece) in self.pieces.iter().enumerate() {
                lines.extend(self.piece(app, index, piece, width, (each / 2).max(1)));
            }
        }
        lines.push(Line::default());
        lines
    }

    /// Both versions of a piece, each in at most so many rows.
    fn piece(&self, app: &App, at: usize, piece: &Piece, width: usize, rows: usize) -> Vec<Line> {
        let mark = if at == self.at { app.glyphs.mark } else { " " };
        let (theirs, mine) = (
            ui::conflict_of_theirs(app.lang),
            ui::conflict_of_mine(app.lang),
        );
        let label = self.pieces.iter().map(|piece| columns(&piece.label)).max();
        let label = label.unwrap_or(0).min(width / 3);
        let head = columns(theirs).max(columns(mine));
        let room = width.saturating_sub(label + head + 8).max(8);
        let mut lines = Vec::new();
        for (is_mine, whose, text) in [(false, theirs, &piece.theirs), (true, mine, &piece.mine)] {
            let chosen = if is_mine == piece.is_mine {
                "(*)"
            } else {
                "( )"
            };
            let text = if text.is_empty() {
                ui::conflict_empty(app.lang)
            } else {
                text
            };
            for (row, text) in wrap(text, room).iter().take(rows).enumerate() {
                let is_first = row == 0;
                let name = if is_first && !is_mine {
                    piece.label.as_str()
                } else {
                    ""
                };
                let (chosen, whose) = if is_first {
                    (chosen, whose)
                } else {
                    ("   ", "")
                };
                lines.push(
                    Line::of(Role::Mark, if is_first && !is_mine { mark } else { " " })
                        .with(Role::Label, &pad(name, label))
                        .with(Role::Key, &format!(" {chosen} "))
                        .with(Role::Dim, &format!("{} ", pad(whose, head)))
                        .with(Role::Text, text),
                );
            }
        }
        lines
    }

    /// The ways on that there are here, with their keys.
    fn choices(&self, app: &App) -> Vec<Line> {
        let is_offered = |id: Id| match id {
            Id::KeepTheirs | Id::WriteMine => true,
            Id::KeepEditing => self.of_form(),
            Id::WriteNote => self.words().is_some(),
            Id::Toggle | Id::WriteChosen => self.pieces.len() > 1,
            _ => false,
        };
        let rows = of(Scope::Conflict).filter(|row| is_offered(row.id));
        rows.map(|row| {
            let keys = app.keymap.shown(Scope::Conflict, row);
            let key = keys.first().map_or("", String::as_str);
            Line::of(Role::Key, &format!("[{key}] ")).with(Role::Text, (row.text)(app.lang))
        })
        .collect()
    }
}
