//! The weekly summary (周报) as data: the state at the cut-off, the state at the cut-off before, and what lies between.
//!
//! The same log, week and zone give the same value for ever. What is recorded after the cut-off about a day before it
//! does change a past week, as the log then says something else about it; the report counts that in
//! [`WeekReport::corrections`].

mod annex;
mod concern;
mod cut_off;
mod date_change;
mod department;
mod due;
mod frame;
mod highlights;
mod indicator;
pub(in crate::report) mod label;
mod measure;
mod next_week;
mod overall;
mod pending;
mod progress;
mod step;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::event::Event;
use crate::domain::id::{Day, DeptId};
use crate::domain::project::Project;

pub use annex::{Correction, Corrections, Head, LedgerRow};
pub use concern::{Concern, ConcernKind};
pub use cut_off::{CutOffs, MovedCutOff};
pub use date_change::DateChange;
pub use department::{DepartmentRow, OnTime, department_rows};
pub use due::{DueSoon, LastEntry, Overdue};
pub use highlights::{Highlights, LightChange, Relief, Relieved};
pub use indicator::IndicatorRow;
pub use label::{Due, Label, Lead, ProjectRef, StageLabel};
pub use measure::MeasureRow;
pub use next_week::{DueNext, NextStep};
pub use overall::{Count, Overall, Reporting, Tally, Unreported};
pub use pending::Pending;
pub use progress::{CategoryProgress, EntryNote, Mark, ProjectProgress, Step, StepKind};

/// Which part of the board a summary is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Only this department's projects; `None` for everybody's.
    pub dept: Option<Label>,
    /// Only projects that this filter takes, in its own words.
    pub filter: Option<String>,
}

/// What is asked for beside the week.
pub struct Wanted<'a> {
    /// Chooses the projects.
    pub keep: &'a dyn Fn(&Project, &Board) -> bool,
    /// The department that `keep` goes by.
    pub dept: Option<DeptId>,
    /// The words of the filter that `keep` goes by; empty where there is none.
    pub filter: &'a str,
}

/// The weekly summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct WeekReport {
    /// The board's title.
    pub title: Label,
    /// Which part of the board it is about.
    pub scope: Coverage,
    /// Which week.
    pub week: Week,
    /// Its first day.
    pub monday: Day,
    /// Its last day.
    pub sunday: Day,
    /// The zone in which days end.
    pub zone: Tz,
    /// The cut-off of the week before: what happened until then is in its report.
    pub since: DateTime<Utc>,
    /// The week's own cut-off.
    pub cut_off: DateTime<Utc>,
    /// Where a holiday moved the cut-off: from which day, and which holiday.
    pub moved_cut_off: Option<MovedCutOff>,
    /// The year of the week, if its working days are not known: then the cut-off goes by the weekday alone.
    pub unknown_year: Option<i32>,
    /// Up to when the log counts: the cut-off, or now where that is earlier.
    pub horizon: DateTime<Utc>,
    /// Whether the cut-off still lies ahead.
    pub preliminary: bool,
    /// The local day of the horizon: what late and due are counted from.
    pub today: Day,
    /// 本周要情: what changed against a week ago.
    pub highlights: Highlights,
    /// 一、总体情况
    pub overall: Overall,
    /// 二、本周进展, by category.
    pub progress: Vec<CategoryProgress>,
    /// 三、逾期项目, by level and days late.
    pub overdue: Vec<Overdue>,
    /// How many days ahead [`Self::due_soon`] looks.
    pub due_soon_days: u32,
    /// 四、临期项目, by day.
    pub due_soon: Vec<DueSoon>,
    /// 五、存在问题与需协调事项
    pub concerns: Vec<Concern>,
    /// 待核实: what waits for a manager, the longest first; left out where nothing does.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pending: Vec<Pending>,
    /// 六、部门情况, by lead department.
    pub departments: Vec<DepartmentRow>,
    /// All departments together.
    pub all_departments: DepartmentRow,
    /// 七、量化指标
    pub measures: Vec<MeasureRow>,
    /// 七、规划指标, in the plan's order.
    pub indicators: Vec<IndicatorRow>,
    /// 八、时限调整
    pub date_changes: Vec<DateChange>,
    /// 九、下周计划
    pub next_week: Vec<NextStep>,
    /// 附表：工程台账
    pub ledger: Vec<LedgerRow>,
    /// What was recorded after the horizon about a day before it.
    pub corrections: Corrections,
    /// The last event that counts, and its place in the chain.
    pub head: Option<Head>,
}

/// Builds the report of a week from the whole log.
///
/// `now` only matters before the cut-off. `hashes` gives the hash of an event by its number; the report asks for that of
/// the last event that counts. `wanted` chooses the projects (a department's, a filter's).
pub fn build(
    events: &[Event],
    week: Week,
    zone: Tz,
    now: DateTime<Utc>,
    hashes: &dyn Fn(u64) -> Option<String>,
    wanted: &Wanted<'_>,
) -> WeekReport {
    let frame = frame::Frame::new(events, week, zone, now);
    let scope = frame::Scope::new(&frame, wanted.keep);
    let overdue = due::overdue(&scope);
    let newly = overdue.iter().filter(|row| row.newly);
    let newly = newly.map(|row| row.project.clone()).collect();
    WeekReport {
        title: label::board_title(&frame.now.board.title),
        scope: coverage(&frame, wanted),
        week,
        monday: week.monday(),
        sunday: week.sunday(),
        zone,
        since: frame.start,
        cut_off: frame.cut_off,
        moved_cut_off: frame.moved.clone(),
        unknown_year: frame.unknown_year(),
        horizon: frame.horizon,
        preliminary: frame.horizon < frame.cut_off,
        today: scope.today,
        highlights: highlights::highlights(&scope, overdue.len(), newly),
        overall: overall::overall(&scope),
        progress: progress::progress(&scope),
        overdue,
        due_soon_days: frame.now.board.settings.due_soon_days,
        due_soon: due::due_soon(&scope),
        concerns: concern::concerns(&scope),
        pending: pending::pending(&scope),
        departments: department::departments(&scope),
        all_departments: department::all(&scope),
        measures: measure::measures(&scope),
        indicators: indicator::indicators(&scope, wanted.dept, !wanted.filter.trim().is_empty()),
        date_changes: date_change::date_changes(&scope),
        next_week: next_week::next_week(&scope),
        ledger: annex::ledger(&scope),
        corrections: annex::corrections(&frame, &scope),
        head: annex::head(&frame, hashes),
    }
}

fn coverage(frame: &frame::Frame<'_>, wanted: &Wanted<'_>) -> Coverage {
    Coverage {
        dept: wanted.dept.map(|dept| label::dept(dept, &frame.now.board)),
        filter: Some(label::line(wanted.filter)).filter(|filter| !filter.is_empty()),
    }
}
