//! Weekly entries: the list, and the fields of one entry.

use super::{Id, Row, Scope, When, row};
use crate::i18n::ui;
use crate::i18n::ui::entries as words;

const LIST: &[Scope] = &[Scope::Entries];
const FIELDS: &[Scope] = &[Scope::EntryFields];
const BOTH: &[Scope] = &[Scope::Entries, Scope::EntryFields];

pub(super) const TABLE: &[Row] = &[
    row(
        Id::EntryFields,
        "entry-fields",
        words::cmd_fields,
        &["enter", "right", "f6", "tab"],
        LIST,
    )
    .hint(words::hint_fields)
    .when(When::Project),
    row(
        Id::FieldBack,
        "entry-field-back",
        ui::cmd_field_back,
        &["shift-tab"],
        FIELDS,
    ),
    row(
        Id::RowDown,
        "entry-row-down",
        ui::cmd_row_down,
        &["down"],
        FIELDS,
    ),
    row(Id::RowUp, "entry-row-up", ui::cmd_row_up, &["up"], FIELDS),
    row(
        Id::EntrySame,
        "entry-same",
        words::cmd_same,
        &["=", "f7"],
        LIST,
    )
    .hint(words::hint_same)
    .when(When::Project),
    row(
        Id::CopyLast,
        "entry-copy-last",
        ui::cmd_copy_last,
        &["f2", "ctrl-y"],
        FIELDS,
    )
    .hint(words::hint_same),
    row(
        Id::EntryTheirs,
        "entry-theirs",
        words::cmd_theirs,
        &["f4"],
        FIELDS,
    ),
    row(
        Id::EntrySave,
        "entry-save",
        words::cmd_save,
        &["f5", "ctrl-s"],
        BOTH,
    )
    .hint(words::hint_save),
    row(
        Id::EntrySame,
        "entry-copy-all",
        words::cmd_copy_all,
        &["f7"],
        FIELDS,
    )
    .hint(words::hint_copy_all),
    row(Id::EntryNext, "entry-next", words::cmd_next, &["f8"], LIST).hint(words::hint_next),
    row(
        Id::EntryNext,
        "entry-skip",
        words::cmd_next,
        &["f8"],
        FIELDS,
    )
    .hint(words::hint_skip),
    row(
        Id::EntrySendAll,
        "entry-send-all",
        words::cmd_send_all,
        &["f9"],
        BOTH,
    )
    .hint(words::hint_send_all),
    row(
        Id::EntryScope,
        "entry-department",
        words::cmd_scope,
        &["s", "f4"],
        LIST,
    )
    .hint(words::hint_scope),
    row(
        Id::EntryHelping,
        "entry-helping",
        words::cmd_helping,
        &["a"],
        LIST,
    ),
    row(
        Id::WeekBack,
        "entry-week-back",
        words::cmd_week_back,
        &["["],
        LIST,
    ),
    row(
        Id::WeekForward,
        "entry-week-forward",
        words::cmd_week_forward,
        &["]"],
        LIST,
    ),
    row(Id::EntryOpen, "entry-open", ui::cmd_open, &["space"], LIST).when(When::Project),
    row(
        Id::PageDown,
        "entry-project-next",
        words::cmd_project_next,
        &["pagedown"],
        FIELDS,
    ),
    row(
        Id::PageUp,
        "entry-project-back",
        words::cmd_project_back,
        &["pageup"],
        FIELDS,
    ),
    row(
        Id::NewLine,
        "entry-new-line",
        ui::cmd_new_line,
        &["ctrl-j", "alt-enter"],
        FIELDS,
    ),
    row(
        Id::Cancel,
        "entry-leave",
        words::cmd_leave,
        &["esc", "f6", "ctrl-c"],
        FIELDS,
    )
    .hint(ui::hint_back),
    row(
        Id::FieldNext,
        "entry-field-next",
        words::cmd_field_next,
        &["enter", "tab"],
        FIELDS,
    )
    .hint(ui::hint_field_next),
    row(
        Id::EntryDiscard,
        "entry-discard",
        words::cmd_discard,
        &["delete"],
        LIST,
    )
    .when(When::Project),
];
