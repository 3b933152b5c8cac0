//! The one table of fields and flags: parser, completion, help and error messages all read it.

use crate::text::fold::fold_search;

/// What sort of value a field has; it decides the comparisons and how a value is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A stage, category or department of the board.
    Name,
    /// Free text.
    Text,
    /// One of a fixed list without an order.
    Choice,
    /// A supervision level: a fixed list with an order.
    Level,
    /// A day ahead or behind: a date, a period, or days from today.
    Date,
    /// How long ago something was: a date, a period, or an age in days.
    Past,
    /// A number of days.
    Age,
    /// A whole number: a year or a percentage.
    Number,
    /// An amount in 万元.
    Money,
    /// How often, or by how many days.
    Slips,
    /// A flag's name.
    Flag,
}

/// Whether `<` and its kin make sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Operators {
    /// Only `:` `=` `!=`.
    Equality,
    /// Also `<` `<=` `>` `>=`.
    Order,
}

impl Operators {
    /// The signs, for help and messages.
    pub const fn signs(self) -> &'static str {
        match self {
            Self::Equality => ": = !=",
            Self::Order => ": = != < <= > >=",
        }
    }
}

impl Kind {
    /// Which comparisons it allows.
    pub const fn operators(self) -> Operators {
        match self {
            Self::Name | Self::Text | Self::Choice | Self::Flag => Operators::Equality,
            Self::Level
            | Self::Date
            | Self::Past
            | Self::Age
            | Self::Number
            | Self::Money
            | Self::Slips => Operators::Order,
        }
    }

    /// Whether `=` asks for more than `:`.
    pub const fn tells_exact(self) -> bool {
        matches!(self, Self::Name | Self::Text)
    }
}

/// A row of the table of fields or of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// English name, the key in canonical filters.
    pub key: &'static str,
    /// Chinese name.
    pub zh: &'static str,
    /// Other names, of both languages.
    pub aliases: &'static [&'static str],
    /// What it asks, in Chinese.
    pub help_zh: &'static str,
    /// What it asks, in English.
    pub help_en: &'static str,
    /// A filter that uses it.
    pub example: &'static str,
}

impl Row {
    /// Every name, the English one first.
    pub fn names(&self) -> impl Iterator<Item = &'static str> + use<> {
        [self.key, self.zh]
            .into_iter()
            .chain(self.aliases.iter().copied())
    }

    pub(super) fn is_called(&self, folded: &str) -> bool {
        self.names().any(|name| name == folded)
    }
}

/// Declares an enum together with its table.
macro_rules! table {
    ($(#[$doc:meta])* $name:ident { $($variant:ident: $key:literal, $zh:literal, [$($alias:literal),*], $help_zh:literal, $help_en:literal, $example:literal;)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = concat!("`", $key, "` / `", $zh, "`: ", $help_en)] $variant,)*
        }

        impl $name {
            /// All of them, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its row of the table.
            pub const fn row(self) -> Row {
                match self {
                    $(Self::$variant => Row {
                        key: $key, zh: $zh, aliases: &[$($alias),*],
                        help_zh: $help_zh, help_en: $help_en, example: $example,
                    },)*
                }
            }

            /// Finds it by any of its names, ignoring case and width.
            pub fn find(name: &str) -> Option<Self> {
                let folded = fold_search(name);
                Self::ALL.iter().copied().find(|one| one.row().is_called(&folded))
            }

            /// Every name of every row.
            pub fn all_names() -> impl Iterator<Item = &'static str> {
                Self::ALL.iter().flat_map(|one| one.row().names())
            }
        }
    };
}
pub(super) use table;

table! {
    /// A field: a name that stands before `:` or a comparison.
    Field {
        Stage: "stage", "阶段", ["column", "列"], "项目所处阶段", "the stage a project stands in", "阶段:在建";
        Class: "class", "类", ["阶段类"], "阶段的类：未开工、在建、完成", "the stage's class: waiting, active or done", "class:active";
        Dept: "dept", "部门", ["department", "owner", "单位", "责任单位"], "牵头或配合部门", "a department that leads or cooperates", "部门:水务";
        Lead: "lead", "牵头", ["牵头部门", "牵头单位"], "牵头部门", "the lead department", "牵头:园林";
        Category: "category", "类别", ["cat", "kind"], "项目类别", "the kind of work", "类别:公园";
        Place: "place", "地点", ["town", "街镇"], "所在街镇", "street or town", "地点:四季青";
        Due: "due", "到期", ["deadline", "时限", "期限"], "时限的最后一天；天数只算未完成项目，<30d 含已逾期，:30d 不含", "the deadline's last day; a number of days counts open projects only, <30d with the overdue ones, :30d without", "到期<30天";
        Light: "light", "灯", ["灯色", "亮灯"], "灯的颜色", "the light's colour", "灯:红";
        Tag: "tag", "标签", ["tags"], "标签", "a tag", "标签:民生实事";
        Year: "year", "年度", ["年", "计划年度"], "计划年度", "the plan year", "年度:2025";
        Plan: "plan", "计划分类", ["计划", "plan_class"], "年度计划分类", "what the year's plan calls for", "计划分类:新开工";
        Commitment: "commitment", "承诺", ["力度"], "确保、力争或推进", "how firmly it is promised", "承诺:确保";
        Level: "level", "级别", ["督办级别"], "督办级别，0 至 3", "the supervision level, 0 to 3", "级别>=督办";
        Task: "task", "任务", ["折子"], "计划任务的编号、序号或标题", "a plan task's key, number or title", "任务:2023-057";
        Progress: "progress", "进度", ["percent"], "主要指标完成百分比", "percent of the main measure", "进度<50";
        Slipped: "slipped", "延期", ["slips"], "延期次数；带天数单位时为累计天数", "how often the date moved; with a unit, by how many days in all", "延期>30天";
        Updated: "updated", "更新", ["changed"], "最近一次实质变化；>14d 即超过 14 天未变", "the last substantive change; >14d is more than 14 days ago", "更新>14天";
        Stuck: "stuck", "停留", ["滞留"], "在当前阶段停留的天数", "days in the present stage", "停留>30天";
        Finished: "finished", "完成日", ["办结"], "完成之日，台账中看得到的才算；:2024-Q4 即该季度完成", "the day it was finished, where the log saw that; :2024-Q4 is finished in that quarter", "完成日:2024-Q4";
        Was: "was", "当时", ["then"], "某日终了时所处的阶段：阶段@日期", "the stage it stood in at the end of a day: stage@date", "当时:construction@2024-12";
        Cause: "cause", "延因", ["延期原因"], "某次延期的理由", "the reason of one of its slips", "延因:land";
        Measure: "measure", "量化", ["量化指标"], "量化指标的名称；也可写 名称 单位 年度", "the name of one of its measures; or name, unit and year", "量化:车位";
        Invested: "invested", "投资", ["investment", "总投资"], "总投资，万元；可写 1.5亿", "total investment in 万元; 1.5亿 is understood", "投资>=5000";
        Planned: "planned", "年投资", ["本年计划投资"], "本年计划投资，万元", "planned investment of the year in 万元", "年投资>=5000";
        Source: "source", "来源", ["出处"], "资料来源的代号、标题或章节", "a source's key, title or section", "来源:report2025";
        Id: "id", "编号", ["number", "号"], "项目编号，或计划中的代号", "the project's number, or its key in the plan", "编号:12";
        Title: "title", "名称", ["name", "项目"], "项目名称及别名", "title and other names", "名称:公园";
        Flagged: "is", "是", ["has", "有"], "单独可用的状态词", "a flag by name", "is:overdue";
    }
}

table! {
    /// A bare word with a meaning of its own.
    Flag {
        Overdue: "overdue", "逾期", ["late", "超期"], "已过最后一天仍未完成", "past its last day and not done", "逾期";
        Blocked: "blocked", "受阻", [], "标为受阻", "marked as blocked", "-受阻";
        Unreported: "unreported", "未填报", ["未报"], "本周应报未报", "owes this week's entry", "未填报";
        Owes: "owes", "应报", ["应填报"], "每周应填报", "owes an entry every week", "应报 -未填报";
        OnTime: "ontime", "按期", ["按时"], "已完成，且不晚于现时限", "finished, and not later than its deadline as it stands", "按期";
        Mine: "mine", "我的", ["my"], "我所在部门负责，或责任人是我", "owned by my departments, or I am responsible", "我的 逾期";
        Slipped: "slipped", "延期", ["推迟"], "延期过", "its date was moved to a later day", "延期";
        Inferred: "inferred", "推断", [], "阶段或责任部门是推断的", "stage or an owner is inferred", "推断";
        Problem: "problem", "问题", ["problems", "有问题"], "有未销号的问题", "has an open problem", "问题";
        Pending: "pending", "待核实", ["待督查核实"], "办结或销号已提请，待督查核实", "a completion or a clearing waits for a manager's confirmation", "待核实";
        Returned: "returned", "已退回", ["退回"], "提请的办结或销号被退回，尚未再提", "a completion or a clearing was returned and not asked again", "已退回";
        Suspended: "suspended", "停工", ["缓建"], "停工或缓建", "suspended by decision", "停工";
        Cancelled: "cancelled", "终止", ["canceled"], "终止", "cancelled by decision", "-终止";
        NoDate: "nodate", "无期限", ["无时限"], "没有能算出最后一天的时限", "has no deadline with a day", "无期限";
    }
}

impl Field {
    /// What sort of value it has.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Stage | Self::Category | Self::Dept | Self::Lead | Self::Was => Kind::Name,
            Self::Place
            | Self::Tag
            | Self::Task
            | Self::Source
            | Self::Id
            | Self::Title
            | Self::Measure => Kind::Text,
            Self::Class | Self::Light | Self::Plan | Self::Commitment | Self::Cause => Kind::Choice,
            Self::Level => Kind::Level,
            Self::Due => Kind::Date,
            Self::Updated | Self::Finished => Kind::Past,
            Self::Stuck => Kind::Age,
            Self::Year | Self::Progress => Kind::Number,
            Self::Invested | Self::Planned => Kind::Money,
            Self::Slipped => Kind::Slips,
            Self::Flagged => Kind::Flag,
        }
    }

    /// Whether a project may be without it, so that `:none` asks something.
    pub const fn may_be_none(self) -> bool {
        match self {
            Self::Dept
            | Self::Lead
            | Self::Place
            | Self::Due
            | Self::Tag
            | Self::Year
            | Self::Plan
            | Self::Commitment
            | Self::Task
            | Self::Progress
            | Self::Invested
            | Self::Planned
            | Self::Finished
            | Self::Cause
            | Self::Measure
            | Self::Source => true,
            Self::Stage
            | Self::Class
            | Self::Category
            | Self::Light
            | Self::Level
            | Self::Slipped
            | Self::Updated
            | Self::Stuck
            | Self::Was
            | Self::Id
            | Self::Title
            | Self::Flagged => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_name_is_given_twice() {
        for names in [
            Field::all_names().collect::<Vec<_>>(),
            Flag::all_names().collect(),
        ] {
            let unique: BTreeSet<_> = names.iter().collect();
            assert_eq!(unique.len(), names.len());
        }
    }

    #[test]
    fn every_name_leads_to_its_row() {
        for field in Field::ALL {
            assert!(
                field
                    .row()
                    .names()
                    .all(|name| Field::find(name) == Some(*field))
            );
        }
        assert_eq!(Field::find("ＤＵＥ"), Some(Field::Due));
    }

    #[test]
    fn every_example_is_a_filter_that_uses_its_row() {
        for row in Field::ALL
            .iter()
            .map(|field| field.row())
            .chain(Flag::ALL.iter().map(|flag| flag.row()))
        {
            assert!(crate::query::parse(row.example).is_ok(), "{}", row.example);
            assert!(
                row.names().any(|name| row.example.contains(name)),
                "{}",
                row.example
            );
        }
    }
}
