//! The evaluation of a year or a plan, through the session: its clock, its zone, its log.

use super::past::end_of;
use super::{Error, Session};
use crate::domain::id::{Day, DeptId};
use crate::domain::project::Project;
use crate::domain::state::State;
use crate::query::{Context, Selection};
use crate::report::review::{self, Period, Review};

/// Which evaluation is wanted.
#[derive(Debug)]
pub struct ReviewWish<'a> {
    /// The year, or the years of a plan.
    pub period: Period,
    /// As it stood at the end of this day; `None` as it stands.
    pub as_of: Option<Day>,
    /// Only of this department.
    pub dept: Option<DeptId>,
    /// Only projects that this filter takes.
    pub filter: &'a Selection,
}

impl Session {
    /// The evaluation of a period. The same period gives the same evaluation whoever asks and wherever it is shown.
    pub fn review(&mut self, wish: &ReviewWish<'_>) -> Result<Review, Error> {
        self.read_log()?;
        let (zone, period) = (self.zone, wish.period);
        let as_of = wish.as_of.or(self.past);
        let now = as_of.map_or(self.now(), |day| end_of(day, zone).min(self.now()));
        // Filters are judged on the last day of the review, so that an old year gives the same projects for ever.
        let moment = review::end_of(period, zone).min(now);
        let today = moment.with_timezone(&zone).date_naive();
        // Hashes are asked for by number and cannot fail half-way into a report: a number without one has no line.
        let hashes = |seq| self.hash_of(seq).ok().flatten();
        let keep = |project: &Project, state: &State| {
            let context = Context {
                board: &state.board,
                today,
                me: Some(self.actor()),
                my_departments: self.standing(&state.board).departments(),
            };
            wish.dept.is_none_or(|dept| project.is_owned_by(dept))
                && wish.filter.matches(project, &context)
        };
        let events = &self.log;
        Ok(review::build(
            events, period, zone, now, &hashes, &keep, wish.dept,
        ))
    }
}
