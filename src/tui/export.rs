//! A report that is written into a file; the name's ending says in which form.

use std::io;
use std::path::PathBuf;

use chrono::{DateTime, Utc};

use crate::i18n::Lang;
use crate::ops::file::{Over, write_whole};
use crate::report::block::Block;
use crate::report::{docx, md, txt};

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Markdown,
    Text,
    Word,
}

/// A report and where it goes.
#[derive(Debug)]
pub(crate) struct Export {
    pub(crate) path: PathBuf,
    blocks: Vec<Block>,
    lang: Lang,
    form: Form,
    over: Over,
}

impl Export {
    /// A file that must not be there yet; `None` where its name ends in nothing that is known.
    pub(crate) fn new(path: PathBuf, blocks: Vec<Block>, lang: Lang) -> Option<Self> {
        path.file_stem()?;
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        let form = match ending.as_str() {
            "md" => Form::Markdown,
            "txt" => Form::Text,
            "docx" => Form::Word,
            _ => return None,
        };
        let over = Over::Keep;
        Some(Self {
            path,
            blocks,
            lang,
            form,
            over,
        })
    }

    /// Also where it is there already.
    pub(crate) fn over(self) -> Self {
        let over = Over::Write;
        Self { over, ..self }
    }

    /// Writes it, whole or not at all.
    pub(super) fn write(&self, now: DateTime<Utc>) -> io::Result<()> {
        let bytes = match self.form {
            Form::Markdown => md::write(self.lang, &self.blocks).into_bytes(),
            Form::Text => txt::write(self.lang, &self.blocks).into_bytes(),
            Form::Word => docx::docx(self.lang, &self.blocks, now).map_err(io::Error::other)?,
        };
        write_whole(&self.path, &bytes, self.over)
    }
}
