//! The log: rows ↔ events.

use std::collections::BTreeSet;
use std::panic::resume_unwind;
use std::path::Path;
use std::thread;

use chrono::DateTime;
use rusqlite::{Connection, OpenFlags, OptionalExtension, Row, params};

use crate::domain::board::SourceRef;
use crate::domain::chain::{Content, Link, link};
use crate::domain::event::Event;
use crate::domain::id::{Actor, Day, ProjectId};

use super::change;
use super::error::{Error, Result};
use super::open::connect;
use super::row;

const TABLE: &str = "event";
/// The columns of an event in the order in which [`read`] takes them.
pub(super) const COLUMNS: &str = "seq, grp, recorded, effective, actor, project, change, reason, source, section, locator, undoes, via";

/// In which order events are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By recording, the newest first.
    #[default]
    Recorded,
    /// By the day that they are about, the latest first; of one day the newest first.
    Effective,
}

/// Which part of the log is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EventQuery {
    /// Only of this project.
    pub project: Option<ProjectId>,
    /// Only of these projects.
    pub projects: Option<Vec<ProjectId>>,
    /// Only about this day and later ones.
    pub since: Option<Day>,
    /// Only about this day and earlier ones.
    pub until: Option<Day>,
    /// Only what was recorded after the event of this number.
    pub after: Option<u64>,
    /// Only by this actor.
    pub actor: Option<Actor>,
    /// Only changes of these kinds.
    pub kinds: Option<Vec<&'static str>>,
    /// Only what stands behind this event in the order: the next page.
    pub behind: Option<(Day, u64)>,
    /// In which order.
    pub order: Order,
    /// At most so many.
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
    let via: Option<String> = row.get(12)?;
    Ok(Event {
        seq: row.get(0)?,
        group: row.get(1)?,
        recorded,
        effective: row::day(TABLE, text(row, 3)?)?,
        actor: Actor(row.get(4)?),
        project: row.get::<_, Option<u32>>(5)?.map(ProjectId),
        change: change::read(text(row, 6)?).map_err(|error| Error::Unreadable {
            table: TABLE,
            what: error.to_string(),
        })?,
        reason: row.get(7)?,
        source: source.map(|source| SourceRef {
            source,
            section: section.unwrap_or_default(),
            locator: locator.unwrap_or_default(),
        }),
        undoes: row.get(11)?,
        via: via.map(|via| row::from_json(TABLE, &via)).transpose()?,
    })
}

/// The text of a column where it stands, without a copy of it.
fn text<'a>(row: &'a Row<'_>, column: usize) -> Result<&'a str> {
    let text = row.get_ref(column)?.as_str();
    Ok(text.map_err(rusqlite::Error::from)?)
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
            event
                .via
                .as_ref()
                .map(|via| row::json(TABLE, via))
                .transpose()?,
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

/// More events are read in two halves.
const MANY: u64 = 20_000;

/// The events behind `seq` up to `last`. Very many are read by two connections at once: nothing in the log is ever
/// changed, so that both see the same.
fn between(conn: &Connection, seq: u64, last: u64) -> Result<Vec<Event>> {
    let sql = format!("SELECT {COLUMNS} FROM event WHERE seq > ?1 AND seq <= ?2 ORDER BY seq");
    let file = conn.path().filter(|path| !path.is_empty());
    let (Some(file), MANY..) = (file, last.saturating_sub(seq)) else {
        return collect(conn, &sql, params![seq, last]);
    };
    let middle = u64::midpoint(seq, last);
    thread::scope(|scope| {
        let later = scope.spawn(|| {
            let conn = connect(Path::new(file), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            collect(&conn, &sql, params![middle, last])
        });
        let mut events = collect(conn, &sql, params![seq, middle])?;
        let later = later.join().unwrap_or_else(|panic| resume_unwind(panic));
        events.append(&mut later?);
        Ok(events)
    })
}

/// The whole log in the order of recording.
pub(super) fn all(conn: &Connection) -> Result<Vec<Event>> {
    between(conn, 0, last_seq(conn)?)
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
    let last = seq.saturating_add(u64::from(limit));
    between(conn, seq, last.min(last_seq(conn)?))
}

/// Which of these events an event about `until` or earlier turns back.
pub(super) fn undone(conn: &Connection, seqs: &[u64], until: Option<Day>) -> Result<BTreeSet<u64>> {
    let until = until.map(|day| day.to_string());
    let mut statement = conn.prepare_cached(UNDONE)?;
    let found = statement.query_map(params![row::json(TABLE, &seqs)?, until], |row| row.get(0))?;
    Ok(found.collect::<std::result::Result<_, _>>()?)
}

pub(super) const UNDONE: &str = "SELECT undoes FROM event WHERE undoes IN (SELECT value FROM json_each(?1)) AND (?2 IS NULL OR effective <= ?2)";

/// The text of a query: each shape of the question has its own, so that each uses its index.
pub(super) fn sql(query: &EventQuery) -> String {
    let by_day = query.order == Order::Effective;
    let conditions = [
        (query.project.is_some(), "project = ?1"),
        (query.since.is_some(), "effective >= ?2"),
        (query.actor.is_some(), "actor = ?3"),
        (query.until.is_some(), "effective <= ?5"),
        (query.after.is_some(), "seq > ?10"),
        (
            query.projects.is_some(),
            "project IN (SELECT value FROM json_each(?6))",
        ),
        (
            query.kinds.is_some(),
            "kind IN (SELECT value FROM json_each(?7))",
        ),
        (query.behind.is_some() && !by_day, "seq < ?9"),
        (
            query.behind.is_some() && by_day,
            "(effective, seq) < (?8, ?9)",
        ),
        // Every parameter must occur in the text.
        (
            true,
            "(?1 IS NULL OR ?2 IS NULL OR ?3 IS NULL OR ?5 IS NULL OR ?6 IS NULL OR ?7 IS NULL OR ?8 IS NULL OR ?9 IS NULL OR ?10 IS NULL OR 1)",
        ),
    ];
    let asked = conditions.iter().filter(|(is_asked, _)| *is_asked);
    let asked: Vec<&str> = asked.map(|(_, condition)| *condition).collect();
    let order = if by_day {
        "effective DESC, seq DESC"
    } else {
        "seq DESC"
    };
    format!(
        "SELECT {COLUMNS} FROM event WHERE {} ORDER BY {order} LIMIT ?4",
        asked.join(" AND ")
    )
}

/// Events by query, in its order.
pub(super) fn find(conn: &Connection, query: &EventQuery) -> Result<Vec<Event>> {
    let day = |day: Option<Day>| day.map(|day| day.to_string());
    let projects = query
        .projects
        .as_ref()
        .map(|ids| row::json(TABLE, ids))
        .transpose()?;
    let kinds = query
        .kinds
        .as_ref()
        .map(|kinds| row::json(TABLE, kinds))
        .transpose()?;
    let values = params![
        query.project.map(|id| id.0),
        day(query.since),
        query.actor.as_ref().map(|actor| actor.0.as_str()),
        query.limit.map_or(-1, i64::from),
        day(query.until),
        projects,
        kinds,
        query.behind.map(|(day, _)| day.to_string()),
        query.behind.map(|(_, seq)| seq),
        query.after,
    ];
    collect(conn, &sql(query), values)
}

/// What is left to undo of an actor's last command: on any project, or on one. A command of many projects (a bulk change,
/// an import) may be turned back project by project, so it counts project by project. What it defined for the board, such
/// as a department of an import, stays: a project that is taken off the board still names it.
pub(super) fn last_group(
    conn: &Connection,
    actor: &Actor,
    project: Option<ProjectId>,
) -> Result<Vec<Event>> {
    let project = project.map(|id| id.0);
    let group: Option<u64> = conn
        .prepare_cached(include_str!("sql/last_group.sql"))?
        .query_row(params![actor.0, project], |row| row.get(0))
        .optional()?;
    match group {
        Some(group) => collect(
            conn,
            &format!("SELECT {COLUMNS} {}", include_str!("sql/group_left.sql")),
            params![group, actor.0, project],
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

/// The number of the last event; 0 for an empty log.
pub(super) fn last_seq(conn: &Connection) -> Result<u64> {
    let sql = "SELECT coalesce(max(seq), 0) FROM event";
    Ok(conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
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
