//! Opening: pragmas, application id, access.
//!
//! WAL is set once, when the file is made; a later `journal_mode` on every start is what others lost data by.
//! `synchronous=FULL` makes an acknowledged change survive a power cut. The busy timeout stands before everything else.
//! Never open the database file, `-wal` or `-shm` by other means from this process: closing such a handle drops SQLite's
//! locks.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::error::{Error, Result};
use super::{migrate, patience};

/// `dubn` in ASCII: marks a file as ours.
pub(super) const APPLICATION_ID: i64 = 0x6475_626e;
/// The first SQLite without the WAL-reset bug.
const OLDEST_SQLITE: i32 = 3_051_003;

/// The first format that knows people.
const PEOPLE: i64 = 3;

/// What a connection may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and write.
    Write,
    /// Read only.
    Read,
}

/// Checks the SQLite that was compiled in.
fn check_library() -> Result<()> {
    if rusqlite::version_number() < OLDEST_SQLITE {
        return Err(Error::SqliteTooOld(rusqlite::version()));
    }
    Ok(())
}

/// Makes a new database file, readable by its owner alone.
pub(super) fn create(path: &Path) -> Result<Connection> {
    check_library()?;
    make_private(path)?;
    let conn = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    prepare_new(&conn)?;
    conn.busy_timeout(patience::READ)?;
    Ok(conn)
}

/// The file must be ours alone from the first byte, whatever the umask of sshd or cron is.
pub(super) fn make_private(path: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(Error::Exists(path.to_owned()))
        }
        Err(source) => Err(Error::Io {
            path: path.to_owned(),
            source,
        }),
    }
}

/// Makes a database in memory, for tests and dry runs.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that opens connections"
)]
pub(super) fn create_in_memory() -> Result<Connection> {
    check_library()?;
    let conn = Connection::open_in_memory()?;
    set_pragmas(&conn, patience::WRITE)?;
    prepare_new(&conn)?;
    Ok(conn)
}

fn prepare_new(conn: &Connection) -> Result<()> {
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate::apply_all(conn)
}

/// Opens an existing database, bringing an older format up to date (after a copy).
pub(super) fn open(path: &Path, access: Access) -> Result<Connection> {
    check_library()?;
    if !path.exists() {
        return Err(Error::Missing(path.to_owned()));
    }
    let flags = match access {
        Access::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        Access::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
    };
    let conn = connect(path, flags)?;
    check_ours(&conn, path)?;
    migrate::bring_up_to_date(&conn, path, access)?;
    conn.busy_timeout(patience::READ)?;
    Ok(conn)
}

/// Opens an existing database for one question about its people: read only, with little patience, and without bringing an
/// older format up to date.
pub(super) fn glance(path: &Path) -> Result<Connection> {
    check_library()?;
    if !path.exists() {
        return Err(Error::Missing(path.to_owned()));
    }
    let conn = connect_within(path, OpenFlags::SQLITE_OPEN_READ_ONLY, patience::READ)?;
    check_ours(&conn, path)?;
    let found = migrate::format_of(&conn)?;
    if (PEOPLE..=migrate::NEWEST).contains(&found) {
        return Ok(conn);
    }
    let known = migrate::NEWEST;
    Err(Error::TooNew { found, known })
}

/// Opens a file with the settings that every connection has.
pub(super) fn connect(path: &Path, flags: OpenFlags) -> Result<Connection> {
    // Whoever may write may have to wait for another program that brings the tables up to date.
    let busy = if flags.contains(OpenFlags::SQLITE_OPEN_READ_WRITE) {
        patience::WRITE
    } else {
        patience::READ
    };
    connect_within(path, flags, busy)
}

/// Opens a file whose tables may be damaged, to read and write whole pages: nothing that asks for a table, as most settings
/// do.
pub(super) fn connect_to_pages(path: &Path, flags: OpenFlags) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.busy_timeout(patience::WRITE)?;
    // It is what SQLite does anyway.
    conn.pragma_update(None, "synchronous", "FULL").ok();
    Ok(conn)
}

fn connect_within(path: &Path, flags: OpenFlags, busy: Duration) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    match set_pragmas(&conn, busy) {
        Ok(()) => Ok(conn),
        Err(Error::Sqlite(error)) if is_not_a_database(error.as_ref()) => {
            Err(Error::NotOurs(path.to_owned()))
        }
        Err(error) => Err(error),
    }
}

pub(super) fn check_ours(conn: &Connection, path: &Path) -> Result<()> {
    let id = match conn.pragma_query_value(None, "application_id", |row| row.get::<_, i64>(0)) {
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => 0,
        other => other?,
    };
    if id == APPLICATION_ID {
        Ok(())
    } else {
        Err(Error::NotOurs(path.to_owned()))
    }
}

fn is_not_a_database(error: &(dyn std::error::Error + Send + Sync + 'static)) -> bool {
    error
        .downcast_ref::<rusqlite::Error>()
        .is_some_and(|error| error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase))
}

fn set_pragmas(conn: &Connection, busy: Duration) -> Result<()> {
    conn.busy_timeout(busy)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    conn.pragma_update(None, "recursive_triggers", true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    conn.pragma_update(None, "cell_size_check", true)?;
    conn.pragma_update(None, "journal_size_limit", 67_108_864)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}
