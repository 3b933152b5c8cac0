//! List.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;

pub(super) const TABLE: &[Row] = &[
    row(Id::Sort, "sort", ui::cmd_sort, &["s"], &[Scope::List]).hint(ui::hint_sort),
    row(
        Id::SortReverse,
        "sort-reverse",
        ui::cmd_sort_reverse,
        &["S"],
        &[Scope::List],
    ),
    row(
        Id::Board,
        "list-to-board",
        ui::cmd_board,
        &["tab"],
        &[Scope::List],
    ),
];
