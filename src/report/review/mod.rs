//! The evaluation (体检评估, 中期评估) as data: planned against achieved over a year or over the years of a plan.
//!
//! It is folded from the same log as the weekly summary and by the same rules: a fact counts on the day that it is about,
//! what was undone does not count, what is recorded after the end about a day of the period corrects it and is counted in
//! [`Review::corrections`]. The same log, period and zone give the same value for ever. Every figure is a count over the
//! log whose rule stands with its field; what the log does not tell is counted as not said and never as failed.

mod adjustment;
mod annex;
mod appraisal;
mod case;
mod course;
mod frame;
mod indicator;
mod late;
mod measure;
mod money;
mod overall;
mod page;
mod period;
mod pool;
mod results;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use super::week::label::{self, Label};
use super::week::{Corrections, Head};
use crate::domain::board::Board;
use crate::domain::event::Event;
use crate::domain::id::{Day, DeptId};
use crate::domain::project::Project;
use crate::domain::state::State;

pub use adjustment::{Adjustment, AdjustmentCount, AdjustmentKind, Adjustments, Cite, Held};
pub use annex::ProjectRow;
pub use appraisal::{AppraisalRow, Discipline};
pub use case::{Belonging, Outcome};
pub use frame::end_of;
pub use indicator::{IndicatorCell, IndicatorRow, Indicators, Verdicts};
pub use late::LateRow;
pub use measure::{MeasureRow, Sum, YearCell};
pub use money::{Money, MoneyRow};
pub use overall::{Flow, Nodes, Overall, Share};
pub use period::{Period, PeriodKind};
pub use pool::{Pool, PoolRow, Stated};
pub use results::{ClassRow, Planned, Results, Row};

/// The evaluation of a year or a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Review {
    /// The board's title.
    pub title: Label,
    /// What is looked back on.
    pub period: Period,
    /// Its first day.
    pub first_day: Day,
    /// Its last day.
    pub last_day: Day,
    /// The zone in which days end.
    pub zone: Tz,
    /// Up to when the log counts: the end of the period, or now where that is earlier.
    pub horizon: DateTime<Utc>,
    /// Whether the period is not over.
    pub preliminary: bool,
    /// The day on which lateness is judged: the first one after the period, so that what was due on its last day is late
    /// when that day has ended; the day of the horizon while the period runs.
    pub judged_on: Day,
    /// The department that it is narrowed to.
    pub department: Option<Label>,
    /// 一、总体情况
    pub overall: Overall,
    /// 二、计划与完成
    pub planned: Planned,
    /// 三、逾期未完项目
    pub late: Vec<LateRow>,
    /// 四、量化指标
    pub measures: Vec<MeasureRow>,
    /// 五、主要指标
    pub indicators: Indicators,
    /// 六、计划调整
    pub adjustments: Adjustments,
    /// 七、项目储备
    pub pool: Pool,
    /// 八、投资情况
    pub money: Money,
    /// 九、部门考核
    pub appraisal: Vec<AppraisalRow>,
    /// 附表：项目清单
    pub projects: Vec<ProjectRow>,
    /// What was recorded after the horizon about a day before it.
    pub corrections: Corrections,
    /// The last event that counts, and its place in the chain.
    pub head: Option<Head>,
}

/// Builds the evaluation of a period from the whole log.
///
/// `now` only matters before the end of the period. `hashes` gives the hash of an event by its number; it is asked for
/// that of the last event that counts. `keep` chooses the projects; `dept` names the department that it goes by, if it
/// does, and narrows the indicators to those that it is responsible for.
pub fn build(
    events: &[Event],
    period: Period,
    zone: Tz,
    now: DateTime<Utc>,
    hashes: &dyn Fn(u64) -> Option<String>,
    keep: &dyn Fn(&Project, &State) -> bool,
    dept: Option<DeptId>,
) -> Review {
    let frame = frame::Frame::new(events, period, zone, now);
    let scope = frame::Scope::new(&frame, keep);
    let cases = case::Cases::of(&scope);
    let of_period = &cases.of_period;
    let board = &frame.now.board;
    Review {
        title: label::board_title(&board.title),
        period,
        first_day: period.first_day(),
        last_day: period.last_day(),
        zone,
        horizon: frame.horizon,
        preliminary: frame.preliminary,
        judged_on: frame.judged,
        department: dept.map(|dept| label::dept(dept, board)),
        overall: overall::overall(&scope, of_period),
        planned: results::planned(&scope, of_period),
        late: late::late(&scope, of_period),
        measures: measure::measures(&scope),
        indicators: indicator::indicators(&scope, dept),
        adjustments: adjustment::adjustments(&scope, dept),
        pool: pool::pool(&scope),
        money: money::money(&scope, of_period),
        appraisal: appraisal::appraisal(&scope, &cases),
        projects: annex::projects(&scope, of_period),
        corrections: frame.corrections.clone(),
        head: frame.head(hashes),
    }
}

/// A count as it is shown.
fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Puts projects into the order of the board's categories, then by number.
fn by_category<'a>(projects: &[&'a Project], board: &Board) -> Vec<&'a Project> {
    let mut projects = projects.to_vec();
    projects.sort_by_cached_key(|project| {
        let place = label::category_place(&project.category, board);
        (place, project.category.clone(), project.id)
    });
    projects
}
