//! A list to choose from: a short one by arrows or digits, a long one also by typing what it is called.

use ratatui::layout::Rect;

use crate::text::pinyin::Matcher;
use crate::text::width::columns;
use crate::tui::command::Id;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::edit::{Edit, Lines};
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::{Paint, centred};
use crate::tui::widget::prompt;
use crate::tui::widget::scroll::{moved, top_of};

/// The list; each item carries what shall happen when it is chosen.
#[derive(Debug)]
pub(crate) struct Picker {
    heading: String,
    items: Vec<(String, Step)>,
    /// Index of an item.
    selected: usize,
    /// What was typed to find an item, where that can be done.
    edit: Option<Edit>,
}

impl Picker {
    /// A list with a first selection.
    pub(crate) fn new(heading: String, items: Vec<(String, Step)>, selected: usize) -> Self {
        Self {
            heading,
            items,
            selected,
            edit: None,
        }
    }

    /// The same list, in which typing looks for an item: by its number, a part of its name, or that in pinyin.
    #[must_use]
    pub(crate) fn searched(self) -> Self {
        Self {
            edit: Some(Edit::new(Lines::One, "")),
            ..self
        }
    }

    /// Whether characters are typed into it.
    pub(super) const fn is_typing(&self) -> bool {
        self.edit.is_some()
    }

    /// The items that fit what was typed.
    fn found(&self) -> Vec<usize> {
        let typed = self.edit.as_ref().map_or("", |edit| edit.text().trim());
        let matcher = Matcher::new(typed);
        let items = self.items.iter().enumerate();
        items
            .filter(|(index, (text, _))| {
                let number = (index + 1).to_string();
                typed.is_empty() || number == typed || matcher.matches(text)
            })
            .map(|(index, _)| index)
            .collect()
    }

    pub(super) fn typed(&mut self, text: &str) -> Vec<Step> {
        if let Some(edit) = &mut self.edit {
            edit.paste(text);
            self.keep_to_found();
        }
        Vec::new()
    }

    /// What does not fit any more is not selected either.
    fn keep_to_found(&mut self) {
        let found = self.found();
        if !found.contains(&self.selected) {
            self.selected = found.first().copied().unwrap_or(self.selected);
        }
    }

    pub(super) fn command(&mut self, id: Id) -> Vec<Step> {
        match id {
            Id::Down => self.step(1),
            Id::Up => self.step(-1),
            Id::Accept if self.found().contains(&self.selected) => {
                return self.choose(self.selected);
            }
            Id::Cancel => return vec![Step::Close],
            _ => {
                if self.edit.as_mut().is_some_and(|edit| edit.command(id)) {
                    self.keep_to_found();
                }
            }
        }
        Vec::new()
    }

    fn step(&mut self, steps: isize) {
        let found = self.found();
        let at = found.iter().position(|index| *index == self.selected);
        let at = moved(at.unwrap_or(0), steps, found.len());
        self.selected = found.get(at).copied().unwrap_or(self.selected);
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
            .saturating_add(if self.is_typing() { 3 } else { 2 });
        let mut inside = paint.popup(centred(body, width, height), &self.heading);
        if let Some(edit) = &self.edit {
            let start = paint.text((inside.x, inside.y), inside.width, Role::Key, "/");
            let room = inside.width.saturating_sub(start + 1);
            prompt::draw(edit, paint, (inside.x + start, inside.y), room);
            inside.y += 1;
            inside.height = inside.height.saturating_sub(1);
        }
        let rows = usize::from(inside.height);
        let numbers = self.items.len().to_string().len();
        let found = self.found();
        let at = found.iter().position(|index| *index == self.selected);
        let top = top_of(0, at.unwrap_or(0), found.len(), rows);
        let items = found.into_iter().filter_map(|index| {
            let item = self.items.get(index)?;
            Some((index, item))
        });
        let seen = items.skip(top);
        for ((index, (text, _)), y) in seen.zip(inside.top()..inside.bottom()) {
            let mark = if index == self.selected {
                paint.glyphs.mark
            } else {
                " "
            };
            let line = Line::of(Role::Mark, mark)
                .with(Role::Key, &format!(" {:>numbers$} ", index + 1))
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
