//! The board: a column for each stage, a card for each project.

pub(crate) mod card;
pub(crate) mod view;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::domain::board::StageClass;
use crate::domain::id::{ProjectId, StageKey};
use crate::i18n::Lang;
use crate::tui::app::App;
use crate::tui::command::{Id, Scope};
use crate::tui::data::{Column, Data};
use crate::tui::screen::Screen;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::moved;

/// The narrowest column.
const COLUMN: u16 = 24;

/// Where one looks.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Index of the stage.
    column: usize,
    /// First visible stage.
    left: usize,
    /// The selected card; kept by number, so that it stays selected when others move.
    selected: Option<ProjectId>,
    /// In each stage, the card that was selected last and the first visible one.
    places: BTreeMap<StageKey, Place>,
}

/// Where one looks in a column.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    /// Index of the selected card.
    at: usize,
    /// Index of the first visible card.
    top: usize,
}

impl State {
    /// Begins where the work is: at the first stage under way that has a card.
    pub(crate) fn begin(data: &Data) -> Self {
        let is_active =
            |column: &Column| data.state.board.class(&column.stage) == StageClass::Active;
        let found = |test: &dyn Fn(&Column) -> bool| {
            data.columns
                .iter()
                .position(|column| test(column) && !column.cards.is_empty())
        };
        let column = found(&is_active).or_else(|| found(&|_| true)).unwrap_or(0);
        Self {
            column,
            ..Self::default()
        }
    }

    fn go(&mut self, data: &Data, steps: isize) {
        self.column = moved(self.column, steps, data.columns.len());
        self.selected = None;
    }

    fn walk(&mut self, data: &Data, steps: isize) {
        let Some(column) = data.columns.get(self.column) else {
            return;
        };
        let place = self.places.entry(column.stage.clone()).or_default();
        place.at = moved(place.at, steps, column.cards.len());
        self.selected = column.cards.get(place.at).copied();
    }

    fn scroll(&mut self, data: &Data, body: Rect, lang: Lang) {
        let Some(column) = data.columns.get(self.column) else {
            return;
        };
        let width = view::column_width(body.width, data.columns.len());
        let rows = view::rows_of_cards(body);
        let height = |index: &usize| {
            let project = column.cards.get(*index).and_then(|id| data.project(*id));
            project.map_or(1, |project| card::lines(project, data, lang, width).len())
        };
        let place = self.places.entry(column.stage.clone()).or_default();
        place.top = place.top.min(place.at);
        // Upwards from the selected card: the earliest first card with which it still fits.
        let mut used = 0;
        let earliest = (0..=place.at)
            .rev()
            .take_while(|index| {
                used += height(index);
                used <= rows
            })
            .last()
            .unwrap_or(place.at);
        place.top = place.top.max(earliest);
    }

    /// Index of the first visible card of a column.
    fn top(&self, column: &Column) -> usize {
        let place = self.places.get(&column.stage).copied().unwrap_or_default();
        place.top.min(column.cards.len().saturating_sub(1))
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Board
    }

    fn counts(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<ProjectId> {
        self.selected
    }

    fn select(&mut self, id: ProjectId, data: &Data) {
        let found = data.columns.iter().enumerate().find_map(|(index, column)| {
            let at = column.cards.iter().position(|card| *card == id)?;
            Some((index, column.stage.clone(), at))
        });
        if let Some((index, stage, at)) = found {
            self.column = index;
            self.selected = Some(id);
            self.places.entry(stage).or_default().at = at;
        }
    }

    fn command(&mut self, id: Id, data: &Data, body: Rect, _lang: Lang) -> Vec<Step> {
        let page = isize::try_from(view::rows_of_cards(body) / 3)
            .unwrap_or(1)
            .max(1);
        match id {
            Id::Left => self.go(data, -1),
            Id::Right => self.go(data, 1),
            Id::Down => self.walk(data, 1),
            Id::Up => self.walk(data, -1),
            Id::PageDown => self.walk(data, page),
            Id::PageUp => self.walk(data, -page),
            Id::First => self.walk(data, isize::MIN),
            Id::Last => self.walk(data, isize::MAX),
            _ => {}
        }
        Vec::new()
    }

    fn settle(&mut self, data: &Data, body: Rect, lang: Lang) {
        self.column = self.column.min(data.columns.len().saturating_sub(1));
        // A card that another stage has now, or that the filter hides, does not take the eye along.
        let Some(column) = data.columns.get(self.column) else {
            self.selected = None;
            return;
        };
        let place = self.places.entry(column.stage.clone()).or_default();
        let known = self
            .selected
            .and_then(|id| column.cards.iter().position(|card| *card == id));
        place.at = known
            .unwrap_or(place.at)
            .min(column.cards.len().saturating_sub(1));
        self.selected = column.cards.get(place.at).copied();
        self.left = first_column(
            self.left,
            self.column,
            data.columns.len(),
            columns_in(body.width),
        );
        self.scroll(data, body, lang);
    }

    fn filtered(&mut self, data: &Data) {
        let has_card = |column: &Column| !column.cards.is_empty();
        if data.columns.get(self.column).is_some_and(has_card) {
            return;
        }
        let with_cards = data
            .columns
            .iter()
            .enumerate()
            .filter(|(_, column)| has_card(column));
        let nearest = with_cards.min_by_key(|(index, _)| index.abs_diff(self.column));
        if let Some((index, _)) = nearest {
            self.column = index;
            self.selected = None;
        }
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}

/// How many columns are seen at once.
pub(crate) fn columns_in(width: u16) -> usize {
    usize::from(((width + 1) / (COLUMN + 1)).max(1))
}

/// The first visible column: as little moves as possible, and beside the selected one its neighbours are seen.
fn first_column(left: usize, here: usize, count: usize, fits: usize) -> usize {
    if count <= fits {
        return 0;
    }
    let margin = usize::from(fits >= 3);
    let earliest = (here + margin + 1).saturating_sub(fits);
    let latest = here.saturating_sub(margin);
    left.clamp(earliest.min(latest), latest).min(count - fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_of_the_selected_column_are_seen() {
        assert_eq!(first_column(0, 0, 6, 3), 0);
        assert_eq!(first_column(0, 2, 6, 3), 1);
        assert_eq!(first_column(1, 5, 6, 3), 3);
        assert_eq!(first_column(3, 3, 6, 3), 2);
        assert_eq!(first_column(3, 0, 6, 1), 0);
        assert_eq!(first_column(2, 4, 6, 9), 0);
    }

    #[test]
    fn columns_are_at_least_so_wide() {
        assert_eq!(columns_in(80), 3);
        assert_eq!(columns_in(60), 2);
        assert_eq!(columns_in(10), 1);
        assert_eq!(columns_in(300), 12);
    }
}
