//! Who has which project open. Not part of the log: rows come, give signs of life and go, and a window that died leaves
//! one that counts no longer after a while.
//!
//! Such a write must never hold up what matters. It waits for nobody, so a busy database goes without it; and it is not
//! brought to the disk by itself, because after a power cut nobody has anything open.

use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, ErrorCode, params};

use super::Store;
use super::error::{Error, Result};
use super::open;
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
    open::wait_for_others(conn)?;
    match done {
        Ok(()) => Ok(true),
        Err(Error::Sqlite(error)) if is_busy(error.as_ref()) => Ok(false),
        Err(error) => Err(error),
    }
}

fn transact(conn: &mut Connection, work: impl FnOnce(&Connection) -> Result<()>) -> Result<()> {
    let writing = conn.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    work(&writing)?;
    writing.commit()?;
    Ok(())
}

fn is_busy(error: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    let code = error.downcast_ref::<rusqlite::Error>();
    let code = code.and_then(rusqlite::Error::sqlite_error_code);
    matches!(
        code,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked)
    )
}
