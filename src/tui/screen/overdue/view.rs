//! Draws the review: what is looked at and how far one is, the item, the score. Where there is room the queue stands on
//! the left.
//!
//! ```text
//!  Lead: all  Level: all                                     4 of 23
//! ------------------------------------------------------------------
//! >#112 14d ..      |  #112 Basin
//!  #115  9d ..      |  R red  14 days late
//! ------------------------------------------------------------------
//!  so far: urged 2, new dates 1, skipped 0    [Esc] pause
//! ```

use ratatui::layout::Rect;

use super::{State, item};
use crate::domain::level::Level;
use crate::domain::project::Project;
use crate::i18n::ui::overdue as words;
use crate::i18n::{Lang, confirmation, trade, ui};
use crate::text::width::{columns, pad, pad_left};
use crate::tui::app::App;
use crate::tui::data::Data;
use crate::tui::step::Lead;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// Lines above the item and below it.
const ABOVE: u16 = 2;
const BELOW: u16 = 2;
/// From so many columns on the queue is seen beside the item.
const WIDE: u16 = 110;
/// Lines are no longer than this, so that the eye finds the next.
const LONGEST: u16 = 120;

const fn inside(body: Rect) -> Rect {
    Rect {
        y: body.y + ABOVE,
        height: body.height.saturating_sub(ABOVE + BELOW),
        ..body
    }
}

/// Where the queue stands, if there is room.
pub(super) fn list_area(body: Rect) -> Option<Rect> {
    let inside = inside(body);
    let width = (inside.width / 3).min(56);
    (body.width >= WIDE).then_some(Rect { width, ..inside })
}

/// How many items of the queue are seen at once.
pub(super) fn list_rows(body: Rect) -> usize {
    usize::from(inside(body).height)
}

fn item_area(body: Rect) -> Rect {
    let inside = inside(body);
    // A gutter, the list, a gap with a line in it.
    let left = list_area(body).map_or(1, |list| list.width + 3);
    Rect {
        x: inside.x + left,
        width: inside.width.saturating_sub(left + 1).min(LONGEST),
        ..inside
    }
}

/// How many lines of the selected item do not fit.
pub(super) fn overflow(state: &State, data: &Data, body: Rect, lang: Lang) -> usize {
    let area = item_area(body);
    let lines = item_lines(state, data, lang, area);
    lines.len().saturating_sub(usize::from(area.height))
}

fn item_lines(state: &State, data: &Data, lang: Lang, area: Rect) -> Vec<Line> {
    let project = state.selected.and_then(|id| data.project(id));
    project.map_or_else(Vec::new, |project| {
        item::lines(state, project, data, lang, usize::from(area.width))
    })
}

/// Draws everything between header and hint bar.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    if state.review.is_none() {
        return;
    }
    head(state, app, paint, body);
    paint.rule((body.x, body.y + 1), body.width);
    if let Some(area) = list_area(body) {
        list(state, app, paint, area);
        for y in area.top()..area.bottom() {
            paint.text((area.right() + 1, y), 1, Role::Dim, paint.glyphs.side);
        }
    }
    let area = item_area(body);
    if state.selected.is_some() {
        draw_item(state, app, paint, area);
    } else {
        nothing(state, app, paint, area);
    }
    foot(state, app, paint, body);
}

/// What is looked at on the left, how far one is on the right.
fn head(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let lang = app.lang;
    let right = match state.items.len() {
        0 => String::new(),
        all if state.at < all => words::place(lang, state.at + 1, all),
        all => words::all_done(lang, all),
    };
    let wide = u16::try_from(columns(&right)).unwrap_or(0);
    let x = body.right().saturating_sub(wide + 1);
    paint.text((x, body.y), wide, Role::Title, &right);
    let board = &app.data.state.board;
    let lead = match state.lead {
        Lead::Any => words::all(lang),
        Lead::Nobody => ui::no_lead(lang),
        Lead::Of(id) => board
            .department(id)
            .map_or("", |dept| trade::dept_short(lang, dept)),
    };
    let level = state.level;
    let level = level.map_or_else(|| words::all(lang), |level| trade::level(lang, level));
    let role = |is_all: bool| if is_all { Role::Text } else { Role::Warn };
    let mut line = Line::of(Role::Label, words::department(lang))
        .with(role(state.lead == Lead::Any), &format!(": {lead}"))
        .with(Role::Label, &format!("  {}", words::level(lang)))
        .with(role(state.level.is_none()), &format!(": {level}"));
    if let Some(review) = &state.review {
        let since = words::since(lang, &review.began.to_string());
        line.push(Role::Dim, &format!("  {since}"));
    }
    paint.line((body.x + 1, body.y), x.saturating_sub(body.x + 2), &line);
}

fn list(state: &State, app: &App, paint: &mut Paint<'_>, area: Rect) {
    let rows = usize::from(area.height);
    let seen = state.items.iter().enumerate().skip(state.top).take(rows);
    for ((index, id), y) in seen.zip(area.y..) {
        if index == state.at {
            paint.text((area.x, y), 1, Role::Mark, paint.glyphs.mark);
        }
        if let Some(project) = app.data.project(*id) {
            let line = row(state, index, project, app);
            paint.line((area.x + 1, y), area.width.saturating_sub(1), &line);
        }
    }
}

/// A row of the queue: number, level, days late, title; of what is settled, what was decided.
fn row(state: &State, index: usize, project: &Project, app: &App) -> Line {
    let lang = app.lang;
    let is_settled = index < state.settled;
    let role = if is_settled { Role::Dim } else { Role::Text };
    let wide = lang.pick("      ", "          ").len();
    let mut line = Line::of(Role::Label, &pad(&project.id.to_string(), 6));
    let what = match project.level {
        _ if is_settled => item::decided_text(state, project, lang),
        _ if project.waiting().next().is_some() => confirmation::mark(lang).to_owned(),
        Level::None => "-".to_owned(),
        level => trade::level(lang, level).to_owned(),
    };
    line.push(
        if is_settled { Role::Good } else { role },
        &pad(&what, wide),
    );
    let late = app.data.facts(project.id).and_then(|facts| facts.late);
    let late = late.map_or_else(String::new, |days| ui::days_late(lang, days));
    let late_role = if is_settled { role } else { Role::Error };
    line.push(late_role, &format!(" {} ", pad_left(&late, 9)));
    line.with(role, &project.title)
}

fn draw_item(state: &State, app: &App, paint: &mut Paint<'_>, area: Rect) {
    let lines = item_lines(state, &app.data, app.lang, area);
    let seen = lines.iter().skip(state.scroll);
    for (line, y) in seen.zip(area.top()..area.bottom()) {
        paint.line((area.x, y), area.width, line);
    }
    let below = lines
        .len()
        .saturating_sub(state.scroll + usize::from(area.height));
    if below > 0 {
        // On the line under the item, where nothing is hidden by it.
        let more = words::lines_more(app.lang, below);
        let wide = u16::try_from(columns(&more)).unwrap_or(0);
        paint.rule((area.x, area.bottom()), area.width);
        let x = area.right().saturating_sub(wide);
        paint.text((x, area.bottom()), wide, Role::Warn, &more);
    }
}

/// Nothing is overdue, or everything is settled: what there is to press.
fn nothing(state: &State, app: &App, paint: &mut Paint<'_>, area: Rect) {
    let lang = app.lang;
    let is_narrowed =
        !app.data.filter.is_empty() || state.lead != Lead::Any || state.level.is_some();
    let (text, keys) = match (state.items.is_empty(), is_narrowed) {
        (true, true) => (words::empty_filtered(lang), words::empty_keys(lang)),
        (true, false) => (words::empty(lang), words::empty_keys(lang)),
        (false, _) => (words::finished(lang), words::finished_keys(lang)),
    };
    paint.text((area.x, area.y + 1), area.width, Role::Title, text);
    let lines = crate::text::width::wrap(keys, usize::from(area.width));
    for (line, y) in lines.iter().zip(area.y + 3..area.bottom()) {
        paint.text((area.x, y), area.width, Role::Key, line);
    }
}

/// The score of this review.
fn foot(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let lang = app.lang;
    let y = body.bottom().saturating_sub(BELOW);
    // The rule was drawn already where it tells of more lines.
    let area = item_area(body);
    let is_told = overflow(state, &app.data, body, lang) > state.scroll;
    let rule = if is_told { area.x } else { body.width };
    paint.rule((body.x, y), rule);
    let tally = state.tally();
    let parts = [
        (tally.urged, words::tally_urged(lang, tally.urged)),
        (tally.raised, words::tally_raised(lang, tally.raised)),
        (tally.lowered, words::tally_lowered(lang, tally.lowered)),
        (tally.dated, words::tally_dated(lang, tally.dated)),
        (tally.struck, words::tally_struck(lang, tally.struck)),
        (
            tally.confirmed,
            confirmation::tally_confirmed(lang, tally.confirmed),
        ),
        (
            tally.returned,
            confirmation::tally_returned(lang, tally.returned),
        ),
    ];
    // What happened, and always the skipped ones, so that there is something to read.
    let mut texts: Vec<String> = parts
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, text)| text)
        .collect();
    texts.push(words::tally_skipped(lang, tally.skipped.unwrap_or(0)));
    let list = texts.join(lang.pick("，", ", "));
    let line = Line::of(Role::Text, &words::tally(lang, &list))
        .with(Role::Dim, &format!("   {}", words::pause(lang)));
    paint.line((body.x + 1, y + 1), body.width.saturating_sub(2), &line);
}
