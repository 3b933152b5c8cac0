//! Files that appear whole or not at all.

use std::io::Write;
use std::path::{Path, PathBuf};

/// What becomes of a file that has the name already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// It stays, and nothing is written.
    Keep,
    /// The new one takes its place.
    Replace,
}

/// Writes beside the name and renames: a partial file never has the final name. Returns where it stands.
pub fn save(path: &Path, bytes: &[u8], over: Over) -> std::io::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let dir = path.parent().unwrap_or(&path);
    let mut file = beside(dir)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    match over {
        Over::Keep => file.persist_noclobber(&path)?,
        Over::Replace => file.persist(&path)?,
    };
    Ok(path)
}

/// A temporary file with the rights that any new file has: a report is for colleagues too.
fn beside(dir: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(dir)
}

#[cfg(test)]
mod tests {
    use std::io::ErrorKind;

    use super::*;

    #[test]
    fn nothing_is_overwritten_unasked_and_nothing_is_left_behind() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("周报.md");
        save(&path, b"one", Over::Keep).unwrap();
        let error = save(&path, b"two", Over::Keep).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"one");
        save(&path, b"two", Over::Replace).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"two");
        let gone = save(&dir.path().join("no/such/dir.md"), b"x", Over::Keep);
        assert_eq!(gone.unwrap_err().kind(), ErrorKind::NotFound);
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn others_may_read_what_they_may_read_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let mode = |name: &str| {
            let path = dir.path().join(name);
            std::fs::metadata(path).unwrap().permissions().mode()
        };
        save(&dir.path().join("ours"), b"x", Over::Keep).unwrap();
        std::fs::write(dir.path().join("any"), b"x").unwrap();
        assert_eq!(mode("ours"), mode("any"));
    }
}
