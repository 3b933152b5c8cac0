//! Stage, side states, blocking, level, light.

use super::super::event::{Change, Draft};
use super::super::id::{Day, ProjectId, StageKey};
use super::super::level::{Level, called_for};
use super::super::light::{Light, LightOverride};
use super::super::people::Basis;
use super::super::project::{Block, SideKind, SideState, StageMark};
use super::{Case, MAX_TEXT, Refusal, optional, required, spare};

pub(super) fn move_to(
    case: &Case<'_>,
    id: ProjectId,
    to: &StageKey,
    basis: Basis,
) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    let board = case.view.board;
    let target = board
        .stage(to)
        .ok_or_else(|| Refusal::NoSuchStage(to.clone()))?;
    let mark = StageMark {
        stage: target.key.clone(),
        basis,
    };
    // What was stated is not made doubtful by a conclusion that comes to the same.
    let same = mark.stage == project.stage.stage;
    if mark == project.stage || same && basis == Basis::Inferred {
        return Err(Refusal::NothingChanges);
    }
    if !same && !case.is_consented() && !case.is_document() {
        check_skip(case, &project.stage.stage, to)?;
        if let Some(limit) = target
            .wip_limit
            .filter(|limit| case.view.stage_count >= *limit)
        {
            return Err(Refusal::WipLimit {
                stage: to.clone(),
                limit,
            });
        }
    }
    Ok(vec![case.draft(
        Some(id),
        Change::Stage {
            from: project.stage.clone(),
            to: mark,
        },
    )])
}

fn check_skip(case: &Case<'_>, from: &StageKey, to: &StageKey) -> Result<(), Refusal> {
    let place = |key: &StageKey| {
        case.view
            .board
            .stages
            .iter()
            .position(|stage| stage.key == *key)
    };
    let (Some(start), Some(end)) = (place(from), place(to)) else {
        return Ok(());
    };
    let (low, high) = (start.min(end), start.max(end));
    let between = case.view.board.stages.iter().take(high).skip(low + 1);
    let skipped: Vec<StageKey> = between.map(|stage| stage.key.clone()).collect();
    if skipped.is_empty() {
        return Ok(());
    }
    Err(Refusal::SkipsStages {
        from: from.clone(),
        to: to.clone(),
        skipped,
    })
}

pub(super) fn set_side(
    case: &Case<'_>,
    id: ProjectId,
    to: Option<&SideState>,
) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    let to = match to {
        Some(side) => {
            let reason = required("reason", &side.reason, MAX_TEXT)?;
            let decision = optional("decision", side.decision.as_deref(), MAX_TEXT)?;
            if side.kind == SideKind::Cancelled && decision.is_none() {
                return Err(Refusal::NeedsDecision);
            }
            Some(SideState {
                kind: side.kind,
                reason,
                decision,
            })
        }
        None => None,
    };
    if to == project.side {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![case.draft(
        Some(id),
        Change::Side {
            from: project.side.clone(),
            to,
        },
    )])
}

pub(super) fn block(case: &Case<'_>, id: ProjectId, reason: &str) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    let reason = required("reason", reason, MAX_TEXT)?;
    // A new reason does not make the blockade younger.
    let since = project
        .block
        .as_ref()
        .map_or(case.effective, |block| block.since);
    let to = Some(Block { reason, since });
    if to == project.block {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![case.draft(
        Some(id),
        Change::Block {
            from: project.block.clone(),
            to,
        },
    )])
}

pub(super) fn unblock(case: &Case<'_>, id: ProjectId) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    if project.block.is_none() {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![case.draft(
        Some(id),
        Change::Block {
            from: project.block.clone(),
            to: None,
        },
    )])
}

pub(super) fn set_level(case: &Case<'_>, id: ProjectId, to: Level) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    if to == project.level {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![case.draft(
        Some(id),
        Change::Level {
            from: project.level,
            to,
            rule: None,
        },
    )])
}

/// The rule never lowers and never raises twice.
pub(super) fn raise_by_rule(case: &Case<'_>, id: ProjectId) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    let (to, days) =
        called_for(project, case.view.board, case.effective).ok_or(Refusal::NothingChanges)?;
    Ok(vec![case.draft(
        Some(id),
        Change::Level {
            from: project.level,
            to,
            rule: Some(days),
        },
    )])
}

pub(super) fn urge(case: &Case<'_>, id: ProjectId, note: &str) -> Result<Vec<Draft>, Refusal> {
    case.project(id)?;
    let note = spare("note", note, MAX_TEXT)?;
    Ok(vec![case.draft(Some(id), Change::Urged { note })])
}

pub(super) fn set_light(
    case: &Case<'_>,
    id: ProjectId,
    to: Option<(Light, Day)>,
) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    let to = match to {
        Some((_, until)) if until < case.asker.today => return Err(Refusal::PastDay(until)),
        Some((light, until)) => {
            let reason = optional("reason", case.request.reason.as_deref(), MAX_TEXT)?
                .ok_or(Refusal::NeedsReason)?;
            Some(LightOverride {
                light,
                reason,
                author: case.asker.actor.clone(),
                until,
            })
        }
        None => None,
    };
    if to == project.light {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![case.draft(
        Some(id),
        Change::Light {
            from: project.light.clone(),
            to,
        },
    )])
}
