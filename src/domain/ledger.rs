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
    /// 计划编码: the key that the plan gave it.
    Key,
    /// 别名: other names of the same thing.
    Aliases,
    /// 灯
    Light,
    /// 督办级别
    Level,
    /// 催办次数
    Urged,
    /// 逾期天数
    DaysLate,
    /// 剩余天数
    DaysLeft,
    /// 延期天数: what all slips add up to.
    SlippedDays,
    /// 阶段起始: since which day it stands there.
    StageSince,
    /// 实际开工: the day on which it came into a stage of work, where the log knows.
    Started,
    /// 实际完工: the day on which it came into a stage of what is done, where the log knows.
    Finished,
    /// 停缓, with the reason.
    State,
    /// 受阻, with the reason.
    Blocked,
    /// 审批进度: approvals with document and day.
    Approvals,
    /// 建设节点: the other milestones.
    Works,
    /// 本年形象进度目标: the quantities that are aimed at.
    Goal,
    /// 完成量: the quantities with what is reached of them.
    Done,
    /// 完成率 of the main quantity.
    Percent,
    /// 占年计划%: investment done against the year's plan.
    InvestShare,
    /// 完成情况: the last weekly entry.
    Report,
    /// 下周计划 of the last weekly entry.
    Next,
    /// 存在问题 that are not cleared.
    Problems,
    /// 需协调事项: who is to step in.
    Asks,
    /// 解决时限 of the problems.
    Limits,
    /// 最近填报
    Reported,
    /// 更新日期
    Updated,
}

impl Column {
    /// The columns of an exported ledger, from left to right: what comes back unchanged.
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

    /// Every column that can be exported, from left to right; those that are not in [`Column::EXPORTED`] only tell, an
    /// import leaves them alone.
    pub const ALL: [Self; 52] = [
        Self::Serial,
        Self::Number,
        Self::Key,
        Self::Title,
        Self::Aliases,
        Self::Category,
        Self::Place,
        Self::Year,
        Self::Class,
        Self::Commitment,
        Self::Tags,
        Self::Stage,
        Self::StageBasis,
        Self::StageSince,
        Self::Started,
        Self::Finished,
        Self::State,
        Self::Blocked,
        Self::Lead,
        Self::LeadBasis,
        Self::Cooperating,
        Self::Responsible,
        Self::Contact,
        Self::Due,
        Self::LastDay,
        Self::DaysLeft,
        Self::DaysLate,
        Self::Light,
        Self::Level,
        Self::Urged,
        Self::Baseline,
        Self::Slips,
        Self::SlippedDays,
        Self::InvestTotal,
        Self::InvestPlan,
        Self::InvestDone,
        Self::InvestShare,
        Self::Approvals,
        Self::Works,
        Self::Goal,
        Self::Done,
        Self::Percent,
        Self::Report,
        Self::Next,
        Self::Problems,
        Self::Asks,
        Self::Limits,
        Self::Task,
        Self::Remark,
        Self::Reported,
        Self::Updated,
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
            Self::Key => "plan_key",
            Self::Aliases => "aliases",
            Self::Light => "light",
            Self::Level => "level",
            Self::Urged => "urged",
            Self::DaysLate => "days_late",
            Self::DaysLeft => "days_left",
            Self::SlippedDays => "slipped_days",
            Self::StageSince => "stage_since",
            Self::Started => "started",
            Self::Finished => "finished",
            Self::State => "state",
            Self::Blocked => "blocked",
            Self::Approvals => "approvals",
            Self::Works => "works",
            Self::Goal => "goal",
            Self::Done => "done",
            Self::Percent => "percent",
            Self::InvestShare => "invest_share",
            Self::Report => "report",
            Self::Next => "next",
            Self::Problems => "problems",
            Self::Asks => "asks",
            Self::Limits => "limits",
            Self::Reported => "reported",
            Self::Updated => "updated",
        }
    }

    /// Reads a key; only of columns that can be exported.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.key() == key)
    }

    /// Whether its cells are numbers.
    pub const fn is_number(self) -> bool {
        matches!(
            self,
            Self::Serial
                | Self::Slips
                | Self::SlippedDays
                | Self::Year
                | Self::InvestTotal
                | Self::InvestPlan
                | Self::InvestDone
                | Self::InvestShare
                | Self::Percent
                | Self::Urged
                | Self::DaysLate
                | Self::DaysLeft
                | Self::Version
        )
    }

    /// Whether the board reckons it itself, so that a file cannot set it.
    pub const fn is_reckoned(self) -> bool {
        matches!(
            self,
            Self::LastDay | Self::Baseline | Self::Slips | Self::Serial
        )
    }
}
