//! Draws the entry of the selected project: four texts with last week's under or beside them, the figures, a last line
//! with what is wrong or worth knowing.

use ratatui::layout::Rect;

use super::State;
use super::place::{self, LABEL, Places};
use super::sheet::{Amount, Sheet, TEXTS};
use crate::domain::calendar::Week;
use crate::domain::entry::EntryField;
use crate::domain::light::LightView;
use crate::domain::project::Project;
use crate::domain::rights::Act;
use crate::i18n::ui::{self, entries as words};
use crate::i18n::{Lang, confirmation};
use crate::text::width::{columns, cut, wrap};
use crate::tui::app::App;
use crate::tui::screen::board::card;
use crate::tui::theme::Role;
use crate::tui::widget::area;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::prompt;
use crate::tui::{presence, right};

/// Columns that a figure is typed into.
const FIGURE: u16 = 12;

/// Draws it.
pub(super) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect, places: &Places) {
    let (Some(project), Some(sheet)) = (state.project(&app.data), state.sheet(&app.data)) else {
        return;
    };
    let strip = Rect {
        y: places.title,
        height: 1,
        ..body
    };
    paint.shade(strip, Role::Head);
    paint.line(
        (body.x + 1, places.title),
        body.width.saturating_sub(2),
        &title(project, app),
    );
    for index in 0..TEXTS {
        text(state, (project, sheet), index, (app, paint), body, places);
    }
    let figures = sheet.amounts.iter().enumerate().skip(places.first_figure);
    for ((index, amount), y) in figures.zip(places.figures.top()..places.figures.bottom()) {
        let is_focused = state.focus == Some(TEXTS + index);
        figure(amount, project, is_focused, paint, (body, y));
    }
    let line = foot(state, project, sheet, app);
    paint.line(
        (body.x + 1, places.foot),
        body.width.saturating_sub(2),
        &line,
    );
}

/// Number, title, light with its days, what holds the work up.
fn title(project: &Project, app: &App) -> Line {
    let lang = app.lang;
    let mut line = Line::of(Role::Title, &format!("{} {}", project.id, project.title));
    if let Some(facts) = app.data.facts(project.id) {
        let LightView { light, .. } = &facts.light;
        line.join("  ", Role::Light(*light), &light.letter().to_string());
        let days = card::days(project, facts, app.data.today, lang);
        let role = if facts.late.is_some() {
            Role::Error
        } else {
            Role::Text
        };
        line.join(" ", role, &days);
    }
    // What came back to the one who reports comes before everything else that there is no room for.
    for one in project.confirmations.values() {
        let told = confirmation::short_standing(lang, one, &app.data.state.board, app.data.today);
        let role = if one.waits() { Role::Warn } else { Role::Error };
        line.join("  ", role, &told);
    }
    if let Some(here) = presence::told(project.id, &app.data, lang) {
        line.join("  ", Role::Warn, &here);
    }
    if let Some(block) = &project.block {
        line.join("  ", Role::Warn, &ui::mark_blocked(lang, &block.reason));
    }
    line
}

fn text(
    state: &State,
    (project, sheet): (&Project, &Sheet),
    index: usize,
    (app, paint): (&App, &mut Paint<'_>),
    body: Rect,
    places: &Places,
) {
    let (Some(slot), Some(field)) = (places.slots.get(index), sheet.texts.get(index)) else {
        return;
    };
    let lang = app.lang;
    let is_focused = state.focus == Some(index);
    let (x, y) = (slot.text.x, slot.text.y);
    if is_focused {
        paint.text((x, y), 1, Role::Mark, paint.glyphs.mark);
    }
    let role = if is_focused { Role::Title } else { Role::Label };
    let label = EntryField::ALL.get(index);
    let label = label.map_or("", |field| ui::entry_field(lang, *field));
    paint.text((x + 1, y), LABEL - 2, role, label);
    let width = place::text_width(body);
    let wide = u16::try_from(width).unwrap_or(0).saturating_add(1);
    let area = Rect {
        x: x + LABEL,
        width: wide,
        ..slot.text
    };
    area::draw(&field.edit, is_focused, width, paint, area);
    let mut under = Line::default();
    if field.is_contested() {
        under.push(Role::Error, &words::theirs(lang, &field.now));
    } else if sheet.is_vague(index) {
        under.push(Role::Warn, words::vague(lang));
    }
    let last = last(project, sheet.week, index, lang);
    if place::is_wide(body) {
        beside(last.as_ref(), paint, area, slot.under.height, body);
    } else if let Some((role, last)) = last {
        under.join("  ", role, &last);
    }
    if slot.under.height > 0 {
        let room = body.width.saturating_sub(LABEL + 1);
        paint.line((area.x, slot.under.y), room, &under);
    }
}

/// What stood in this field the last time. A problem or an ask that is not taken up again is not to be overlooked.
fn last(project: &Project, week: Week, index: usize, lang: Lang) -> Option<(Role, String)> {
    let (of, texts) = Sheet::last(project, week)?;
    let text = texts.get(index).filter(|text| !text.is_empty())?;
    let now = project.entries.get(&week).map(|entry| entry.text.fields());
    let is_taken_up = now.is_some_and(|now| now.get(index).is_some_and(|now| !now.is_empty()));
    let role = if index >= 2 && !is_taken_up {
        Role::Warn
    } else {
        Role::Dim
    };
    let text = text.replace('\n', " ");
    let said = if of == week.prev() {
        words::last_week(lang, &text)
    } else {
        words::last_time(lang, &of.to_string(), &text)
    };
    Some((role, said))
}

/// Last week's text in the right half.
fn beside(
    last: Option<&(Role, String)>,
    paint: &mut Paint<'_>,
    area: Rect,
    under: u16,
    body: Rect,
) {
    let Some((role, last)) = last else { return };
    let x = area.right() + 1;
    paint.text((x, area.y), 1, Role::Dim, paint.glyphs.side);
    let room = body.right().saturating_sub(x + 3);
    let rows = usize::from(area.height + under).max(1);
    let mut lines = wrap(last, usize::from(room));
    if lines.len() > rows {
        let rest = lines.split_off(rows - 1).concat();
        lines.push(cut(&rest, usize::from(room)));
    }
    for (line, y) in lines.iter().zip(area.y..) {
        paint.text((x + 2, y), room, *role, line);
    }
}

/// A figure of the year: name, what is reached (typed here), target, unit, share.
fn figure(
    amount: &Amount,
    project: &Project,
    is_focused: bool,
    paint: &mut Paint<'_>,
    (body, y): (Rect, u16),
) {
    let Some(measure) = project.measures.get(&amount.part) else {
        return;
    };
    if is_focused {
        paint.text((body.x, y), 1, Role::Mark, paint.glyphs.mark);
    }
    let role = if is_focused { Role::Title } else { Role::Label };
    let name = u16::try_from(columns(&measure.name)).unwrap_or(u16::MAX);
    let name = name.clamp(LABEL - 2, body.width / 3);
    paint.text((body.x + 1, y), name, role, &measure.name);
    let x = body.x + name + 2;
    paint.text((x, y), 1, Role::Dim, "[");
    if is_focused {
        prompt::draw(&amount.field.edit, paint, (x + 1, y), FIGURE);
    } else {
        paint.text((x + 1, y), FIGURE, Role::Text, amount.field.edit.text());
    }
    paint.text((x + FIGURE + 1, y), 1, Role::Dim, "]");
    let mut line = Line::default();
    if let Some(target) = measure.target {
        line.push(Role::Text, &format!("/ {target} "));
    }
    line.push(Role::Text, &measure.unit);
    let share = amount.number().zip(measure.target);
    if let Some(percent) = share.and_then(|(done, target)| done.percent_of(target)) {
        line.push(Role::Dim, &format!("  {percent}%"));
    }
    if amount.is_touched() && !amount.field.now.is_empty() {
        line.push(Role::Dim, &format!("  ({})", amount.field.now));
    }
    let from = x + FIGURE + 3;
    paint.line((from, y), body.right().saturating_sub(from), &line);
}

/// What is wrong; else another login's draft, a problem that is open, or that the entry is in.
fn foot(state: &State, project: &Project, sheet: &Sheet, app: &App) -> Line {
    let lang = app.lang;
    if let Some((_, complaint)) = &sheet.complaint {
        return Line::of(Role::Error, &format!("! {complaint}"));
    }
    if sheet.is_contested() {
        return Line::of(Role::Error, &format!("! {}", words::wrong_contested(lang)));
    }
    if state.asides.contains_key(&(sheet.week, project.id)) {
        return Line::of(Role::Warn, words::other_draft(lang));
    }
    let mut line = Line::default();
    let barred = right::bars(&app.data, Act::Report, Some(project));
    if let Some(barred) = barred.filter(|_| !app.data.looks_back) {
        line.push(Role::Warn, &barred.sentence(&app.data, lang));
    }
    for (_, problem) in project.open_problems().take(2) {
        let mut said = words::open_problem(lang, &problem.text);
        if let Some(limit) = &problem.limit {
            said.push(' ');
            said.push_str(&ui::until(lang, &limit.phrase));
        }
        line.join("  ", Role::Warn, &said);
    }
    if sheet.is_touched() {
        // Nothing is drawn while nobody types, so what is not kept yet is not called so: it would stand there too long.
        if !sheet.is_unsaved() {
            line.join("  ", Role::Dim, words::is_kept(lang));
        }
    } else if let Some(entry) = project.entries.get(&sheet.week) {
        let said = words::sent_by(
            lang,
            &app.data.state.board.who(&entry.actor),
            &entry.on.to_string(),
        );
        line.join("  ", Role::Good, &said);
    }
    line
}
