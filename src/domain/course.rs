//! A project's course through the stages: where it stood on a day, when it was finished, whether that was on time.

use serde::{Deserialize, Serialize};

use super::board::{Board, StageClass};
use super::id::{Day, StageKey};
use super::people::Basis;
use super::project::Project;

/// An arrival in a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageStep {
    /// The stage that it came to.
    pub stage: StageKey,
    /// Whether that was stated or concluded.
    #[serde(default)]
    pub basis: Basis,
    /// The day.
    pub on: Day,
}

/// How a finished project kept its promise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Punctuality {
    /// The day on which it was finished.
    pub finished: Day,
    /// The last day of the deadline as it stands.
    pub due: Day,
    /// The last day of the deadline as first promised.
    pub first: Day,
}

impl Punctuality {
    /// Not later than the deadline as it stands.
    pub fn is_on_time(self) -> bool {
        self.finished <= self.due
    }

    /// Not later than the deadline as first promised.
    pub fn is_as_first_promised(self) -> bool {
        self.finished <= self.first
    }
}

impl Project {
    /// The stage in which it stood at the end of a day; `None` before it came onto the board.
    pub fn stage_on(&self, day: Day) -> Option<&StageKey> {
        let steps = self.path.iter().take_while(|step| step.on <= day);
        steps.last().map(|step| &step.stage)
    }

    /// The day on which a project that is finished came into the class done, where the log saw that: of one that came
    /// onto the board as finished it does not tell when that was.
    pub fn finished_on(&self, board: &Board) -> Option<Day> {
        let is_done = |stage: &StageKey| board.class(stage) == StageClass::Done;
        let mut before: Option<bool> = None;
        let mut finished = None;
        for step in &self.path {
            let done = is_done(&step.stage);
            if done && before == Some(false) {
                finished = Some(step.on);
            } else if !done {
                finished = None;
            }
            before = Some(done);
        }
        finished.filter(|_| is_done(&self.stage.stage))
    }

    /// The day on which a project came from before the works into the works, the last time that the log saw that: of one
    /// that came onto the board in a stage of work it does not tell when they began.
    pub fn started_on(&self, board: &Board) -> Option<Day> {
        let mut started = None;
        let mut before: Option<StageClass> = None;
        for step in &self.path {
            let class = board.class(&step.stage);
            if class == StageClass::Waiting {
                started = None;
            } else if class == StageClass::Active && before == Some(StageClass::Waiting) {
                started = Some(step.on);
            }
            before = Some(class);
        }
        started
    }

    /// How it kept its promise, if it is finished, the log saw when, and it has a deadline with a day.
    pub fn punctuality(&self, board: &Board) -> Option<Punctuality> {
        let due = self.deadline.as_ref().and_then(|deadline| deadline.day)?;
        let first = self.baseline.as_ref().and_then(|first| first.day);
        Some(Punctuality {
            finished: self.finished_on(board)?,
            due,
            first: first.unwrap_or(due),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::testing;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn on_path(steps: &[(&str, &str)]) -> Project {
        let mut project = testing::project_in("reserve");
        project.path = steps
            .iter()
            .map(|(stage, on)| StageStep {
                stage: StageKey::from(*stage),
                basis: Basis::Stated,
                on: day(on),
            })
            .collect();
        if let Some(last) = project.path.last() {
            project.stage.stage = last.stage.clone();
        }
        project
    }

    #[test]
    fn where_it_stood_is_the_last_step_up_to_the_day() {
        let project = on_path(&[
            ("preliminary", "2025-01-07"),
            ("construction", "2025-03-01"),
        ]);
        let stage = |on: &str| project.stage_on(day(on)).map(|stage| stage.0.as_str());
        assert_eq!(stage("2025-01-06"), None);
        assert_eq!(stage("2025-02-28"), Some("preliminary"));
        assert_eq!(stage("2025-03-01"), Some("construction"));
    }

    #[test]
    fn started_is_the_last_crossing_into_the_works() {
        let board = testing::board();
        let started = |steps: &[(&str, &str)]| on_path(steps).started_on(&board);
        let waiting = ("preliminary", "2025-01-07");
        let begun = ("construction", "2025-03-01");
        let built = ("completed", "2025-05-01");
        assert_eq!(started(&[waiting]), None);
        // Nobody saw when.
        assert_eq!(started(&[begun, built]), None);
        assert_eq!(started(&[waiting, begun, built]), Some(day("2025-03-01")));
        assert_eq!(started(&[waiting, begun, waiting]), None);
    }

    #[test]
    fn finished_is_the_last_crossing_into_what_is_done() {
        let board = testing::board();
        let finished = |steps: &[(&str, &str)]| on_path(steps).finished_on(&board);
        let begun = ("construction", "2025-01-07");
        let built = ("completed", "2025-03-01");
        let used = ("operating", "2025-05-01");
        assert_eq!(finished(&[begun]), None);
        assert_eq!(finished(&[begun, built, used]), Some(day("2025-03-01")));
        // Nobody saw when.
        assert_eq!(finished(&[built, used]), None);
        // Taken up again, and finished again.
        let again = ("construction", "2025-06-01");
        assert_eq!(finished(&[begun, built, again]), None);
        let then = ("completed", "2025-07-01");
        assert_eq!(
            finished(&[begun, built, again, then]),
            Some(day("2025-07-01"))
        );
    }
}
