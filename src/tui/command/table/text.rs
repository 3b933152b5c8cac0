//! Typing.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;

const TYPING: &[Scope] = &[Scope::Text];

pub(super) const TABLE: &[Row] = &[
    row(
        Id::CharLeft,
        "char-left",
        ui::cmd_char_left,
        &["left", "ctrl-b"],
        TYPING,
    ),
    row(
        Id::CharRight,
        "char-right",
        ui::cmd_char_right,
        &["right", "ctrl-f"],
        TYPING,
    ),
    row(
        Id::WordLeft,
        "word-left",
        ui::cmd_word_left,
        &["ctrl-left", "alt-b"],
        TYPING,
    ),
    row(
        Id::WordRight,
        "word-right",
        ui::cmd_word_right,
        &["ctrl-right", "alt-f"],
        TYPING,
    ),
    row(
        Id::LineStart,
        "line-start",
        ui::cmd_line_start,
        &["home", "ctrl-a"],
        TYPING,
    ),
    row(
        Id::LineEnd,
        "line-end",
        ui::cmd_line_end,
        &["end", "ctrl-e"],
        TYPING,
    ),
    row(
        Id::DeleteBack,
        "delete-back",
        ui::cmd_delete_back,
        &["backspace", "ctrl-h"],
        TYPING,
    ),
    row(
        Id::DeleteForward,
        "delete-forward",
        ui::cmd_delete_forward,
        &["delete", "ctrl-d"],
        TYPING,
    ),
    row(
        Id::DeleteWord,
        "delete-word",
        ui::cmd_delete_word,
        &["ctrl-w"],
        TYPING,
    ),
    row(
        Id::DeleteLine,
        "delete-line",
        ui::cmd_delete_line,
        &["ctrl-u"],
        TYPING,
    ),
];
