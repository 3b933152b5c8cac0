//! The plan's indicator table (指标): values per year as they stand in the source, and as numbers where they are numbers.

mod figure;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::board::SourceRef;
use super::id::DeptId;
use super::measure::Quantity;

/// Whether the plan binds itself to an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// 约束性
    Binding,
    /// 预期性
    Expected,
}

impl Nature {
    /// The key in data and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Binding => "binding",
            Self::Expected => "expected",
        }
    }

    /// Reads the key or the plan's own word.
    pub fn from_key(word: &str) -> Option<Self> {
        match word {
            "binding" | "约束性" => Some(Self::Binding),
            "expected" | "预期性" => Some(Self::Expected),
            _ => None,
        }
    }
}

/// How a figure is to be compared with what was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparator {
    /// Exactly, or nothing was said.
    Equal,
    /// At least (以上, 不低于).
    AtLeast,
    /// At most (以内, 不高于).
    AtMost,
    /// Around (左右): within a tenth.
    About,
}

impl Comparator {
    /// The key in data and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::About => "about",
        }
    }
}

/// Whether a cell is what was planned or what was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueKind {
    /// Planned.
    Target,
    /// Reached.
    Actual,
}

impl ValueKind {
    /// Both, in the order of the table.
    pub const ALL: [Self; 2] = [Self::Target, Self::Actual];

    /// The key in data.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Actual => "actual",
        }
    }

    /// Reads the key.
    pub fn from_key(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == word)
    }
}

/// One cell of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// The cell as it stands.
    pub text: String,
    /// Its number, where it is one.
    #[serde(default)]
    pub number: Option<(Comparator, Quantity)>,
    /// The unit that stands behind the number in the cell itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Where the cell stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceRef>,
}

/// What became of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It was met.
    Met,
    /// It was not.
    Missed,
    /// The target is a bare number, or about one, and more was reached; the plan does not say whether more is better.
    Above,
    /// The target is a bare number, or about one, and less was reached.
    Below,
    /// Target or actual is words, or their units differ.
    Unknown,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Met,
        Self::Missed,
        Self::Above,
        Self::Below,
        Self::Unknown,
    ];

    /// The key in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Above => "above",
            Self::Below => "below",
            Self::Unknown => "unknown",
        }
    }
}

/// The cells of a row by year.
pub type Cells = BTreeMap<i32, Figure>;

/// Cells with their years as text: in JSON a key is text, and inside of a tagged value serde would not read a number there.
mod by_year {
    use std::collections::BTreeMap;

    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Cells, Figure};

    pub(super) fn serialize<S: Serializer>(cells: &Cells, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(cells.iter().map(|(year, cell)| (year.to_string(), cell)))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Cells, D::Error> {
        let cells = BTreeMap::<String, Figure>::deserialize(from)?.into_iter();
        let read =
            |(year, cell): (String, Figure)| Ok((year.parse().map_err(Error::custom)?, cell));
        cells.map(read).collect()
    }
}

/// A row of the table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// The number in the plan's own table; empty where it gives none.
    #[serde(default)]
    pub number: String,
    /// Key of the row that it is a sub-row of.
    #[serde(default)]
    pub parent: Option<String>,
    /// Place in the table, from 1.
    #[serde(default)]
    pub order: u32,
    /// Name as in the plan.
    pub name: String,
    /// Unit; empty where the cells carry their own.
    #[serde(default)]
    pub unit: String,
    /// 约束性 or 预期性, where the plan says.
    #[serde(default)]
    pub nature: Option<Nature>,
    /// Responsible departments, the lead first.
    #[serde(default)]
    pub departments: Vec<DeptId>,
    /// Where the row stands.
    #[serde(default)]
    pub source: Option<SourceRef>,
    /// Targets by year.
    #[serde(default, with = "by_year")]
    pub targets: Cells,
    /// Values reached, by year.
    #[serde(default, with = "by_year")]
    pub actuals: Cells,
}

impl Indicator {
    /// The cells of a kind.
    pub const fn cells(&self, kind: ValueKind) -> &Cells {
        match kind {
            ValueKind::Target => &self.targets,
            ValueKind::Actual => &self.actuals,
        }
    }

    /// The cells of a kind, to be changed.
    pub const fn cells_mut(&mut self, kind: ValueKind) -> &mut Cells {
        match kind {
            ValueKind::Target => &mut self.targets,
            ValueKind::Actual => &mut self.actuals,
        }
    }

    /// The years that it has a cell for.
    pub fn years(&self) -> BTreeSet<i32> {
        let years = ValueKind::ALL.map(|kind| self.cells(kind).keys());
        years.into_iter().flatten().copied().collect()
    }

    /// What became of a year's target; `None` where target or actual is missing.
    pub fn verdict(&self, year: i32) -> Option<Verdict> {
        let (target, actual) = (self.targets.get(&year)?, self.actuals.get(&year)?);
        let unit = |figure: &Figure| figure::unit_of(&figure.unit, &self.unit);
        let (ours, theirs) = (unit(target), unit(actual));
        if !ours.is_empty() && !theirs.is_empty() && ours != theirs {
            return Some(Verdict::Unknown);
        }
        Some(target.judge(actual))
    }

    /// The row after a change from `from` to `to` that may have been told late: only what differs between the two is
    /// taken over, so that a cell told about an earlier day does not take later ones away.
    pub fn changed(now: Option<&Self>, from: Option<&Self>, to: &Self) -> Self {
        let blank = Self::default();
        let Some(now) = now else {
            return to.clone();
        };
        let from = from.unwrap_or(&blank);
        let mut row = now.clone();
        take_over(&mut row.number, &from.number, &to.number);
        take_over(&mut row.parent, &from.parent, &to.parent);
        take_over(&mut row.order, &from.order, &to.order);
        take_over(&mut row.name, &from.name, &to.name);
        take_over(&mut row.unit, &from.unit, &to.unit);
        take_over(&mut row.nature, &from.nature, &to.nature);
        take_over(&mut row.departments, &from.departments, &to.departments);
        take_over(&mut row.source, &from.source, &to.source);
        for kind in ValueKind::ALL {
            let (from, to) = (from.cells(kind), to.cells(kind));
            let cells = row.cells_mut(kind);
            for (year, cell) in to {
                if from.get(year) != Some(cell) {
                    cells.insert(*year, cell.clone());
                }
            }
            for year in from.keys().filter(|year| !to.contains_key(year)) {
                cells.remove(year);
            }
        }
        row
    }
}

fn take_over<T: Clone + PartialEq>(now: &mut T, from: &T, to: &T) {
    if from != to {
        now.clone_from(to);
    }
}

/// A row in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed<'a> {
    /// Its key.
    pub key: &'a str,
    /// The row.
    pub indicator: &'a Indicator,
    /// How many rows it stands under.
    pub depth: usize,
}

/// The rows in the order of the table, each sub-row behind its parent. A row whose parent is not there stands on its own.
pub fn in_order(all: &BTreeMap<String, Indicator>) -> Vec<Placed<'_>> {
    let mut below: BTreeMap<Option<&str>, Vec<(&str, &Indicator)>> = BTreeMap::new();
    for (key, indicator) in all {
        let parent = indicator.parent.as_deref();
        let parent = parent.filter(|parent| all.contains_key(*parent));
        below.entry(parent).or_default().push((key, indicator));
    }
    for rows in below.values_mut() {
        rows.sort_by_key(|(key, indicator)| (indicator.order, *key));
    }
    let mut placed = Vec::with_capacity(all.len());
    // What is still to be placed, the next one last.
    let mut open = vec![(None, 0)];
    let mut rows: Vec<Placed<'_>> = Vec::new();
    while let Some((parent, depth)) = open.pop() {
        let under = below.remove(&parent).unwrap_or_default();
        rows.extend(under.into_iter().rev().map(|(key, indicator)| Placed {
            key,
            indicator,
            depth,
        }));
        if let Some(row) = rows.pop() {
            placed.push(row);
            open.push((Some(row.key), row.depth + 1));
        }
    }
    placed
}

/// Whether a row would stand under itself with this parent.
pub(super) fn is_round(all: &BTreeMap<String, Indicator>, key: &str, parent: &str) -> bool {
    let mut above = Some(parent);
    // A walk longer than the table has gone round.
    for _ in 0..=all.len() {
        match above {
            Some(at) if at == key => return true,
            Some(at) => above = all.get(at).and_then(|row| row.parent.as_deref()),
            None => return false,
        }
    }
    true
}

/// Every year that any row has a cell for.
pub fn years(all: &BTreeMap<String, Indicator>) -> BTreeSet<i32> {
    all.values().flat_map(Indicator::years).collect()
}

#[cfg(test)]
mod tests;
