//! Flags before words: a filter or a list of tags may hold words such as `-blocked`, and flags may stand after them.
//!
//! Left to itself clap takes everything after the first such word as a word, `--dry-run` too.

use std::ffi::OsString;

use clap::{Arg, Command};

use crate::query::field::{Field, Flag};

/// Puts the flags of a verb whose words may begin with `-` before the words, and `--` between them.
pub fn flags_first(grammar: &Command, arguments: Vec<OsString>) -> Vec<OsString> {
    let Some((at, verb)) = find_verb(grammar, &arguments) else {
        return arguments;
    };
    if !verb.get_positionals().any(Arg::is_allow_hyphen_values_set) {
        return arguments;
    }
    let mut rest = arguments.into_iter();
    let mut sorted: Vec<OsString> = rest.by_ref().take(at + 1).collect();
    let mut words = Vec::new();
    while let Some(word) = rest.next() {
        if word == "--" {
            words.extend(rest.by_ref());
        } else if is_flag(grammar, verb, &word) {
            let takes_value = takes_value(grammar, verb, &word);
            sorted.push(word);
            if takes_value {
                sorted.extend(rest.next());
            }
        } else {
            words.push(word);
        }
    }
    if !words.is_empty() {
        sorted.push("--".into());
        sorted.extend(words);
    }
    sorted
}

/// The innermost verb and its place: the first word that is neither a flag nor a flag's value, and the one behind it
/// where the verb has verbs of its own (`views save`).
fn find_verb<'g>(grammar: &'g Command, arguments: &[OsString]) -> Option<(usize, &'g Command)> {
    let mut words = arguments.iter().enumerate().skip(1);
    let mut found: Option<(usize, &Command)> = None;
    while let Some((at, word)) = words.next() {
        let verb = found.map_or(grammar, |(_, verb)| verb);
        let name = word.to_str().filter(|word| !word.starts_with('-'));
        if takes_value(grammar, verb, word) {
            words.next();
        } else if let Some(inner) = name.and_then(|name| verb.find_subcommand(name)) {
            found = Some((at, inner));
            if !inner.has_subcommands() {
                break;
            }
        } else if name.is_some() {
            break;
        }
    }
    found
}

/// Every long flag, also one that is not known, and the short ones, with their value attached too: `-overdue` is a word,
/// `-o/tmp/x` and `-ox.pdf` are not.
fn is_flag(grammar: &Command, verb: &Command, word: &OsString) -> bool {
    let is_long = word.to_str().is_some_and(|word| word.starts_with("--"));
    is_long
        || word == "-h"
        || word == "-V"
        || find_flag(grammar, verb, word).is_some()
        || has_attached_value(grammar, verb, word)
}

/// Whether a word may take something out of a query: `-overdue`, `-owner:水务`.
fn may_be_query(word: &OsString) -> bool {
    let word = word.to_str().unwrap_or_default().trim_start_matches('-');
    let name = word.split([':', '：', '<', '>', '=']).next();
    let name = name.unwrap_or_default();
    Flag::find(name).is_some() || Field::find(name).is_some()
}

/// Whether a word is a short flag and its value in one, as in `-o/tmp/x`. A word of the query such as `-overdue` begins
/// with the same letter, so those that could be one stay words.
fn has_attached_value(grammar: &Command, verb: &Command, word: &OsString) -> bool {
    let bytes = word.as_encoded_bytes();
    let Some((flag, value)) = bytes.split_at_checked(2) else {
        return false;
    };
    let flag = std::str::from_utf8(flag).map(OsString::from);
    let takes_value = flag.is_ok_and(|flag| takes_value(grammar, verb, &flag));
    takes_value && !value.is_empty() && !may_be_query(word)
}

fn takes_value(grammar: &Command, verb: &Command, word: &OsString) -> bool {
    find_flag(grammar, verb, word).is_some_and(|flag| flag.get_action().takes_values())
}

/// The flag that is written so, without a `=` and a value.
fn find_flag<'g>(grammar: &'g Command, verb: &'g Command, word: &OsString) -> Option<&'g Arg> {
    let word = word.to_str()?;
    let is_meant = |arg: &&Arg| {
        let long = arg.get_long().map(|long| format!("--{long}"));
        let short = arg.get_short().map(|short| format!("-{short}"));
        long.as_deref() == Some(word) || short.as_deref() == Some(word)
    };
    let mut known = verb.get_arguments().chain(grammar.get_arguments());
    known.find(is_meant)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::args::Cli;

    fn sorted(line: &str) -> String {
        let words = line.split_whitespace().map(OsString::from).collect();
        flags_first(&Cli::command(), words)
            .join(" ".as_ref())
            .into_string()
            .unwrap()
    }

    #[test]
    fn flags_may_stand_anywhere_and_words_may_begin_with_a_hyphen() {
        for (given, meant) in [
            ("duban list 公园 --json", "duban list --json -- 公园"),
            (
                "duban list -blocked --sort -late 公园 --limit 3",
                "duban list --sort -late --limit 3 -- -blocked 公园",
            ),
            (
                "duban --db a.db tag 1 x -y --dry-run",
                "duban --db a.db tag --dry-run -- 1 x -y",
            ),
            (
                "duban week -overdue -o list --lang=en",
                "duban week -o list --lang=en -- -overdue",
            ),
            (
                "duban week 公园 -o/tmp/x -overdue",
                "duban week -o/tmp/x -- 公园 -overdue",
            ),
            ("duban calendar -ox", "duban calendar -ox"),
            (
                "duban calendar -owner:水务",
                "duban calendar -- -owner:水务",
            ),
            ("duban list -ox", "duban list -- -ox"),
            ("duban tag 1 -- --x", "duban tag -- 1 --x"),
            (
                "duban views --json save 急件 逾期 --all --dry-run",
                "duban views --json save --all --dry-run -- 急件 逾期",
            ),
            ("duban list --nosuch", "duban list --nosuch"),
            ("duban move 1 x --seen 3", "duban move 1 x --seen 3"),
            ("duban", "duban"),
            ("duban --lang en nosuch -x", "duban --lang en nosuch -x"),
        ] {
            assert_eq!(sorted(given), meant);
        }
    }
}
