//! Text that was typed and not sent: kept while one types, found again after a dropped connection.

use serde::{Deserialize, Serialize};

use super::field::Input;
use super::{Form, Purpose};
use crate::domain::calendar::Week;
use crate::i18n::ui;
use crate::tui::app::{App, Toast};
use crate::tui::effect::Effect;
use crate::tui::overlay::Overlay;

/// The fields of a weekly entry as they were typed.
#[derive(Debug, Serialize, Deserialize)]
struct Draft {
    week: Week,
    fields: Vec<String>,
}

/// Keeps the topmost form's text if it was changed since it was last kept.
pub(crate) fn keep(app: &mut App) -> Option<Effect> {
    let form = app.overlays.iter_mut().find_map(|overlay| match overlay {
        Overlay::Form(form) if form.unsaved => Some(form),
        _ => None,
    })?;
    form.unsaved = false;
    let (id, key) = form.draft_key()?;
    let text = match (form.purpose, form.is_touched()) {
        (Purpose::Report(week), true) => write(form, week)?,
        _ => String::new(),
    };
    Some(Effect::SaveDraft(id, key, text))
}

fn write(form: &Form, week: Week) -> Option<String> {
    let fields = form
        .fields
        .iter()
        .map(|field| field.text().to_owned())
        .collect();
    serde_json::to_string(&Draft { week, fields }).ok()
}

/// Puts a draft into the topmost form, if it is of the same week and nothing was typed yet.
pub(crate) fn restore(app: &mut App, text: &str) {
    let Some(Overlay::Form(form)) = app.overlays.last_mut() else {
        return;
    };
    let Ok(draft) = serde_json::from_str::<Draft>(text) else {
        return;
    };
    if form.purpose != Purpose::Report(draft.week) || form.is_touched() {
        return;
    }
    for (field, text) in form.fields.iter_mut().zip(&draft.fields) {
        if let Input::Text(edit) = &mut field.input {
            edit.set(text);
        }
    }
    app.toast = Some(Toast::good(ui::draft_restored(app.lang)));
}
