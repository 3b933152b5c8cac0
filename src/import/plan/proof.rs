//! Where statements stand, and how closely that is looked at.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::board::{Source, SourceRef};

use super::super::table::{Flaw, Line, Problem};
use super::cell::known;

/// How many characters a locator may have: enough to find a place, too few to be a quotation.
pub const LOCATOR: usize = 12;

/// How closely the places of statements are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Care<'a> {
    /// Only that the source is known: for loading.
    Known,
    /// That every statement names section and locator.
    Named,
    /// That every locator occurs in its document; the documents are in this directory.
    LookedUp(&'a Path),
}

impl Care<'_> {
    /// The text of a source's document, where it is looked into.
    pub(super) fn text_of(
        self,
        line: &Line<'_>,
        key: &str,
    ) -> Result<Option<(String, String)>, Flaw> {
        let Self::LookedUp(directory) = self else {
            return Ok(None);
        };
        let path = directory.join(line.required("file")?);
        let text = std::fs::read_to_string(&path).map_err(|error| {
            let what = format!("{}: {error}", path.display());
            line.flaw("file", Problem::Unreadable(what))
        })?;
        Ok(Some((key.to_owned(), text)))
    }
}

/// The sources of a plan, and their texts where they are looked into.
#[derive(Debug)]
pub(super) struct Proof {
    is_named: bool,
    sources: Vec<Source>,
    texts: BTreeMap<String, String>,
}

impl Proof {
    pub(super) fn new(care: Care<'_>, rows: Vec<(Source, Option<(String, String)>)>) -> Self {
        let (sources, texts): (Vec<Source>, Vec<_>) = rows.into_iter().unzip();
        let texts = texts.into_iter().flatten().collect();
        Self {
            is_named: care != Care::Known,
            sources,
            texts,
        }
    }

    pub(super) fn into_sources(self) -> Vec<Source> {
        self.sources
    }

    pub(super) fn source_key(&self, line: &Line<'_>) -> Result<String, Flaw> {
        let key = line.required("source")?;
        let keys = self.sources.iter().map(|source| source.key.as_str());
        known(line, "source", &key, "sources.csv", keys)?;
        Ok(key)
    }

    /// Where a statement stands; `locator` is the column that holds the characters to look for.
    pub(super) fn source_ref(&self, line: &Line<'_>, locator: &str) -> Result<SourceRef, Flaw> {
        let place = SourceRef {
            source: self.source_key(line)?,
            section: line.cell("section").to_owned(),
            locator: line.cell(locator).to_owned(),
        };
        if self.is_named {
            line.required("section")?;
            self.check_locator(line, locator, &place)?;
        }
        Ok(place)
    }

    fn check_locator(&self, line: &Line<'_>, column: &str, place: &SourceRef) -> Result<(), Flaw> {
        let words = line.required(column)?;
        // A unit's name is as long as it is.
        if column == "locator" && words.chars().count() > LOCATOR {
            return Err(line.flaw(column, Problem::TooLong(LOCATOR)));
        }
        match self.texts.get(&place.source) {
            Some(text) if !text.contains(&words) => {
                Err(line.flaw(column, Problem::NotInSource(words)))
            }
            _ => Ok(()),
        }
    }
}
