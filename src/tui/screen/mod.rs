//! The screens: a folder each, with its state, what commands do to it, and how it is drawn.

pub(crate) mod board;
pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod project;

use ratatui::layout::Rect;

use super::app::App;
use super::command::{Id, Scope};
use super::data::Data;
use super::step::Step;
use super::widget::paint::Paint;
use crate::domain::event::Event;
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::i18n::Lang;
use crate::ops::EventQuery;

/// One of them.
#[derive(Debug)]
pub(crate) enum Screen {
    Board(board::State),
    List(list::State),
    Project(Box<project::State>),
    Log(log::State),
}

impl Screen {
    /// Where its keys are bound.
    pub(crate) const fn scope(&self) -> Scope {
        match self {
            Self::Board(_) => Scope::Board,
            Self::List(_) => Scope::List,
            Self::Project(_) => Scope::Project,
            Self::Log(_) => Scope::Log,
        }
    }

    /// Its name for the line at the top.
    pub(crate) fn title(&self, app: &App) -> String {
        self.scope().name(app.lang).to_owned()
    }

    /// Whether digits make a number before a command.
    pub(crate) const fn counts(&self) -> bool {
        matches!(self, Self::Board(_) | Self::List(_))
    }

    /// The project that commands are about.
    pub(crate) fn selected(&self, data: &Data) -> Option<ProjectId> {
        let id = match self {
            Self::Board(state) => state.selected(),
            Self::List(state) => state.selected(),
            Self::Project(state) => Some(state.id()),
            Self::Log(state) => state.selected(),
        };
        id.filter(|id| data.project(*id).is_some())
    }

    /// Whether a milestone or problem is selected.
    pub(crate) fn has_part(&self, data: &Data) -> bool {
        match self {
            Self::Project(state) => state.part(data).is_some(),
            Self::Board(_) | Self::List(_) | Self::Log(_) => false,
        }
    }

    /// Selects a project.
    pub(crate) fn select(&mut self, id: ProjectId, data: &Data) {
        match self {
            Self::Board(state) => state.select(id, data),
            Self::List(state) => state.select(id),
            Self::Project(_) | Self::Log(_) => {}
        }
    }

    /// Makes selection and scroll position fit.
    pub(crate) fn settle(&mut self, data: &Data, body: Rect, lang: Lang) {
        match self {
            Self::Board(state) => state.settle(data, body, lang),
            Self::List(state) => state.settle(data, body, lang),
            Self::Project(state) => state.settle(data, body, lang),
            Self::Log(state) => state.settle(data, body),
        }
    }

    /// Does what a command says.
    pub(crate) fn command(&mut self, id: Id, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        match self {
            Self::Board(state) => state.command(id, data, body),
            Self::List(state) => state.command(id, body),
            Self::Project(state) => state.command(id, data, body, lang),
            Self::Log(state) => state.command(id, body),
        }
    }

    /// The part of the log that it shows.
    pub(crate) fn wanted_events(&self) -> Option<EventQuery> {
        match self {
            Self::Board(_) | Self::List(_) => None,
            Self::Project(state) => Some(state.wanted_events()),
            Self::Log(_) => Some(log::query()),
        }
    }

    /// Takes a part of the log in, if it is the one that it shows.
    pub(crate) fn hear(&mut self, query: &EventQuery, events: &[Event]) {
        if self.wanted_events().as_ref() != Some(query) {
            return;
        }
        match self {
            Self::Board(_) | Self::List(_) => {}
            Self::Project(state) => state.hear(events),
            Self::Log(state) => state.hear(events),
        }
    }

    /// Takes a project in that was read with everything.
    pub(crate) fn hear_project(&mut self, project: &Project) {
        match self {
            Self::Project(state) => state.hear_project(project),
            Self::Board(_) | Self::List(_) | Self::Log(_) => {}
        }
    }

    /// Draws it.
    pub(crate) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        match self {
            Self::Board(state) => board::view::draw(state, app, paint, body),
            Self::List(state) => list::view::draw(state, app, paint, body),
            Self::Project(state) => project::view::draw(state, app, paint, body),
            Self::Log(state) => log::view::draw(state, app, paint, body),
        }
    }
}
