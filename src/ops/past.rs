//! Looking back: the whole session at a past day, read-only.
//!
//! "As of a day" means the facts about that day and earlier ones, whenever they were recorded: a late correction shows
//! in the past that it corrects. While a session looks back its today is that day, every read answers as of it, and the
//! door for changes is shut ([`Refusal::LookingBack`]). The log is read once and then only what was added to it, so that
//! stepping from week to week is a fold and no reading.

use chrono::{DateTime, NaiveTime, Utc};
use chrono_tz::Tz;

use super::{Error, EventQuery, Head, Session};
use crate::clock::Clock;
use crate::domain::apply::fold_project;
use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::decide::Refusal;
use crate::domain::id::{Day, DeptId, ProjectId};
use crate::domain::project::Project;
use crate::domain::state::{Horizon, State};
use crate::query::{Context, Selection};
use crate::report::week::{self, CutOffs, Wanted, WeekReport};

/// The last instant of a day.
pub(super) fn end_of(day: Day, zone: Tz) -> DateTime<Utc> {
    let last = NaiveTime::from_hms_milli_opt(23, 59, 59, 999).unwrap_or_default();
    Clock::at(day.and_time(last), zone).now()
}

/// Which weekly summary is wanted.
#[derive(Debug)]
pub struct WeekWish<'a> {
    /// The week.
    pub week: Week,
    /// As it stood at the end of this day; `None` as it stands.
    pub as_of: Option<Day>,
    /// Only of this department.
    pub dept: Option<DeptId>,
    /// Only projects that this filter takes.
    pub filter: &'a Selection,
    /// The filter in its own words, for the reader; empty where there is none.
    pub filter_words: &'a str,
}

impl Session {
    /// Goes to a past day, or with `None` back to now. A day that is not past is now.
    pub fn look_back(&mut self, day: Option<Day>) {
        self.past = None;
        self.past = day.filter(|day| *day < self.today());
    }

    /// The past day that is looked at.
    pub const fn past(&self) -> Option<Day> {
        self.past
    }

    /// Lets go of the log that was read for the past and for weekly summaries.
    pub fn forget_log(&mut self) {
        self.log = Vec::new();
        self.log_end = None;
    }

    /// Board and projects as of a past day: the fold of the facts about that day and earlier ones.
    pub fn state_as_of(&mut self, day: Day) -> Result<State, Error> {
        self.read_log()?;
        Ok(State::fold(&self.log, self.zone, Horizon::Day(day)))
    }

    /// The weekly summary. The same week gives the same summary whoever asks and wherever it is shown.
    pub fn week_report(&mut self, wish: &WeekWish<'_>) -> Result<WeekReport, Error> {
        self.read_log()?;
        let (zone, week) = (self.zone, wish.week);
        let as_of = wish.as_of.or(self.past);
        // Filters are judged on the day of the report, so that an old week gives the same projects for ever.
        let now = as_of.map_or(self.now(), |day| end_of(day, zone).min(self.now()));
        let moment = CutOffs::of(&self.log, zone).of_week(week).min(now);
        let today = moment.with_timezone(&zone).date_naive();
        // Hashes are asked for by number and cannot fail half-way into a report: a number without one has no line.
        let hashes = |seq| self.hash_of(seq).ok().flatten();
        let keep = |project: &Project, board: &Board| {
            let context = Context {
                board,
                today,
                me: Some(self.actor()),
                my_departments: self.standing(board).departments(),
            };
            wish.dept.is_none_or(|dept| project.is_owned_by(dept))
                && wish.filter.matches(project, &context)
        };
        let wanted = Wanted {
            keep: &keep,
            dept: wish.dept,
            filter: wish.filter_words,
        };
        Ok(week::build(&self.log, week, zone, now, &hashes, &wanted))
    }

    /// Brings what is held of the log up to its end.
    pub(super) fn read_log(&mut self) -> Result<(), Error> {
        // Where a backup was restored, what is held is another log.
        let held = self.log_end.filter(|held| {
            let link = self.store.link_of(held.seq);
            link.is_ok_and(|link| link == Some(held.link))
        });
        if held.is_none() {
            self.forget_log();
        }
        let last = held.map_or(0, |held| held.seq);
        let mut new = self.store.events_after(last, u32::MAX)?;
        // The first time it is all of it: half a million events are taken over and not copied.
        if self.log.is_empty() {
            self.log = new;
        } else {
            self.log.append(&mut new);
        }
        let seq = self.log.last().map(|event| event.seq);
        self.log_end = match seq {
            Some(seq) => self.store.link_of(seq)?.map(|link| Head { seq, link }),
            None => None,
        };
        Ok(())
    }

    /// One project as of the past day, the removed one too.
    pub(super) fn past_project(&self, id: ProjectId, day: Day) -> Result<Option<Project>, Error> {
        let events = self.store.events(&EventQuery {
            project: Some(id),
            until: Some(day),
            ..EventQuery::default()
        })?;
        Ok(fold_project(&events, self.zone))
    }

    /// Why nothing can be written now.
    pub(super) fn closed_door(&self) -> Option<Refusal> {
        self.past.map(Refusal::LookingBack)
    }
}
