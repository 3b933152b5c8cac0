//! A text of one line that scrolls sideways, so that the cursor is always seen.

use super::edit::Edit;
use super::paint::Paint;
use crate::text::width::{skip_columns, take_columns};
use crate::tui::theme::Role;

/// Draws it into `room` columns and sets the cursor; tells how many columns are hidden on the left.
pub(crate) fn draw(edit: &Edit, paint: &mut Paint<'_>, at: (u16, u16), room: u16) -> usize {
    let (_, column) = edit.layout(usize::MAX / 2).cursor;
    let hidden = (column + 1).saturating_sub(usize::from(room));
    let shown = skip_columns(edit.text(), hidden);
    let shown = take_columns(&shown, usize::from(room));
    paint.text(at, room, Role::Text, shown);
    let x = u16::try_from(column - hidden).unwrap_or(0);
    paint.cursor = Some((at.0.saturating_add(x), at.1).into());
    hidden
}
