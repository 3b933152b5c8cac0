//! The columns of a list of projects: the one table that `duban list --columns` and the list on the screen read.

mod cell;
#[cfg(test)]
mod tests;

pub use cell::Look;

use crate::i18n::Lang;
use crate::query::sort::SortKey;
use crate::text::fold::fold_search;

/// On which side of its column a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A row of the table of columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// Its name on the command line.
    pub key: &'static str,
    /// Chinese head.
    pub zh: &'static str,
    /// English head.
    pub en: &'static str,
    /// What a list is sorted by when it is sorted by this column.
    pub sort: SortKey,
    /// On which side its texts stand.
    pub align: Align,
    /// How many display columns it takes at most: on a narrow terminal, and where there is room.
    pub widest: (usize, usize),
    /// How soon it gives way where there is no room; 0 never does.
    pub weight: u8,
}

/// Declares the columns together with their table.
macro_rules! columns {
    ($($variant:ident: $key:literal, $zh:literal, $en:literal, $sort:ident, $align:ident, ($narrow:literal, $wide:literal), $weight:literal;)*) => {
        /// A column of a list of projects.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Column {
            $(#[doc = concat!("`", $key, "` / `", $zh, "`")] $variant,)*
        }

        impl Column {
            /// All of them; the first [`Column::USUAL`] are printed when nobody asks for others.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Its row of the table.
            pub const fn row(self) -> Row {
                match self {
                    $(Self::$variant => Row {
                        key: $key, zh: $zh, en: $en, sort: SortKey::$sort,
                        align: Align::$align, widest: ($narrow, $wide), weight: $weight,
                    },)*
                }
            }
        }
    };
}

columns! {
    Number: "id", "编号", "ID", Id, Left, (6, 6), 0;
    Light: "light", "灯", "Light", Light, Left, (2, 2), 1;
    Title: "title", "项目", "Project", Title, Left, (60, 80), 0;
    Stage: "stage", "阶段", "Stage", Stage, Left, (8, 14), 4;
    Lead: "lead", "牵头", "Lead", Dept, Left, (11, 18), 5;
    Due: "due", "时限", "Due", Due, Left, (10, 16), 3;
    Days: "days", "天数", "Days", Days, Right, (10, 10), 2;
    Progress: "progress", "进度", "Progress", Progress, Right, (5, 5), 6;
    Category: "category", "类别", "Category", Category, Left, (10, 14), 9;
    Place: "place", "地点", "Place", Place, Left, (10, 16), 11;
    Last: "last", "最后一日", "Last day", Due, Left, (10, 10), 20;
    Year: "year", "年度", "Year", Year, Right, (5, 5), 18;
    Level: "level", "督办", "Level", Level, Left, (10, 10), 8;
    Slips: "slips", "延期", "Slips", Slips, Right, (5, 5), 7;
    Tags: "tags", "标签", "Tags", Tags, Left, (14, 24), 22;
    Reported: "reported", "最近填报", "Reported", Reported, Left, (10, 10), 14;
    Changed: "changed", "最近变动", "Changed", Updated, Left, (10, 10), 19;
    Version: "version", "版本", "Version", Version, Right, (7, 7), 40;
    Cooperating: "coop", "配合", "Cooperating", Coop, Left, (14, 26), 21;
    Baseline: "baseline", "原时限", "First date", Baseline, Left, (10, 16), 16;
    SlippedDays: "slipped", "延期天数", "Days slipped", Slipped, Right, (8, 8), 23;
    Measure: "measure", "量化指标", "Measure", Progress, Left, (18, 30), 15;
    Invested: "invested", "总投资", "Invested", Invested, Right, (8, 9), 24;
    InvestPlan: "invest_plan", "本年计划", "Planned", InvestPlan, Right, (8, 9), 25;
    InvestDone: "invest_done", "本年完成", "Spent", InvestDone, Right, (8, 9), 26;
    Class: "plan", "计划分类", "Plan class", Plan, Left, (11, 11), 27;
    Commitment: "commitment", "承诺", "Promise", Commitment, Left, (8, 8), 28;
    Blocked: "blocked", "受阻", "Blocked", Blocked, Left, (12, 24), 10;
    Problems: "problems", "问题", "Problems", Problems, Right, (5, 5), 12;
    Next: "next", "下一节点", "Next milestone", Next, Left, (16, 26), 13;
    Unreported: "unreported", "未填报", "Unreported", Unreported, Left, (6, 10), 17;
    Side: "state", "停建", "State", Since, Left, (6, 9), 29;
    Since: "since", "阶段自", "Since", Since, Left, (10, 10), 30;
    Responsible: "responsible", "责任人", "Responsible", Responsible, Left, (10, 14), 31;
    Contact: "contact", "联系方式", "Contact", Contact, Left, (12, 20), 32;
    Task: "task", "任务", "Task", Task, Left, (14, 24), 33;
}

impl Column {
    /// How many of the first ones are printed when nobody asks for others.
    pub const USUAL: usize = 8;

    /// Finds it by its key or head, ignoring case and width.
    pub fn find(name: &str) -> Option<Self> {
        let folded = fold_search(name.trim());
        let is_called = |column: &Self| {
            let row = column.row();
            [row.key, row.zh, row.en]
                .iter()
                .any(|known| fold_search(known) == folded)
        };
        Self::ALL.iter().copied().find(is_called)
    }

    /// Its head.
    pub const fn name(self, lang: Lang) -> &'static str {
        let row = self.row();
        lang.pick(row.zh, row.en)
    }

    /// Its head where there is little room.
    pub const fn head(self, lang: Lang) -> &'static str {
        match self {
            Self::Light => lang.pick("灯", "L"),
            Self::Progress => lang.pick("进度", "Done"),
            Self::Problems => lang.pick("问题", "Probl"),
            Self::Side => lang.pick("停建", "State"),
            _ => self.name(lang),
        }
    }
}
