//! The period's frame: from which instant to which, the states at both ends, and the log of each project between.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::super::threads::each;
use super::super::week::{Corrections, Head};
use super::period::Period;
use crate::domain::apply::{fold_board, fold_project};
use crate::domain::chain;
use crate::domain::event::{Change, Event};
use crate::domain::id::{Day, ProjectId};
use crate::domain::project::Project;
use crate::domain::state::{State, instant_of};

/// The instant at which a day begins.
pub(super) fn start_of(day: Day, zone: Tz) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    zone.from_local_datetime(&midnight)
        .earliest()
        .map_or_else(|| midnight.and_utc(), |there| there.with_timezone(&Utc))
}

/// The last instant of a period.
pub fn end_of(period: Period, zone: Tz) -> DateTime<Utc> {
    let next = period.last_day().succ_opt().unwrap_or(Day::MAX);
    start_of(next, zone) - TimeDelta::milliseconds(1)
}

/// The two ends of a period, and the events that count up to the later one.
pub(super) struct Frame<'a> {
    pub(super) period: Period,
    /// The end of the period, or now where that is earlier.
    pub(super) horizon: DateTime<Utc>,
    pub(super) preliminary: bool,
    /// The day on which lateness is judged, see [`super::Review::judged_on`].
    pub(super) judged: Day,
    /// The last day that the review looks at.
    pub(super) last_day: Day,
    /// The state when the period began.
    pub(super) before: State,
    /// The state at the horizon.
    pub(super) now: State,
    /// Projects that were taken off the board in the period.
    pub(super) gone: BTreeMap<ProjectId, Project>,
    /// Events of each project that count and hold, in the order of the fold.
    trails: BTreeMap<ProjectId, Vec<&'a Event>>,
    /// Events of the board that count and hold, in the order of the fold.
    pub(super) of_board: Vec<&'a Event>,
    pub(super) corrections: Corrections,
    last: Option<u64>,
}

/// The events that count, as the log has them.
struct Counted<'a> {
    /// By project; `None` is the board itself. With each whether it belongs to the time before the period.
    groups: BTreeMap<Option<ProjectId>, Vec<(&'a Event, bool)>>,
    /// What was turned back by an event that counts.
    undone: BTreeSet<u64>,
    corrections: Corrections,
    last: Option<u64>,
}

impl<'a> Counted<'a> {
    /// One pass over the log.
    ///
    /// What was recorded after the horizon and turned back since counts for nothing: a late mistake about a past day
    /// shall not stand in the review for ever, only because its undoing is about a later day.
    fn of(events: &'a [Event], zone: Tz, start: DateTime<Utc>, horizon: DateTime<Utc>) -> Self {
        let turned_back: BTreeSet<u64> = events.iter().filter_map(|event| event.undoes).collect();
        let mut counted = Self {
            groups: BTreeMap::new(),
            undone: BTreeSet::new(),
            corrections: Corrections::default(),
            last: None,
        };
        let mut was_founded = false;
        for event in events {
            let is_late = event.recorded > horizon;
            if is_late && turned_back.contains(&event.seq) {
                continue;
            }
            let at = instant_of(event, zone);
            if at > horizon {
                continue;
            }
            was_founded |= !is_late;
            counted.last = counted.last.max(Some(event.seq));
            counted.undone.extend(event.undoes);
            let group = counted.groups.entry(event.project).or_default();
            group.push((event, at < start));
            if is_late {
                counted.correct(event);
            }
        }
        // A board that was founded after the horizon was not corrected: there was no review that could have said else.
        if !was_founded {
            counted.corrections = Corrections::default();
        }
        counted
    }

    fn correct(&mut self, event: &Event) {
        let sum = &mut self.corrections;
        sum.count = sum.count.saturating_add(1);
        sum.documents += u32::from(event.actor.as_document().is_some());
        sum.newest = sum.newest.max(Some(event.recorded));
    }

    /// The events of a group up to the beginning of the period; without what was told and turned back since then.
    fn before<'b>(
        &'b self,
        group: &'b [(&'a Event, bool)],
        start: DateTime<Utc>,
    ) -> impl Iterator<Item = &'a Event> + 'b {
        let counts =
            move |event: &Event| event.recorded < start || !self.undone.contains(&event.seq);
        group
            .iter()
            .filter(|(_, is_before)| *is_before)
            .map(|(event, _)| *event)
            .filter(move |event| counts(event))
    }

    /// The events of a group that hold, in the order of the fold. An arrival stays even if undone, see `fold_project`.
    fn trail(&self, group: &[(&'a Event, bool)]) -> Vec<&'a Event> {
        let holds = |event: &Event| {
            event.undoes.is_none()
                && (!self.undone.contains(&event.seq)
                    || matches!(event.change, Change::Added { .. }))
        };
        let all = group.iter().map(|(event, _)| *event);
        let mut trail: Vec<&Event> = all.filter(|event| holds(event)).collect();
        trail.sort_by_key(|event| (event.effective, event.seq));
        trail
    }
}

impl<'a> Frame<'a> {
    pub(super) fn new(events: &'a [Event], period: Period, zone: Tz, now: DateTime<Utc>) -> Self {
        let start = start_of(period.first_day(), zone);
        let end = end_of(period, zone);
        let horizon = end.min(now);
        let preliminary = horizon < end;
        let last_day = horizon.with_timezone(&zone).date_naive();
        let counted = Counted::of(events, zone, start, horizon);
        let mut frame = Self {
            period,
            horizon,
            preliminary,
            judged: if preliminary {
                last_day
            } else {
                last_day.succ_opt().unwrap_or(last_day)
            },
            last_day,
            before: State::default(),
            now: State::default(),
            gone: BTreeMap::new(),
            trails: BTreeMap::new(),
            of_board: Vec::new(),
            corrections: counted.corrections.clone(),
            last: counted.last,
        };
        let mut groups = counted.groups.iter().collect::<Vec<_>>();
        if let Some(place) = groups.iter().position(|(id, _)| id.is_none()) {
            let (_, group) = groups.remove(place);
            frame.add_board(group, &counted, start);
        }
        let told = each(groups, |(id, group)| {
            let before = fold_project(counted.before(group, start), zone);
            let now = fold_project(group.iter().map(|(event, _)| *event), zone);
            (*id, before, now, counted.trail(group))
        });
        for (id, before, now, trail) in told {
            if let Some(id) = id {
                frame.add(id, before, now, trail);
            }
        }
        frame
    }

    fn add_board(
        &mut self,
        group: &[(&'a Event, bool)],
        counted: &Counted<'a>,
        start: DateTime<Utc>,
    ) {
        self.now.board = fold_board(group.iter().map(|(event, _)| *event));
        self.before.board = fold_board(counted.before(group, start));
        self.of_board = counted.trail(group);
    }

    fn add(
        &mut self,
        id: ProjectId,
        before: Option<Project>,
        now: Option<Project>,
        trail: Vec<&'a Event>,
    ) {
        let before = before.filter(|before| !before.removed);
        self.before
            .projects
            .extend(before.map(|before| (id, before)));
        if let Some(now) = now {
            let is_removal =
                |event: &&Event| matches!(event.change, Change::Removal { to: true, .. });
            let left = trail.iter().rfind(|event| is_removal(event));
            if !now.removed {
                self.now.projects.insert(id, now);
            } else if left.is_some_and(|event| self.is_in_period(event)) {
                self.gone.insert(id, now);
            }
        }
        self.trails.insert(id, trail);
    }

    /// Whether a fact is about the period.
    pub(super) fn is_in_period(&self, event: &Event) -> bool {
        event.effective >= self.period.first_day() && event.effective <= self.last_day
    }

    /// The events of a project that count and hold.
    pub(super) fn trail(&self, id: ProjectId) -> &[&'a Event] {
        self.trails.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The last event that counts.
    pub(super) fn head(&self, hashes: &dyn Fn(u64) -> Option<String>) -> Option<Head> {
        self.last.map(|seq| Head {
            seq,
            hash: hashes(seq).map(|hash| chain::printed(&hash)),
        })
    }
}

/// The frame narrowed to the projects that the review is about.
pub(super) struct Scope<'a> {
    pub(super) frame: &'a Frame<'a>,
    /// The projects at the horizon, by number.
    pub(super) now: Vec<&'a Project>,
    /// The projects when the period began.
    pub(super) before: BTreeMap<ProjectId, &'a Project>,
    /// Those that were taken off the board in the period.
    pub(super) gone: Vec<&'a Project>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(frame: &'a Frame<'a>, keep: &dyn Fn(&Project, &State) -> bool) -> Self {
        let kept =
            |projects: &'a BTreeMap<ProjectId, Project>, state: &State| -> Vec<&'a Project> {
                let all = projects.values();
                all.filter(|project| keep(project, state)).collect()
            };
        let before = kept(&frame.before.projects, &frame.before).into_iter();
        Self {
            frame,
            now: kept(&frame.now.projects, &frame.now),
            before: before.map(|project| (project.id, project)).collect(),
            gone: kept(&frame.gone, &frame.now),
        }
    }

    /// The project when the period began, whether or not the review was about it then.
    pub(super) fn was(&self, id: ProjectId) -> Option<&'a Project> {
        self.frame.before.projects.get(&id)
    }
}
