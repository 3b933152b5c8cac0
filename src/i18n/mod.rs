//! The program's own words in Chinese and English.

use serde::{Deserialize, Serialize};

pub mod backup;
pub mod cli;
pub mod confirmation;
pub mod date;
pub mod deadline;
pub mod entrance;
pub mod event;
pub mod file;
pub mod holidays;
pub mod host;
pub mod import;
pub mod indicator;
pub mod ledger;
pub mod light;
pub mod mail;
pub mod minutes;
pub mod people;
pub mod person;
pub mod query;
pub mod refusal;
pub mod remind;
pub mod report;
pub mod review;
pub mod slip;
pub mod start;
pub mod store;
pub mod supervision;
pub mod template;
pub mod terminal;
pub mod trade;
pub mod ui;

/// The language of everything that the program itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese, the default.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Reads a language from a tag such as `zh`, `zh_CN.UTF-8`, `en-GB`.
    ///
    /// `C` and `POSIX` are nobody's language and give `None`, as everything unknown does.
    pub fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.trim().to_ascii_lowercase();
        if tag.starts_with("zh") {
            Some(Self::Zh)
        } else if tag.starts_with("en") {
            Some(Self::En)
        } else {
            None
        }
    }

    /// Picks the text of this language out of a pair.
    pub const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// Declares functions that return one fixed sentence; both languages must be given to compile.
///
/// `words! { save: "保存", "Save"; }` makes `pub const fn save(lang: Lang) -> &'static str`.
#[macro_export]
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident : $zh:expr, $en:expr;)*) => {
        $(
            $(#[$doc])*
            #[doc = concat!("`", $zh, "` / `", $en, "`")]
            pub const fn $name(lang: $crate::i18n::Lang) -> &'static str {
                lang.pick($zh, $en)
            }
        )*
    };
}

/// Declares functions that fill named values into a sentence; both languages must be given to compile.
///
/// `messages! { moved(id: u32, to: &str): "#{id} 已移到{to}", "#{id} moved to {to}"; }`
#[macro_export]
macro_rules! messages {
    ($($(#[$doc:meta])* $name:ident ( $($arg:ident : $ty:ty),* ) : $zh:expr, $en:expr;)*) => {
        $(
            $(#[$doc])*
            #[doc = concat!("`", $zh, "` / `", $en, "`")]
            pub fn $name(lang: $crate::i18n::Lang, $($arg: $ty),*) -> String {
                match lang {
                    $crate::i18n::Lang::Zh => format!($zh),
                    $crate::i18n::Lang::En => format!($en),
                }
            }
        )*
    };
}
