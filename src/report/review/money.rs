//! 八、投资情况: what is stated of investment, and how many do not state it.

use serde::Serialize;

use super::super::week::label::Label;
use super::case::Case;
use super::frame::Scope;
use super::pool::{Stated, by_category};
use super::small;
use crate::domain::project::Project;

/// Investment of a group, in 万元.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MoneyRow {
    /// The category; `None` for all together.
    pub category: Option<Label>,
    /// Projects.
    pub projects: u32,
    /// 总投资
    pub total: Stated,
    /// 年度计划投资, as it stood at the end of the period.
    pub year_plan: Stated,
    /// 年度完成投资, as it stood at the end of the period.
    pub year_done: Stated,
    /// Done of planned in percent, over the projects that state both, rounded down.
    pub percent: Option<u32>,
    /// Share of the projects that state no total, in percent, rounded down.
    pub unsaid_percent: Option<u32>,
}

/// The section. A project's yearly figures are those of the year that it was last told of; they are not added up over
/// the years of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Money {
    /// The projects of the period together.
    pub total: MoneyRow,
    /// Categories of which a project states something, in the board's order.
    pub categories: Vec<MoneyRow>,
}

pub(super) fn money(scope: &Scope<'_>, cases: &[Case<'_>]) -> Money {
    let projects: Vec<&Project> = cases.iter().map(|case| case.project).collect();
    let groups = by_category(&projects, &scope.frame.now.board).into_iter();
    let rows = groups.map(|(label, projects)| row(Some(label), &projects));
    let is_stated = |row: &MoneyRow| {
        row.total.stated > 0 || row.year_plan.stated > 0 || row.year_done.stated > 0
    };
    Money {
        total: row(None, &projects),
        categories: rows.filter(is_stated).collect(),
    }
}

fn row(category: Option<Label>, projects: &[&Project]) -> MoneyRow {
    let mut row = MoneyRow {
        category,
        projects: small(projects.len()),
        total: Stated::default(),
        year_plan: Stated::default(),
        year_done: Stated::default(),
        percent: None,
        unsaid_percent: None,
    };
    let (mut planned, mut done) = (0_i128, 0_i128);
    for money in projects.iter().map(|project| project.money) {
        row.total.add(money.total);
        row.year_plan.add(money.year_plan);
        row.year_done.add(money.year_done);
        if let Some((plan, reached)) = money.year_plan.zip(money.year_done) {
            planned += i128::from(plan.0);
            done += i128::from(reached.0);
        }
    }
    let percent = (planned > 0 && done >= 0).then(|| done * 100 / planned);
    row.percent = percent.map(|percent| u32::try_from(percent).unwrap_or(u32::MAX));
    row.unsaid_percent = (row.total.unsaid * 100).checked_div(row.projects);
    row
}
