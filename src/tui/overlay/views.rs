//! Saved views: picked, saved, changed, removed.

use crate::domain::view::View;
use crate::i18n::{Lang, ui};
use crate::query::view::BuiltIn;
use crate::tui::app::{App, Toast};
use crate::tui::command::Id;
use crate::tui::data::Data;
use crate::tui::effect::{Effect, Shelf};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::confirm::Confirm;
use crate::tui::overlay::form::view_name;
use crate::tui::overlay::picker::Picker;
use crate::tui::step::Step;
use crate::tui::widget::pick::Item;

/// A view that can be picked.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    /// What is written behind `@`.
    name: String,
    /// The saved one; `None` for those that every board has.
    saved: Option<View>,
}

/// All views, with the number of projects that each lets through.
pub(crate) fn open(app: &App) -> Step {
    let heading = ui::find::views_title(app.lang).to_owned();
    let picker = Picker::of(heading, items(&app.data, app.lang), 0);
    Step::open(Overlay::Views(picker))
}

/// The views as they are now.
pub(super) fn items(data: &Data, lang: Lang) -> Vec<Item<Entry>> {
    let saved = data.kept.views.iter().map(|view| {
        let whose = ui::find::whose(lang, view.is_shared());
        let entry = Entry {
            name: view.name.clone(),
            saved: Some(view.clone()),
        };
        item(entry, &view.filter, whose, data, lang)
    });
    let always = BuiltIn::ALL.iter().map(|view| {
        let row = view.row();
        let entry = Entry {
            name: lang.pick(row.zh, row.key).to_owned(),
            saved: None,
        };
        let says = lang.pick(row.help_zh, row.help_en);
        let names = row.names().map(str::to_owned);
        item(entry, says, ui::find::view_built_in(lang), data, lang).called(names)
    });
    saved.chain(always).collect()
}

fn item(entry: Entry, says: &str, whose: &str, data: &Data, lang: Lang) -> Item<Entry> {
    let count = data
        .read_filter(&format!("@{}", entry.name), lang)
        .map_or_else(|_| "?".to_owned(), |filter| data.count(&filter).to_string());
    let detail = format!("{count:>4}  {}  {says}", crate::text::width::pad(whose, 8));
    Item::new(entry.name.clone(), entry).with_detail(detail)
}

pub(super) fn typed(picker: &mut Picker<Entry>, text: &str) -> Vec<Step> {
    if let Some(number) = picker.number_in(text) {
        return digit(picker, number);
    }
    picker.look_for(text);
    Vec::new()
}

pub(super) fn digit(picker: &mut Picker<Entry>, digit: u32) -> Vec<Step> {
    if picker.number(digit) {
        choose(picker)
    } else {
        Vec::new()
    }
}

fn choose(picker: &Picker<Entry>) -> Vec<Step> {
    let name = picker.chosen().map(|entry| format!("@{}", entry.name));
    let filter = name.map(Step::Filter);
    std::iter::once(Step::Close).chain(filter).collect()
}

pub(super) fn command(picker: &mut Picker<Entry>, id: Id, app: &App) -> Vec<Step> {
    match id {
        Id::Accept => return choose(picker),
        Id::Cancel => return vec![Step::Close],
        Id::ViewSave => return vec![save(app)],
        Id::ViewEdit => return vec![change(picker, app)],
        Id::ViewRemove => return vec![remove(picker, app.lang)],
        _ => picker.walk(id),
    }
    Vec::new()
}

/// Asks for a name for the filter in force.
pub(crate) fn save(app: &App) -> Step {
    let form = view_name::form(app.data.filter.text(), None, &app.data, app.lang);
    Step::open(Overlay::Form(Box::new(form)))
}

fn change(picker: &Picker<Entry>, app: &App) -> Step {
    match picker.chosen().and_then(|entry| entry.saved.as_ref()) {
        Some(view) => {
            let form = view_name::form(&view.filter, Some(view), &app.data, app.lang);
            Step::open(Overlay::Form(Box::new(form)))
        }
        None => built_in(app.lang),
    }
}

fn remove(picker: &Picker<Entry>, lang: Lang) -> Step {
    let Some(view) = picker.chosen().and_then(|entry| entry.saved.clone()) else {
        return built_in(lang);
    };
    let text = if view.is_shared() {
        ui::find::remove_shared_view(lang, &view.name)
    } else {
        ui::find::remove_view(lang, &view.name)
    };
    let said = Step::Say(Toast::good(ui::find::view_removed(lang, &view.name)));
    let yes = vec![Step::Do(Effect::Keep(Shelf::Remove(view))), said];
    let heading = ui::confirm_title(lang).to_owned();
    Step::open(Overlay::Confirm(Confirm::new(heading, text, yes)))
}

fn built_in(lang: Lang) -> Step {
    Step::Say(Toast::warn(ui::find::cannot_change_built_in(lang)))
}
