//! One review: since when, what was passed over, where one is. Kept for its user beside the log, so that it goes on
//! after a pause or a dropped connection; what was decided stands in the log itself.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::event::Event;
use crate::domain::id::{Day, ProjectId};
use crate::domain::review::{Decision, decisions};
use crate::report::minutes::Tally;

/// What is kept of a review.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Review {
    /// The last event before it began.
    pub(crate) after: u64,
    /// The day on which it began.
    pub(crate) began: Day,
    /// What was passed over, in that order.
    skipped: Vec<Skip>,
    /// The item that was looked at last.
    pub(crate) at: Option<ProjectId>,
}

/// A project that was passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
struct Skip {
    id: ProjectId,
    /// The user's own last event at that time: the place among his decisions.
    after: u64,
}

/// What was decided on a project in a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decided {
    /// The last event of it.
    pub(crate) seq: u64,
    /// In their order.
    pub(crate) what: Vec<Decision>,
}

impl Review {
    /// Under what it is kept.
    pub(crate) const KEY: &'static str = "overdue-review";

    /// Begins behind an event.
    pub(crate) const fn new(after: u64, began: Day) -> Self {
        Self {
            after,
            began,
            skipped: Vec::new(),
            at: None,
        }
    }

    /// Reads what was kept; what cannot be read is as if nothing was.
    pub(crate) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// As it is kept.
    pub(crate) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Passes a project over; `last` is the user's own last event.
    pub(crate) fn skip(&mut self, id: ProjectId, last: u64) {
        if !self.has_skipped(id) {
            self.skipped.push(Skip { id, after: last });
        }
    }

    /// Whether it was passed over.
    pub(crate) fn has_skipped(&self, id: ProjectId) -> bool {
        self.skipped.iter().any(|skip| skip.id == id)
    }

    /// Lets what was passed over come up again; tells how many that were.
    pub(crate) fn forget_skips(&mut self) -> usize {
        std::mem::take(&mut self.skipped).len()
    }

    /// What was passed over and not decided after all.
    pub(crate) fn list_skipped(
        &self,
        decided: &BTreeMap<ProjectId, Decided>,
    ) -> impl Iterator<Item = ProjectId> {
        self.skipped
            .iter()
            .map(|skip| skip.id)
            .filter(|id| !decided.contains_key(id))
    }

    /// Everything that is settled, in the order in which it was.
    pub(crate) fn trail(&self, decided: &BTreeMap<ProjectId, Decided>) -> Vec<ProjectId> {
        let of_log = decided.iter().map(|(id, found)| ((found.seq, 0), *id));
        let skips = self.skipped.iter().zip(1_usize..);
        let skips = skips.filter(|(skip, _)| !decided.contains_key(&skip.id));
        let mut trail: Vec<((u64, usize), ProjectId)> = of_log
            .chain(skips.map(|(skip, place)| ((skip.after, place), skip.id)))
            .collect();
        trail.sort_unstable();
        trail.into_iter().map(|(_, id)| id).collect()
    }
}

/// What one's own events since the beginning settle, and how many of each there were.
pub(crate) fn decided(events: &[Event]) -> (BTreeMap<ProjectId, Decided>, Tally) {
    let mut counted: Vec<(&Event, ProjectId, Decision)> = decisions(events)
        .filter_map(|(event, decision)| Some((event, event.project?, decision)))
        .collect();
    counted.sort_unstable_by_key(|(event, _, _)| event.seq);
    let (mut found, mut tally): (BTreeMap<ProjectId, Decided>, Tally) = Default::default();
    for (event, id, decision) in counted {
        tally.count(decision);
        if !decision.settles() {
            continue;
        }
        let seq = event.seq;
        let what = Vec::new();
        let entry = found.entry(id).or_insert(Decided { seq, what });
        entry.seq = seq;
        entry.what.push(decision);
    }
    tally.projects = found.len();
    (found, tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(seq: u64) -> Decided {
        Decided {
            seq,
            what: vec![Decision::Urged],
        }
    }

    #[test]
    fn skips_and_decisions_stand_in_the_order_in_which_they_came() {
        let mut review = Review::new(10, "2025-03-14".parse().unwrap());
        review.skip(ProjectId(5), 10);
        review.skip(ProjectId(4), 10);
        review.skip(ProjectId(3), 12);
        review.skip(ProjectId(3), 12);
        let decided = BTreeMap::from([(ProjectId(1), settled(12)), (ProjectId(2), settled(15))]);
        let trail: Vec<u32> = review.trail(&decided).iter().map(|id| id.0).collect();
        assert_eq!(trail, [5, 4, 1, 3, 2]);
        let later = BTreeMap::from([(ProjectId(5), settled(16))]);
        let trail: Vec<u32> = review.trail(&later).iter().map(|id| id.0).collect();
        assert_eq!(trail, [4, 3, 5]);
        assert_eq!(review.list_skipped(&later).count(), 2);
    }

    #[test]
    fn what_is_kept_is_read_again_and_rubbish_is_nothing() {
        let mut review = Review::new(10, "2025-03-14".parse().unwrap());
        review.skip(ProjectId(5), 10);
        review.at = Some(ProjectId(7));
        assert_eq!(Review::read(&review.text()), Some(review));
        assert_eq!(Review::read("{}"), None);
    }
}
