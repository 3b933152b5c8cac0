//! The log: what happened, the newest first, in words.

pub(crate) mod view;

use ratatui::layout::Rect;

use crate::domain::event::Event;
use crate::domain::id::ProjectId;
use crate::ops::EventQuery;
use crate::tui::command::Id;
use crate::tui::data::Data;
use crate::tui::step::Step;
use crate::tui::widget::scroll::{moved, top_of};

/// How many events are read.
const READ: u32 = 500;

/// Which part of the log the screen shows.
pub(crate) fn query() -> EventQuery {
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

impl State {
    /// The project of the selected event.
    pub(crate) fn selected(&self) -> Option<ProjectId> {
        self.events.get(self.at)?.project
    }

    /// Takes the events in.
    pub(crate) fn hear(&mut self, events: &[Event]) {
        self.events = events.to_vec();
    }

    /// Does what a command says.
    pub(crate) fn command(&mut self, id: Id, body: Rect) -> Vec<Step> {
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

    /// Finds the selection again and scrolls to it.
    pub(crate) fn settle(&mut self, _data: &Data, body: Rect) {
        let found = self
            .events
            .iter()
            .position(|event| Some(event.seq) == self.selected);
        self.at = found
            .unwrap_or(self.at)
            .min(self.events.len().saturating_sub(1));
        self.top = top_of(self.top, self.at, self.events.len(), view::rows(body));
    }
}
