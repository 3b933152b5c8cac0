//! Draws the dashboard.

use ratatui::layout::Rect;

use super::State;
use crate::tui::app::App;
use crate::tui::widget::paint::Paint;

/// Draws it.
pub(crate) fn draw(_state: &State, _app: &App, _paint: &mut Paint<'_>, _body: Rect) {}
