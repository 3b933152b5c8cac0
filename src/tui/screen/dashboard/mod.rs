//! The dashboard: counts and courses of what the filter lets through; every figure opens the list behind it.

mod ask;
mod block;
pub(crate) mod page;
pub(crate) mod view;

use ratatui::layout::Rect;

use self::block::{Sort, Source};
use self::page::{Block, Figure, Page, Way};
use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::i18n::Lang;
use crate::report::dashboard::Dashboard;
use crate::report::history::History;
use crate::tui::app::App;
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::read::{Answer, Read};
use crate::tui::screen::Screen;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;

/// How many lines a turn of the wheel moves.
const WHEEL: u16 = 3;
/// Lines above the cursor that shall be seen: a heading and column heads.
const HEADS: u16 = 2;

/// What the page was laid out from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Laid {
    stamp: u64,
    width: u16,
    lang: Lang,
    sort: Sort,
    group: usize,
    read: u32,
}

/// Where one looks.
#[derive(Debug, Default)]
pub(crate) struct State {
    model: Dashboard,
    ids: Vec<ProjectId>,
    history: Option<History>,
    /// How often the history was read.
    read: u32,
    /// What the model was counted from.
    counted: Option<u64>,
    laid: Option<Laid>,
    pub(crate) page: Page,
    /// Index of the figure under the cursor.
    pub(crate) at: usize,
    /// Block and filter of that figure: it stays under the cursor when others come and go.
    chosen: Option<(Block, String)>,
    /// The first line that is seen.
    top: u16,
    sort: Sort,
    /// Which measure's course is drawn.
    group: usize,
}

impl State {
    fn go(&mut self, to: Option<usize>) {
        let Some(spot) = to.and_then(|to| self.page.spots.get(to)) else {
            return;
        };
        self.chosen = Some((spot.block, spot.figure.filter.clone()));
        if spot.block == Block::Measures {
            let spots = self.page.spots.iter().take(to.unwrap_or(0));
            self.group = spots.filter(|spot| spot.block == Block::Measures).count();
        }
        self.at = to.unwrap_or(self.at);
    }

    fn step(&mut self, way: Way) {
        let next = self.page.beside(self.at, way);
        if next.is_none() && way == Way::Down {
            // Below the last figure there may still be a chart.
            self.top = self.top.saturating_add(WHEEL);
        }
        self.go(next);
    }

    /// The figure that lies nearest to a line so far away.
    fn leap(&mut self, lines: i32) {
        let Some(from) = self.page.spots.get(self.at) else {
            return;
        };
        let (x, y) = (i32::from(from.at.0), i32::from(from.at.1) + lines);
        let spots = self.page.spots.iter().enumerate();
        let nearest = spots.min_by_key(|(_, spot)| {
            let (to_x, to_y) = (i32::from(spot.at.0), i32::from(spot.at.1));
            (to_y - y).abs() * 4 + (to_x - x).abs()
        });
        self.go(nearest.map(|(index, _)| index));
    }

    /// Turns the page; the cursor stays on what is seen.
    fn scroll(&mut self, top: u16, body: Rect) {
        self.top = top.min(self.page.height.saturating_sub(body.height));
        let seen = self.top..self.top + body.height;
        let is_seen = |spot: &page::Spot| {
            let above = spot.at.1.saturating_sub(HEADS);
            seen.contains(&above) && seen.contains(&spot.at.1)
        };
        if !self.page.spots.get(self.at).is_some_and(is_seen) {
            let first = self.page.spots.iter().position(is_seen);
            self.go(first);
        }
    }

    fn figure(&self) -> Option<&Figure> {
        Some(&self.page.spots.get(self.at)?.figure)
    }

    /// The list behind the figure under the cursor.
    fn open(&self, data: &Data) -> Vec<Step> {
        let figure = self.figure().into_iter();
        figure
            .map(|figure| Step::Behind(data.filter.narrowed(&figure.filter)))
            .collect()
    }

    fn count(&mut self, data: &Data) {
        if self.counted == Some(data.stamp) {
            return;
        }
        let listed: Vec<&Project> = data.listed().collect();
        self.ids = listed.iter().map(|project| project.id).collect();
        self.model = Dashboard::of(&listed, &data.state.board, data.today);
        self.counted = Some(data.stamp);
    }

    fn lay(&mut self, data: &Data, width: u16, lang: Lang) {
        let laid = Laid {
            stamp: data.stamp,
            width,
            lang,
            sort: self.sort,
            group: self.group,
            read: self.read,
        };
        if self.laid == Some(laid) {
            return;
        }
        let source = Source {
            model: &self.model,
            history: self.history.as_ref(),
            ids: &self.ids,
            data,
            lang,
            sort: self.sort,
            group: self.group,
        };
        self.page = block::page(&source, width);
        self.laid = Some(laid);
        let spots = self.page.spots.iter();
        let same = self.chosen.as_ref().and_then(|(block, filter)| {
            spots
                .clone()
                .position(|spot| spot.block == *block && spot.figure.filter == *filter)
        });
        self.at = same.unwrap_or(self.at).min(spots.len().saturating_sub(1));
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Dashboard
    }

    fn settle(&mut self, data: &Data, body: Rect, lang: Lang) {
        self.count(data);
        self.lay(data, body.width, lang);
        let last = self.page.height.saturating_sub(body.height);
        let y = self.page.spots.get(self.at).map_or(0, |spot| spot.at.1);
        let lowest = (y + 1).saturating_sub(body.height);
        self.top = self
            .top
            .min(last)
            .clamp(lowest, y.saturating_sub(HEADS).max(lowest));
    }

    fn command(&mut self, id: Id, data: &Data, body: Rect, _lang: Lang) -> Vec<Step> {
        let page = i32::from(body.height.saturating_sub(HEADS));
        let count = self.page.spots.len();
        match id {
            Id::Left => self.step(Way::Left),
            Id::Right => self.step(Way::Right),
            Id::Down => self.step(Way::Down),
            Id::Up => self.step(Way::Up),
            Id::PageDown => self.leap(page),
            Id::PageUp => self.leap(-page),
            Id::First => self.go(Some(0)),
            Id::Last => self.go(count.checked_sub(1)),
            Id::BlockNext => self.go(self.page.block_beside(self.at, true)),
            Id::BlockBack => self.go(self.page.block_beside(self.at, false)),
            Id::Sort => self.sort = self.sort.next(),
            Id::OpenFigure => return self.open(data),
            _ => {}
        }
        Vec::new()
    }

    fn mouse(&mut self, mouse: Mouse, data: &Data, body: Rect, _lang: Lang) -> Vec<Step> {
        match mouse.what {
            Pointing::WheelDown => self.scroll(self.top.saturating_add(WHEEL), body),
            Pointing::WheelUp => self.scroll(self.top.saturating_sub(WHEEL), body),
            Pointing::Press => {
                let (x, y) = mouse.at;
                let inside = x.checked_sub(body.x).zip(y.checked_sub(body.y));
                let at = inside.map(|(x, y)| (x, y + self.top));
                let hit = at.and_then(|at| self.page.spots.iter().position(|spot| spot.is_at(at)));
                if hit.is_some() {
                    self.go(hit);
                    return self.open(data);
                }
            }
            Pointing::Drag | Pointing::Release => {}
        }
        Vec::new()
    }

    fn wants(&self) -> Vec<Read> {
        vec![Read::History]
    }

    fn hear(&mut self, read: &Read, answer: &Answer) {
        if let (Read::History, Answer::History(history)) = (read, answer) {
            self.history = Some(history.clone());
            self.read = self.read.wrapping_add(1);
        }
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}
