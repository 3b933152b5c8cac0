//! Unsent text: what somebody is still typing, kept against a dropped connection. Not part of the log.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Transaction, params};

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

/// Unsent text with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// On which project.
    pub project: ProjectId,
    /// In which form.
    pub form: String,
    /// The text, as JSON.
    pub value: String,
}

impl DraftKey {
    /// Where the text of another login goes that was written over.
    fn aside(&self) -> Self {
        Self {
            form: format!("{} aside", self.form),
            ..self.clone()
        }
    }
}

/// Keeps a draft in place of an earlier one, or forgets it; what another login left there is put aside.
pub(super) fn swap(
    writing: Transaction<'_>,
    key: &DraftKey,
    known: Option<&str>,
    value: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Option<String>> {
    let found = load(&writing, key)?;
    let theirs =
        found.filter(|found| Some(found.as_str()) != known && Some(found.as_str()) != value);
    if let Some(theirs) = &theirs {
        save(&writing, &key.aside(), theirs, now)?;
    }
    match value {
        Some(value) => save(&writing, key, value, now)?,
        None => forget(&writing, key)?,
    }
    writing.commit()?;
    Ok(theirs)
}

/// Everything that somebody has not sent.
pub(super) fn of(conn: &Connection, actor: &Actor) -> Result<Vec<Draft>> {
    let sql = "SELECT project, form, value FROM draft WHERE actor = ?1 ORDER BY project, form";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([&actor.0], |row| {
        Ok(Draft {
            project: ProjectId(row.get(0)?),
            form: row.get(1)?,
            value: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<std::result::Result<_, _>>()?)
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
fn forget(conn: &Connection, key: &DraftKey) -> Result<()> {
    let sql = "DELETE FROM draft WHERE actor = ?1 AND project = ?2 AND form = ?3";
    conn.prepare_cached(sql)?
        .execute(params![key.actor.0, key.project.0, key.form])?;
    Ok(())
}
