//! The dashboard (总览) as figures: what the board counts today, by the same rules as the weekly summary.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months};

use super::history::{Group, Reached};
use super::week::{DepartmentRow, OnTime, department_rows};
use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::entry::{is_unreported, owes_entry};
use crate::domain::id::{Day, DeptId, StageKey};
use crate::domain::light::{Light, light};
use crate::domain::measure::Quantity;
use crate::domain::project::{Project, SideKind, SlipReason};

/// How many quarters back punctuality is told.
const QUARTERS: u32 = 8;

/// Counts over everything.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Projects.
    pub total: u32,
    /// Past their last day.
    pub overdue: u32,
    /// Due within the board's days.
    pub due_soon: u32,
    /// Owe an entry every week.
    pub owed: u32,
    /// Owe this week's entry.
    pub unreported: u32,
    /// Marked as blocked.
    pub blocked: u32,
    /// With an open problem.
    pub problems: u32,
    /// Suspended by decision.
    pub suspended: u32,
    /// Cancelled by decision.
    pub cancelled: u32,
}

/// A lead department in the league table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeagueRow {
    /// Which; `None` for projects without a lead.
    pub dept: Option<DeptId>,
    /// What the weekly summary counts.
    pub counts: DepartmentRow,
    /// How its dates moved.
    pub slips: SlipCount,
}

/// How often and how far dates moved.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SlipCount {
    /// Projects that slipped at least once.
    pub projects: u32,
    /// Slips.
    pub times: u32,
    /// Days of all of them.
    pub days: i64,
}

impl SlipCount {
    fn of<'a>(projects: impl Iterator<Item = &'a Project>) -> Self {
        let mut sum = Self::default();
        for project in projects.filter(|project| !project.slips.is_empty()) {
            sum.projects += 1;
            sum.times = sum.times.saturating_add(small(project.slips.len()));
            sum.days = sum.days.saturating_add(project.slipped_days());
        }
        sum
    }
}

/// Punctuality of what was finished in one quarter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuarterRow {
    /// The year.
    pub year: i32,
    /// 1 to 4.
    pub quarter: u32,
    /// Finished and on time.
    pub on_time: OnTime,
}

/// What was reached of one quantity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRow {
    /// Which.
    pub group: Group,
    /// How many projects have it.
    pub projects: u32,
    /// Sums as they stand.
    pub now: Reached,
}

/// Everything that the dashboard shows of today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Dashboard {
    /// Over everything.
    pub totals: Totals,
    /// By stage, in the board's order.
    pub stages: Vec<(StageKey, u32)>,
    /// By light, the most urgent first.
    pub lights: Vec<(Light, u32)>,
    /// By lead department, by number, those without a lead last.
    pub league: Vec<LeagueRow>,
    /// The last quarters, the newest first.
    pub quarters: Vec<QuarterRow>,
    /// Slips of all.
    pub slips: SlipCount,
    /// Projects with a slip for each reason (`None`: nobody gave one), those that there are.
    pub causes: Vec<(Option<SlipReason>, u32)>,
    /// Quantities with a target: those of which something was reached first, this year's and those without a year first, then by how many projects have them.
    pub groups: Vec<GroupRow>,
}

impl Dashboard {
    /// Counts projects.
    pub fn of(projects: &[&Project], board: &Board, today: Day) -> Self {
        Self {
            totals: totals(projects, board, today),
            stages: stages(projects, board),
            lights: lights(projects, board, today),
            league: league(projects, board, today),
            quarters: quarters(projects, board, today),
            slips: SlipCount::of(projects.iter().copied()),
            causes: causes(projects),
            groups: groups(projects, today),
        }
    }
}

fn small(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn count(projects: &[&Project], is_in: impl Fn(&Project) -> bool) -> u32 {
    small(projects.iter().filter(|project| is_in(project)).count())
}

fn totals(projects: &[&Project], board: &Board, today: Day) -> Totals {
    let week = Week::of(today);
    let side = |kind: SideKind| {
        count(projects, |project| {
            project.side.as_ref().is_some_and(|side| side.kind == kind)
        })
    };
    Totals {
        total: small(projects.len()),
        overdue: count(projects, |project| {
            project.days_late(board, today).is_some()
        }),
        due_soon: count(projects, |project| project.is_due_soon(board, today)),
        owed: count(projects, |project| owes_entry(project, board)),
        unreported: count(projects, |project| is_unreported(project, board, week)),
        blocked: count(projects, |project| project.block.is_some()),
        problems: count(projects, |project| project.open_problems().next().is_some()),
        suspended: side(SideKind::Suspended),
        cancelled: side(SideKind::Cancelled),
    }
}

fn stages(projects: &[&Project], board: &Board) -> Vec<(StageKey, u32)> {
    let keys = board.stages.iter().map(|stage| stage.key.clone());
    keys.map(|key| {
        let here = count(projects, |project| project.stage.stage == key);
        (key, here)
    })
    .collect()
}

fn lights(projects: &[&Project], board: &Board, today: Day) -> Vec<(Light, u32)> {
    let mut counts: BTreeMap<Light, u32> = BTreeMap::new();
    for project in projects {
        *counts
            .entry(light(project, board, today).light)
            .or_default() += 1;
    }
    Light::ALL
        .into_iter()
        .map(|light| (light, counts.get(&light).copied().unwrap_or(0)))
        .collect()
}

fn league(projects: &[&Project], board: &Board, today: Day) -> Vec<LeagueRow> {
    let rows = department_rows(projects, board, today, Week::of(today));
    rows.into_iter()
        .map(|counts| {
            let key = counts.dept.as_ref().map(|label| label.key.parse());
            let dept = key.and_then(Result::ok).map(DeptId);
            let led = projects
                .iter()
                .filter(|project| project.lead().map(|lead| lead.dept) == dept);
            LeagueRow {
                dept,
                slips: SlipCount::of(led.copied()),
                counts,
            }
        })
        .collect()
}

const fn quarter_of(month0: u32) -> u32 {
    month0 / 3 + 1
}

fn quarters(projects: &[&Project], board: &Board, today: Day) -> Vec<QuarterRow> {
    let of = |day: Day| (day.year(), quarter_of(day.month0()));
    let back = |quarters: u32| {
        let first = today.with_day(1)?;
        first.checked_sub_months(Months::new(3 * quarters)).map(of)
    };
    let row = |(year, quarter)| {
        let finished = projects
            .iter()
            .copied()
            .filter(|project| project.finished_on(board).map(of) == Some((year, quarter)));
        QuarterRow {
            year,
            quarter,
            on_time: OnTime::of(finished, board),
        }
    };
    (0..QUARTERS).filter_map(back).map(row).collect()
}

fn causes(projects: &[&Project]) -> Vec<(Option<SlipReason>, u32)> {
    let all = SlipReason::ALL.into_iter().map(Some).chain([None]);
    all.map(|cause| {
        let with = count(projects, |project| {
            project.slips.iter().any(|slip| slip.reason == cause)
        });
        (cause, with)
    })
    .filter(|(_, count)| *count > 0)
    .collect()
}

fn groups(projects: &[&Project], today: Day) -> Vec<GroupRow> {
    let mut sums: BTreeMap<Group, (u32, Reached)> = BTreeMap::new();
    for project in projects {
        let mut seen = BTreeSet::new();
        for measure in project.measures.values() {
            let group = Group::of(measure);
            let (projects, sum) = sums.entry(group.clone()).or_default();
            *projects += u32::from(seen.insert(group));
            sum.add(measure.done, measure.target);
        }
        let money = &project.money;
        if money.year_plan.is_some() {
            let (projects, sum) = sums.entry(Group::Money).or_default();
            *projects += 1;
            let whole = |wan: crate::domain::measure::Wan| Quantity::whole(wan.0);
            sum.add(money.year_done.map(whole), money.year_plan.map(whole));
        }
    }
    let mut rows: Vec<GroupRow> = sums
        .into_iter()
        .filter(|(group, (projects, now))| now.target.is_some() && can_be_added(group, *projects))
        .map(|(group, (projects, now))| GroupRow {
            group,
            projects,
            now,
        })
        .collect();
    // The order of the map stays among equals.
    rows.sort_by_key(|row| {
        let told = row.now.done.is_none();
        (
            told,
            age(&row.group, today),
            std::cmp::Reverse(row.projects),
        )
    });
    rows
}

/// Percentages of several projects make no sum.
fn can_be_added(group: &Group, projects: u32) -> bool {
    match group {
        Group::Money => true,
        Group::Measure { unit, .. } => projects < 2 || !unit.contains(['%', '％']),
    }
}

/// Money first, then this year's and what has no year, then the years before, the nearest first.
fn age(group: &Group, today: Day) -> i32 {
    match group {
        Group::Money => -1,
        Group::Measure { year: None, .. } => 0,
        Group::Measure {
            year: Some(year), ..
        } => (today.year() - year).abs(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::course::StageStep;
    use crate::domain::people::{Basis, Owner, OwnerRole};
    use crate::domain::testing::{board, day, due, project_in};

    fn today() -> Day {
        day("2025-03-14")
    }

    fn led(stage: &str, dept: u32, phrase: &str) -> Project {
        let mut project = project_in(stage);
        project.deadline = Some(due(phrase));
        project.owners = vec![Owner {
            dept: DeptId(dept),
            role: OwnerRole::Lead,
            basis: Basis::Stated,
        }];
        project
    }

    fn finished(dept: u32, phrase: &str, on: &str) -> Project {
        let mut project = led("construction", dept, phrase);
        project.stage.stage = "completed".into();
        project.path.push(StageStep {
            stage: "completed".into(),
            basis: Basis::Stated,
            on: day(on),
        });
        project
    }

    #[test]
    fn punctuality_is_told_by_the_quarter_of_finishing() {
        let all = [
            finished(1, "2024年底", "2024-12-20"),
            finished(1, "2024年11月底", "2024-12-20"),
            finished(2, "1月底", "2025-01-31"),
            // Came onto the board as finished: nobody saw when.
            led("completed", 2, "1月底"),
        ];
        let all: Vec<&Project> = all.iter().collect();
        let rows = Dashboard::of(&all, &board(), today()).quarters;
        assert_eq!(rows.len(), 8);
        let told: Vec<_> = rows
            .iter()
            .take(2)
            .map(|row| {
                (
                    row.year,
                    row.quarter,
                    row.on_time.finished,
                    row.on_time.on_time,
                )
            })
            .collect();
        assert_eq!(told, [(2025, 1, 1, 1), (2024, 4, 2, 1)]);
    }

    #[test]
    fn the_league_counts_what_each_department_leads() {
        let mut slipped = led("construction", 1, "2月底");
        slipped.baseline = Some(due("1月底"));
        slipped.slips = vec![crate::domain::project::Slip {
            from: due("1月底"),
            to: Some(due("2月底")),
            reason: Some(SlipReason::Land),
            note: None,
            on: day("2025-01-20"),
            actor: crate::domain::id::Actor("li".to_owned()),
        }];
        let all = [
            slipped,
            led("construction", 2, "3月底"),
            project_in("reserve"),
        ];
        let all: Vec<&Project> = all.iter().collect();
        let dashboard = Dashboard::of(&all, &board(), today());
        let rows: Vec<_> = dashboard
            .league
            .iter()
            .map(|row| {
                let counts = &row.counts;
                (
                    row.dept,
                    counts.total,
                    counts.overdue,
                    counts.due_soon,
                    row.slips,
                )
            })
            .collect();
        let once = SlipCount {
            projects: 1,
            times: 1,
            days: 28,
        };
        assert_eq!(
            rows,
            [
                (Some(DeptId(1)), 1, 1, 0, once),
                (Some(DeptId(2)), 1, 0, 1, SlipCount::default()),
                (None, 1, 0, 0, SlipCount::default()),
            ]
        );
        assert_eq!(dashboard.causes, [(Some(SlipReason::Land), 1)]);
        assert_eq!(dashboard.totals.overdue, 1);
        assert_eq!(dashboard.totals.owed, 2);
    }
}
