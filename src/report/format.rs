//! The formats of the weekly summary: the one table of them for command line and screens.

use super::docx::{DocxError, docx};
use super::page::page;
use super::week::WeekReport;
use super::{html, json, md, txt, xlsx};
use crate::i18n::Lang;

/// How the summary is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// For the terminal.
    Txt,
    /// Markdown.
    Md,
    /// One page for a browser.
    Html,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// For programs.
    Json,
}

/// Why a summary could not be written in its format.
#[derive(Debug, thiserror::Error)]
pub enum FormatError {
    /// The JSON writer refused.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// The Word writer refused.
    #[error(transparent)]
    Docx(#[from] DocxError),
    /// The Excel writer refused.
    #[error(transparent)]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 6] = [
        Self::Txt,
        Self::Md,
        Self::Html,
        Self::Docx,
        Self::Xlsx,
        Self::Json,
    ];

    /// Its name on the command line, and the end of a file's name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Txt => "txt",
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }

    /// The format by the end of a file's name.
    pub fn of_extension(extension: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|format| format.key().eq_ignore_ascii_case(extension))
    }

    /// Whether it is no text that a terminal could show.
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Xlsx)
    }

    /// Writes a report. The same report gives the same bytes.
    pub fn write(self, lang: Lang, report: &WeekReport) -> Result<Vec<u8>, FormatError> {
        Ok(match self {
            Self::Txt => txt::txt(lang, report).into_bytes(),
            Self::Md => md::md(lang, report).into_bytes(),
            Self::Html => html::html(lang, report).into_bytes(),
            Self::Docx => docx(lang, &page(lang, report), report.horizon)?,
            Self::Xlsx => xlsx::week(lang, report)?,
            Self::Json => json::json(report)?.into_bytes(),
        })
    }
}
