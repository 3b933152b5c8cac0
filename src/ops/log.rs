//! Reads of the log.

use std::collections::BTreeSet;

use super::{Error, EventQuery, Session};
use crate::domain::event::Event;

impl Session {
    /// A part of the log, the newest first.
    pub fn events(&mut self, query: &EventQuery) -> Result<Vec<Event>, Error> {
        let until = [query.until, self.past].into_iter().flatten().min();
        self.store.events(&EventQuery {
            until,
            ..query.clone()
        })
    }

    /// Which of these events were turned back.
    pub fn undone(&self, seqs: &[u64]) -> Result<BTreeSet<u64>, Error> {
        self.store.undone(seqs, self.past)
    }

    /// The first events behind `seq`, at most so many, in the order of recording.
    pub fn events_after(&self, seq: u64, limit: u32) -> Result<Vec<Event>, Error> {
        self.store.events_after(seq, limit)
    }

    /// The whole log in the order of recording.
    pub fn all_events(&self) -> Result<Vec<Event>, Error> {
        let mut events = self.store.all_events()?;
        if let Some(day) = self.past {
            events.retain(|event| event.effective <= day);
        }
        Ok(events)
    }

    /// The hash of an event, as hexadecimal digits.
    pub fn hash_of(&self, seq: u64) -> Result<Option<String>, Error> {
        Ok(self.store.link_of(seq)?.map(|link| link.to_string()))
    }
}
