//! Draws a form: label, text, last week's text under it, and the cursor where the next character goes.
//!
//! ```text
//! > Progress  typed text_
//!             last week: ...
//!   Next      ...
//! ```

use ratatui::layout::Rect;

use super::Form;
use super::field::{Choice, Field, Input};
use crate::text::width::{columns, wrap};
use crate::tui::app::App;
use crate::tui::presence;
use crate::tui::theme::Role;
use crate::tui::widget::area;
use crate::tui::widget::edit::Lines;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::{Paint, centred};

/// Columns of the widest dialog.
const DIALOG: u16 = 78;
/// Rows of a text field in a dialog.
const DIALOG_ROWS: usize = 3;
/// Rows of last week's text.
const BESIDE_ROWS: usize = 2;

/// Rows of one field: of its text, and of what stands under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rows {
    text: usize,
    under: usize,
}

fn label_width(form: &Form) -> usize {
    let widest = form.fields.iter().map(|field| columns(&field.label)).max();
    widest.unwrap_or(0).min(16) + 2
}

fn inner_width(form: &Form, size: (u16, u16)) -> usize {
    let body = crate::tui::view::body(size);
    let width = if form.is_large() {
        body.width
    } else {
        DIALOG.min(body.width).saturating_sub(4)
    };
    usize::from(width)
}

/// Columns that a text is broken to.
pub(super) fn text_width(form: &Form, size: (u16, u16)) -> usize {
    inner_width(form, size)
        .saturating_sub(label_width(form) + 3)
        .max(2)
}

/// What stands under a field, wrapped.
pub(crate) fn under(field: &Field, width: usize) -> Vec<(Role, String)> {
    let mut lines = Vec::new();
    if let Some(live) = &field.live {
        for (text, role) in &live.pieces {
            lines.extend(
                wrap(text, width)
                    .into_iter()
                    .take(2)
                    .map(|line| (*role, line)),
            );
        }
    }
    if let Some(beside) = &field.beside {
        let mut rows = wrap(beside, width);
        if rows.len() > BESIDE_ROWS {
            let rest = rows.split_off(BESIDE_ROWS - 1).concat();
            rows.push(crate::text::width::cut(&rest, width));
        }
        lines.extend(rows.into_iter().map(|line| (Role::Dim, line)));
    }
    lines
}

/// Options in rows: their text and number, broken between options.
pub(crate) fn options(choice: &Choice, width: usize) -> Vec<Vec<(usize, String)>> {
    let mut rows: Vec<Vec<(usize, String)>> = vec![Vec::new()];
    let mut used = 0;
    for (index, option) in choice.options.iter().enumerate() {
        let text = format!("{} {option}", index + 1);
        let wide = columns(&text) + 4;
        if used > 0 && used + wide > width {
            rows.push(Vec::new());
            used = 0;
        }
        used += wide;
        if let Some(row) = rows.last_mut() {
            row.push((index, text));
        }
    }
    rows
}

/// Shares the height out: every field its least, what is left to the texts of several lines.
fn share(form: &Form, width: usize, height: usize) -> Vec<Rows> {
    let mut rows: Vec<Rows> = form
        .fields
        .iter()
        .map(|field| Rows {
            text: match &field.input {
                Input::Text(_) => 1,
                Input::Choice(choice) => options(choice, width).len(),
            },
            under: under(field, width).len(),
        })
        .collect();
    let mut left = height.saturating_sub(rows.iter().map(|rows| rows.text + rows.under).sum());
    let most = if form.is_large() {
        usize::MAX
    } else {
        DIALOG_ROWS
    };
    let grows =
        |field: &Field| matches!(&field.input, Input::Text(edit) if edit.lines() == Lines::Many);
    while left > 0 {
        let before = left;
        for (rows, _) in rows
            .iter_mut()
            .zip(&form.fields)
            .filter(|(_, field)| grows(field))
        {
            if left > 0 && rows.text < most {
                rows.text += 1;
                left -= 1;
            }
        }
        if left == before {
            break;
        }
    }
    rows
}

/// Draws a form over the body or in a box in its middle.
pub(crate) fn draw(form: &Form, app: &App, paint: &mut Paint<'_>, body: Rect) {
    let width = text_width(form, app.size);
    let complaint: Vec<String> = form
        .error
        .as_ref()
        .map(|error| wrap(error, inner_width(form, app.size)))
        .unwrap_or_default();
    let inside = if form.is_large() {
        paint.clear(body);
        paint.text((body.x + 1, body.y), body.width, Role::Title, &form.heading);
        paint.rule((body.x, body.y + 1), body.width);
        let here = here(form, app);
        let wide = u16::try_from(columns(&here)).unwrap_or(0);
        let x = body.right().saturating_sub(wide + 2).max(body.x);
        paint.text((x, body.y + 1), body.width, Role::Warn, &here);
        Rect {
            y: body.y + 2,
            height: body.height.saturating_sub(2),
            ..body
        }
    } else {
        let rows = share(form, width, usize::MAX / 2);
        let wanted: usize = rows.iter().map(|rows| rows.text + rows.under).sum();
        let height = u16::try_from(wanted + complaint.len() + 2).unwrap_or(u16::MAX);
        let place = centred(body, DIALOG.min(body.width), height);
        let inside = paint.popup(place, &form.heading);
        let at = (place.x + 2, place.bottom().saturating_sub(1));
        paint.text(
            at,
            place.width.saturating_sub(4),
            Role::Warn,
            &here(form, app),
        );
        inside
    };
    let below = u16::try_from(complaint.len())
        .unwrap_or(0)
        .min(inside.height);
    let area = Rect {
        height: inside.height - below,
        ..inside
    };
    for (line, y) in complaint.iter().zip(area.bottom()..inside.bottom()) {
        paint.text((inside.x, y), inside.width, Role::Error, line);
    }
    fields(form, paint, area, width);
}

/// Who else has the project open, with a blank on each side; empty where nobody has.
fn here(form: &Form, app: &App) -> String {
    let told = presence::told(form.project, &app.data, app.lang);
    told.map_or_else(String::new, |told| format!(" {told} "))
}

fn fields(form: &Form, paint: &mut Paint<'_>, area: Rect, width: usize) {
    let rows = share(form, width, usize::from(area.height));
    let height_of = |rows: &Rows| rows.text + rows.under;
    let end: usize = rows.iter().take(form.focus + 1).map(height_of).sum();
    // Where not everything fits, the field with the cursor is seen.
    let mut hidden = end.saturating_sub(usize::from(area.height));
    let mut y = area.y;
    for (index, rows) in rows.iter().enumerate() {
        if hidden > 0 {
            hidden = hidden.saturating_sub(height_of(rows));
            continue;
        }
        let room = area.bottom().saturating_sub(y);
        let height = u16::try_from(height_of(rows)).unwrap_or(u16::MAX).min(room);
        if height == 0 {
            break;
        }
        let place = Rect { y, height, ..area };
        draw_field(form, index, (width, *rows), paint, place);
        y += height;
    }
}

fn draw_field(
    form: &Form,
    index: usize,
    (width, rows): (usize, Rows),
    paint: &mut Paint<'_>,
    area: Rect,
) {
    let Some(field) = form.fields.get(index) else {
        return;
    };
    let is_focused = index == form.focus;
    let label = u16::try_from(label_width(form)).unwrap_or(0);
    if is_focused {
        paint.text((area.x, area.y), 1, Role::Mark, paint.glyphs.mark);
    }
    let role = if is_focused { Role::Title } else { Role::Label };
    paint.text(
        (area.x + 2, area.y),
        label.saturating_sub(1),
        role,
        &field.label,
    );
    let x = area.x + 2 + label;
    let right = area.right().saturating_sub(x);
    let text_area = Rect {
        x,
        width: right,
        height: u16::try_from(rows.text)
            .unwrap_or(u16::MAX)
            .min(area.height),
        ..area
    };
    match &field.input {
        Input::Text(edit) => area::draw(edit, is_focused, width, paint, text_area),
        Input::Choice(choice) => draw_choice(choice, is_focused, width, paint, text_area),
    }
    let lines = under(field, width);
    for ((role, line), y) in lines.iter().zip(text_area.bottom()..area.bottom()) {
        paint.text((x, y), right, *role, line);
    }
}

/// Draws options, the picked one marked.
pub(crate) fn draw_choice(
    choice: &Choice,
    is_focused: bool,
    width: usize,
    paint: &mut Paint<'_>,
    area: Rect,
) {
    let rows = options(choice, width);
    for (row, y) in rows.iter().zip(area.top()..area.bottom()) {
        let mut line = Line::default();
        for (index, text) in row {
            let is_picked = choice.picked == Some(*index);
            let mark = if is_picked { "*" } else { " " };
            let role = if is_picked { Role::Title } else { Role::Text };
            line.push(Role::Mark, mark);
            line.push(role, &format!("{text}   "));
        }
        paint.line((area.x, y), area.width, &line);
    }
    if is_focused {
        let picked = choice.picked.unwrap_or(0);
        let row = rows
            .iter()
            .position(|row| row.iter().any(|(index, _)| *index == picked));
        let row = u16::try_from(row.unwrap_or(0)).unwrap_or(0);
        paint.cursor = Some((area.x, area.y + row.min(area.height.saturating_sub(1))).into());
    }
}
