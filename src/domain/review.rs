//! The overdue review (逾期督办): what counts as a manager's decision, and in what order things come before him.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::board::Board;
use super::confirmation::Verdict;
use super::event::{Change, Event};
use super::id::{Day, ProjectId};
use super::level::Level;
use super::project::Project;

/// What somebody decided on an overdue project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// 催办: those who owe it were urged.
    Urged,
    /// 升级: the level was raised.
    Raised,
    /// 按规则升级: the level was raised by the board's rule, for many at once.
    RaisedByRule,
    /// 降级: the level was lowered, but not to none.
    Lowered,
    /// 新时限: another date was accepted.
    Dated,
    /// 销号: the supervision was ended, or a problem cleared.
    Struck,
    /// 核实: what an operator says is done was confirmed.
    Confirmed,
    /// 退回: it was returned.
    Returned,
}

impl Decision {
    /// What a change decides, if it is such a decision.
    pub fn of(change: &Change) -> Option<Self> {
        match change {
            Change::Urged { .. } => Some(Self::Urged),
            Change::Level { rule: Some(_), .. } => Some(Self::RaisedByRule),
            Change::Level {
                to: Level::None, ..
            } => Some(Self::Struck),
            Change::Level { from, to, .. } if to > from => Some(Self::Raised),
            Change::Level { .. } => Some(Self::Lowered),
            Change::Confirmation { to: Some(to), .. } => match to.verdict {
                Some(Verdict::Confirmed) => Some(Self::Confirmed),
                Some(Verdict::Returned { .. }) => Some(Self::Returned),
                Some(Verdict::Void) | None => None,
            },
            Change::Deadline { .. } => Some(Self::Dated),
            Change::Problem {
                from: Some(from),
                to: Some(to),
                ..
            } if from.cleared.is_none() && to.cleared.is_some() => Some(Self::Struck),
            _ => None,
        }
    }

    /// Whether the project was looked at for it; what the rule did for many at once settles none of them.
    pub const fn settles(self) -> bool {
        !matches!(self, Self::RaisedByRule)
    }
}

/// The events that still count: without those that were undone, and without their undoings.
pub fn standing(events: &[Event]) -> impl Iterator<Item = &Event> {
    let undone: BTreeSet<u64> = events.iter().filter_map(|event| event.undoes).collect();
    events
        .iter()
        .filter(move |event| event.undoes.is_none() && !undone.contains(&event.seq))
}

/// The decisions among one person's events, those that still count; the clearing of a problem that a confirmation
/// carried out is one decision and not two.
pub fn decisions(events: &[Event]) -> impl Iterator<Item = (&Event, Decision)> {
    let is_confirmed = |event: &&Event| Decision::of(&event.change) == Some(Decision::Confirmed);
    let confirmed: BTreeSet<(u64, Option<ProjectId>)> = standing(events)
        .filter(is_confirmed)
        .map(|event| (event.group, event.project))
        .collect();
    let decisions =
        standing(events).filter_map(|event| Some((event, Decision::of(&event.change)?)));
    decisions.filter(move |(event, decision)| {
        let is_part = confirmed.contains(&(event.group, event.project));
        !is_part || *decision != Decision::Struck
    })
}

/// The projects that are overdue with their days, the highest level first and in it the latest; before them those on
/// which something waits for a manager, the longest first, whether or not they are overdue.
pub fn queue<'a>(
    projects: impl IntoIterator<Item = &'a Project>,
    board: &Board,
    today: Day,
) -> Vec<ProjectId> {
    let mut found: Vec<_> = projects
        .into_iter()
        .filter_map(|project| {
            let since = project.waiting().map(|(_, one)| one.since).min();
            let late = project.days_late(board, today);
            if since.is_none() && late.is_none() {
                return None;
            }
            // Of two options `None` is the smaller one: what waits has to be told apart first.
            let waits = (since.is_none(), since);
            Some((waits, Reverse((project.level, late)), project.id))
        })
        .collect();
    found.sort();
    found.into_iter().map(|(_, _, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::problem::{Clearing, Problem};
    use crate::domain::testing::{Log, board, day, due, project_in};

    fn level(from: Level, to: Level, rule: Option<i64>) -> Change {
        Change::Level { from, to, rule }
    }

    #[rstest]
    #[case(Change::Urged { note: String::new() }, Some(Decision::Urged))]
    #[case(level(Level::None, Level::Remind, None), Some(Decision::Raised))]
    #[case(
        level(Level::None, Level::Remind, Some(3)),
        Some(Decision::RaisedByRule)
    )]
    #[case(level(Level::Listed, Level::Remind, None), Some(Decision::Lowered))]
    #[case(level(Level::Listed, Level::None, None), Some(Decision::Struck))]
    #[case(Change::Deadline { from: None, to: Some(due("9月底")), slip: None }, Some(Decision::Dated))]
    #[case(Change::Note { text: "看过".to_owned() }, None)]
    fn some_changes_are_decisions(#[case] change: Change, #[case] decision: Option<Decision>) {
        assert_eq!(Decision::of(&change), decision);
    }

    #[test]
    fn only_the_clearing_of_a_problem_strikes_it_off() {
        let open = Problem {
            text: "管线".to_owned(),
            owner: None,
            limit: None,
            ask: None,
            opened: day("2025-03-01"),
            cleared: None,
        };
        let cleared = Problem {
            cleared: Some(Clearing {
                on: day("2025-03-14"),
                note: "已定".to_owned(),
            }),
            ..open.clone()
        };
        let change = |from: &Problem, to: &Problem| Change::Problem {
            id: crate::domain::id::PartId(1),
            from: Some(from.clone()),
            to: Some(to.clone()),
        };
        assert_eq!(
            Decision::of(&change(&open, &cleared)),
            Some(Decision::Struck)
        );
        assert_eq!(Decision::of(&change(&cleared, &open)), None);
        assert_eq!(Decision::of(&change(&open, &open)), None);
    }

    #[test]
    fn what_was_undone_stands_no_more() {
        let urged = || Change::Urged {
            note: String::new(),
        };
        let log = Log::of_project("construction")
            .on("2025-03-10", urged())
            .on("2025-03-11", urged())
            .on("2025-03-11", urged())
            .undoing(3);
        let left: Vec<u64> = standing(&log.events).map(|event| event.seq).collect();
        assert_eq!(left, [1, 2]);
    }

    #[test]
    fn the_highest_level_comes_first_and_in_it_the_latest() {
        let project = |id, date: &str, level| {
            let mut project = project_in("construction");
            project.id = ProjectId(id);
            project.deadline = Some(due(date));
            project.level = level;
            project
        };
        let projects = [
            project(1, "2025-03-01", Level::None),
            project(2, "2025-01-31", Level::None),
            project(3, "2025-03-10", Level::Listed),
            project(4, "2025-12-31", Level::Listed),
            project(5, "2025-03-01", Level::None),
        ];
        let found = queue(&projects, &board(), day("2025-03-14"));
        assert_eq!(found, [3, 2, 1, 5].map(ProjectId));
    }
}
