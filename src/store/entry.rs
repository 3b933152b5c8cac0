//! Weekly entries: rows ↔ domain.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, params};

use crate::domain::calendar::Week;
use crate::domain::entry::{Entry, EntryText};
use crate::domain::id::{Actor, ProjectId};
use crate::domain::project::Project;

use super::error::Result;
use super::part::{Which, insert};
use super::row;

/// Writes a project's weekly entries; nothing of them stands there.
pub(super) fn write(conn: &Connection, project: &Project) -> Result<()> {
    for (week, entry) in &project.entries {
        let text = &entry.text;
        let (week, day) = (week.to_string(), entry.on.to_string());
        let values = params![
            project.id.0,
            week,
            text.progress,
            text.next,
            text.problem,
            text.ask,
            text.sample,
            entry.actor.0,
            day
        ];
        insert(
            conn,
            "INSERT INTO entry VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
            values,
        )?;
    }
    Ok(())
}

/// Reads the weekly entries of one project, or of all from a week on.
pub(super) fn fill(
    conn: &Connection,
    projects: &mut BTreeMap<ProjectId, Project>,
    which: Which<'_>,
) -> Result<()> {
    let condition = match which {
        Which::One(_) => "project = ?1",
        Which::All(_) => "week >= ?1",
        Which::Some(..) => "project IN (SELECT value FROM json_each(?1)) AND week >= ?2",
    };
    let columns = "project, week, progress, next, problem, ask, sample, actor, day";
    let mut statement =
        conn.prepare_cached(&format!("SELECT {columns} FROM entry WHERE {condition}"))?;
    let mut rows = match which {
        Which::One(id) => statement.query([id.0])?,
        Which::All(week) => statement.query([week.to_string()])?,
        Which::Some(ids, week) => statement.query(params![ids, week.to_string()])?,
    };
    while let Some(row) = rows.next()? {
        let Some(project) = projects.get_mut(&ProjectId(row.get(0)?)) else {
            continue;
        };
        let (week, entry) = read_entry(row)?;
        project.entries.insert(week, entry);
    }
    Ok(())
}

/// Of each project the newest weekly entry, however old.
pub(super) fn last_entries(conn: &Connection) -> Result<BTreeMap<ProjectId, (Week, Entry)>> {
    // A seek for each project: years of entries are not read for the newest of each.
    let mut statement = conn.prepare_cached(include_str!("sql/last_entries.sql"))?;
    let mut rows = statement.query([])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        found.insert(ProjectId(row.get(0)?), read_entry(row)?);
    }
    Ok(found)
}

fn read_entry(row: &Row<'_>) -> Result<(Week, Entry)> {
    let week: Week = row::from_word("entry", row.get(1)?)?;
    let text = EntryText {
        progress: row.get(2)?,
        next: row.get(3)?,
        problem: row.get(4)?,
        ask: row.get(5)?,
        sample: row.get(6)?,
    };
    let entry = Entry {
        text: text.into(),
        actor: Actor(row.get(7)?),
        on: row::day("entry", &row.get::<_, String>(8)?)?,
    };
    Ok((week, entry))
}
