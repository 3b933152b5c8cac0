//! Backups: who may make and restore them, what they are called, and how many are kept.

use std::io::Result as IoResult;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;

use super::{Access, Copied, Error, Examination, Failure, Session, Staged};
use crate::domain::decide::Refusal;
use crate::domain::rights::Act;
use crate::store::{Loss, Store};

/// Examines the database of a file.
pub fn examine_file(path: &Path) -> Result<Examination, Error> {
    Store::open(path, Access::Write)?.examine()
}

/// How the instant stands in the name of a backup; sorted by name is sorted by time.
const INSTANT: &str = "%Y-%m-%dT%H%M";

/// Where a backup goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupPlace {
    /// The file.
    pub file: PathBuf,
    /// The series to which it belongs; `None` where somebody gave it a name of its own.
    pub rotation: Option<Rotation>,
}

/// A series of backups of one database in one directory, called `NAME-2026-11-22T0915.db`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotation {
    dir: PathBuf,
    name: String,
}

impl Rotation {
    /// Takes the oldest of the series away until so many are left, `newest` among them whatever the clock said, and tells
    /// which.
    pub fn trim(&self, keep: usize, newest: &Path) -> IoResult<Vec<PathBuf>> {
        let mut found = Vec::new();
        for entry in std::fs::read_dir(&self.dir)? {
            let entry = entry?;
            let name = entry.file_name();
            let is_one = name.to_str().is_some_and(|name| self.has(name));
            // A link or a directory of that name was made by somebody else.
            if is_one && entry.file_type()?.is_file() && newest.file_name() != Some(&name) {
                found.push(entry.path());
            }
        }
        found.sort();
        let over = found.len().saturating_sub(keep.saturating_sub(1));
        found.truncate(over);
        for file in &found {
            std::fs::remove_file(file)?;
        }
        Ok(found)
    }

    fn has(&self, name: &str) -> bool {
        let instant = name
            .strip_prefix(self.name.as_str())
            .and_then(|rest| rest.strip_prefix('-'))
            .and_then(|rest| rest.strip_suffix(".db"));
        // Read and written again it has to be the same: no other spelling belongs to the series.
        instant.is_some_and(|instant| {
            NaiveDateTime::parse_from_str(instant, INSTANT)
                .is_ok_and(|read| read.format(INSTANT).to_string() == instant)
        })
    }
}

impl Session {
    /// Where a backup goes: to the file that is named, into the directory that is named, or beside the database.
    pub fn backup_place(&self, wanted: Option<&Path>) -> Option<BackupPlace> {
        let db = self.store.file()?;
        let dir = match wanted {
            Some(path) if path.is_dir() => path.to_owned(),
            Some(path) => {
                return Some(BackupPlace {
                    file: path.to_owned(),
                    rotation: None,
                });
            }
            None => db.parent()?.to_owned(),
        };
        let name = db.file_stem()?.to_string_lossy().into_owned();
        let instant = self.now().with_timezone(&self.zone).format(INSTANT);
        Some(BackupPlace {
            file: dir.join(format!("{name}-{instant}.db")),
            rotation: Some(Rotation { dir, name }),
        })
    }

    /// Copies the database to a new file, with others at it, and examines the copy; for administrators.
    pub fn back_up(&self, to: &Path) -> Result<Copied, Failure> {
        self.check_backup()?;
        Ok(self.store.back_up(to)?)
    }

    /// Refuses whoever may neither make nor restore a backup.
    pub fn check_backup(&self) -> Result<(), Failure> {
        let (board, act) = (self.board()?, Act::Backup);
        let right = self.standing(&board).may(act, None);
        right.map_err(|why| Refusal::Denied { act, why })?;
        Ok(())
    }

    /// Compares the log with that of a backup.
    pub fn compare(&self, backup: &Staged) -> Result<Loss, Error> {
        backup.compare(&self.store)
    }

    /// Whether the backup has other people, roles or keys than the board.
    pub fn has_other_people(&self, backup: &Staged) -> Result<bool, Error> {
        Ok(self.board()?.people != backup.store().board()?.people)
    }

    /// Whether the backup is for trying things out and the database is not, or the other way round.
    pub fn has_other_purpose(&self, backup: &Staged) -> Result<bool, Error> {
        Ok(self.purpose != backup.store().purpose()?)
    }
}

#[cfg(test)]
mod tests {
    use pretty_assertions::assert_eq;

    use super::*;

    fn series(dir: &Path) -> Rotation {
        Rotation {
            dir: dir.to_owned(),
            name: "duban".to_owned(),
        }
    }

    #[test]
    fn only_what_is_called_like_a_backup_belongs_to_the_series() {
        let series = series(Path::new("."));
        assert!(series.has("duban-2026-11-22T0915.db"));
        for name in [
            "duban.db",
            "duban-2026-11-22.db",
            "duban-2026-11-22T915.db",
            "duban-2026-13-22T0915.db",
            "duban-2026-11-22T0915.db-wal",
            "duban-vor-2026-11-22T0915.db",
            "other-2026-11-22T0915.db",
        ] {
            assert!(!series.has(name), "{name}");
        }
    }

    #[test]
    fn the_oldest_go_and_the_newest_stays_whatever_the_clock_said() {
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "duban-2026-11-20T0200.db",
            "duban-2026-11-21T0200.db",
            "duban-2026-11-22T0200.db",
            "duban-2025-01-01T0000.db",
            "duban.db",
            "notes.txt",
        ] {
            std::fs::write(dir.path().join(name), name).unwrap();
        }
        std::fs::create_dir(dir.path().join("duban-2024-01-01T0000.db")).unwrap();
        // The clock stood wrong when this one was made.
        let newest = dir.path().join("duban-2025-01-01T0000.db");
        let gone = series(dir.path()).trim(2, &newest).unwrap();
        let names: Vec<_> = gone.iter().filter_map(|path| path.file_name()).collect();
        assert_eq!(
            names,
            ["duban-2026-11-20T0200.db", "duban-2026-11-21T0200.db"]
        );
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 5);
        assert_eq!(
            series(dir.path()).trim(2, &newest).unwrap(),
            [""; 0].map(PathBuf::from)
        );
    }
}
