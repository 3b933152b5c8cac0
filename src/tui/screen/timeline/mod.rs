//! The timeline: a row for each project that the filter lets through, time from left to right.

mod bar;
pub(crate) mod view;

use std::cmp::Ordering;

use ratatui::layout::Rect;

use crate::domain::board::StageClass;
use crate::domain::id::{Day, ProjectId};
use crate::domain::project::Project;
use crate::domain::schedule::Schedule;
use crate::i18n::{Lang, ui};
use crate::tui::app::App;
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::screen::Screen;
use crate::tui::screen::project;
use crate::tui::step::Step;
use crate::tui::widget::axis::{Axis, Zoom};
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::{moved, top_of};

/// How many rows a turn of the wheel moves.
const WHEEL: isize = 3;

/// What the rows are ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Sort {
    #[default]
    Stage,
    Due,
    Lead,
    Number,
}

impl Sort {
    const fn next(self) -> Self {
        match self {
            Self::Stage => Self::Due,
            Self::Due => Self::Lead,
            Self::Lead => Self::Number,
            Self::Number => Self::Stage,
        }
    }

    const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Stage => ui::timeline::sort_stage(lang),
            Self::Due => ui::timeline::sort_due(lang),
            Self::Lead => ui::timeline::sort_lead(lang),
            Self::Number => ui::timeline::sort_number(lang),
        }
    }

    fn compare(self, a: &Project, b: &Project, data: &Data) -> Ordering {
        let stages = &data.state.board.stages;
        // What is under way comes first, what is finished last.
        let stage = |p: &Project| {
            let place = stages.iter().position(|one| one.key == p.stage.stage);
            let class = match data.state.board.class(&p.stage.stage) {
                StageClass::Active => 0,
                StageClass::Waiting => 1,
                StageClass::Done => 2,
            };
            (class, place)
        };
        let due = |p: &Project| {
            let day = p.deadline.as_ref().and_then(|deadline| deadline.day);
            (day.is_none(), day)
        };
        let lead = |p: &Project| {
            let dept = p.lead().map(|lead| lead.dept);
            (dept.is_none(), dept)
        };
        let order = match self {
            Self::Stage => stage(a).cmp(&stage(b)).then(due(a).cmp(&due(b))),
            Self::Due => due(a).cmp(&due(b)),
            Self::Lead => lead(a).cmp(&lead(b)).then(due(a).cmp(&due(b))),
            Self::Number => Ordering::Equal,
        };
        order.then(a.id.cmp(&b.id))
    }
}

/// Where one looks.
#[derive(Debug, Default)]
pub(crate) struct State {
    selected: Option<ProjectId>,
    at: usize,
    top: usize,
    sort: Sort,
    zoom: Zoom,
    /// The day at a third of the width; `None` is today.
    around: Option<Day>,
    rows: Vec<ProjectId>,
    /// What `rows` were made from.
    made: Option<(u64, Sort)>,
    /// The schedules of the rows that are seen, from `top` on.
    schedules: Vec<Schedule>,
}

impl State {
    fn walk(&mut self, steps: isize) {
        self.at = moved(self.at, steps, self.rows.len());
        self.selected = self.rows.get(self.at).copied();
    }

    /// The part of the axis that is seen.
    fn axis(&self, data: &Data, width: u16) -> Axis {
        let width = view::chart_width(width);
        let around = self.around.unwrap_or(data.today);
        let third = i64::try_from(width / 3).unwrap_or(0);
        Axis {
            zoom: self.zoom,
            left: self.zoom.column(around) - third,
            width,
        }
    }

    /// The day that the selected row is about: its deadline, else its finish, begin or first milestone.
    fn last_day(&self) -> Option<Day> {
        let schedule = self.schedules.get(self.at.checked_sub(self.top)?)?;
        let due = schedule.due.map(|(_, last)| last);
        let start = || schedule.start.map(|start| start.on);
        due.or(schedule.finished)
            .or_else(start)
            .or_else(|| schedule.nodes.first().map(|node| node.on))
    }

    /// Looks so many columns later, or earlier where negative.
    fn shift(&mut self, data: &Data, columns: i64) {
        let around = self.around.unwrap_or(data.today);
        let day = self.zoom.day(self.zoom.column(around) + columns);
        let is_sane = |day: &Day| (1990..2100).contains(&chrono::Datelike::year(day));
        self.around = day.filter(is_sane).or(self.around);
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Timeline
    }

    fn selected(&self) -> Option<ProjectId> {
        self.selected
    }

    fn select(&mut self, id: ProjectId, _data: &Data) {
        self.selected = Some(id);
    }

    fn command(&mut self, id: Id, data: &Data, body: Rect, _lang: Lang) -> Vec<Step> {
        let page = isize::try_from(view::rows(body)).unwrap_or(1).max(1);
        let half = i64::try_from(view::chart_width(body.width) / 2).unwrap_or(1);
        match id {
            Id::Down => self.walk(1),
            Id::Up => self.walk(-1),
            Id::PageDown => self.walk(page),
            Id::PageUp => self.walk(-page),
            Id::First => self.walk(isize::MIN),
            Id::Last => self.walk(isize::MAX),
            Id::Left => self.shift(data, -self.zoom.stride()),
            Id::Right => self.shift(data, self.zoom.stride()),
            Id::EarlierPage => self.shift(data, -half),
            Id::LaterPage => self.shift(data, half),
            Id::Today => self.around = None,
            Id::ToBar => self.around = self.last_day().or(self.around),
            Id::ZoomIn => self.zoom = self.zoom.closer(),
            Id::ZoomOut => self.zoom = self.zoom.wider(),
            Id::Sort => self.sort = self.sort.next(),
            _ => {}
        }
        Vec::new()
    }

    fn mouse(&mut self, mouse: Mouse, _data: &Data, body: Rect, _lang: Lang) -> Vec<Step> {
        match mouse.what {
            Pointing::WheelDown => self.walk(WHEEL),
            Pointing::WheelUp => self.walk(-WHEEL),
            Pointing::Press => {
                let Some(row) = view::row_at(body, mouse.at.1) else {
                    return Vec::new();
                };
                let Some(id) = self.rows.get(self.top + row).copied() else {
                    return Vec::new();
                };
                if self.selected == Some(id) {
                    return vec![Step::go(project::State::of(id))];
                }
                self.selected = Some(id);
            }
            Pointing::Drag | Pointing::Release => {}
        }
        Vec::new()
    }

    fn settle(&mut self, data: &Data, body: Rect, _lang: Lang) {
        let made = Some((data.stamp, self.sort));
        if self.made != made {
            let mut rows: Vec<&Project> = data.listed().collect();
            rows.sort_by(|a, b| self.sort.compare(a, b, data));
            self.rows = rows.into_iter().map(|project| project.id).collect();
            self.made = made;
        }
        let found = self.rows.iter().position(|id| Some(*id) == self.selected);
        self.at = found
            .unwrap_or(self.at)
            .min(self.rows.len().saturating_sub(1));
        self.selected = self.rows.get(self.at).copied();
        self.top = top_of(self.top, self.at, self.rows.len(), view::rows(body));
        let seen = self.rows.iter().skip(self.top).take(view::rows(body));
        let projects = seen.filter_map(|id| data.project(*id));
        self.schedules = projects
            .map(|project| Schedule::of(project, &data.state.board, data.today))
            .collect();
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}
