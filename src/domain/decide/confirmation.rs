//! Confirmation by a manager: what waits instead of being done, what ends the waiting, and who may say so.

use super::super::command::{Consent, Request};
use super::super::confirmation::{Confirmation, Verdict, Wish};
use super::super::event::{Change, Draft};
use super::super::id::{Day, PartId, ProjectId};
use super::super::project::Project;
use super::{Case, MAX_TEXT, Refusal, Weight, dispatch, required};

/// What was decided, with what a manager has to look at first turned into wishes, and with the end of those wishes of
/// which the changes leave nothing. All other rules have had their say before.
pub(super) fn gate(case: &Case<'_>, drafts: Vec<Draft>) -> Result<Vec<Draft>, Refusal> {
    let mut gated = Vec::with_capacity(drafts.len());
    for draft in drafts {
        match wish(case, &draft) {
            Some((id, wish)) => gated.extend(ask(case, id, wish)?),
            None => gated.push(draft),
        }
    }
    let void = void(case, &gated);
    gated.extend(void);
    Ok(gated)
}

fn wish(case: &Case<'_>, draft: &Draft) -> Option<(ProjectId, Wish)> {
    let is_final = case.asker.weight == Weight::Final;
    let wish = Wish::in_change(&draft.change, draft.effective, case.view.board);
    wish.filter(|_| !is_final)
        .zip(draft.project)
        .map(|(wish, id)| (id, wish))
}

/// Whether a change of the asker would have to wait for a manager.
pub(super) fn must_wait(case: &Case<'_>, change: &Change, on: Day) -> bool {
    case.asker.weight == Weight::ToBeConfirmed
        && Wish::in_change(change, on, case.view.board).is_some()
}

/// A wish of the asker, in place of one about the same that was returned.
fn ask(case: &Case<'_>, id: ProjectId, wish: Wish) -> Result<Vec<Draft>, Refusal> {
    let project = case.latest(id)?;
    let is_same = |one: &Confirmation| one.wish.subject() == wish.subject();
    if let Some((number, known)) = project.waiting().find(|(_, one)| is_same(one)) {
        return Err(Refusal::WaitsAlready {
            number,
            asker: known.asker.clone(),
            since: known.since,
        });
    }
    let before = project.returned().filter(|(_, one)| is_same(one));
    let mut drafts: Vec<Draft> = before
        .map(|(number, one)| ended(case, id, (number, one), Verdict::Void))
        .collect();
    let asked = Confirmation {
        wish,
        asker: case.asker.actor.clone(),
        since: case.asker.today,
        note: case.reason(),
        consent: case.request.consent,
        verdict: None,
    };
    let number = case.view.next_confirmation;
    drafts.push(told_today(case, id, number, (None, Some(asked))));
    Ok(drafts)
}

/// The end of every wish on the project of which the changes leave nothing.
fn void(case: &Case<'_>, drafts: &[Draft]) -> Vec<Draft> {
    let Some(project) = case.view.project else {
        return Vec::new();
    };
    let is_ended = |number: PartId| {
        let ends =
            |draft: &Draft| matches!(draft.change, Change::Confirmation { id, .. } if id == number);
        drafts.iter().any(ends)
    };
    let is_void = |one: &Confirmation| {
        let voids = |draft: &Draft| {
            draft.project == Some(project.id)
                && one.wish.is_void_after(&draft.change, draft.effective)
        };
        drafts.iter().any(voids)
    };
    let left = project.confirmations.iter();
    left.filter(|(number, one)| !is_ended(**number) && is_void(one))
        .map(|(number, one)| ended(case, project.id, (*number, one), Verdict::Void))
        .collect()
}

/// Carries a wish out by the rules that hold for it now, about the day of which it was told.
pub(super) fn confirm(
    case: &Case<'_>,
    id: ProjectId,
    number: PartId,
) -> Result<Vec<Draft>, Refusal> {
    case.project(id)?;
    let one = waiting(case.latest(id)?, number)?;
    if one.asker == *case.asker.actor {
        return Err(Refusal::OwnWish);
    }
    let consent = match one.consent {
        Consent::Given => Consent::Given,
        Consent::Ask => case.request.consent,
    };
    let request = Request {
        reason: one.note.clone(),
        effective: Some(one.wish.on()),
        consent,
        ..Request::new(one.wish.command(id))
    };
    let carried_out = Case {
        request: &request,
        effective: one.wish.on(),
        ..*case
    };
    let mut drafts = dispatch(&carried_out)?;
    drafts.push(ended(case, id, (number, one), Verdict::Confirmed));
    let void = void(case, &drafts);
    drafts.extend(void);
    Ok(drafts)
}

/// Gives a wish back to the one who asked.
pub(super) fn give_back(
    case: &Case<'_>,
    id: ProjectId,
    number: PartId,
    note: &str,
) -> Result<Vec<Draft>, Refusal> {
    case.project(id)?;
    let one = waiting(case.latest(id)?, number)?;
    let verdict = Verdict::Returned {
        by: case.asker.actor.clone(),
        on: case.asker.today,
        note: required("missing", note, MAX_TEXT)?,
    };
    Ok(vec![ended(case, id, (number, one), verdict)])
}

fn waiting(project: &Project, number: PartId) -> Result<&Confirmation, Refusal> {
    let found = project.confirmations.get(&number);
    found
        .filter(|one| one.waits())
        .ok_or(Refusal::NothingWaits {
            project: project.id,
            number,
        })
}

fn ended(
    case: &Case<'_>,
    id: ProjectId,
    (number, one): (PartId, &Confirmation),
    verdict: Verdict,
) -> Draft {
    told_today(
        case,
        id,
        number,
        (Some(one.clone()), Some(one.ended(verdict))),
    )
}

/// Asking and answering are facts of the day on which they happen, whatever day the work itself is about.
fn told_today(
    case: &Case<'_>,
    id: ProjectId,
    number: PartId,
    (from, to): (Option<Confirmation>, Option<Confirmation>),
) -> Draft {
    let change = Change::Confirmation {
        id: number,
        from: from.map(Box::new),
        to: to.map(Box::new),
    };
    Draft {
        effective: case.asker.today,
        ..case.draft(Some(id), change)
    }
}
