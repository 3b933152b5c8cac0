//! The indicator table of a plan: rows hold since before the plan, each value since the day that its document tells it of.

use std::collections::BTreeMap;

use crate::domain::command::Command;
use crate::domain::id::Day;
use crate::domain::indicator::{Figure, Indicator, ValueKind};
use crate::import::{PlanIndicator, PlanValue};

use super::Failure;
use super::found::SINCE;
use super::plan::{Loading, PlanFailure};
use super::statement::said;

/// A cell and what a document says of it.
type Said<'p> = (&'p PlanValue, Figure);

impl<'p> Loading<'_, '_, '_, 'p> {
    /// Loads the table. What lies ahead or is not published yet is left out and counted.
    pub(super) fn indicators(&mut self) -> Result<(), PlanFailure> {
        let plan = self.plan;
        let refused = |key: &str| {
            let key = key.to_owned();
            move |failure| PlanFailure::Refused { key, failure }
        };
        for (row, order) in plan.indicators.iter().zip(1..) {
            self.row(row, order).map_err(refused(&row.key))?;
        }
        // By row, then by day; what is said on one day stands in the order of the documents, the later one last.
        let mut days: BTreeMap<(&str, Day), Vec<Said<'p>>> = BTreeMap::new();
        let mut values: Vec<&PlanValue> = plan.values.iter().collect();
        values.sort_by_key(|value| self.published(value));
        for value in values {
            let on = self.day_of(value);
            if on.max(self.published(value).unwrap_or(on)) > self.today {
                self.loaded.ahead += 1;
                continue;
            }
            let figure = Figure {
                source: Some(value.source.clone()),
                ..Figure::read(&value.text)
            };
            let key = (value.indicator.as_str(), on);
            days.entry(key).or_default().push((value, figure));
        }
        for ((key, on), cells) in days {
            self.cells(key, on, &cells).map_err(refused(key))?;
        }
        Ok(())
    }

    /// The day of a value's document, where it has one.
    fn published(&self, value: &PlanValue) -> Option<Day> {
        let mut all = self.plan.sources.iter();
        all.find(|source| source.key == value.source.source)?.date
    }

    /// The day from which a value counts: what was reached, from the last day of its year or, where the document
    /// reckons ahead of that, from the document's; what is planned, from the document's.
    fn day_of(&self, value: &PlanValue) -> Day {
        let published = self.published(value);
        match value.kind {
            ValueKind::Target => published.unwrap_or(SINCE),
            ValueKind::Actual => {
                let end = Day::from_ymd_opt(value.year, 12, 31).unwrap_or(SINCE);
                published.map_or(end, |day| day.min(end))
            }
        }
    }

    /// Brings the definition of a row up to the plan's edition; its cells stay.
    fn row(&mut self, row: &PlanIndicator, order: u32) -> Result<(), Failure> {
        let departments = row
            .departments
            .iter()
            .filter_map(|key| self.departments.get(key.as_str()).copied())
            .collect();
        let then = self.row_on(&row.key, SINCE)?.unwrap_or_default();
        let to = Indicator {
            number: row.number.clone(),
            parent: row.parent.clone(),
            order,
            name: row.name.clone(),
            unit: row.unit.clone(),
            nature: row.nature,
            departments,
            source: Some(row.source.clone()),
            ..then
        };
        let set = Command::SetIndicator {
            key: row.key.clone(),
            to: Some(to),
        };
        self.run(&said(set, SINCE, &row.source))?;
        Ok(())
    }

    fn row_on(&mut self, key: &str, day: Day) -> Result<Option<Indicator>, Failure> {
        Ok(self.batch.writing.board_on(day)?.indicators.remove(key))
    }

    /// Tells what is said of a row's cells about one day, a command for each document.
    fn cells(&mut self, key: &str, on: Day, cells: &[Said<'_>]) -> Result<(), Failure> {
        let then = self.row_on(key, on)?.unwrap_or_default();
        let mut news: Vec<&Said<'_>> = Vec::new();
        for (at, cell) in cells.iter().enumerate() {
            let is_same = |(other, figure): &Said<'_>| {
                (other.kind, other.year) == (cell.0.kind, cell.0.year)
                    && then.cells(other.kind).get(&other.year) == Some(figure)
            };
            // What stands was told, and so was everything before it.
            let told = cells.iter().rposition(is_same);
            if told.is_none_or(|told| at > told) {
                news.push(cell);
            }
        }
        let mut row = then;
        for document in news.chunk_by(|a, b| a.0.source.source == b.0.source.source) {
            for (value, figure) in document {
                let cells = row.cells_mut(value.kind);
                cells.insert(value.year, figure.clone());
            }
            let set = Command::SetIndicator {
                key: key.to_owned(),
                to: Some(row.clone()),
            };
            if let Some((value, _)) = document.first() {
                self.run(&said(set, on, &value.source))?;
            }
        }
        Ok(())
    }
}
