//! Draws the part of the page that is seen.
//!
//! ```text
//!  projects 1100  overdue 75  due in 28d 2 ...
//!
//!  Stages                          Lights
//!  Reserve      23 #               R red     >75 ###
//!  ...
//!  Departments (by late)
//! ```

use ratatui::layout::Rect;

use super::State;
use crate::tui::app::App;
use crate::tui::theme::Role;
use crate::tui::widget::paint::Paint;

/// Draws it.
pub(crate) fn draw(state: &State, _app: &App, paint: &mut Paint<'_>, body: Rect) {
    let row = |y: u16| {
        let y = y.checked_sub(state.top)?;
        (y < body.height).then_some(body.y + y)
    };
    for piece in &state.page.pieces {
        if let Some(y) = row(piece.at.1) {
            let x = body.x + piece.at.0;
            paint.text(
                (x, y),
                body.right().saturating_sub(x),
                piece.role,
                &piece.text,
            );
        }
    }
    for (index, spot) in state.page.spots.iter().enumerate() {
        let Some(y) = row(spot.at.1) else { continue };
        let number = spot.figure.count.to_string();
        let wide = u16::try_from(number.len()).unwrap_or(0);
        let x = body.x + spot.at.0 + spot.width.saturating_sub(wide);
        paint.text((x, y), wide, spot.role, &number);
        if index == state.at {
            paint.text((x.saturating_sub(1), y), 1, Role::Mark, paint.glyphs.mark);
        }
    }
    more(state, paint, body);
}

/// A sign at the right edge where the page goes on above or below.
fn more(state: &State, paint: &mut Paint<'_>, body: Rect) {
    let x = body.right().saturating_sub(1);
    if state.top > 0 {
        paint.text((x, body.y), 1, Role::Mark, "^");
    }
    if state.top + body.height < state.page.height {
        paint.text((x, body.bottom().saturating_sub(1)), 1, Role::Mark, "v");
    }
}
