//! Keeping a board in memory up to date: the whole once, then only what was touched.

use super::{Error, Head, Session};
use crate::domain::calendar::Week;
use crate::domain::renewal::Renewal;

/// How many past weeks of entries a board holds in memory: enough for "last week" and for a late report.
const WEEKS_HELD: u64 = 8;

/// What was handed out last to whoever holds the board in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Given {
    /// The end of the log in it.
    head: Head,
    /// From when on it has weekly entries.
    since: Week,
}

impl Session {
    /// What is new since the last time that this was asked, and the place of the last event in it. The first time, in
    /// another week, and whenever the past is looked at or was, it is everything.
    pub fn renewal(&mut self) -> Result<(Renewal, u64), Error> {
        let since = self.entries_since();
        let given = self.given.take().filter(|given| given.since == since);
        let given = given.filter(|_| self.past.is_none());
        let part = match given {
            Some(Given { head, .. }) => self.store.state_behind(head, since)?,
            None => None,
        };
        let Some((part, head)) = part else {
            return self.renewal_of_all();
        };
        if let Some(board) = &part.board {
            self.zone = board.settings.zone;
        }
        self.given = Some(Given { head, since });
        Ok((Renewal::Part(part), head.seq))
    }

    /// Everything, whatever was asked before.
    pub fn renewal_of_all(&mut self) -> Result<(Renewal, u64), Error> {
        self.given = None;
        if self.past.is_some() {
            // First the place, then the state: what is written between the two is heard of once more, and not missed.
            let seq = self.head()?.seq;
            return Ok((Renewal::Whole(Box::new(self.state()?)), seq));
        }
        let since = self.entries_since();
        let state = self.store.state(since)?;
        let head = self.store.known();
        self.zone = state.board.settings.zone;
        self.given = Some(Given { head, since });
        Ok((Renewal::Whole(Box::new(state)), head.seq))
    }

    /// From which week on a board holds weekly entries.
    pub(super) fn entries_since(&self) -> Week {
        let day = self
            .today()
            .checked_sub_days(chrono::Days::new(7 * WEEKS_HELD));
        Week::of(day.unwrap_or_default())
    }

    /// Sets what is done when a change has to wait for others for longer than a moment, such as saying so.
    pub fn on_wait(&mut self, say: impl Fn() + Send + 'static) {
        self.store.on_wait(Box::new(say));
    }

    /// Takes less memory for what is held for hours: reading again is left to the system.
    pub fn keep_few_pages(&self) -> Result<(), Error> {
        self.store.keep_few_pages()
    }
}
