//! Text that was typed and not sent: kept while one types, found again after a dropped connection.

use super::field::{Field, Input};
use super::{Form, Purpose};
use crate::i18n::ui;
use crate::tui::app::{App, Toast};
use crate::tui::draft::{EntryDraft, Keep};
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
        return None;
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

/// Puts a draft into the topmost form, if it is of the same week and nothing was typed yet.
pub(crate) fn restore(app: &mut App, text: String) {
    let Some(Overlay::Form(form)) = app.overlays.last_mut() else {
        return;
    };
    let Some(draft) = EntryDraft::read(&text) else {
        return;
    };
    if form.purpose != Purpose::Report(draft.week) || form.is_touched() {
        return;
    }
    form.kept = Some(text);
    for (field, text) in form.fields.iter_mut().zip(&draft.fields) {
        if let Input::Text(edit) = &mut field.input {
            edit.set(text);
        }
    }
    if form.is_touched() {
        app.toast = Some(Toast::good(ui::draft_restored(app.lang)));
    }
}
