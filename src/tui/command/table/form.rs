//! Forms.

use super::{Id, Row, Scope, When, row};
use crate::i18n::ui;

pub(super) const TABLE: &[Row] = &[
    row(
        Id::Save,
        "save",
        ui::cmd_save,
        &["ctrl-s", "f5"],
        &[Scope::Form],
    )
    .hint(ui::hint_save),
    row(
        Id::FieldNext,
        "field-next",
        ui::cmd_field_next,
        &["enter", "tab"],
        &[Scope::Form],
    )
    .hint(ui::hint_field_next),
    row(
        Id::FieldBack,
        "field-back",
        ui::cmd_field_back,
        &["shift-tab"],
        &[Scope::Form],
    ),
    row(
        Id::RowDown,
        "row-down",
        ui::cmd_row_down,
        &["down"],
        &[Scope::Form],
    ),
    row(Id::RowUp, "row-up", ui::cmd_row_up, &["up"], &[Scope::Form]),
    row(
        Id::CopyLast,
        "copy-last",
        ui::cmd_copy_last,
        &["f2", "ctrl-y"],
        &[Scope::Form],
    )
    .hint(ui::hint_copy_last)
    .when(When::Weekly),
    row(
        Id::PickName,
        "pick-name",
        ui::project::cmd_pick_name,
        &["f4", "ctrl-p"],
        &[Scope::Form],
    )
    .hint(ui::project::hint_list)
    .when(When::Named),
    row(
        Id::NewLine,
        "new-line",
        ui::cmd_new_line,
        &["ctrl-j", "alt-enter"],
        &[Scope::Form],
    )
    .hint(ui::hint_new_line),
    row(
        Id::ChoiceNext,
        "choice-next",
        ui::cmd_choice_next,
        &["right", "space"],
        &[Scope::Choice],
    ),
    row(
        Id::ChoiceBack,
        "choice-back",
        ui::cmd_choice_back,
        &["left"],
        &[Scope::Choice],
    ),
];
