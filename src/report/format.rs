//! The formats of a report: the one table of them for command line and screens.

use super::docx::{DocxError, docx};
use super::paper::{Paper, Report};
use super::{csv, html, json, md, txt, xlsx};

/// How a report is written.
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
    /// Plain tables for any spreadsheet.
    Csv,
    /// For programs.
    Json,
}

/// Why a report could not be written in its format.
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
    /// The CSV writer refused.
    #[error(transparent)]
    Csv(#[from] ::csv::Error),
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 7] = [
        Self::Txt,
        Self::Md,
        Self::Html,
        Self::Docx,
        Self::Xlsx,
        Self::Csv,
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
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// What mail and browsers call it.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Txt => "text/plain; charset=utf-8",
            Self::Md => "text/markdown; charset=utf-8",
            Self::Html => "text/html; charset=utf-8",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
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

    /// Writes a report and its page; the page is given, so that several formats share it. The same report gives the
    /// same bytes.
    pub fn write<R: Report>(
        self,
        report: &R,
        paper: &Paper,
        mark: csv::Mark,
    ) -> Result<Vec<u8>, FormatError> {
        Ok(match self {
            Self::Txt => txt::txt(paper).into_bytes(),
            Self::Md => md::md(paper).into_bytes(),
            Self::Html => html::html(paper).into_bytes(),
            Self::Docx => docx(paper)?,
            Self::Xlsx => xlsx::report(paper)?,
            Self::Csv => csv::report(paper, mark)?,
            Self::Json => json::json(report)?.into_bytes(),
        })
    }
}
