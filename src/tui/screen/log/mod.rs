//! The log: what happened, the newest first, in words, day by day; read a page at a time as far back as one walks.

pub(crate) mod ask;
pub(crate) mod part;
pub(crate) mod view;

use std::collections::BTreeSet;

use chrono_tz::Tz;
use ratatui::layout::Rect;

use self::part::Part;
use crate::domain::event::Event;
use crate::domain::id::{Day, ProjectId};
use crate::i18n::Lang;
use crate::i18n::ui::log as words;
use crate::ops::{EventQuery, Order};
use crate::tui::app::{App, Toast};
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::effect::Effect;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::read::{Answer, LogPage, Read};
use crate::tui::screen::{Screen, project};
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::{moved, top_of};

/// How many events a page holds.
const PAGE: u32 = 500;
/// How many events a turn of the wheel moves.
const WHEEL: isize = 3;

/// One line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Row {
    /// The heading of a day.
    Day(Day),
    /// An event, by its place.
    Event(usize),
}

/// Where one looks.
#[derive(Debug, Default)]
pub(crate) struct State {
    part: Part,
    events: Vec<Event>,
    /// Those of them that were turned back.
    undone: BTreeSet<u64>,
    rows: Vec<Row>,
    /// Whether there is more behind the last one.
    more: bool,
    /// The page behind it, while it is on its way.
    asked: Option<EventQuery>,
    /// Number of the selected event: it stays selected when newer ones arrive.
    selected: Option<u64>,
    /// Its place among the events.
    at: usize,
    /// The first line that is seen.
    top: usize,
}

/// What happened after a past day was told is no part of it: the log of a past day goes by the days of the facts.
const fn order(looks_back: bool) -> Order {
    if looks_back {
        Order::Effective
    } else {
        Order::Recorded
    }
}

impl State {
    /// The whole log: today as it was recorded, a past one by the days that it is about.
    pub(crate) fn begin(looks_back: bool) -> Self {
        Self::of(Part {
            order: order(looks_back),
            ..Part::default()
        })
    }

    /// A part of the log.
    pub(crate) fn of(part: Part) -> Self {
        Self {
            part,
            ..Self::default()
        }
    }

    fn query(&self, behind: Option<&Event>) -> EventQuery {
        EventQuery {
            behind: behind.map(|event| (event.effective, event.seq)),
            limit: Some(PAGE),
            ..self.part.query()
        }
    }

    fn event(&self) -> Option<&Event> {
        self.events.get(self.at)
    }

    /// Moves; at the end of what is read the next page is asked for.
    fn walk(&mut self, steps: isize) -> Vec<Step> {
        self.at = moved(self.at, steps, self.events.len());
        self.selected = self.event().map(|event| event.seq);
        let is_at_end = self.at + 1 >= self.events.len();
        if steps <= 0 || !is_at_end || !self.more || self.asked.is_some() {
            return Vec::new();
        }
        let query = self.query(self.events.last());
        self.asked = Some(query.clone());
        vec![Step::Do(Effect::Read(Read::LogPage(query)))]
    }

    /// Shows another part of the log; the selected event stays selected if it is there too.
    fn show(&mut self, part: Part) -> Vec<Step> {
        let selected = self.selected;
        *self = Self::of(part);
        self.selected = selected;
        let reads = self.wants().into_iter();
        reads.map(|read| Step::Do(Effect::Read(read))).collect()
    }

    /// The newest page again: what was read behind it stays, unless there is a gap between.
    fn renew(&mut self, page: &LogPage) {
        let is_full = page.events.len() >= usize::try_from(PAGE).unwrap_or(usize::MAX);
        let key = |event: &Event| match self.part.order {
            Order::Recorded => (Day::default(), event.seq),
            Order::Effective => (event.effective, event.seq),
        };
        let last = page.events.last().map(key).filter(|_| is_full);
        let meets = self.events.first().map(key) >= last;
        let older = last.filter(|_| meets).and_then(|last| {
            let from = self.events.iter().position(|event| key(event) < last)?;
            Some(self.events.split_off(from))
        });
        self.events.clone_from(&page.events);
        match older {
            Some(mut older) => self.events.append(&mut older),
            None => self.more = is_full,
        }
        self.undone.extend(&page.undone);
    }

    fn append(&mut self, page: &LogPage) {
        self.more = page.events.len() >= usize::try_from(PAGE).unwrap_or(usize::MAX);
        self.events.extend_from_slice(&page.events);
        self.undone.extend(&page.undone);
    }

    /// The day under which an event stands.
    fn day(&self, event: &Event, zone: Tz) -> Day {
        match self.part.order {
            Order::Recorded => event.recorded.with_timezone(&zone).date_naive(),
            Order::Effective => event.effective,
        }
    }

    fn arrange(&mut self, zone: Tz) {
        let mut rows = Vec::with_capacity(self.events.len());
        let mut last = None;
        for (index, event) in self.events.iter().enumerate() {
            let day = self.day(event, zone);
            if last.replace(day) != Some(day) {
                rows.push(Row::Day(day));
            }
            rows.push(Row::Event(index));
        }
        self.rows = rows;
    }

    /// The heading of the day of a line.
    fn heading(&self, line: usize) -> Option<Day> {
        let upto = self.rows.get(..=line)?;
        upto.iter().rev().find_map(|row| match row {
            Row::Day(day) => Some(*day),
            Row::Event(_) => None,
        })
    }

    fn press(&mut self, y: u16, body: Rect) -> Vec<Step> {
        let line = y.checked_sub(body.y + view::ABOVE).map(usize::from);
        let line = line.filter(|line| *line < view::rows(body));
        let row = line.and_then(|line| self.rows.get(self.top + line));
        let Some(Row::Event(index)) = row.copied() else {
            return Vec::new();
        };
        let again = index == self.at;
        self.at = index;
        self.selected = self.event().map(|event| event.seq);
        let open = self.selected().filter(|_| again);
        open.map(|id| Step::go(project::State::of(id)))
            .into_iter()
            .collect()
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Log
    }

    fn selected(&self) -> Option<ProjectId> {
        self.event()?.project
    }

    fn command(&mut self, id: Id, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        let page = isize::try_from(view::rows(body)).unwrap_or(1).max(1);
        match id {
            Id::Down => self.walk(1),
            Id::Up => self.walk(-1),
            Id::PageDown => self.walk(page),
            Id::PageUp => self.walk(-page),
            Id::First => self.walk(isize::MIN),
            Id::Last => self.walk(isize::MAX),
            Id::LogFilter => vec![ask::ask(&self.part, lang)],
            Id::LogMine => self.show(self.part.of_actor(data.actor())),
            Id::LogProject => match self.part.of_project(self.selected()) {
                Some(part) => self.show(part),
                None => vec![Step::Say(Toast::warn(words::no_project_here(lang)))],
            },
            Id::LogAll => self.show(self.part.whole()),
            Id::LogOrder => self.show(self.part.turned()),
            _ => Vec::new(),
        }
    }

    fn mouse(&mut self, mouse: Mouse, _data: &Data, body: Rect, _lang: Lang) -> Vec<Step> {
        match mouse.what {
            Pointing::WheelDown => self.walk(WHEEL),
            Pointing::WheelUp => self.walk(-WHEEL),
            Pointing::Press => self.press(mouse.at.1, body),
            Pointing::Drag | Pointing::Release => Vec::new(),
        }
    }

    fn went_to(&mut self, _day: Day, looks_back: bool) {
        let order = order(looks_back);
        // What was read is of another day; the first page of this one is asked for next.
        *self = Self {
            selected: self.selected,
            ..Self::of(Part {
                order,
                ..self.part.clone()
            })
        };
    }

    fn filters(&self) -> bool {
        false
    }

    fn settle(&mut self, data: &Data, body: Rect, _lang: Lang) {
        self.arrange(data.state.board.settings.zone);
        let found = self.events.iter();
        let found = found
            .enumerate()
            .find(|(_, event)| Some(event.seq) == self.selected);
        let place = found.map_or(self.at, |(index, _)| index);
        self.at = place.min(self.events.len().saturating_sub(1));
        let line = self.rows.iter().position(|row| *row == Row::Event(self.at));
        let (line, rows) = (line.unwrap_or(0), view::rows(body));
        self.top = top_of(self.top, line, self.rows.len(), rows);
        // The heading of the day takes the first line.
        if line == self.top {
            self.top = self.top.saturating_sub(1);
        }
    }

    fn wants(&self) -> Vec<Read> {
        vec![Read::LogPage(self.query(None))]
    }

    fn hear(&mut self, read: &Read, answer: &Answer) {
        let (Read::LogPage(asked), Answer::LogPage(page)) = (read, answer) else {
            return;
        };
        if *asked == self.query(None) {
            self.renew(page);
        } else if self.asked.as_ref() == Some(asked) {
            self.asked = None;
            self.append(page);
        }
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}
