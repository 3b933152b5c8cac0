//! The week's frame: from which instant to which, and the states at both ends.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::cut_off::{CutOffs, MovedCutOff};
use crate::domain::apply::{fold_board, fold_project};
use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::event::{Change, Event};
use crate::domain::id::{Day, ProjectId};
use crate::domain::project::Project;
use crate::domain::state::{State, instant_of};

/// The log without what was recorded after the horizon and turned back since: a late mistake about a past day shall not
/// stand in that week's report for ever, only because its undoing is about a later day.
fn settled(events: &[Event], horizon: DateTime<Utc>) -> Vec<&Event> {
    let undone: BTreeSet<u64> = events.iter().filter_map(|event| event.undoes).collect();
    let is_void = |event: &Event| event.recorded > horizon && undone.contains(&event.seq);
    events.iter().filter(|event| !is_void(event)).collect()
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
    pub(super) before: Before,
    /// The state at the horizon.
    pub(super) now: State,
    /// The number of the last event that counts.
    pub(super) last: Option<u64>,
    /// Events that count, but were recorded after the horizon.
    pub(super) corrections: Vec<&'a Event>,
    trails: BTreeMap<ProjectId, Trail<'a>>,
    /// Projects on which this week turned something back that was in the report of the week before.
    taken_back: BTreeSet<ProjectId>,
}

/// The state at the start of the week, told by what is different from the one at its end.
#[derive(Debug, Default)]
pub(super) struct Before {
    /// The board's definition.
    pub(super) board: Board,
    /// The projects of which the week tells anything, as they were; `None` where they were not on the board. All others
    /// stood as they stand now.
    changed: BTreeMap<ProjectId, Option<Project>>,
}

/// Events of a project that count and hold, in the order of the fold.
#[derive(Debug)]
struct Trail<'a> {
    events: Vec<&'a Event>,
    /// The places of those that are about this week or were told in it or later.
    news: Vec<usize>,
}

/// Events up to the horizon.
struct Counted<'a> {
    /// By project; `None` is the board itself. With each whether it counted at the start of the week already.
    groups: BTreeMap<Option<ProjectId>, Vec<(&'a Event, bool)>>,
    /// What turned back an event that counts, by that event's number.
    undone: BTreeMap<u64, &'a Event>,
    corrections: Vec<&'a Event>,
    last: Option<u64>,
}

impl<'a> Counted<'a> {
    /// One pass over the log.
    fn of(events: &[&'a Event], zone: Tz, start: DateTime<Utc>, horizon: DateTime<Utc>) -> Self {
        let mut counted = Self {
            groups: BTreeMap::new(),
            undone: BTreeMap::new(),
            corrections: Vec::new(),
            last: None,
        };
        let mut was_founded = false;
        for event in events.iter().copied() {
            let at = instant_of(event, zone);
            if at > horizon {
                continue;
            }
            counted.last = counted.last.max(Some(event.seq));
            counted.undone.extend(event.undoes.map(|seq| (seq, event)));
            let group = counted.groups.entry(event.project).or_default();
            group.push((event, at <= start));
            if event.recorded > horizon {
                counted.corrections.push(event);
            } else {
                was_founded = true;
            }
        }
        // A board that was founded after the horizon was not corrected: there was no report that could have said else.
        if !was_founded {
            counted.corrections.clear();
        }
        // What this week told late and turned back as well was in no report.
        for (event, is_before) in counted.groups.values_mut().flatten() {
            *is_before &= event.recorded <= start || !counted.undone.contains_key(&event.seq);
        }
        counted
    }
}

impl<'a> Frame<'a> {
    pub(super) fn new(events: &'a [Event], week: Week, zone: Tz, now: DateTime<Utc>) -> Self {
        let events = settled(events, CutOffs::of(events, zone).of_week(week).min(now));
        let cut_offs = CutOffs::of(events.iter().copied(), zone);
        let cut_off = cut_offs.of_week(week);
        let horizon = cut_off.min(now);
        let start = cut_offs.of_week(week.prev()).min(horizon);
        let counted = Counted::of(&events, zone, start, horizon);
        let mut frame = Self {
            week,
            zone,
            start,
            cut_off,
            moved: cut_offs.moved(week),
            horizon,
            before: Before::default(),
            now: State::default(),
            last: counted.last,
            corrections: counted.corrections,
            trails: BTreeMap::new(),
            taken_back: BTreeSet::new(),
        };
        for (id, group) in counted.groups {
            match id {
                Some(id) => frame.add_project(id, &group, &counted.undone),
                None => frame.add_board(&group),
            }
        }
        frame
    }

    fn add_board(&mut self, group: &[(&'a Event, bool)]) {
        self.now.board = fold_board(group.iter().map(|(event, _)| *event));
        self.before.board = fold_board(before(group));
    }

    /// Folds a project up to the horizon, and up to the start as well where that is not the same.
    fn add_project(
        &mut self,
        id: ProjectId,
        group: &[(&'a Event, bool)],
        undone: &BTreeMap<u64, &'a Event>,
    ) {
        let on_board = |project: &Project| !project.removed;
        let now = fold_project(group.iter().map(|(event, _)| *event), self.zone);
        if group.iter().any(|(_, is_before)| !is_before) {
            let was = fold_project(before(group), self.zone);
            self.before.changed.insert(id, was.filter(on_board));
        }
        let now = now.filter(on_board).map(|now| (id, now));
        self.now.projects.extend(now);
        let mut trail: Vec<(&Event, bool)> = Vec::with_capacity(group.len());
        for (event, is_before) in group {
            let step = (*event, !is_before || event.recorded > self.start);
            match undone.get(&event.seq) {
                None if event.undoes.is_none() => trail.push(step),
                // An arrival stays even if undone, see `fold_project`.
                Some(_) if matches!(event.change, Change::Added { .. }) => trail.push(step),
                Some(by) if event.recorded <= self.start && self.is_after_start(by) => {
                    self.taken_back.insert(id);
                }
                _ => {}
            }
        }
        trail.sort_by_key(|(event, _)| (event.effective, event.seq));
        let news = trail.iter().enumerate().filter(|(_, (_, is_new))| *is_new);
        let news = news.map(|(place, _)| place).collect();
        let events = trail.into_iter().map(|(event, _)| event).collect();
        self.trails.insert(id, Trail { events, news });
    }

    /// Whether anything of this week counts on a project; if not, it is the same at both ends.
    pub(super) fn has_moved(&self, id: ProjectId) -> bool {
        self.before.changed.contains_key(&id)
    }

    /// The project at the start of the week.
    pub(super) fn was(&self, id: ProjectId) -> Option<&Project> {
        match self.before.changed.get(&id) {
            Some(was) => was.as_ref(),
            None => self.now.projects.get(&id),
        }
    }

    /// All projects at the start of the week.
    fn projects_before(&self) -> impl Iterator<Item = &Project> {
        let changed = &self.before.changed;
        let same = self.now.projects.values();
        let same = same.filter(|project| !changed.contains_key(&project.id));
        same.chain(changed.values().flatten())
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
        self.trails.get(&id).map_or(&[], |trail| &trail.events)
    }

    /// Those of them that are about this week or were told in it or later, each with its place in the trail.
    pub(super) fn news(&self, id: ProjectId) -> impl Iterator<Item = (usize, &'a Event)> {
        let trail = self.trails.get(&id).into_iter();
        trail.flat_map(|trail| {
            let news = trail.news.iter();
            news.filter_map(|place| Some((*place, *trail.events.get(*place)?)))
        })
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
    pub(super) fn new(frame: &'a Frame<'a>, keep: &dyn Fn(&Project, &Board) -> bool) -> Self {
        let (board, board_before) = (&frame.now.board, &frame.before.board);
        let now = frame.now.projects.values();
        let before = frame.projects_before();
        let local = |at: DateTime<Utc>| at.with_timezone(&frame.zone).date_naive();
        Self {
            frame,
            now: now.filter(|project| keep(project, board)).collect(),
            before: before
                .filter(|project| keep(project, board_before))
                .map(|project| (project.id, project))
                .collect(),
            today: local(frame.horizon),
            day_before: local(frame.start),
        }
    }

    /// The project at the start, whether or not the report was about it then.
    pub(super) fn was(&self, id: ProjectId) -> Option<&'a Project> {
        self.frame.was(id)
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

/// Those of a group that counted at the start of the week.
fn before<'a>(group: &[(&'a Event, bool)]) -> impl Iterator<Item = &'a Event> {
    let before = group.iter().filter(|(_, is_before)| *is_before);
    before.map(|(event, _)| *event)
}
