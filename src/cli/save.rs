//! What is written into a file instead of onto the terminal.

use std::path::Path;

use crate::error::Kind;
use crate::i18n::{Lang, cli as words};
use crate::ops::file::{Over, write_whole};

use super::Trouble;

/// Writes the file whole or not at all, also over one that is there: its name was given for that.
pub(super) fn save(lang: Lang, path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    write_whole(path, bytes, Over::Write).map_err(|error| {
        let path = path.display().to_string();
        Trouble::new(
            Kind::Failed,
            words::cannot_write(lang, &path, &error.to_string()),
        )
    })
}
