//! What stands where: the list above, below it the entry of the selected project.
//!
//! ```text
//! week, cut-off, whose projects                     count
//! heads
//! list                                      three tenths
//! #112 title ..........................................
//! four texts, each with last week's          what is left
//! figures                                  at most three
//! what is wrong, or what to know
//! ```

use ratatui::layout::{Position, Rect};

use super::State;
use super::sheet::TEXTS;
use crate::tui::data::Data;

/// Columns before a text: mark, label, gap.
pub(super) const LABEL: u16 = 11;
/// From how many columns on last week's text stands beside and not under.
const WIDE: u16 = 110;
/// The most rows of figures; where there are more, they scroll.
const FIGURES: usize = 3;

/// A text and what stands under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) text: Rect,
    pub(super) under: Rect,
}

/// Where everything is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Places {
    pub(super) head: Rect,
    /// The heads of the list, if there is room for them.
    pub(super) heads: Option<u16>,
    pub(super) list: Rect,
    pub(super) title: u16,
    pub(super) slots: [Slot; TEXTS],
    pub(super) figures: Rect,
    /// The first figure that is seen.
    pub(super) first_figure: usize,
    pub(super) foot: u16,
}

/// Whether last week's text stands beside.
pub(super) const fn is_wide(body: Rect) -> bool {
    body.width >= WIDE
}

/// Columns that a text is broken to.
pub(super) fn text_width(body: Rect) -> usize {
    let room = body.width.saturating_sub(LABEL);
    let room = if is_wide(body) { room / 2 } else { room };
    usize::from(room.saturating_sub(2)).max(2)
}

/// Shares the body out.
pub(super) fn places(state: &State, data: &Data, body: Rect) -> Places {
    let figures = state.sheet(data).map_or(0, |sheet| sheet.amounts.len());
    let height = usize::from(body.height);
    // Head, title and foot.
    let room = height.saturating_sub(3);
    let rows = list_rows(room, state.rows.len());
    let figure_rows = figures.min(if room >= 16 { FIGURES } else { 1 });
    let texts = room.saturating_sub(rows + figure_rows);
    let has_heads = rows >= 5;
    let mut y = body.y;
    let mut strip = |rows: usize| {
        let height = u16::try_from(rows).unwrap_or(0);
        let area = Rect { y, height, ..body };
        y = y.saturating_add(height);
        area
    };
    let head = strip(1);
    let heads = strip(usize::from(has_heads));
    let list = strip(rows - usize::from(has_heads));
    let title = strip(1);
    let slots = slots(strip(texts), state.focus);
    let figures = strip(figure_rows);
    let focused = state.focus.and_then(|focus| focus.checked_sub(TEXTS));
    Places {
        head,
        heads: has_heads.then_some(heads.y),
        list,
        title: title.y,
        slots,
        figures,
        first_figure: focused.map_or(0, |focus| (focus + 1).saturating_sub(figure_rows)),
        foot: strip(1).y,
    }
}

/// Three tenths for the list, on tall screens all but what the texts need; never more than there are projects.
fn list_rows(room: usize, projects: usize) -> usize {
    let share = ((room * 3 + 5) / 10).max(room.saturating_sub(21));
    let wanted = (projects + 1).max(3);
    share.min(wanted)
}

/// Every text at least one row; a row under each where there is room, else under the one that is typed into.
fn slots(area: Rect, focus: Option<usize>) -> [Slot; TEXTS] {
    let height = usize::from(area.height);
    let here = focus.unwrap_or(0).min(TEXTS - 1);
    let has_under = |index: usize| height >= 2 * TEXTS || (height > TEXTS && index == here);
    let unders = (0..TEXTS).filter(|index| has_under(*index)).count();
    let left = height.saturating_sub(TEXTS + unders);
    // Where little is left the text that is typed into gets it, so that it does not scroll by single rows.
    let grown = |index: usize| match left {
        0..TEXTS => {
            if index == here {
                left
            } else {
                0
            }
        }
        _ => left / TEXTS + usize::from(index < left % TEXTS),
    };
    let mut y = area.y;
    std::array::from_fn(|index| {
        let mut strip = |rows: usize| {
            let height = u16::try_from(rows).unwrap_or(0);
            let height = height.min(area.bottom().saturating_sub(y));
            let part = Rect { y, height, ..area };
            y = y.saturating_add(height);
            part
        };
        Slot {
            text: strip(1 + grown(index)),
            under: strip(usize::from(has_under(index))),
        }
    })
}

impl Places {
    /// How many projects are seen at once.
    pub(super) fn rows(&self) -> usize {
        usize::from(self.list.height)
    }

    /// The row of the list at a cell, counted from the first that is seen.
    pub(super) fn row_at(&self, (x, y): (u16, u16)) -> Option<usize> {
        let is_here = self.list.contains(Position { x, y });
        is_here.then(|| usize::from(y - self.list.y))
    }

    /// The field at a cell.
    pub(super) fn field_at(&self, (x, y): (u16, u16)) -> Option<usize> {
        let at = Position { x, y };
        let mut slots = self.slots.iter();
        let text = slots.position(|slot| slot.text.contains(at) || slot.under.contains(at));
        text.or_else(|| {
            let row = usize::from(y.checked_sub(self.figures.y)?);
            let is_here = self.figures.contains(at);
            is_here.then_some(TEXTS + self.first_figure + row)
        })
    }
}
