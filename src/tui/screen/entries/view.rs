//! Draws the weekly entries: the line above, the list, and through `fields` the entry below.

use ratatui::layout::Rect;

use super::place::{Places, places};
use super::sheet::Sheet;
use super::{Mark, State, fields};
use crate::domain::calendar::Week;
use crate::domain::project::Project;
use crate::i18n::ui::{self, entries as words};
use crate::i18n::{Lang, date};
use crate::text::width::{columns, pad};
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// Columns of title, last week and this week.
type Widths = (usize, usize, usize);

/// Draws it.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let places = places(state, &app.data, body);
    head(state, app, paint, places.head);
    if state.rows.is_empty() {
        nothing(state, app, paint, body);
        return;
    }
    list(state, app, paint, &places);
    fields::draw(state, app, paint, body, &places);
}

/// Week, cut-off and whose projects on the left, the counts on the right.
fn head(state: &State, app: &App, paint: &mut Paint<'_>, area: Rect) {
    let (data, lang) = (&app.data, app.lang);
    let week = state.week(data);
    let mut right = words::counted(lang, state.reported(data), state.rows.len());
    let drafts = state.drafts(data);
    if drafts > 0 {
        right.push_str(&words::drafts_counted(lang, drafts));
    }
    let wide = u16::try_from(columns(&right)).unwrap_or(0).min(area.width);
    let x = area.right().saturating_sub(wide + 1);
    paint.text((x, area.y), wide, Role::Title, &right);
    let is_late = week < Week::of(data.today);
    let mut rest = Line::default();
    if is_late {
        rest.push(Role::Warn, words::late(lang));
    } else {
        let cut_off = data.state.board.settings.cut_off;
        let day = date::weekday(lang, cut_off.weekday);
        let time = cut_off.time.format("%H:%M").to_string();
        rest.push(Role::Text, &words::until(lang, day, &time));
    }
    if let Some(charge) = state.charge {
        let title = charge.title(state.rows.len(), data, lang);
        rest.join("  ", Role::Text, &title);
    }
    let room = area.width.saturating_sub(wide + 4);
    let whole = week_of(week, lang);
    // Where it is narrow the days of the week give way: its number says the same.
    let fits = columns(&whole) + 2 + rest.columns() <= usize::from(room);
    let short = if fits { whole } else { week.to_string() };
    let mut line = Line::of(Role::Title, &short).with(Role::Text, "  ");
    line.pieces.extend(rest.pieces);
    paint.line((area.x + 1, area.y), room, &line);
}

fn week_of(week: Week, lang: Lang) -> String {
    let day = |day: chrono::NaiveDate| day.format("%-m-%-d").to_string();
    let (first, last) = (day(week.monday()), day(week.sunday()));
    words::week(lang, &week.to_string(), &first, &last)
}

/// No department yet, or one that owes nothing.
fn nothing(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let (text, role) = match state.charge {
        None => (words::choose_first(app.lang), Role::Warn),
        Some(_) => (words::nothing_owed(app.lang), Role::Dim),
    };
    let lines = crate::text::width::wrap(text, usize::from(body.width.saturating_sub(4)));
    for (line, y) in lines.iter().zip(body.y + 2..body.bottom()) {
        paint.text((body.x + 2, y), body.width, role, line);
    }
}

fn widths(width: u16) -> Widths {
    let room = usize::from(width).saturating_sub(13);
    let title = (room * 36 / 100).max(8);
    let last = (room * 30 / 100).max(6);
    (title, last, room.saturating_sub(title + last))
}

fn list(state: &State, app: &App, paint: &mut Paint<'_>, places: &Places) {
    let widths = widths(places.list.width);
    if let Some(y) = places.heads {
        let area = Rect {
            y,
            height: 1,
            ..places.list
        };
        paint.shade(area, Role::Head);
        let (title, last, _) = widths;
        let text = format!(
            "   {} {} {} {}",
            pad(ui::column_number(app.lang), 7),
            pad(ui::column_title(app.lang), title),
            pad(words::column_last(app.lang), last),
            words::column_this(app.lang),
        );
        paint.text((area.x, y), area.width, Role::Head, &text);
    }
    let seen = state.rows.iter().enumerate().skip(state.top);
    for ((index, id), y) in seen.zip(places.list.top()..places.list.bottom()) {
        let Some(project) = app.data.project(*id) else {
            continue;
        };
        if index == state.at {
            paint.text((places.list.x, y), 1, Role::Mark, paint.glyphs.mark);
        }
        let line = row(state, project, app, widths);
        let room = places.list.width.saturating_sub(1);
        paint.line((places.list.x + 1, y), room, &line);
    }
}

fn row(state: &State, project: &Project, app: &App, (title, last, this): Widths) -> Line {
    let week = state.week(&app.data);
    let mark = state.mark(project, week);
    let (sign, role) = sign(mark);
    let before = Sheet::last(project, week).map_or("", |(_, [progress, ..])| progress);
    let mut line = Line::of(role, sign).with(
        Role::Label,
        &format!(" {}", pad(&project.id.to_string(), 5)),
    );
    match app.data.facts(project.id) {
        Some(facts) => {
            let light = facts.light.light;
            line.push(Role::Light(light), &format!(" {}", light.letter()));
        }
        None => line.push(Role::Dim, "  "),
    }
    line.push(
        Role::Text,
        &format!(" {}", pad(&one_line(&project.title), title)),
    );
    line.push(Role::Dim, &format!(" {}", pad(&one_line(before), last)));
    let text = crate::text::width::cut(&one_line(&this_week(state, project, week, app)), this);
    line.push(Role::Text, &format!(" {text}"));
    line
}

/// The mark before a project: letter and colour, never colour alone.
const fn sign(mark: Mark) -> (&'static str, Role) {
    match mark {
        Mark::Owed => (" ", Role::Text),
        Mark::Draft => ("o", Role::Warn),
        Mark::Contested => ("!", Role::Error),
        Mark::Done => ("*", Role::Good),
    }
}

/// What is typed or sent for this week; the whole as last week is said and not repeated.
fn this_week(state: &State, project: &Project, week: Week, app: &App) -> String {
    let sheet = state.sheets.get(&(week, project.id));
    if let Some(sheet) = sheet.filter(|sheet| sheet.is_touched()) {
        let texts = sheet.texts.iter().map(|field| field.edit.text());
        let mut said = texts.filter(|text| !text.trim().is_empty());
        return said.next().unwrap_or_default().to_owned();
    }
    let Some(entry) = project.entries.get(&week) else {
        return String::new();
    };
    let last = Sheet::last(project, week);
    if last.is_some_and(|(_, texts)| texts == entry.text.fields()) {
        return words::same(app.lang).to_owned();
    }
    let mut said = entry
        .text
        .fields()
        .into_iter()
        .filter(|text| !text.is_empty());
    said.next().unwrap_or_default().to_owned()
}

fn one_line(text: &str) -> String {
    crate::text::safe::clean_line(&text.replace('\n', " ")).into_owned()
}
