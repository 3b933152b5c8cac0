//! Choosing the columns of the list and their order.

use ratatui::layout::Rect;

use crate::i18n::ui;
use crate::report::listing::Column;
use crate::text::width::{columns, pad};
use crate::tui::app::App;
use crate::tui::command::Id;
use crate::tui::effect::Effect;
use crate::tui::screen::list::look::Look;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::paint::{Paint, centred};
use crate::tui::widget::scroll::{moved, top_of};

/// Columns of the example.
const EXAMPLE: usize = 24;

/// A column that may be shown.
#[derive(Debug, Clone)]
struct Offer {
    column: Column,
    is_shown: bool,
    /// What stands there for the selected project.
    example: String,
}

/// All columns: the shown ones in their order, then the others.
#[derive(Debug)]
pub(crate) struct Chooser {
    look: Look,
    offers: Vec<Offer>,
    at: usize,
}

impl Chooser {
    /// Begins with how the list looks now.
    pub(crate) fn new(look: Look, example: impl Fn(Column) -> String) -> Self {
        let offers = arranged(&look)
            .into_iter()
            .map(|column| Offer {
                column,
                is_shown: look.columns.contains(&column),
                example: example(column),
            })
            .collect();
        Self {
            look,
            offers,
            at: 0,
        }
    }

    pub(super) fn command(&mut self, id: Id) -> Vec<Step> {
        let count = self.offers.len();
        match id {
            Id::Down => self.at = moved(self.at, 1, count),
            Id::Up => self.at = moved(self.at, -1, count),
            Id::PageDown => self.at = moved(self.at, 10, count),
            Id::PageUp => self.at = moved(self.at, -10, count),
            Id::First => self.at = 0,
            Id::Last => self.at = count.saturating_sub(1),
            Id::ColumnToggle => self.toggle(),
            Id::ColumnUp => self.move_to(self.at.saturating_sub(1)),
            Id::ColumnDown => self.move_to(self.at + 1),
            Id::ColumnUsual => self.back_to_usual(),
            Id::Cancel => return vec![Step::Close],
            Id::Accept => return vec![Step::Close, self.accepted()],
            _ => {}
        }
        Vec::new()
    }

    /// Moves the column to the place that a digit says.
    pub(super) fn digit(&mut self, digit: u32) -> Vec<Step> {
        let place = usize::try_from(digit).unwrap_or(0);
        if let Some(place) = place.checked_sub(1) {
            self.move_to(place);
        }
        Vec::new()
    }

    /// Number and title are always there.
    fn toggle(&mut self) {
        if let Some(offer) = self.offers.get_mut(self.at)
            && offer.column.row().weight > 0
        {
            offer.is_shown = !offer.is_shown;
        }
    }

    fn move_to(&mut self, place: usize) {
        let place = place.min(self.offers.len().saturating_sub(1));
        if self.at < self.offers.len() {
            let offer = self.offers.remove(self.at);
            self.offers.insert(place, offer);
            self.at = place;
        }
    }

    fn back_to_usual(&mut self) {
        let usual = Look::default();
        let order = arranged(&usual);
        self.offers
            .sort_by_key(|offer| order.iter().position(|column| *column == offer.column));
        for offer in &mut self.offers {
            offer.is_shown = usual.columns.contains(&offer.column);
        }
        self.at = 0;
    }

    fn accepted(&self) -> Step {
        let shown = self.offers.iter().filter(|offer| offer.is_shown);
        let look = self
            .look
            .clone()
            .with_columns(shown.map(|offer| offer.column).collect());
        Step::Do(Effect::KeepLook(look.to_text()))
    }

    pub(super) fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        let lang = app.lang;
        let names = self
            .offers
            .iter()
            .map(|offer| columns(offer.column.name(lang)));
        let name_width = names.max().unwrap_or(0);
        let width = u16::try_from(name_width + EXAMPLE + 16).unwrap_or(u16::MAX);
        let count = self.offers.len();
        let height = u16::try_from(count + 2).unwrap_or(u16::MAX);
        let heading = ui::list::columns_title(lang);
        let inside = paint.popup(centred(body, width, height), heading);
        let top = top_of(0, self.at, count, usize::from(inside.height));
        let seen = self.offers.iter().enumerate().skip(top);
        for ((index, offer), y) in seen.zip(inside.top()..inside.bottom()) {
            let mark = if index == self.at {
                paint.glyphs.mark
            } else {
                " "
            };
            let sign = if offer.is_shown { "[x]" } else { "[ ]" };
            let example = if offer.column.row().weight == 0 {
                ui::list::always(lang)
            } else {
                &offer.example
            };
            let role = if offer.is_shown {
                Role::Title
            } else {
                Role::Text
            };
            let line = Line::of(Role::Mark, mark)
                .with(Role::Key, &format!("{:>3} {sign} ", index + 1))
                .with(role, &pad(offer.column.name(lang), name_width + 2))
                .with(Role::Dim, example);
            paint.line((inside.x, y), inside.width, &line);
        }
    }
}

/// The shown columns in their order, then all others in that of the table.
fn arranged(look: &Look) -> Vec<Column> {
    let others = Column::ALL.iter().filter(|it| !look.columns.contains(it));
    look.columns.iter().chain(others).copied().collect()
}
