//! A manager's word on what an operator says is done: confirming it, or returning it with a note.

use super::field::Field;
use super::{Form, Purpose, build};
use crate::domain::confirmation::Confirmation;
use crate::domain::id::PartId;
use crate::domain::project::Project;
use crate::i18n::Lang;
use crate::i18n::confirmation as words;
use crate::tui::bulk;
use crate::tui::data::Data;

/// What is said to be done, to be confirmed; a note may be left.
pub(crate) fn confirm(
    project: &Project,
    (number, one): (PartId, &Confirmation),
    data: &Data,
    lang: Lang,
) -> Form {
    let asked = asked((number, one), data, lang);
    let fields = vec![Field::line(words::field_confirm(lang), "").beside(Some(asked))];
    let purpose = Purpose::Confirm(number);
    build::form(purpose, project, words::confirm_title(lang), fields)
}

/// The same, to be returned; what is missing must be said.
pub(crate) fn give_back(
    project: &Project,
    (number, one): (PartId, &Confirmation),
    data: &Data,
    lang: Lang,
) -> Form {
    let asked = asked((number, one), data, lang);
    let fields = vec![Field::line(words::field_return(lang), "").beside(Some(asked))];
    let purpose = Purpose::Return(number);
    build::form(purpose, project, words::return_title(lang), fields)
}

/// What waits on many projects, to be returned for the same reason; which one it is of each is looked up for each.
pub(crate) fn give_back_many(first: &Project, lang: Lang) -> Form {
    let number = bulk::first_waiting(first).unwrap_or(PartId(0));
    let fields = vec![Field::line(words::field_return(lang), "")];
    let purpose = Purpose::Return(number);
    build::form(purpose, first, words::return_title(lang), fields)
}

/// What is said, by whom and when, in his words.
fn asked((number, one): (PartId, &Confirmation), data: &Data, lang: Lang) -> String {
    let told = words::waiting(lang, number, one, &data.state.board);
    match &one.note {
        Some(note) => format!("{told}{}{note}", lang.pick("：", ": ")),
        None => told,
    }
}
