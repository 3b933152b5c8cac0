//! The whole board at one moment: its definition and all projects.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

use super::apply::{fold_board, fold_project};
use super::board::Board;
use super::event::Event;
use super::id::{Day, ProjectId};
use super::project::Project;

/// Up to where the log counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Horizon {
    /// All of it.
    Everything,
    /// Facts about this day and earlier ones, whenever they were recorded: the board as of a past date.
    Day(Day),
    /// Facts up to this instant: the cut-off of a weekly summary.
    Instant(DateTime<Utc>),
}

impl Horizon {
    /// Whether an event counts.
    ///
    /// A fact recorded on the day that it is about counts from the instant of recording; one recorded later counts
    /// from the beginning of its day, because nobody knows the hour.
    pub fn includes(self, event: &Event, zone: Tz) -> bool {
        match self {
            Self::Everything => true,
            Self::Day(day) => event.effective <= day,
            Self::Instant(cut_off) => instant_of(event, zone) <= cut_off,
        }
    }
}

/// The instant from which an event counts; see [`Horizon::includes`].
pub fn instant_of(event: &Event, zone: Tz) -> DateTime<Utc> {
    if event.recorded.with_timezone(&zone).date_naive() == event.effective {
        return event.recorded;
    }
    let midnight = event.effective.and_time(NaiveTime::MIN);
    zone.from_local_datetime(&midnight).earliest().map_or_else(
        || Utc.from_utc_datetime(&midnight),
        |there| there.with_timezone(&Utc),
    )
}

/// Board and projects, folded together.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// The board's definition.
    pub board: Board,
    /// Projects by number, the removed ones left out.
    pub projects: BTreeMap<ProjectId, Project>,
}

impl State {
    /// Folds a log, given in any order, up to a horizon. `zone` decides where days begin.
    pub fn fold(events: &[Event], zone: Tz, horizon: Horizon) -> Self {
        let mut of_board = Vec::new();
        let mut of_projects: BTreeMap<ProjectId, Vec<&Event>> = BTreeMap::new();
        for event in events.iter().filter(|event| horizon.includes(event, zone)) {
            match event.project {
                Some(id) => of_projects.entry(id).or_default().push(event),
                None => of_board.push(event),
            }
        }
        let projects = of_projects
            .into_iter()
            .filter_map(|(id, events)| Some((id, fold_project(events, zone)?)))
            .filter(|(_, project)| !project.removed)
            .collect();
        Self {
            board: fold_board(of_board),
            projects,
        }
    }
}
