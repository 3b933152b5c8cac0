//! The trade's words: stage classes, lights, levels, precisions, ownership, reasons.

use super::Lang;
use crate::domain::board::{CategoryDef, PlanTitle, StageClass, StageDef};
use crate::domain::deadline::Precision;
use crate::domain::level::Level;
use crate::domain::light::Light;
use crate::domain::milestone::MilestoneKind;
use crate::domain::people::{Basis, Department, DeptKind, OwnerRole};
use crate::domain::problem::AskLevel;
use crate::domain::project::{Commitment, PlanClass, SideKind, SlipReason};

/// A stage's name.
pub fn stage(lang: Lang, stage: &StageDef) -> &str {
    lang.pick(&stage.zh, &stage.en)
}

/// A category's name.
pub fn category(lang: Lang, category: &CategoryDef) -> &str {
    lang.pick(&category.zh, &category.en)
}

/// The board's title; the Chinese one where nobody gave an English one.
pub fn title(lang: Lang, title: &PlanTitle) -> &str {
    if title.en.is_empty() {
        &title.zh
    } else {
        lang.pick(&title.zh, &title.en)
    }
}

/// A department's name for cards; the Chinese one where nobody gave an English one.
pub fn dept_short(lang: Lang, dept: &Department) -> &str {
    if dept.en.is_empty() {
        &dept.short
    } else {
        lang.pick(&dept.short, &dept.en)
    }
}

/// A department's full name.
pub fn dept_name(lang: Lang, dept: &Department) -> &str {
    if dept.en.is_empty() {
        &dept.name
    } else {
        lang.pick(&dept.name, &dept.en)
    }
}

/// What stands in the place of a date that was taken away.
pub const fn no_date(lang: Lang) -> &'static str {
    lang.pick("无时限", "no date")
}

/// Declares a function from an enum's values to their two names.
macro_rules! names {
    ($($(#[$doc:meta])* $function:ident($kind:ty) { $($value:pat => $zh:expr, $en:expr;)* })*) => {
        $(
            $(#[$doc])*
            pub const fn $function(lang: Lang, value: $kind) -> &'static str {
                match value {
                    $($value => lang.pick($zh, $en),)*
                }
            }
        )*
    };
}

names! {
    /// A class of stages.
    class(StageClass) {
        StageClass::Waiting => "未开工", "not started";
        StageClass::Active => "在建", "active";
        StageClass::Done => "完成", "done";
    }
    /// A light's colour.
    light(Light) {
        Light::Red => "红灯", "red";
        Light::Yellow => "黄灯", "yellow";
        Light::Green => "绿灯", "green";
        Light::Blue => "蓝灯", "blue";
        Light::Grey => "灰灯", "grey";
    }
    /// A supervision level.
    level(Level) {
        Level::None => "未督办", "none";
        Level::Remind => "提醒", "reminder";
        Level::Supervise => "督办", "supervised";
        Level::Listed => "挂牌", "listed";
    }
    /// How precise a date is.
    precision(Precision) {
        Precision::Day => "日", "day";
        Precision::Counted => "期限", "period";
        Precision::TenDay => "旬", "ten days";
        Precision::Month => "月", "month";
        Precision::Quarter => "季", "quarter";
        Precision::Half => "半年", "half year";
        Precision::Year => "年", "year";
        Precision::PlanPeriod => "规划期", "plan period";
        Precision::Event => "时点", "event";
        Precision::None => "无期限", "no date";
    }
    /// A class in the year's plan.
    plan_class(PlanClass) {
        PlanClass::NewStart => "新开工", "new start";
        PlanClass::Continued => "续建", "continued";
        PlanClass::Finish => "竣工", "to finish";
        PlanClass::Preparation => "前期", "preparation";
        PlanClass::Reserve => "储备", "reserve";
    }
    /// How firmly it is promised.
    commitment(Commitment) {
        Commitment::Firm => "确保", "firm";
        Commitment::Intended => "力争", "intended";
        Commitment::Activity => "推进", "activity";
    }
    /// A side state.
    side(SideKind) {
        SideKind::Suspended => "停工", "suspended";
        SideKind::Cancelled => "终止", "cancelled";
    }
    /// A reason for moving a date.
    slip_reason(SlipReason) {
        SlipReason::Land => "征地拆迁", "land and demolition";
        SlipReason::Approval => "审批手续", "approvals";
        SlipReason::Funds => "资金", "funds";
        SlipReason::Design => "设计变更", "design change";
        SlipReason::Utilities => "管线切改", "utilities";
        SlipReason::Works => "施工组织", "works";
        SlipReason::Weather => "天气汛情", "weather";
        SlipReason::Plan => "计划调整", "plan change";
        SlipReason::Other => "其他", "other";
    }
    /// A department's part.
    role(OwnerRole) {
        OwnerRole::Lead => "牵头", "lead";
        OwnerRole::Cooperating => "配合", "cooperating";
    }
    /// The ground of a statement.
    basis(Basis) {
        Basis::Stated => "原文", "stated";
        Basis::Inferred => "推断", "inferred";
    }
    /// What sort of department.
    dept_kind(DeptKind) {
        DeptKind::Bureau => "区直部门", "bureau";
        DeptKind::Town => "街镇", "street or town";
        DeptKind::Municipal => "市属", "municipal";
        DeptKind::Enterprise => "企业", "enterprise";
        DeptKind::Other => "其他", "other";
    }
    /// What sort of milestone.
    milestone_kind(MilestoneKind) {
        MilestoneKind::Approval => "审批", "approval";
        MilestoneKind::Works => "工程", "works";
    }
    /// Who has to step in.
    ask_level(AskLevel) {
        AskLevel::Department => "部门协调", "department";
        AskLevel::Leader => "分管领导协调", "leader in charge";
        AskLevel::District => "区级协调", "district";
        AskLevel::City => "市级协调", "city";
    }
}
