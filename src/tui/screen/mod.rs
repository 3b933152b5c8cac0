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
use super::draft::Keep;
use super::effect::{Effect, Filed};
use super::input::Mouse;
use super::read::{Answer, Read};
use super::step::{Choice, Step};
use super::widget::paint::Paint;
use crate::domain::id::{Day, ProjectId};
use crate::domain::rights::Act;
use crate::i18n::Lang;

/// What every screen can do. Only `update` calls what takes `&mut self`; drawing changes nothing.
pub(crate) trait Screen: Debug {
    /// Where its keys are bound.
    fn scope(&self) -> Scope;

    /// Its name for the line at the top.
    fn title(&self, app: &App) -> String {
        self.scope().name(app.lang).to_owned()
    }

    /// Where keys count now, the strongest first.
    fn scopes(&self) -> Vec<Scope> {
        vec![self.scope(), Scope::Global]
    }

    /// Other scopes of its own that its help shall tell of.
    fn modes(&self) -> &'static [Scope] {
        &[]
    }

    /// What its own signs mean, a line each.
    fn signs(&self, _lang: Lang) -> &'static str {
        ""
    }

    /// Whether characters go into a text.
    fn is_typing(&self) -> bool {
        self.scopes().contains(&Scope::Text)
    }

    /// Takes typed or pasted characters into that text.
    fn typed(&mut self, _text: &str, _data: &Data, _lang: Lang) -> Vec<Step> {
        Vec::new()
    }

    /// What was typed or decided and is not kept yet; asked for in a quiet moment and before the screen is left.
    fn keep(&mut self) -> Vec<Effect> {
        Vec::new()
    }

    /// Whether a command that is the same for every project is done in another way here.
    fn takes(&self, _id: Id) -> bool {
        false
    }

    /// What sort of thing a command does here, where only the place knows; `None` where it changes nothing.
    fn act(&self, _id: Id, _data: &Data) -> Option<Act> {
        None
    }

    /// Weekly entries came back, whoever sent them.
    fn filed(&mut self, _filed: &[Filed], _data: &Data, _lang: Lang) -> Vec<Step> {
        Vec::new()
    }

    /// Another login's unsent text was put aside.
    fn aside(&mut self, _keep: &Keep, _theirs: &str) {}

    /// Whether digits make a number before a command.
    fn counts(&self) -> bool {
        false
    }

    /// The project that commands are about; it may be gone by now, see [`App::selected`].
    fn selected(&self) -> Option<ProjectId> {
        None
    }

    /// The project that is open here, so that others should know.
    fn opens(&self) -> Option<ProjectId> {
        None
    }

    /// The projects that are chosen for being changed together, in the order in which they are seen.
    fn marked(&self) -> Vec<ProjectId> {
        Vec::new()
    }

    /// Takes Esc for itself, where there is something to give up before the screen is left.
    fn escape(&mut self) -> bool {
        false
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

    /// Selects a project that was moved here, unless it went out of sight.
    fn follow(&mut self, id: ProjectId, data: &Data) {
        self.select(id, data);
    }

    /// Goes to one of its parts, as a [`Step::Part`] says.
    fn go_to(&mut self, _part: usize, _data: &Data) {}

    /// Whether it shows only what the filter lets through; where it does not, the header does not name the filter.
    fn filters(&self) -> bool {
        true
    }

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

    /// What it needs read besides the board: when it is opened, and again after every change.
    fn wants(&self) -> Vec<Read> {
        Vec::new()
    }

    /// Takes what was read, if it is what it shows.
    fn hear(&mut self, _read: &Read, _answer: &Answer) {}

    /// Draws it.
    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect);
}
