//! What others have just changed: it flashes for a moment where it happened.

use std::collections::BTreeSet;

use super::app::Toast;
use crate::domain::board::Board;
use crate::domain::event::Event;
use crate::domain::id::{Actor, ProjectId};
use crate::i18n::{Lang, event, ui};

/// For how many idle moments (half a second each) it flashes.
const MOMENTS: u8 = 4;

/// The projects that others have just changed.
#[derive(Debug, Default)]
pub(crate) struct Fresh {
    projects: BTreeSet<ProjectId>,
    moments: u8,
}

impl Fresh {
    /// Whether a project flashes.
    pub(crate) fn contains(&self, id: ProjectId) -> bool {
        self.projects.contains(&id)
    }

    /// Others' changes came.
    pub(crate) fn hear(&mut self, events: &[Event], me: &Actor) {
        let theirs = events.iter().filter(|event| event.actor != *me);
        self.projects
            .extend(theirs.filter_map(|event| event.project));
        self.moments = MOMENTS;
    }

    /// A moment has passed; tells whether the flashing has just ended.
    pub(crate) fn fade(&mut self) -> bool {
        if self.projects.is_empty() {
            return false;
        }
        self.moments = self.moments.saturating_sub(1);
        if self.moments == 0 {
            self.projects.clear();
        }
        self.moments == 0
    }
}

/// Who did what, in one line; `None` where nobody else did anything.
pub(crate) fn news(events: &[Event], me: &Actor, board: &Board, lang: Lang) -> Option<Toast> {
    let theirs: Vec<&Event> = events.iter().filter(|event| event.actor != *me).collect();
    let first = theirs.first()?;
    let who = board.who(&first.actor);
    let whom = first.project.map_or_else(String::new, |id| id.to_string());
    let people: BTreeSet<&Actor> = theirs.iter().map(|event| &event.actor).collect();
    let text = if people.len() > 1 {
        ui::others_did(lang, &who, people.len() - 1, theirs.len())
    } else if theirs.len() > 1 {
        ui::another_did_much(lang, &who, theirs.len())
    } else {
        ui::another_did(
            lang,
            &who,
            &whom,
            &event::describe(lang, &first.change, board),
        )
    };
    Some(Toast::news(text))
}
