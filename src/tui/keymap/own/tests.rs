//! Keys of one's own: what is taken over, and what is refused with which words.

use pretty_assertions::assert_eq;

use super::*;
use crate::config::{Environment, Flags, load};
use crate::tui::keymap::Resolved;

fn read(text: &str) -> Result<Keymap, Mistake> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.toml");
    std::fs::write(&path, text).unwrap();
    let settled = load(Some(&path), &Environment::default(), &Flags::default()).unwrap();
    Keymap::read(Lang::En, &settled.keys)
}

/// Line, sentence and first hint.
#[track_caller]
fn mistake(text: &str) -> (usize, String, String) {
    let mistake = read(text).unwrap_err();
    let line = mistake.place.unwrap().line;
    (
        line,
        mistake.text,
        mistake.more.first().cloned().unwrap_or_default(),
    )
}

fn resolve(keymap: &Keymap, scope: Scope, keys: &str) -> Resolved {
    keymap.resolve(&[scope, Scope::Global], &Key::sequence(keys))
}

#[test]
fn without_keys_of_ones_own_the_table_counts() {
    let keymap = read("").unwrap();
    for row in commands() {
        for scope in row.scopes {
            let shown = keymap.shown(*scope, row);
            assert_eq!(shown, Keymap::default().shown(*scope, row), "{}", row.name);
            assert_eq!(shown.len(), row.keys.len(), "{}", row.name);
        }
    }
}

#[test]
fn keys_are_rebound_shown_and_unbound() {
    let text = "[keys.board]\nstage-next = [\")\", \"ctrl-right\", \"（\"]\nundo = []\n";
    let keymap = read(text).unwrap();
    for keys in [")", "ctrl-right", "("] {
        let found = resolve(&keymap, Scope::Board, keys);
        assert_eq!(found, Resolved::Command(Id::StageNext), "{keys}");
    }
    assert_eq!(resolve(&keymap, Scope::Board, ">"), Resolved::Unknown);
    assert_eq!(resolve(&keymap, Scope::Board, "u"), Resolved::Unknown);
    let elsewhere = resolve(&keymap, Scope::List, ">");
    assert_eq!(elsewhere, Resolved::Command(Id::StageNext));
    let row = commands().find(|row| row.name == "stage-next").unwrap();
    assert_eq!(keymap.shown(Scope::Board, row), [")", "Ctrl-Right", "("]);
    assert_eq!(keymap.first(&[Scope::Board], Id::Undo), None);
    assert_eq!(keymap.first(&[Scope::List], Id::Undo).as_deref(), Some("u"));
}

#[test]
fn global_is_every_scope_that_knows_the_command_and_a_scope_by_name_counts_for_more() {
    let text = "[keys.list]\nundo = [\"ctrl-x\"]\n[keys.global]\nundo = [\"ctrl-z\"]\n";
    let keymap = read(text).unwrap();
    let found = resolve(&keymap, Scope::Board, "ctrl-z");
    assert_eq!(found, Resolved::Command(Id::Undo));
    assert_eq!(resolve(&keymap, Scope::List, "ctrl-z"), Resolved::Unknown);
    let found = resolve(&keymap, Scope::List, "ctrl-x");
    assert_eq!(found, Resolved::Command(Id::Undo));
}

#[test]
fn what_is_not_there_is_told_with_what_was_perhaps_meant() {
    let told = mistake("[keys.bord]\nundo = [\"u\"]\n");
    assert_eq!(told.0, 1);
    assert_eq!(told.2, "Did you mean `board`?");
    let told = mistake("[keys.board]\n\nstage-nxt = [\"x\"]\n");
    assert_eq!(told.0, 3);
    assert_eq!(told.2, "Did you mean `stage-next`?");
    let told = mistake("[keys.help]\nundo = [\"u\"]\n");
    assert_eq!(told.0, 2);
    assert!(told.1.contains("help has no command undo"), "{told:?}");
}

#[test]
fn what_is_no_key_is_told() {
    for (keys, wrong) in [
        ("contrl-x", "`contrl-x` is no key"),
        ("水", "`水` is no key"),
        ("", "`` is no key"),
        ("g foo", "`foo` is no key"),
        (
            "ctrl-m",
            "a terminal cannot tell ctrl-m from enter; write enter",
        ),
        (
            "ctrl-i",
            "a terminal cannot tell ctrl-i from tab; write tab",
        ),
    ] {
        let told = mistake(&format!("[keys.board]\nundo = [\n  \"{keys}\",\n]\n"));
        assert_eq!((told.0, told.1.as_str()), (3, wrong));
    }
}

#[test]
fn two_commands_on_one_key_are_told_with_both_places() {
    let told = mistake("[keys.board]\ndue = [\"X\"]\nnote = [\"X\"]\n");
    assert_eq!(
        told,
        (
            3,
            "in board X would be both due and note".to_owned(),
            "due stands on line 2".to_owned()
        )
    );
    let told = mistake("[keys.board]\nnote = [\"d\"]\n");
    assert_eq!(told.0, 2);
    assert!(
        told.2.starts_with("d is the default of due") && told.2.contains("due = []"),
        "{told:?}"
    );
    read("[keys.board]\nnote = [\"d\"]\ndue = [\"n\"]\n").unwrap();
}

#[test]
fn a_key_of_a_screen_hides_no_global_one_unless_that_has_another() {
    let told = mistake("[keys.board]\nnote = [\"q\"]\n");
    assert_eq!(told.1, "q in board would hide quit of global");
    let told = mistake("[keys.global]\nquit = [\"d\"]\n");
    assert!(told.1.contains("would hide quit of global"), "{told:?}");
    read("[keys.global]\nquit = [\"ctrl-q\"]\n[keys.board]\nnote = [\"q\"]\n").unwrap();
}

#[test]
fn no_key_may_begin_the_sequence_of_another() {
    let told = mistake("[keys.board]\nnote = [\"g\"]\n");
    assert!(told.1.starts_with("g (note) begins g"), "{told:?}");
}

#[test]
fn where_text_is_typed_letters_stay_letters() {
    for text in [
        "[keys.form]\nsave = [\"s\"]\n",
        "[keys.text]\ndelete-line = [\"x\"]\n",
        "[keys.palette]\nnext = [\"space\"]\n",
        "[keys.filter]\ncomplete = [\"ctrl-x x\"]\n",
    ] {
        let told = mistake(text);
        assert!(told.1.contains("cannot be bound in"), "{told:?}");
    }
    read("[keys.form]\nsave = [\"alt-s\", \"f8\"]\n").unwrap();
    read("[keys.picker]\npick-next = [\"n\"]\n").unwrap();
}

#[test]
fn the_way_out_keeps_a_key() {
    for (scope, command) in [
        ("global", "quit"),
        ("form", "cancel"),
        ("confirm", "no"),
        ("conflict", "keep-editing"),
        ("help", "help-close"),
    ] {
        let told = mistake(&format!("[keys.{scope}]\n{command} = []\n"));
        assert!(told.1.contains("it is the way out"), "{told:?}");
    }
}
