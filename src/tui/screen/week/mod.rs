//! The weekly summary as it will be exported, week by week: the blocks of `report::page`, laid out for this terminal.

pub(crate) mod dept;
pub(crate) mod export;
pub(crate) mod layout;
pub(crate) mod view;

use ratatui::layout::Rect;

use self::layout::Page;
use crate::domain::calendar::Week;
use crate::domain::id::{Day, ProjectId};
use crate::i18n::Lang;
use crate::i18n::ui::week as words;
use crate::report::week::WeekReport;
use crate::tui::app::{App, Toast};
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::input::{Mouse, Pointing};
use crate::tui::read::{Answer, Read, WeekQuery};
use crate::tui::screen::{Screen, project};
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::{moved, top_of};

/// How many lines a turn of the wheel moves.
const WHEEL: isize = 3;

/// Where one reads, in the terms of any page: it is found again when another week or width is laid out.
#[derive(Debug, Clone, Copy, Default)]
struct Place {
    section: usize,
    /// How many lines behind the section's heading.
    offset: usize,
    project: Option<ProjectId>,
    /// On which line of the screen.
    line: usize,
}

/// Where one looks.
#[derive(Debug)]
pub(crate) struct State {
    query: WeekQuery,
    /// The week of today, also while a past day is today.
    this: Week,
    /// The summary of `query`, once it is added up.
    report: Option<Box<WeekReport>>,
    page: Page,
    /// What the page was laid out for; `None` wants it laid out anew.
    laid: Option<(u16, Lang)>,
    /// The section that one reads; it stays while the weeks go by.
    section: usize,
    /// Where the next page is to be read.
    place: Place,
    at: usize,
    top: usize,
}

impl State {
    /// The summary of the week of a day.
    pub(crate) fn at(today: Day) -> Self {
        let query = WeekQuery {
            week: None,
            dept: None,
        };
        Self::of(query, today)
    }

    fn of(query: WeekQuery, today: Day) -> Self {
        Self {
            query,
            this: Week::of(today),
            report: None,
            page: Page::default(),
            laid: None,
            section: 0,
            place: Place::default(),
            at: 0,
            top: 0,
        }
    }

    /// The week that is shown.
    fn week(&self) -> Week {
        self.query.week.unwrap_or(self.this)
    }

    /// Goes to a week; this week is kept as such, so that it moves on with the calendar.
    fn go(&mut self, week: Week) -> Vec<Step> {
        let week = Some(week).filter(|week| *week != self.this);
        self.ask(WeekQuery { week, ..self.query })
    }

    fn ask(&mut self, query: WeekQuery) -> Vec<Step> {
        if query == self.query {
            return Vec::new();
        }
        self.hold();
        self.query = query;
        self.report = None;
        self.laid = None;
        self.reads()
    }

    fn reads(&self) -> Vec<Step> {
        let reads = self.wants().into_iter();
        reads
            .map(|read| Step::Do(crate::tui::effect::Effect::Read(read)))
            .collect()
    }

    fn walk(&mut self, steps: isize) {
        self.at = moved(self.at, steps, self.page.lines.len());
        // Lines with nothing of their own are passed over in the direction of the walk, at the ends back.
        let is_passed = |at: usize| self.page.lines.get(at).is_some_and(layout::Row::is_passed);
        let onward = if steps > 0 { 1 } else { -1 };
        while is_passed(self.at) {
            let next = moved(self.at, onward, self.page.lines.len());
            if next == self.at {
                break;
            }
            self.at = next;
        }
        self.find_section();
    }

    fn find_section(&mut self) {
        let mut starts = self.page.starts.iter();
        self.section = starts
            .rposition(|start| *start <= self.at)
            .unwrap_or_default();
    }

    /// Goes to the beginning of a section.
    fn jump(&mut self, section: usize, body: Rect) {
        let Some(start) = self.page.starts.get(section) else {
            return;
        };
        self.section = section;
        self.at = *start;
        // The section begins at the top, not where it would just come into sight.
        let last = self.page.lines.len().saturating_sub(view::rows(body));
        self.top = (*start).min(last);
    }

    fn turn(&mut self, sections: isize, body: Rect) {
        let count = self.page.starts.len().max(1);
        let by = sections.rem_euclid(isize::try_from(count).unwrap_or(1));
        let section = (self.section + usize::try_from(by).unwrap_or(0)) % count;
        self.jump(section, body);
    }

    /// Remembers where one reads.
    fn hold(&mut self) {
        if let Some(start) = self.page.starts.get(self.section) {
            self.place = Place {
                section: self.section,
                offset: self.at.saturating_sub(*start),
                project: self.selected(),
                line: self.at.saturating_sub(self.top),
            };
        }
    }

    /// Goes where one read before: to the same project of the same section, else as far behind its heading.
    fn find(&mut self, body: Rect) {
        let place = self.place;
        self.jump(place.section, body);
        let end = self.page.starts.get(place.section + 1).copied();
        let end = end.unwrap_or(self.page.lines.len());
        let lines = self.page.lines.iter().enumerate();
        let mut lines = lines.take(end).skip(self.at);
        let found = lines.find(|(_, row)| place.project.is_some() && row.project == place.project);
        let behind = (self.at + place.offset).min(end.saturating_sub(1));
        self.at = found.map_or(behind, |(at, _)| at).max(self.at);
        self.walk(0);
        self.top = self.at.saturating_sub(place.line);
    }

    fn lay_out(&mut self, body: Rect, lang: Lang) {
        if self.laid == Some((body.width, lang)) {
            return;
        }
        self.hold();
        self.page = match &self.report {
            Some(report) => Page::of(report, view::width(body), lang),
            None => Page::default(),
        };
        self.laid = self.report.as_ref().map(|_| (body.width, lang));
        if self.report.is_some() {
            self.find(body);
        }
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Week
    }

    fn selected(&self) -> Option<ProjectId> {
        self.page.lines.get(self.at)?.project
    }

    fn filters(&self) -> bool {
        false
    }

    fn settle(&mut self, data: &Data, body: Rect, lang: Lang) {
        self.this = Week::of(data.today);
        self.lay_out(body, lang);
        let (count, rows) = (self.page.lines.len(), view::rows(body));
        self.at = self.at.min(count.saturating_sub(1));
        self.top = top_of(self.top, self.at, count, rows);
        // The head of a table that has scrolled away takes the first line.
        if self.at == self.top && self.page.head_above(self.top).is_some() {
            self.top = self.top.saturating_sub(1);
        }
    }

    fn command(&mut self, id: Id, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        let page = isize::try_from(view::rows(body)).unwrap_or(1).max(2) - 1;
        match id {
            Id::Down => self.walk(1),
            Id::Up => self.walk(-1),
            Id::PageDown => self.walk(page),
            Id::PageUp => self.walk(-page),
            Id::First => self.walk(isize::MIN),
            Id::Last => self.walk(isize::MAX),
            Id::SectionNext => self.turn(1, body),
            Id::SectionBack => self.turn(-1, body),
            Id::WeekBefore => return self.go(self.week().prev()),
            Id::WeekAfter if self.week() >= self.this => {
                return vec![Step::Say(Toast::warn(words::is_this_week(lang)))];
            }
            Id::WeekAfter => return self.go(self.week().next()),
            Id::WeekThis => return self.go(self.this),
            Id::WeekDept => return vec![dept::ask(self.query, data, lang)],
            Id::WeekSave => {
                return vec![export::ask(
                    self.report.as_deref(),
                    self.query.dept,
                    data,
                    lang,
                )];
            }
            _ => {}
        }
        Vec::new()
    }

    fn digit(&mut self, digit: u32, body: Rect) -> Option<Vec<Step>> {
        let section = usize::try_from(digit).ok()?.checked_sub(1).unwrap_or(9);
        self.jump(section, body);
        Some(Vec::new())
    }

    fn mouse(&mut self, mouse: Mouse, _data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        match mouse.what {
            Pointing::WheelDown => self.walk(WHEEL),
            Pointing::WheelUp => self.walk(-WHEEL),
            Pointing::Press => return self.press(mouse.at, body, lang),
            Pointing::Drag | Pointing::Release => {}
        }
        Vec::new()
    }

    fn wants(&self) -> Vec<Read> {
        vec![Read::Week(self.query)]
    }

    fn hear(&mut self, read: &Read, answer: &Answer) {
        let (Read::Week(query), Answer::Week(report)) = (read, answer) else {
            return;
        };
        if *query == self.query {
            self.report = Some(report.clone());
            self.laid = None;
        }
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}

impl State {
    /// A click on the bar goes to the section, one on a line selects it, a second one opens its project.
    fn press(&mut self, (x, y): (u16, u16), body: Rect, lang: Lang) -> Vec<Step> {
        if y == body.y + 1 {
            if let Some(section) = view::section_at(self, x, body, lang) {
                self.jump(section, body);
            }
            return Vec::new();
        }
        let rows = u16::try_from(view::rows(body)).unwrap_or(u16::MAX);
        let Some(row) = y.checked_sub(body.y + 2).filter(|row| *row < rows) else {
            return Vec::new();
        };
        let at = self.top + usize::from(row);
        if at >= self.page.lines.len() {
            return Vec::new();
        }
        let again = at == self.at;
        self.at = at;
        self.find_section();
        let open = self.selected().filter(|_| again);
        open.map(|id| Step::go(project::State::of(id)))
            .into_iter()
            .collect()
    }
}
