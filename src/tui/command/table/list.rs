//! List, and the choice of its columns.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;

const LIST: &[Scope] = &[Scope::List];
const COLUMNS: &[Scope] = &[Scope::Columns];

pub(super) const TABLE: &[Row] = &[
    row(Id::Choose, "choose", ui::list::cmd_choose, &["space"], LIST).hint(ui::list::hint_choose),
    row(Id::Sort, "sort", ui::list::cmd_sort, &["s"], LIST).hint(ui::hint_sort),
    row(Id::Columns, "columns", ui::list::cmd_columns, &["f"], LIST).hint(ui::list::hint_columns),
    row(
        Id::SortReverse,
        "sort-reverse",
        ui::list::cmd_sort_reverse,
        &["S"],
        LIST,
    ),
    row(
        Id::ChooseRange,
        "choose-range",
        ui::list::cmd_choose_range,
        &["V"],
        LIST,
    ),
    row(
        Id::ChooseAll,
        "choose-all",
        ui::list::cmd_choose_all,
        &["*", "ctrl-a"],
        LIST,
    ),
    row(
        Id::Left,
        "columns-left",
        ui::list::cmd_left,
        &["h", "left"],
        LIST,
    ),
    row(
        Id::Right,
        "columns-right",
        ui::list::cmd_right,
        &["l", "right"],
        LIST,
    ),
    row(Id::Board, "list-to-board", ui::cmd_board, &["tab"], LIST),
    row(
        Id::ColumnToggle,
        "column-toggle",
        ui::list::cmd_column_toggle,
        &["space"],
        COLUMNS,
    )
    .hint(ui::list::hint_toggle),
    row(
        Id::ColumnUp,
        "column-up",
        ui::list::cmd_column_up,
        &["<", "K", "left", "ctrl-up"],
        COLUMNS,
    )
    .hint(ui::list::hint_shift),
    row(
        Id::ColumnDown,
        "column-down",
        ui::list::cmd_column_down,
        &[">", "J", "right", "ctrl-down"],
        COLUMNS,
    ),
    row(
        Id::ColumnUsual,
        "columns-usual",
        ui::list::cmd_column_usual,
        &["u", "backspace"],
        COLUMNS,
    )
    .hint(ui::list::hint_usual),
    row(
        Id::Accept,
        "columns-accept",
        ui::cmd_accept,
        &["enter"],
        COLUMNS,
    )
    .hint(ui::hint_accept),
    row(
        Id::Cancel,
        "columns-cancel",
        ui::cmd_cancel,
        &["esc", "ctrl-c"],
        COLUMNS,
    )
    .hint(ui::hint_back),
];
