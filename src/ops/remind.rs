//! What each department owes now.

use chrono::{DateTime, Utc};

use super::past::end_of;
use super::{Error, Session};
use crate::domain::id::{Day, DeptId};
use crate::domain::project::Project;
use crate::domain::state::State;
use crate::query::{Context, Selection};
use crate::report::remind::{Kinds, Reminder, Wish, build};

/// Which reminder is wanted.
#[derive(Debug)]
pub struct RemindWish<'a> {
    /// As it stood at the end of this day; `None` as it stands.
    pub as_of: Option<Day>,
    /// How many working days ahead.
    pub days: u32,
    /// Only what this department owes.
    pub dept: Option<DeptId>,
    /// Only of projects that this filter takes.
    pub filter: &'a Selection,
    /// What is asked for.
    pub kinds: Kinds,
}

impl Session {
    /// The reminder of a board that was read for the day of the wish.
    pub fn reminder(&self, state: &State, wish: &RemindWish<'_>) -> Reminder {
        let today = wish.as_of.unwrap_or_else(|| self.today());
        let keep = |project: &Project| {
            let context = Context {
                board: &state.board,
                today,
                me: Some(self.actor()),
                my_departments: self.standing(&state.board).departments(),
            };
            wish.filter.matches(project, &context)
        };
        let found = Wish {
            today,
            days: wish.days,
            dept: wish.dept,
            kinds: wish.kinds,
        };
        build(state, &found, &keep)
    }

    /// The moment at which a day's board stands: now, or the end of a past day.
    pub fn moment_of(&self, as_of: Option<Day>) -> DateTime<Utc> {
        as_of.map_or(self.now(), |day| end_of(day, self.zone()).min(self.now()))
    }

    /// What tells this board from any other, for ever: the hash of its first event. Empty while there is none.
    pub fn board_id(&self) -> Result<String, Error> {
        Ok(self.hash_of(1)?.unwrap_or_default())
    }
}
