//! Looking back.

use super::{Id, Row, Scope, When, row};
use crate::i18n::ui::asof as words;

pub(super) const TABLE: &[Row] = &[
    row(
        Id::PastBefore,
        "past-before",
        words::cmd_before,
        &["{"],
        &[Scope::Global],
    )
    .hint(words::hint_before)
    .when(When::LooksBack),
    row(
        Id::PastAfter,
        "past-after",
        words::cmd_after,
        &["}"],
        &[Scope::Global],
    )
    .hint(words::hint_after)
    .when(When::LooksBack),
    row(Id::AsOf, "as-of", words::cmd_open, &["T"], &[Scope::Global]),
];
