//! A list to choose from: by arrows and digits, and by a few letters where it is long or `/` was pressed.

use ratatui::layout::Rect;

use crate::i18n::{Lang, ui};
use crate::text::fold::fold_key;
use crate::text::width::columns;
use crate::tui::app::App;
use crate::tui::command::{Id, Scope};
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::edit::{Edit, Lines};
use crate::tui::widget::paint::{Paint, centred};
use crate::tui::widget::pick::{Item, Pick};
use crate::tui::widget::prompt;

/// How many items are seen at once.
const ROWS: usize = 15;

/// The list; each item carries what shall happen when it is chosen.
#[derive(Debug)]
pub(crate) struct Picker<T = Step> {
    heading: String,
    pick: Pick<T>,
    /// What is looked for, while letters mean that.
    typed: Option<Edit>,
}

impl Picker {
    /// A short list with a first selection.
    pub(crate) fn new(heading: String, items: Vec<(String, Step)>, selected: usize) -> Self {
        let items = items.into_iter();
        let items = items.map(|(text, step)| Item::new(text, step)).collect();
        Self::of(heading, items, selected)
    }

    pub(super) fn command(&mut self, id: Id) -> Vec<Step> {
        match id {
            Id::Accept => return self.choose(),
            Id::Cancel => return vec![Step::Close],
            _ => self.walk(id),
        }
        Vec::new()
    }

    /// A character was typed: a digit before all letters chooses, everything else is looked for.
    pub(super) fn typed(&mut self, text: &str) -> Vec<Step> {
        if let Some(number) = self.number_in(text) {
            return self.digit(number);
        }
        self.look_for(text);
        Vec::new()
    }

    /// Chooses by the number that stands before an item.
    pub(super) fn digit(&mut self, digit: u32) -> Vec<Step> {
        if self.pick.number(digit) {
            self.choose()
        } else {
            Vec::new()
        }
    }

    fn choose(&mut self) -> Vec<Step> {
        match self.pick.take() {
            Some(item) => vec![Step::Close, item.value],
            None => Vec::new(),
        }
    }
}

impl<T> Picker<T> {
    /// A list with a first selection.
    pub(crate) fn of(heading: String, items: Vec<Item<T>>, selected: usize) -> Self {
        Self {
            heading,
            pick: Pick::new(items, selected),
            typed: None,
        }
    }

    /// A long list in which letters look for names.
    pub(crate) fn searching(heading: String, items: Vec<Item<T>>, selected: usize) -> Self {
        Self {
            typed: Some(Edit::new(Lines::One, "")),
            ..Self::of(heading, items, selected)
        }
    }

    /// Where keys count.
    pub(crate) fn scopes(&self, own: Scope) -> Vec<Scope> {
        match self.typed {
            Some(_) => vec![own, Scope::Text],
            None => vec![own],
        }
    }

    /// The selected item's value.
    pub(crate) fn chosen(&self) -> Option<&T> {
        self.pick.chosen().map(|item| &item.value)
    }

    /// Other items in the place of these; what was typed stays.
    pub(crate) fn refill(&mut self, items: Vec<Item<T>>) {
        self.pick = Pick::new(items, 0);
        self.search();
    }

    /// Selects by number; `false` where there is no such item.
    pub(crate) fn number(&mut self, number: u32) -> bool {
        self.pick.number(number)
    }

    /// The digit that a typed text is, as long as nothing is looked for.
    pub(crate) fn number_in(&self, text: &str) -> Option<u32> {
        let is_empty = self
            .typed
            .as_ref()
            .is_none_or(|typed| typed.text().is_empty());
        let mut letters = text.chars().map(|letter| fold_key(letter).to_digit(10));
        let first = letters.next().flatten()?;
        (is_empty && letters.next().is_none() && first > 0).then_some(first)
    }

    /// Puts letters behind what is looked for.
    pub(crate) fn look_for(&mut self, text: &str) {
        self.typed
            .get_or_insert_with(|| Edit::new(Lines::One, ""))
            .paste(text);
        self.search();
    }

    /// Moves the selection, begins to look for letters, edits them.
    pub(crate) fn walk(&mut self, id: Id) {
        match id {
            Id::Down => self.pick.step(1),
            Id::Up => self.pick.step(-1),
            Id::PageDown => self.pick.step(10),
            Id::PageUp => self.pick.step(-10),
            Id::Search => self.look_for(""),
            _ => {
                let edited = self.typed.as_mut().is_some_and(|typed| typed.command(id));
                if edited {
                    self.search();
                }
            }
        }
    }

    fn search(&mut self) {
        let typed = self.typed.as_ref().map_or("", Edit::text);
        self.pick.search(typed);
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let above = u16::from(self.typed.is_some());
        let wide = self.pick.columns().max(columns(&self.heading) + 6) + 4;
        let width = u16::try_from(wide.max(30)).unwrap_or(u16::MAX);
        let rows = self.pick.len().clamp(1, ROWS);
        let rows = u16::try_from(rows).unwrap_or(u16::MAX);
        let height = rows.saturating_add(2 + above);
        let mut inside = paint.popup(centred(body, width, height), &self.heading);
        if let Some(typed) = &self.typed {
            let start = paint.text((inside.x, inside.y), inside.width, Role::Key, "/ ");
            let room = inside.width.saturating_sub(start);
            prompt::draw(typed, paint, (inside.x + start, inside.y), room);
            if typed.text().is_empty() {
                let hint = ui::find::pick_hint(app.lang);
                let x = inside.x + start + 1;
                paint.text((x, inside.y), room.saturating_sub(1), Role::Dim, hint);
            }
            inside.y += 1;
            inside.height = inside.height.saturating_sub(1);
        }
        self.pick.draw(paint, inside, none(app.lang));
    }
}

const fn none(lang: Lang) -> &'static str {
    ui::find::nothing_found(lang)
}
