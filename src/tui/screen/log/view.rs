//! Draws the log: day by day when, who, which project, what; corrections and what was turned back say so.

use chrono::Datelike;
use ratatui::layout::Rect;

use super::{Row, State};
use crate::domain::event::Event;
use crate::domain::id::Day;
use crate::i18n::ui::log as words;
use crate::i18n::{event, ui};
use crate::ops::Order;
use crate::text::width::{columns, pad, wrap};
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// The line that says which part is shown.
pub(super) const ABOVE: u16 = 1;

/// Columns of a name.
const WHO: usize = 8;

/// Rule, number and time, and the whole sentence of the selected event below.
const fn below(body: Rect) -> u16 {
    if body.height < 18 { 3 } else { 4 }
}

/// How many lines are seen at once.
pub(super) fn rows(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(ABOVE + below(body)))
}

/// Draws everything between header and hint bar.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    heading(state, app, paint, body);
    let seen = state.rows.iter().enumerate();
    let seen = seen.skip(state.top).take(rows(body));
    for ((index, row), y) in seen.zip(body.y + ABOVE..) {
        let sticky = state.heading(index).filter(|_| index == state.top);
        let line = match (*row, sticky) {
            (_, Some(day)) | (Row::Day(day), None) => {
                Line::of(Role::Header, &ui::day(app.lang, day))
            }
            (Row::Event(event), None) => {
                if event == state.at {
                    paint.text((body.x, y), 1, Role::Mark, paint.glyphs.mark);
                }
                let found = state.events.get(event);
                found.map_or_else(Line::default, |event| line(event, state, app, body))
            }
        };
        paint.line((body.x + 1, y), body.width.saturating_sub(1), &line);
    }
    if state.events.is_empty() {
        let nothing = if state.part == state.part.whole() {
            ui::no_events(app.lang)
        } else {
            words::nothing_found(app.lang)
        };
        let at = (body.x + 1, body.y + ABOVE);
        paint.text(at, body.width, Role::Dim, nothing);
    }
    detail(state, app, paint, body);
}

/// Which part is shown, in which order, and how much of it is read.
fn heading(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let lang = app.lang;
    let order = match state.part.order {
        Order::Recorded => words::by_recording(lang),
        Order::Effective => words::by_day(lang),
    };
    let is_whole = state.part == state.part.whole();
    let role = if is_whole { Role::Label } else { Role::Warn };
    let left = Line::of(role, &state.part.told(&app.data.state.board, lang))
        .with(Role::Dim, &format!("  {order}"));
    let more = if state.more {
        words::more_below(lang)
    } else {
        words::to_the_end(lang)
    };
    let right = format!("{}  {more}", words::loaded(lang, state.events.len()));
    let wide = u16::try_from(columns(&right)).unwrap_or(0);
    let room = body.width.saturating_sub(wide + 3);
    paint.line((body.x + 1, body.y), room, &left);
    let x = body.right().saturating_sub(wide + 1);
    paint.text((x, body.y), wide, Role::Dim, &right);
}

/// The selected event whole: its number, when it was recorded and by whom; then what, about which day and why.
fn detail(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let rule_y = body.bottom().saturating_sub(below(body));
    paint.rule((body.x, rule_y), body.width);
    let Some(event) = state.event() else { return };
    let lang = app.lang;
    let zone = app.data.state.board.settings.zone;
    let at = event.recorded.with_timezone(&zone);
    let project = event.project.and_then(|id| app.data.project(id));
    let first = [
        words::whole_number(lang, event.seq),
        at.format("%Y-%m-%d %H:%M").to_string(),
        who(event, app),
        project.map_or_else(String::new, |project| {
            format!("{} {}", project.id, project.title)
        }),
    ];
    let first = first.join("  ");
    let mut text = sentence(event, app);
    if let Some(seq) = event.undoes {
        text = format!("{}  {text}", words::undoes(lang, seq));
    }
    let width = body.width.saturating_sub(2);
    paint.text((body.x + 1, rule_y + 1), width, Role::Label, &first);
    let lines = wrap(&text, usize::from(width));
    for (text, y) in lines.iter().zip(rule_y + 2..body.bottom()) {
        paint.text((body.x + 1, y), width, Role::Text, text);
    }
}

/// One event in one line.
fn line(event: &Event, state: &State, app: &App, body: Rect) -> Line {
    let zone = app.data.state.board.settings.zone;
    let at = event.recorded.with_timezone(&zone);
    // Under the heading of its own day the time counts, under another one the day of recording.
    let when = match state.part.order {
        Order::Recorded => at.format("%H:%M"),
        Order::Effective => at.format("%m-%d"),
    };
    let number = event.project.map(|id| id.to_string()).unwrap_or_default();
    let project = event.project.and_then(|id| app.data.project(id));
    let title = project.map_or("", |project| project.title.as_str());
    let wide = usize::from(body.width / 5).clamp(14, 40);
    let mut line = Line::of(Role::Dim, &format!(" {when}"))
        .with(Role::Text, &format!(" {} ", pad(&who(event, app), WHO)));
    if event.project.is_some() {
        line.push(Role::Label, &format!("{} ", pad(&number, 5)));
        line.push(Role::Text, &format!("{} ", pad(title, wide)));
    }
    if let Some(day) = day_of_document(event, state, app) {
        line.push(Role::Dim, &format!("{day} "));
    }
    for mark in marks(event, state, app) {
        line.push(Role::Warn, &format!("[{mark}] "));
    }
    line.with(Role::Text, &words_of(event, app))
}

/// What is unusual about an event: turned back, turning back, told late.
fn marks(event: &Event, state: &State, app: &App) -> Vec<String> {
    let lang = app.lang;
    let mut marks = Vec::new();
    if state.undone.contains(&event.seq) {
        marks.push(words::undone(lang).to_owned());
    }
    if event.undoes.is_some() {
        marks.push(words::undoing(lang).to_owned());
    }
    let told = recorded_on(event, app);
    if told != event.effective && event.actor.as_document().is_none() {
        marks.push(match state.part.order {
            // The day stands above.
            Order::Effective => words::late_mark(lang).to_owned(),
            Order::Recorded => words::late(lang, &day_near(event.effective, told)),
        });
    }
    marks
}

/// The day that a document speaks of: a plan that is loaded is no correction.
fn day_of_document(event: &Event, state: &State, app: &App) -> Option<String> {
    event.actor.as_document()?;
    let told = recorded_on(event, app);
    let is_apart = told != event.effective && state.part.order == Order::Recorded;
    is_apart.then(|| event.effective.to_string())
}

fn recorded_on(event: &Event, app: &App) -> Day {
    let zone = app.data.state.board.settings.zone;
    event.recorded.with_timezone(&zone).date_naive()
}

/// A day, its year only where that is another one.
fn day_near(day: Day, near: Day) -> String {
    if day.year() == near.year() {
        day.format("%-m-%-d").to_string()
    } else {
        day.to_string()
    }
}

fn who(event: &Event, app: &App) -> String {
    match event.actor.as_document() {
        Some(_) => ui::by_document(app.lang).to_owned(),
        None => app.data.state.board.who(&event.actor).into_owned(),
    }
}

/// One event where the project is known.
pub(crate) fn line_of_project(event: &Event, app: &App) -> Line {
    let zone = app.data.state.board.settings.zone;
    let at = event.recorded.with_timezone(&zone);
    Line::of(Role::Dim, &at.format("%m-%d %H:%M").to_string())
        .with(Role::Text, &format!(" {}", pad(&who(event, app), 10)))
        .with(Role::Text, &format!(" {}", words_of(event, app)))
}

fn words_of(event: &Event, app: &App) -> String {
    event::describe(app.lang, &event.change, &app.data.state.board)
}

/// Everything about one event: also the day that it is about, if that is another one, and why.
pub(crate) fn sentence(event: &Event, app: &App) -> String {
    let board = &app.data.state.board;
    let recorded = event.recorded.with_timezone(&board.settings.zone);
    let mut text = event::describe(app.lang, &event.change, board);
    if recorded.date_naive() != event.effective {
        text.push_str(&ui::effective_on(app.lang, &event.effective.to_string()));
    }
    if let Some(reason) = &event.reason {
        text.push_str(&ui::because(app.lang, reason));
    }
    text
}
