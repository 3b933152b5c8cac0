//! How somebody wants the list: which columns in which order, sorted by what. Kept for the next login.

use serde::{Deserialize, Serialize};

use crate::query::sort::{Direction, Sort, SortKey, parse_sort};
use crate::report::listing::Column;

/// The columns and the order of rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Look {
    /// From left to right; number and title are always among them.
    pub(crate) columns: Vec<Column>,
    /// By which column, and which end first.
    pub(crate) sort: (Column, Direction),
}

/// What is shown to who has chosen nothing; on a narrow terminal the least important ones give way.
const USUAL: [Column; 15] = [
    Column::Number,
    Column::Light,
    Column::Title,
    Column::Stage,
    Column::Lead,
    Column::Due,
    Column::Days,
    Column::Progress,
    Column::Level,
    Column::Slips,
    Column::Category,
    Column::Blocked,
    Column::Problems,
    Column::Next,
    Column::Reported,
];

impl Default for Look {
    fn default() -> Self {
        Self {
            columns: USUAL.to_vec(),
            sort: (Column::Number, Direction::Up),
        }
    }
}

/// As it is kept: names only, so that a newer program's columns are passed over and not stumbled on.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    columns: Vec<String>,
    sort: String,
}

impl Look {
    /// As a text to keep.
    pub(crate) fn to_text(&self) -> String {
        let (column, direction) = self.sort;
        let sign = match direction {
            Direction::Up => "",
            Direction::Down => "-",
        };
        let kept = Kept {
            columns: self
                .columns
                .iter()
                .map(|column| column.row().key.to_owned())
                .collect(),
            sort: format!("{sign}{}", column.row().key),
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// Reads a kept text; what makes no sense is the usual look.
    pub(crate) fn of_text(text: &str) -> Self {
        let Ok(kept) = serde_json::from_str::<Kept>(text) else {
            return Self::default();
        };
        let columns: Vec<Column> = kept
            .columns
            .iter()
            .filter_map(|key| Column::find(key))
            .collect();
        let (direction, key) = match kept.sort.strip_prefix('-') {
            Some(key) => (Direction::Down, key),
            None => (Direction::Up, kept.sort.as_str()),
        };
        Self {
            sort: (Column::find(key).unwrap_or(Column::Number), direction),
            ..Self::default()
        }
        .with_columns(columns)
    }

    /// With these columns; number and title come back where they are missing, and none stands twice.
    #[must_use]
    pub(crate) fn with_columns(mut self, columns: Vec<Column>) -> Self {
        self.columns.clear();
        for column in columns {
            if !self.columns.contains(&column) {
                self.columns.push(column);
            }
        }
        for staying in [Column::Title, Column::Number] {
            if !self.columns.contains(&staying) {
                self.columns.insert(0, staying);
            }
        }
        self
    }

    /// Sorted by this column; by the one that it is sorted by already: the other way round.
    #[must_use]
    pub(crate) fn sorted_by(mut self, column: Column) -> Self {
        self.sort = if self.sort.0 == column {
            (column, turned(self.sort.1))
        } else {
            (column, natural(column.row().sort))
        };
        self
    }

    /// The order of rows.
    pub(super) fn order(&self) -> Sort {
        let (column, direction) = self.sort;
        Sort {
            keys: vec![(column.row().sort, direction)],
        }
    }
}

const fn turned(direction: Direction) -> Direction {
    match direction {
        Direction::Up => Direction::Down,
        Direction::Down => Direction::Up,
    }
}

/// Which end one wants to see first: of what is counted the most, else the first.
fn natural(key: SortKey) -> Direction {
    let example = parse_sort(key.row().example).ok();
    let first = example.and_then(|sort| sort.keys.first().map(|(_, direction)| *direction));
    first.unwrap_or(Direction::Up)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_read_again() {
        let look = Look::default()
            .with_columns(vec![
                Column::Tags,
                Column::Title,
                Column::Tags,
                Column::Number,
            ])
            .sorted_by(Column::Slips);
        assert_eq!(look.columns, [Column::Tags, Column::Title, Column::Number]);
        assert_eq!(look.sort, (Column::Slips, Direction::Down));
        assert_eq!(Look::of_text(&look.to_text()), look);
    }

    #[test]
    fn what_makes_no_sense_is_passed_over() {
        assert_eq!(Look::of_text(""), Look::default());
        let newer = r#"{"columns":["weather","lead"],"sort":"-weather"}"#;
        let read = Look::of_text(newer);
        assert_eq!(read.columns, [Column::Number, Column::Title, Column::Lead]);
        assert_eq!(read.sort.0, Column::Number);
    }

    #[test]
    fn the_same_column_again_turns_the_order_round() {
        let look = Look::default().sorted_by(Column::Number);
        assert_eq!(look.sort, (Column::Number, Direction::Down));
    }
}
