//! What happened on one project since the last report.

use super::frame::Scope;
use super::label;
use super::progress::{Mark, Step, StepKind};
use crate::domain::board::Board;
use crate::domain::calendar::Week;
use crate::domain::entry::Entry;
use crate::domain::event::{Change, Event};
use crate::domain::id::{Day, PartId};
use crate::domain::measure::Measure;
use crate::domain::milestone::Milestone;
use crate::domain::project::Project;

pub(super) const fn plain(kind: StepKind) -> Step {
    Step { kind, mark: None }
}

fn marked(kinds: Vec<StepKind>, mark: Mark) -> impl Iterator<Item = Step> {
    kinds.into_iter().map(move |kind| Step {
        kind,
        mark: Some(mark),
    })
}

/// Everything that happened on a project: what was taken back, what was told late, its moves one by one, and the
/// difference that the week made to all the rest.
pub(super) fn steps(scope: &Scope<'_>, project: &Project) -> Vec<Step> {
    let (frame, board) = (scope.frame, &scope.frame.now.board);
    let was = scope.was(project.id);
    let mut steps = Vec::new();
    if let (Some(was), Some(base)) = (was, frame.rebased(project.id)) {
        let moved = stage_move(was, &base, was.stage_since, board);
        let side = side_move(was, &base, None);
        let kinds = moved.into_iter().chain(side).collect();
        steps.extend(marked(kinds, Mark::TakenBack));
    }
    for (place, event) in frame.news(project.id) {
        if frame.is_late(event) {
            let (before, after) = frame.around(project.id, place);
            let kinds = after.map(|after| difference(scope, before.as_ref(), &after, event));
            steps.extend(marked(kinds.unwrap_or_default(), Mark::Late));
        }
    }
    if was.is_none() {
        steps.push(plain(arrival(scope, project)));
    }
    for (place, event) in frame.news(project.id) {
        if frame.is_of_week(event) && is_move(event) {
            let (before, after) = frame.around(project.id, place);
            let Some((before, after)) = before.zip(after) else {
                continue;
            };
            steps.extend(stage_move(&before, &after, event.effective, board).map(plain));
            steps.extend(side_move(&before, &after, event.reason.as_deref()).map(plain));
        }
    }
    match was {
        Some(was) if frame.has_moved(project.id) => {
            steps.extend(rest(was, project, frame.week).into_iter().map(plain));
        }
        Some(_) => {}
        None => {
            let of_week = |day: Day| day > scope.day_before && day <= scope.today;
            steps.extend(
                reached(None, project)
                    .into_iter()
                    .filter(|step| matches!(step, StepKind::Reached { on, .. } if of_week(*on)))
                    .map(plain),
            );
        }
    }
    steps.extend(missed(scope, project).into_iter().map(plain));
    steps
}

/// Whether an event is told for itself, however the week ended.
const fn is_move(event: &Event) -> bool {
    matches!(event.change, Change::Stage { .. } | Change::Side { .. })
}

/// Suspended, cancelled, or resumed: the state of a project that goes on keeps no words, those of the event are told.
fn side_move(before: &Project, after: &Project, why: Option<&str>) -> Option<StepKind> {
    let side = after.side.as_ref();
    let reason = side.map_or(why, |side| Some(&side.reason));
    let decision = side.and_then(|side| side.decision.as_deref());
    (before.side != after.side).then(|| StepKind::Side {
        side: side.map(|side| side.kind),
        reason: reason.map(label::line).unwrap_or_default(),
        decision: decision.map(label::line),
    })
}

/// In which stage a project arrived, by its first event.
fn arrival(scope: &Scope<'_>, project: &Project) -> StepKind {
    let board = &scope.frame.now.board;
    let trail = scope.frame.trail(project.id).iter();
    let first = trail.filter_map(|event| {
        if let Change::Added { project } = &event.change {
            Some(&project.stage)
        } else {
            None
        }
    });
    let stage = first.into_iter().next().unwrap_or(&project.stage);
    StepKind::Arrived {
        stage: label::stage_mark(stage, board),
    }
}

/// What one late fact changed.
fn difference(
    scope: &Scope<'_>,
    before: Option<&Project>,
    after: &Project,
    event: &Event,
) -> Vec<StepKind> {
    let board = &scope.frame.now.board;
    let Some(before) = before else {
        let stage = label::stage_mark(&after.stage, board);
        return vec![StepKind::Arrived { stage }];
    };
    let mut kinds: Vec<StepKind> = stage_move(before, after, event.effective, board)
        .into_iter()
        .collect();
    kinds.extend(side_move(before, after, event.reason.as_deref()));
    kinds.extend(rest(before, after, scope.frame.week));
    kinds
}

fn stage_move(before: &Project, after: &Project, on: Day, board: &Board) -> Option<StepKind> {
    (before.stage.stage != after.stage.stage).then(|| StepKind::Stage {
        from: label::stage(&before.stage.stage, board),
        to: label::stage_mark(&after.stage, board),
        on,
    })
}

/// The difference in everything but stage and side state.
fn rest(before: &Project, after: &Project, week: Week) -> Vec<StepKind> {
    let mut kinds = Vec::new();
    if before.block != after.block {
        let reason = after.block.as_ref().map(|block| label::line(&block.reason));
        kinds.push(StepKind::Block { reason });
    }
    kinds.extend(level(before, after));
    kinds.extend(reached(Some(before), after));
    kinds.extend(measures(before, after));
    kinds.extend(entries(before, after, week));
    kinds
}

fn level(before: &Project, after: &Project) -> Option<StepKind> {
    let mark = after.level_mark.as_ref();
    (before.level != after.level).then(|| StepKind::Level {
        from: before.level,
        to: after.level,
        rule: mark.and_then(|mark| mark.rule),
        reason: mark
            .and_then(|mark| mark.reason.as_deref())
            .map(label::line),
    })
}

/// Milestones reached or opened again.
fn reached(before: Option<&Project>, after: &Project) -> Vec<StepKind> {
    let step = |(id, milestone): (&PartId, &Milestone)| {
        let was = before
            .and_then(|before| before.milestones.get(id))
            .and_then(|was| was.done);
        let name = label::line(&milestone.name);
        match (was, milestone.done) {
            (None, Some(on)) => Some(StepKind::Reached {
                milestone: name,
                on,
                document: milestone.document.as_deref().map(label::line),
            }),
            (Some(_), None) => Some(StepKind::Reopened { milestone: name }),
            (Some(_), Some(_)) | (None, None) => None,
        }
    };
    after.milestones.iter().filter_map(step).collect()
}

/// Milestones that became overdue since the last report: those due on the day of the cut-off itself have until midnight
/// and are told a week later.
fn missed(scope: &Scope<'_>, project: &Project) -> Vec<StepKind> {
    if !project.is_open(&scope.frame.now.board) || project.side.is_some() {
        return Vec::new();
    }
    let open = project.milestones.values().filter(|m| m.done.is_none());
    let step = |milestone: &Milestone| {
        let deadline = milestone.deadline.as_ref()?;
        let day = deadline.day?;
        (day >= scope.day_before && day < scope.today).then(|| StepKind::Missed {
            milestone: label::line(&milestone.name),
            due: label::due(deadline),
        })
    };
    open.filter_map(step).collect()
}

fn measures(before: &Project, after: &Project) -> Vec<StepKind> {
    let step = |(id, measure): (&PartId, &Measure)| {
        let from = before.measures.get(id).and_then(|was| was.done);
        (from != measure.done).then(|| StepKind::Measure {
            name: label::line(&measure.name),
            unit: label::line(&measure.unit),
            from,
            to: measure.done,
            target: measure.target,
        })
    };
    after.measures.iter().filter_map(step).collect()
}

/// Entries of other weeks than the report's own, new or rewritten.
fn entries(before: &Project, after: &Project, week: Week) -> Vec<StepKind> {
    let step = |(of, entry): (&Week, &Entry)| {
        let was = before.entries.get(of).map(|was| &was.text);
        let is_news = *of != week && was != Some(&entry.text);
        is_news.then(|| StepKind::Entry {
            week: *of,
            text: label::lines(&entry.text.progress),
            sample: entry.text.sample,
        })
    };
    after.entries.iter().filter_map(step).collect()
}
