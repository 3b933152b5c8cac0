//! Values of the domain as values of columns, and back.

use rusqlite::Row;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::deadline::Deadline;
use crate::domain::id::Day;

use super::error::{Error, Result};

/// The stored word of an enum without fields: the one that serde gives it.
pub(super) fn word<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => format!("{other:?}"),
    }
}

/// Reads a stored word back.
pub(super) fn from_word<T: DeserializeOwned>(table: &'static str, word: String) -> Result<T> {
    serde_json::from_value(serde_json::Value::String(word)).map_err(|error| Error::Unreadable {
        table,
        what: error.to_string(),
    })
}

/// Reads a stored word that may be missing.
pub(super) fn from_word_opt<T: DeserializeOwned>(
    table: &'static str,
    word: Option<String>,
) -> Result<Option<T>> {
    word.map(|word| from_word(table, word)).transpose()
}

/// Writes a value as JSON.
pub(super) fn json<T: Serialize>(table: &'static str, value: &T) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::Unreadable {
        table,
        what: error.to_string(),
    })
}

/// Reads a value from JSON.
pub(super) fn from_json<T: DeserializeOwned>(table: &'static str, text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(|error| Error::Unreadable {
        table,
        what: error.to_string(),
    })
}

/// Reads a day.
pub(super) fn day(table: &'static str, text: &str) -> Result<Day> {
    text.parse().map_err(|_| Error::Unreadable {
        table,
        what: format!("`{text}` is not a day"),
    })
}

/// Reads a day that may be missing.
pub(super) fn day_opt(table: &'static str, text: Option<String>) -> Result<Option<Day>> {
    text.map(|text| day(table, &text)).transpose()
}

/// Reads a deadline from three columns that stand side by side.
pub(super) fn deadline(
    table: &'static str,
    row: &Row<'_>,
    first: usize,
) -> Result<Option<Deadline>> {
    let phrase: Option<String> = row.get(first)?;
    let Some(phrase) = phrase else {
        return Ok(None);
    };
    let precision = from_word(table, row.get(first + 1)?)?;
    Ok(Some(Deadline {
        phrase,
        precision,
        day: day_opt(table, row.get(first + 2)?)?,
    }))
}

/// The three columns of a deadline.
pub(super) fn deadline_columns(
    deadline: Option<&Deadline>,
) -> (Option<&str>, Option<String>, Option<String>) {
    (
        deadline.map(|deadline| deadline.phrase.as_str()),
        deadline.map(|deadline| word(&deadline.precision)),
        deadline
            .and_then(|deadline| deadline.day)
            .map(|day| day.to_string()),
    )
}
