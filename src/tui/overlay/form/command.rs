//! Commands while a form is on top.

use super::field::{Field, Input};
use super::{Form, Purpose, draft, request, view, view_name};
use crate::i18n::ui;
use crate::ops::Mode;
use crate::tui::app::{App, Toast};
use crate::tui::command::Id;
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::confirm::Confirm;
use crate::tui::step::Step;

/// Does what a command says.
pub(crate) fn command(form: &mut Form, id: Id, app: &App) -> Vec<Step> {
    match id {
        Id::Save => return save(form, app),
        Id::Cancel => return cancel(form, app),
        Id::FieldNext => return next(form, app),
        Id::FieldBack => back(form),
        Id::RowDown => move_row(form, true, app),
        Id::RowUp => move_row(form, false, app),
        Id::CopyLast => return copy_last(form, app),
        Id::NewLine => new_line(form, app),
        Id::PickName => return pick_name(form, app),
        _ => edit(form, id, app),
    }
    Vec::new()
}

/// Opens the list that a field's names are out of.
fn pick_name(form: &Form, app: &App) -> Vec<Step> {
    let names = form
        .focused()
        .and_then(|field| Some((field, field.names.as_ref()?)));
    match names {
        Some((field, names)) => {
            let picker = names.picker(&field.label, field.text());
            vec![Step::open(Overlay::Picker(picker))]
        }
        None => vec![Step::Say(Toast::warn(ui::project::no_list_here(app.lang)))],
    }
}

fn save(form: &mut Form, app: &App) -> Vec<Step> {
    if form.purpose == Purpose::View {
        return view_name::save(form, app);
    }
    let asked = if form.many.is_empty() {
        request::of(form, &app.data, app.lang).map(Step::run)
    } else {
        let bulk = request::of_many(form, &app.data, app.lang);
        bulk.map(|bulk| Step::Do(Effect::Bulk(Box::new(bulk), Mode::DryRun)))
    };
    match asked {
        Ok(step) => vec![step],
        Err((index, sentence)) => {
            form.focus = index;
            form.error = Some(sentence);
            Vec::new()
        }
    }
}

fn cancel(form: &Form, app: &App) -> Vec<Step> {
    let is_touched = form.is_touched();
    let mut steps = vec![Step::Close];
    steps.extend(draft::forget(form).map(Step::Do));
    if !is_touched {
        return steps;
    }
    let confirm = Confirm::new(
        ui::discard_title(app.lang).to_owned(),
        ui::discard_text(app.lang).to_owned(),
        steps,
    );
    vec![Step::open(Overlay::Confirm(confirm))]
}

/// The next field; behind the last one of a small form it is saved. A name that is not whole is made so first.
fn next(form: &mut Form, app: &App) -> Vec<Step> {
    if form.focused_mut().is_some_and(Field::complete) {
        form.changed(&app.data, app.lang);
        return Vec::new();
    }
    if form.focus + 1 < form.fields.len() {
        form.focus += 1;
    } else if form.is_large() {
        form.focus = 0;
    } else {
        return save(form, app);
    }
    Vec::new()
}

fn back(form: &mut Form) {
    let last = form.fields.len().saturating_sub(1);
    form.focus = form.focus.checked_sub(1).unwrap_or(last);
}

/// A row up or down inside of the text, else to the field beside.
fn move_row(form: &mut Form, down: bool, app: &App) {
    let width = view::text_width(form, app.size);
    let moved = match form.focused_mut().map(|field| &mut field.input) {
        Some(Input::Text(edit)) => edit.move_row(down, width),
        Some(Input::Choice(_)) | None => false,
    };
    if !moved && down {
        form.focus = (form.focus + 1) % form.fields.len().max(1);
    } else if !moved {
        back(form);
    }
}

/// Puts last week's text in the place of what was typed, or brings that back.
fn copy_last(form: &mut Form, app: &App) -> Vec<Step> {
    let Some(field) = form.focused_mut() else {
        return Vec::new();
    };
    let (Input::Text(edit), Some(last)) = (&mut field.input, &field.last) else {
        return vec![Step::Say(Toast::warn(ui::nothing_last_week(app.lang)))];
    };
    let typed = edit.text().to_owned();
    let mut steps = Vec::new();
    if let Some(aside) = field.aside.take().filter(|_| typed == *last) {
        edit.set(&aside);
    } else {
        edit.set(last);
        if !typed.is_empty() && typed != *last {
            field.aside = Some(typed);
            steps.push(Step::Say(Toast::warn(ui::copied_over(app.lang))));
        }
    }
    form.changed(&app.data, app.lang);
    steps
}

fn new_line(form: &mut Form, app: &App) {
    if let Some(Input::Text(edit)) = form.focused_mut().map(|field| &mut field.input) {
        edit.insert('\n');
    }
    form.changed(&app.data, app.lang);
}

fn edit(form: &mut Form, id: Id, app: &App) {
    let changed = match form.focused_mut().map(|field| &mut field.input) {
        Some(Input::Text(edit)) => edit.command(id),
        Some(Input::Choice(choice)) if matches!(id, Id::ChoiceNext | Id::ChoiceBack) => {
            choice.turn(id == Id::ChoiceNext);
            true
        }
        Some(Input::Choice(_)) | None => false,
    };
    let moves_only = matches!(
        id,
        Id::CharLeft | Id::CharRight | Id::WordLeft | Id::WordRight | Id::LineStart | Id::LineEnd
    );
    if changed && !moves_only {
        form.changed(&app.data, app.lang);
    }
}
