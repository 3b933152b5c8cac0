//! A long list to choose from by a few letters: a name, a part of it, or the initials of its pinyin.

use ratatui::layout::Rect;

use crate::i18n::ui;
use crate::text::pinyin::Matcher;
use crate::text::width::{columns, pad};
use crate::tui::app::App;
use crate::tui::command::Id;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::edit::{Edit, Lines};
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::{Paint, centred};
use crate::tui::widget::prompt;
use crate::tui::widget::scroll::{moved, top_of};

/// How many items are seen at once.
const ROWS: usize = 12;

/// One thing to choose.
#[derive(Debug)]
pub(crate) struct Item {
    pub(crate) text: String,
    /// What stands behind it.
    pub(crate) detail: String,
    /// Everything that it is found by.
    pub(crate) words: Vec<String>,
    /// What shall happen when it is chosen.
    pub(crate) steps: Vec<Step>,
}

/// The list with what was typed.
#[derive(Debug)]
pub(crate) struct Finder {
    heading: String,
    edit: Edit,
    items: Vec<Item>,
    found: Vec<usize>,
    selected: usize,
}

impl Finder {
    /// A list, with the item selected that holds now.
    pub(crate) fn new(heading: String, items: Vec<Item>, here: Option<usize>) -> Self {
        let mut finder = Self {
            heading,
            edit: Edit::new(Lines::One, ""),
            items,
            found: Vec::new(),
            selected: 0,
        };
        finder.search();
        finder.selected = here.unwrap_or(0);
        finder
    }

    /// What fits, the closest first: that is where the letters make up most of a name.
    fn search(&mut self) {
        let matcher = Matcher::new(self.edit.text());
        let shortest = |item: &Item| {
            let fits = item.words.iter().filter(|word| matcher.matches(word));
            fits.map(|word| word.chars().count()).min()
        };
        let items = self.items.iter().enumerate();
        let mut found: Vec<(usize, usize)> = items
            .filter_map(|(index, item)| Some((shortest(item)?, index)))
            .collect();
        if !self.edit.text().is_empty() {
            found.sort_unstable();
        }
        self.found = found.into_iter().map(|(_, index)| index).collect();
        self.selected = 0;
    }

    pub(super) fn typed(&mut self, text: &str) -> Vec<Step> {
        self.edit.paste(text);
        self.search();
        Vec::new()
    }

    pub(super) fn command(&mut self, id: Id) -> Vec<Step> {
        match id {
            Id::Down => self.selected = moved(self.selected, 1, self.found.len()),
            Id::Up => self.selected = moved(self.selected, -1, self.found.len()),
            Id::Cancel => return vec![Step::Close],
            Id::Accept => return self.choose(),
            _ => {
                if self.edit.command(id) {
                    self.search();
                }
            }
        }
        Vec::new()
    }

    fn choose(&mut self) -> Vec<Step> {
        let chosen = self.found.get(self.selected);
        let Some(item) = chosen.and_then(|index| self.items.get_mut(*index)) else {
            return Vec::new();
        };
        let mut steps = vec![Step::Close];
        steps.append(&mut item.steps);
        steps
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let widest = |part: fn(&Item) -> &str| {
            let wide = self.items.iter().map(|item| columns(part(item)));
            wide.max().unwrap_or(0)
        };
        let name = widest(|item| &item.text).min(40);
        let wanted = name + widest(|item| &item.detail) + 10;
        let width = u16::try_from(wanted.max(columns(&self.heading) + 10)).unwrap_or(u16::MAX);
        let rows = self.items.len().min(ROWS);
        let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(4);
        let inside = paint.popup(centred(body, width, height), &self.heading);
        // What is typed stands above the list, so that an input method's window has room below it.
        let start = paint.text((inside.x, inside.y), inside.width, Role::Key, "/ ");
        let at = (inside.x + start, inside.y);
        prompt::draw(
            &self.edit,
            paint,
            at,
            inside.width.saturating_sub(start + 1),
        );
        paint.rule((inside.x, inside.y + 1), inside.width);
        let first = inside.y + 2;
        let room = usize::from(inside.bottom().saturating_sub(first));
        let top = top_of(0, self.selected, self.found.len(), room);
        let seen = self.found.iter().enumerate().skip(top);
        for ((at, index), y) in seen.zip(first..inside.bottom()) {
            let Some(item) = self.items.get(*index) else {
                continue;
            };
            let is_here = at == self.selected;
            let role = if is_here { Role::Title } else { Role::Text };
            let mark = if is_here { paint.glyphs.mark } else { " " };
            let line = Line::of(Role::Mark, mark)
                .with(role, &format!(" {}", pad(&item.text, name)))
                .with(Role::Dim, &format!("  {}", item.detail));
            paint.line((inside.x, y), inside.width, &line);
        }
        if self.found.is_empty() {
            let text = ui::nothing_here(app.lang);
            paint.text((inside.x + 2, first), inside.width, Role::Dim, text);
        }
    }
}
