//! What is done to the selected project, the same on every screen that has one.

use super::{CARDS, Id, OTHER_CARDS, Row, Scope, When, row};
use crate::i18n::{confirmation, ui};

/// Screens whose `e` is that of the project; on its own screen it is that of the row.
const BUT_PROJECT: &[Scope] = &[
    Scope::Board,
    Scope::List,
    Scope::Overdue,
    Scope::Entries,
    Scope::Timeline,
];

pub(super) const TABLE: &[Row] = &[
    row(
        Id::StageNext,
        "stage-next",
        ui::cmd_stage_next,
        &[">"],
        CARDS,
    )
    .hint(ui::hint_move)
    .when(When::Project),
    row(
        Id::StageBack,
        "stage-back",
        ui::cmd_stage_back,
        &["<"],
        CARDS,
    )
    .when(When::Project),
    row(
        Id::StagePick,
        "stage-pick",
        ui::cmd_stage_pick,
        &["m"],
        OTHER_CARDS,
    )
    .when(When::Project),
    row(
        Id::StageConfirm,
        "stage-confirm",
        ui::cmd_stage_confirm,
        &["c"],
        CARDS,
    )
    .when(When::Project),
    row(
        Id::OwnersConfirm,
        "owners-confirm",
        ui::cmd_owners_confirm,
        &["C"],
        CARDS,
    )
    .when(When::Project),
    row(
        Id::Verify,
        "confirm",
        confirmation::cmd_confirm,
        &["y"],
        OTHER_CARDS,
    )
    .when(When::Project),
    row(
        Id::GiveBack,
        "return",
        confirmation::cmd_return,
        &["X"],
        OTHER_CARDS,
    )
    .when(When::Project),
    row(Id::Due, "due", ui::cmd_due, &["d"], OTHER_CARDS)
        .hint(ui::hint_due)
        .when(When::Project),
    row(Id::Report, "report", ui::cmd_report, &["r"], CARDS)
        .hint(ui::hint_report)
        .when(When::Project),
    row(Id::Problem, "problem", ui::cmd_problem, &["p"], OTHER_CARDS).when(When::Project),
    row(Id::Note, "note", ui::cmd_note, &["n"], OTHER_CARDS).when(When::Project),
    row(Id::Edit, "edit", ui::cmd_edit, &["e"], BUT_PROJECT).when(When::Project),
    row(
        Id::Edit,
        "edit-facts",
        ui::cmd_edit,
        &["E"],
        &[Scope::Project],
    ),
    row(Id::Lead, "lead", ui::project::cmd_lead, &["w"], CARDS).when(When::Project),
    row(Id::Owners, "owners", ui::project::cmd_owners, &[], CARDS).when(When::Project),
    row(Id::Plan, "plan", ui::project::cmd_plan, &[], CARDS).when(When::Project),
    row(Id::Money, "money", ui::project::cmd_money, &[], CARDS).when(When::Project),
    row(Id::Tags, "tags", ui::project::cmd_tags, &[], CARDS).when(When::Project),
    row(Id::Level, "level", ui::project::cmd_level, &[], CARDS).when(When::Project),
    row(
        Id::Slip,
        "slip",
        ui::overdue::cmd_slip,
        &["i", "f8"],
        &[Scope::Overdue, Scope::Project],
    )
    .when(When::Project),
    row(Id::Light, "light", ui::project::cmd_light, &[], CARDS).when(When::Project),
    row(Id::Side, "suspend", ui::project::cmd_side, &[], CARDS).when(When::Project),
    row(
        Id::RemoveProject,
        "remove",
        ui::project::cmd_remove,
        &[],
        CARDS,
    )
    .when(When::Project),
    row(
        Id::NewProject,
        "new-project",
        ui::project::cmd_new,
        &["N"],
        &[Scope::Board, Scope::List],
    ),
    row(
        Id::Open,
        "open",
        ui::cmd_open,
        &["enter"],
        &[Scope::Board, Scope::List, Scope::Log, Scope::Week],
    )
    .hint(ui::hint_open)
    .when(When::Project),
];
