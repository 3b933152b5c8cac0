//! Formats: an append-only list of SQL files; `user_version` tells how many of them a database has seen.
//!
//! An older database is copied first (`NAME.before-N`), then all steps run in one transaction. A newer one is refused:
//! this program cannot know what its columns mean. A file in db/migrations is never edited once it was released.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::error::{Error, Result};
use super::open::Access;

/// All steps in order; the format's number is their count.
const STEPS: &[&str] = &[
    include_str!("../../db/migrations/0001_init.sql"),
    include_str!("../../db/migrations/0002_stage_steps.sql"),
];

/// The newest format that this program knows: the number of steps.
pub(super) const NEWEST: i64 = 2;

/// The format of an open database.
pub(super) fn format_of(conn: &Connection) -> Result<i64> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Refuses a format that this program does not know. Asked again in every write: another login may have upgraded.
pub(super) fn check(conn: &Connection) -> Result<()> {
    let found = format_of(conn)?;
    if found == NEWEST {
        Ok(())
    } else {
        Err(Error::TooNew {
            found,
            known: NEWEST,
        })
    }
}

/// Runs all steps on an empty database.
pub(super) fn apply_all(conn: &Connection) -> Result<()> {
    apply(conn, 0, STEPS)
}

/// Runs the steps that a database has not seen, after copying it.
pub(super) fn bring_up_to_date(conn: &Connection, path: &Path, access: Access) -> Result<()> {
    let found = format_of(conn)?;
    if found > NEWEST {
        return Err(Error::TooNew {
            found,
            known: NEWEST,
        });
    }
    if found == NEWEST {
        return Ok(());
    }
    if access == Access::Read {
        return Err(Error::ReadOnly);
    }
    let copy = copy_name(path, found);
    if !copy.exists() {
        conn.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    }
    apply(conn, found, STEPS)
}

fn copy_name(path: &Path, format: i64) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".before-{}", format + 1));
    PathBuf::from(name)
}

fn apply(conn: &Connection, seen: i64, steps: &[&str]) -> Result<()> {
    conn.execute_batch("BEGIN IMMEDIATE")?;
    let outcome = apply_inside(conn, seen, steps);
    conn.execute_batch(if outcome.is_ok() {
        "COMMIT"
    } else {
        "ROLLBACK"
    })?;
    outcome
}

fn apply_inside(conn: &Connection, seen: i64, steps: &[&str]) -> Result<()> {
    // Another process may have been faster between the look and the lock.
    let now = format_of(conn)?.max(seen);
    for step in steps.iter().skip(usize::try_from(now).unwrap_or(0)) {
        conn.execute_batch(step)?;
    }
    conn.pragma_update(
        None,
        "user_version",
        i64::try_from(steps.len()).unwrap_or(NEWEST),
    )?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_format_is_the_number_of_steps() {
        assert_eq!(NEWEST, i64::try_from(STEPS.len()).unwrap());
    }

    #[test]
    fn a_newer_format_is_refused() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.db");
        let conn = super::super::open::create(&path).unwrap();
        conn.pragma_update(None, "user_version", NEWEST + 1)
            .unwrap();
        drop(conn);
        let error = super::super::open::open(&path, Access::Write).unwrap_err();
        assert!(
            matches!(error, Error::TooNew { found, known } if found == NEWEST + 1 && known == NEWEST)
        );
    }

    #[test]
    fn an_older_format_is_copied_and_stepped_up() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.db");
        let conn = super::super::open::create(&path).unwrap();
        // A database that has seen no step yet, with something of its own in it.
        conn.execute_batch("CREATE TABLE keepsake (x) STRICT")
            .unwrap_err();
        conn.execute_batch(
            "CREATE TABLE keepsake (x INTEGER) STRICT; INSERT INTO keepsake VALUES (7)",
        )
        .unwrap();
        let mut more = STEPS.to_vec();
        more.push("CREATE TABLE newer (y INTEGER) STRICT");
        apply(&conn, NEWEST, &more).unwrap();
        assert_eq!(format_of(&conn).unwrap(), NEWEST + 1);
        assert_eq!(
            conn.query_row("SELECT x FROM keepsake", [], |row| row.get::<_, i64>(0))
                .unwrap(),
            7
        );
        conn.prepare("SELECT y FROM newer").unwrap();
    }
}
