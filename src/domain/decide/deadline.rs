//! The deadline: first date, slips with reasons, earlier dates.

use super::super::deadline::Deadline;
use super::super::event::{Change, Draft};
use super::super::id::ProjectId;
use super::super::project::SlipReason;
use super::{Case, Refusal, check_deadline};

pub(super) fn move_to(
    case: &Case<'_>,
    id: ProjectId,
    to: Option<&Deadline>,
    slip: Option<SlipReason>,
) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    let to = to.map(check_deadline).transpose()?;
    if to == project.deadline {
        return Err(Refusal::NothingChanges);
    }
    let before = project.deadline.as_ref().and_then(|deadline| deadline.day);
    let after = to.as_ref().and_then(|deadline| deadline.day);
    // Giving up a date altogether is a slip too: nobody may lose a deadline without a word.
    let slips = before.is_some_and(|before| after.is_none_or(|after| after > before));
    if slips && slip.is_none() && !case.is_document() {
        return Err(Refusal::SlipNeedsReason);
    }
    let change = Change::Deadline {
        from: project.deadline.clone(),
        to,
        slip: slip.filter(|_| slips),
    };
    Ok(vec![case.draft(Some(id), change)])
}

pub(super) fn set_goal(
    case: &Case<'_>,
    id: ProjectId,
    to: &Deadline,
) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    let to = Some(check_deadline(to)?);
    if to == project.deadline {
        return Err(Refusal::NothingChanges);
    }
    let change = Change::Goal {
        from: project.deadline.clone(),
        to,
    };
    Ok(vec![case.draft(Some(id), change)])
}
