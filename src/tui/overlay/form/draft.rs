//! Text that was typed and not sent: kept while one types, found again after a dropped connection.

use super::field::{Field, Input};
use super::{Form, Purpose};
use crate::i18n::ui;
use crate::tui::app::{App, Toast};
use crate::tui::draft::{EntryDraft, FormDraft, Keep};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;

/// Keeps the topmost form's text if it was changed since it was last kept.
pub(crate) fn keep(app: &mut App) -> Option<Effect> {
    let form = app.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Form(form) if form.unsaved => Some(form),
        _ => None,
    })?;
    form.unsaved = false;
    let texts: Option<fn(&Field) -> &str> = if form.is_touched() {
        Some(Field::text)
    } else {
        None
    };
    let keep = wish(form, texts)?;
    form.kept.clone_from(&keep.value);
    Some(Effect::SaveDraft(keep))
}

/// Forgets the form's text, because it was sent or thrown away; figures that were typed elsewhere stay.
pub(crate) fn forget(form: &Form) -> Option<Effect> {
    wish(form, None).map(Effect::SaveDraft)
}

/// The texts, if there are any to keep, with the figures that stand beside them.
fn wish(form: &Form, texts: Option<fn(&Field) -> &str>) -> Option<Keep> {
    let (project, name) = form.draft_key()?;
    Some(Keep {
        project,
        form: name,
        known: form.kept.clone(),
        value: write(form, texts),
    })
}

fn write(form: &Form, texts: Option<fn(&Field) -> &str>) -> Option<String> {
    let Purpose::Report(week) = form.purpose else {
        return write_form(form, texts?);
    };
    let before = form.kept.as_deref().and_then(EntryDraft::read);
    let measures = before.map(|draft| draft.measures).unwrap_or_default();
    if texts.is_none() && measures.is_empty() {
        return None;
    }
    let all = |text: fn(&Field) -> &str| {
        std::array::from_fn(|index| {
            let field = form.fields.get(index);
            field.map_or_else(String::new, |field| text(field).to_owned())
        })
    };
    let draft = EntryDraft {
        week,
        fields: all(texts.unwrap_or(Field::initial)),
        base: Some(all(Field::initial)),
        measures,
    };
    draft.write()
}

fn write_form(form: &Form, text: fn(&Field) -> &str) -> Option<String> {
    let (_, name) = form.draft_key()?;
    let fields = form.fields.iter().map(|field| text(field).to_owned());
    let fields = fields.collect();
    FormDraft { form: name, fields }.write()
}

/// The texts of a draft, if it is one of this form.
fn texts_of(form: &Form, text: &str) -> Option<Vec<String>> {
    if let Purpose::Report(week) = form.purpose {
        let draft = EntryDraft::read(text).filter(|draft| draft.week == week)?;
        return Some(draft.fields.to_vec());
    }
    let (_, name) = form.draft_key()?;
    let draft = FormDraft::read(text).filter(|draft| draft.form == name)?;
    Some(draft.fields)
}

/// Puts a draft into the topmost form, if it is of the same sort and nothing was typed yet.
pub(crate) fn restore(app: &mut App, text: String) {
    let Some(Overlay::Form(form)) = app.overlays.last_mut() else {
        return;
    };
    let Some(texts) = texts_of(form, &text).filter(|_| !form.is_touched()) else {
        return;
    };
    form.kept = Some(text);
    for (field, text) in form.fields.iter_mut().zip(&texts) {
        if let Input::Text(edit) = &mut field.input {
            edit.set(text);
        }
    }
    if form.is_touched() {
        app.toast = Some(Toast::good(ui::draft_restored(app.lang)));
    }
}
