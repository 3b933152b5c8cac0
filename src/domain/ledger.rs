//! The columns of a ledger (台账, domain.md §8): what an exported one holds and what an imported one may hold.

/// A column, by what it says of a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Column {
    /// 编号: the board's number `#12`, or the plan's own key.
    Number,
    /// 项目
    Title,
    /// 类别
    Category,
    /// 地点
    Place,
    /// 阶段
    Stage,
    /// 阶段依据
    StageBasis,
    /// 牵头单位
    Lead,
    /// 牵头依据
    LeadBasis,
    /// 配合单位
    Cooperating,
    /// 责任人
    Responsible,
    /// 联系人
    Contact,
    /// 时限, as it was said.
    Due,
    /// 最后一日, reckoned from the words.
    LastDay,
    /// 原定, the first promise.
    Baseline,
    /// 延期次数
    Slips,
    /// 年度
    Year,
    /// 计划分类
    Class,
    /// 承诺
    Commitment,
    /// 标签
    Tags,
    /// 总投资
    InvestTotal,
    /// 年度计划投资
    InvestPlan,
    /// 年度完成投资
    InvestDone,
    /// 任务
    Task,
    /// 说明
    Remark,
    /// 版本: what the one who edits the file has seen.
    Version,
    /// 序号: a running number that means nothing on the board.
    Serial,
    /// 目前进展: free words, a stage only where they are the name of one.
    Progress,
    /// 延期理由: why a date becomes a later one.
    SlipReason,
}

impl Column {
    /// The columns of an exported ledger, from left to right.
    pub const EXPORTED: [Self; 25] = [
        Self::Number,
        Self::Title,
        Self::Category,
        Self::Place,
        Self::Stage,
        Self::StageBasis,
        Self::Lead,
        Self::LeadBasis,
        Self::Cooperating,
        Self::Responsible,
        Self::Contact,
        Self::Due,
        Self::LastDay,
        Self::Baseline,
        Self::Slips,
        Self::Year,
        Self::Class,
        Self::Commitment,
        Self::Tags,
        Self::InvestTotal,
        Self::InvestPlan,
        Self::InvestDone,
        Self::Task,
        Self::Remark,
        Self::Version,
    ];

    /// The key in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Title => "title",
            Self::Category => "category",
            Self::Place => "place",
            Self::Stage => "stage",
            Self::StageBasis => "stage_basis",
            Self::Lead => "lead",
            Self::LeadBasis => "lead_basis",
            Self::Cooperating => "cooperating",
            Self::Responsible => "responsible",
            Self::Contact => "contact",
            Self::Due => "due",
            Self::LastDay => "last_day",
            Self::Baseline => "baseline",
            Self::Slips => "slips",
            Self::Year => "plan_year",
            Self::Class => "plan_class",
            Self::Commitment => "commitment",
            Self::Tags => "tags",
            Self::InvestTotal => "invest_total",
            Self::InvestPlan => "invest_plan",
            Self::InvestDone => "invest_done",
            Self::Task => "task",
            Self::Remark => "remark",
            Self::Version => "version",
            Self::Serial => "serial",
            Self::Progress => "progress",
            Self::SlipReason => "slip_reason",
        }
    }

    /// Whether the board reckons it itself, so that a file cannot set it.
    pub const fn is_reckoned(self) -> bool {
        matches!(
            self,
            Self::LastDay | Self::Baseline | Self::Slips | Self::Serial
        )
    }
}
