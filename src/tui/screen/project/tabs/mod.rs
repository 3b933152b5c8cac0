//! What each tab of a project says, as lines.

mod facts;
mod parts;

pub(crate) use facts::facts;
pub(crate) use parts::{measure, milestone, problems, reports};

use crate::text::width::pad;
use crate::tui::command::Id;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;

/// What is selected and changed as one.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) lines: Vec<Line>,
    /// The command that changes it.
    pub(crate) change: Option<Id>,
}

/// Columns of a label.
const LABEL: usize = 14;

/// A label with a word for nothing.
fn empty(label: &str, text: &str) -> Line {
    let label = label.to_ascii_lowercase();
    Line::of(Role::Label, &pad(&label, LABEL)).with(Role::Dim, text)
}

fn labelled(label: &str, text: &str) -> Line {
    let label = label.to_ascii_lowercase();
    Line::of(Role::Label, &pad(&label, LABEL)).with(Role::Text, text)
}
