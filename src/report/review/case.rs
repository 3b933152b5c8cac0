//! Which projects belong to the period, and what became of each.

use std::collections::BTreeMap;

use serde::Serialize;

use super::course::Course;
use super::frame::Scope;
use crate::domain::board::{Board, StageClass};
use crate::domain::course::Punctuality;
use crate::domain::id::{Day, ProjectId};
use crate::domain::project::{Project, SideKind, Slip};

/// Why a project belongs to the period; the first one that fits.
///
/// What was finished or cancelled when the period began and stayed so does not belong: nothing was owed any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Belonging {
    /// Planned for it: a plan year or a date in the period held when it began, or was given in it.
    Planned,
    /// Carried over: it was open when the period began, and its date had passed before.
    Carried,
    /// Only worked on: the log has a word on the work in the period (an entry, a stage, a milestone reached, a quantity
    /// done, a problem, a block, a stop), but no promise for it.
    Worked,
}

impl Belonging {
    /// All of them, in the order of a list.
    pub const ALL: [Self; 3] = [Self::Planned, Self::Carried, Self::Worked];

    /// The key in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Carried => "carried",
            Self::Worked => "worked",
        }
    }
}

/// What became of a project by the end of the period. Every project has exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Finished, not later than its date as it stands. A yearly goal is also reached by its quantities: all measures of
    /// its year that have a target came to it.
    OnTime,
    /// Finished later than its date as it stands.
    Late,
    /// Finished, but it has no date, or the log does not tell when it was finished.
    Finished,
    /// Open, its date has passed, and the log has a word on the work not older than the board's weeks of silence
    /// (`yellow_weeks_silent`) before that date: so it is known not to be finished. Of a yearly goal, a quantity is short
    /// of its target.
    Overdue,
    /// Open, its date has passed, and the log says nothing of the work since, or of a yearly goal no measure has both
    /// target and done: not a failure, not a success, not said.
    Unsaid,
    /// Open, its date lies after the end of the period.
    Ahead,
    /// Open, no date with a day.
    NoDate,
    /// Suspended by decision.
    Suspended,
    /// Cancelled by decision (dropped or merged into another: the decision's words stand among the adjustments).
    Cancelled,
}

impl Outcome {
    /// All of them, in the order of a table.
    pub const ALL: [Self; 9] = [
        Self::OnTime,
        Self::Late,
        Self::Finished,
        Self::Overdue,
        Self::Unsaid,
        Self::Ahead,
        Self::NoDate,
        Self::Suspended,
        Self::Cancelled,
    ];

    /// The key in JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Late => "late",
            Self::Finished => "finished",
            Self::Overdue => "overdue",
            Self::Unsaid => "unsaid",
            Self::Ahead => "ahead",
            Self::NoDate => "no_date",
            Self::Suspended => "suspended",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether the work was finished, the goal reached.
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::OnTime | Self::Late | Self::Finished)
    }
}

/// A project of the period with what became of it.
#[derive(Debug)]
pub(super) struct Case<'a> {
    pub(super) project: &'a Project,
    pub(super) course: Course,
    pub(super) belonging: Belonging,
    pub(super) outcome: Outcome,
    /// When it was finished or its goal reached, where the log tells.
    pub(super) finished: Option<Day>,
    /// Days after its date: of finishing, else of the day of judgement. Negative where it was finished before it.
    pub(super) days: Option<i64>,
    /// Finished not later than first promised.
    pub(super) is_as_first_promised: bool,
}

/// What the log says of all projects, and which of them belong to the period.
pub(super) struct Cases<'a> {
    /// Those that belong, by number.
    pub(super) of_period: Vec<Case<'a>>,
    /// The course of every other project on the board.
    pub(super) others: BTreeMap<ProjectId, Course>,
}

impl<'a> Cases<'a> {
    pub(super) fn of(scope: &Scope<'a>) -> Self {
        let mut cases = Self {
            of_period: Vec::new(),
            others: BTreeMap::new(),
        };
        for project in &scope.now {
            let course = Course::of(scope, project);
            match belonging(scope, project, &course) {
                Some(belonging) => {
                    cases
                        .of_period
                        .push(Case::new(scope, project, course, belonging));
                }
                None => {
                    cases.others.insert(project.id, course);
                }
            }
        }
        cases
    }
}

fn is_cancelled(project: &Project) -> bool {
    let side = project.side.as_ref();
    side.is_some_and(|side| side.kind == SideKind::Cancelled)
}

fn belonging(scope: &Scope<'_>, project: &Project, course: &Course) -> Option<Belonging> {
    let (board, first) = (&scope.frame.now.board, scope.frame.period.first_day());
    let was = scope.was(project.id);
    if let Some(was) = was {
        let was_done = board.class(&was.stage.stage) == StageClass::Done;
        let is_done = board.class(&project.stage.stage) == StageClass::Done;
        let is_finished_anew = project.finished_on(board).is_some_and(|on| on >= first);
        if was_done && is_done && !is_finished_anew || is_cancelled(was) && is_cancelled(project) {
            return None;
        }
    }
    let is_carried = was.is_some_and(|was| {
        let due = was.deadline.as_ref().and_then(|due| due.day);
        was.is_open(board) && due.is_some_and(|day| day < first)
    });
    if course.was_promised {
        Some(Belonging::Planned)
    } else if is_carried {
        Some(Belonging::Carried)
    } else if course.was_worked_on {
        Some(Belonging::Worked)
    } else {
        None
    }
}

impl<'a> Case<'a> {
    fn new(scope: &Scope<'_>, project: &'a Project, course: Course, belonging: Belonging) -> Self {
        let board = &scope.frame.now.board;
        let judged = scope.frame.judged;
        let kept = punctuality(project, &course, board);
        let outcome = outcome(project, &course, kept, board, judged);
        let due = project.deadline.as_ref().and_then(|due| due.day);
        let until = match outcome {
            Outcome::OnTime | Outcome::Late => kept.map(|kept| kept.finished),
            Outcome::Overdue | Outcome::Unsaid => Some(judged),
            Outcome::Finished
            | Outcome::Ahead
            | Outcome::NoDate
            | Outcome::Suspended
            | Outcome::Cancelled => None,
        };
        let finished = kept.map(|kept| kept.finished);
        let finished = finished.or_else(|| project.finished_on(board));
        Self {
            project,
            belonging,
            outcome,
            finished: finished.filter(|_| outcome.is_finished()),
            days: until.zip(due).map(|(until, due)| (until - due).num_days()),
            is_as_first_promised: kept.is_some_and(Punctuality::is_as_first_promised),
            course,
        }
    }

    /// Its slips of the period, the oldest first.
    pub(super) fn slips(&self, scope: &Scope<'_>) -> impl Iterator<Item = &'a Slip> {
        let frame = scope.frame;
        let (first, last) = (frame.period.first_day(), frame.last_day);
        let all = self.project.slips.iter();
        all.filter(move |slip| slip.on >= first && slip.on <= last)
    }
}

/// How it kept its promise: by the stage, or by the quantities of a yearly goal.
fn punctuality(project: &Project, course: &Course, board: &Board) -> Option<Punctuality> {
    if board.class(&project.stage.stage) == StageClass::Done {
        return project.punctuality(board);
    }
    let due = project.deadline.as_ref().and_then(|due| due.day)?;
    let reached = course.is_goal.then(|| course.goal_reached(project));
    let finished = reached?.ok().flatten()?;
    Some(Punctuality {
        finished,
        due,
        first: project
            .baseline
            .as_ref()
            .and_then(|first| first.day)
            .unwrap_or(due),
    })
}

fn outcome(
    project: &Project,
    course: &Course,
    kept: Option<Punctuality>,
    board: &Board,
    judged: Day,
) -> Outcome {
    if is_cancelled(project) {
        return Outcome::Cancelled;
    }
    if let Some(kept) = kept {
        return if kept.is_on_time() {
            Outcome::OnTime
        } else {
            Outcome::Late
        };
    }
    if board.class(&project.stage.stage) == StageClass::Done {
        return Outcome::Finished;
    }
    if project.side.is_some() {
        return Outcome::Suspended;
    }
    let Some(due) = project.deadline.as_ref().and_then(|due| due.day) else {
        return Outcome::NoDate;
    };
    if due >= judged {
        return Outcome::Ahead;
    }
    let silence = i64::from(board.settings.yellow_weeks_silent) * 7;
    let is_told = course
        .last_word
        .is_some_and(|on| (due - on).num_days() <= silence);
    let is_known = !course.is_goal || course.goal_reached(project).is_ok();
    if is_told && is_known {
        Outcome::Overdue
    } else {
        Outcome::Unsaid
    }
}
