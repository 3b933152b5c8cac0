//! The timeline.

pub(crate) mod view;

use ratatui::layout::Rect;

use crate::i18n::Lang;
use crate::tui::app::App;
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::screen::Screen;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;

/// Where one looks.
#[derive(Debug, Default)]
pub(crate) struct State;

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Timeline
    }

    fn settle(&mut self, _data: &Data, _body: Rect, _lang: Lang) {}

    fn command(&mut self, _id: Id, _data: &Data, _body: Rect, _lang: Lang) -> Vec<Step> {
        Vec::new()
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}
