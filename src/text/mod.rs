//! Text as columns, keys and safe bytes: everything that knows about Unicode.
#[allow(missing_docs, reason = "until merged")]
pub mod safe {
    pub fn clean_line(s: &str) -> std::borrow::Cow<'_, str> {
        s.into()
    }
    pub fn clean_text(s: &str) -> std::borrow::Cow<'_, str> {
        s.into()
    }
}
#[allow(missing_docs, reason = "until merged")]
pub mod fold {
    pub fn fold_key(c: char) -> char {
        c
    }
    pub fn fold_search(s: &str) -> String {
        s.to_lowercase()
    }
}
