//! Indicators.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;

pub(super) const TABLE: &[Row] = &[row(
    Id::OpenIndicator,
    "open-indicator",
    ui::cmd_open_indicator,
    &["enter"],
    &[Scope::Indicators],
)
.hint(ui::hint_open)];
