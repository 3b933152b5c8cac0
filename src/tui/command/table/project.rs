//! A project's own screen.

use super::{Id, Row, Scope, When, row};
use crate::i18n::ui;

pub(super) const TABLE: &[Row] = &[
    row(
        Id::Settle,
        "settle",
        ui::cmd_settle,
        &["x"],
        &[Scope::Project],
    )
    .hint(ui::hint_settle)
    .when(When::Part),
    row(
        Id::TabNext,
        "tab-next",
        ui::cmd_tab_next,
        &["tab", "l", "right"],
        &[Scope::Project],
    )
    .hint(ui::hint_tab),
    row(
        Id::TabBack,
        "tab-back",
        ui::cmd_tab_back,
        &["shift-tab", "h", "left"],
        &[Scope::Project],
    ),
];
