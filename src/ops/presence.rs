//! Who has which project open, and whether one is still welcome oneself.

use super::{Error, Session};
use crate::domain::board::Board;
use crate::domain::id::{Day, ProjectId};
use crate::domain::rights::{Denied, Standing};
use crate::domain::visit::Visit;

impl Session {
    /// Today in the board's zone, whatever day is looked at.
    pub fn present_day(&self) -> Day {
        self.clock.now().with_timezone(&self.zone).date_naive()
    }

    /// Whether he may stay at the board as it stands now.
    pub fn may_stay(&self, board: &Board) -> Result<(), Denied> {
        let (actor, via) = (&self.login.actor, self.login.via.as_ref());
        Standing::of(board, actor, self.present_day(), self.login.owns).may_stay(via)
    }

    /// Whether anybody else has committed anything since this was last asked, be it no change of the board.
    pub fn stirred(&mut self) -> Result<bool, Error> {
        self.store.stirred()
    }

    /// Who has which project open, in whichever window, also one's own.
    pub fn visits(&self) -> Result<Vec<Visit>, Error> {
        self.store.visits(self.clock.now())
    }

    /// Says that a window has this project open, since the first time that it said so; with `None` that it has none.
    /// Tells whether it was written: nothing waits for it, and a busy database goes without.
    pub fn visit(&mut self, place: &str, project: Option<ProjectId>) -> Result<bool, Error> {
        let now = self.clock.now();
        let Some(project) = project else {
            return self.store.end_visit(place);
        };
        let before = self.store.visits(now)?.into_iter();
        let since = before
            .filter(|visit| visit.place == place && visit.project == project)
            .map(|visit| visit.since)
            .next();
        let visit = Visit {
            place: place.to_owned(),
            actor: self.login.actor.clone(),
            project,
            since: since.unwrap_or(now),
        };
        self.store.keep_visit(&visit, now)
    }
}
