//! The indicators: a row each, the years side by side; the names stay while the years move.

pub(crate) mod view;

use ratatui::layout::Rect;

use crate::domain::indicator::{self, ValueKind, in_order};
use crate::i18n::Lang;
use crate::tui::app::App;
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::sheet::Sheet;
use crate::tui::screen::Screen;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::{moved, top_of};

/// A year with the kinds of cells that any row has in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) year: i32,
    pub(super) kinds: Vec<ValueKind>,
}

/// Where one looks.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Key of the selected row: it stays selected when others arrive.
    selected: Option<String>,
    at: usize,
    top: usize,
    /// The first year that is seen, by its place.
    left: Option<usize>,
    /// Keys of the rows with how deep they stand.
    rows: Vec<(String, usize)>,
    years: Vec<Year>,
}

impl State {
    fn walk(&mut self, steps: isize) {
        self.at = moved(self.at, steps, self.rows.len());
        self.selected = self.rows.get(self.at).map(|(key, _)| key.clone());
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Indicators
    }

    fn command(&mut self, id: Id, _data: &Data, body: Rect, _lang: Lang) -> Vec<Step> {
        let page = isize::try_from(view::rows(body)).unwrap_or(1).max(1);
        let left = self.left.unwrap_or_default();
        match id {
            Id::Down => self.walk(1),
            Id::Up => self.walk(-1),
            Id::PageDown => self.walk(page),
            Id::PageUp => self.walk(-page),
            Id::First => self.walk(isize::MIN),
            Id::Last => self.walk(isize::MAX),
            Id::Left => self.left = Some(left.saturating_sub(1)),
            Id::Right => self.left = Some(left.saturating_add(1)),
            Id::OpenIndicator => {
                let key = self.selected.clone();
                return key
                    .map(|key| Step::open(Overlay::Sheet(Sheet::new(key))))
                    .into_iter()
                    .collect();
            }
            _ => {}
        }
        Vec::new()
    }

    fn filters(&self) -> bool {
        false
    }

    fn settle(&mut self, data: &Data, body: Rect, _lang: Lang) {
        let all = &data.state.board.indicators;
        self.rows = in_order(all)
            .iter()
            .map(|row| (row.key.to_owned(), row.depth))
            .collect();
        let has = |year: i32, kind: ValueKind| {
            let mut rows = all.values();
            rows.any(|row| row.cells(kind).contains_key(&year))
        };
        let years = indicator::years(all).into_iter();
        self.years = years
            .map(|year| Year {
                year,
                kinds: ValueKind::ALL
                    .into_iter()
                    .filter(|kind| has(year, *kind))
                    .collect(),
            })
            .collect();
        let found = self
            .rows
            .iter()
            .position(|(key, _)| Some(key) == self.selected.as_ref());
        self.at = found
            .unwrap_or(self.at)
            .min(self.rows.len().saturating_sub(1));
        self.selected = self.rows.get(self.at).map(|(key, _)| key.clone());
        self.top = top_of(self.top, self.at, self.rows.len(), view::rows(body));
        let last = view::last_left(&self.years, body.width);
        let begin = || {
            let this = chrono::Datelike::year(&data.today);
            self.years.iter().position(|year| year.year + 1 >= this)
        };
        let left = self.left.or_else(begin).unwrap_or(last).min(last);
        // Nothing to show yet is nothing to remember.
        self.left = (!self.years.is_empty()).then_some(left);
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}
