//! Commands about one project, the same on every screen.

use std::collections::BTreeSet;

use super::command::Id;
use super::data::Data;
use super::effect::{Effect, Reply, Run};
use super::overlay::Overlay;
use super::overlay::form::{Form, build, confirmation, facts, parts};
use super::overlay::picker::Picker;
use super::right::{self, Sort};
use super::screen::project;
use super::step::Step;
use super::widget::pick::Item;
use crate::domain::board::StageDef;
use crate::domain::command::{Command, Request};
use crate::domain::confirmation::Confirmation;
use crate::domain::decide::Refusal;
use crate::domain::id::{PartId, ProjectId, StageKey};
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::domain::project::Project;
use crate::i18n::confirmation as words;
use crate::i18n::{Lang, event, trade, ui};
use crate::ops::Outcome;

/// Whether a command is about the selected project and done here.
pub(crate) const fn concerns(id: Id) -> bool {
    matches!(
        id,
        Id::StageNext
            | Id::StageBack
            | Id::StagePick
            | Id::StageConfirm
            | Id::OwnersConfirm
            | Id::Due
            | Id::Report
            | Id::Block
            | Id::Problem
            | Id::Note
            | Id::Edit
            | Id::Open
            | Id::Lead
            | Id::Owners
            | Id::Plan
            | Id::Money
            | Id::Tags
            | Id::Level
            | Id::Light
            | Id::Side
            | Id::RemoveProject
            | Id::Verify
            | Id::GiveBack
            | Id::Slip
    )
}

/// Whether it only looks at the one project that is selected, whatever else is marked.
pub(crate) const fn looks(id: Id) -> bool {
    matches!(id, Id::Open | Id::Slip)
}

/// Whether a command changes something, so that it means nothing while the past is looked at. The door for changes is
/// shut then for everything else too.
pub(crate) const fn writes(id: Id) -> bool {
    // The fields of an entry may be looked at.
    !matches!(right::sort(id), Sort::Looks) && !matches!(id, Id::EntryFields)
}

/// Does it.
pub(crate) fn on_project(id: Id, project: &Project, data: &Data, lang: Lang) -> Vec<Step> {
    let form = |form: Form| Step::open(Overlay::Form(Box::new(form)));
    let step = match id {
        Id::StageNext => beside(project, data, lang, 1),
        Id::StageBack => beside(project, data, lang, -1),
        Id::StagePick => pick_stage(project, data, lang),
        Id::StageConfirm => confirm_stage(project, data, lang),
        Id::OwnersConfirm => confirm_owners(project, lang),
        Id::Due => form(build::due(project, data, lang)),
        Id::Report => form(build::report(project, data, lang)),
        Id::Block => block(project, lang),
        Id::Problem => form(parts::problem(project, None, data, lang)),
        Id::Note => form(build::note(project, lang)),
        Id::Edit => form(build::edit(project, lang)),
        Id::Lead => pick_lead(project, data, lang),
        Id::Owners => form(facts::owners(project, data, lang)),
        Id::Plan => form(facts::plan(project, data, lang)),
        Id::Money => form(facts::money(project, lang)),
        Id::Tags => form(facts::tags(project, lang)),
        Id::Level => form(facts::level(project, lang)),
        Id::Light => form(facts::light(project, data, lang)),
        Id::Side => form(facts::side(project, lang)),
        Id::RemoveProject => form(facts::remove(project, lang)),
        Id::Verify => verdict(project, data, lang, confirmation::confirm),
        Id::GiveBack => verdict(project, data, lang, confirmation::give_back),
        Id::Slip => Step::Do(Effect::Slip(project.id)),
        Id::Open => Step::go(project::State::of(project.id)),
        _ => return Vec::new(),
    };
    vec![step]
}

/// A form about what waits on a project; where several things do, which one is asked first.
fn verdict(
    project: &Project,
    data: &Data,
    lang: Lang,
    form: fn(&Project, (PartId, &Confirmation), &Data, Lang) -> Form,
) -> Step {
    let step = |one| Step::open(Overlay::Form(Box::new(form(project, one, data, lang))));
    let waiting = project.waiting().map(|(number, one)| {
        let told = words::waiting(lang, number, one, &data.state.board);
        (told, step((number, one)))
    });
    let mut ways: Vec<(String, Step)> = waiting.collect();
    if ways.len() > 1 {
        let title = format!("{}  {}", words::pick_title(lang), project.id);
        return Step::open(Overlay::Picker(Picker::new(title, ways, 0)));
    }
    match ways.pop() {
        Some((_, only)) => only,
        None => Step::Say(super::app::Toast::warn(words::nothing_here(lang))),
    }
}

fn request(project: &Project, command: Command) -> Request {
    Request::new(command).seen(project.version)
}

/// Moves a project to a stage.
pub(crate) fn move_to(project: &Project, to: &StageDef, lang: Lang) -> Step {
    let command = Command::MoveStage {
        id: project.id,
        to: to.key.clone(),
        basis: Basis::Stated,
    };
    Step::run(Run {
        request: request(project, command),
        what: ui::what_move(lang, project.id, trade::stage(lang, to)),
        reply: Reply::Toast,
    })
}

fn beside(project: &Project, data: &Data, lang: Lang, steps: isize) -> Step {
    match data.state.board.stage_beside(&project.stage.stage, steps) {
        Some(stage) => move_to(project, stage, lang),
        None => Step::Say(super::app::Toast::warn(if steps > 0 {
            ui::no_stage_after(lang)
        } else {
            ui::no_stage_before(lang)
        })),
    }
}

fn pick_stage(project: &Project, data: &Data, lang: Lang) -> Step {
    let stages = &data.state.board.stages;
    let here = stages
        .iter()
        .position(|stage| stage.key == project.stage.stage);
    let items = stages
        .iter()
        .map(|stage| {
            (
                trade::stage(lang, stage).to_owned(),
                move_to(project, stage, lang),
            )
        })
        .collect();
    let title = ui::pick_stage_title(lang, project.id);
    Step::open(Overlay::Picker(Picker::new(
        title,
        items,
        here.unwrap_or(0),
    )))
}

/// A department to lead; the one that led so far cooperates no more unless it did before.
fn pick_lead(project: &Project, data: &Data, lang: Lang) -> Step {
    let board = &data.state.board;
    let now = project.lead().map(|owner| owner.dept);
    let items = board.departments.iter().map(|(id, dept)| {
        let name = trade::dept_name(lang, dept);
        let lead = Owner {
            dept: *id,
            role: OwnerRole::Lead,
            basis: Basis::Stated,
        };
        let others = project.owners.iter();
        let others = others.filter(|owner| owner.role != OwnerRole::Lead && owner.dept != *id);
        let owners = std::iter::once(lead).chain(others.cloned()).collect();
        let id = project.id;
        let step = Step::run(Run {
            request: request(project, Command::SetOwners { id, owners }),
            what: ui::project::what_lead(lang, id, name),
            reply: Reply::Toast,
        });
        Item::new(name, step).called(dept.names().map(str::to_owned))
    });
    let at = board.departments.keys().position(|id| Some(*id) == now);
    let heading = format!("{} {}", project.id, ui::project::pick_lead_title(lang));
    let picker = Picker::searching(heading, items.collect(), at.unwrap_or(0));
    Step::open(Overlay::Picker(picker))
}

/// Says that an inferred stage is right.
fn confirm_stage(project: &Project, data: &Data, lang: Lang) -> Step {
    match data.state.board.stage(&project.stage.stage) {
        Some(stage) if project.stage.basis == Basis::Inferred => move_to(project, stage, lang),
        _ => Step::Say(super::app::Toast::warn(ui::stage_is_stated(lang))),
    }
}

/// Says that inferred departments are right.
fn confirm_owners(project: &Project, lang: Lang) -> Step {
    if project
        .owners
        .iter()
        .all(|owner| owner.basis == Basis::Stated)
    {
        return Step::Say(super::app::Toast::warn(ui::owners_are_stated(lang)));
    }
    let stated = |owner: &Owner| Owner {
        basis: Basis::Stated,
        ..owner.clone()
    };
    let owners = project.owners.iter().map(stated).collect();
    Step::run(Run {
        request: request(
            project,
            Command::SetOwners {
                id: project.id,
                owners,
            },
        ),
        what: ui::what_owners_confirm(lang, project.id),
        reply: Reply::Toast,
    })
}

fn block(project: &Project, lang: Lang) -> Step {
    if project.block.is_none() {
        return Step::open(Overlay::Form(Box::new(build::block(project, lang))));
    }
    Step::run(Run {
        request: request(project, Command::Unblock { id: project.id }),
        what: ui::what_unblock(lang, project.id),
        reply: Reply::Toast,
    })
}

/// How many projects something was done to.
pub(crate) fn count(outcome: &Outcome) -> usize {
    let projects = outcome.events.iter().filter_map(|event| event.project);
    projects.collect::<BTreeSet<ProjectId>>().len()
}

/// One sentence on what was done.
pub(crate) fn done_text(run: &Run, outcome: &Outcome, data: &Data, lang: Lang) -> String {
    let count = count(outcome);
    if count > 1 && matches!(run.request.command, Command::Undo { .. }) {
        return ui::bulk::undone(lang, count);
    }
    let board = &data.state.board;
    let what: Vec<String> = outcome
        .events
        .iter()
        .map(|event| event::describe(lang, &event.change, board))
        .collect();
    let mut what = what.join(ui::list_separator(lang));
    for number in outcome.submitted() {
        let told = words::submitted_short(lang, &number.0.to_string());
        what = format!("{told}{}{what}", lang.pick("：", ": "));
    }
    let whom = outcome
        .id()
        .or_else(|| outcome.events.first().and_then(|event| event.project))
        .map_or_else(String::new, |id| id.to_string());
    if matches!(run.request.command, Command::Undo { .. }) {
        ui::undone(lang, &whom, &what)
    } else {
        ui::done(lang, &whom, &what)
    }
}

/// The question that a refusal comes down to, where consent is all that is missing.
pub(crate) fn question(refusal: &Refusal, data: &Data, lang: Lang) -> Option<String> {
    let name = |key: &StageKey| {
        let stage = data.state.board.stage(key);
        stage.map_or_else(
            || key.to_string(),
            |stage| trade::stage(lang, stage).to_owned(),
        )
    };
    match refusal {
        Refusal::SkipsStages { skipped, .. } => {
            let names: Vec<String> = skipped.iter().map(name).collect();
            Some(ui::skips(lang, &names.join(lang.pick("、", ", "))))
        }
        Refusal::WipLimit { stage, limit } => Some(ui::over_limit(lang, &name(stage), *limit)),
        Refusal::BuiltOn {
            actor,
            project,
            others: others @ 1..,
            ..
        } => {
            let project = project.map(|id| id.to_string()).unwrap_or_default();
            Some(ui::bulk::built_on(
                lang,
                &project,
                &data.state.board.who(actor),
                *others,
            ))
        }
        Refusal::TitleTaken { other } => Some(ui::title_taken(lang, *other)),
        _ => None,
    }
}
