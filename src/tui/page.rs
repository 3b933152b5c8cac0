//! The page of all keys, from the command table: what `duban help keys` prints.

use super::command::{self, Scope};
use super::keymap::Keymap;
use crate::i18n::{Lang, ui::settings};
use crate::text::width::{columns, pad};

/// Every scope with the keys in force, what they do, and the names by which the configuration knows them.
pub fn keys_page(lang: Lang, keymap: &Keymap) -> String {
    let mut page = String::new();
    for scope in Scope::ALL {
        let rows: Vec<[String; 3]> = command::of(scope)
            .map(|row| {
                let keys = keymap.shown(scope, row).join("  ");
                [keys, row.name.to_owned(), (row.text)(lang).to_owned()]
            })
            .collect();
        if rows.is_empty() {
            continue;
        }
        page.push_str(&settings::keys_of(lang, scope.name(lang), scope.place().0));
        for [keys, name, text] in &rows {
            let keys = pad(keys, columns(keys).max(22));
            let name = pad(name, columns(name).max(20));
            for piece in ["  ", &keys, " ", &name, " ", text, "\n"] {
                page.push_str(piece);
            }
        }
        page.push('\n');
    }
    page.push_str(settings::keys_page_more(lang));
    page.push('\n');
    page
}
