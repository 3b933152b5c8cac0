//! Dialogs: filter line, palette, pickers, questions, conflicts, help.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;

pub(super) const TABLE: &[Row] = &[
    row(
        Id::Cancel,
        "cancel",
        ui::cmd_cancel,
        &["esc", "ctrl-c"],
        &[Scope::Form, Scope::Filter, Scope::Palette, Scope::Picker],
    )
    .hint(ui::hint_back),
    row(
        Id::Accept,
        "accept",
        ui::cmd_accept,
        &["enter"],
        &[Scope::Filter, Scope::Palette, Scope::Picker],
    )
    .hint(ui::hint_accept),
    row(
        Id::Complete,
        "complete",
        ui::cmd_complete,
        &["tab"],
        &[Scope::Filter],
    )
    .hint(ui::cmd_complete),
    row(
        Id::Down,
        "next",
        ui::cmd_down,
        &["down", "tab"],
        &[Scope::Palette],
    ),
    row(
        Id::Up,
        "previous",
        ui::cmd_up,
        &["up", "shift-tab"],
        &[Scope::Palette],
    ),
    row(
        Id::Down,
        "pick-next",
        ui::cmd_down,
        &["j", "down", "tab"],
        &[Scope::Picker],
    ),
    row(
        Id::Up,
        "pick-previous",
        ui::cmd_up,
        &["k", "up", "shift-tab"],
        &[Scope::Picker],
    ),
    row(
        Id::Yes,
        "yes",
        ui::cmd_yes,
        &["y", "enter"],
        &[Scope::Confirm],
    )
    .hint(ui::hint_yes),
    row(
        Id::No,
        "no",
        ui::cmd_no,
        &["n", "esc", "ctrl-c", "q"],
        &[Scope::Confirm],
    )
    .hint(ui::hint_no),
    row(
        Id::KeepTheirs,
        "keep-theirs",
        ui::cmd_keep_theirs,
        &["1"],
        &[Scope::Conflict],
    )
    .hint(ui::cmd_keep_theirs),
    row(
        Id::WriteMine,
        "write-mine",
        ui::cmd_write_mine,
        &["2"],
        &[Scope::Conflict],
    )
    .hint(ui::cmd_write_mine),
    row(
        Id::Toggle,
        "toggle-mine",
        ui::cmd_toggle_mine,
        &["space", "left", "right"],
        &[Scope::Conflict],
    ),
    row(
        Id::WriteChosen,
        "write-chosen",
        ui::cmd_write_chosen,
        &["enter"],
        &[Scope::Conflict],
    ),
    row(
        Id::WriteNote,
        "write-note",
        ui::cmd_write_note,
        &["4"],
        &[Scope::Conflict],
    ),
    row(
        Id::Down,
        "conflict-next",
        ui::cmd_down,
        &["j", "down", "tab"],
        &[Scope::Conflict],
    ),
    row(
        Id::Up,
        "conflict-previous",
        ui::cmd_up,
        &["k", "up", "shift-tab"],
        &[Scope::Conflict],
    ),
    row(
        Id::KeepEditing,
        "keep-editing",
        ui::cmd_keep_editing,
        &["3", "esc"],
        &[Scope::Conflict],
    )
    .hint(ui::cmd_keep_editing),
    row(
        Id::Cancel,
        "help-close",
        ui::cmd_cancel,
        &["esc", "q", "?", "f1", "enter", "ctrl-c"],
        &[Scope::Help],
    )
    .hint(ui::hint_back),
];
