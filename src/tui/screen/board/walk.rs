//! Moves the selection: within a column, from column to column, through the lanes, to what is overdue.

use super::{Place, State};
use crate::domain::id::ProjectId;
use crate::i18n::{Lang, ui};
use crate::tui::app::Toast;
use crate::tui::command::Id;
use crate::tui::data::Data;
use crate::tui::step::Step;
use crate::tui::widget::scroll::moved;

impl State {
    /// Selects a card where it stands.
    pub(super) fn point(&mut self, lane: usize, column: usize, at: usize) {
        self.lane = lane;
        self.column = column;
        self.wanted = column;
        self.selected = self.order.cell(lane, column).get(at).copied();
        let place = self.place(lane, column);
        self.set_place(lane, column, Place { at, ..place });
    }

    /// Goes to a column, to the card that was selected there last.
    pub(super) fn enter(&mut self, column: usize) {
        self.column = column.min(self.order.columns.len().saturating_sub(1));
        self.wanted = self.column;
        self.selected = None;
        let has_cards = |lane: &usize| !self.order.cell(*lane, self.column).is_empty();
        if has_cards(&self.lane) || self.is_folded(self.column) {
            return;
        }
        let lanes = (0..self.order.lanes.len()).filter(has_cards);
        let nearest = lanes.min_by_key(|lane| lane.abs_diff(self.lane));
        self.lane = nearest.unwrap_or(self.lane);
    }

    /// Does what a key that moves says; `false` for others.
    pub(super) fn move_by(&mut self, id: Id, page: isize) -> bool {
        match id {
            Id::Left => self.sidewards(-1),
            Id::Right => self.sidewards(1),
            Id::Down => self.walk(1),
            Id::Up => self.walk(-1),
            Id::PageDown => self.walk(page),
            Id::PageUp => self.walk(-page),
            Id::First => self.walk(isize::MIN),
            Id::Last => self.walk(isize::MAX),
            _ => return false,
        }
        true
    }

    /// To the column beside; with lanes to the next one that has a card in this lane, or that is folded.
    fn sidewards(&mut self, step: isize) {
        let count = self.order.columns.len();
        if !self.order.has_lanes() {
            return self.enter(moved(self.column, step, count));
        }
        let mut column = self.column;
        while let Some(next) = column.checked_add_signed(step).filter(|next| *next < count) {
            column = next;
            if self.is_folded(column) || !self.order.cell(self.lane, column).is_empty() {
                return self.enter(column);
            }
        }
    }

    /// The column of a lane that has cards and is nearest to another one.
    fn nearest(&self, lane: usize, column: usize) -> Option<usize> {
        let open =
            |index: &usize| !self.is_folded(*index) && !self.order.cell(lane, *index).is_empty();
        let columns = (0..self.order.columns.len()).filter(open);
        columns.min_by_key(|index| index.abs_diff(column))
    }

    /// Up or down the column, and on in the lanes above and below: in the same column, or in the nearest one where that
    /// has no card there.
    fn walk(&mut self, steps: isize) {
        if self.is_folded(self.column) {
            return;
        }
        let wanted = self.wanted;
        let column_of = |lane: usize| match self.order.has_lanes() {
            true if lane == self.lane => Some(self.column),
            true => self.nearest(lane, wanted),
            false => Some(self.column),
        };
        let lanes = (0..self.order.lanes.len()).filter_map(|lane| Some((lane, column_of(lane)?)));
        let path: Vec<(usize, usize, usize)> = lanes
            .flat_map(|(lane, column)| {
                let count = self.order.cell(lane, column).len();
                (0..count).map(move |at| (lane, column, at))
            })
            .collect();
        let at = self.place(self.lane, self.column).at;
        let here = path
            .iter()
            .position(|place| *place == (self.lane, self.column, at))
            .unwrap_or(0);
        if let Some((lane, column, at)) = path.get(moved(here, steps, path.len())) {
            self.point(*lane, *column, *at);
            self.wanted = wanted;
        }
    }

    /// To the lane below or above, to the card that was selected there last.
    pub(super) fn pass_lane(&mut self, step: isize, lang: Lang) -> Vec<Step> {
        if !self.order.has_lanes() {
            return vec![Step::Say(Toast::warn(ui::board::no_lanes(lang)))];
        }
        let count = self.order.lanes.len();
        let mut next = self.lane.checked_add_signed(step);
        while let Some(other) = next.filter(|other| *other < count) {
            if let Some(column) = self.nearest(other, self.wanted) {
                self.lane = other;
                self.column = column;
                self.selected = None;
                break;
            }
            next = other.checked_add_signed(step);
        }
        Vec::new()
    }

    /// Sees to it that a card is selected: with lanes no cell without one is stood on.
    pub(super) fn land(&mut self) {
        if self.is_folded(self.column) {
            self.selected = None;
            return;
        }
        let is_empty = self.order.cell(self.lane, self.column).is_empty();
        if is_empty && self.order.has_lanes() {
            let lanes = 0..self.order.lanes.len();
            let open = lanes.filter_map(|lane| Some((lane, self.nearest(lane, self.wanted)?)));
            let found = open.min_by_key(|(lane, _)| lane.abs_diff(self.lane));
            if let Some((lane, column)) = found {
                self.lane = lane;
                self.column = column;
            }
        }
        // A card that another column has now, or that the filter hides, does not take the eye along.
        let cell = self.order.cell(self.lane, self.column);
        let known = self
            .selected
            .and_then(|id| cell.iter().position(|card| *card == id));
        let place = self.place(self.lane, self.column);
        let at = known.unwrap_or(place.at).min(cell.len().saturating_sub(1));
        self.selected = cell.get(at).copied();
        self.set_place(self.lane, self.column, Place { at, ..place });
    }

    /// Folds the column, or unfolds it.
    pub(super) fn fold(&mut self, lang: Lang) -> Vec<Step> {
        let Some(column) = self.order.columns.get(self.column) else {
            return Vec::new();
        };
        let (group, count) = (column.group.clone(), column.count);
        if self.look.collapsed.contains(&group) {
            self.unfold(self.column);
            self.enter(self.column);
            return vec![Step::Part(self.column)];
        }
        if count == 0 {
            return vec![Step::Say(Toast::warn(ui::board::empty_is_narrow(lang)))];
        }
        self.change(|look| {
            look.collapsed.insert(group);
        });
        Vec::new()
    }

    pub(super) fn unfold(&mut self, column: usize) {
        if let Some(group) = self
            .order
            .columns
            .get(column)
            .map(|known| known.group.clone())
        {
            self.change(|look| {
                look.collapsed.remove(&group);
            });
        }
    }

    /// Unfolds every column.
    pub(super) fn unfold_all(&mut self, lang: Lang) -> Vec<Step> {
        if self.look.collapsed.is_empty() {
            return vec![Step::Say(Toast::warn(ui::board::nothing_folded(lang)))];
        }
        self.change(|look| look.collapsed.clear());
        Vec::new()
    }

    /// Where the overdue cards stand, in the order in which the board is read; and how many are folded away.
    fn late(&self, data: &Data) -> (Vec<(usize, usize, usize)>, usize) {
        let is_late = |id: ProjectId| data.facts(id).is_some_and(|facts| facts.late.is_some());
        let late = self.order.cards().filter(|(_, _, id)| is_late(*id));
        let (folded, open): (Vec<_>, Vec<_>) =
            late.partition(|(_, column, _)| self.is_folded(*column));
        let places = open.into_iter();
        let places = places.filter_map(|(_, _, id)| self.order.find(id));
        (places.collect(), folded.len())
    }

    /// Goes to the next (`step` > 0) or previous overdue card; folded columns are passed over, and that is said.
    pub(super) fn seek_late(&mut self, data: &Data, step: isize, lang: Lang) -> Vec<Step> {
        let (places, folded) = self.late(data);
        let say = |text: &str| vec![Step::Say(Toast::good(said(text, folded, lang)))];
        let at = self.place(self.lane, self.column).at;
        let here = (self.lane, self.column, self.selected.map(|_| at));
        let place = |place: &&(usize, usize, usize)| (place.0, place.1, Some(place.2));
        let (beside, around) = if step > 0 {
            let after = places.iter().find(|found| place(found) > here);
            (after, places.first())
        } else {
            let before = places.iter().rev().find(|found| place(found) < here);
            (before, places.last())
        };
        let Some(found) = beside.or(around).copied() else {
            return say(ui::board::nothing_late(lang));
        };
        self.point(found.0, found.1, found.2);
        if beside.is_some() {
            Vec::new()
        } else if place(&&found) == here {
            say(ui::board::only_late(lang))
        } else if step > 0 {
            say(ui::board::late_from_start(lang))
        } else {
            say(ui::board::late_from_end(lang))
        }
    }
}

/// A sentence, and how many stand in folded columns.
fn said(text: &str, folded: usize, lang: Lang) -> String {
    if folded == 0 {
        return text.to_owned();
    }
    format!("{text}{}", ui::board::late_folded(lang, folded))
}
