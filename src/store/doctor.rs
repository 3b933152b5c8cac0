//! The examination: is the file whole, is the chain unbroken, do the tables say what the log says.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::apply::{fold_board, fold_project};
use crate::domain::board::Board;
use crate::domain::chain::{Content, Link, link};
use crate::domain::event::Event;
use crate::domain::id::ProjectId;
use crate::domain::person::Person;

use super::error::Result;
use super::event::{COLUMNS, parse_link, read};
use super::part::Which;
use super::{board, migrate, open, part, person, project, row};

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "finding", rename_all = "snake_case")]
pub enum Finding {
    /// SQLite's own check says so.
    Integrity {
        /// In its words.
        what: String,
    },
    /// A row points to a row that is not there.
    ForeignKey {
        /// In which table.
        table: String,
    },
    /// The log has a gap.
    Gap {
        /// The number that is missing.
        seq: u64,
    },
    /// An event does not follow from the one before, or its content was altered.
    BrokenChain {
        /// Which.
        seq: u64,
    },
    /// The tables of a project say something else than its events.
    ProjectDiffers {
        /// Which.
        id: ProjectId,
    },
    /// The board's tables say something else than its events.
    BoardDiffers,
    /// The tables of people, from which sshd is answered, say something else than the log.
    PeopleDiffer,
    /// A person's row cannot be read.
    PersonUnreadable {
        /// His number.
        id: i64,
    },
    /// A guard of the log or of the record of logins is missing.
    GuardMissing {
        /// The trigger.
        name: String,
    },
    /// A guard is there by its name and does something else.
    GuardAltered {
        /// The trigger.
        name: String,
    },
    /// A trigger that duban has not made: it may change what is written.
    ForeignTrigger {
        /// The trigger.
        name: String,
    },
}

/// What the examination saw.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Examination {
    /// The format's number.
    pub format: i64,
    /// The compiled-in SQLite.
    pub sqlite: &'static str,
    /// How many events.
    pub events: u64,
    /// How many projects, the removed ones too.
    pub projects: u64,
    /// The chain's end: number and hash.
    pub head: (u64, String),
    /// What is wrong; empty in a healthy database.
    pub findings: Vec<Finding>,
}

/// Examines a database. Reads everything once; takes seconds for hundreds of thousands of events.
pub(super) fn examine(conn: &Connection) -> Result<Examination> {
    // One snapshot for the whole examination: a writer in between must not look like damage.
    let snapshot = conn.unchecked_transaction()?;
    let mut findings = Vec::new();
    check_file(&snapshot, &mut findings)?;
    let (events, head) = walk_chain(&snapshot, &mut findings)?;
    let projects = compare(&snapshot, &events, &mut findings)?;
    Ok(Examination {
        format: migrate::format_of(&snapshot)?,
        sqlite: rusqlite::version(),
        events: events.len() as u64,
        projects,
        head,
        findings,
    })
}

fn check_file(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let mut statement = conn.prepare("PRAGMA integrity_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let what: String = row.get(0)?;
        if what != "ok" {
            findings.push(Finding::Integrity { what });
        }
    }
    let mut statement = conn.prepare("PRAGMA foreign_key_check")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        findings.push(Finding::ForeignKey { table: row.get(0)? });
    }
    check_guards(conn, findings)
}

/// Compares the triggers with those that the same migrations make in a new database.
fn check_guards(conn: &Connection, findings: &mut Vec<Finding>) -> Result<()> {
    let ours = triggers(&open::create_in_memory()?)?;
    let found = triggers(conn)?;
    for (name, text) in &ours {
        let name = name.clone();
        match found.get(&name) {
            None => findings.push(Finding::GuardMissing { name }),
            Some(other) if other != text => findings.push(Finding::GuardAltered { name }),
            Some(_) => {}
        }
    }
    let foreign = found.into_keys().filter(|name| !ours.contains_key(name));
    findings.extend(foreign.map(|name| Finding::ForeignTrigger { name }));
    Ok(())
}

/// The triggers of a database: name, table and text.
fn triggers(conn: &Connection) -> Result<BTreeMap<String, (String, String)>> {
    let sql = "SELECT name, tbl_name, coalesce(sql, '') FROM sqlite_schema WHERE type = 'trigger'";
    let mut statement = conn.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Follows the chain from the first event to the last.
fn walk_chain(
    conn: &Connection,
    findings: &mut Vec<Finding>,
) -> Result<(Vec<Event>, (u64, String))> {
    let mut statement = conn.prepare(&format!(
        "SELECT {COLUMNS}, prev, hash, kind FROM event ORDER BY seq"
    ))?;
    let mut rows = statement.query([])?;
    let (mut before, mut expected, mut events) = (Link::ROOT, 1, Vec::new());
    while let Some(row) = rows.next()? {
        let event = read(row)?;
        let change: String = row.get(6)?;
        let (prev, hash) = (
            parse_link(&row.get::<_, String>(13)?)?,
            parse_link(&row.get::<_, String>(14)?)?,
        );
        if event.seq != expected {
            findings.push(Finding::Gap { seq: expected });
        }
        // The kind is a copy out of the change, for those who read the log with SQL.
        let kind: String = row.get(15)?;
        if prev != before
            || kind != event.change.kind()
            || link(
                before,
                Content {
                    event: &event,
                    change: &change,
                },
            ) != hash
        {
            findings.push(Finding::BrokenChain { seq: event.seq });
        }
        before = hash;
        expected = event.seq + 1;
        events.push(event);
    }
    Ok((events, (expected - 1, before.to_string())))
}

/// Folds the log anew and compares with the tables.
fn compare(conn: &Connection, events: &[Event], findings: &mut Vec<Finding>) -> Result<u64> {
    let board = fold_board(events);
    compare_people(conn, &board, findings)?;
    if !is_same_definition(conn, &board)? {
        findings.push(Finding::BoardDiffers);
    }
    let mut of_project: BTreeMap<ProjectId, Vec<&Event>> = BTreeMap::new();
    for event in events {
        if let Some(id) = event.project {
            of_project.entry(id).or_default().push(event);
        }
    }
    let stored = list_stored(conn)?;
    // A project that no event brought differs from nothing.
    let unheard = stored.iter().filter(|id| !of_project.contains_key(id));
    findings.extend(unheard.map(|id| Finding::ProjectDiffers { id: *id }));
    for (id, events) in of_project {
        let folded = fold_project(events, board.settings.zone);
        let read = read_project(conn, id)?;
        if folded != read {
            findings.push(Finding::ProjectDiffers { id });
        }
    }
    Ok(stored.len() as u64)
}

/// Whether the board's tables say what its events say, the people left out.
fn is_same_definition(conn: &Connection, board: &Board) -> Result<bool> {
    let stored = board::read_definition(conn)?;
    let people = board.people.clone();
    Ok(*board == Board { people, ..stored })
}

/// Compares the rows of people and of their keys, by which sshd lets them in, one by one.
fn compare_people(conn: &Connection, board: &Board, findings: &mut Vec<Finding>) -> Result<()> {
    let (mut stored, mut is_same) = (BTreeMap::new(), true);
    for (id, login, value) in person::rows(conn)? {
        let Ok(person) = row::from_json::<Person>("person", &value) else {
            findings.push(Finding::PersonUnreadable { id });
            continue;
        };
        is_same &= person.login.0 == login;
        stored.insert(id, person);
    }
    let unreadable = |id: i64| findings.contains(&Finding::PersonUnreadable { id });
    let told = board
        .people
        .iter()
        .map(|(id, told)| (i64::from(id.0), told));
    for (id, told) in told {
        // What cannot be read has been told already.
        is_same &= stored
            .remove(&id)
            .map_or(unreadable(id), |found| found == *told);
    }
    is_same &= stored.is_empty();
    is_same &= person::keys(conn)? == person::keys_of(board);
    if !is_same {
        findings.push(Finding::PeopleDiffer);
    }
    Ok(())
}

/// The numbers of all projects that have a row.
fn list_stored(conn: &Connection) -> Result<Vec<ProjectId>> {
    let mut statement = conn.prepare("SELECT id FROM project ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut stored = Vec::new();
    while let Some(row) = rows.next()? {
        stored.push(ProjectId(row.get(0)?));
    }
    Ok(stored)
}

/// One project with all its parts.
pub(super) fn read_project(
    conn: &Connection,
    id: ProjectId,
) -> Result<Option<crate::domain::project::Project>> {
    let sql = concat!(include_str!("sql/project_read.sql"), "WHERE id = ?1");
    let mut statement = conn.prepare_cached(sql)?;
    let mut rows = statement.query([id.0])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    let mut found = BTreeMap::from([(id, project::read(row)?)]);
    part::fill(conn, &mut found, Which::One(id))?;
    Ok(found.remove(&id))
}
