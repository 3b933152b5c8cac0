//! Putting a backup in the place of a database with people at it.
//!
//! No file is replaced: whoever has it open would go on writing into one that has no name any more, or damage the new one.
//! The backup's pages are written into the database in one transaction, under the lock that every writer takes. Who has the
//! board open finds the restored one at the next look; a kill in the middle leaves what was there.

use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempPath;

use super::backup::{beside, copy_pages, done, io, place};
use super::doctor::Examination;
use super::error::{Error, Result};
use super::event::{Head, head, link_of};
use super::open::{check_ours, connect, connect_to_pages};
use super::{Store, migrate};

/// A backup that was copied beside the database, brought up to the format of today and examined.
#[derive(Debug)]
pub struct Staged {
    /// Closed before the file goes.
    store: Store,
    _part: TempPath,
    seen: Examination,
    /// The format that the backup has.
    format: i64,
}

/// What a database and a backup have in common, and where they part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Loss {
    /// The end of the database's chain.
    pub present: Head,
    /// The end of the backup's chain.
    pub backup: Head,
    /// The last event that both have; 0: they have nothing in common.
    pub common: u64,
}

impl Loss {
    /// How many events of the database the backup does not have.
    pub const fn lost(&self) -> u64 {
        self.present.seq.saturating_sub(self.common)
    }

    /// How many events of the backup the database does not have.
    pub const fn gained(&self) -> u64 {
        self.backup.seq.saturating_sub(self.common)
    }
}

/// A backup that is in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// Where the database of before is kept; `None` where there was none.
    pub kept: Option<PathBuf>,
    /// What it had that the backup had not, as it was when it was replaced; `None` where there was none or it could not
    /// be read.
    pub loss: Option<Loss>,
}

impl Staged {
    /// Reads a backup for the database at `live`. The backup itself is left as it is.
    ///
    /// # Errors
    ///
    /// [`Error::NotOurs`], [`Error::TooNew`], [`Error::Damaged`]; smaller faults are findings of the examination.
    pub fn read(backup: &Path, live: &Path) -> Result<Self> {
        if !backup.exists() {
            return Err(Error::Missing(backup.to_owned()));
        }
        let part = beside(live)?;
        let from = connect(backup, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        check_ours(&from, backup)?;
        let format = migrate::format_of(&from)?;
        if format > migrate::NEWEST {
            let known = migrate::NEWEST;
            return Err(Error::TooNew {
                found: format,
                known,
            });
        }
        copy_pages(&from, &part)?;
        drop(from);
        let conn = connect(&part, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        // A database that is put in place has to be in WAL mode, whatever program copied it last.
        conn.pragma_update(None, "journal_mode", "WAL")?;
        migrate::bring_up_copy(&conn)?;
        let store = Store::with(conn)?;
        let seen = store.examine()?;
        Ok(Self {
            store,
            _part: part,
            seen,
            format,
        })
    }

    /// What its examination saw.
    pub const fn seen(&self) -> &Examination {
        &self.seen
    }

    /// The format of the backup as it lies there.
    pub const fn format(&self) -> i64 {
        self.format
    }

    /// The board that it holds.
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// Compares its log with that of a database.
    pub fn compare(&self, present: &Store) -> Result<Loss> {
        self.compare_with(&present.conn)
    }

    fn compare_with(&self, present: &Connection) -> Result<Loss> {
        let snapshot = present.unchecked_transaction()?;
        let (theirs, ours) = (head(&snapshot)?, head(&self.store.conn)?);
        // Chains that agree at an event agree in everything before it, so the place where they part is found by halves.
        let (mut common, mut beyond) = (0, theirs.seq.min(ours.seq) + 1);
        while common + 1 < beyond {
            let middle = u64::midpoint(common, beyond);
            let link = link_of(&snapshot, middle)?;
            if link.is_some() && link == link_of(&self.store.conn, middle)? {
                common = middle;
            } else {
                beyond = middle;
            }
        }
        Ok(Loss {
            present: theirs,
            backup: ours,
            common,
        })
    }

    /// Puts it where no database is.
    pub fn place(&self, live: &Path) -> Result<Put> {
        let part = beside(live)?;
        copy_pages(&self.store.conn, &part)?;
        place(part, live)?;
        Ok(Put {
            kept: None,
            loss: None,
        })
    }

    /// Puts it into a database, which is kept beside it as it was (`NAME.before-restore`). From the copy of what was to the
    /// last page of what is restored nobody else can write.
    ///
    /// # Errors
    ///
    /// [`Error::Busy`] where others were writing all the time. The database is as it was after any error.
    pub fn put_into(&self, live: &Path) -> Result<Put> {
        let mut conn = connect_to_pages(live, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        check_ours(&conn, live)?;
        let replacing = Backup::new(&self.store.conn, &mut conn)?;
        // No page yet: this takes the lock.
        match replacing.step(0)? {
            StepResult::More => {}
            _ => return Err(Error::Busy),
        }
        let before = connect_to_pages(live, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let loss = self.compare_with(&before).ok();
        let kept = keep(&before, live)?;
        drop(before);
        done(replacing.step(-1)?)?;
        Ok(Put {
            kept: Some(kept),
            loss,
        })
    }
}

/// Keeps what was, for whoever could read it before.
fn keep(before: &Connection, live: &Path) -> Result<PathBuf> {
    let part = beside(live)?;
    copy_pages(before, &part)?;
    let mode = std::fs::metadata(live).map_err(|source| io(live, source))?;
    std::fs::set_permissions(&part, mode.permissions()).map_err(|source| io(&part, source))?;
    let name = migrate::free_name(live, ".before-restore");
    place(part, &name)?;
    Ok(name)
}
