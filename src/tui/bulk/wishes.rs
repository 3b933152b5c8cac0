//! The keys that change a project, meant for all that are chosen.

use super::edit::pick_edit;
use super::{Bulk, edit};
use crate::domain::board::StageDef;
use crate::domain::command::Command;
use crate::domain::id::{PartId, ProjectId};
use crate::domain::people::{Basis, Owner};
use crate::domain::project::Project;
use crate::i18n::{Lang, confirmation, trade, ui};
use crate::ops::Mode;
use crate::tui::app::Toast;
use crate::tui::command::Id;
use crate::tui::data::Data;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::{Form, build, confirmation as returning, parts};
use crate::tui::overlay::picker::Picker;
use crate::tui::step::Step;

/// Does what a key says to all of them: asks for what is missing, then shows what would become of each.
pub(crate) fn on_chosen(id: Id, chosen: &[ProjectId], data: &Data, lang: Lang) -> Vec<Step> {
    let step = match id {
        Id::StageNext => beside(chosen, data, lang, 1),
        Id::StageBack => beside(chosen, data, lang, -1),
        Id::StagePick => pick_stage(chosen, data, lang),
        Id::StageConfirm => confirm_stage(chosen, data, lang),
        Id::OwnersConfirm => confirm_owners(chosen, data, lang),
        Id::Due => form(chosen, data, lang, |project| {
            build::due(project, data, lang)
        }),
        Id::Block => block(chosen, data, lang),
        Id::Problem => form(chosen, data, lang, |project| {
            parts::problem(project, None, data, lang)
        }),
        Id::Note => form(chosen, data, lang, |project| build::note(project, lang)),
        Id::Edit => pick_edit(chosen, data, lang),
        Id::Verify => confirm_waiting(chosen, data, lang),
        Id::GiveBack => give_back(chosen, data, lang),
        Id::Report => Step::Say(Toast::warn(ui::bulk::not_together(lang))),
        _ => return Vec::new(),
    };
    vec![step]
}

/// Shows what would become of each.
pub(super) fn try_out(bulk: Bulk) -> Step {
    Step::Do(Effect::Bulk(Box::new(bulk), Mode::DryRun))
}

/// A form for all of them, made like that of the first.
pub(super) fn form(
    chosen: &[ProjectId],
    data: &Data,
    lang: Lang,
    make: impl Fn(&Project) -> Form,
) -> Step {
    let known = chosen.iter().filter_map(|id| data.project(*id));
    let many: Vec<(ProjectId, u32)> = known.map(|project| (project.id, project.version)).collect();
    match many.first().and_then(|(id, _)| data.project(*id)) {
        Some(first) => {
            let form = make(first).for_many(many, lang);
            Step::open(Overlay::Form(Box::new(form)))
        }
        None => Step::Say(Toast::warn(ui::nothing_selected(lang))),
    }
}

fn move_to(project: &Project, to: &StageDef) -> Command {
    Command::MoveStage {
        id: project.id,
        to: to.key.clone(),
        basis: Basis::Stated,
    }
}

fn beside(chosen: &[ProjectId], data: &Data, lang: Lang, steps: isize) -> Step {
    let (what, why_not) = if steps > 0 {
        (ui::bulk::stage_next(lang), ui::no_stage_after(lang))
    } else {
        (ui::bulk::stage_back(lang), ui::no_stage_before(lang))
    };
    let board = &data.state.board;
    let ask = |project: &Project| {
        let stage = board.stage_beside(&project.stage.stage, steps);
        stage
            .map(|stage| move_to(project, stage))
            .ok_or_else(|| why_not.to_owned())
    };
    try_out(Bulk::of(what.to_owned(), chosen, data, lang, ask))
}

fn pick_stage(chosen: &[ProjectId], data: &Data, lang: Lang) -> Step {
    let item = |stage: &StageDef| {
        let name = trade::stage(lang, stage);
        let what = ui::bulk::move_to(lang, name);
        let bulk = Bulk::of(what, chosen, data, lang, |project| {
            Ok(move_to(project, stage))
        });
        (name.to_owned(), try_out(bulk))
    };
    let items = data.state.board.stages.iter().map(item).collect();
    let title = ui::bulk::stage_title(lang, chosen.len());
    Step::open(Overlay::Picker(Picker::new(title, items, 0)))
}

fn confirm_stage(chosen: &[ProjectId], data: &Data, lang: Lang) -> Step {
    let ask = |project: &Project| match data.state.board.stage(&project.stage.stage) {
        Some(stage) if project.stage.basis == Basis::Inferred => Ok(move_to(project, stage)),
        _ => Err(ui::stage_is_stated(lang).to_owned()),
    };
    let what = ui::bulk::confirm_stage(lang).to_owned();
    try_out(Bulk::of(what, chosen, data, lang, ask))
}

fn confirm_owners(chosen: &[ProjectId], data: &Data, lang: Lang) -> Step {
    let stated = |owner: &Owner| Owner {
        basis: Basis::Stated,
        ..owner.clone()
    };
    let ask = |project: &Project| {
        let mut owners = project.owners.iter();
        if owners.all(|owner| owner.basis == Basis::Stated) {
            return Err(ui::owners_are_stated(lang).to_owned());
        }
        Ok(Command::SetOwners {
            id: project.id,
            owners: project.owners.iter().map(stated).collect(),
        })
    };
    let what = ui::bulk::confirm_owners(lang).to_owned();
    try_out(Bulk::of(what, chosen, data, lang, ask))
}

/// What has waited longest on each is confirmed, without a note.
fn confirm_waiting(chosen: &[ProjectId], data: &Data, lang: Lang) -> Step {
    let ask = |project: &Project| {
        let part = first_waiting(project);
        let part = part.ok_or_else(|| confirmation::nothing_here(lang).to_owned())?;
        let id = project.id;
        Ok(Command::Confirm { id, part })
    };
    let what = confirmation::confirm_title(lang).to_owned();
    try_out(Bulk::of(what, chosen, data, lang, ask))
}

/// What has waited longest on each is returned, with one note for all.
fn give_back(chosen: &[ProjectId], data: &Data, lang: Lang) -> Step {
    let known = chosen.iter().filter_map(|id| data.project(*id));
    let waits = |project: &Project| project.waiting().next().is_some();
    let waiting: Vec<ProjectId> = known.filter(|one| waits(one)).map(|one| one.id).collect();
    if waiting.is_empty() {
        return Step::Say(Toast::warn(confirmation::nothing_here(lang)));
    }
    form(&waiting, data, lang, |project| {
        returning::give_back_many(project, lang)
    })
}

/// The number of what has waited longest on a project.
pub(crate) fn first_waiting(project: &Project) -> Option<PartId> {
    project.waiting().next().map(|(number, _)| number)
}

/// Where some are blocked already, it must be said which way round it is meant.
fn block(chosen: &[ProjectId], data: &Data, lang: Lang) -> Step {
    let mark = form(chosen, data, lang, |project| build::block(project, lang));
    let mut known = chosen.iter().filter_map(|id| data.project(*id));
    if !known.any(|project| project.block.is_some()) {
        return mark;
    }
    let ask = |project: &Project| match &project.block {
        Some(_) => Ok(Command::Unblock { id: project.id }),
        None => Err(ui::bulk::not_blocked(lang).to_owned()),
    };
    let what = ui::bulk::unblock(lang).to_owned();
    let unblock = try_out(Bulk::of(what, chosen, data, lang, ask));
    let items = vec![
        (ui::bulk::block(lang).to_owned(), mark),
        (ui::bulk::unblock(lang).to_owned(), unblock),
    ];
    edit::picker(ui::bulk::edit_title(lang, chosen.len()), items)
}
