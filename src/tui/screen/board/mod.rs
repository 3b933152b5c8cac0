//! The board: a column for each stage or other group, a card for each project, lanes across if wanted.
//!
//! `look` is what the user chose, `arrange` makes columns and lanes of it once for every change, `layout` says where
//! they are on a screen, `view` draws that and `pointer` asks it what the mouse hit; `walk` moves the selection.

mod arrange;
pub(crate) mod card;
mod heads;
mod layout;
mod look;
mod pointer;
mod view;
mod walk;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use self::arrange::Arrangement;
use self::card::Detail;
use self::layout::Layout;
pub(crate) use self::look::Look;
use self::look::{Density, Group, Grouping, Lanes};
use self::pointer::Grab;
use crate::domain::board::StageClass;
use crate::domain::id::ProjectId;
use crate::i18n::{Lang, ui};
use crate::tui::app::{App, Toast};
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::input::Mouse;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::picker::Picker;
use crate::tui::screen::Screen;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::pick::Item;

/// Where one looks and how.
#[derive(Debug, Default)]
pub(crate) struct State {
    look: Look,
    order: Arrangement,
    /// Index of the lane; 0 where there are none.
    lane: usize,
    /// Index of the column.
    column: usize,
    /// The column that walking from lane to lane comes back to.
    wanted: usize,
    /// First visible column.
    left: usize,
    /// First visible lane.
    first: usize,
    /// The selected card; kept by number, so that it stays selected when others move.
    selected: Option<ProjectId>,
    /// In each cell, the card that was selected last and the first visible one.
    places: BTreeMap<(Option<Group>, Group), Place>,
    /// What the mouse holds.
    grab: Option<Grab>,
    /// The body and the data's stamp when a card was clicked: while they are the same nothing scrolls, so that a second
    /// click finds the same card.
    held: Option<(Rect, u64)>,
}

/// Where one looks in a cell.
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
        let mut state = Self::default();
        state.arrange(data);
        let columns = state.order.columns.iter().enumerate();
        let with_cards: Vec<_> = columns.filter(|(_, column)| column.count > 0).collect();
        let is_active = |group: &Group| match group {
            Group::Stage(key) => data.state.board.class(key) == StageClass::Active,
            _ => false,
        };
        let active = with_cards
            .iter()
            .find(|(_, column)| is_active(&column.group));
        let begin = active
            .or_else(|| with_cards.first())
            .map(|(index, _)| *index);
        state.column = begin.unwrap_or(0);
        state
    }

    /// How the board is looked at, to be kept under a name.
    pub(crate) fn look(&self) -> Look {
        self.look.clone()
    }

    /// Looks at the board in another way; the selected card stays selected.
    pub(crate) fn set_look(&mut self, look: Look) {
        self.look = look;
    }

    fn change(&mut self, change: impl FnOnce(&mut Look)) {
        let mut look = self.look();
        change(&mut look);
        self.set_look(look);
    }

    /// Whether the user folded a column.
    fn is_folded(&self, column: usize) -> bool {
        let column = self.order.columns.get(column);
        column.is_some_and(|column| self.look.collapsed.contains(&column.group))
    }

    fn key(&self, lane: usize, column: usize) -> Option<(Option<Group>, Group)> {
        let lane = self.order.lanes.get(lane)?.group.clone();
        Some((lane, self.order.columns.get(column)?.group.clone()))
    }

    /// Where one looks in a cell.
    fn place(&self, lane: usize, column: usize) -> Place {
        let key = self.key(lane, column);
        let known = key.and_then(|key| self.places.get(&key));
        known.copied().unwrap_or_default()
    }

    fn set_place(&mut self, lane: usize, column: usize, place: Place) {
        if let Some(key) = self.key(lane, column) {
            self.places.insert(key, place);
        }
    }

    /// Makes columns and lanes anew where something has changed; the eye stays on its column, and on its card where
    /// the columns are others than before.
    fn arrange(&mut self, data: &Data) {
        if self.order.fits(data, &self.look) {
            return;
        }
        let was = self.key(self.lane, self.column);
        let is_other = !self.order.has_kinds(&self.look);
        self.order = Arrangement::of(data, &self.look);
        if let Some((lane, column)) = was {
            let lane = self.order.lanes.iter().position(|new| new.group == lane);
            let columns = &mut self.order.columns.iter();
            let column = columns.position(|new| new.group == column);
            self.lane = lane.unwrap_or(self.lane);
            self.column = column.unwrap_or(self.column);
            self.wanted = column.unwrap_or(self.wanted);
        }
        self.lane = self.lane.min(self.order.lanes.len().saturating_sub(1));
        self.column = self.column.min(self.order.columns.len().saturating_sub(1));
        let selected = self.selected.filter(|_| is_other);
        if let Some((lane, column, at)) = selected.and_then(|id| self.order.find(id)) {
            self.point(lane, column, at);
        }
    }

    fn layout<'a>(&'a self, data: &'a Data, body: Rect, lang: Lang) -> Layout<'a> {
        Layout {
            state: self,
            data,
            body,
            lang,
        }
    }

    /// Makes cards say more or less than they do now.
    fn deepen(&mut self, step: isize, detail: Detail, lang: Lang) -> Vec<Step> {
        let density = match (step > 0, detail) {
            (true, Detail::Compact) | (false, Detail::Full) => Density::Normal,
            (true, Detail::Normal | Detail::Full) => Density::Full,
            (false, Detail::Normal | Detail::Compact) => Density::Compact,
        };
        self.change(|look| look.density = density);
        vec![Step::Say(Toast::good(match density {
            Density::Auto => ui::board::density_auto(lang),
            Density::Compact => ui::board::density_compact(lang),
            Density::Normal => ui::board::density_normal(lang),
            Density::Full => ui::board::density_full(lang),
        }))]
    }

    /// Offers the columns by name.
    fn pick_column(&self, data: &Data, lang: Lang) -> Vec<Step> {
        let columns = self.order.columns.iter().enumerate();
        let items = columns.map(|(index, column)| {
            let name = column.group.name(data, lang);
            let number = (index + 1).to_string();
            Item::new(name, Step::Part(index))
                .with_detail(column.count.to_string())
                .called([number])
        });
        let title = ui::board::pick_column(lang).to_owned();
        let picker = Picker::searching(title, items.collect(), self.column);
        vec![Step::open(Overlay::Picker(picker))]
    }

    /// Another way of looking, if the command asks for one.
    fn regard(&mut self, id: Id) -> bool {
        let grouping = match id {
            Id::GroupStage => Some(Grouping::Stage),
            Id::GroupDept => Some(Grouping::Dept),
            Id::GroupCategory => Some(Grouping::Category),
            Id::GroupLight => Some(Grouping::Light),
            Id::GroupYear => Some(Grouping::Year),
            _ => None,
        };
        let lanes = match id {
            Id::LanesDept => Some(Lanes::Dept),
            Id::LanesCategory => Some(Lanes::Category),
            Id::LanesNone => Some(Lanes::None),
            _ => None,
        };
        if let Some(grouping) = grouping {
            self.change(|look| look.group_by(grouping));
        }
        if let Some(lanes) = lanes {
            self.change(|look| look.lane_by(lanes));
        }
        grouping.is_some() || lanes.is_some()
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Board
    }

    fn title(&self, app: &App) -> String {
        let names = [
            self.scope().name(app.lang),
            self.look.grouping.name(app.lang),
            self.look.lanes.name(app.lang),
        ];
        let said = names.into_iter().filter(|name| !name.is_empty());
        said.collect::<Vec<_>>().join("  ")
    }

    fn counts(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<ProjectId> {
        self.selected
    }

    fn select(&mut self, id: ProjectId, data: &Data) {
        self.arrange(data);
        self.held = None;
        if let Some((lane, column, at)) = self.order.find(id) {
            self.unfold(column);
            self.point(lane, column, at);
        }
    }

    fn follow(&mut self, id: ProjectId, data: &Data) {
        self.arrange(data);
        let found = self.order.find(id);
        if let Some((lane, column, at)) = found.filter(|(_, column, _)| !self.is_folded(*column)) {
            self.point(lane, column, at);
        }
    }

    fn go_to(&mut self, part: usize, data: &Data) {
        self.arrange(data);
        self.held = None;
        self.unfold(part);
        self.enter(part);
    }

    fn command(&mut self, id: Id, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        self.grab = None;
        self.held = None;
        let layout = self.layout(data, body, lang);
        let detail = layout.detail(&layout.columns());
        let page = view::page(layout.cards().height, detail);
        if self.regard(id) || self.move_by(id, page) {
            return Vec::new();
        }
        match id {
            Id::ColumnPick => self.pick_column(data, lang),
            Id::ColumnFold => self.fold(lang),
            Id::ColumnUnfold => self.unfold_all(lang),
            Id::Open if self.is_folded(self.column) => self.fold(lang),
            Id::DensityMore => self.deepen(1, detail, lang),
            Id::DensityLess => self.deepen(-1, detail, lang),
            Id::DensityAuto => {
                self.change(|look| look.density = Density::Auto);
                vec![Step::Say(Toast::good(ui::board::density_auto(lang)))]
            }
            Id::LaneNext => self.pass_lane(1, lang),
            Id::LaneBack => self.pass_lane(-1, lang),
            Id::LateNext => self.seek_late(data, 1, lang),
            Id::LateBack => self.seek_late(data, -1, lang),
            _ => Vec::new(),
        }
    }

    fn mouse(&mut self, mouse: Mouse, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        self.pointed(mouse, data, body, lang)
    }

    fn settle(&mut self, data: &Data, body: Rect, lang: Lang) {
        self.arrange(data);
        self.land();
        if self.held == Some((body, data.stamp)) {
            return;
        }
        self.held = None;
        self.left = self.layout(data, body, lang).scrolled_left();
        let columns = self.layout(data, body, lang).columns();
        self.first = self.layout(data, body, lang).scrolled_down(&columns);
        let layout = self.layout(data, body, lang);
        let bands = layout.bands(&columns);
        let band = bands.iter().find(|band| band.lane == self.lane);
        let column = columns.iter().find(|column| column.index == self.column);
        if let (Some(band), Some(column)) = (band, column) {
            let top = layout.scrolled_to(band, column, layout.detail(&columns));
            let place = self.place(self.lane, self.column);
            self.set_place(self.lane, self.column, Place { top, ..place });
        }
    }

    fn filtered(&mut self, data: &Data) {
        self.arrange(data);
        let has_cards = |column: usize| !self.order.cell(self.lane, column).is_empty();
        if has_cards(self.column) {
            return;
        }
        let with_cards = (0..self.order.columns.len()).filter(|column| has_cards(*column));
        if let Some(nearest) = with_cards.min_by_key(|index| index.abs_diff(self.column)) {
            self.enter(nearest);
        }
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}
