//! Milestones, measures and problems: the numbered parts of a project.

use std::collections::BTreeMap;

use super::super::deadline::Deadline;
use super::super::event::{Change, Draft};
use super::super::id::{Day, DeptId, PartId, ProjectId};
use super::super::measure::{Measure, Quantity};
use super::super::milestone::Milestone;
use super::super::problem::{AskLevel, Clearing, Problem};
use super::{Case, MAX_TEXT, MAX_TITLE, Refusal, check_deadline, optional, required};

/// The number after the highest that is in use.
fn next<V>(parts: &BTreeMap<PartId, V>) -> PartId {
    PartId(
        parts
            .keys()
            .last()
            .map_or(1, |last| last.0.saturating_add(1)),
    )
}

/// The part that is meant: a new number and nothing, or a number in use and what stands there.
fn find<V: Clone>(
    parts: &BTreeMap<PartId, V>,
    project: ProjectId,
    part: Option<PartId>,
) -> Result<(PartId, Option<V>), Refusal> {
    match part {
        None => Ok((next(parts), None)),
        Some(part) => match parts.get(&part) {
            Some(found) => Ok((part, Some(found.clone()))),
            None => Err(Refusal::NoSuchPart { project, part }),
        },
    }
}

/// A part is closed or removed only on a day on which it stood there: its arrival, which comes later, would bring it
/// back untouched, and what was said would be lost.
fn check_stood<V>(
    then: &BTreeMap<PartId, V>,
    project: ProjectId,
    part: PartId,
) -> Result<(), Refusal> {
    if then.contains_key(&part) {
        Ok(())
    } else {
        Err(Refusal::NoSuchPart { project, part })
    }
}

pub(super) fn set_milestone(
    case: &Case<'_>,
    id: ProjectId,
    part: Option<PartId>,
    to: Option<&Milestone>,
) -> Result<Vec<Draft>, Refusal> {
    let then = case.project(id)?;
    let project = case.latest(id)?;
    let (part, from) = find(&project.milestones, id, part)?;
    let to = match to {
        Some(milestone) => {
            let name = required("milestone", &milestone.name, MAX_TITLE)?;
            if project
                .milestones
                .iter()
                .any(|(other, known)| *other != part && known.name == name)
            {
                return Err(Refusal::NameTaken(name));
            }
            let document = optional("document", milestone.document.as_deref(), MAX_TITLE)?;
            check_past(case, milestone.done)?;
            let deadline = milestone.deadline.as_ref().map(check_deadline);
            Some(Milestone {
                name,
                document,
                deadline: deadline.transpose()?,
                ..milestone.clone()
            })
        }
        None if from.is_none() => None,
        None => {
            check_stood(&then.milestones, id, part)?;
            None
        }
    };
    if from == to {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![
        case.draft(Some(id), Change::Milestone { id: part, from, to }),
    ])
}

fn check_past(case: &Case<'_>, day: Option<Day>) -> Result<(), Refusal> {
    match day.filter(|day| *day > case.asker.today) {
        Some(day) => Err(Refusal::FutureFact(day)),
        None => Ok(()),
    }
}

pub(super) fn done(
    case: &Case<'_>,
    id: ProjectId,
    part: PartId,
    on: Day,
    document: Option<&str>,
) -> Result<Vec<Draft>, Refusal> {
    let then = case.project(id)?;
    let project = case.latest(id)?;
    let (part, from) = find(&project.milestones, id, Some(part))?;
    check_stood(&then.milestones, id, part)?;
    check_past(case, Some(on))?;
    let Some(from) = from else {
        return Err(Refusal::NoSuchPart { project: id, part });
    };
    if from.done.is_some() {
        return Err(Refusal::AlreadyClosed);
    }
    let document = optional("document", document, MAX_TITLE)?.or_else(|| from.document.clone());
    let to = Milestone {
        done: Some(on),
        document,
        ..from.clone()
    };
    Ok(vec![case.draft(
        Some(id),
        Change::Milestone {
            id: part,
            from: Some(from),
            to: Some(to),
        },
    )])
}

pub(super) fn set_measure(
    case: &Case<'_>,
    id: ProjectId,
    part: Option<PartId>,
    to: Option<&Measure>,
) -> Result<Vec<Draft>, Refusal> {
    let then = case.project(id)?;
    let project = case.latest(id)?;
    let (part, from) = find(&project.measures, id, part)?;
    let to = match to {
        Some(measure) => {
            let name = required("measure", &measure.name, MAX_TITLE)?;
            let unit = required("unit", &measure.unit, MAX_TITLE)?;
            let is_negative = |amount: Option<Quantity>| amount.is_some_and(|amount| amount.0 < 0);
            if is_negative(measure.target) || is_negative(measure.done) {
                return Err(Refusal::Negative);
            }
            let twin = |known: &Measure| known.name == name && known.year == measure.year;
            if project
                .measures
                .iter()
                .any(|(other, known)| *other != part && twin(known))
            {
                return Err(Refusal::NameTaken(name));
            }
            Some(Measure {
                name,
                unit,
                ..measure.clone()
            })
        }
        None if from.is_none() => None,
        None => {
            check_stood(&then.measures, id, part)?;
            None
        }
    };
    if from == to {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![
        case.draft(Some(id), Change::Measure { id: part, from, to }),
    ])
}

pub(super) fn open_problem(
    case: &Case<'_>,
    id: ProjectId,
    text: &str,
    owner: Option<DeptId>,
    limit: Option<&Deadline>,
    ask: Option<AskLevel>,
) -> Result<Vec<Draft>, Refusal> {
    case.project(id)?;
    let project = case.latest(id)?;
    let text = required("problem", text, MAX_TEXT)?;
    if owner.is_some_and(|dept| case.view.board.department(dept).is_none()) {
        return Err(Refusal::NoSuchDepartment);
    }
    let to = Problem {
        text,
        owner,
        limit: limit.map(check_deadline).transpose()?,
        ask,
        opened: case.effective,
        cleared: None,
    };
    let part = next(&project.problems);
    Ok(vec![case.draft(
        Some(id),
        Change::Problem {
            id: part,
            from: None,
            to: Some(to),
        },
    )])
}

/// Other words, another owner, limit or helper for a problem that is still open.
/// A problem that stood on the day that the request is about and is open still.
fn open_one(case: &Case<'_>, id: ProjectId, part: PartId) -> Result<Problem, Refusal> {
    let then = case.project(id)?;
    let project = case.latest(id)?;
    let (part, from) = find(&project.problems, id, Some(part))?;
    let from = from.ok_or(Refusal::NoSuchPart { project: id, part })?;
    check_stood(&then.problems, id, part)?;
    if from.cleared.is_some() {
        return Err(Refusal::AlreadyClosed);
    }
    Ok(from)
}

pub(super) fn set_problem(
    case: &Case<'_>,
    id: ProjectId,
    part: PartId,
    (text, owner, limit, ask): (&str, Option<DeptId>, Option<&Deadline>, Option<AskLevel>),
) -> Result<Vec<Draft>, Refusal> {
    let from = open_one(case, id, part)?;
    if owner.is_some_and(|dept| case.view.board.department(dept).is_none()) {
        return Err(Refusal::NoSuchDepartment);
    }
    let to = Problem {
        text: required("problem", text, MAX_TEXT)?,
        owner,
        limit: limit.map(check_deadline).transpose()?,
        ask,
        ..from.clone()
    };
    if from == to {
        return Err(Refusal::NothingChanges);
    }
    let (from, to) = (Some(from), Some(to));
    Ok(vec![
        case.draft(Some(id), Change::Problem { id: part, from, to }),
    ])
}

pub(super) fn clear_problem(
    case: &Case<'_>,
    id: ProjectId,
    part: PartId,
    clearing: &Clearing,
) -> Result<Vec<Draft>, Refusal> {
    let from = open_one(case, id, part)?;
    check_past(case, Some(clearing.on))?;
    let note = required("note", &clearing.note, MAX_TEXT)?;
    let to = Problem {
        cleared: Some(Clearing {
            on: clearing.on,
            note,
        }),
        ..from.clone()
    };
    Ok(vec![case.draft(
        Some(id),
        Change::Problem {
            id: part,
            from: Some(from),
            to: Some(to),
        },
    )])
}
