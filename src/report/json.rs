//! A report as JSON for programs; the weekly summary's schema is `duban.week/1`, field by field in docs/week-json.md.
//!
//! One object: `schema`, then the fields of [`WeekReport`](super::week::WeekReport) by their names, in the order of their definition. Keys are
//! snake_case, days are `2025-03-14`, instants are UTC in RFC 3339, weeks `2025-W11`, quantities and sums are text with
//! a decimal point (so that nobody's floating point spoils them), enums are their keys. Names of stages, categories,
//! lights, classes and departments are objects with `key`, `zh` and `en` (`en` is empty where nobody gave an English
//! name). A missing value is `null`, an empty section an empty list. Steps of progress carry `kind` and the fields of
//! [`StepKind`](super::week::StepKind). Fields may be added under the same schema; none is renamed or dropped.

use serde::{Serialize, Serializer};
use serde_json::Value;

use super::cell::Cell;
use super::ledger::{Heading, Ledger, SCHEMA};
use super::paper::Report;

/// A report under the name of its schema.
#[derive(Serialize)]
pub(super) struct Document<'a, R> {
    schema: &'static str,
    #[serde(flatten)]
    report: &'a R,
}

impl<'a, R: Report> Document<'a, R> {
    pub(super) const fn of(report: &'a R) -> Self {
        Self {
            schema: R::SCHEMA,
            report,
        }
    }
}

/// Writes a report, indented, with a line break at the end.
pub fn json<R: Report>(report: &R) -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(&Document::of(report))? + "\n")
}

#[derive(Serialize)]
struct Sheet<'a> {
    schema: &'static str,
    columns: Vec<Head<'a>>,
    rows: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Head<'a> {
    key: &'a str,
    name: &'a str,
}

/// A project with its values in the order of the columns.
struct Row<'a> {
    headings: &'a [Heading],
    cells: &'a [Cell],
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let keys = self.headings.iter().map(|heading| &heading.key);
        serializer.collect_map(keys.zip(self.cells.iter().map(value)))
    }
}

/// Writes a ledger (`duban.ledger/1`): its columns from left to right with their keys and headings, and for every project
/// an object that has a value under every key. Words are text, counts and sums of 万元 whole numbers, shares whole
/// percents, amounts with decimals text, days `2025-03-14`; what is not known is `null`.
pub fn ledger(ledger: &Ledger) -> serde_json::Result<String> {
    let columns = ledger.headings.iter().map(|heading| Head {
        key: &heading.key,
        name: &heading.name,
    });
    let row = |cells| Row {
        headings: &ledger.headings,
        cells,
    };
    let sheet = Sheet {
        schema: SCHEMA,
        columns: columns.collect(),
        rows: ledger
            .rows
            .iter()
            .map(|cells| row(cells.as_slice()))
            .collect(),
    };
    Ok(serde_json::to_string_pretty(&sheet)? + "\n")
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Number(number) | Cell::Change(number) => Value::from(*number),
        Cell::Percent(percent) => Value::from(*percent),
        Cell::Text(_) | Cell::Amount(_) | Cell::Day(_) => Value::from(cell.bare().into_owned()),
    }
}
