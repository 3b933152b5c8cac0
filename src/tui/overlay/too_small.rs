//! What is said on a terminal that is too small.

use crate::i18n::{Lang, ui};
use crate::text::width::wrap;
use crate::tui::theme::Role;
use crate::tui::widget::paint::Paint;

/// Draws the sentence; the program waits for more room.
pub(crate) fn draw(lang: Lang, paint: &mut Paint<'_>, size: (u16, u16)) {
    let (width, height) = size;
    let text = ui::too_small(lang, width, height);
    for (line, y) in wrap(&text, usize::from(width)).iter().zip(0..height) {
        paint.text((0, y), width, Role::Text, line);
    }
}
