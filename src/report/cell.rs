//! What stands in a cell of a table, with its type: every writer shows it as its format can.

use std::borrow::Cow;

use crate::domain::id::Day;
use crate::domain::measure::Quantity;

/// What is written where there is nothing to say.
pub const EMPTY: &str = "-";

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words, unescaped.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A change, written with its sign.
    Change(i64),
    /// An amount with up to three decimals.
    Amount(Quantity),
    /// A share, in whole percent.
    Percent(u32),
    /// A day.
    Day(Day),
}

impl Cell {
    /// What a reader sees.
    pub fn shown(&self) -> Cow<'_, str> {
        match self {
            Self::Empty => Cow::Borrowed(EMPTY),
            _ => self.bare(),
        }
    }

    /// The same, but an empty cell is empty.
    pub fn bare(&self) -> Cow<'_, str> {
        Cow::Owned(match self {
            Self::Empty => return Cow::Borrowed(""),
            Self::Text(text) => return Cow::Borrowed(text),
            Self::Change(change) if *change > 0 => format!("+{change}"),
            Self::Number(number) | Self::Change(number) => number.to_string(),
            Self::Amount(amount) => amount.to_string(),
            Self::Percent(percent) => format!("{percent}%"),
            Self::Day(day) => day.to_string(),
        })
    }
}

impl From<Option<String>> for Cell {
    fn from(text: Option<String>) -> Self {
        text.filter(|text| !text.is_empty())
            .map_or(Self::Empty, Self::Text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::from(Some(text))
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::from(Some(text.to_owned()))
    }
}

impl From<Option<&str>> for Cell {
    fn from(text: Option<&str>) -> Self {
        Self::from(text.map(str::to_owned))
    }
}

impl From<i64> for Cell {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Option<i64>> for Cell {
    fn from(number: Option<i64>) -> Self {
        number.map_or(Self::Empty, Self::Number)
    }
}

impl From<u32> for Cell {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<Option<Quantity>> for Cell {
    fn from(amount: Option<Quantity>) -> Self {
        amount.map_or(Self::Empty, Self::Amount)
    }
}

impl From<Day> for Cell {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<Option<Day>> for Cell {
    fn from(day: Option<Day>) -> Self {
        day.map_or(Self::Empty, Self::Day)
    }
}
