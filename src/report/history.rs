//! What the log tells of past months: where every project stood, what it had reached and invested, month by month.
//!
//! Each state is the fold of the facts up to the month's last day ([`fold_project`]), as the board as of that day. What
//! was undone later is taken for never said, so that a mistake does not stand in the curves for ever. Kept are only the
//! months in which something changed.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months};
use chrono_tz::Tz;

use crate::domain::apply::fold_project;
use crate::domain::event::{Change, Event};
use crate::domain::id::{Day, ProjectId, StageKey};
use crate::domain::measure::{Measure, Quantity};
use crate::domain::project::Money;

/// A project at the end of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The month's last day.
    pub last: Day,
    /// Where it stood.
    pub stage: StageKey,
    /// Its measures.
    pub measures: Vec<Measure>,
    /// Its investment.
    pub money: Money,
}

/// Every project's months.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct History {
    months: BTreeMap<ProjectId, Vec<Moment>>,
}

/// The last day of a day's month.
pub fn month_end(day: Day) -> Day {
    let next = day
        .with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(1)));
    next.and_then(|next| next.pred_opt()).unwrap_or(day)
}

/// The ends of the last `count` months, the oldest first; the last one is the month of `today`.
pub fn months_up_to(today: Day, count: u32) -> Vec<Day> {
    let back = |months| today.with_day(1)?.checked_sub_months(Months::new(months));
    (0..count).rev().filter_map(back).map(month_end).collect()
}

impl History {
    /// Folds a log, given in any order.
    pub fn of(events: &[Event], zone: Tz) -> Self {
        let undone: BTreeSet<u64> = events.iter().filter_map(|event| event.undoes).collect();
        // An arrival stays even if undone, and then its undoing counts as well: the project is gone.
        let arrivals: BTreeSet<u64> = events
            .iter()
            .filter(|event| matches!(event.change, Change::Added { .. }))
            .map(|event| event.seq)
            .collect();
        let holds = |event: &Event| match event.undoes {
            Some(seq) => arrivals.contains(&seq),
            None => !undone.contains(&event.seq) || arrivals.contains(&event.seq),
        };
        let mut trails: BTreeMap<ProjectId, Vec<&Event>> = BTreeMap::new();
        for event in events.iter().filter(|event| holds(event)) {
            if let Some(id) = event.project {
                trails.entry(id).or_default().push(event);
            }
        }
        let months = trails.into_iter();
        Self {
            months: months
                .map(|(id, trail)| (id, moments(trail, zone)))
                .collect(),
        }
    }

    /// A project as it stood at the end of a month; `None` before it came onto the board.
    pub fn at(&self, id: ProjectId, last: Day) -> Option<&Moment> {
        let months = self.months.get(&id)?;
        months
            .iter()
            .take_while(|moment| moment.last <= last)
            .last()
    }

    /// How many of these projects stood in each stage at the end of a month.
    pub fn stages(&self, ids: &[ProjectId], last: Day) -> BTreeMap<StageKey, u32> {
        let mut counts = BTreeMap::new();
        for moment in ids.iter().filter_map(|id| self.at(*id, last)) {
            *counts.entry(moment.stage.clone()).or_default() += 1;
        }
        counts
    }

    /// What these projects had reached of a quantity at the end of a month: done and target, each `None` where nobody
    /// gave one. Only the same thing in the same unit and year is added up.
    pub fn reached(&self, ids: &[ProjectId], what: &Group, last: Day) -> Reached {
        let mut sum = Reached::default();
        for moment in ids.iter().filter_map(|id| self.at(*id, last)) {
            match what {
                Group::Money => sum.add(
                    moment.money.year_done.map(|wan| Quantity::whole(wan.0)),
                    moment.money.year_plan.map(|wan| Quantity::whole(wan.0)),
                ),
                Group::Measure { .. } => {
                    for measure in moment.measures.iter().filter(|one| what.has(one)) {
                        sum.add(measure.done, measure.target);
                    }
                }
            }
        }
        sum
    }
}

/// What is added up: the year's investment, or measures of the same name, unit and year.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// 本年完成投资 against 本年计划投资, in 万元.
    Money,
    /// Measures.
    Measure {
        /// Their name.
        name: String,
        /// Their unit.
        unit: String,
        /// Their year.
        year: Option<i32>,
    },
}

impl Group {
    /// The group of a measure.
    pub fn of(measure: &Measure) -> Self {
        Self::Measure {
            name: measure.name.clone(),
            unit: measure.unit.clone(),
            year: measure.year,
        }
    }

    /// Whether a measure belongs to it.
    pub fn has(&self, measure: &Measure) -> bool {
        match self {
            Self::Money => false,
            Self::Measure { name, unit, year } => {
                (name, unit, *year) == (&measure.name, &measure.unit, measure.year)
            }
        }
    }
}

/// Sums of a group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reached {
    /// Reached.
    pub done: Option<Quantity>,
    /// Planned.
    pub target: Option<Quantity>,
}

impl Reached {
    /// Adds one amount and its target. An amount without a target is left out: it would make the share of the others
    /// look better than it is.
    pub fn add(&mut self, done: Option<Quantity>, target: Option<Quantity>) {
        if target.is_none() {
            return;
        }
        let plus = |sum: &mut Option<Quantity>, more: Option<Quantity>| {
            if let Some(more) = more {
                *sum = Some(Quantity(sum.unwrap_or_default().0.saturating_add(more.0)));
            }
        };
        plus(&mut self.done, done);
        plus(&mut self.target, target);
    }

    /// Done of target in percent, rounded down.
    pub fn percent(self) -> Option<u32> {
        self.done?.percent_of(self.target?)
    }
}

/// The state at the end of every month in which something happened.
fn moments(mut trail: Vec<&Event>, zone: Tz) -> Vec<Moment> {
    trail.sort_by_key(|event| (event.effective, event.seq));
    let mut moments: Vec<Moment> = Vec::new();
    for (place, event) in trail.iter().enumerate() {
        let next = trail.get(place + 1);
        let is_last = next.is_none_or(|next| {
            (next.effective.year(), next.effective.month())
                != (event.effective.year(), event.effective.month())
        });
        if !is_last {
            continue;
        }
        let project = fold_project(trail.iter().take(place + 1).copied(), zone);
        let moment = project.map(|project| Moment {
            last: month_end(event.effective),
            stage: project.stage.stage,
            measures: project.measures.into_values().collect(),
            money: project.money,
        });
        moments.extend(moment);
    }
    moments
}

#[cfg(test)]
mod tests {
    use chrono_tz::Asia::Shanghai;

    use super::*;
    use crate::domain::id::PartId;
    use crate::domain::people::Basis;
    use crate::domain::testing::{ID, Log, day, mark, measure};

    fn to(stage: &str) -> Change {
        Change::Stage {
            from: mark("reserve", Basis::Stated),
            to: mark(stage, Basis::Stated),
        }
    }

    fn stations(done: i64) -> Change {
        Change::Measure {
            id: PartId(1),
            from: None,
            to: Some(measure("车站", Some(8), Some(done))),
        }
    }

    fn stage(history: &History, on: &str) -> Option<String> {
        Some(history.at(ID, day(on))?.stage.0.clone())
    }

    #[test]
    fn a_month_is_as_its_last_day_was() {
        let log = Log::of_project("preliminary")
            .on("2025-02-03", to("construction"))
            .on("2025-02-20", to("completed"))
            .on("2025-04-01", to("operating"));
        let history = History::of(&log.events, Shanghai);
        assert_eq!(stage(&history, "2024-12-31"), None);
        assert_eq!(
            stage(&history, "2025-01-31").as_deref(),
            Some("preliminary")
        );
        assert_eq!(stage(&history, "2025-02-28").as_deref(), Some("completed"));
        assert_eq!(stage(&history, "2025-03-31").as_deref(), Some("completed"));
        assert_eq!(stage(&history, "2025-04-30").as_deref(), Some("operating"));
        let counts = history.stages(&[ID], day("2025-03-31"));
        assert_eq!(counts, [(StageKey::from("completed"), 1)].into());
    }

    #[test]
    fn what_was_told_late_counts_on_its_day_and_what_was_undone_never() {
        let log = Log::of_project("preliminary")
            .told("2025-05-06", "2025-02-03", to("construction"))
            .on("2025-03-05", to("completed"))
            .on("2025-04-02", to("preliminary"))
            .undoing(3);
        let history = History::of(&log.events, Shanghai);
        for month in ["2025-02-28", "2025-03-31", "2025-04-30"] {
            assert_eq!(stage(&history, month).as_deref(), Some("construction"));
        }
    }

    #[test]
    fn only_the_same_thing_is_added_up() {
        let other = Change::Measure {
            id: PartId(2),
            from: None,
            to: Some(measure("土方", Some(100), Some(50))),
        };
        let log = Log::of_project("construction")
            .on("2025-01-20", stations(2))
            .on("2025-02-11", other)
            .on("2025-03-11", stations(6));
        let history = History::of(&log.events, Shanghai);
        let group = Group::of(&measure("车站", None, None));
        let at = |month: &str| {
            let sum = history.reached(&[ID], &group, day(month));
            (sum.done.map(|done| done.0 / 1000), sum.percent())
        };
        assert_eq!(at("2024-12-31"), (None, None));
        assert_eq!(at("2025-01-31"), (Some(2), Some(25)));
        assert_eq!(at("2025-02-28"), (Some(2), Some(25)));
        assert_eq!(at("2025-03-31"), (Some(6), Some(75)));
    }

    #[test]
    fn the_last_months_end_with_this_one() {
        let months = months_up_to(day("2025-03-14"), 3);
        assert_eq!(months, ["2025-01-31", "2025-02-28", "2025-03-31"].map(day));
    }
}
