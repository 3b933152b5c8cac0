//! A report laid out in one language, before any format.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::block::Block;
use super::format::Format;
use crate::i18n::Lang;
use crate::text::safe::clean_line;

/// A page and what a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// The language of its words.
    pub lang: Lang,
    /// The moment that it is about, not that of its making: the same report gives the same bytes for ever.
    pub made: DateTime<Utc>,
    /// The page.
    pub blocks: Vec<Block>,
}

impl Paper {
    /// The title; empty where the page has none.
    pub fn title(&self) -> &str {
        let title = self.blocks.iter().find_map(|block| match block {
            Block::Title(text) => Some(text.as_str()),
            _ => None,
        });
        title.unwrap_or_default()
    }
}

/// A report that is a value: every format is written from it.
pub trait Report: Serialize {
    /// The name and version of its JSON.
    const SCHEMA: &'static str;

    /// Lays it out.
    fn paper(&self, lang: Lang) -> Paper;

    /// What its files are called, without an ending; the names of one series sort by time.
    fn stem(&self, lang: Lang) -> String;
}

/// A name for a file, without what some file system or shell would not take.
pub fn file_name(stem: &str, format: Format) -> String {
    let safe = |letter: char| match letter {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | ' ' => '-',
        letter => letter,
    };
    let stem: String = clean_line(stem).trim().chars().map(safe).collect();
    format!("{stem}.{}", format.key())
}
