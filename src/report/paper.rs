//! A report laid out in one language, before any format.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::block::Block;
use crate::i18n::Lang;

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
}
