//! Saved views and lines used lately. Not part of the log.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::id::Actor;
use crate::domain::view::{Kept, RecentList, View};

use super::Store;
use super::error::Result;

/// How many lines of a list are kept for one person.
const LINES: u32 = 50;

fn read(row: &Row<'_>) -> rusqlite::Result<View> {
    Ok(View {
        owner: row.get::<_, Option<String>>(0)?.map(Actor),
        name: row.get(1)?,
        filter: row.get(2)?,
        look: row.get(3)?,
        author: Actor(row.get(4)?),
    })
}

fn views(conn: &Connection, actor: &Actor) -> Result<Vec<View>> {
    let sql = include_str!("sql/view_read.sql");
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map([&actor.0], read)?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn recent(conn: &Connection, actor: &Actor, list: RecentList) -> Result<Vec<String>> {
    let sql = "SELECT line FROM recent WHERE actor = ?1 AND list = ?2 ORDER BY used DESC";
    let mut statement = conn.prepare_cached(sql)?;
    let found = statement.query_map(params![actor.0, list.key()], |row| row.get(0))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

fn save(conn: &Connection, view: &View, now: DateTime<Utc>) -> Result<()> {
    let owner = view.owner.as_ref().map(|owner| &owner.0);
    let values = params![
        owner,
        view.name,
        view.filter,
        view.look,
        view.author.0,
        now.timestamp_millis()
    ];
    conn.prepare_cached(include_str!("sql/view_write.sql"))?
        .execute(values)?;
    Ok(())
}

fn remove(conn: &Connection, owner: Option<&Actor>, name: &str) -> Result<bool> {
    let sql = "DELETE FROM view WHERE coalesce(owner, '') = ?1 AND name = ?2";
    let owner = owner.map_or("", |owner| owner.0.as_str());
    let gone = conn.prepare_cached(sql)?.execute(params![owner, name])?;
    Ok(gone > 0)
}

impl Store {
    /// What is kept for somebody.
    pub fn kept(&self, actor: &Actor) -> Result<Kept> {
        Ok(Kept {
            views: views(&self.conn, actor)?,
            filters: recent(&self.conn, actor, RecentList::Filter)?,
            commands: recent(&self.conn, actor, RecentList::Command)?,
        })
    }

    /// Keeps a view in place of the one of the same owner and name.
    pub fn save_view(&self, view: &View, now: DateTime<Utc>) -> Result<()> {
        let writing = self.begin_writing()?;
        save(&writing, view, now)?;
        Ok(writing.commit()?)
    }

    /// Forgets a view; tells whether there was one.
    pub fn remove_view(&self, owner: Option<&Actor>, name: &str) -> Result<bool> {
        let writing = self.begin_writing()?;
        let gone = remove(&writing, owner, name)?;
        writing.commit()?;
        Ok(gone)
    }

    /// Puts a view under another name or owner, in one transaction.
    pub fn move_view(
        &mut self,
        (owner, name): (Option<&Actor>, &str),
        to: &View,
        now: DateTime<Utc>,
    ) -> Result<()> {
        let writing = self.begin_writing()?;
        remove(&writing, owner, name)?;
        save(&writing, to, now)?;
        Ok(writing.commit()?)
    }

    /// Puts a line on top of what somebody used lately; the oldest ones go.
    pub fn remember(&self, actor: &Actor, list: RecentList, line: &str) -> Result<()> {
        let top =
            "SELECT line FROM recent WHERE actor = ?1 AND list = ?2 ORDER BY used DESC LIMIT 1";
        let newest: Option<String> = self
            .conn
            .prepare_cached(top)?
            .query_row(params![actor.0, list.key()], |row| row.get(0))
            .optional()?;
        if newest.as_deref() == Some(line) {
            return Ok(());
        }
        let writing = self.begin_writing()?;
        writing
            .prepare_cached(include_str!("sql/recent_write.sql"))?
            .execute(params![actor.0, list.key(), line])?;
        writing
            .prepare_cached(include_str!("sql/recent_trim.sql"))?
            .execute(params![actor.0, list.key(), LINES])?;
        Ok(writing.commit()?)
    }
}
