//! Where in a configuration file something stands, so that whoever judges it can point at it.

use std::ops::Range;
use std::path::{Path, PathBuf};

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub path: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// The line itself.
    pub text: String,
    /// Where in the line, in bytes.
    pub span: Range<usize>,
}

impl Place {
    /// The line that holds these bytes of a file; a span over several lines ends with the first.
    pub(super) fn find(path: &Path, file: &str, span: Range<usize>) -> Self {
        let before = file.get(..span.start).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let text = file.get(start..).and_then(|rest| rest.lines().next());
        let text = text.unwrap_or_default();
        let end = span.end.min(start + text.len()).max(span.start);
        Self {
            path: path.to_owned(),
            line: before.matches('\n').count() + 1,
            text: text.to_owned(),
            span: span.start - start..end - start,
        }
    }
}

/// A word of a configuration file and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word.
    pub text: String,
    /// Its place; nothing where it is a default or a flag.
    pub place: Option<Place>,
}

/// Keys for a command in one part of the program, as the file says it; `tui` knows whether it makes sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    /// Where the keys count.
    pub scope: Word,
    /// What they do.
    pub command: Word,
    /// The keys; none takes the command's keys away.
    pub keys: Vec<Word>,
}

/// A theme of one's own, as the file says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTheme {
    /// Its name.
    pub name: Word,
    /// Roles, and `base`, with what is said of each.
    pub styles: Vec<(Word, Word)>,
}
