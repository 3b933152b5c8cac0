//! Draws a dialog: label and text of each field, under it what it comes to, at the foot what is wrong.

use ratatui::layout::Rect;

use super::Dialog;
use crate::text::width::{columns, wrap};
use crate::tui::overlay::form::field::{Field, Input};
use crate::tui::overlay::form::view::{draw_choice, options, under};
use crate::tui::theme::Role;
use crate::tui::widget::paint::{Paint, centred};
use crate::tui::widget::prompt;

/// Columns of the widest dialog.
const WIDEST: u16 = 80;

/// Rows of a field's own input.
fn rows(field: &Field, width: usize) -> usize {
    match &field.input {
        Input::Text(_) => 1,
        Input::Choice(choice) => options(choice, width).len(),
    }
}

/// What stands under a field; where not everything has room, only under the one with the cursor.
fn below(dialog: &Dialog, index: usize, width: usize, body: Rect) -> Vec<(Role, String)> {
    let all = dialog.fields.iter();
    let all = all.map(|field| rows(field, width) + under(field, width).len());
    let has_room = all.sum::<usize>() + 2 <= usize::from(body.height);
    let field = dialog.fields.get(index);
    let field = field.filter(|_| has_room || index == dialog.focus);
    field.map_or_else(Vec::new, |field| under(field, width))
}

/// Draws it in the middle.
pub(crate) fn draw(dialog: &Dialog, paint: &mut Paint<'_>, body: Rect) {
    let wide = WIDEST.min(body.width);
    let labels = dialog.fields.iter().map(|field| columns(&field.label));
    let label = labels.max().unwrap_or(0) + 1;
    let width = usize::from(wide.saturating_sub(4)).saturating_sub(label + 2);
    let complaint = dialog.error.as_ref().map(|error| wrap(error, width));
    let complaint = complaint.unwrap_or_default();
    let told: Vec<_> = (0..dialog.fields.len())
        .map(|index| below(dialog, index, width, body))
        .collect();
    let own = dialog.fields.iter().map(|field| rows(field, width));
    let used = own.sum::<usize>() + told.iter().map(Vec::len).sum::<usize>();
    let height = u16::try_from(used + complaint.len() + 2).unwrap_or(u16::MAX);
    let inside = paint.popup(centred(body, wide, height), &dialog.heading);
    let label = u16::try_from(label).unwrap_or(0);
    let mut area = Rect {
        x: inside.x + 2 + label,
        width: inside.width.saturating_sub(2 + label),
        ..inside
    };
    for (index, (field, told)) in dialog.fields.iter().zip(&told).enumerate() {
        let is_focused = index == dialog.focus;
        if area.height == 0 {
            break;
        }
        if is_focused {
            paint.text((inside.x, area.y), 1, Role::Mark, paint.glyphs.mark);
        }
        let role = if is_focused { Role::Title } else { Role::Label };
        paint.text((inside.x + 2, area.y), label, role, &field.label);
        let taken = draw_field((field, told), is_focused, width, paint, area);
        area.height = area.height.saturating_sub(taken);
        area.y += taken;
    }
    for (line, y) in complaint.iter().zip(area.top()..area.bottom()) {
        paint.text((area.x, y), area.width, Role::Error, line);
    }
}

/// Draws one field and tells how many rows it took.
fn draw_field(
    (field, told): (&Field, &[(Role, String)]),
    is_focused: bool,
    width: usize,
    paint: &mut Paint<'_>,
    area: Rect,
) -> u16 {
    let own = u16::try_from(rows(field, width))
        .unwrap_or(u16::MAX)
        .min(area.height);
    match &field.input {
        Input::Text(edit) if is_focused => {
            prompt::draw(edit, paint, (area.x, area.y), area.width);
        }
        Input::Text(edit) => {
            paint.text((area.x, area.y), area.width, Role::Text, edit.text());
        }
        Input::Choice(choice) => {
            let area = Rect {
                height: own,
                ..area
            };
            draw_choice(choice, is_focused, width, paint, area);
        }
    }
    let mut y = area.y + own;
    for (role, line) in told {
        if y >= area.bottom() {
            break;
        }
        paint.text((area.x, y), area.width, *role, line);
        y += 1;
    }
    y - area.y
}
