//! Arrival, removal, plain facts, owners, notes.

use super::super::apply::fact_of;
use super::super::deadline::Deadline;
use super::super::event::{Change, Draft, Fact, NewProject};
use super::super::id::ProjectId;
use super::super::people::{Owner, OwnerRole};
use super::{
    Case, MAX_TEXT, MAX_TITLE, Refusal, check_deadline, check_fact, check_length, clean,
    clean_text, optional, required,
};

pub(super) fn add(
    case: &Case<'_>,
    new: &NewProject,
    facts: &[Fact],
    owners: &[Owner],
    deadline: Option<&Deadline>,
) -> Result<Vec<Draft>, Refusal> {
    let board = case.view.board;
    let title = required("title", &new.title, MAX_TITLE)?;
    if let Some(other) = case.view.namesake.filter(|_| !case.is_consented()) {
        return Err(Refusal::TitleTaken { other });
    }
    if board.category(&new.category).is_none() {
        return Err(Refusal::NoSuchCategory(new.category.0.clone()));
    }
    if board.stage(&new.stage.stage).is_none() {
        return Err(Refusal::NoSuchStage(new.stage.stage.clone()));
    }
    let id = Some(case.view.next_project);
    let project = NewProject {
        title,
        key: optional("key", new.key.as_deref(), MAX_TITLE)?,
        ..new.clone()
    };
    let mut drafts = vec![case.draft(
        id,
        Change::Added {
            project: project.clone(),
        },
    )];
    for fact in facts {
        let to = check_fact(fact, board)?;
        let from = nothing_like(&to, &project);
        if from != to {
            drafts.push(case.draft(id, Change::Fact { from, to }));
        }
    }
    let to = check_owners(case, owners)?;
    if !to.is_empty() {
        let from = Vec::new();
        drafts.push(case.draft(id, Change::Owners { from, to }));
    }
    if let Some(deadline) = deadline {
        let change = Change::Deadline {
            from: None,
            to: Some(check_deadline(deadline)?),
            slip: None,
        };
        drafts.push(case.draft(id, change));
    }
    Ok(drafts)
}

/// What a fact is on a project that has just arrived.
fn nothing_like(fact: &Fact, new: &NewProject) -> Fact {
    match fact {
        Fact::Title(_) => Fact::Title(new.title.clone()),
        Fact::Category(_) => Fact::Category(new.category.clone()),
        Fact::Place(_) => Fact::Place(None),
        Fact::PlanYear(_) => Fact::PlanYear(None),
        Fact::PlanClass(_) => Fact::PlanClass(None),
        Fact::Task(_) => Fact::Task(None),
        Fact::Commitment(_) => Fact::Commitment(None),
        Fact::Remark(_) => Fact::Remark(None),
        Fact::Responsible(_) => Fact::Responsible(None),
        Fact::Contact(_) => Fact::Contact(None),
        Fact::InvestTotal(_) => Fact::InvestTotal(None),
        Fact::InvestPlan(_) => Fact::InvestPlan(None),
        Fact::InvestDone(_) => Fact::InvestDone(None),
        Fact::Tags(_) => Fact::Tags(Vec::new()),
        Fact::Aliases(_) => Fact::Aliases(Vec::new()),
    }
}

pub(super) fn remove(case: &Case<'_>, id: ProjectId) -> Result<Vec<Draft>, Refusal> {
    if case.project(id)?.removed {
        return Err(Refusal::NothingChanges);
    }
    if case
        .request
        .reason
        .as_deref()
        .is_none_or(|reason| clean(reason).is_empty())
    {
        return Err(Refusal::NeedsReason);
    }
    Ok(vec![case.draft(
        Some(id),
        Change::Removal {
            from: false,
            to: true,
        },
    )])
}

pub(super) fn restore(case: &Case<'_>, id: ProjectId) -> Result<Vec<Draft>, Refusal> {
    let project = case.view.project.ok_or(Refusal::NoSuchProject(id))?;
    // On a day on which it still stood on the board there was nothing to bring back.
    if !project.removed || case.view.then.is_none_or(|then| !then.removed) {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![case.draft(
        Some(id),
        Change::Removal {
            from: true,
            to: false,
        },
    )])
}

pub(super) fn edit(case: &Case<'_>, id: ProjectId, facts: &[Fact]) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    let mut drafts = Vec::new();
    for fact in facts {
        let to = check_fact(fact, case.view.board)?;
        let is_title = matches!(to, Fact::Title(_));
        if let Some(other) = case
            .view
            .namesake
            .filter(|other| is_title && *other != id && !case.is_consented())
        {
            return Err(Refusal::TitleTaken { other });
        }
        let from = fact_of(project, &to);
        if from != to {
            drafts.push(case.draft(Some(id), Change::Fact { from, to }));
        }
    }
    Ok(drafts)
}

pub(super) fn owners(
    case: &Case<'_>,
    id: ProjectId,
    owners: &[Owner],
) -> Result<Vec<Draft>, Refusal> {
    let project = case.project(id)?;
    let to = check_owners(case, owners)?;
    if to == project.owners {
        return Err(Refusal::NothingChanges);
    }
    Ok(vec![case.draft(
        Some(id),
        Change::Owners {
            from: project.owners.clone(),
            to,
        },
    )])
}

/// Departments that there are, each once, at most one of them in the lead.
fn check_owners(case: &Case<'_>, owners: &[Owner]) -> Result<Vec<Owner>, Refusal> {
    if owners
        .iter()
        .any(|owner| case.view.board.department(owner.dept).is_none())
    {
        return Err(Refusal::NoSuchDepartment);
    }
    let mut to: Vec<Owner> = Vec::new();
    for owner in owners {
        if !to.iter().any(|known| known.dept == owner.dept) {
            to.push(owner.clone());
        }
    }
    if to
        .iter()
        .filter(|owner| owner.role == OwnerRole::Lead)
        .count()
        > 1
    {
        return Err(Refusal::TwoLeads);
    }
    // The lead stands first; the others keep their order.
    to.sort_by_key(|owner| owner.role != OwnerRole::Lead);
    Ok(to)
}

pub(super) fn note(case: &Case<'_>, id: ProjectId, text: &str) -> Result<Vec<Draft>, Refusal> {
    case.project(id)?;
    let text = clean_text(text);
    if text.is_empty() {
        return Err(Refusal::Empty("note"));
    }
    check_length("note", &text, MAX_TEXT)?;
    Ok(vec![case.draft(Some(id), Change::Note { text })])
}
