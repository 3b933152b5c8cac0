//! The mouse on the board: a click selects, a second one opens, the wheel scrolls, a card is dragged to another stage.

use ratatui::layout::Rect;

use super::layout::{Band, Hit, Layout, Shown};
use super::look::{Group, Grouping};
use super::{Place, State};
use crate::domain::id::ProjectId;
use crate::domain::rights::Act;
use crate::i18n::{Lang, ui};
use crate::tui::act;
use crate::tui::app::Toast;
use crate::tui::data::Data;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::right;
use crate::tui::screen::project;
use crate::tui::step::Step;

/// A card that the button went down on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grab {
    pub(super) id: ProjectId,
    /// Lane and column where it stands.
    from: (usize, usize),
    /// It was selected before: letting it go where it is opens it.
    was_selected: bool,
    /// Lane and column over which it is held, once it has been moved.
    pub(super) over: Option<(usize, usize)>,
}

impl Grab {
    /// The column to which letting go would bring it.
    pub(super) fn target(&self) -> Option<usize> {
        let (_, column) = self.over?;
        (column != self.from.1).then_some(column)
    }
}

impl State {
    pub(super) fn pointed(
        &mut self,
        mouse: Mouse,
        data: &Data,
        body: Rect,
        lang: Lang,
    ) -> Vec<Step> {
        let hit = self.layout(data, body, lang).hit(mouse.at);
        match mouse.what {
            Pointing::Press => {
                self.press(hit);
                self.held = self.grab.map(|_| (body, data.stamp));
            }
            Pointing::Drag => return self.drag(hit, data, lang),
            Pointing::Release => return self.release(hit, data, lang),
            Pointing::WheelDown => self.wheel(hit, 1, (data, body, lang)),
            Pointing::WheelUp => self.wheel(hit, -1, (data, body, lang)),
        }
        Vec::new()
    }

    fn press(&mut self, hit: Option<Hit>) {
        self.grab = None;
        match hit {
            Some(Hit::Card { lane, column, id }) => {
                let was_selected = self.selected == Some(id);
                let cell = self.order.cell(lane, column);
                if let Some(at) = cell.iter().position(|card| *card == id) {
                    self.point(lane, column, at);
                }
                self.grab = Some(Grab {
                    id,
                    from: (lane, column),
                    was_selected,
                    over: None,
                });
            }
            Some(Hit::Head(column)) => {
                self.unfold(column);
                self.enter(column);
            }
            Some(Hit::Cell { lane, column }) => {
                self.lane = lane;
                self.enter(column);
            }
            Some(Hit::Lane(lane)) => {
                self.lane = lane;
                self.selected = None;
            }
            None => {}
        }
    }

    /// A card is held over another place; one that may not be moved is let go of at once, with the reason.
    fn drag(&mut self, hit: Option<Hit>, data: &Data, lang: Lang) -> Vec<Step> {
        let Some(mut grab) = self.grab else {
            return Vec::new();
        };
        grab.over = match hit {
            Some(Hit::Card { lane, column, .. } | Hit::Cell { lane, column }) => {
                Some((lane, column))
            }
            Some(Hit::Head(column)) => Some((grab.from.0, column)),
            Some(Hit::Lane(_)) | None => Some(grab.from),
        };
        self.grab = Some(grab);
        let barred = right::bars(data, Act::Progress, data.project(grab.id));
        match barred.filter(|_| grab.target().is_some()) {
            Some(barred) => {
                self.grab = None;
                vec![Step::Say(barred.toast(data, lang))]
            }
            None => Vec::new(),
        }
    }

    fn release(&mut self, hit: Option<Hit>, data: &Data, lang: Lang) -> Vec<Step> {
        let Some(grab) = self.grab.take() else {
            return Vec::new();
        };
        if let Some(column) = grab.target() {
            return self.dropped(grab.id, column, data, lang);
        }
        match grab.over {
            Some((over, _)) if over != grab.from.0 => {
                vec![Step::Say(Toast::warn(ui::board::drag_lane(lang)))]
            }
            None if grab.was_selected
                && matches!(hit, Some(Hit::Card { id, .. }) if id == grab.id) =>
            {
                vec![Step::go(project::State::of(grab.id))]
            }
            _ => Vec::new(),
        }
    }

    /// A card was let go over another column: a stage takes it as the picker of stages would, others say why not.
    fn dropped(&self, id: ProjectId, column: usize, data: &Data, lang: Lang) -> Vec<Step> {
        let group = self.order.columns.get(column).map(|column| &column.group);
        let stage = match group {
            Some(Group::Stage(key)) => data.state.board.stage(key),
            _ => None,
        };
        match (data.project(id), stage) {
            (Some(project), Some(stage)) => vec![act::move_to(project, stage, lang)],
            _ => why_not(self.look.grouping, lang)
                .map(|text| Step::Say(Toast::warn(text)))
                .into_iter()
                .collect(),
        }
    }

    /// Scrolls the cell under the mouse, or the lanes where it has nothing more to show; what is selected stays in sight.
    fn wheel(&mut self, hit: Option<Hit>, step: isize, on: (&Data, Rect, Lang)) {
        let (data, body, lang) = on;
        self.held = None;
        let layout = self.layout(data, body, lang);
        let columns = layout.columns();
        let bands = layout.bands(&columns);
        let cell = match hit {
            Some(Hit::Card { lane, column, .. } | Hit::Cell { lane, column }) => bands
                .iter()
                .find(|band| band.lane == lane)
                .zip(columns.iter().find(|shown| shown.index == column)),
            _ => None,
        };
        if let Some((lane, column, place)) =
            cell.and_then(|(band, shown)| turned(&layout, band, shown, &columns, step))
        {
            self.set_place(lane, column, place);
            if (lane, column) == (self.lane, self.column) {
                self.selected = self.order.cell(lane, column).get(place.at).copied();
            }
        } else if self.order.has_lanes() {
            let last = self.order.lanes.len().saturating_sub(1);
            let next = self.lane.saturating_add_signed(step).min(last);
            if next != self.lane {
                self.lane = next;
                self.column = self.wanted;
                self.selected = None;
            }
        }
    }
}

/// A cell turned by a card; `None` where there is nothing more that way.
fn turned(
    layout: &Layout<'_>,
    band: &Band,
    shown: &Shown,
    columns: &[Shown],
    step: isize,
) -> Option<(usize, usize, Place)> {
    let detail = layout.detail(columns);
    let top = layout.top(band, shown, detail);
    let latest = layout.latest_top(band, shown, detail);
    let new = top.saturating_add_signed(step).min(latest);
    if new == top {
        return None;
    }
    let whole = layout.whole_from(new, band, shown, detail);
    let place = layout.state.place(band.lane, shown.index);
    let at = place.at.clamp(new, new + whole.saturating_sub(1));
    Some((band.lane, shown.index, Place { at, top: new }))
}

/// Why a card cannot be dragged to another column.
pub(super) const fn why_not(grouping: Grouping, lang: Lang) -> Option<&'static str> {
    Some(match grouping {
        Grouping::Stage => return None,
        Grouping::Dept => ui::board::drag_dept(lang),
        Grouping::Category => ui::board::drag_category(lang),
        Grouping::Light => ui::board::drag_light(lang),
        Grouping::Year => ui::board::drag_year(lang),
    })
}
