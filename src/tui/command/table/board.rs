//! Board.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;

pub(super) const TABLE: &[Row] = &[row(
    Id::List,
    "board-to-list",
    ui::cmd_list,
    &["tab"],
    &[Scope::Board],
)];
