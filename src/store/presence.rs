//! Who has which project open. Not part of the log: rows come, give signs of life and go, and a window that died leaves
//! one that counts no longer after a while.
//!
//! Such a write must never hold up what matters. It waits for nobody, so a busy database goes without it; and it is not
//! brought to the disk by itself, because after a power cut nobody has anything open.

use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, params};

use super::Store;
use super::error::{Error, Result};
use super::patience;
use crate::domain::id::{Actor, ProjectId};
use crate::domain::visit::{SILENT, Visit};

impl Store {
    /// Whether anybody else has committed anything since this was last asked, be it no change of the board.
    pub fn stirred(&mut self) -> Result<bool> {
        let now = super::data_version(&self.conn)?;
        Ok(std::mem::replace(&mut self.stirred, now) != now)
    }

    /// The windows that have given a sign of life lately, by place.
    pub fn visits(&self, now: DateTime<Utc>) -> Result<Vec<Visit>> {
        let sql =
            "SELECT place, actor, project, since FROM presence WHERE seen > ?1 ORDER BY place";
        let mut statement = self.conn.prepare_cached(sql)?;
        let mut rows = statement.query([oldest(now)])?;
        let mut visits = Vec::new();
        while let Some(row) = rows.next()? {
            visits.push(Visit {
                place: row.get(0)?,
                actor: Actor(row.get(1)?),
                project: ProjectId(row.get(2)?),
                since: DateTime::from_timestamp_millis(row.get(3)?).unwrap_or(now),
            });
        }
        Ok(visits)
    }

    /// Gives a sign of life, and clears up behind windows that give none any more. Tells whether it was written: not
    /// where somebody else is writing.
    pub fn keep_visit(&mut self, visit: &Visit, now: DateTime<Utc>) -> Result<bool> {
        lightly(&mut self.conn, |conn| {
            conn.prepare_cached("DELETE FROM presence WHERE seen <= ?1")?
                .execute([oldest(now)])?;
            let values = params![
                visit.place,
                visit.actor.0,
                visit.project.0,
                visit.since.timestamp_millis(),
                now.timestamp_millis()
            ];
            conn.prepare_cached("INSERT OR REPLACE INTO presence VALUES (?1, ?2, ?3, ?4, ?5)")?
                .execute(values)?;
            Ok(())
        })
    }

    /// Takes a window out. Tells whether it was written.
    pub fn end_visit(&mut self, place: &str) -> Result<bool> {
        lightly(&mut self.conn, |conn| {
            conn.prepare_cached("DELETE FROM presence WHERE place = ?1")?
                .execute([place])?;
            Ok(())
        })
    }
}

/// The last sign of life that counts no longer, in milliseconds since 1970.
fn oldest(now: DateTime<Utc>) -> i64 {
    (now - SILENT).timestamp_millis()
}

/// Writes without waiting for others and without waiting for the disk; afterwards the connection is as it was.
fn lightly(conn: &mut Connection, work: impl FnOnce(&Connection) -> Result<()>) -> Result<bool> {
    conn.busy_timeout(Duration::ZERO)?;
    conn.pragma_update(None, "synchronous", "NORMAL")?;
    let done = transact(conn, work);
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.busy_timeout(patience::READ)?;
    match done {
        Ok(()) => Ok(true),
        Err(Error::Busy) => Ok(false),
        Err(error) => Err(error),
    }
}

fn transact(conn: &mut Connection, work: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
    let writing = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    work(&writing)?;
    writing.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use chrono::TimeDelta;
    use pretty_assertions::assert_eq;
    use tempfile::TempDir;

    use super::*;
    use crate::domain::testing::{at, day};
    use crate::store::{Access, Purpose};

    fn noon() -> DateTime<Utc> {
        at(day("2025-03-14"), 12)
    }

    fn visit(place: &str, project: u32) -> Visit {
        Visit {
            place: place.to_owned(),
            actor: Actor("wang".to_owned()),
            project: ProjectId(project),
            since: noon(),
        }
    }

    /// Two windows at one file.
    fn two() -> (Store, Store, TempDir) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("board.db");
        let mine = Store::create(&path, Purpose::Sandbox).unwrap();
        let theirs = Store::open(&path, Access::Write).unwrap();
        (mine, theirs, dir)
    }

    #[test]
    fn a_visit_is_seen_by_others_and_is_no_change_of_the_board() {
        let (mut mine, mut theirs, _dir) = two();
        assert!(!mine.stirred().unwrap());
        assert!(theirs.keep_visit(&visit("a", 4), noon()).unwrap());
        assert!(mine.stirred().unwrap());
        assert!(!mine.stirred().unwrap());
        assert!(!mine.changed().unwrap());
        assert_eq!(mine.visits(noon()).unwrap(), [visit("a", 4)]);
        // Going on to another project is the same window.
        theirs.keep_visit(&visit("a", 5), noon()).unwrap();
        assert_eq!(mine.visits(noon()).unwrap(), [visit("a", 5)]);
        theirs.end_visit("a").unwrap();
        assert_eq!(mine.visits(noon()).unwrap(), []);
        assert_eq!(mine.head().unwrap().seq, 0);
    }

    #[test]
    fn a_silent_window_ages_out_and_is_cleared_by_the_next_write() {
        let (mut mine, theirs, _dir) = two();
        mine.keep_visit(&visit("dead", 4), noon()).unwrap();
        let just_before = noon() + SILENT - TimeDelta::milliseconds(1);
        assert_eq!(theirs.visits(just_before).unwrap().len(), 1);
        let later = noon() + SILENT;
        assert_eq!(theirs.visits(later).unwrap(), []);
        mine.keep_visit(&visit("alive", 5), later).unwrap();
        // Even by the clock of before the row is gone.
        assert_eq!(theirs.visits(noon()).unwrap(), [visit("alive", 5)]);
    }

    #[test]
    fn a_busy_database_goes_without_and_nobody_waits() {
        let (mut mine, theirs, _dir) = two();
        theirs.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
        let start = Instant::now();
        assert!(!mine.keep_visit(&visit("a", 4), noon()).unwrap());
        assert!(!mine.end_visit("a").unwrap());
        assert!(start.elapsed() < Duration::from_secs(1));
        theirs.conn.execute_batch("ROLLBACK").unwrap();
        assert!(mine.keep_visit(&visit("a", 4), noon()).unwrap());
    }

    #[test]
    fn afterwards_changes_are_as_safe_as_before() {
        let (mut mine, theirs, _dir) = two();
        let settings = |store: &Store| {
            let number = |pragma: &str| -> i64 {
                let value = store
                    .conn
                    .pragma_query_value(None, pragma, |row| row.get(0));
                value.unwrap()
            };
            (number("synchronous"), number("busy_timeout"))
        };
        let before = settings(&mine);
        assert_eq!(before.0, 2, "FULL");
        mine.keep_visit(&visit("a", 4), noon()).unwrap();
        assert_eq!(settings(&mine), before);
        theirs.conn.execute_batch("BEGIN IMMEDIATE").unwrap();
        assert!(!mine.end_visit("a").unwrap());
        assert_eq!(settings(&mine), before);
    }

    #[test]
    fn the_living_are_found_by_the_index() {
        let (mine, _theirs, _dir) = two();
        let sql = "EXPLAIN QUERY PLAN SELECT place FROM presence WHERE seen > 5";
        let plan: String = mine.conn.query_row(sql, [], |row| row.get(3)).unwrap();
        assert!(plan.contains("presence_by_life"), "{plan}");
    }
}
