//! The form of a saved view: its name, its filter, for whom it is.

use super::field::Field;
use super::{Form, Purpose};
use crate::domain::id::{Actor, ProjectId};
use crate::domain::rights::Act;
use crate::domain::view::View;
use crate::i18n::{Lang, person, ui};
use crate::query::Views;
use crate::query::view::{built_in, is_name};
use crate::tui::app::{App, Toast};
use crate::tui::data::Data;
use crate::tui::effect::{Effect, Shelf};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::confirm::Confirm;
use crate::tui::step::Step;

/// A name for a filter, or changes to a view that there is.
pub(crate) fn form(filter: &str, view: Option<&View>, data: &Data, lang: Lang) -> Form {
    let name = view.map_or("", |view| view.name.as_str());
    let shared = view.is_some_and(View::is_shared);
    // Who may keep none for everybody is not asked; one that is for everybody says so all the same.
    let may_share = data.standing().may_share(None).is_ok();
    let scopes: &[bool] = if may_share || shared {
        &[false, true]
    } else {
        &[false]
    };
    let whom = scopes
        .iter()
        .map(|shared| ui::find::whose(lang, *shared).to_owned());
    let fields = vec![
        Field::line(ui::find::field_view(lang), name)
            .beside(Some(ui::find::view_name_hint(lang).to_owned())),
        Field::line(ui::find::column_filter(lang), filter),
        Field::choice(
            ui::find::column_whose(lang),
            whom.collect(),
            Some(usize::from(shared)),
        ),
    ];
    let heading = match view {
        Some(view) => ui::find::change_view(lang, &view.name),
        None => ui::find::save_view_title(lang).to_owned(),
    };
    Form {
        purpose: Purpose::View,
        project: ProjectId(0),
        seen: 0,
        heading,
        fields,
        focus: 0,
        error: None,
        unsaved: false,
        kept: None,
        many: Vec::new(),
        what: String::new(),
        view: view.cloned().map(Box::new),
    }
}

/// Keeps the view; asks where another one has its name.
pub(super) fn save(form: &mut Form, app: &App) -> Vec<Step> {
    let view = match filled(form, app) {
        Ok(view) => view,
        Err((index, sentence)) => {
            form.focus = index;
            form.error = Some(sentence);
            return Vec::new();
        }
    };
    let lang = app.lang;
    let taken = app.data.kept.views.iter().any(|known| {
        let same = known.name == view.name && known.owner.is_some() == view.owner.is_some();
        same && form.view.as_deref() != Some(known)
    });
    let said = Step::Say(Toast::good(ui::find::view_saved(lang, &view.name)));
    let question = ui::find::replace_view(lang, &view.name);
    let keep = match form.view.as_deref() {
        Some(from) => Shelf::Move(Box::new((from.clone(), view))),
        None => Shelf::Save(view),
    };
    let steps = vec![Step::Close, Step::Do(Effect::Keep(keep)), said];
    if taken {
        let heading = ui::confirm_title(lang).to_owned();
        let confirm = Confirm::new(heading, question, steps);
        return vec![Step::open(Overlay::Confirm(confirm))];
    }
    steps
}

fn filled(form: &Form, app: &App) -> Result<View, (usize, String)> {
    let lang = app.lang;
    let name = form
        .text(0)
        .trim()
        .trim_start_matches(['@', '＠'])
        .to_owned();
    if !is_name(&name) {
        return Err((0, ui::find::not_a_view_name(lang, &name)));
    }
    if built_in(&name).is_some() {
        return Err((0, ui::find::view_is_built_in(lang, &name)));
    }
    let filter = form.text(1).trim().to_owned();
    if filter.is_empty() {
        return Err((1, ui::find::view_without_filter(lang).to_owned()));
    }
    let is_shared = form.picked(2) == Some(1);
    let view = View {
        owner: (!is_shared).then(|| app.data.actor().clone()),
        name,
        filter,
        look: form.view.as_ref().and_then(|view| view.look.clone()),
        author: app.data.actor().clone(),
    };
    check(&view, app)?;
    check_share(form, &view, app)?;
    Ok(view)
}

/// Whether he may keep the view for everybody: told while the form stands, so that nothing typed is lost.
fn check_share(form: &Form, view: &View, app: &App) -> Result<(), (usize, String)> {
    let standing = app.data.standing();
    let may = |author: Option<&Actor>| {
        standing.may_share(author).map_err(|why| {
            let board = &app.data.state.board;
            (2, person::denied(app.lang, why, Act::Share, board))
        })
    };
    let from = form.view.as_deref().filter(|from| from.is_shared());
    if let Some(from) = from {
        may(Some(&from.author))?;
    }
    let mut shared = app.data.kept.views.iter().filter(|known| known.is_shared());
    let there = shared.find(|known| known.name == view.name);
    if view.is_shared() && (there.is_some() || from.is_none()) {
        may(there.map(|there| &there.author))?;
    }
    Ok(())
}

/// Whether the filter can be read with the view itself among those that there are: so a loop is told now.
fn check(view: &View, app: &App) -> Result<(), (usize, String)> {
    let others = app.data.views.saved();
    let own = [(view.name.clone(), view.filter.clone())];
    let all = own.into_iter().chain(
        others
            .filter(|(name, _)| *name != view.name)
            .map(|(name, filter)| (name.to_owned(), filter.to_owned())),
    );
    let views = Views::new(all);
    let data = &app.data;
    let board = &data.state.board;
    let text = format!("@{}", view.name);
    crate::tui::filter::Filter::with_views(&text, &views, board, data.today, app.lang)
        .map(|_| ())
        .map_err(|mistake| (1, mistake.text))
}
