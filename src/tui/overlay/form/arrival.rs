//! The form of a new project.

use super::facts::{categories, category_of, owner_fields, owners_of, year};
use super::field::Field;
use super::phrase::{given, optional_phrase};
use super::request::{Wrong, text};
use super::{Form, Purpose};
use crate::domain::command::Command;
use crate::domain::event::{Fact, NewProject};
use crate::domain::id::ProjectId;
use crate::domain::people::Basis;
use crate::domain::project::StageMark;
use crate::i18n::{Lang, trade, ui};
use crate::tui::data::Data;

/// A new project.
pub(crate) fn new_project(data: &Data, lang: Lang) -> Form {
    let board = &data.state.board;
    let stages = board.stages.iter();
    let stages = stages.map(|stage| trade::stage(lang, stage).to_owned());
    let [lead, others] = owner_fields("", "", data, lang);
    let year = chrono::Datelike::year(&data.today).to_string();
    let fields = vec![
        Field::line(ui::field_title(lang), ""),
        Field::named(ui::label_category(lang), "", categories(board, lang)),
        Field::choice(ui::label_stage(lang), stages.collect(), Some(0)),
        lead,
        others,
        Field::deadline(ui::project::field_deadline(lang), None),
        Field::line(ui::project::field_year(lang), &year),
        Field::line(ui::field_place(lang), ""),
    ];
    let mut form = Form {
        purpose: Purpose::New,
        project: ProjectId(0),
        seen: 0,
        heading: ui::project::new_title(lang).to_owned(),
        fields,
        focus: 0,
        error: None,
        unsaved: false,
        kept: None,
        many: Vec::new(),
        what: String::new(),
        view: None,
    };
    form.enliven(data, lang);
    form
}

pub(super) fn add_project(form: &Form, data: &Data, lang: Lang) -> Result<Command, Wrong> {
    let title = text(form, 0);
    if title.trim().is_empty() {
        return Err((0, ui::project::title_missing(lang).to_owned()));
    }
    let category = category_of(form, 1, data, lang)?;
    let at = form.picked(2).unwrap_or(0);
    let Some(stage) = data.state.board.stages.get(at) else {
        return Err((2, ui::project::stage_missing(lang).to_owned()));
    };
    let owners = owners_of(form, 3, data, lang)?;
    let deadline = optional_phrase(form, 5, &given(form.project, data), lang)?;
    let place = Some(text(form, 7)).filter(|text| !text.trim().is_empty());
    Ok(Command::AddProject {
        project: NewProject {
            key: None,
            title,
            category,
            stage: StageMark {
                stage: stage.key.clone(),
                basis: Basis::Stated,
            },
        },
        facts: vec![Fact::PlanYear(year(form, 6, lang)?), Fact::Place(place)],
        owners,
        deadline,
    })
}
