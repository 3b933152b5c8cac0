//! The blocks of the dashboard, each written on a sheet of the width that it is given.

mod counts;
mod flow;
mod league;
mod measures;
mod quarters;
mod slips;

use super::ask::Ask;
use super::page::{Figure, Page, Sheet};
use crate::domain::id::{Day, ProjectId};
use crate::i18n::Lang;
use crate::report::dashboard::Dashboard;
use crate::report::history::History;
use crate::tui::data::Data;
use crate::tui::theme::Role;
pub(super) use league::Sort;

/// From which width on there are two columns of blocks.
const TWO: u16 = 150;

/// What the blocks are written from.
pub(super) struct Source<'a> {
    pub(super) model: &'a Dashboard,
    pub(super) history: Option<&'a History>,
    /// The projects that are counted.
    pub(super) ids: &'a [ProjectId],
    pub(super) data: &'a Data,
    pub(super) lang: Lang,
    pub(super) sort: Sort,
    /// Which measure's course is drawn.
    pub(super) group: usize,
}

impl<'a> Source<'a> {
    fn ask(&self) -> Ask<'a> {
        Ask {
            lang: self.lang,
            board: &self.data.state.board,
        }
    }

    const fn today(&self) -> Day {
        self.data.today
    }
}

/// A figure with its filter.
const fn figure(count: u32, filter: String) -> Figure {
    Figure { count, filter }
}

/// The role of a figure that should better be nothing.
const fn alarm(count: u32) -> Role {
    if count == 0 { Role::Dim } else { Role::Error }
}

/// Lays all blocks onto a page of this width.
pub(super) fn page(source: &Source<'_>, width: u16) -> Page {
    let mut page = Page::default();
    let room = width.saturating_sub(2);
    page.lay((1, 0), counts::totals(source, room));
    let top = page.height + 1;
    if width < TWO {
        let y = pair(
            &mut page,
            (1, top),
            room,
            counts::stages,
            counts::lights,
            source,
        );
        let y = below(&mut page, (1, y), league::league(source, room));
        let y = pair(
            &mut page,
            (1, y),
            room,
            quarters::quarters,
            slips::slips,
            source,
        );
        let y = below(&mut page, (1, y), flow::flow(source, room));
        below(&mut page, (1, y), measures::measures(source, room));
        return page;
    }
    let half = (room - 2) / 2;
    let y = pair(
        &mut page,
        (1, top),
        half,
        counts::stages,
        counts::lights,
        source,
    );
    below(&mut page, (1, y), league::league(source, half));
    let right = half + 3;
    let y = pair(
        &mut page,
        (right, top),
        half,
        quarters::quarters,
        slips::slips,
        source,
    );
    let y = below(&mut page, (right, y), flow::flow(source, half));
    below(&mut page, (right, y), measures::measures(source, half));
    page
}

/// Lays a sheet; tells where the next one begins.
fn below(page: &mut Page, at: (u16, u16), sheet: Sheet) -> u16 {
    let next = at.1 + sheet.height + 1;
    page.lay(at, sheet);
    next
}

/// How a block is written.
type Write = fn(&Source<'_>, u16) -> Sheet;

/// Lays two sheets side by side.
fn pair(
    page: &mut Page,
    at: (u16, u16),
    width: u16,
    left: Write,
    right: Write,
    source: &Source<'_>,
) -> u16 {
    let half = (width.saturating_sub(2)) / 2;
    let next = below(page, at, left(source, half));
    next.max(below(page, (at.0 + half + 2, at.1), right(source, half)))
}
