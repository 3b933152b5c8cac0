//! What a screen of projects says where there are none: what to press, and not just that nothing is there.

use ratatui::layout::Rect;

use super::app::App;
use super::command::{Id, Scope};
use super::theme::Role;
use super::widget::line::Line;
use super::widget::paint::{Paint, centred};
use crate::i18n::ui::start as words;
use crate::text::width::pad;

/// Screens that would be a frame of zeros; the others say so themselves, in the place of their list.
const SCREENS: [Scope; 4] = [Scope::Board, Scope::List, Scope::Timeline, Scope::Dashboard];
/// Columns of the verbs.
const VERBS: usize = 32;

/// Says what to press where the screen has no project to show.
pub(crate) fn draw(app: &App, paint: &mut Paint<'_>, body: Rect) {
    // While something lies over the screen, such as the filter line, that says what to press.
    let is_covered = !app.overlays.is_empty();
    let is_one = SCREENS.contains(&app.screen().scope());
    if is_covered || !is_one || app.data.listed().next().is_some() {
        return;
    }
    let (heading, lines) = if app.data.state.projects.is_empty() {
        (words::no_projects(app.lang), how_to_begin(app))
    } else {
        (words::nothing_fits(app.lang), how_to_see_more(app))
    };
    let widest = lines.iter().map(Line::columns).max().unwrap_or(0).max(40);
    let width = u16::try_from(widest + 4).unwrap_or(u16::MAX);
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX);
    let area = centred(body, width.min(body.width), height.min(body.height));
    let inside = paint.popup(area, heading);
    for (line, y) in lines.iter().zip(inside.top()..inside.bottom()) {
        paint.line((inside.x, y), inside.width, line);
    }
}

fn key(app: &App, id: Id) -> String {
    let found = app.keymap.first(&app.scopes(), id);
    // What is known on the board alone is reached by way of it.
    found.unwrap_or_else(|| {
        let way = [Id::Board, id].map(|id| app.keymap.first(&[Scope::Global, Scope::Board], id));
        way.into_iter().flatten().collect::<Vec<_>>().join(" ")
    })
}

fn how_to_begin(app: &App) -> Vec<Line> {
    let lang = app.lang;
    if app.data.looks_back {
        return vec![Line::of(Role::Text, words::none_that_day(lang))];
    }
    let verb = |verb: &str, text: &str| {
        Line::of(Role::Key, &format!("  {}", pad(verb, VERBS))).with(Role::Dim, text)
    };
    let new = words::press_new(lang, &key(app, Id::NewProject));
    vec![
        Line::of(Role::Text, &new),
        verb("duban import FILE", words::or_import(lang)),
        verb("duban init --plan DIR", words::or_plan(lang)),
    ]
}

fn how_to_see_more(app: &App) -> Vec<Line> {
    let (clear, filter) = (key(app, Id::FilterClear), key(app, Id::Filter));
    let text = words::press_filter(app.lang, &clear, &filter);
    vec![Line::of(Role::Text, &text)]
}
