//! The short lists of words that may stand in a ledger's cells. A test compares them with what an export writes.

use crate::domain::people::Basis;
use crate::domain::project::{Commitment, PlanClass, SlipReason};

/// What a spreadsheet writes where it could not reckon.
pub(super) const CELL_ERRORS: &[&str] = &[
    "#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
];

/// What a cell says that takes away what stands on the board.
pub(super) const CLEAR: &[&str] = &["清空", "clear"];

/// Words of a short list: Chinese and English name first, then the key and what offices write.
pub(super) type Words<T> = &'static [(T, &'static [&'static str])];

pub(super) const BASES: Words<Basis> = &[
    (Basis::Stated, &["原文", "stated"]),
    (Basis::Inferred, &["推断", "inferred"]),
];

pub(super) const CLASSES: Words<PlanClass> = &[
    (
        PlanClass::NewStart,
        &["新开工", "new start", "new_start", "新建", "计划新开工"],
    ),
    (PlanClass::Continued, &["续建", "continued", "在施", "结转"]),
    (
        PlanClass::Finish,
        &["竣工", "to finish", "finish", "计划竣工"],
    ),
    (
        PlanClass::Preparation,
        &["前期", "preparation", "计划前期", "前期推进"],
    ),
    (PlanClass::Reserve, &["储备", "reserve", "谋划储备"]),
];

pub(super) const COMMITMENTS: Words<Commitment> = &[
    (Commitment::Firm, &["确保", "firm"]),
    (Commitment::Intended, &["力争", "intended"]),
    (Commitment::Activity, &["推进", "activity"]),
];

pub(super) const SLIP_REASONS: Words<SlipReason> = &[
    (
        SlipReason::Land,
        &["征地拆迁", "land and demolition", "land", "征拆", "拆迁"],
    ),
    (
        SlipReason::Approval,
        &["审批手续", "approvals", "approval", "审批", "手续"],
    ),
    (SlipReason::Funds, &["资金", "funds"]),
    (
        SlipReason::Design,
        &["设计变更", "design change", "design", "设计"],
    ),
    (SlipReason::Utilities, &["管线切改", "utilities", "管线"]),
    (SlipReason::Works, &["施工组织", "works", "施工"]),
    (SlipReason::Weather, &["天气汛情", "weather", "天气"]),
    (SlipReason::Plan, &["计划调整", "plan change", "plan"]),
    (SlipReason::Other, &["其他", "other"]),
];
