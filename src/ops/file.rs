//! Files that appear whole or not at all, and files that are read only so far.

use std::io::{ErrorKind, Read, Result, Write};
use std::path::Path;

/// What shall become of a file that is there already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Over {
    /// Leave it and say [`std::io::ErrorKind::AlreadyExists`].
    Keep,
    /// Put the new one in its place.
    Write,
}

/// Writes beside the name and renames: a partial file never has the final name.
pub fn write_whole(path: &Path, bytes: &[u8], over: Over) -> Result<()> {
    // Said by ourselves: to a rename the system answers differently for `.` and for `reports`.
    if path.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let dir = path
        .parent()
        .filter(|dir| !dir.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let mut file = beside(dir)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    match over {
        Over::Keep => file.persist_noclobber(path)?,
        Over::Write => file.persist(path)?,
    };
    Ok(())
}

/// Reads a file of at most so many bytes; `None` where it holds more. What never ends is read no further either.
pub fn read_at_most(path: &Path, most: u64) -> Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    let file = std::fs::File::open(path)?;
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(Some(bytes).filter(|bytes| u64::try_from(bytes.len()).is_ok_and(|len| len <= most)))
}

/// A temporary file with the rights that any new file has: a report is for colleagues too.
fn beside(dir: &Path) -> Result<tempfile::NamedTempFile> {
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
    use super::*;

    #[test]
    fn a_file_that_is_there_is_kept_until_somebody_says_otherwise() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("纪要.md");
        write_whole(&path, b"a", Over::Keep).unwrap();
        let refused = write_whole(&path, b"b", Over::Keep).unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"a");
        write_whole(&path, b"b", Over::Write).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"b");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_is_read_whole_or_not_at_all() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("模板.j2");
        std::fs::write(&path, b"abc").unwrap();
        assert_eq!(read_at_most(&path, 3).unwrap().unwrap(), b"abc");
        assert_eq!(read_at_most(&path, 2).unwrap(), None);
        assert!(read_at_most(dir.path(), 3).is_err());
    }

    #[cfg(unix)]
    #[test]
    fn what_never_ends_is_read_no_further() {
        assert_eq!(read_at_most(Path::new("/dev/zero"), 1000).unwrap(), None);
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
        write_whole(&dir.path().join("ours"), b"x", Over::Keep).unwrap();
        std::fs::write(dir.path().join("any"), b"x").unwrap();
        assert_eq!(mode("ours"), mode("any"));
    }
}
