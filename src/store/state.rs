//! The board with all its projects, as a whole or as far as it changed.
//!
//! Two hundred boards that each read eleven hundred projects because of one word would keep a machine busy for seconds.
//! So a board that is held in memory asks the log what was touched since, and reads only that.

use std::collections::BTreeMap;

use rusqlite::{Connection, Statement, ToSql};

use crate::domain::calendar::Week;
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::domain::renewal::Part;
use crate::domain::state::State;

use super::error::Result;
use super::event::Head;
use super::part::Which;
use super::{board, event, part, project, row};

/// Board and all projects, and the end of the log. One snapshot, which is over when this returns.
pub(super) fn whole(conn: &Connection, since: Week) -> Result<(State, Head)> {
    let snapshot = conn.unchecked_transaction()?;
    let known = event::head(&snapshot)?;
    let board = board::read(&snapshot)?;
    let mut projects = BTreeMap::new();
    let sql = concat!(include_str!("sql/project_read.sql"), "WHERE removed = 0");
    read_rows(&mut *snapshot.prepare_cached(sql)?, &[], &mut projects)?;
    part::fill(&snapshot, &mut projects, Which::All(since))?;
    Ok((State { board, projects }, known))
}

/// What the events behind `held` have touched, and the end of the log; `None` where they have touched everything, or where
/// the log does not hold it.
pub(super) fn behind(conn: &Connection, held: Head, since: Week) -> Result<Option<(Part, Head)>> {
    let snapshot = conn.unchecked_transaction()?;
    let known = event::head(&snapshot)?;
    if held.seq > 0 && event::link_of(&snapshot, held.seq)? != Some(held.link) {
        return Ok(None);
    }
    let held = held.seq;
    let mut statement = snapshot.prepare_cached(TOUCHED)?;
    let mut rows = statement.query([held])?;
    let (mut is_board_touched, mut ids) = (false, Vec::new());
    while let Some(row) = rows.next()? {
        match (row.get::<_, Option<u32>>(0)?, row.get::<_, bool>(1)?) {
            // In another zone the days of every project begin elsewhere.
            (None, true) => return Ok(None),
            (None, false) => is_board_touched = true,
            (Some(id), _) => ids.push(id),
        }
    }
    drop(rows);
    let board = if is_board_touched {
        Some(Box::new(board::read(&snapshot)?))
    } else {
        None
    };
    let part = Part {
        behind: held,
        board,
        projects: some(&snapshot, &ids, since)?,
    };
    Ok(Some((part, known)))
}

/// Whom events behind a place are about (nobody: the board), and whether one of them changed the board's rules. The plus
/// keeps SQLite from going through the index of all events by project, which has the order of the groups.
pub(super) const TOUCHED: &str =
    "SELECT project, max(kind = 'board_settings') FROM event WHERE seq > ?1 GROUP BY +project";

/// Some projects; those that are no longer on the board have nothing.
fn some(
    conn: &Connection,
    ids: &[u32],
    since: Week,
) -> Result<BTreeMap<ProjectId, Option<Project>>> {
    let mut touched: BTreeMap<_, _> = ids.iter().map(|id| (ProjectId(*id), None)).collect();
    if touched.is_empty() {
        return Ok(touched);
    }
    let list = row::json("event", &ids)?;
    let mut projects = BTreeMap::new();
    let sql = concat!(
        include_str!("sql/project_read.sql"),
        "WHERE removed = 0 AND id IN (SELECT value FROM json_each(?1))"
    );
    read_rows(&mut *conn.prepare_cached(sql)?, &[&list], &mut projects)?;
    part::fill(conn, &mut projects, Which::Some(&list, since))?;
    touched.extend(
        projects
            .into_iter()
            .map(|(id, project)| (id, Some(project))),
    );
    Ok(touched)
}

fn read_rows(
    statement: &mut Statement<'_>,
    values: &[&dyn ToSql],
    projects: &mut BTreeMap<ProjectId, Project>,
) -> Result<()> {
    let mut rows = statement.query(values)?;
    while let Some(row) = rows.next()? {
        let project = project::read(row)?;
        projects.insert(project.id, project);
    }
    Ok(())
}
