//! Draws the list: a shaded line of heads, a line for each project, the full title of the selected one below.

use ratatui::layout::Rect;

use super::{Key, State, cell};
use crate::domain::project::Project;
use crate::i18n::ui;
use crate::text::width::{pad, pad_left};
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::Paint;

/// Heads above, rule and title below.
const AROUND: u16 = 3;

/// How many projects are seen at once.
pub(super) fn rows(body: Rect) -> usize {
    usize::from(body.height.saturating_sub(AROUND))
}

/// Columns with their widths; the title takes what is left, and on narrow screens the least important ones go.
fn widths(width: u16) -> Vec<(Key, usize)> {
    let wide = width >= 110;
    let all = [
        (Key::Number, 5),
        (Key::Light, 2),
        (Key::Title, 0),
        (Key::Category, if width >= 100 { 12 } else { 0 }),
        (Key::Stage, if wide { 14 } else { 8 }),
        (Key::Lead, if wide { 16 } else { 11 }),
        (Key::Deadline, if wide { 16 } else { 10 }),
        (Key::Days, if wide { 10 } else { 9 }),
        (Key::Percent, if width >= 72 { 5 } else { 0 }),
    ];
    let used: usize = all
        .iter()
        .filter(|(_, wide)| *wide > 0)
        .map(|(_, wide)| wide + 1)
        .sum();
    let title = usize::from(width).saturating_sub(used + 2).max(8);
    all.into_iter()
        .map(|(key, wide)| {
            if key == Key::Title {
                (key, title)
            } else {
                (key, wide)
            }
        })
        .filter(|(_, wide)| *wide > 0)
        .collect()
}

fn fit(key: Key, text: &str, width: usize) -> String {
    match key {
        Key::Days | Key::Percent => pad_left(text, width),
        _ => pad(text, width),
    }
}

/// Draws everything between header and hint bar.
pub(crate) fn draw(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let widths = widths(body.width);
    heads(state, app, paint, body, &widths);
    let seen = state
        .rows
        .iter()
        .enumerate()
        .skip(state.top)
        .take(rows(body));
    for ((index, id), y) in seen.zip(body.y + 1..) {
        if let Some(project) = app.data.project(*id) {
            let line = row(project, app, &widths);
            if index == state.at {
                paint.text((body.x, y), 1, Role::Mark, paint.glyphs.mark);
            }
            paint.line((body.x + 1, y), body.width.saturating_sub(1), &line);
        }
    }
    if state.rows.is_empty() {
        let text = if app.data.filter.is_empty() {
            ui::no_cards(app.lang)
        } else {
            ui::no_hits(app.lang)
        };
        paint.text((body.x + 1, body.y + 1), body.width, Role::Dim, text);
    }
    let rule_y = body.bottom().saturating_sub(2);
    paint.rule((body.x, rule_y), body.width);
    if let Some(project) = state.selected.and_then(|id| app.data.project(id)) {
        let line = Line::of(Role::Mark, &project.id.to_string())
            .with(Role::Title, &format!(" {}", project.title));
        paint.line(
            (body.x + 1, rule_y + 1),
            body.width.saturating_sub(1),
            &line,
        );
    }
}

fn heads(state: &State, app: &App, paint: &mut Paint<'_>, body: Rect, widths: &[(Key, usize)]) {
    paint.shade(Rect { height: 1, ..body }, Role::Head);
    let mut x = body.x + 1;
    for (key, width) in widths {
        let is_sorted = *key == state.sort;
        let sign = match (is_sorted, state.is_reversed) {
            (true, false) => "+",
            (true, true) => "-",
            (false, _) => "",
        };
        let text = fit(*key, &format!("{sign}{}", key.name(app.lang)), *width);
        let role = if is_sorted {
            Role::HeadHere
        } else {
            Role::Head
        };
        let wide = u16::try_from(*width).unwrap_or(u16::MAX);
        paint.text((x, body.y), wide, role, &text);
        x = x.saturating_add(wide).saturating_add(1);
    }
}

fn row(project: &Project, app: &App, widths: &[(Key, usize)]) -> Line {
    let mut line = Line::default();
    for (key, width) in widths {
        let text = cell(*key, project, &app.data, app.lang, *width);
        let facts = app.data.facts(project.id);
        let role = match (key, facts) {
            (Key::Light, Some(facts)) => Role::Light(facts.light.light),
            (Key::Days, Some(facts)) if facts.late.is_some() => Role::Error,
            (Key::Number, _) => Role::Label,
            _ => Role::Text,
        };
        line.push(role, &fit(*key, &text, *width));
        line.push(Role::Text, " ");
    }
    line
}
