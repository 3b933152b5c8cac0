//! Weekly summary.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;
use crate::i18n::ui::week as words;

const WEEK: &[Scope] = &[Scope::Week];

pub(super) const TABLE: &[Row] = &[
    row(
        Id::WeekBefore,
        "week-before",
        words::cmd_before,
        &["[", "h", "left"],
        WEEK,
    )
    .hint(words::hint_week),
    row(
        Id::WeekAfter,
        "week-after",
        words::cmd_after,
        &["]", "l", "right"],
        WEEK,
    ),
    row(Id::WeekThis, "week-this", words::cmd_this, &["="], WEEK),
    row(
        Id::SectionNext,
        "section-next",
        words::cmd_section_next,
        &["tab"],
        WEEK,
    )
    .hint(words::hint_section),
    row(
        Id::SectionBack,
        "section-back",
        words::cmd_section_back,
        &["shift-tab"],
        WEEK,
    ),
    row(
        Id::WeekSave,
        "week-save",
        words::cmd_save,
        &["s", "f5", "ctrl-s"],
        WEEK,
    )
    .hint(words::hint_save),
    row(
        Id::WeekDept,
        "week-dept",
        words::cmd_dept,
        &["/", "f3"],
        WEEK,
    )
    .hint(words::hint_dept),
    row(
        Id::PageDown,
        "week-page-down",
        ui::cmd_page_down,
        &["space"],
        WEEK,
    ),
];
