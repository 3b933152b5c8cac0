//! The list: a table of the projects that the filter lets through, sorted by any of its columns.

pub(crate) mod view;

use std::cmp::Ordering;

use ratatui::layout::Rect;

use crate::domain::id::ProjectId;
use crate::domain::project::Project;
use crate::i18n::{Lang, trade, ui};
use crate::tui::app::App;
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::screen::Screen;
use crate::tui::screen::board::card;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::{moved, top_of};

/// What the table is sorted by; also its columns, from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Key {
    #[default]
    Number,
    Light,
    Title,
    Category,
    Stage,
    Lead,
    Deadline,
    Days,
    Percent,
}

impl Key {
    /// Every column.
    pub(crate) const ALL: [Self; 9] = [
        Self::Number,
        Self::Light,
        Self::Title,
        Self::Category,
        Self::Stage,
        Self::Lead,
        Self::Deadline,
        Self::Days,
        Self::Percent,
    ];

    /// Its head.
    pub(crate) const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Number => ui::column_number(lang),
            Self::Light => ui::column_light(lang),
            Self::Title => ui::column_title(lang),
            Self::Category => ui::column_category(lang),
            Self::Stage => ui::column_stage(lang),
            Self::Lead => ui::column_lead(lang),
            Self::Deadline => ui::column_deadline(lang),
            Self::Days => ui::column_days(lang),
            Self::Percent => ui::column_percent(lang),
        }
    }

    fn next(self) -> Self {
        let mut keys = Self::ALL.into_iter().cycle().skip_while(|key| *key != self);
        keys.nth(1).unwrap_or_default()
    }

    fn compare(self, a: &Project, b: &Project, data: &Data, lang: Lang) -> Ordering {
        let board = &data.state.board;
        let light = |p: &Project| data.facts(p.id).map(|facts| facts.light.light);
        let stage = |p: &Project| {
            board
                .stages
                .iter()
                .position(|stage| stage.key == p.stage.stage)
        };
        let category = |p: &Project| {
            board
                .categories
                .iter()
                .position(|category| category.key == p.category)
        };
        let due = |p: &Project| {
            let day = p.deadline.as_ref().and_then(|deadline| deadline.day);
            (day.is_none(), day)
        };
        let days = |p: &Project| {
            let facts = data.facts(p.id)?;
            facts.left.or(facts.late.map(|days| -days))
        };
        let lead = |p: &Project| card::lead(p, data, lang, usize::MAX);
        let order = match self {
            Self::Number => Ordering::Equal,
            Self::Light => light(a).cmp(&light(b)),
            Self::Title => a.title.cmp(&b.title),
            Self::Category => category(a).cmp(&category(b)),
            Self::Stage => stage(a).cmp(&stage(b)),
            Self::Lead => lead(a).cmp(&lead(b)),
            Self::Deadline => due(a).cmp(&due(b)),
            Self::Days => (days(a).is_none(), days(a)).cmp(&(days(b).is_none(), days(b))),
            Self::Percent => b.percent().cmp(&a.percent()),
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
    sort: Key,
    is_reversed: bool,
    rows: Vec<ProjectId>,
    /// What `rows` were made from.
    made: Option<(u64, Key, bool)>,
}

impl State {
    /// A list with this project selected.
    pub(crate) fn at(selected: Option<ProjectId>) -> Self {
        Self {
            selected,
            ..Self::default()
        }
    }

    fn walk(&mut self, steps: isize) {
        self.at = moved(self.at, steps, self.rows.len());
        self.selected = self.rows.get(self.at).copied();
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::List
    }

    fn counts(&self) -> bool {
        true
    }

    fn selected(&self) -> Option<ProjectId> {
        self.selected
    }

    fn select(&mut self, id: ProjectId, _data: &Data) {
        self.selected = Some(id);
    }

    fn command(&mut self, id: Id, _data: &Data, body: Rect, _lang: Lang) -> Vec<Step> {
        let page = isize::try_from(view::rows(body)).unwrap_or(1).max(1);
        match id {
            Id::Down => self.walk(1),
            Id::Up => self.walk(-1),
            Id::PageDown => self.walk(page),
            Id::PageUp => self.walk(-page),
            Id::First => self.walk(isize::MIN),
            Id::Last => self.walk(isize::MAX),
            Id::Sort => {
                self.sort = self.sort.next();
                self.is_reversed = false;
            }
            Id::SortReverse => self.is_reversed = !self.is_reversed,
            _ => {}
        }
        Vec::new()
    }

    fn settle(&mut self, data: &Data, body: Rect, lang: Lang) {
        let made = Some((data.stamp, self.sort, self.is_reversed));
        if self.made != made {
            let mut rows: Vec<&Project> = data.listed().collect();
            rows.sort_by(|a, b| self.sort.compare(a, b, data, lang));
            if self.is_reversed {
                rows.reverse();
            }
            self.rows = rows.into_iter().map(|project| project.id).collect();
            self.made = made;
        }
        let found = self.rows.iter().position(|id| Some(*id) == self.selected);
        self.at = found
            .unwrap_or(self.at)
            .min(self.rows.len().saturating_sub(1));
        self.selected = self.rows.get(self.at).copied();
        self.top = top_of(self.top, self.at, self.rows.len(), view::rows(body));
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}

/// A cell's text.
fn cell(key: Key, project: &Project, data: &Data, lang: Lang, width: usize) -> String {
    let board = &data.state.board;
    match key {
        Key::Number => project.id.to_string(),
        Key::Light => data
            .facts(project.id)
            .map(|facts| facts.light.light.letter().to_string())
            .unwrap_or_default(),
        Key::Title => project.title.clone(),
        Key::Category => board
            .category(&project.category)
            .map(|category| trade::category(lang, category).to_owned())
            .unwrap_or_default(),
        Key::Stage => board
            .stage(&project.stage.stage)
            .map(|stage| trade::stage(lang, stage).to_owned())
            .unwrap_or_default(),
        Key::Lead => card::lead(project, data, lang, width),
        Key::Deadline => project
            .deadline
            .as_ref()
            .map(|d| d.phrase.clone())
            .unwrap_or_default(),
        Key::Days => data
            .facts(project.id)
            .map(|facts| card::days(project, facts, data.today, lang))
            .unwrap_or_default(),
        Key::Percent => project
            .percent()
            .map(|percent| format!("{percent}%"))
            .unwrap_or_default(),
    }
}
