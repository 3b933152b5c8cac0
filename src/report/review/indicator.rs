//! 五、主要指标: the plan's indicator table for the period.

use serde::Serialize;

use super::super::week::label::{self, Label};
use super::frame::Scope;
use crate::domain::id::DeptId;
use crate::domain::indicator::{Figure, Indicator, Nature, Verdict, in_order};

/// One year of an indicator, as the documents have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorCell {
    /// The year.
    pub year: i32,
    /// Planned.
    pub target: Option<String>,
    /// Reached.
    pub actual: Option<String>,
    /// What became of the target; `None` where target or actual is missing.
    pub verdict: Option<Verdict>,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorRow {
    /// Its key.
    pub key: String,
    /// The number in the plan's own table.
    pub number: String,
    /// Name as in the plan.
    pub name: String,
    /// How many rows it stands under.
    pub depth: usize,
    /// Unit; empty where the cells carry their own.
    pub unit: String,
    /// 约束性 or 预期性, where the plan says.
    pub nature: Option<Nature>,
    /// Responsible departments, the lead first.
    pub departments: Vec<Label>,
    /// Every year of the period for which the table has a target or an actual.
    pub years: Vec<IndicatorCell>,
}

/// How the indicators stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Verdicts {
    /// Rows with a target or an actual in the period.
    pub rows: u32,
    /// Cells (a row and a year) that have a target.
    pub targets: u32,
    /// Of those, target reached.
    pub met: u32,
    /// Of those, target missed.
    pub missed: u32,
    /// Of those, above a target that does not say which way is better.
    pub above: u32,
    /// Of those, below such a target.
    pub below: u32,
    /// Of those, target and actual that cannot be compared (words, other units).
    pub unknown: u32,
    /// Of those, no actual: not said.
    pub unsaid: u32,
}

/// The section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Indicators {
    /// Counts.
    pub verdicts: Verdicts,
    /// The rows, in the order of the plan's table.
    pub rows: Vec<IndicatorRow>,
}

/// Lists the rows that have a figure in the period. With a department only those that it is responsible for.
pub(super) fn indicators(scope: &Scope<'_>, dept: Option<DeptId>) -> Indicators {
    let board = &scope.frame.now.board;
    let is_asked =
        |indicator: &Indicator| dept.is_none_or(|dept| indicator.departments.contains(&dept));
    let mut all = Indicators {
        verdicts: Verdicts::default(),
        rows: Vec::new(),
    };
    for placed in in_order(&board.indicators) {
        let indicator = placed.indicator;
        let years = cells(scope, indicator);
        if years.is_empty() || !is_asked(indicator) {
            continue;
        }
        all.verdicts.add(&years);
        all.rows.push(IndicatorRow {
            key: label::line(placed.key),
            number: label::line(&indicator.number),
            name: label::line(&indicator.name),
            depth: placed.depth,
            unit: label::line(&indicator.unit),
            nature: indicator.nature,
            departments: indicator
                .departments
                .iter()
                .map(|id| label::dept(*id, board))
                .collect(),
            years,
        });
    }
    all
}

fn cells(scope: &Scope<'_>, indicator: &Indicator) -> Vec<IndicatorCell> {
    let period = scope.frame.period;
    let text = |figure: Option<&Figure>| figure.map(|figure| label::line(&figure.text));
    let years = indicator.years().into_iter();
    years
        .filter(|year| period.has_year(*year))
        .map(|year| IndicatorCell {
            year,
            target: text(indicator.targets.get(&year)),
            actual: text(indicator.actuals.get(&year)),
            verdict: indicator.verdict(year),
        })
        .collect()
}

impl Verdicts {
    fn add(&mut self, years: &[IndicatorCell]) {
        self.rows += 1;
        for cell in years.iter().filter(|cell| cell.target.is_some()) {
            self.targets += 1;
            match cell.verdict {
                Some(Verdict::Met) => self.met += 1,
                Some(Verdict::Missed) => self.missed += 1,
                Some(Verdict::Above) => self.above += 1,
                Some(Verdict::Below) => self.below += 1,
                Some(Verdict::Unknown) => self.unknown += 1,
                None => self.unsaid += 1,
            }
        }
    }
}
