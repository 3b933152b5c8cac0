//! The record of logins, as it is written and read.
//!
//! It speaks of what happened, so its times come from the system's clock, also where a board is looked at by another
//! one; only a sandbox goes by the clock that is set.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Bound, EntranceQuery, Error, Purpose, Recorded, Session};
use crate::clock::Clock;
use crate::domain::entrance::{Entrance, Step, Why};
use crate::domain::id::Actor;

/// What one login may cause to be written in an hour: more than anybody needs, little enough that nobody fills a disk.
const HOURLY: Bound = Bound {
    span: TimeDelta::hours(1),
    most: 1_000,
};

impl Session {
    /// Puts down what happened to the one who is here. Where that cannot be done he must not come in.
    pub fn record(&mut self, step: Step, words: &str, why: Option<Why>) -> Result<Recorded, Error> {
        let entrance = Entrance {
            at: self.happened(),
            login: self.actor().clone(),
            via: self.login().via.clone(),
            step,
            words: words.to_owned(),
            why,
        };
        self.store.record_entrance(&entrance, HOURLY)
    }

    fn happened(&self) -> DateTime<Utc> {
        match self.purpose {
            Purpose::Ordinary => Clock::System.now(),
            Purpose::Sandbox => self.clock.now(),
        }
    }

    /// A part of the record of logins, the newest first.
    pub fn entrances(&self, query: &EntranceQuery) -> Result<Vec<Entrance>, Error> {
        self.store.entrances(query)
    }

    /// When each login came in last over SSH. What is done at the host itself leaves no row.
    pub fn last_seen(&self) -> Result<BTreeMap<Actor, DateTime<Utc>>, Error> {
        self.store.last_seen()
    }
}
