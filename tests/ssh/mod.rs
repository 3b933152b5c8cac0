//! Access over SSH without accounts, through a real sshd: who is let in, what he may ask for, and what stands on record.

mod board;
mod commands;
mod host;
mod keys;
mod refused;

use duban::domain::entrance::{Step, Why};
use duban::domain::id::Actor;
use duban::domain::via::{Via, Way};
use duban::ops::EntranceQuery;

use crate::support::sshd::Host;

/// What the record says of a login, the oldest first.
fn record(host: &Host, login: &str) -> Vec<(Step, String, Option<Why>)> {
    let query = EntranceQuery {
        login: Some(Actor(login.to_owned())),
        ..EntranceQuery::default()
    };
    let rows = host.session().entrances(&query).unwrap().into_iter().rev();
    rows.map(|row| (row.step, row.words, row.why)).collect()
}

/// How somebody comes who comes by a key.
fn by(host: &Host, key: &str) -> Via {
    Via {
        way: Way::Key,
        key: Some(host.fingerprint(key)),
        from: Some("127.0.0.1".to_owned()),
    }
}
