//! Formats: an append-only list of SQL files; `user_version` tells how many of them a database has seen.
//!
//! An older database is copied first (`NAME.before-N`), then all steps run in one transaction and everything but the
//! log is folded from it anew, so that no step has to say in SQL what the fold says already. A newer one is refused:
//! this program cannot know what its columns mean. A file in db/migrations is never edited once it was released.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};

use super::error::{Error, Result};
use super::open::{Access, connect, make_private};
use super::write;

/// All steps in order; the format's number is their count.
const STEPS: &[&str] = &[
    include_str!("../../db/migrations/0001_init.sql"),
    include_str!("../../db/migrations/0002_reviews_views_calendar.sql"),
    include_str!("../../db/migrations/0003_people.sql"),
];

/// The newest format that this program knows: the number of steps.
pub(super) const NEWEST: i64 = 3;

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
    in_one_transaction(conn, || apply(conn, 0, STEPS))
}

/// Runs the steps that a database has not seen, after copying it.
pub(super) fn bring_up_to_date(conn: &Connection, path: &Path, access: Access) -> Result<()> {
    if !is_older(conn)? {
        return Ok(());
    }
    if access == Access::Read {
        return Err(Error::ReadOnly);
    }
    in_one_transaction(conn, || {
        // Another process may have been faster between the look and the lock.
        if is_older(conn)? {
            let found = format_of(conn)?;
            copy(path, found)?;
            apply(conn, found, STEPS)?;
            write::all_anew(conn)?;
        }
        Ok(())
    })
}

/// Runs the steps that a copy has not seen. Nobody else is at it, and what it was copied from is still there.
pub(super) fn bring_up_copy(conn: &Connection) -> Result<()> {
    if !is_older(conn)? {
        return Ok(());
    }
    in_one_transaction(conn, || {
        apply(conn, format_of(conn)?, STEPS)?;
        write::all_anew(conn)
    })
}

/// Whether steps are missing; a newer format is refused.
fn is_older(conn: &Connection) -> Result<bool> {
    let found = format_of(conn)?;
    if found > NEWEST {
        return Err(Error::TooNew {
            found,
            known: NEWEST,
        });
    }
    Ok(found < NEWEST)
}

/// Copies the database as it was last committed. The caller holds the write lock, so nothing is written meanwhile.
///
/// The copy gets its name only when it is whole, and no earlier copy is overwritten or taken for it.
fn copy(path: &Path, format: i64) -> Result<()> {
    let part = beside(path, ".copying");
    let io = |source| Error::Io {
        path: part.clone(),
        source,
    };
    if part.exists() {
        std::fs::remove_file(&part).map_err(io)?;
    }
    make_private(&part)?;
    connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?
        .execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    // What is copied this way is not in WAL mode; put back in place, it has to be.
    connect(&part, OpenFlags::SQLITE_OPEN_READ_WRITE)?.pragma_update(
        None,
        "journal_mode",
        "WAL",
    )?;
    let file = std::fs::File::open(&part).map_err(io)?;
    file.sync_all().map_err(io)?;
    // Where a group works with the database, its administrator must be able to work with the copy.
    let mode = std::fs::metadata(path).map_err(io)?.permissions();
    std::fs::set_permissions(&part, mode).map_err(io)?;
    let name = free_name(path, &format!(".before-{}", format + 1));
    std::fs::rename(&part, name).map_err(io)
}

/// `NAME.before-2`; where that is taken `NAME.before-2.2` and so on.
pub(super) fn free_name(path: &Path, ending: &str) -> PathBuf {
    let mut name = beside(path, ending);
    let mut number = 2_u32;
    while name.exists() {
        name = beside(path, &format!("{ending}.{number}"));
        number = number.saturating_add(1);
    }
    name
}

pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn in_one_transaction(conn: &Connection, work: impl FnOnce() -> Result<()>) -> Result<()> {
    conn.execute_batch("BEGIN IMMEDIATE")?;
    let outcome = work().and_then(|()| Ok(conn.execute_batch("COMMIT")?));
    if outcome.is_err() && !conn.is_autocommit() {
        conn.execute_batch("ROLLBACK")?;
    }
    outcome
}

fn apply(conn: &Connection, seen: i64, steps: &[&str]) -> Result<()> {
    for step in steps.iter().skip(usize::try_from(seen).unwrap_or(0)) {
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
