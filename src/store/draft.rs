//! Unsent text: what somebody is still typing, kept against a dropped connection. Not part of the log.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, params};

use crate::domain::id::{Actor, ProjectId};

use super::error::Result;

/// Where a draft belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftKey {
    /// Whose it is.
    pub actor: Actor,
    /// On which project.
    pub project: ProjectId,
    /// In which form, such as `report 2025-W11`.
    pub form: String,
}

/// Keeps a draft in place of an earlier one.
pub(super) fn save(
    conn: &Connection,
    key: &DraftKey,
    value: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let values = params![
        key.actor.0,
        key.project.0,
        key.form,
        value,
        now.timestamp_millis()
    ];
    conn.prepare_cached(include_str!("sql/draft_write.sql"))?
        .execute(values)?;
    Ok(())
}

/// Reads a draft.
pub(super) fn load(conn: &Connection, key: &DraftKey) -> Result<Option<String>> {
    let sql = "SELECT value FROM draft WHERE actor = ?1 AND project = ?2 AND form = ?3";
    let mut statement = conn.prepare_cached(sql)?;
    Ok(statement
        .query_row(params![key.actor.0, key.project.0, key.form], |row| {
            row.get(0)
        })
        .optional()?)
}

/// Forgets a draft that was sent or thrown away.
pub(super) fn forget(conn: &Connection, key: &DraftKey) -> Result<()> {
    let sql = "DELETE FROM draft WHERE actor = ?1 AND project = ?2 AND form = ?3";
    conn.prepare_cached(sql)?
        .execute(params![key.actor.0, key.project.0, key.form])?;
    Ok(())
}
