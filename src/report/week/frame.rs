//! The week's frame: from which instant to which, and the states at both ends.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Datelike, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use serde::Serialize;

use crate::domain::apply::fold_project;
use crate::domain::calendar::{SpecialDay, Week, WorkCalendar};
use crate::domain::event::{Change, Event};
use crate::domain::id::{Day, ProjectId};
use crate::domain::project::Project;
use crate::domain::settings::Settings;
use crate::domain::state::{Horizon, State, instant_of};

/// The cut-off of a week, by the rules and the working days that stood when the week began.
///
/// A rule that is changed in the middle of a week counts from the next week on, so that no report already written moves.
/// A board whose first rules came later goes by those.
pub fn cut_off(events: &[Event], week: Week, zone: Tz) -> DateTime<Utc> {
    let begin = start_of(week.monday(), zone);
    let calendar = working_days(events, begin, zone);
    rules(events, begin, zone).cut_off.of(week, zone, &calendar)
}

/// A cut-off that does not lie on its weekday.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MovedCutOff {
    /// The day on which it would have been.
    pub from: Day,
    /// The day on which it is.
    pub to: Day,
    /// The holiday's name; empty where the board does not know it.
    pub holiday: String,
}

fn moved_cut_off(events: &[Event], week: Week, zone: Tz) -> Option<MovedCutOff> {
    let begin = start_of(week.monday(), zone);
    let calendar = working_days(events, begin, zone);
    let rule = rules(events, begin, zone).cut_off;
    let from = week.day(rule.weekday);
    let to = rule.of(week, zone, &calendar).with_timezone(&zone);
    let special = calendar.year(from.year()).into_iter();
    let mut holiday = special.filter(|special| special.day == from);
    (to.date_naive() != from).then(|| MovedCutOff {
        from,
        to: to.date_naive(),
        holiday: holiday.next().map(|day| day.name).unwrap_or_default(),
    })
}

/// The working days as they were known at an instant.
fn working_days(events: &[Event], at: DateTime<Utc>, zone: Tz) -> WorkCalendar {
    let undone: BTreeSet<u64> = events.iter().filter_map(|event| event.undoes).collect();
    let mut set: Vec<(&Event, i32, &[SpecialDay])> = events
        .iter()
        .filter(|event| event.undoes.is_none() && !undone.contains(&event.seq))
        .filter_map(|event| match &event.change {
            Change::BoardYear { year, to, .. } => Some((event, *year, to.as_slice())),
            _ => None,
        })
        .filter(|(event, ..)| instant_of(event, zone) < at)
        .collect();
    set.sort_by_key(|(event, ..)| (event.effective, event.seq));
    let mut calendar = WorkCalendar::default();
    for (_, year, days) in set {
        calendar.set_year(year, days);
    }
    calendar
}

fn rules(events: &[Event], at: DateTime<Utc>, zone: Tz) -> Settings {
    let undone: BTreeSet<u64> = events.iter().filter_map(|event| event.undoes).collect();
    let mut set: Vec<(&Event, &Settings)> = events
        .iter()
        .filter(|event| event.undoes.is_none() && !undone.contains(&event.seq))
        .filter_map(|event| {
            if let Change::BoardSettings { to, .. } = &event.change {
                Some((event, to))
            } else {
                None
            }
        })
        .collect();
    set.sort_by_key(|(event, _)| (event.effective, event.seq));
    let in_force = set
        .iter()
        .rev()
        .find(|(event, _)| instant_of(event, zone) < at)
        .or(set.first());
    in_force
        .map(|(_, settings)| (*settings).clone())
        .unwrap_or_default()
}

/// The instant at which a day begins.
fn start_of(day: Day, zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    zone.from_local_datetime(&midnight)
        .earliest()
        .map_or_else(|| midnight.and_utc(), |there| there.with_timezone(&Utc))
}

fn horizon(events: &[Event], week: Week, zone: Tz, now: DateTime<Utc>) -> DateTime<Utc> {
    cut_off(events, week, zone).min(now)
}

/// The log without what was recorded after the horizon and turned back since: a late mistake about a past day shall not
/// stand in that week's report for ever, only because its undoing is about a later day.
pub(super) fn settled(
    events: &[Event],
    week: Week,
    zone: Tz,
    now: DateTime<Utc>,
) -> Cow<'_, [Event]> {
    let horizon = horizon(events, week, zone, now);
    let undone: BTreeSet<u64> = events.iter().filter_map(|event| event.undoes).collect();
    without(events, |event| {
        event.recorded > horizon && undone.contains(&event.seq)
    })
}

fn without(events: &[Event], is_void: impl Fn(&Event) -> bool) -> Cow<'_, [Event]> {
    if events.iter().any(&is_void) {
        let kept = events.iter().filter(|event| !is_void(event)).cloned();
        Cow::Owned(kept.collect())
    } else {
        Cow::Borrowed(events)
    }
}

/// The two ends of a week, and the events that count up to the later one.
#[derive(Debug)]
pub(super) struct Frame<'a> {
    pub(super) week: Week,
    pub(super) zone: Tz,
    /// The cut-off of the week before.
    pub(super) start: DateTime<Utc>,
    pub(super) cut_off: DateTime<Utc>,
    /// Where a holiday moved it.
    pub(super) moved: Option<MovedCutOff>,
    /// The cut-off, or now where that is earlier.
    pub(super) horizon: DateTime<Utc>,
    /// The state at the start.
    pub(super) before: State,
    /// The state at the horizon.
    pub(super) now: State,
    /// The number of the last event that counts.
    pub(super) last: Option<u64>,
    /// Events that count, but were recorded after the horizon.
    pub(super) corrections: Vec<&'a Event>,
    /// Events of each project that count and hold, in the order of the fold.
    trails: BTreeMap<ProjectId, Vec<&'a Event>>,
    /// Projects on which this week turned something back that was in the report of the week before.
    taken_back: BTreeSet<ProjectId>,
}

impl<'a> Frame<'a> {
    pub(super) fn new(events: &'a [Event], week: Week, zone: Tz, now: DateTime<Utc>) -> Self {
        let horizon = horizon(events, week, zone, now);
        let start = cut_off(events, week.prev(), zone).min(horizon);
        let counted = || {
            events
                .iter()
                .filter(move |event| instant_of(event, zone) <= horizon)
        };
        let undone: BTreeMap<u64, &Event> = counted()
            .filter_map(|event| Some((event.undoes?, event)))
            .collect();
        // What this week told late and turned back as well was in no report.
        let told = without(events, |event| {
            event.recorded > start && undone.contains_key(&event.seq)
        });
        let mut frame = Self {
            week,
            zone,
            start,
            cut_off: cut_off(events, week, zone),
            moved: moved_cut_off(events, week, zone),
            horizon,
            before: State::fold(&told, zone, Horizon::Instant(start)),
            now: State::fold(events, zone, Horizon::Instant(horizon)),
            last: counted().map(|event| event.seq).max(),
            corrections: corrections(&counted().collect::<Vec<_>>(), horizon),
            trails: BTreeMap::new(),
            taken_back: BTreeSet::new(),
        };
        for event in counted() {
            let Some(id) = event.project else { continue };
            match undone.get(&event.seq) {
                None if event.undoes.is_none() => frame.trails.entry(id).or_default().push(event),
                // An arrival stays even if undone, see `fold_project`.
                Some(_) if matches!(event.change, Change::Added { .. }) => {
                    frame.trails.entry(id).or_default().push(event);
                }
                Some(by) if event.recorded <= start && frame.is_after_start(by) => {
                    frame.taken_back.insert(id);
                }
                _ => {}
            }
        }
        for trail in frame.trails.values_mut() {
            trail.sort_by_key(|event| (event.effective, event.seq));
        }
        frame
    }

    /// The year of the week, if its working days are not known.
    pub(super) fn unknown_year(&self) -> Option<i32> {
        let known = self.now.board.calendar.is_working(self.week.monday());
        known.err().map(|unknown| unknown.year)
    }

    fn is_after_start(&self, event: &Event) -> bool {
        instant_of(event, self.zone) > self.start
    }

    /// Whether a fact belongs to this week's report.
    pub(super) fn is_of_week(&self, event: &Event) -> bool {
        let at = instant_of(event, self.zone);
        at > self.start && at <= self.horizon
    }

    /// Whether a person told this week of a fact that belongs to an earlier report. Plans that are loaded from documents
    /// are no news of the week.
    pub(super) fn is_late(&self, event: &Event) -> bool {
        let told = event.recorded > self.start && event.recorded <= self.horizon;
        told && !self.is_after_start(event) && event.actor.as_document().is_none()
    }

    /// The events of a project that count and hold.
    pub(super) fn trail(&self, id: ProjectId) -> &[&'a Event] {
        self.trails.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The project before and after one event of its trail; `None` before its arrival.
    pub(super) fn around(&self, id: ProjectId, place: usize) -> (Option<Project>, Option<Project>) {
        let upto = |n: usize| fold_project(self.trail(id).iter().take(n).copied(), self.zone);
        (upto(place), upto(place.saturating_add(1)))
    }

    /// The project as the last report should have shown it, where this week took something of that back.
    pub(super) fn rebased(&self, id: ProjectId) -> Option<Project> {
        if !self.taken_back.contains(&id) {
            return None;
        }
        let trail = self.trail(id).iter().copied();
        fold_project(trail.filter(|event| !self.is_after_start(event)), self.zone)
    }
}

/// The frame narrowed to the projects that the report is about.
pub(super) struct Scope<'a> {
    pub(super) frame: &'a Frame<'a>,
    /// The projects now, by number.
    pub(super) now: Vec<&'a Project>,
    /// The projects a week ago.
    pub(super) before: BTreeMap<ProjectId, &'a Project>,
    /// The horizon's local day.
    pub(super) today: Day,
    /// The start's local day.
    pub(super) day_before: Day,
}

impl<'a> Scope<'a> {
    pub(super) fn new(frame: &'a Frame<'a>, keep: &dyn Fn(&Project, &State) -> bool) -> Self {
        let kept = |state: &'a State| -> Vec<&'a Project> {
            let all = state.projects.values();
            all.filter(|project| keep(project, state)).collect()
        };
        let local = |at: DateTime<Utc>| at.with_timezone(&frame.zone).date_naive();
        Self {
            frame,
            now: kept(&frame.now),
            before: kept(&frame.before)
                .into_iter()
                .map(|project| (project.id, project))
                .collect(),
            today: local(frame.horizon),
            day_before: local(frame.start),
        }
    }

    /// The project at the start, whether or not the report was about it then.
    pub(super) fn was(&self, id: ProjectId) -> Option<&'a Project> {
        self.frame.before.projects.get(&id)
    }

    /// Projects that left the board this week.
    pub(super) fn left(&self) -> impl Iterator<Item = &'a Project> {
        let now = &self.frame.now.projects;
        self.before
            .values()
            .copied()
            .filter(move |project| !now.contains_key(&project.id))
    }

    /// Puts rows into the order of the report: by category as the board has them, then by number.
    pub(super) fn by_category(&self) -> Vec<&'a Project> {
        let board = &self.frame.now.board;
        let mut projects = self.now.clone();
        projects.sort_by_key(|project| {
            let place = super::label::category_place(&project.category, board);
            (place, project.category.clone(), project.id)
        });
        projects
    }
}

/// Events about the time before the horizon that were recorded after it. A board that was founded after the horizon was
/// not corrected: there was no report that could have said something else.
fn corrections<'a>(counted: &[&'a Event], horizon: DateTime<Utc>) -> Vec<&'a Event> {
    let was_founded = counted.iter().any(|event| event.recorded <= horizon);
    let late = counted
        .iter()
        .filter(|event| was_founded && event.recorded > horizon);
    late.copied().collect()
}
