//! Files that appear whole or not at all.

use std::path::Path;

use crate::error::Kind;
use crate::i18n::{Lang, cli as words};
use crate::ops::{self, Over};

use super::Trouble;

/// Writes a file in the place of what has the name.
pub(super) fn save(lang: Lang, path: &Path, bytes: &[u8]) -> Result<(), Trouble> {
    let saved = ops::save(path, bytes, Over::Replace);
    saved.map(drop).map_err(|error| {
        let path = path.display().to_string();
        Trouble::new(
            Kind::Failed,
            words::cannot_write(lang, &path, &error.to_string()),
        )
    })
}
