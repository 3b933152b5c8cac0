//! The minutes of a review, as they would be saved.

use ratatui::layout::Rect;

use super::Overlay;
use super::path::{PathLine, Written};
use crate::i18n::{Lang, ui};
use crate::report::format::Format;
use crate::report::paper::{Report, file_name};
use crate::report::{minutes, txt};
use crate::text::width::columns;
use crate::tui::app::App;
use crate::tui::command::Id;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::turned;

/// The widest that a line of them gets.
const WIDEST: u16 = 120;

/// The minutes and how far they are scrolled.
#[derive(Debug)]
pub(crate) struct Minutes {
    shown: minutes::Minutes,
    top: usize,
}

impl Minutes {
    /// Shows them from the beginning.
    pub(crate) const fn new(shown: minutes::Minutes) -> Self {
        Self { shown, top: 0 }
    }

    pub(super) fn command(&mut self, id: Id, app: &App) -> Vec<Step> {
        match id {
            Id::Save => {
                let name = file_name(&self.shown.stem(app.lang), Format::Md);
                let line = PathLine::new(&name, Written::Minutes(Box::new(self.shown.clone())));
                return vec![Step::open(Overlay::Path(Box::new(line)))];
            }
            Id::Cancel => return vec![Step::Close],
            _ => {}
        }
        let body = crate::tui::view::body(app.size);
        let count = self.lines(app.lang, body.width).len();
        let page = usize::from(body.height).max(1);
        self.top = turned(self.top, id, page, count);
        Vec::new()
    }

    /// The lines, the title without its rule.
    fn lines(&self, lang: Lang, width: u16) -> Vec<String> {
        let blocks = self.shown.paper(lang).blocks;
        let width = usize::from(width.min(WIDEST).saturating_sub(2));
        let text = txt::write_in(lang, &blocks, width);
        text.lines().map(str::to_owned).collect()
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let lines = self.lines(app.lang, body.width);
        let page = usize::from(body.height);
        let top = self.top.min(lines.len().saturating_sub(page));
        paint.clear(body);
        for (line, y) in lines.iter().skip(top).zip(body.top()..body.bottom()) {
            paint.text((body.x + 1, y), body.width, Role::Text, line);
        }
        let below = lines.len().saturating_sub(top + page);
        if below > 0 {
            let more = ui::more_lines(app.lang, below);
            let wide = u16::try_from(columns(&more)).unwrap_or(0);
            let x = body.right().saturating_sub(wide);
            paint.text((x, body.y), body.width, Role::Dim, &more);
        }
    }
}
