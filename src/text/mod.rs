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
    use unicode_normalization::UnicodeNormalization;
    pub fn fold_key(c: char) -> char {
        match c {
            '\u{3000}' => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            _ => c,
        }
    }
    pub fn fold_search(s: &str) -> String {
        s.nfkc().collect::<String>().to_lowercase()
    }
}
#[allow(missing_docs, reason = "until merged")]
pub mod pinyin {
    use ib_pinyin::matcher::PinyinMatcher;
    use ib_pinyin::pinyin::PinyinNotation;

    #[derive(Debug, Clone)]
    pub struct Matcher(String);
    impl Matcher {
        pub fn new(pattern: &str) -> Self {
            Self(super::fold::fold_search(pattern.trim()))
        }
        pub fn matches(&self, text: &str) -> bool {
            let text = super::fold::fold_search(text);
            self.0.is_empty()
                || text.contains(&self.0)
                || PinyinMatcher::builder(self.0.as_str())
                    .pinyin_notations(PinyinNotation::Ascii | PinyinNotation::AsciiFirstLetter)
                    .build()
                    .is_match(text.as_str())
        }
    }
}
#[allow(missing_docs, reason = "until merged")]
pub mod suggest {
    pub fn closest<'a>(
        word: &str,
        candidates: impl IntoIterator<Item = &'a str>,
    ) -> Option<&'a str> {
        let word = super::fold::fold_search(word.trim());
        let mut best: Option<(f64, &str)> = None;
        for candidate in candidates {
            let likeness = strsim::jaro_winkler(&word, &super::fold::fold_search(candidate));
            if likeness >= 0.8 && best.is_none_or(|(so_far, _)| likeness > so_far) {
                best = Some((likeness, candidate));
            }
        }
        best.map(|(_, candidate)| candidate)
    }
}
