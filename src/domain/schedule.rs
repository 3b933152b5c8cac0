//! What of a project lies where in time: begin, promise, slips, milestones, end. The timeline draws it.

use chrono::Datelike;

use super::board::{Board, StageClass};
use super::deadline::Deadline;
use super::id::Day;
use super::milestone::Milestone;
use super::people::Basis;
use super::project::Project;

/// How milestones are called that mean the beginning of the works.
const BEGINNINGS: &[&str] = &["开工", "动工", "进场施工", "开工建设", "实现开工"];

/// On what ground a beginning is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StartGround {
    /// The milestone 开工 was reached.
    Reached,
    /// It was moved into a stage under way.
    Moved,
    /// It was concluded that it came under way.
    Concluded,
    /// It was under way when it was first recorded; it began then or earlier.
    FirstRecord,
    /// The milestone 开工 is planned for then.
    Planned,
    /// Nothing is known: the first day of the plan year, or of the deadline's year.
    PlanYear,
    /// Nothing is known: the first day of the five years that the deadline names.
    PlanPeriod,
}

impl StartGround {
    /// Whether nobody said so.
    pub const fn is_inferred(self) -> bool {
        match self {
            Self::Reached | Self::Moved | Self::Planned => false,
            Self::Concluded | Self::FirstRecord | Self::PlanYear | Self::PlanPeriod => true,
        }
    }
}

/// A beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Start {
    /// The day.
    pub on: Day,
    /// How that is known.
    pub ground: StartGround,
}

/// How a milestone stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeState {
    /// Reached.
    Done,
    /// Still ahead.
    Open,
    /// Not reached, its last day has ended.
    Late,
}

/// A milestone's place in time: the day it was reached, or its last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// The day.
    pub on: Day,
    /// How it stands.
    pub state: NodeState,
}

/// A project's schedule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// When it began or shall begin; `None` where there is no deadline to draw a bar to and nothing is known.
    pub start: Option<Start>,
    /// First and last day of the period that the deadline names: of 三季度末 the quarter.
    pub due: Option<(Day, Day)>,
    /// The last day of the first promise, where that is another one.
    pub baseline: Option<Day>,
    /// The day on which it was finished, where the log saw that.
    pub finished: Option<Day>,
    /// Up to when it runs over its deadline: the day of finishing, or today.
    pub over: Option<Day>,
    /// Its milestones that have a day.
    pub nodes: Vec<Node>,
}

impl Schedule {
    /// Reads it off a project.
    pub fn of(project: &Project, board: &Board, today: Day) -> Self {
        let day = |deadline: &Option<Deadline>| deadline.as_ref().and_then(|one| one.day);
        let due = day(&project.deadline);
        let finished = project.finished_on(board);
        let until = finished.or_else(|| project.days_late(board, today).map(|_| today));
        let is_open = project.is_open(board);
        Self {
            start: start(project, board),
            due: due.map(|last| (period_start(project, last), last)),
            baseline: day(&project.baseline).filter(|first| Some(*first) != due),
            finished,
            over: until.filter(|until| due.is_some_and(|due| *until > due)),
            nodes: project
                .milestones
                .values()
                .filter_map(|milestone| node(milestone, today, is_open))
                .collect(),
        }
    }
}

fn period_start(project: &Project, last: Day) -> Day {
    let precision = project.deadline.as_ref().map(|deadline| deadline.precision);
    precision
        .and_then(|precision| precision.first_day(last))
        .unwrap_or(last)
}

/// A milestone that was never ticked off on a project that owes nothing any more is not late.
fn node(milestone: &Milestone, today: Day, is_open: bool) -> Option<Node> {
    if let Some(on) = milestone.done {
        let state = NodeState::Done;
        return Some(Node { on, state });
    }
    let on = milestone.deadline.as_ref()?.day?;
    let state = if milestone.is_overdue(today) && is_open {
        NodeState::Late
    } else {
        NodeState::Open
    };
    Some(Node { on, state })
}

/// The best that is known of the beginning: the milestone 开工, the move into a stage under way, the first record of it
/// under way, the plan for 开工, the plan year.
fn start(project: &Project, board: &Board) -> Option<Start> {
    let known = reached(project).or_else(|| moved(project, board));
    let due = project.deadline.as_ref().and_then(|deadline| deadline.day);
    // What was first recorded after its deadline did begin before.
    let is_possible =
        |start: &Start| !start.ground.is_inferred() || due.is_none_or(|due| start.on <= due);
    known
        .filter(is_possible)
        .or_else(|| planned(project))
        .or_else(|| by_plan(project))
}

fn beginnings(project: &Project) -> impl Iterator<Item = &Milestone> {
    let milestones = project.milestones.values();
    milestones.filter(|milestone| BEGINNINGS.contains(&milestone.name.as_str()))
}

fn reached(project: &Project) -> Option<Start> {
    let on = beginnings(project).filter_map(|one| one.done).min()?;
    let ground = StartGround::Reached;
    Some(Start { on, ground })
}

fn moved(project: &Project, board: &Board) -> Option<Start> {
    let class = |at: usize| project.path.get(at).map(|step| board.class(&step.stage));
    let first = (0..project.path.len()).find(|at| class(*at) == Some(StageClass::Active))?;
    let step = project.path.get(first)?;
    let ground = match (first.checked_sub(1).and_then(class), step.basis) {
        (Some(StageClass::Waiting), Basis::Stated) => StartGround::Moved,
        (Some(StageClass::Waiting), Basis::Inferred) => StartGround::Concluded,
        (Some(StageClass::Active | StageClass::Done) | None, _) => StartGround::FirstRecord,
    };
    Some(Start {
        on: step.on,
        ground,
    })
}

fn planned(project: &Project) -> Option<Start> {
    let days = beginnings(project).filter_map(|one| one.deadline.as_ref()?.day);
    let on = days.min()?;
    let ground = StartGround::Planned;
    Some(Start { on, ground })
}

fn by_plan(project: &Project) -> Option<Start> {
    let deadline = project.deadline.as_ref()?;
    let last = deadline.day?;
    let period = deadline.precision.first_day(last)?;
    let year = project
        .plan_year
        .filter(|year| *year <= last.year())
        .unwrap_or_else(|| last.year());
    let on = Day::from_ymd_opt(year, 1, 1)?;
    if period < on && project.plan_year.is_none() {
        let ground = StartGround::PlanPeriod;
        return Some(Start { on: period, ground });
    }
    let ground = StartGround::PlanYear;
    Some(Start { on, ground })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::course::StageStep;
    use crate::domain::id::PartId;
    use crate::domain::testing::{board, day, due, milestone, project_in};

    fn step(stage: &str, basis: Basis, on: &str) -> StageStep {
        StageStep {
            stage: stage.into(),
            basis,
            on: day(on),
        }
    }

    fn today() -> Day {
        day("2025-03-14")
    }

    fn begun(project: &Project) -> (String, StartGround) {
        let start = Schedule::of(project, &board(), today()).start.unwrap();
        (start.on.to_string(), start.ground)
    }

    #[test]
    fn the_beginning_is_the_best_that_is_known() {
        let mut project = project_in("preliminary");
        project.plan_year = Some(2024);
        project.deadline = Some(due("年底前"));
        assert_eq!(
            begun(&project),
            ("2024-01-01".into(), StartGround::PlanYear)
        );
        let plan = milestone("开工", Some("6月底"));
        project.milestones.insert(PartId(1), plan.clone());
        assert_eq!(begun(&project), ("2025-06-30".into(), StartGround::Planned));
        let move_on = |basis| step("construction", basis, "2025-03-01");
        project.path.push(move_on(Basis::Inferred));
        assert_eq!(begun(&project).1, StartGround::Concluded);
        project.path.pop();
        project.path.push(move_on(Basis::Stated));
        assert_eq!(begun(&project), ("2025-03-01".into(), StartGround::Moved));
        let done = Milestone {
            done: Some(day("2025-02-20")),
            ..plan
        };
        project.milestones.insert(PartId(1), done);
        assert_eq!(begun(&project), ("2025-02-20".into(), StartGround::Reached));
    }

    #[test]
    fn what_was_under_way_when_first_recorded_began_then_at_the_latest() {
        let mut project = project_in("construction");
        project.deadline = Some(due("年底前"));
        assert_eq!(
            begun(&project),
            ("2025-01-06".into(), StartGround::FirstRecord)
        );
        // Recorded after its deadline: not even that.
        project.deadline = Some(due("2024年底"));
        assert_eq!(
            begun(&project),
            ("2024-01-01".into(), StartGround::PlanYear)
        );
        project.path.clear();
        project.deadline = Some(due("“十四五”期间"));
        assert_eq!(
            begun(&project),
            ("2021-01-01".into(), StartGround::PlanPeriod)
        );
    }

    #[rstest]
    #[case::quarter("三季度末", "2025-07-01", "2025-09-30")]
    #[case::month("6月底", "2025-06-01", "2025-06-30")]
    #[case::day("2025-06-18", "2025-06-18", "2025-06-18")]
    fn a_promise_is_a_stretch_as_long_as_it_is_vague(
        #[case] phrase: &str,
        #[case] first: &str,
        #[case] last: &str,
    ) {
        let mut project = project_in("construction");
        project.deadline = Some(due(phrase));
        let schedule = Schedule::of(&project, &board(), today());
        assert_eq!(schedule.due, Some((day(first), day(last))));
        assert_eq!((schedule.baseline, schedule.over), (None, None));
    }

    #[test]
    fn what_runs_over_does_so_until_today_or_until_it_was_finished() {
        let mut project = project_in("construction");
        project.deadline = Some(due("1月底"));
        project.baseline = Some(due("2024年底"));
        let schedule = Schedule::of(&project, &board(), today());
        assert_eq!(schedule.over, Some(today()));
        assert_eq!(schedule.baseline, Some(day("2024-12-31")));
        project
            .path
            .push(step("completed", Basis::Stated, "2025-02-10"));
        project.stage.stage = "completed".into();
        let schedule = Schedule::of(&project, &board(), today());
        assert_eq!(schedule.finished, Some(day("2025-02-10")));
        assert_eq!(schedule.over, Some(day("2025-02-10")));
    }

    #[test]
    fn a_node_is_done_open_or_late_and_late_only_while_something_is_owed() {
        let mut project = project_in("construction");
        project
            .milestones
            .insert(PartId(1), milestone("封顶", Some("2月底")));
        project
            .milestones
            .insert(PartId(2), milestone("验收", Some("6月底")));
        project
            .milestones
            .insert(PartId(3), milestone("通车", None));
        let states = |project: &Project| -> Vec<NodeState> {
            let nodes = Schedule::of(project, &board(), today()).nodes;
            nodes.iter().map(|node| node.state).collect()
        };
        assert_eq!(states(&project), [NodeState::Late, NodeState::Open]);
        project.stage.stage = "completed".into();
        assert_eq!(states(&project), [NodeState::Open, NodeState::Open]);
    }
}
