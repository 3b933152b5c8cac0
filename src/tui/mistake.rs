//! What is wrong with one's own keys or themes, and where.

use crate::config::{Place, Word};

/// Something in the configuration that the screens cannot follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Where it stands; nothing where no file says it.
    pub place: Option<Place>,
    /// What is wrong, in the user's language.
    pub text: String,
    /// What helps: a word that was perhaps meant, the other place, how it is written.
    pub more: Vec<String>,
}

impl Mistake {
    pub(crate) fn at(word: &Word, text: String) -> Self {
        Self {
            place: word.place.clone(),
            text,
            more: Vec::new(),
        }
    }

    #[must_use]
    pub(crate) fn with(mut self, line: impl Into<String>) -> Self {
        self.more.push(line.into());
        self
    }

    /// With a word that was perhaps meant, else with all that there are.
    #[must_use]
    pub(crate) fn perhaps(self, lang: crate::i18n::Lang, word: &str, known: &[&str]) -> Self {
        use crate::i18n::{start, ui::settings};
        match crate::text::suggest::closest(word, known.iter().copied()) {
            Some(close) => self.with(start::perhaps(lang, close)),
            None => self.with(settings::known(lang, &known.join(" "))),
        }
    }
}
