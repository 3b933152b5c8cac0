//! `duban views`: filters under a name, one's own and those for all.

use crate::cli::args::{ViewsArgs, ViewsVerb};
use crate::cli::{Cx, Done, Look, Trouble};
use crate::domain::view::View;
use crate::error::Kind;
use crate::i18n::Lang;
use crate::i18n::ui::find as words;
use crate::query::view::{BuiltIn, built_in, is_name};

pub(crate) fn run(cx: &mut Cx<'_>, args: &ViewsArgs) -> Done {
    match &args.what {
        Some(ViewsVerb::Save { name, filter, all }) => save(cx, name, filter, *all),
        Some(ViewsVerb::Remove { name, all }) => remove(cx, name, *all),
        None => list(cx),
    }
}

fn list(cx: &mut Cx<'_>) -> Done {
    let lang = cx.lang;
    let kept = cx.session.kept().map_err(|error| cx.store(&error))?;
    if cx.out.is_json() {
        let told = json(&kept.views, lang);
        return cx.print(|out| out.json(&told));
    }
    let saved = kept.views.into_iter().map(|view| {
        let whose = words::whose(lang, view.is_shared());
        [view.name, view.filter, whose.to_owned()]
    });
    let always = BuiltIn::ALL.iter().map(|view| {
        let row = view.row();
        let name = lang.pick(row.zh, row.key).to_owned();
        let whose = words::view_built_in(lang).to_owned();
        [name, row.example.to_owned(), whose]
    });
    let rows = saved.chain(always);
    let header = [
        words::column_view(lang),
        words::column_filter(lang),
        words::column_whose(lang),
    ];
    let rows: Vec<Vec<String>> = rows.map(Vec::from).collect();
    cx.print(|out| out.rows(&header, &rows))
}

/// Every view by name and filter, and for whom it is: `own`, `all`, `built_in`.
fn json(saved: &[View], lang: Lang) -> Vec<serde_json::Value> {
    let saved = saved.iter().map(|view| {
        let whose = if view.is_shared() { "all" } else { "own" };
        serde_json::json!({
            "name": view.name, "filter": view.filter, "for": whose, "author": view.author,
        })
    });
    let always = BuiltIn::ALL.iter().map(|view| {
        let row = view.row();
        let name = lang.pick(row.zh, row.key);
        serde_json::json!({ "name": name, "filter": row.example, "for": "built_in" })
    });
    saved.chain(always).collect()
}

fn save(cx: &mut Cx<'_>, name: &str, filter: &[String], all: bool) -> Done {
    let name = name.trim_start_matches('@');
    if !is_name(name) {
        return Err(Trouble::usage(words::not_a_view_name(cx.lang, name)));
    }
    if built_in(name).is_some() {
        return Err(Trouble::usage(words::view_is_built_in(cx.lang, name)));
    }
    let look: Look = cx.look()?;
    cx.filter(filter, &look)?;
    let view = View {
        owner: (!all).then(|| cx.session.actor().clone()),
        name: name.to_owned(),
        filter: filter.join(" "),
        look: None,
        author: cx.session.actor().clone(),
    };
    let saved = cx.session.save_view(&view, cx.mode);
    saved.map_err(|failure| cx.failure(failure))?;
    let line = words::view_saved(cx.lang, &view.name);
    cx.print(|out| out.line(&line))
}

fn remove(cx: &mut Cx<'_>, name: &str, all: bool) -> Done {
    let name = name.trim_start_matches('@');
    let kept = cx.session.kept().map_err(|error| cx.store(&error))?;
    let mut mine = kept.views.iter();
    if !mine.any(|view| view.name == name && view.is_shared() == all) {
        let sentence = words::no_such_view(cx.lang, name);
        return Err(Trouble::new(Kind::NotFound, sentence));
    }
    let removed = cx.session.remove_view(all, name, cx.mode);
    removed.map_err(|failure| cx.failure(failure))?;
    let line = words::view_removed(cx.lang, name);
    cx.print(|out| out.line(&line))
}
