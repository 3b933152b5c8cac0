//! The log: rows ↔ events.

use chrono::DateTime;
use rusqlite::{Connection, OptionalExtension, Row, params};

use crate::domain::board::SourceRef;
use crate::domain::chain::{Content, Link, link};
use crate::domain::event::Event;
use crate::domain::id::{Actor, Day, ProjectId};

use super::error::{Error, Result};
use super::row;

const TABLE: &str = "event";
/// The columns of an event in the order in which [`read`] takes them.
pub(super) const COLUMNS: &str = "seq, grp, recorded, effective, actor, project, change, reason, source, section, locator, undoes";

/// Which part of the log is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventQuery {
    /// Only of this project.
    pub project: Option<ProjectId>,
    /// Only about this day and later ones.
    pub since: Option<Day>,
    /// Only by this actor.
    pub actor: Option<Actor>,
    /// At most so many, the newest.
    pub limit: Option<u32>,
}

/// The end of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// The last event's place; 0 where the log is empty.
    pub seq: u64,
    /// Its hash.
    pub link: Link,
}

pub(super) fn read(row: &Row<'_>) -> Result<Event> {
    let millis: i64 = row.get(2)?;
    let recorded = DateTime::from_timestamp_millis(millis).ok_or_else(|| Error::Unreadable {
        table: TABLE,
        what: format!("recorded {millis}"),
    })?;
    let source: Option<String> = row.get(8)?;
    let (section, locator): (Option<String>, Option<String>) = (row.get(9)?, row.get(10)?);
    Ok(Event {
        seq: row.get(0)?,
        group: row.get(1)?,
        recorded,
        effective: row::day(TABLE, &row.get::<_, String>(3)?)?,
        actor: Actor(row.get(4)?),
        project: row.get::<_, Option<u32>>(5)?.map(ProjectId),
        change: row::from_json(TABLE, &row.get::<_, String>(6)?)?,
        reason: row.get(7)?,
        source: source.map(|source| SourceRef {
            source,
            section: section.unwrap_or_default(),
            locator: locator.unwrap_or_default(),
        }),
        undoes: row.get(11)?,
    })
}

/// Writes an event behind `before` and returns its hash.
pub(super) fn append(conn: &Connection, before: Link, event: &Event) -> Result<Link> {
    let change = row::json(TABLE, &event.change)?;
    let hash = link(
        before,
        Content {
            event,
            change: &change,
        },
    );
    let source = event.source.as_ref();
    conn.prepare_cached(include_str!("sql/event_insert.sql"))?
        .execute(params![
            event.seq,
            event.group,
            event.recorded.timestamp_millis(),
            event.effective.to_string(),
            event.actor.0,
            event.project.map(|id| id.0),
            event.change.kind(),
            change,
            event.reason,
            source.map(|source| source.source.as_str()),
            source.map(|source| source.section.as_str()),
            source.map(|source| source.locator.as_str()),
            event.undoes,
            before.to_string(),
            hash.to_string(),
        ])?;
    Ok(hash)
}

fn collect(conn: &Connection, sql: &str, params: impl rusqlite::Params) -> Result<Vec<Event>> {
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(read(row)?);
    }
    Ok(events)
}

/// The whole log in the order of recording.
pub(super) fn all(conn: &Connection) -> Result<Vec<Event>> {
    collect(
        conn,
        &format!("SELECT {COLUMNS} FROM event ORDER BY seq"),
        [],
    )
}

/// One project's events in the order of recording.
pub(super) fn of_project(conn: &Connection, id: ProjectId) -> Result<Vec<Event>> {
    collect(
        conn,
        &format!("SELECT {COLUMNS} FROM event WHERE project = ?1 ORDER BY seq"),
        [id.0],
    )
}

/// The board's own events.
pub(super) fn of_board(conn: &Connection) -> Result<Vec<Event>> {
    collect(
        conn,
        &format!("SELECT {COLUMNS} FROM event WHERE project IS NULL ORDER BY seq"),
        [],
    )
}

/// The first events behind `seq`, at most so many, in the order of recording.
pub(super) fn after(conn: &Connection, seq: u64, limit: u32) -> Result<Vec<Event>> {
    collect(
        conn,
        &format!("SELECT {COLUMNS} FROM event WHERE seq > ?1 ORDER BY seq LIMIT ?2"),
        params![seq, limit],
    )
}

/// Events by query, the newest first.
pub(super) fn find(conn: &Connection, query: &EventQuery) -> Result<Vec<Event>> {
    // Each shape of the question has its own text, so that each uses its index.
    let mut conditions = Vec::new();
    if query.project.is_some() {
        conditions.push("project = ?1");
    }
    if query.since.is_some() {
        conditions.push("effective >= ?2");
    }
    if query.actor.is_some() {
        conditions.push("actor = ?3");
    }
    // Every parameter must occur in the text.
    conditions.push("(?1 IS NULL OR 1) AND (?2 IS NULL OR 1) AND (?3 IS NULL OR 1)");
    let sql = format!(
        "SELECT {COLUMNS} FROM event WHERE {} ORDER BY seq DESC LIMIT ?4",
        conditions.join(" AND ")
    );
    let project = query.project.map(|id| id.0);
    let since = query.since.map(|day| day.to_string());
    let actor = query.actor.as_ref().map(|actor| actor.0.as_str());
    collect(
        conn,
        &sql,
        params![project, since, actor, query.limit.map_or(-1, i64::from)],
    )
}

/// The last command of an actor that is neither undone nor an undoing itself.
pub(super) fn last_group(
    conn: &Connection,
    actor: &Actor,
    project: Option<ProjectId>,
) -> Result<Vec<Event>> {
    let group: Option<u64> = conn
        .prepare_cached(include_str!("sql/last_group.sql"))?
        .query_row(params![actor.0, project.map(|id| id.0)], |row| row.get(0))
        .optional()?;
    match group {
        Some(group) => collect(
            conn,
            &format!("SELECT {COLUMNS} FROM event WHERE grp = ?1 ORDER BY seq"),
            [group],
        ),
        None => Ok(Vec::new()),
    }
}

/// What happened to the projects of a command after it, undone events and their undoings left out.
pub(super) fn after_group(conn: &Connection, group: &[Event]) -> Result<Vec<Event>> {
    let (Some(first), Some(last)) = (group.first(), group.last()) else {
        return Ok(Vec::new());
    };
    let sql = format!("SELECT {COLUMNS} {}", include_str!("sql/after_group.sql"));
    collect(conn, &sql, params![last.seq, first.group])
}

/// The end of the chain.
pub(super) fn head(conn: &Connection) -> Result<Head> {
    let found: Option<(u64, String)> = conn
        .prepare_cached("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1")?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match found {
        Some((seq, hash)) => Ok(Head {
            seq,
            link: parse_link(&hash)?,
        }),
        None => Ok(Head {
            seq: 0,
            link: Link::ROOT,
        }),
    }
}

/// The hash of one event.
pub(super) fn link_of(conn: &Connection, seq: u64) -> Result<Option<Link>> {
    let hash: Option<String> = conn
        .prepare_cached("SELECT hash FROM event WHERE seq = ?1")?
        .query_row([seq], |row| row.get(0))
        .optional()?;
    hash.map(|hash| parse_link(&hash)).transpose()
}

pub(super) fn parse_link(hash: &str) -> Result<Link> {
    Link::from_hex(hash).ok_or_else(|| Error::Unreadable {
        table: TABLE,
        what: format!("hash {hash}"),
    })
}
