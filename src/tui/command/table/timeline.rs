//! Timeline.

use super::{Id, Row, Scope, When, row};
use crate::i18n::ui::{self, timeline};

const HERE: &[Scope] = &[Scope::Timeline];

pub(super) const TABLE: &[Row] = &[
    row(
        Id::Open,
        "timeline-open-project",
        ui::cmd_open,
        &["enter"],
        HERE,
    )
    .hint(ui::hint_open)
    .when(When::Project),
    row(
        Id::ZoomIn,
        "timeline-zoom-in",
        timeline::cmd_closer,
        &["+", "=", "f8"],
        HERE,
    )
    .hint(timeline::hint_zoom),
    row(
        Id::ZoomOut,
        "timeline-zoom-out",
        timeline::cmd_wider,
        &["-", "f7"],
        HERE,
    ),
    row(
        Id::Left,
        "timeline-earlier",
        timeline::cmd_earlier,
        &["h", "left"],
        HERE,
    ),
    row(
        Id::Right,
        "timeline-later",
        timeline::cmd_later,
        &["l", "right"],
        HERE,
    ),
    row(
        Id::EarlierPage,
        "timeline-earlier-page",
        timeline::cmd_earlier_page,
        &["["],
        HERE,
    ),
    row(
        Id::LaterPage,
        "timeline-later-page",
        timeline::cmd_later_page,
        &["]"],
        HERE,
    ),
    row(
        Id::Today,
        "timeline-today",
        timeline::cmd_today,
        &["0", "home"],
        HERE,
    )
    .hint(timeline::hint_today),
    row(
        Id::ToBar,
        "timeline-to-bar",
        timeline::cmd_to_bar,
        &["f"],
        HERE,
    )
    .when(When::Project),
    row(Id::Sort, "timeline-sort", timeline::cmd_sort, &["s"], HERE).hint(ui::hint_sort),
    row(Id::First, "timeline-first", ui::cmd_first, &["g g"], HERE),
];
