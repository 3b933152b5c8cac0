//! Board.

use super::{Id, Row, Scope, row};
use crate::i18n::ui;
use crate::i18n::ui::board as words;

const BOARD: &[Scope] = &[Scope::Board];

pub(super) const TABLE: &[Row] = &[
    row(Id::List, "board-to-list", ui::cmd_list, &["tab"], BOARD),
    row(
        Id::LateNext,
        "late-next",
        words::cmd_late_next,
        &["]"],
        BOARD,
    )
    .hint(words::hint_late),
    row(
        Id::LateBack,
        "late-back",
        words::cmd_late_back,
        &["["],
        BOARD,
    ),
    row(
        Id::GroupStage,
        "group-stage",
        words::cmd_by_stage,
        &["g s"],
        BOARD,
    ),
    row(
        Id::GroupDept,
        "group-dept",
        words::cmd_by_dept,
        &["g d"],
        BOARD,
    )
    .hint(words::hint_by_dept),
    row(
        Id::GroupCategory,
        "group-category",
        words::cmd_by_category,
        &["g c"],
        BOARD,
    ),
    row(
        Id::GroupLight,
        "group-light",
        words::cmd_by_light,
        &["g l"],
        BOARD,
    ),
    row(
        Id::GroupYear,
        "group-year",
        words::cmd_by_year,
        &["g y"],
        BOARD,
    ),
    row(
        Id::ColumnPick,
        "column-pick",
        words::cmd_column,
        &["g o"],
        BOARD,
    ),
    row(
        Id::LanesDept,
        "lanes-dept",
        words::cmd_lanes_dept,
        &["z d"],
        BOARD,
    )
    .hint(words::hint_lanes),
    row(
        Id::LanesCategory,
        "lanes-category",
        words::cmd_lanes_category,
        &["z c"],
        BOARD,
    ),
    row(
        Id::LanesNone,
        "lanes-none",
        words::cmd_lanes_none,
        &["z z"],
        BOARD,
    ),
    row(
        Id::LaneNext,
        "lane-next",
        words::cmd_lane_next,
        &["z j", "z down"],
        BOARD,
    ),
    row(
        Id::LaneBack,
        "lane-back",
        words::cmd_lane_back,
        &["z k", "z up"],
        BOARD,
    ),
    row(
        Id::ColumnFold,
        "column-fold",
        words::cmd_fold,
        &["z x"],
        BOARD,
    ),
    row(
        Id::ColumnUnfold,
        "column-unfold",
        words::cmd_unfold,
        &["z a"],
        BOARD,
    ),
    row(
        Id::DensityMore,
        "cards-more",
        words::cmd_more,
        &["z +", "z ="],
        BOARD,
    ),
    row(
        Id::DensityLess,
        "cards-less",
        words::cmd_less,
        &["z -"],
        BOARD,
    ),
    row(
        Id::DensityAuto,
        "cards-auto",
        words::cmd_auto,
        &["z 0"],
        BOARD,
    ),
];
