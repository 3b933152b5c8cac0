//! What the log tells of one project in the period, read in one pass over its events.

use chrono::Datelike;

use super::frame::Scope;
use crate::domain::board::{Board, SourceRef, StageClass};
use crate::domain::event::{Change, Event, Fact};
use crate::domain::id::{Day, PartId};
use crate::domain::level::Level;
use crate::domain::measure::Measure;
use crate::domain::people::Basis;
use crate::domain::project::{PlanClass, Project};

/// The project's way through the period.
#[derive(Debug, Default)]
pub(super) struct Course {
    /// A plan year or a date in the period held when it began, or was given in it.
    pub(super) was_promised: bool,
    /// The log has a word on the work in the period, see [`is_word`].
    pub(super) was_worked_on: bool,
    /// The day of the last word on the work, whether or not in the period.
    pub(super) last_word: Option<Day>,
    /// The present date is a yearly goal (`Change::Goal`).
    pub(super) is_goal: bool,
    /// The document and section that gave the present date or plan year.
    pub(super) promised_by: Option<SourceRef>,
    /// The class that was said for the plan of the period: with or after the present plan year, where that lies in the
    /// period; in the period, where the plan year is an older one. What was said for a later plan is none.
    pub(super) class: Option<PlanClass>,
    /// The day on which each measure came to its target and stayed there.
    pub(super) reached: Vec<(PartId, Day)>,
    /// Problems opened in the period.
    pub(super) problems_opened: u32,
    /// Problems cleared in the period.
    pub(super) problems_cleared: u32,
    /// Levels raised in the period.
    pub(super) levels_raised: u32,
    /// Urged in the period.
    pub(super) urged: u32,
    /// From which day on it owed weekly entries, or no more.
    pub(super) owing: Vec<(Day, bool)>,
}

/// What a reader of the log has to remember between two events.
struct Reader {
    class: StageClass,
    is_aside: bool,
    is_gone: bool,
    level: Level,
    plan_year_on: Option<Day>,
    plan_class: Option<(PlanClass, Day)>,
}

impl Reader {
    fn class_of(&self, project: &Project, scope: &Scope<'_>) -> Option<PlanClass> {
        let period = scope.frame.period;
        let (class, on) = self.plan_class?;
        let is_stale = self.plan_year_on.is_some_and(|year| year > on);
        let is_with_year = self.plan_year_on == Some(on);
        let is_of_year = project.plan_year.is_some_and(|year| period.has_year(year));
        let is_meant = is_of_year || period.contains(on) && !is_with_year;
        (is_meant && !is_stale).then_some(class)
    }
}

/// Whether an event tells of the work: a weekly entry, a stage that it came to or that somebody stated, a milestone
/// reached, a quantity done, a problem, a block, a stop or an end. Coming onto the board tells of the work where the
/// stage is stated and not one of waiting, or is one of what is done.
fn is_word(event: &Event, board: &Board) -> bool {
    match &event.change {
        Change::Added { project } => match board.class(&project.stage.stage) {
            StageClass::Waiting => false,
            StageClass::Active => project.stage.basis == Basis::Stated,
            StageClass::Done => true,
        },
        Change::Stage { from, to } => to.stage != from.stage || to.basis == Basis::Stated,
        Change::Milestone { from, to, .. } => {
            let done = |milestone: &Option<_>| {
                let milestone: &crate::domain::milestone::Milestone = milestone.as_ref()?;
                milestone.done
            };
            done(to).is_some() && done(to) != done(from)
        }
        Change::Measure { from, to, .. } => {
            let done =
                |measure: &Option<Measure>| measure.as_ref().and_then(|measure| measure.done);
            done(to).is_some() && done(to) != done(from)
        }
        Change::Entry { to, .. } => to.is_some(),
        Change::Problem { .. } | Change::Block { .. } | Change::Side { .. } => true,
        // What an operator says is done tells of the work, whatever becomes of it; a verdict does not.
        Change::Confirmation { from, .. } => from.is_none(),
        Change::Removal { .. }
        | Change::Fact { .. }
        | Change::Deadline { .. }
        | Change::Goal { .. }
        | Change::Owners { .. }
        | Change::Level { .. }
        | Change::Urged { .. }
        | Change::Light { .. }
        | Change::Note { .. }
        | Change::BoardPerson { .. }
        | Change::BoardTitle { .. }
        | Change::BoardSettings { .. }
        | Change::BoardStage { .. }
        | Change::BoardCategory { .. }
        | Change::BoardDepartment { .. }
        | Change::BoardSource { .. }
        | Change::BoardTask { .. }
        | Change::BoardYear { .. }
        | Change::BoardIndicator { .. } => false,
    }
}

impl Course {
    /// Reads a project's events.
    pub(super) fn of(scope: &Scope<'_>, project: &Project) -> Self {
        let frame = scope.frame;
        let was = scope.was(project.id);
        let due = was.and_then(|was| was.deadline.as_ref()?.day);
        let year = was.and_then(|was| was.plan_year);
        let mut course = Self {
            was_promised: year.is_some_and(|year| frame.period.has_year(year))
                || due.is_some_and(|day| frame.period.contains(day)),
            ..Self::default()
        };
        let mut reader = Reader {
            class: StageClass::Waiting,
            is_aside: false,
            is_gone: false,
            level: Level::None,
            plan_year_on: None,
            plan_class: None,
        };
        for event in frame.trail(project.id) {
            let is_in_period = frame.is_in_period(event);
            if is_word(event, &frame.now.board) {
                course.last_word = Some(event.effective);
                course.was_worked_on |= is_in_period;
            }
            course.promise(event, &mut reader, is_in_period, scope);
            course.work(event);
            course.supervise(event, &mut reader, is_in_period);
            course.owe(event, &mut reader, &frame.now.board);
        }
        course.class = reader.class_of(project, scope);
        course
    }

    /// Dates, plan years and classes.
    fn promise(
        &mut self,
        event: &Event,
        reader: &mut Reader,
        is_in_period: bool,
        scope: &Scope<'_>,
    ) {
        let period = scope.frame.period;
        match &event.change {
            Change::Deadline { to, .. } | Change::Goal { to, .. } => {
                self.is_goal = matches!(event.change, Change::Goal { .. });
                self.promised_by.clone_from(&event.source);
                let day = to.as_ref().and_then(|to| to.day);
                self.was_promised |= is_in_period && day.is_some_and(|day| period.contains(day));
            }
            Change::Fact {
                to: Fact::PlanYear(year),
                ..
            } => {
                reader.plan_year_on = Some(event.effective);
                if self.promised_by.is_none() {
                    self.promised_by.clone_from(&event.source);
                }
                self.was_promised |= is_in_period && year.is_some_and(|year| period.has_year(year));
            }
            Change::Fact {
                to: Fact::PlanClass(class),
                ..
            } => reader.plan_class = class.map(|class| (class, event.effective)),
            _ => {}
        }
    }

    /// Measures that came to their targets.
    fn work(&mut self, event: &Event) {
        let Change::Measure { id, to, .. } = &event.change else {
            return;
        };
        let is_reached = to
            .as_ref()
            .is_some_and(|to| to.percent().is_some_and(|share| share >= 100));
        if !is_reached {
            self.reached.retain(|(known, _)| known != id);
        } else if self.reached.iter().all(|(known, _)| known != id) {
            self.reached.push((*id, event.effective));
        }
    }

    /// Problems, levels and urging.
    fn supervise(&mut self, event: &Event, reader: &mut Reader, is_in_period: bool) {
        let counts = u32::from(is_in_period);
        match &event.change {
            Change::Problem { from, to, .. } => {
                let is_cleared = |problem: &Option<crate::domain::problem::Problem>| {
                    problem
                        .as_ref()
                        .is_some_and(|problem| problem.cleared.is_some())
                };
                self.problems_opened += counts * u32::from(from.is_none() && to.is_some());
                self.problems_cleared += counts * u32::from(is_cleared(to) && !is_cleared(from));
            }
            Change::Level { to, .. } => {
                self.levels_raised += counts * u32::from(*to > reader.level);
                reader.level = *to;
            }
            Change::Urged { .. } => self.urged += counts,
            _ => {}
        }
    }

    /// From when to when weekly entries were owed, by the rule of `domain::entry::owes_entry`.
    fn owe(&mut self, event: &Event, reader: &mut Reader, board: &Board) {
        match &event.change {
            Change::Added { project } => reader.class = board.class(&project.stage.stage),
            Change::Stage { to, .. } => reader.class = board.class(&to.stage),
            Change::Side { to, .. } => reader.is_aside = to.is_some(),
            Change::Removal { to, .. } => reader.is_gone = *to,
            _ => return,
        }
        let owes = reader.class == StageClass::Active && !reader.is_aside && !reader.is_gone;
        if self
            .owing
            .last()
            .map_or(owes, |(_, before)| *before != owes)
        {
            self.owing.push((event.effective, owes));
        }
    }

    /// The day on which the year's goal was reached by its quantities: every measure of the goal's year that has a
    /// target came to it. `Ok(None)` where one is known to be short of its target, `Err` where the log does not tell:
    /// nothing has a target, or none is short and what one came to was not said.
    pub(super) fn goal_reached(&self, project: &Project) -> Result<Option<Day>, NotTold> {
        let day = project.deadline.as_ref().and_then(|goal| goal.day);
        let day = day.ok_or(NotTold)?;
        let aimed =
            |measure: &Measure| measure.year == Some(day.year()) && measure.target.is_some();
        let mut latest = None;
        let mut is_untold = false;
        for (id, measure) in project.measures.iter().filter(|(_, one)| aimed(one)) {
            let reached = self.reached.iter().find(|(known, _)| known == id);
            match reached {
                Some((_, on)) => latest = latest.max(Some(*on)),
                None if measure.done.is_some() => return Ok(None),
                None => is_untold = true,
            }
        }
        latest.filter(|_| !is_untold).map(Some).ok_or(NotTold)
    }
}

/// The log does not tell what became of a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotTold;
