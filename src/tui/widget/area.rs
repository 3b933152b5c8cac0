//! A text of several rows that scrolls up, so that the cursor is always seen.

use ratatui::layout::Rect;

use super::edit::Edit;
use super::paint::Paint;
use crate::tui::theme::Role;

/// Draws a text broken to `width` columns; the focused one shows its cursor, the others their beginning.
pub(crate) fn draw(edit: &Edit, is_focused: bool, width: usize, paint: &mut Paint<'_>, area: Rect) {
    let layout = edit.layout(width);
    let (row, column) = layout.cursor;
    let top = if is_focused {
        (row + 1).saturating_sub(usize::from(area.height))
    } else {
        0
    };
    for (line, y) in layout.rows.iter().skip(top).zip(area.top()..area.bottom()) {
        paint.text((area.x, y), area.width, Role::Text, line);
    }
    if is_focused && area.height > 0 {
        let x = u16::try_from(column)
            .unwrap_or(0)
            .min(area.width.saturating_sub(1));
        let y = u16::try_from(row - top).unwrap_or(0).min(area.height - 1);
        paint.cursor = Some((area.x + x, area.y + y).into());
    }
}
