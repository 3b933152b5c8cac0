//! The log: what happened, the newest first, in words.

pub(crate) mod view;

use ratatui::layout::Rect;

use crate::domain::event::Event;
use crate::domain::id::ProjectId;
use crate::i18n::Lang;
use crate::ops::EventQuery;
use crate::tui::app::App;
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::read::{Answer, Read};
use crate::tui::screen::Screen;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::{moved, top_of};

/// How many events are read.
const READ: u32 = 500;

/// Which part of the log the screen shows.
fn query() -> EventQuery {
    EventQuery {
        limit: Some(READ),
        ..EventQuery::default()
    }
}

/// Where one looks.
#[derive(Debug, Default)]
pub(crate) struct State {
    events: Vec<Event>,
    /// Number of the selected event: it stays selected when newer ones arrive.
    selected: Option<u64>,
    at: usize,
    top: usize,
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Log
    }

    fn selected(&self) -> Option<ProjectId> {
        self.events.get(self.at)?.project
    }

    fn command(&mut self, id: Id, _data: &Data, body: Rect, _lang: Lang) -> Vec<Step> {
        let page = isize::try_from(view::rows(body)).unwrap_or(1).max(1);
        let steps = match id {
            Id::Down => 1,
            Id::Up => -1,
            Id::PageDown => page,
            Id::PageUp => -page,
            Id::First => isize::MIN,
            Id::Last => isize::MAX,
            _ => return Vec::new(),
        };
        self.at = moved(self.at, steps, self.events.len());
        self.selected = self.events.get(self.at).map(|event| event.seq);
        Vec::new()
    }

    fn settle(&mut self, _data: &Data, body: Rect, _lang: Lang) {
        let found = self
            .events
            .iter()
            .position(|event| Some(event.seq) == self.selected);
        self.at = found
            .unwrap_or(self.at)
            .min(self.events.len().saturating_sub(1));
        self.top = top_of(self.top, self.at, self.events.len(), view::rows(body));
    }

    fn wants(&self) -> Vec<Read> {
        vec![Read::Log(query())]
    }

    fn hear(&mut self, read: &Read, answer: &Answer) {
        let (Read::Log(asked), Answer::Log(events, _)) = (read, answer) else {
            return;
        };
        if *asked == query() {
            self.events.clone_from(events);
        }
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}
