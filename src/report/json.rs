//! The weekly summary as JSON for programs, schema `duban.week/1`.
//!
//! One object: `schema`, then the fields of [`WeekReport`] by their names, in the order of their definition. Keys are
//! snake_case, days are `2025-03-14`, instants are UTC in RFC 3339, weeks `2025-W11`, quantities and sums are text with
//! a decimal point (so that nobody's floating point spoils them), enums are their keys. Names of stages, categories,
//! lights, classes and departments are objects with `key`, `zh` and `en` (`en` is empty where nobody gave an English
//! name). A missing value is `null`, an empty section an empty list. Steps of progress carry `kind` and the fields of
//! [`StepKind`](super::week::StepKind). Fields may be added under the same schema; none is renamed or dropped.

use serde::Serialize;

use super::week::WeekReport;

/// The schema's name and version.
pub const SCHEMA: &str = "duban.week/1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    #[serde(flatten)]
    report: &'a WeekReport,
}

/// Writes a report, indented, with a line break at the end.
pub fn json(report: &WeekReport) -> serde_json::Result<String> {
    let document = Document {
        schema: SCHEMA,
        report,
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}
