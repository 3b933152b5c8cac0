//! The screens: a folder each, with its state, what commands do to it, and how it is drawn.

pub(crate) mod board;
pub(crate) mod dashboard;
pub(crate) mod entries;
pub(crate) mod indicators;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod overdue;
pub(crate) mod project;
pub(crate) mod timeline;
pub(crate) mod week;

use std::fmt::Debug;

use ratatui::layout::Rect;

use super::app::App;
use super::command::{Id, Scope};
use super::data::Data;
use super::effect::Effect;
use super::input::Mouse;
use super::read::{Answer, Read};
use super::step::{Choice, Step};
use super::widget::paint::Paint;
use crate::domain::id::{Day, ProjectId};
use crate::i18n::Lang;

/// What every screen can do. Only `update` calls what takes `&mut self`; drawing changes nothing.
pub(crate) trait Screen: Debug {
    /// Where its keys are bound.
    fn scope(&self) -> Scope;

    /// Its name for the line at the top.
    fn title(&self, app: &App) -> String {
        self.scope().name(app.lang).to_owned()
    }

    /// Whether digits make a number before a command.
    fn counts(&self) -> bool {
        false
    }

    /// The project that commands are about; it may be gone by now, see [`App::selected`].
    fn selected(&self) -> Option<ProjectId> {
        None
    }

    /// Whether everything here is about one project, so that undo means that one.
    fn is_about_one(&self) -> bool {
        false
    }

    /// Whether a milestone or problem is selected.
    fn has_part(&self, _data: &Data) -> bool {
        false
    }

    /// Selects a project.
    fn select(&mut self, _id: ProjectId, _data: &Data) {}

    /// Another filter is in force.
    fn filtered(&mut self, _data: &Data) {}

    /// Another day is looked at: a past one, or today again. Asked before [`Self::wants`].
    fn went_to(&mut self, _day: Day, _looks_back: bool) {}

    /// Makes selection and scroll position fit.
    fn settle(&mut self, data: &Data, body: Rect, lang: Lang);

    /// Does what a command says.
    fn command(&mut self, id: Id, data: &Data, body: Rect, lang: Lang) -> Vec<Step>;

    /// A digit was pressed that is bound to no command; `None` where it means nothing here.
    fn digit(&mut self, _digit: u32, _body: Rect) -> Option<Vec<Step>> {
        None
    }

    /// The mouse did something over it; `body` is where it was drawn.
    fn mouse(&mut self, _mouse: Mouse, _data: &Data, _body: Rect, _lang: Lang) -> Vec<Step> {
        Vec::new()
    }

    /// Something was chosen in an overlay that it had opened.
    fn chosen(&mut self, _choice: &Choice, _data: &Data) -> Vec<Step> {
        Vec::new()
    }

    /// Nothing was pressed for a moment, or it is about to be left: what it wants kept.
    fn idle(&mut self) -> Option<Effect> {
        None
    }

    /// What it needs read besides the board: when it is opened, and again after every change.
    fn wants(&self) -> Vec<Read> {
        Vec::new()
    }

    /// Takes what was read, if it is what it shows.
    fn hear(&mut self, _read: &Read, _answer: &Answer) {}

    /// Draws it.
    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect);
}
