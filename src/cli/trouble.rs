//! What a verb ends with when it cannot do its work: exit code, sentence, and more lines where they help.

use crate::error::Kind;

/// Why a verb did not do its work.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What sort: decides the exit code.
    pub kind: Kind,
    /// One sentence.
    pub text: String,
    /// More lines: a caret, both versions, what to try.
    pub more: Vec<String>,
}

impl Trouble {
    /// A trouble of one sentence.
    pub fn new(kind: Kind, text: impl Into<String>) -> Self {
        Self {
            kind,
            text: text.into(),
            more: Vec::new(),
        }
    }

    /// With more lines.
    #[must_use]
    pub fn with(mut self, line: impl Into<String>) -> Self {
        self.more.push(line.into());
        self
    }

    /// Wrong words on the command line.
    pub fn usage(text: impl Into<String>) -> Self {
        Self::new(Kind::Usage, text)
    }
}

/// What a verb ends with.
pub type Done = Result<(), Trouble>;
