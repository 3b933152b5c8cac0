//! What can go wrong with a database, in words of ours.

use std::path::PathBuf;

/// Something broke below the rules.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no database at this place.
    #[error("there is no database at {0}")]
    Missing(PathBuf),
    /// There is something at this place already.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// The file is no database of duban.
    #[error("{0} is not a duban database")]
    NotOurs(PathBuf),
    /// The database was made by a newer duban.
    #[error("the database has format {found}, this program knows up to {known}")]
    TooNew {
        /// Its format.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// The compiled-in SQLite has a bug that can lose commits.
    #[error("SQLite {0} is older than 3.51.3 and can lose commits in WAL mode")]
    SqliteTooOld(&'static str),
    /// Somebody else held the write lock for the whole waiting time.
    #[error("the database is busy")]
    Busy,
    /// The disk is full.
    #[error("the disk is full")]
    DiskFull,
    /// The disk refused, which a full one does too where SQLite's side files are to be made.
    #[error("the disk refused")]
    Disk,
    /// Something else still stands on what was to go (a stage with projects, a department that owns some).
    #[error("it is still in use")]
    InUse,
    /// The file may be read only.
    #[error("the database may not be written")]
    ReadOnly,
    /// The file is damaged.
    #[error("the database file is damaged: {0}")]
    Damaged(String),
    /// A stored value cannot be read back.
    #[error("table {table} holds a value that cannot be read: {what}")]
    Unreadable {
        /// Where.
        table: &'static str,
        /// What.
        what: String,
    },
    /// A file of ours could not be made or moved.
    #[error("{path}: {source}")]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Anything else that SQLite says.
    #[error("the database refused: {0}")]
    Sqlite(Box<dyn std::error::Error + Send + Sync>),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::SystemIoFailure | ErrorCode::CannotOpen) => Self::Disk,
            _ if is_foreign_key(&error) => Self::InUse,
            _ => Self::Sqlite(Box::new(error)),
        }
    }
}

fn is_foreign_key(error: &rusqlite::Error) -> bool {
    let extended = error.sqlite_error().map(|error| error.extended_code);
    extended == Some(rusqlite::ffi::SQLITE_CONSTRAINT_FOREIGNKEY)
}

/// The result of everything in the store.
pub type Result<T> = std::result::Result<T, Error>;
