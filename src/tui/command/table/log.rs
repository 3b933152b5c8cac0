//! Log.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;
use crate::i18n::ui::log as words;

const LOG: &[Scope] = &[Scope::Log];

pub(super) const TABLE: &[Row] = &[
    row(
        Id::LogFilter,
        "log-filter",
        words::cmd_filter,
        &["/", "f3"],
        LOG,
    )
    .hint(ui::hint_filter),
    row(Id::LogMine, "log-mine", words::cmd_mine, &["1"], LOG).hint(words::hint_mine),
    row(
        Id::LogProject,
        "log-project",
        words::cmd_project,
        &["2"],
        LOG,
    )
    .hint(words::hint_project),
    row(Id::LogAll, "log-all", words::cmd_all, &["0"], LOG).hint(words::hint_all),
    row(Id::LogOrder, "log-order", words::cmd_order, &["s"], LOG).hint(words::hint_order),
];
