//! The preview of a bulk change.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;

const BULK: &[Scope] = &[Scope::Bulk];

pub(super) const TABLE: &[Row] = &[
    row(
        Id::Accept,
        "bulk-accept",
        ui::bulk::cmd_accept,
        &["enter", "1"],
        BULK,
    )
    .hint(ui::bulk::hint_accept),
    row(
        Id::AcceptAll,
        "bulk-accept-all",
        ui::bulk::cmd_accept_all,
        &["2"],
        BULK,
    ),
    row(
        Id::Cancel,
        "bulk-cancel",
        ui::cmd_cancel,
        &["esc", "ctrl-c"],
        BULK,
    )
    .hint(ui::hint_back),
];
