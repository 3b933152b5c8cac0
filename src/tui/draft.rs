//! Text that was typed and not sent. A weekly entry is the same whether it was typed in a form or on the weekly screen.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};

use crate::domain::calendar::Week;
use crate::domain::id::{PartId, ProjectId};

/// What is kept of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct EntryDraft {
    pub(crate) week: Week,
    /// The four texts as they were typed.
    pub(crate) fields: [String; 4],
    /// What stood in them when the typing began.
    #[serde(default)]
    pub(crate) base: Option<[String; 4]>,
    /// The figures that were typed.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) measures: BTreeMap<PartId, Typed>,
}

/// A figure as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Typed {
    pub(crate) typed: String,
    /// What stood there when the typing began.
    pub(crate) base: String,
}

impl EntryDraft {
    /// Reads what was kept.
    pub(crate) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Writes what shall be kept.
    pub(crate) fn write(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }
}

/// What is kept of any other form in which sentences are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct FormDraft {
    /// The name under which it is kept.
    pub(crate) form: String,
    /// The texts of its fields in their order; of a choice nothing is kept.
    pub(crate) fields: Vec<String>,
}

impl FormDraft {
    /// Reads what was kept.
    pub(crate) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Writes what shall be kept.
    pub(crate) fn write(&self) -> Option<String> {
        serde_json::to_string(self).ok()
    }
}

/// Under what name the entry of a week is kept.
pub(crate) fn name(week: Week) -> String {
    format!("report {week}")
}

/// Under what name the text of another login is kept that was written over.
pub(crate) fn aside(week: Week) -> String {
    format!("report {week} aside")
}

/// Which week's entry a name stands for, and whether it is one that was put aside.
pub(crate) fn read_name(name: &str) -> Option<(Week, bool)> {
    let rest = name.strip_prefix("report ")?;
    let (week, is_aside) = match rest.strip_suffix(" aside") {
        Some(week) => (week, true),
        None => (rest, false),
    };
    Some((week.parse().ok()?, is_aside))
}

/// A wish to keep text that is being typed, or with no value to forget it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Keep {
    pub(crate) project: ProjectId,
    pub(crate) form: String,
    /// What was last read or kept there; anything else is another login's and is put aside.
    pub(crate) known: Option<String>,
    pub(crate) value: Option<String>,
}

/// How long after a key its text is kept: a connection that drops takes little with it.
const SOON: Duration = Duration::from_millis(50);
/// How long between two keepings, so that whoever types fast does not write for every key.
const BETWEEN: Duration = Duration::from_millis(300);

/// When what is being typed is kept next.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    due: Option<Instant>,
    last: Option<Instant>,
}

impl Pace {
    /// Something was typed.
    pub(crate) fn typed(&mut self, now: Instant) {
        let soon = now + SOON;
        let next = self.last.map_or(soon, |last| soon.max(last + BETWEEN));
        self.due.get_or_insert(next);
    }

    /// How long may be waited for something else to happen.
    pub(crate) fn wait(&self, now: Instant, most: Duration) -> Duration {
        let due = self.due.map(|due| due.saturating_duration_since(now));
        due.map_or(most, |due| due.min(most))
    }

    /// Whether it is time; then it is taken for done.
    pub(crate) fn is_due(&mut self, now: Instant) -> bool {
        let is_due = self.due.take_if(|due| *due <= now).is_some();
        if is_due {
            self.last = Some(now);
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_kept_at_once_and_then_not_for_every_key() {
        let (mut pace, start) = (Pace::default(), Instant::now());
        let at = |millis| start + Duration::from_millis(millis);
        let tick = Duration::from_millis(500);
        assert_eq!(pace.wait(at(0), tick), tick);
        assert!(!pace.is_due(at(1000)));
        pace.typed(at(1000));
        assert_eq!(pace.wait(at(1010), tick), Duration::from_millis(40));
        // Further keys do not put it off.
        pace.typed(at(1040));
        assert!(!pace.is_due(at(1049)));
        assert!(pace.is_due(at(1050)));
        assert!(!pace.is_due(at(1051)));
        pace.typed(at(1060));
        assert!(!pace.is_due(at(1349)));
        assert_eq!(pace.wait(at(1349), tick), Duration::from_millis(1));
        assert!(pace.is_due(at(1350)));
        assert_eq!(pace.wait(at(1350), tick), tick);
    }
}
