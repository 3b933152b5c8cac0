//! Where everything of the board is: one geometry for drawing, scrolling and the mouse.

use ratatui::layout::{Position, Rect};

use super::card::{self, Detail, Style, Told};
use super::look::{Density, Grouping, Lanes};
use super::{State, heads};
use crate::domain::id::ProjectId;
use crate::i18n::Lang;
use crate::tui::data::Data;
use crate::tui::widget::line::Line;

/// The narrowest column.
const COLUMN: usize = 24;
/// A folded column: a count of four digits.
const STRIP: usize = 4;
/// From this width on a card says all that it can.
const WIDE: u16 = 40;
/// Lines above the cards: stages, column heads.
const ABOVE: u16 = 2;

/// A column that is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shown {
    /// Which one.
    pub(super) index: usize,
    pub(super) x: u16,
    /// Without the gap to the next.
    pub(super) width: u16,
    /// Only a strip with a count.
    pub(super) is_narrow: bool,
}

/// A lane that is seen, or the room of all cards where there are no lanes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Band {
    pub(super) lane: usize,
    /// The row of its head, if it has one.
    pub(super) head: Option<u16>,
    /// The first row of its cards.
    pub(super) y: u16,
    /// How many rows its cards have.
    pub(super) rows: u16,
}

/// A card that is seen, if only in part.
#[derive(Debug)]
pub(super) struct Card {
    pub(super) id: ProjectId,
    pub(super) y: u16,
    pub(super) lines: Vec<Line>,
}

/// What lies under the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hit {
    /// A column's head, or any part of a strip.
    Head(usize),
    /// A lane's head.
    Lane(usize),
    Card {
        lane: usize,
        column: usize,
        id: ProjectId,
    },
    /// Room without a card.
    Cell { lane: usize, column: usize },
}

/// The board on a body of this size.
#[derive(Debug, Clone, Copy)]
pub(super) struct Layout<'a> {
    pub(super) state: &'a State,
    pub(super) data: &'a Data,
    pub(super) body: Rect,
    pub(super) lang: Lang,
}

impl Layout<'_> {
    /// Where the line of stages is.
    pub(super) const fn stages(&self) -> Rect {
        Rect {
            height: 1,
            ..self.body
        }
    }

    /// The row of the column heads.
    pub(super) const fn heads(&self) -> u16 {
        self.body.y + 1
    }

    /// Where cards and lanes are.
    pub(super) const fn cards(&self) -> Rect {
        Rect {
            y: self.body.y + ABOVE,
            height: self.body.height.saturating_sub(ABOVE + below(self.body)),
            ..self.body
        }
    }

    /// The row of the rule below the cards.
    pub(super) const fn rule(&self) -> u16 {
        self.body.bottom().saturating_sub(below(self.body))
    }

    /// Where the facts of the selected card are.
    pub(super) const fn facts(&self) -> Rect {
        Rect {
            y: self.rule() + 1,
            height: below(self.body) - 1,
            ..self.body
        }
    }

    /// The narrowest that each column can be: folded ones, and where not all find room also empty ones, are strips.
    fn least(&self) -> Vec<usize> {
        let columns = &self.state.order.columns;
        let folded = |index: usize| self.state.is_folded(index);
        let width = |is_narrow: bool| if is_narrow { STRIP } else { COLUMN };
        let wanted: Vec<usize> = (0..columns.len())
            .map(|index| width(folded(index)))
            .collect();
        if room_for(&wanted) <= usize::from(self.body.width) {
            return wanted;
        }
        let columns = columns.iter().enumerate();
        columns
            .map(|(index, column)| width(folded(index) || column.count == 0))
            .collect()
    }

    /// The columns that are seen. Those that are no strips share the room.
    pub(super) fn columns(&self) -> Vec<Shown> {
        let least = self.least();
        let mut used = 0;
        let fitting = least.iter().enumerate().skip(self.state.left);
        let seen: Vec<(usize, usize)> = fitting
            .map(|(index, width)| (index, *width))
            .take_while(|(_, width)| {
                used += width + usize::from(used > 0);
                used <= usize::from(self.body.width)
            })
            .collect();
        let strips = seen.iter().filter(|(_, width)| *width == STRIP).count();
        let wide = seen.len().saturating_sub(strips).max(1);
        let taken = strips * STRIP + seen.len().saturating_sub(1);
        let share = usize::from(self.body.width).saturating_sub(taken) / wide;
        let mut x = self.body.x;
        seen.into_iter()
            .map(|(index, width)| {
                let is_narrow = width == STRIP;
                let width = u16::try_from(if is_narrow { STRIP } else { share }).unwrap_or(0);
                let shown = Shown {
                    index,
                    x,
                    width,
                    is_narrow,
                };
                x = x.saturating_add(width + 1);
                shown
            })
            .collect()
    }

    /// The first column to be seen: as little moves as possible, beside the selected column its neighbours are seen,
    /// and no room is left over at the end.
    pub(super) fn scrolled_left(&self) -> usize {
        let least = self.least();
        let (width, here) = (usize::from(self.body.width), self.state.column);
        let end = least.len().saturating_sub(1);
        let fit = |left: usize, end: usize| {
            let part = least.get(left..=end).unwrap_or_default();
            room_for(part) <= width
        };
        let from = |end: usize| (0..=end).find(|left| fit(*left, end)).unwrap_or(end);
        let margin = usize::from(width >= 3 * COLUMN + 2);
        let earliest = from((here + margin).min(end)).min(here);
        let latest = here.saturating_sub(margin).max(earliest);
        self.state.left.clamp(earliest, latest).min(from(end))
    }

    /// How much the cards say.
    pub(super) fn detail(&self, columns: &[Shown]) -> Detail {
        let widths = columns.iter().filter(|column| !column.is_narrow);
        let width = widths.map(|column| column.width).max().unwrap_or(0);
        let has_lanes = self.state.order.has_lanes();
        match self.state.look.density {
            Density::Compact => Detail::Compact,
            Density::Full => Detail::Full,
            Density::Auto if has_lanes && self.cards().height < 30 => Detail::Compact,
            Density::Auto if width >= WIDE && !has_lanes => Detail::Full,
            Density::Auto | Density::Normal => Detail::Normal,
        }
    }

    fn told(&self) -> Told {
        let look = &self.state.look;
        Told {
            lead: look.grouping != Grouping::Dept && look.lanes != Lanes::Dept,
            stage: look.grouping != Grouping::Stage,
        }
    }

    /// A card's lines.
    pub(super) fn lines(&self, id: ProjectId, width: u16, detail: Detail) -> Vec<Line> {
        self.data.project(id).map_or_else(Vec::new, |project| {
            let style = Style {
                detail,
                told: self.told(),
                lang: self.lang,
            };
            card::lines(project, self.data, style, usize::from(width))
        })
    }

    fn height(&self, id: ProjectId, width: u16, detail: Detail) -> usize {
        match detail {
            Detail::Compact => 1,
            Detail::Normal | Detail::Full => self.lines(id, width, detail).len(),
        }
    }

    /// How many rows the cards of a lane need in the columns that are seen, counted up to `most`.
    fn needed(&self, lane: usize, columns: &[Shown], most: usize) -> usize {
        let detail = self.detail(columns);
        let columns = columns.iter().filter(|column| !column.is_narrow);
        let rows = columns.map(|column| {
            let mut used = 0;
            for id in self.state.order.cell(lane, column.index) {
                used += self.height(*id, column.width, detail);
                if used >= most {
                    return most;
                }
            }
            used
        });
        rows.max().unwrap_or(0)
    }

    /// Rows of a lane with its head: what its cards need, but no more than half of the room, so that the next lane is
    /// seen too; the rest is scrolled, column by column.
    fn lane_rows(&self, lane: usize, columns: &[Shown]) -> usize {
        let room = usize::from(self.cards().height);
        let most = if room < 8 { room } else { room / 2 };
        1 + self.needed(lane, columns, most.saturating_sub(1))
    }

    /// The first lane to be seen: as little moves as possible, the selected one is seen whole.
    pub(super) fn scrolled_down(&self, columns: &[Shown]) -> usize {
        if !self.state.order.has_lanes() {
            return 0;
        }
        let room = usize::from(self.cards().height);
        let from = |end: usize| {
            let mut used = 0;
            let fits = (0..=end).rev().take_while(|lane| {
                used += self.lane_rows(*lane, columns);
                used <= room
            });
            fits.last().unwrap_or(end)
        };
        let last = self.state.order.lanes.len().saturating_sub(1);
        let here = self.state.lane;
        let first = self.state.first.clamp(from(here).min(here), here);
        first.min(from(last))
    }

    /// The lanes that are seen.
    pub(super) fn bands(&self, columns: &[Shown]) -> Vec<Band> {
        let area = self.cards();
        if !self.state.order.has_lanes() {
            let whole = Band {
                lane: 0,
                head: None,
                y: area.y,
                rows: area.height,
            };
            return vec![whole];
        }
        let mut y = area.y;
        let heights = self.heights(columns).into_iter();
        let placed = heights.map(|(lane, height)| {
            let rows = u16::try_from(height.saturating_sub(1)).unwrap_or(0);
            let head = y;
            y = y.saturating_add(rows + 1);
            Band {
                lane,
                head: Some(head),
                y: head + 1,
                rows,
            }
        });
        placed.collect()
    }

    /// The lanes that are seen, each with its rows. Room that is left over goes to those that need more.
    fn heights(&self, columns: &[Shown]) -> Vec<(usize, usize)> {
        let mut left = usize::from(self.cards().height);
        let mut heights = Vec::new();
        for lane in self.state.first..self.state.order.lanes.len() {
            if left == 0 {
                break;
            }
            let height = self.lane_rows(lane, columns).min(left);
            left -= height;
            heights.push((lane, height));
        }
        for (lane, height) in &mut heights {
            if left > 0 {
                let wanted = 1 + self.needed(*lane, columns, *height + left - 1);
                left -= wanted.saturating_sub(*height);
                *height = wanted.max(*height);
            }
        }
        heights
    }

    /// The first card to be seen of those in a cell: not so late that room would be left over.
    pub(super) fn top(&self, band: &Band, column: &Shown, detail: Detail) -> usize {
        let wanted = self.state.place(band.lane, column.index).top;
        if wanted == 0 {
            return 0;
        }
        let cell = self.state.order.cell(band.lane, column.index);
        wanted.min(self.latest(cell, usize::from(band.rows), column.width, detail))
    }

    /// The last card that can stand on top so that everything behind it still finds room.
    fn latest(&self, cell: &[ProjectId], rows: usize, width: u16, detail: Detail) -> usize {
        let mut used = 0;
        let fitting = cell.iter().rev().take_while(|id| {
            used += self.height(**id, width, detail);
            used <= rows
        });
        cell.len().saturating_sub(fitting.count().max(1))
    }

    /// The latest first card of a cell.
    pub(super) fn latest_top(&self, band: &Band, column: &Shown, detail: Detail) -> usize {
        let cell = self.state.order.cell(band.lane, column.index);
        self.latest(cell, usize::from(band.rows), column.width, detail)
    }

    /// How many cards of a cell are seen whole from this one on, at least one.
    pub(super) fn whole_from(
        &self,
        top: usize,
        band: &Band,
        column: &Shown,
        detail: Detail,
    ) -> usize {
        let cell = self.state.order.cell(band.lane, column.index);
        let mut used = 0;
        let whole = cell.iter().skip(top).take_while(|id| {
            used += self.height(**id, column.width, detail);
            used <= usize::from(band.rows)
        });
        whole.count().max(1)
    }

    /// The first card to be seen so that the selected one is seen whole and as little moves as possible.
    pub(super) fn scrolled_to(&self, band: &Band, column: &Shown, detail: Detail) -> usize {
        let cell = self.state.order.cell(band.lane, column.index);
        let place = self.state.place(band.lane, column.index);
        let upto = cell.get(..=place.at).unwrap_or_default();
        let earliest = self.latest(upto, usize::from(band.rows), column.width, detail);
        let top = self.top(band, column, detail).min(place.at);
        top.max(earliest)
    }

    /// The cards of a cell that are seen.
    pub(super) fn seen(&self, band: &Band, column: &Shown, detail: Detail) -> Vec<Card> {
        if column.is_narrow {
            return Vec::new();
        }
        let cell = self.state.order.cell(band.lane, column.index);
        let bottom = band.y.saturating_add(band.rows);
        let mut y = band.y;
        let mut cards = Vec::new();
        for id in cell.iter().skip(self.top(band, column, detail)) {
            if y >= bottom {
                break;
            }
            let mut lines = self.lines(*id, column.width, detail);
            lines.truncate(usize::from(bottom - y));
            let rows = u16::try_from(lines.len()).unwrap_or(0);
            cards.push(Card { id: *id, y, lines });
            y = y.saturating_add(rows);
        }
        cards
    }

    /// What is at a place of the screen.
    pub(super) fn hit(&self, at: (u16, u16)) -> Option<Hit> {
        let (x, y) = at;
        let columns = self.columns();
        let column = columns
            .iter()
            .find(|column| (column.x..column.x + column.width).contains(&x));
        if y == self.heads() {
            return column.map(|column| Hit::Head(column.index));
        }
        if y == self.stages().y {
            return heads::stage_at(self, x).map(Hit::Head);
        }
        if !self.cards().contains(Position { x, y }) {
            return None;
        }
        if let Some(strip) = column.filter(|column| column.is_narrow) {
            return Some(Hit::Head(strip.index));
        }
        let bands = self.bands(&columns);
        if let Some(band) = bands.iter().find(|band| band.head == Some(y)) {
            return Some(Hit::Lane(band.lane));
        }
        let inside = |band: &&Band| (band.y..band.y + band.rows).contains(&y);
        let (band, column) = (bands.iter().find(inside)?, column?);
        let card = self
            .seen(band, column, self.detail(&columns))
            .into_iter()
            .rfind(|card| card.y <= y)
            .filter(|card| usize::from(y - card.y) < card.lines.len());
        let (lane, column) = (band.lane, column.index);
        Some(match card {
            Some(Card { id, .. }) => Hit::Card { lane, column, id },
            None => Hit::Cell { lane, column },
        })
    }
}

/// Lines below the cards: a rule and the facts of the selected card.
const fn below(body: Rect) -> u16 {
    if body.height < 18 { 2 } else { 3 }
}

/// Columns of these widths with the gaps between them.
fn room_for(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + widths.len().saturating_sub(1)
}
