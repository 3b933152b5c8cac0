//! 四、量化指标: target and done, by year.

use std::collections::BTreeMap;

use serde::Serialize;

use super::super::history::Reached;
use super::super::week::label::{self, Lead, ProjectRef};
use super::frame::Scope;
use crate::domain::measure::{Measure, Quantity};
use crate::domain::project::Project;

/// A quantity of one year; `None` is a project's whole life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct YearCell {
    /// The year.
    pub year: Option<i32>,
    /// Planned.
    pub target: Option<Quantity>,
    /// Reached.
    pub done: Option<Quantity>,
    /// Reached share of the target in percent, rounded down.
    pub percent: Option<u32>,
}

/// A quantity of a project with its years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MeasureRow {
    /// Which project.
    pub project: ProjectRef,
    /// Who leads.
    pub lead: Option<Lead>,
    /// What is counted.
    pub name: String,
    /// In what.
    pub unit: String,
    /// Year by year; in the review of a year only that one.
    pub years: Vec<YearCell>,
    /// Sums over several years of the period in which something was planned or reached; `None` where there is one year
    /// or the quantity is a share, which does not add up.
    pub sum: Option<Sum>,
}

/// A quantity added up over years. Years are of one project, one name and one unit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Sum {
    /// Reached in all years.
    pub done: Option<Quantity>,
    /// Planned in all years that say it.
    pub target: Option<Quantity>,
    /// Reached of planned in percent, over the years that say both, rounded down.
    pub percent: Option<u32>,
}

/// Lists the quantities of the period's years, by category and number. Those of a project's whole life stand in the
/// review of a plan only.
pub(super) fn measures(scope: &Scope<'_>) -> Vec<MeasureRow> {
    let projects = super::by_category(&scope.now, &scope.frame.now.board);
    let of = |project: &&Project| of_project(scope, project);
    projects.iter().flat_map(of).collect()
}

/// Name, unit, and whether it is of the whole life, which is no year and stands in a row of its own.
type Named<'a> = (&'a str, &'a str, bool);

fn of_project(scope: &Scope<'_>, project: &Project) -> Vec<MeasureRow> {
    let period = scope.frame.period;
    let is_plan = period.first_year != period.last_year;
    // In the order of the measures' numbers, each name with its unit once.
    let mut groups: Vec<(Named<'_>, BTreeMap<Option<i32>, &Measure>)> = Vec::new();
    for measure in project.measures.values() {
        let is_in = measure.year.map_or(is_plan, |year| period.has_year(year));
        if !is_in {
            continue;
        }
        let key = (
            measure.name.as_str(),
            measure.unit.as_str(),
            measure.year.is_none(),
        );
        let known = groups
            .iter_mut()
            .find(|(known, years)| *known == key && !years.contains_key(&measure.year));
        match known {
            Some((_, years)) => {
                years.insert(measure.year, measure);
            }
            None => groups.push((key, [(measure.year, measure)].into())),
        }
    }
    groups
        .into_iter()
        .map(|((name, unit, _), years)| MeasureRow {
            project: label::project(project),
            lead: label::lead(project, &scope.frame.now.board),
            name: label::line(name),
            unit: label::line(unit),
            sum: Sum::of(unit, years.values().copied()),
            years: years.into_values().map(cell).collect(),
        })
        .collect()
}

const fn is_share(unit: &str) -> bool {
    matches!(unit.as_bytes(), b"%" | b"\xe2\x80\xb0")
}

fn cell(measure: &Measure) -> YearCell {
    YearCell {
        year: measure.year,
        target: measure.target,
        done: measure.done,
        percent: measure.percent(),
    }
}

impl Sum {
    fn of<'a>(unit: &str, years: impl ExactSizeIterator<Item = &'a Measure>) -> Option<Self> {
        if years.len() < 2 || is_share(unit) {
            return None;
        }
        let plus = |sum: Option<Quantity>, more: Option<Quantity>| match (sum, more) {
            (Some(sum), Some(more)) => Some(Quantity(sum.0.saturating_add(more.0))),
            (one, other) => one.or(other),
        };
        let mut sum = Self::default();
        let mut both = Reached::default();
        for year in years {
            sum.done = plus(sum.done, year.done);
            sum.target = plus(sum.target, year.target);
            if year.done.is_some() {
                both.add(year.done, year.target);
            }
        }
        sum.percent = both.percent();
        Some(sum)
    }
}
