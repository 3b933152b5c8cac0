//! A short list to choose from, by arrows or digits.

use ratatui::layout::Rect;

use crate::text::width::columns;
use crate::tui::command::Id;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::{Paint, centred};
use crate::tui::widget::scroll::{moved, top_of};

/// What stands before the items and picks them; `j` and `k` walk.
const LABELS: &str = "123456789abcdefghilmnopqrstuvwxyz";

/// The list; each item carries what shall happen when it is chosen.
#[derive(Debug)]
pub(crate) struct Picker {
    heading: String,
    items: Vec<(String, Step)>,
    selected: usize,
}

impl Picker {
    /// A list with a first selection.
    pub(crate) fn new(heading: String, items: Vec<(String, Step)>, selected: usize) -> Self {
        Self {
            heading,
            items,
            selected,
        }
    }

    pub(super) fn command(&mut self, id: Id) -> Vec<Step> {
        match id {
            Id::Down => self.selected = moved(self.selected, 1, self.items.len()),
            Id::Up => self.selected = moved(self.selected, -1, self.items.len()),
            Id::Accept => return self.choose(self.selected),
            Id::Cancel => return vec![Step::Close],
            _ => {}
        }
        Vec::new()
    }

    /// Chooses by the number that stands before an item.
    pub(super) fn digit(&mut self, digit: u32) -> Vec<Step> {
        let index = usize::try_from(digit).unwrap_or(0);
        match index
            .checked_sub(1)
            .filter(|index| *index < self.items.len())
        {
            Some(index) => self.choose(index),
            None => Vec::new(),
        }
    }

    /// Chooses by the letter that stands before an item behind the ninth; `None` if there is none.
    pub(super) fn letter(&mut self, letter: char) -> Option<Vec<Step>> {
        let index = LABELS.chars().position(|label| label == letter)?;
        (index < self.items.len()).then(|| self.choose(index))
    }

    fn choose(&mut self, index: usize) -> Vec<Step> {
        let mut steps = vec![Step::Close];
        if index < self.items.len() {
            steps.push(self.items.swap_remove(index).1);
        }
        steps
    }

    pub(super) fn draw(&self, paint: &mut Paint<'_>, body: Rect) {
        let widest = self
            .items
            .iter()
            .map(|(text, _)| columns(text))
            .max()
            .unwrap_or(0);
        let wanted = widest.max(columns(&self.heading)).saturating_add(12);
        let width = u16::try_from(wanted).unwrap_or(u16::MAX);
        let height = u16::try_from(self.items.len())
            .unwrap_or(u16::MAX)
            .saturating_add(2);
        let inside = paint.popup(centred(body, width, height), &self.heading);
        let rows = usize::from(inside.height);
        let top = top_of(0, self.selected, self.items.len(), rows);
        let seen = self.items.iter().enumerate().skip(top);
        let labels: Vec<char> = LABELS.chars().collect();
        for ((index, (text, _)), y) in seen.zip(inside.top()..inside.bottom()) {
            let mark = if index == self.selected {
                paint.glyphs.mark
            } else {
                " "
            };
            let line = Line::of(Role::Mark, mark)
                .with(
                    Role::Key,
                    &format!(" {} ", labels.get(index).unwrap_or(&' ')),
                )
                .with(
                    if index == self.selected {
                        Role::Title
                    } else {
                        Role::Text
                    },
                    text,
                );
            paint.line((inside.x, y), inside.width, &line);
        }
    }
}
