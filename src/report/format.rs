//! The formats of the weekly summary: the one table of them for command line and screens.

use super::week::WeekReport;
use super::{json, md, txt};
use crate::i18n::Lang;

/// How the summary is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For the terminal.
    Txt,
    /// Markdown.
    Md,
    /// For programs.
    Json,
}

/// Why a summary could not be written in its format.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The JSON writer refused.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 3] = [Self::Txt, Self::Md, Self::Json];

    /// Its name on the command line, and the end of a file's name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Json => "json",
        }
    }

    /// Writes a report.
    pub fn write(self, lang: Lang, report: &WeekReport) -> Result<Vec<u8>, FormatError> {
        Ok(match self {
            Self::Txt => txt::txt(lang, report).into_bytes(),
            Self::Md => md::md(lang, report).into_bytes(),
            Self::Json => json::json(report)?.into_bytes(),
        })
    }
}
