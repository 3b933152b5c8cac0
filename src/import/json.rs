//! A ledger in JSON, schema `duban.ledger/1`.
//!
//! Either an array of objects, or an object whose `rows` is one:
//!
//! ```json
//! {"schema": "duban.ledger/1",
//!  "columns": [{"key": "number", "name": "编号"}, {"key": "title", "name": "项目"}],
//!  "rows": [{"number": "#12", "title": "北坞公园", "due": "9月底", "invest_total": 8000, "remark": null, "version": 7}]}
//! ```
//!
//! The keys of a row are those of [`crate::domain::ledger::Column::key`]; every name that a heading may have is understood
//! too. Values are texts, numbers (money in 万元), days as `2025-09-30`, lists of texts (`tags`, `cooperating`), or null,
//! which says nothing, as an empty cell does. `schema` and `columns` may be left out; other keys of the object are passed
//! over. The first row is number 1.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::sheet::{Budget, MAX_COLUMNS, MAX_ROWS, ReadError, Row, Sheet};

/// What the form calls itself.
pub const SCHEMA: &str = "duban.ledger/1";

/// Whether a text begins as JSON of this form does, and not as a CSV whose first heading stands in brackets.
pub(super) fn looks_like_it(start: &str) -> bool {
    let mut letters = start.chars().filter(|letter| !letter.is_whitespace());
    match (letters.next(), letters.next()) {
        (Some('{'), second) => matches!(second, None | Some('"' | '}')),
        (Some('['), second) => matches!(second, None | Some('{' | ']')),
        _ => false,
    }
}

/// Reads the rows; the keys make the header.
pub(super) fn sheet(text: &str) -> Result<Sheet, ReadError> {
    let wrong = |error: serde_json::Error| {
        let what = error.to_string();
        let what = what.split(" at line ").next().unwrap_or_default();
        let ReadError::Broken(what) = ReadError::broken(what) else {
            return ReadError::UnknownKind;
        };
        let line = error.line();
        let before = text
            .lines()
            .nth(line.saturating_sub(1))
            .and_then(|line| line.get(..error.column()));
        let column = before.map_or(error.column(), |before| before.chars().count());
        ReadError::Json { line, column, what }
    };
    let start = text.trim_start();
    let rows = if start.starts_with('[') {
        serde_json::from_str::<Rows>(text).map_err(wrong)?
    } else {
        let whole: Whole = serde_json::from_str(text).map_err(wrong)?;
        if let Some(schema) = whole.schema.filter(|schema| schema != SCHEMA) {
            return Err(ReadError::Schema(schema));
        }
        whole.rows
    };
    table(&rows.0)
}

fn table(rows: &[BTreeMap<String, Cell>]) -> Result<Sheet, ReadError> {
    if rows.len() > MAX_ROWS as usize {
        return Err(ReadError::TooManyRows);
    }
    let mut keys: Vec<&str> = rows
        .iter()
        .flat_map(|row| row.keys())
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys.dedup();
    if keys.len() > MAX_COLUMNS as usize {
        return Err(ReadError::TooManyCells);
    }
    let mut budget = Budget::of_a_file();
    let header = Row {
        number: 0,
        cells: keys.iter().map(|key| (*key).to_owned()).collect(),
    };
    let mut sheet = vec![header];
    for (at, row) in rows.iter().enumerate() {
        let cell = |key: &&str| row.get(*key).map(|cell| cell.0.trim().to_owned());
        let cells: Vec<String> = keys
            .iter()
            .map(|key| cell(key).unwrap_or_default())
            .collect();
        budget.spend(cells.len(), cells.iter().map(String::len).sum())?;
        let number = u64::try_from(at).unwrap_or(u64::MAX).saturating_add(1);
        sheet.push(Row { number, cells });
    }
    let is_filled = |row: &Row| row.number == 0 || !row.is_empty();
    sheet.retain(is_filled);
    Ok(Sheet {
        name: String::new(),
        rows: sheet,
    })
}

/// The form with its frame.
#[derive(Deserialize)]
struct Whole {
    schema: Option<String>,
    rows: Rows,
}

/// The rows, no more than may be read.
struct Rows(Vec<BTreeMap<String, Cell>>);

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> Visitor<'de> for Reading {
            type Value = Rows;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an array of objects, one a project")
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Rows, A::Error> {
                let mut rows = Vec::new();
                while rows.len() <= MAX_ROWS as usize {
                    match all.next_element::<BTreeMap<String, Cell>>()? {
                        Some(row) => rows.push(row),
                        None => return Ok(Rows(rows)),
                    }
                }
                while all.next_element::<IgnoredAny>()?.is_some() {}
                Ok(Rows(rows))
            }
        }
        deserializer.deserialize_seq(Reading)
    }
}

/// A value as the text of a cell.
struct Cell(String);

impl<'de> Deserialize<'de> for Cell {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(CellVisitor)
    }
}

struct CellVisitor;

impl<'de> Visitor<'de> for CellVisitor {
    type Value = Cell;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number, a list of texts or null")
    }

    fn visit_str<E>(self, text: &str) -> Result<Cell, E> {
        Ok(Cell(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Cell, E> {
        Ok(Cell(number.to_string()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Cell, E> {
        Ok(Cell(number.to_string()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Cell, E> {
        Ok(Cell(number.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Cell, E> {
        Ok(Cell(String::new()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Cell, A::Error> {
        let mut parts: Vec<String> = Vec::new();
        while let Some(part) = all.next_element::<String>()? {
            parts.push(part);
        }
        Ok(Cell(parts.join("、")))
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<Cell, A::Error> {
        Err(A::Error::invalid_type(serde::de::Unexpected::Map, &self))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sheet::read_sheets;
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let sheet = read_sheets(text.as_bytes()).unwrap().remove(0);
        sheet.rows.into_iter().map(|row| row.cells).collect()
    }

    fn error(text: &str) -> ReadError {
        read_sheets(text.as_bytes()).unwrap_err()
    }

    #[test]
    fn objects_become_rows_under_their_keys() {
        let rows = r#"[{"title": "甲", "tags": ["一", "二"], "invest_total": 80},
            {"title": "乙", "due": null, "invest_total": 1.5}]"#;
        let expected = [
            ["due", "invest_total", "tags", "title"],
            ["", "80", "一、二", "甲"],
            ["", "1.5", "", "乙"],
        ];
        assert_eq!(cells(rows), expected);
        let framed = format!(
            "\u{feff}\n{{\"schema\": \"{SCHEMA}\", \"made\": {{}}, \"columns\": [], \"rows\": {rows}}}"
        );
        assert_eq!(cells(&framed), expected);
    }

    #[test]
    fn what_is_wrong_is_told_with_its_place() {
        assert_eq!(
            error("[{\"title\": \"甲\",\n \"due\": {}}]"),
            ReadError::Json {
                line: 2,
                column: 10,
                what: "invalid type: map, expected a text, a number, a list of texts or null"
                    .to_owned()
            }
        );
        assert!(matches!(
            error("[{\"title\": \"甲\""),
            ReadError::Json { line: 1, .. }
        ));
        assert!(matches!(error("{\"lines\": []}"), ReadError::Json { .. }));
        assert!(matches!(
            error("[{\"title\": true}]"),
            ReadError::Json { .. }
        ));
        assert_eq!(
            error("{\"schema\": \"duban.ledger/9\", \"rows\": []}"),
            ReadError::Schema("duban.ledger/9".to_owned())
        );
    }

    #[test]
    fn depth_and_length_are_bounded() {
        let deep = format!("[{{\"title\": {}", "[".repeat(1_000_000));
        assert!(matches!(error(&deep), ReadError::Json { .. }));
        let many = format!("[{}{{}}]", "{},".repeat(150_000));
        assert_eq!(error(&many), ReadError::TooManyRows);
        let wide: Vec<String> = (0..1000).map(|key| format!("\"k{key}\": 1")).collect();
        let wide = format!("[{{{}}}]", wide.join(","));
        assert_eq!(error(&wide), ReadError::TooManyCells);
    }

    #[test]
    fn a_csv_with_brackets_is_no_json() {
        assert_eq!(cells("[项目],[时限]\n甲,年底前\n").len(), 2);
    }
}
