//! A report as JSON for programs; the weekly summary's schema is `duban.week/1`.
//!
//! One object: `schema`, then the fields of [`WeekReport`](super::week::WeekReport) by their names, in the order of their definition. Keys are
//! snake_case, days are `2025-03-14`, instants are UTC in RFC 3339, weeks `2025-W11`, quantities and sums are text with
//! a decimal point (so that nobody's floating point spoils them), enums are their keys. Names of stages, categories,
//! lights, classes and departments are objects with `key`, `zh` and `en` (`en` is empty where nobody gave an English
//! name). A missing value is `null`, an empty section an empty list. Steps of progress carry `kind` and the fields of
//! [`StepKind`](super::week::StepKind). Fields may be added under the same schema; none is renamed or dropped.

use serde::Serialize;

use super::paper::Report;

#[derive(Serialize)]
struct Document<'a, R> {
    schema: &'static str,
    #[serde(flatten)]
    report: &'a R,
}

/// Writes a report, indented, with a line break at the end.
pub fn json<R: Report>(report: &R) -> serde_json::Result<String> {
    let document = Document {
        schema: R::SCHEMA,
        report,
    };
    Ok(serde_json::to_string_pretty(&document)? + "\n")
}
