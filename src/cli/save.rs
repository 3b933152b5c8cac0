//! Files that appear whole or not at all.

use std::io::Write;
use std::path::Path;

use crate::error::Kind;
use crate::i18n::{Lang, cli as words};

use super::Trouble;

/// Writes beside the name and renames: a partial file never has the final name.
pub(super) fn save(lang: Lang, path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    write(path, bytes).map_err(|error| {
        let path = path.display().to_string();
        Trouble::new(
            Kind::Failed,
            words::cannot_write(lang, &path, &error.to_string()),
        )
    })
}

fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let dir = path
        .parent()
        .filter(|dir| !dir.as_os_str().is_empty())
        .unwrap_or_else(|| Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(dir)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
