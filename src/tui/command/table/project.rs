//! A project's own screen.

use super::{Id, Row, Scope, When, row};
use crate::i18n::ui;

const HERE: &[Scope] = &[Scope::Project];

pub(super) const TABLE: &[Row] = &[
    row(
        Id::PartEdit,
        "change",
        ui::project::cmd_change,
        &["e", "enter"],
        HERE,
    )
    .hint(ui::project::hint_change),
    row(Id::PartAdd, "add", ui::project::cmd_add, &["a"], HERE).hint(ui::project::hint_add),
    row(
        Id::PartRemove,
        "remove-part",
        ui::project::cmd_remove_part,
        &["-", "delete"],
        HERE,
    ),
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
    row(
        Id::TabFacts,
        "tab-facts",
        ui::project::cmd_tab_facts,
        &["1"],
        HERE,
    ),
    row(
        Id::TabMilestones,
        "tab-milestones",
        ui::project::cmd_tab_milestones,
        &["2"],
        HERE,
    ),
    row(
        Id::TabMeasures,
        "tab-measures",
        ui::project::cmd_tab_measures,
        &["3"],
        HERE,
    ),
    row(
        Id::TabReports,
        "tab-reports",
        ui::project::cmd_tab_reports,
        &["4"],
        HERE,
    ),
    row(
        Id::TabProblems,
        "tab-problems",
        ui::project::cmd_tab_problems,
        &["5"],
        HERE,
    ),
    row(
        Id::TabLog,
        "tab-log",
        ui::project::cmd_tab_log,
        &["6"],
        HERE,
    ),
];
