//! What each tab of a project says, as lines.

mod facts;
mod parts;

pub(crate) use facts::facts;
pub(crate) use parts::{measures, milestone, problem, reports};

use crate::text::width::pad;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// Columns of a label.
const LABEL: usize = 14;

fn labelled(label: &str, text: &str) -> Line {
    Line::of(Role::Label, &pad(label, LABEL)).with(Role::Text, text)
}
