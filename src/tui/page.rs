//! The page of all keys, from the command table: what `duban help keys` prints.

use super::command::{self, Scope};
use super::keymap::Keymap;
use crate::i18n::Lang;
use crate::text::width::pad;

/// Every scope with its keys and what they do.
pub fn keys_page(lang: Lang) -> String {
    let keymap = Keymap::default();
    let mut page = String::new();
    for scope in Scope::ALL {
        let rows: Vec<String> = command::of(scope)
            .map(|row| {
                let mut keys = keymap.shown(scope, row).join("  ");
                if keys.is_empty() {
                    keys = format!(":{}", row.name);
                }
                format!("  {} {}\n", pad(&keys, 24), (row.text)(lang))
            })
            .collect();
        if !rows.is_empty() {
            for text in [scope.name(lang), "\n", &rows.concat(), "\n"] {
                page.push_str(text);
            }
        }
    }
    page
}
