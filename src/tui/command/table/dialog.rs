//! Dialogs: filter line, palette, pickers, questions, conflicts, help.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;

const PICKS: &[Scope] = &[Scope::Picker, Scope::Views];

pub(super) const TABLE: &[Row] = &[
    row(
        Id::Cancel,
        "cancel",
        ui::cmd_cancel,
        &["esc", "ctrl-c"],
        &[
            Scope::Form,
            Scope::Filter,
            Scope::Palette,
            Scope::Picker,
            Scope::Views,
            Scope::Ask,
        ],
    )
    .hint(ui::hint_back),
    row(
        Id::Accept,
        "accept",
        ui::cmd_accept,
        &["enter"],
        &[Scope::Filter, Scope::Palette, Scope::Picker, Scope::Views],
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
        Id::FieldNext,
        "ask-next",
        ui::cmd_accept,
        &["enter"],
        &[Scope::Ask],
    )
    .hint(ui::hint_accept),
    row(
        Id::Save,
        "ask-accept",
        ui::cmd_accept,
        &["ctrl-s", "f5"],
        &[Scope::Ask],
    ),
    row(
        Id::RowDown,
        "ask-down",
        ui::cmd_row_down,
        &["tab", "down"],
        &[Scope::Ask],
    ),
    row(
        Id::RowUp,
        "ask-up",
        ui::cmd_row_up,
        &["shift-tab", "up"],
        &[Scope::Ask],
    ),
    row(
        Id::Down,
        "offer-next",
        ui::find::cmd_choose_down,
        &["down"],
        &[Scope::Filter],
    )
    .hint(ui::find::hint_walk),
    row(
        Id::Up,
        "offer-previous",
        ui::find::cmd_choose_up,
        &["up", "shift-tab"],
        &[Scope::Filter],
    )
    .hint(ui::find::hint_history),
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
        PICKS,
    ),
    row(
        Id::Up,
        "pick-previous",
        ui::cmd_up,
        &["k", "up", "shift-tab"],
        PICKS,
    ),
    row(
        Id::PageDown,
        "pick-page-down",
        ui::cmd_page_down,
        &["pagedown"],
        &[Scope::Picker, Scope::Views, Scope::Palette],
    ),
    row(
        Id::PageUp,
        "pick-page-up",
        ui::cmd_page_up,
        &["pageup"],
        &[Scope::Picker, Scope::Views, Scope::Palette],
    ),
    row(
        Id::ViewSave,
        "view-save",
        ui::find::cmd_view_save,
        &["a", "f5", "ctrl-s"],
        &[Scope::Views],
    )
    .hint(ui::find::hint_view_save),
    row(
        Id::ViewSave,
        "filter-save",
        ui::find::cmd_view_save,
        &["ctrl-s", "f5"],
        &[Scope::Filter],
    )
    .hint(ui::find::hint_view_keep),
    row(
        Id::ViewEdit,
        "view-change",
        ui::find::cmd_view_edit,
        &["e", "f2"],
        &[Scope::Views],
    )
    .hint(ui::find::hint_view_edit),
    row(
        Id::ViewRemove,
        "view-remove",
        ui::find::cmd_view_remove,
        &["-", "delete"],
        &[Scope::Views],
    )
    .hint(ui::find::hint_view_remove),
    row(
        Id::Search,
        "search",
        ui::find::cmd_search,
        &["/", "f3"],
        &[Scope::Picker, Scope::Views, Scope::Help],
    )
    .hint(ui::find::hint_search),
    row(
        Id::Help,
        "dialog-help",
        ui::cmd_help,
        &["f1"],
        &[
            Scope::Form,
            Scope::Filter,
            Scope::Palette,
            Scope::Picker,
            Scope::Views,
            Scope::Confirm,
            Scope::Conflict,
        ],
    ),
    row(Id::Yes, "yes", ui::cmd_yes, &["y", "1"], &[Scope::Confirm]).hint(ui::hint_yes),
    row(
        Id::Accept,
        "confirm-accept",
        ui::cmd_yes,
        &["enter"],
        &[Scope::Confirm],
    ),
    row(
        Id::No,
        "no",
        ui::cmd_no,
        &["n", "2", "esc", "ctrl-c", "q"],
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
