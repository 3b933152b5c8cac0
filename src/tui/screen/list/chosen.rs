//! Which projects are chosen: by number, so that sorting, filtering and others' changes lose none.

use std::collections::BTreeSet;

use crate::domain::id::ProjectId;

/// The chosen ones, and a range that is being drawn.
#[derive(Debug, Clone, Default)]
pub(super) struct Chosen {
    ids: BTreeSet<ProjectId>,
    /// Where a range began.
    from: Option<ProjectId>,
}

impl Chosen {
    /// Chooses one, or leaves it.
    pub(super) fn toggle(&mut self, id: ProjectId) {
        if !self.ids.remove(&id) {
            self.ids.insert(id);
        }
    }

    /// Begins a range here, or ends it and takes what lies in it.
    pub(super) fn range(&mut self, rows: &[ProjectId], at: usize) {
        if self.from.is_some() {
            self.ids = self.now(rows, at);
            self.from = None;
        } else {
            self.from = rows.get(at).copied();
        }
    }

    /// Whether a range is being drawn.
    pub(super) const fn is_drawing(&self) -> bool {
        self.from.is_some()
    }

    /// Chooses all of these.
    pub(super) fn add(&mut self, rows: &[ProjectId]) {
        self.ids.extend(rows);
        self.from = None;
    }

    /// Gives the range up, then what is chosen; `false` if there was neither.
    pub(super) fn give_up(&mut self) -> bool {
        if self.from.take().is_some() {
            return true;
        }
        let was_any = !self.ids.is_empty();
        self.ids.clear();
        was_any
    }

    /// Lets go of what is not on the board any more.
    pub(super) fn keep(&mut self, is_there: impl Fn(ProjectId) -> bool) {
        self.ids.retain(|id| is_there(*id));
        self.from = self.from.filter(|id| is_there(*id));
    }

    /// All that are chosen while the cursor stands at a row: those of before and those in the range.
    pub(super) fn now(&self, rows: &[ProjectId], at: usize) -> BTreeSet<ProjectId> {
        let mut ids = self.ids.clone();
        let from = self
            .from
            .and_then(|from| rows.iter().position(|id| *id == from));
        if let Some(from) = from {
            let (first, last) = (from.min(at), from.max(at));
            ids.extend(rows.iter().take(last + 1).skip(first));
        } else {
            // The filter hides where it began: then it reaches no further than the cursor.
            ids.extend(rows.get(at).filter(|_| self.from.is_some()));
        }
        ids
    }
}
