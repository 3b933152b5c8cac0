//! Copying a database with people at it.
//!
//! SQLite copies the pages as they were last committed, in one step: in several, every change by somebody else would make
//! it begin anew. The copy gets its name only after it was opened, examined and brought to the disk.

use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempPath;

use super::doctor::Examination;
use super::error::{Error, Result};
use super::open::{Access, connect};
use super::{Store, doctor, migrate, open};

/// What became of a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// How many bytes it has.
    pub bytes: u64,
    /// What its examination saw. With findings there is no file: such a copy is none.
    pub seen: Examination,
}

impl Store {
    /// The file, by its whole path; `None` in memory.
    pub fn file(&self) -> Option<PathBuf> {
        let path = self.conn.path().filter(|path| !path.is_empty());
        path.map(PathBuf::from)
    }

    /// Copies the database as it was last committed to a new file that its owner alone may read, while others work with
    /// it, and examines the copy.
    ///
    /// # Errors
    ///
    /// [`Error::Exists`] where something is at that place; nothing is left behind by any error.
    pub fn back_up(&self, to: &Path) -> Result<Copied> {
        if to.symlink_metadata().is_ok() {
            return Err(Error::Exists(to.to_owned()));
        }
        let part = beside(to)?;
        copy_pages(&self.conn, &part)?;
        let seen = examine(&part)?;
        let bytes = size(&part)?;
        if seen.findings.is_empty() {
            place(part, to)?;
        }
        Ok(Copied { bytes, seen })
    }
}

fn examine(part: &Path) -> Result<Examination> {
    doctor::examine(&open::open(part, Access::Write)?)
}

/// An empty file beside a name, its owner's alone, which goes away unless it is placed.
pub(super) fn beside(name: &Path) -> Result<TempPath> {
    let dir = directory(name);
    let file = tempfile::Builder::new()
        .prefix(".duban-copy-")
        .suffix(".part")
        .tempfile_in(dir);
    let file = file.map_err(|source| io(dir, source))?;
    // SQLite must be the only one who holds the file open.
    Ok(file.into_temp_path())
}

/// Copies all pages to a file that nobody else knows.
pub(super) fn copy_pages(from: &Connection, to: &Path) -> Result<()> {
    let mut to = connect(to, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    let copying = Backup::new(from, &mut to)?;
    done(copying.step(-1)?)
}

/// Whether copying came to its end.
pub(super) fn done(step: StepResult) -> Result<()> {
    match step {
        StepResult::Done => Ok(()),
        _ => Err(Error::Busy),
    }
}

/// Brings a file to the disk and gives it its name, unless something has that already. Nobody may have it open.
pub(super) fn place(part: TempPath, name: &Path) -> Result<()> {
    // What another database of that name left behind would be taken for changes of this one.
    for ending in ["-wal", "-journal"] {
        let left = migrate::beside(name, ending);
        if left.exists() {
            return Err(Error::Exists(left));
        }
    }
    let file = std::fs::File::open(&part).map_err(|source| io(&part, source))?;
    file.sync_all().map_err(|source| io(&part, source))?;
    drop(file);
    part.persist_noclobber(name).map_err(|refused| {
        if refused.error.kind() == std::io::ErrorKind::AlreadyExists {
            Error::Exists(name.to_owned())
        } else {
            io(name, refused.error)
        }
    })?;
    // Not every system lets a directory be brought to the disk; the file itself is there.
    std::fs::File::open(directory(name))
        .and_then(|dir| dir.sync_all())
        .ok();
    Ok(())
}

fn size(path: &Path) -> Result<u64> {
    let metadata = std::fs::metadata(path);
    Ok(metadata.map_err(|source| io(path, source))?.len())
}

fn directory(path: &Path) -> &Path {
    path.parent()
        .filter(|dir| !dir.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."))
}

/// A file that the system refuses.
pub(super) fn io(path: &Path, source: std::io::Error) -> Error {
    Error::Io {
        path: path.to_owned(),
        source,
    }
}
