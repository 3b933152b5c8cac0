//! Dashboard.

use super::{Id, Row, Scope, row};
use crate::i18n::ui::{self, dashboard};

const HERE: &[Scope] = &[Scope::Dashboard];

pub(super) const TABLE: &[Row] = &[
    row(
        Id::OpenFigure,
        "dashboard-open-figure",
        dashboard::cmd_open_figure,
        &["enter"],
        HERE,
    )
    .hint(dashboard::hint_open_figure),
    row(
        Id::BlockNext,
        "dashboard-next-block",
        dashboard::cmd_block_next,
        &["tab"],
        HERE,
    )
    .hint(dashboard::hint_block),
    row(
        Id::BlockBack,
        "dashboard-previous-block",
        dashboard::cmd_block_back,
        &["shift-tab"],
        HERE,
    ),
    row(
        Id::Left,
        "dashboard-left",
        dashboard::cmd_left,
        &["h", "left"],
        HERE,
    ),
    row(
        Id::Right,
        "dashboard-right",
        dashboard::cmd_right,
        &["l", "right"],
        HERE,
    ),
    row(
        Id::Sort,
        "dashboard-sort",
        dashboard::cmd_sort,
        &["s"],
        HERE,
    )
    .hint(ui::hint_sort),
];
