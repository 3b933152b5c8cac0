//! Things to pick one of: found by a part of the name, by pinyin, by initials; the closest first.

use ratatui::layout::Rect;

use super::line::Line;
use super::paint::Paint;
use super::scroll::{moved, top_of};
use crate::text::pinyin::{Matcher, Rank};
use crate::text::width::{columns, pad};
use crate::tui::theme::Role;

/// The widest that names are set apart from what is said of them.
const NAMES: usize = 36;

/// One of them.
#[derive(Debug)]
pub(crate) struct Item<T> {
    /// Its name.
    pub(crate) text: String,
    /// What else is said of it.
    pub(crate) detail: String,
    /// Other names by which it is found.
    pub(crate) names: Vec<String>,
    /// What it stands for.
    pub(crate) value: T,
}

impl<T> Item<T> {
    /// A name alone.
    pub(crate) fn new(text: impl Into<String>, value: T) -> Self {
        Self {
            text: text.into(),
            detail: String::new(),
            names: Vec::new(),
            value,
        }
    }

    /// With something said of it.
    #[must_use]
    pub(crate) fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// With other names by which it is found.
    #[must_use]
    pub(crate) fn called(mut self, names: impl IntoIterator<Item = String>) -> Self {
        self.names.extend(names);
        self
    }

    /// How well it fits; letters must stand together.
    fn rank(&self, matcher: &Matcher) -> Option<Rank> {
        let names = std::iter::once(&self.text).chain(&self.names);
        let ranks = names.filter_map(|name| matcher.rank(name));
        ranks.filter(|rank| rank.is_close()).min()
    }
}

/// All of them, those that were found, and the selected one.
#[derive(Debug)]
pub(crate) struct Pick<T> {
    items: Vec<Item<T>>,
    found: Vec<usize>,
    selected: usize,
}

impl<T> Pick<T> {
    /// All of them, one selected.
    pub(crate) fn new(items: Vec<Item<T>>, selected: usize) -> Self {
        let found = (0..items.len()).collect();
        Self {
            items,
            found,
            selected,
        }
    }

    /// How many there are, found or not.
    pub(crate) const fn len(&self) -> usize {
        self.items.len()
    }

    /// Finds those that fit, the closest first; in their own order where nothing is asked.
    pub(crate) fn search(&mut self, typed: &str) {
        let matcher = Matcher::new(typed);
        let all = self.items.iter().enumerate();
        let mut found: Vec<(Option<Rank>, usize)> = if typed.trim().is_empty() {
            all.map(|(index, _)| (None, index)).collect()
        } else {
            all.filter_map(|(index, item)| Some((Some(item.rank(&matcher)?), index)))
                .collect()
        };
        found.sort_unstable();
        self.found = found.into_iter().map(|(_, index)| index).collect();
        self.selected = 0;
    }

    /// Moves the selection.
    pub(crate) fn step(&mut self, steps: isize) {
        self.selected = moved(self.selected, steps, self.found.len());
    }

    /// Selects by the number that stands before it, from 1; `false` where there is none.
    pub(crate) fn number(&mut self, number: u32) -> bool {
        let index = usize::try_from(number).unwrap_or(0).checked_sub(1);
        let found = index.filter(|index| *index < self.found.len());
        self.selected = found.unwrap_or(self.selected);
        found.is_some()
    }

    /// The selected one.
    pub(crate) fn chosen(&self) -> Option<&Item<T>> {
        self.items.get(*self.found.get(self.selected)?)
    }

    /// Takes the selected one out.
    pub(crate) fn take(&mut self) -> Option<Item<T>> {
        let index = *self.found.get(self.selected)?;
        (index < self.items.len()).then(|| {
            self.found.clear();
            self.items.swap_remove(index)
        })
    }

    /// Columns that it needs.
    pub(crate) fn columns(&self) -> usize {
        let widest = self.items.iter().map(|item| columns(&item.detail)).max();
        self.names() + widest.filter(|wide| *wide > 0).map_or(0, |wide| wide + 2) + 4
    }

    fn names(&self) -> usize {
        let widest = self.items.iter().map(|item| columns(&item.text)).max();
        widest.unwrap_or(0).min(NAMES)
    }

    /// Draws as many as fit, the selected one among them.
    pub(crate) fn draw(&self, paint: &mut Paint<'_>, area: Rect, none: &str) {
        let rows = usize::from(area.height);
        let top = top_of(0, self.selected, self.found.len(), rows);
        let seen = self.found.iter().enumerate().skip(top);
        for ((at, index), y) in seen.zip(area.top()..area.bottom()) {
            if let Some(item) = self.items.get(*index) {
                let line = self.line(at, item, paint.glyphs.mark);
                paint.line((area.x, y), area.width, &line);
            }
        }
        if self.found.is_empty() {
            paint.text((area.x + 2, area.y), area.width, Role::Dim, none);
        }
    }

    fn line(&self, at: usize, item: &Item<T>, mark: &str) -> Line {
        let is_here = at == self.selected;
        let number = if at < 9 {
            (at + 1).to_string()
        } else {
            " ".to_owned()
        };
        let role = if is_here { Role::Title } else { Role::Text };
        let line = Line::of(Role::Mark, if is_here { mark } else { " " })
            .with(Role::Key, &format!("{number} "));
        if item.detail.is_empty() {
            return line.with(role, &item.text);
        }
        line.with(role, &pad(&item.text, self.names()))
            .with(Role::Dim, &format!("  {}", item.detail))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Pick<u32> {
        let items = ["区商务局", "区水务局", "区园林绿化局", "市水务局"];
        let items = items.into_iter().zip(1..);
        Pick::new(items.map(|(name, id)| Item::new(name, id)).collect(), 0)
    }

    #[test]
    fn initials_and_parts_find_the_closest_first() {
        let mut pick = names();
        pick.search("qsw");
        assert_eq!(pick.chosen().map(|item| item.value), Some(1));
        pick.search("水务");
        assert_eq!(pick.chosen().map(|item| item.value), Some(2));
        pick.step(1);
        assert_eq!(pick.chosen().map(|item| item.value), Some(4));
        pick.search("nothing of it");
        assert!(pick.chosen().is_none());
        pick.search("");
        assert!(pick.number(3) && !pick.number(9));
        assert_eq!(pick.take().map(|item| item.value), Some(3));
    }
}
