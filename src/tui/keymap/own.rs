//! Keys of one's own laid over those of the command table, and everything that would make some key useless said.

use std::collections::BTreeMap;

use super::super::command::{Beneath, Id, Row, Scope, commands};
use super::super::key::{Code, Key, show};
use super::super::mistake::Mistake;
use super::Keymap;
use crate::config::{Binding, Word};
use crate::i18n::{Lang, ui::settings as words};
use crate::text::fold::{fold_key, is_han};

/// Keys of a command in a scope, each with the word that says it; a default has none.
type Chosen<'a> = Vec<(Vec<Key>, Option<&'a Word>)>;
/// All of them.
type Table<'a> = BTreeMap<(Scope, &'static str), (&'static Row, Chosen<'a>)>;

impl Keymap {
    /// Reads keys of one's own. `[keys.global]` speaks of every scope that knows the command, a scope by name counts
    /// for more.
    pub fn read(lang: Lang, own: &[Binding]) -> Result<Self, Mistake> {
        let mut table = defaults();
        let is_global = |binding: &&Binding| binding.scope.text == name(Scope::Global);
        let ordered = own.iter().filter(is_global);
        for binding in ordered.chain(own.iter().filter(|binding| !is_global(binding))) {
            let row = row(lang, binding)?;
            for scope in scopes(lang, binding, row)? {
                let chosen = chosen(lang, binding, scope)?;
                if chosen.is_empty() {
                    check_way_out(lang, binding, scope, row)?;
                }
                table.insert((scope, row.name), (row, chosen));
            }
        }
        check_clashes(lang, &table)?;
        let mut keymap = Self {
            bindings: BTreeMap::new(),
            keys: BTreeMap::new(),
        };
        for ((scope, _), (row, chosen)) in table {
            let keys = chosen.into_iter().map(|(keys, _)| keys).collect();
            keymap.bind(scope, row, keys);
        }
        Ok(keymap)
    }
}

const fn name(scope: Scope) -> &'static str {
    scope.place().0
}

fn defaults() -> Table<'static> {
    let places = commands().flat_map(|row| row.scopes.iter().map(move |scope| (*scope, row)));
    let keys = |row: &Row| row.keys.iter().map(|keys| (Key::sequence(keys), None));
    places
        .map(|(scope, row)| ((scope, row.name), (row, keys(row).collect())))
        .collect()
}

fn row(lang: Lang, binding: &Binding) -> Result<&'static Row, Mistake> {
    let wanted = binding.command.text.as_str();
    commands().find(|row| row.name == wanted).ok_or_else(|| {
        let known: Vec<&str> = commands().map(|row| row.name).collect();
        let mistake = Mistake::at(&binding.command, words::no_such_command(lang, wanted));
        match crate::text::suggest::closest(wanted, known) {
            Some(close) => mistake.with(crate::i18n::start::perhaps(lang, close)),
            None => mistake.with(words::keys_are_listed(lang)),
        }
    })
}

/// The scopes that a binding is about.
fn scopes(lang: Lang, binding: &Binding, row: &Row) -> Result<Vec<Scope>, Mistake> {
    let wanted = binding.scope.text.as_str();
    let Some(scope) = Scope::ALL.into_iter().find(|scope| name(*scope) == wanted) else {
        let known = Scope::ALL.map(name);
        let mistake = Mistake::at(&binding.scope, words::no_such_scope(lang, wanted));
        return Err(mistake.perhaps(lang, wanted, &known));
    };
    if scope == Scope::Global {
        return Ok(row.scopes.to_vec());
    }
    if row.scopes.contains(&scope) {
        return Ok(vec![scope]);
    }
    let known: Vec<&str> = row.scopes.iter().map(|scope| name(*scope)).collect();
    let text = words::not_in_scope(lang, row.name, wanted, &known.join(" "));
    Err(Mistake::at(&binding.command, text))
}

fn chosen<'a>(lang: Lang, binding: &'a Binding, scope: Scope) -> Result<Chosen<'a>, Mistake> {
    let read = |word: &'a Word| Ok((sequence(lang, word, scope)?, Some(word)));
    binding.keys.iter().map(read).collect()
}

fn sequence(lang: Lang, word: &Word, scope: Scope) -> Result<Vec<Key>, Mistake> {
    let keys: Vec<Key> = word
        .text
        .split_whitespace()
        .map(|text| key(lang, word, text))
        .collect::<Result<_, _>>()?;
    if keys.is_empty() {
        let mistake = Mistake::at(word, words::not_a_key(lang, &word.text));
        return Err(mistake.with(words::keys_are_written(lang)));
    }
    let is_typing = matches!(scope.place().1, Beneath::Text | Beneath::Letters);
    let is_letter = |key: &Key| matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
    if is_typing && keys.iter().any(is_letter) {
        let text = words::swallows(lang, &show(&keys), name(scope));
        return Err(Mistake::at(word, text).with(words::keys_are_typed(lang)));
    }
    Ok(keys)
}

fn key(lang: Lang, word: &Word, text: &str) -> Result<Key, Mistake> {
    let key: Key = text.parse().map_err(|_| {
        Mistake::at(word, words::not_a_key(lang, text)).with(words::keys_are_written(lang))
    })?;
    let key = folded(key);
    let same = |other: Code| {
        let shown = Key::plain(other).to_string().to_lowercase();
        Err(Mistake::at(word, words::same_key(lang, text, &shown)))
    };
    match key.code {
        // Keys of the keyboard type no Chinese, and what an input method sends is text.
        Code::Char(letter) if is_han(letter) => {
            Err(Mistake::at(word, words::not_a_key(lang, text)).with(words::keys_are_written(lang)))
        }
        Code::Char('i') if key.ctrl => same(Code::Tab),
        Code::Char('m') if key.ctrl => same(Code::Enter),
        Code::Char('[') if key.ctrl => same(Code::Esc),
        _ => Ok(key),
    }
}

/// A key as it arrives: with an input method on, `＞` is `>`.
fn folded(key: Key) -> Key {
    let code = match key.code {
        Code::Char(letter) => Code::Char(fold_key(letter)),
        code => code,
    };
    Key { code, ..key }
}

/// Refuses to take the last key from what leaves a place.
fn check_way_out(lang: Lang, binding: &Binding, scope: Scope, row: &Row) -> Result<(), Mistake> {
    let is_way_out = match scope {
        Scope::Global => row.id == Id::Quit,
        Scope::Confirm => row.id == Id::No,
        Scope::Conflict => row.id == Id::KeepEditing,
        _ => row.id == Id::Cancel,
    };
    if is_way_out {
        let text = words::no_way_out(lang, row.name, name(scope));
        return Err(Mistake::at(&binding.command, text));
    }
    Ok(())
}

/// One key sequence of the whole table.
#[derive(Clone, Copy)]
struct Bound<'a> {
    scope: Scope,
    row: &'static Row,
    keys: &'a [Key],
    word: Option<&'a Word>,
}

/// Finds two commands that want the same key, keys that hide others, and keys behind which others cannot be reached.
/// What the command table itself does is not judged here: it has its tests.
fn check_clashes(lang: Lang, table: &Table<'_>) -> Result<(), Mistake> {
    let all: Vec<Bound<'_>> = table
        .iter()
        .flat_map(|((scope, _), (row, chosen))| {
            chosen.iter().map(|(keys, word)| Bound {
                scope: *scope,
                row,
                keys,
                word: *word,
            })
        })
        .collect();
    for one in &all {
        for other in &all {
            let is_pair = one.word.is_some() || other.word.is_some();
            if is_pair && one.row.name != other.row.name && meets(one.scope, other.scope) {
                check_pair(lang, one, other)?;
            }
        }
    }
    Ok(())
}

/// Whether keys of `upper` count where those of `lower` do, and before them.
fn meets(upper: Scope, lower: Scope) -> bool {
    upper == lower
        || match upper.place().1 {
            Beneath::Global => lower == Scope::Global,
            Beneath::Text => {
                lower == Scope::Text || (upper == Scope::Form && lower == Scope::Choice)
            }
            Beneath::Nothing | Beneath::Letters => false,
        }
}

/// `one` counts before `other`, or in the same scope.
fn check_pair(lang: Lang, one: &Bound<'_>, other: &Bound<'_>) -> Result<(), Mistake> {
    let shown = show(one.keys);
    // A command that does the same is not hidden, such as a screen's own way to leave.
    let is_the_same = one.row.id == other.row.id;
    let (upper, lower) = (name(one.scope), name(other.scope));
    if one.keys == other.keys && !is_the_same {
        let text = if one.scope == other.scope {
            words::twice(lang, &shown, upper, one.row.name, other.row.name)
        } else {
            words::hides(lang, &shown, upper, lower, other.row.name)
        };
        return Err(clash(lang, one, other, text));
    }
    if one.keys.len() < other.keys.len() && other.keys.starts_with(one.keys) {
        let longer = show(other.keys);
        let text = words::begins(lang, &shown, one.row.name, &longer, other.row.name);
        return Err(clash(lang, one, other, text));
    }
    Ok(())
}

/// The later word of the file is the one to blame; the other place is named.
fn clash(lang: Lang, one: &Bound<'_>, other: &Bound<'_>, text: String) -> Mistake {
    let place = |bound: &Bound<'_>| bound.word.and_then(|word| word.place.clone());
    let line = |bound: &Bound<'_>| place(bound).map_or(0, |place| place.line);
    let (blamed, beside) = if line(one) >= line(other) {
        (one, other)
    } else {
        (other, one)
    };
    let mistake = Mistake {
        place: place(blamed),
        text,
        more: Vec::new(),
    };
    mistake.with(match place(beside) {
        Some(place) => words::other_at(lang, beside.row.name, place.line),
        None => words::other_by_default(lang, beside.row.name, &show(beside.keys)),
    })
}

#[cfg(test)]
mod tests;
