//! The record of logins.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use rusqlite::{Connection, Row, TransactionBehavior, params};

use super::Store;
use super::error::{Error, Result};
use super::{migrate, row};
use crate::domain::entrance::{Entrance, Step, Why};
use crate::domain::id::Actor;

const TABLE: &str = "entrance";

/// Which rows of the record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntranceQuery {
    /// Only of this login.
    pub login: Option<Actor>,
    /// Only at this instant and later.
    pub since: Option<DateTime<Utc>>,
    /// At most so many, the newest; 0 for all.
    pub limit: u32,
}

/// How many rows one login may cause in some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// In how much time.
    pub span: TimeDelta,
    /// How many.
    pub most: u32,
}

/// What became of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// It stands in the record.
    Yes,
    /// The login has caused too many: that stands in the record once, the row does not.
    TooMany,
}

fn insert(conn: &Connection, entrance: &Entrance) -> Result<()> {
    let via = entrance.via.as_ref();
    let via = via.map(|via| row::json(TABLE, via)).transpose()?;
    let sql =
        "INSERT INTO entrance (at, login, via, what, words, why) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    conn.prepare_cached(sql)?.execute(params![
        entrance.at.timestamp_millis(),
        entrance.login.0,
        via,
        row::word(&entrance.step),
        entrance.words,
        entrance.why.as_ref().map(row::word),
    ])?;
    Ok(())
}

fn read(row: &Row<'_>) -> Result<Entrance> {
    let unreadable = |what: String| Error::Unreadable { table: TABLE, what };
    let at: i64 = row.get(0)?;
    let via: Option<String> = row.get(2)?;
    let why: Option<String> = row.get(5)?;
    Ok(Entrance {
        at: DateTime::from_timestamp_millis(at).ok_or_else(|| unreadable(at.to_string()))?,
        login: Actor(row.get(1)?),
        via: via.map(|via| row::from_json(TABLE, &via)).transpose()?,
        step: row::from_word(TABLE, row.get(3)?)?,
        words: row.get(4)?,
        // A reason that a newer program gave is no reason to hide the row.
        why: why.and_then(|why| row::from_word(TABLE, why).ok()),
    })
}

impl Store {
    /// Puts a row into the record, unless its login has caused as many as one may.
    pub fn record_entrance(&mut self, entrance: &Entrance, bound: Bound) -> Result<Recorded> {
        let entrance = entrance.clone().kept();
        let writing = self
            .conn
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        migrate::check(&writing)?;
        let since = entrance.at.checked_sub_signed(bound.span);
        let since = since.unwrap_or(DateTime::UNIX_EPOCH).timestamp_millis();
        let sql = "SELECT count(*) FROM entrance WHERE login = ?1 AND at > ?2";
        let count: u32 = writing
            .prepare_cached(sql)?
            .query_row(params![entrance.login.0, since], |row| row.get(0))?;
        // Whoever came in may leave, so that the record says until when he was there.
        let is_free = count < bound.most || entrance.step == Step::Leave;
        if is_free {
            insert(&writing, &entrance)?;
        } else if count == bound.most {
            let told = Entrance {
                step: Step::Refuse,
                why: Some(Why::TooMany),
                ..entrance
            };
            insert(&writing, &told)?;
        }
        writing.commit()?;
        Ok(if is_free {
            Recorded::Yes
        } else {
            Recorded::TooMany
        })
    }

    /// A part of the record, the newest first.
    pub fn entrances(&self, query: &EntranceQuery) -> Result<Vec<Entrance>> {
        let login = query.login.as_ref().map(|login| &login.0);
        let since = query.since.map(|since| since.timestamp_millis());
        let limit = if query.limit == 0 {
            -1
        } else {
            i64::from(query.limit)
        };
        let sql = include_str!("sql/entrance_read.sql");
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query(params![login, since, limit])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(read(row)?);
        }
        Ok(found)
    }

    /// When each login came in last.
    pub fn last_seen(&self) -> Result<BTreeMap<Actor, DateTime<Utc>>> {
        let sql = "SELECT login, max(at) FROM entrance WHERE what = 'enter' GROUP BY login";
        let mut statement = self.conn.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| {
            let at = DateTime::from_timestamp_millis(row.get(1)?);
            Ok((Actor(row.get(0)?), at.unwrap_or_default()))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;
    use crate::domain::via::{Via, Way};
    use crate::store::Purpose;

    const BOUND: Bound = Bound {
        span: TimeDelta::hours(1),
        most: 3,
    };

    fn row(login: &str, minute: i64, step: Step) -> Entrance {
        Entrance {
            at: DateTime::from_timestamp(minute * 60, 0).unwrap(),
            login: Actor(login.to_owned()),
            via: Some(Via {
                way: Way::Key,
                key: Some("SHA256:x".to_owned()),
                from: Some("10.0.0.7".to_owned()),
            }),
            step,
            words: "list".to_owned(),
            why: None,
        }
    }

    fn all() -> EntranceQuery {
        EntranceQuery::default()
    }

    #[test]
    fn rows_come_back_as_they_were_the_newest_first() {
        let mut store = Store::in_memory(Purpose::Sandbox).unwrap();
        let refused = Entrance {
            why: Some(Why::OtherKey),
            via: None,
            ..row("li", 2, Step::Refuse)
        };
        for entrance in [&row("wang", 1, Step::Enter), &refused] {
            assert_eq!(
                store.record_entrance(entrance, BOUND).unwrap(),
                Recorded::Yes
            );
        }
        let rows = store.entrances(&all()).unwrap();
        assert_eq!(rows, [refused, row("wang", 1, Step::Enter)]);
        let query = EntranceQuery {
            login: Some(Actor("wang".to_owned())),
            limit: 1,
            ..all()
        };
        assert_eq!(store.entrances(&query).unwrap(), rows[1..]);
        let query = EntranceQuery {
            since: Some(rows[0].at),
            ..all()
        };
        assert_eq!(store.entrances(&query).unwrap(), rows[..1]);
        // A refusal is no visit.
        let seen = store.last_seen().unwrap();
        assert_eq!(seen, [(Actor("wang".to_owned()), rows[1].at)].into());
    }

    #[test]
    fn one_login_cannot_fill_the_record() {
        let mut store = Store::in_memory(Purpose::Sandbox).unwrap();
        let mut come = |login: &str, minute: i64, step: Step| {
            store
                .record_entrance(&row(login, minute, step), BOUND)
                .unwrap()
        };
        let outcomes: Vec<Recorded> = (0..6)
            .map(|minute| come("wang", minute, Step::Enter))
            .collect();
        assert_eq!(outcomes[..3], [Recorded::Yes; 3]);
        assert_eq!(outcomes[3..], [Recorded::TooMany; 3]);
        // Others are let in, one may leave, and after an hour one may come again.
        assert_eq!(come("li", 6, Step::Enter), Recorded::Yes);
        assert_eq!(come("wang", 6, Step::Leave), Recorded::Yes);
        assert_eq!(come("wang", 70, Step::Enter), Recorded::Yes);
        let rows = store.entrances(&all()).unwrap();
        let told: Vec<_> = rows
            .iter()
            .filter(|row| row.why == Some(Why::TooMany))
            .collect();
        assert_eq!(told.len(), 1);
        assert_eq!(rows.len(), 7);
    }

    #[test]
    fn the_record_only_grows() {
        let mut store = Store::in_memory(Purpose::Sandbox).unwrap();
        store
            .record_entrance(&row("wang", 1, Step::Enter), BOUND)
            .unwrap();
        for sql in [
            "DELETE FROM entrance",
            "UPDATE entrance SET login = 'li'",
            "REPLACE INTO entrance (seq, at, login, what, words) VALUES (1, 1, 'li', 'enter', '')",
        ] {
            store.conn.execute(sql, []).unwrap_err();
        }
        assert_eq!(store.entrances(&all()).unwrap().len(), 1);
    }
}
