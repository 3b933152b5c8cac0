//! 七、规划指标: the plan's own indicators, as far as the log knew them at the cut-off.

use chrono::Datelike;
use serde::Serialize;

use super::frame::Scope;
use super::label::{self, Label};
use crate::domain::id::DeptId;
use crate::domain::indicator::{Cells, Indicator, Nature, Placed, Verdict, in_order};

/// A row of the plan's table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct IndicatorRow {
    /// Its key.
    pub key: String,
    /// The number in the plan's table; empty for a row below another one.
    pub number: String,
    /// How many rows it stands under.
    pub depth: u32,
    /// Its name.
    pub name: String,
    /// Its unit; empty where the cells carry their own.
    pub unit: String,
    /// Whether the plan binds itself; `None` where it does not say.
    pub nature: Option<Nature>,
    /// The newest year up to the present one with a value reached, else with a target; `None` for a row without either.
    pub year: Option<i32>,
    /// That year's target, as it stands in the source.
    pub target: Option<String>,
    /// What was reached in that year, as it stands in the source.
    pub actual: Option<String>,
    /// What became of that year's target.
    pub verdict: Option<&'static str>,
    /// The last year for which the plan has any target, the same for every row.
    pub final_year: Option<i32>,
    /// The row's target of that year, as it stands in the source.
    pub final_target: Option<String>,
    /// Responsible departments, the lead first.
    pub departments: Vec<Label>,
}

/// Lists the plan's rows in their order; of a department its own with the rows that they stand under, and under a filter
/// of projects none: an indicator is the whole board's.
pub(super) fn indicators(
    scope: &Scope<'_>,
    dept: Option<DeptId>,
    is_filtered: bool,
) -> Vec<IndicatorRow> {
    if is_filtered {
        return Vec::new();
    }
    let all = scope.frame.now.board.indicators.values();
    let last = all.filter_map(|row| row.targets.last_key_value());
    let last = last.map(|(year, _)| *year).max();
    let placed = in_order(&scope.frame.now.board.indicators);
    let mut kept: Vec<&Placed<'_>> = Vec::new();
    // From below, so that a row is known to have one under it.
    for row in placed.iter().rev() {
        let is_parent = kept
            .iter()
            .any(|below| below.indicator.parent.as_deref() == Some(row.key));
        let is_theirs = dept.is_none_or(|dept| row.indicator.departments.contains(&dept));
        let says = !row.indicator.targets.is_empty() || !row.indicator.actuals.is_empty();
        if is_parent || is_theirs && says {
            kept.push(row);
        }
    }
    kept.iter()
        .rev()
        .map(|placed| row(scope, placed, last))
        .collect()
}

fn row(scope: &Scope<'_>, placed: &Placed<'_>, last: Option<i32>) -> IndicatorRow {
    let Indicator {
        targets, actuals, ..
    } = placed.indicator;
    let upto = |cells: &Cells| {
        let known = cells.range(..=scope.today.year()).next_back();
        known.map(|(year, _)| *year)
    };
    let year = upto(actuals).or_else(|| upto(targets));
    let cell = |cells: &Cells, year: Option<i32>| {
        let figure = cells.get(&year?)?;
        Some(label::line(&figure.text)).filter(|text| !text.is_empty())
    };
    let board = &scope.frame.now.board;
    let depts = placed.indicator.departments.iter();
    IndicatorRow {
        key: placed.key.to_owned(),
        number: label::line(&placed.indicator.number),
        depth: super::overall::small(placed.depth),
        name: label::line(&placed.indicator.name),
        unit: label::line(&placed.indicator.unit),
        nature: placed.indicator.nature,
        year,
        target: cell(targets, year),
        actual: cell(actuals, year),
        verdict: year
            .and_then(|year| placed.indicator.verdict(year))
            .map(Verdict::key),
        final_year: last,
        final_target: cell(targets, last),
        departments: depts.map(|dept| label::dept(*dept, board)).collect(),
    }
}
