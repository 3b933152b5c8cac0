//! Plain facts of many projects: level, tags, lead, plan year, person, category.

use std::collections::BTreeSet;

use super::Bulk;
use super::wishes::{form, try_out};
use crate::domain::board::Board;
use crate::domain::command::Command;
use crate::domain::event::Fact;
use crate::domain::id::{DeptId, ProjectId};
use crate::domain::level::Level;
use crate::domain::people::{Basis, Owner, OwnerRole};
use crate::domain::project::Project;
use crate::i18n::{Lang, trade, ui};
use crate::tui::app::Toast;
use crate::tui::data::Data;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::build;
use crate::tui::overlay::picker::Picker;
use crate::tui::step::Step;

/// A list of things to do.
pub(super) fn picker(title: String, items: Vec<(String, Step)>) -> Step {
    Step::open(Overlay::Picker(Picker::new(title, items, 0)))
}

/// What can be changed of all of them.
pub(super) fn pick_edit(chosen: &[ProjectId], data: &Data, lang: Lang) -> Step {
    let ask = |make: fn(&Project, Lang) -> crate::tui::overlay::form::Form| {
        form(chosen, data, lang, |project| make(project, lang))
    };
    let items = [
        (ui::bulk::level(lang), levels(chosen, data, lang)),
        (ui::bulk::tag_add(lang), ask(build::tag)),
        (ui::bulk::tag_remove(lang), tags(chosen, data, lang)),
        (ui::bulk::lead(lang), ask(build::lead)),
        (ui::bulk::plan_year(lang), ask(build::plan_year)),
        (ui::bulk::responsible(lang), ask(build::responsible)),
        (ui::bulk::category(lang), categories(chosen, data, lang)),
    ];
    let items = items.map(|(name, step)| (name.to_owned(), step));
    picker(ui::bulk::edit_title(lang, chosen.len()), items.into())
}

fn levels(chosen: &[ProjectId], data: &Data, lang: Lang) -> Step {
    let item = |to: Level| {
        let name = trade::level(lang, to).to_owned();
        let what = ui::bulk::what(lang, ui::bulk::level(lang), &name);
        let ask = |project: &Project| Ok(Command::SetLevel { id: project.id, to });
        (name, try_out(Bulk::of(what, chosen, data, lang, ask)))
    };
    let items = Level::ALL.into_iter().map(item).collect();
    picker(ui::bulk::level(lang).to_owned(), items)
}

fn categories(chosen: &[ProjectId], data: &Data, lang: Lang) -> Step {
    let known = data.state.board.categories.iter();
    let items = known.map(|category| {
        let name = trade::category(lang, category).to_owned();
        let what = ui::bulk::what(lang, ui::bulk::category(lang), &name);
        let fact = Fact::Category(category.key.clone());
        let ask = |project: &Project| Ok(edit(project.id, fact.clone()));
        (name, try_out(Bulk::of(what, chosen, data, lang, ask)))
    });
    picker(ui::bulk::category(lang).to_owned(), items.collect())
}

/// The tags that any of them has.
fn tags(chosen: &[ProjectId], data: &Data, lang: Lang) -> Step {
    let known = chosen.iter().filter_map(|id| data.project(*id));
    let tags: BTreeSet<&String> = known.flat_map(|project| &project.tags).collect();
    if tags.is_empty() {
        return Step::Say(Toast::warn(ui::bulk::no_tags(lang)));
    }
    let item = |tag: &String| {
        let what = ui::bulk::what(lang, ui::bulk::tag_remove(lang), tag);
        let ask = |project: &Project| {
            let left = project.tags.iter().filter(|known| *known != tag);
            Ok(edit(project.id, Fact::Tags(left.cloned().collect())))
        };
        (
            tag.clone(),
            try_out(Bulk::of(what, chosen, data, lang, ask)),
        )
    };
    let items = tags.into_iter().map(item).collect();
    picker(ui::bulk::tag_remove(lang).to_owned(), items)
}

fn edit(id: ProjectId, fact: Fact) -> Command {
    Command::Edit {
        id,
        facts: vec![fact],
    }
}

/// One tag more.
pub(crate) fn add_tag(project: &Project, tag: &str) -> Command {
    let tags = project.tags.iter().cloned();
    let tags = tags.chain([tag.trim().to_owned()]).collect();
    edit(project.id, Fact::Tags(tags))
}

/// Another lead; those that cooperate stay.
pub(crate) fn lead(project: &Project, words: &str, board: &Board) -> Option<Command> {
    let dept: DeptId = board.find_department(words)?;
    let lead = Owner {
        dept,
        role: OwnerRole::Lead,
        basis: Basis::Stated,
    };
    let kept = project
        .owners
        .iter()
        .filter(|owner| owner.role == OwnerRole::Cooperating && owner.dept != dept);
    let owners = [lead].into_iter().chain(kept.cloned()).collect();
    Some(Command::SetOwners {
        id: project.id,
        owners,
    })
}

/// Another plan year; `None` where it is no year.
pub(crate) fn plan_year(project: &Project, words: &str) -> Option<Command> {
    let folded: String = words
        .trim()
        .chars()
        .map(crate::text::fold::fold_key)
        .collect();
    let year = folded.trim_end_matches('年').parse().ok()?;
    Some(edit(project.id, Fact::PlanYear(Some(year))))
}

/// Another person.
pub(crate) fn responsible(project: &Project, name: &str) -> Command {
    let name = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
    edit(project.id, Fact::Responsible(name))
}
