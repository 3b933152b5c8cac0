//! One project: facts, milestones, measures, reports, problems, log.

pub(crate) mod tabs;
pub(crate) mod view;

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::domain::calendar::Week;
use crate::domain::entry::Entry;
use crate::domain::event::Event;
use crate::domain::id::{PartId, ProjectId};
use crate::domain::measure::Measure;
use crate::domain::project::Project;
use crate::i18n::{Lang, ui};
use crate::ops::EventQuery;
use crate::tui::app::App;
use crate::tui::app::Toast;
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::form::build;
use crate::tui::read::{Answer, Read};
use crate::tui::screen::Screen;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::{moved, top_of};

/// How many events are read.
const READ: u32 = 200;

/// A part of what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tab {
    #[default]
    Facts,
    Milestones,
    Measures,
    Reports,
    Problems,
    Log,
}

impl Tab {
    /// Every tab.
    pub(crate) const ALL: [Self; 6] = [
        Self::Facts,
        Self::Milestones,
        Self::Measures,
        Self::Reports,
        Self::Problems,
        Self::Log,
    ];

    /// Its name.
    pub(crate) const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Facts => ui::tab_facts(lang),
            Self::Milestones => ui::tab_milestones(lang),
            Self::Measures => ui::tab_measures(lang),
            Self::Reports => ui::tab_reports(lang),
            Self::Problems => ui::tab_problems(lang),
            Self::Log => ui::tab_log(lang),
        }
    }

    fn beside(self, forward: bool) -> Self {
        let at = Self::ALL.iter().position(|tab| *tab == self).unwrap_or(0);
        let count = Self::ALL.len();
        let next = if forward { at + 1 } else { at + count - 1 };
        Self::ALL.get(next % count).copied().unwrap_or_default()
    }
}

/// Where one looks.
#[derive(Debug)]
pub(crate) struct State {
    id: ProjectId,
    tab: Tab,
    /// The selected milestone or problem, or the first line that is seen.
    at: usize,
    top: usize,
    events: Vec<Event>,
    /// All weekly entries; the board holds those of the last weeks only.
    entries: BTreeMap<Week, Entry>,
}

impl State {
    /// The part of the log that belongs to it.
    fn query(&self) -> EventQuery {
        EventQuery {
            project: Some(self.id),
            limit: Some(READ),
            ..EventQuery::default()
        }
    }

    /// The selected milestone or problem.
    pub(crate) fn part(&self, data: &Data) -> Option<PartId> {
        let project = data.project(self.id)?;
        match self.tab {
            Tab::Milestones => project.milestones.keys().nth(self.at).copied(),
            Tab::Problems => project.problems.keys().nth(self.at).copied(),
            Tab::Facts | Tab::Measures | Tab::Reports | Tab::Log => None,
        }
    }

    /// Shows a project.
    pub(crate) const fn of(id: ProjectId) -> Self {
        Self {
            id,
            tab: Tab::Facts,
            at: 0,
            top: 0,
            events: Vec::new(),
            entries: BTreeMap::new(),
        }
    }

    fn turn(&mut self, forward: bool) {
        self.tab = self.tab.beside(forward);
        self.at = 0;
        self.top = 0;
    }

    fn walk(&mut self, steps: isize, data: &Data, body: Rect, lang: Lang) {
        self.at = moved(self.at, steps, self.count(data, body, lang));
    }

    /// How many things the tab holds.
    fn count(&self, data: &Data, body: Rect, lang: Lang) -> usize {
        let Some(project) = data.project(self.id) else {
            return 0;
        };
        match self.tab {
            Tab::Facts => tabs::facts(project, data, lang, view::width(body)).len(),
            Tab::Milestones => project.milestones.len(),
            Tab::Measures => project.measures.len(),
            Tab::Reports => self.entries.len(),
            Tab::Problems => project.problems.len(),
            Tab::Log => self.events.len(),
        }
    }

    /// Asks for the day of the selected milestone, or for what solved the selected problem.
    fn settle_part(&self, data: &Data, lang: Lang) -> Vec<Step> {
        let nothing = || vec![Step::Say(Toast::warn(ui::nothing_to_settle(lang)))];
        let (Some(project), Some(part)) = (data.project(self.id), self.part(data)) else {
            return nothing();
        };
        let open_problem = project
            .problems
            .get(&part)
            .filter(|problem| problem.cleared.is_none());
        let open_milestone = project
            .milestones
            .get(&part)
            .filter(|milestone| milestone.done.is_none());
        let form = match (self.tab, open_milestone, open_problem) {
            (Tab::Milestones, Some(milestone), _) => {
                build::done(project, part, milestone, data, lang)
            }
            (Tab::Problems, _, Some(problem)) => build::clear(project, part, problem, lang),
            _ => return nothing(),
        };
        vec![Step::open(Overlay::Form(Box::new(form)))]
    }
}

impl Screen for State {
    fn scope(&self) -> Scope {
        Scope::Project
    }

    fn selected(&self) -> Option<ProjectId> {
        Some(self.id)
    }

    fn is_about_one(&self) -> bool {
        true
    }

    fn command(&mut self, id: Id, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        let page = isize::try_from(view::rows_of(self.tab, body))
            .unwrap_or(1)
            .max(1);
        match id {
            Id::TabNext => self.turn(true),
            Id::TabBack => self.turn(false),
            Id::Down => self.walk(1, data, body, lang),
            Id::Up => self.walk(-1, data, body, lang),
            Id::PageDown => self.walk(page, data, body, lang),
            Id::PageUp => self.walk(-page, data, body, lang),
            Id::First => self.walk(isize::MIN, data, body, lang),
            Id::Last => self.walk(isize::MAX, data, body, lang),
            Id::Settle => return self.settle_part(data, lang),
            _ => {}
        }
        Vec::new()
    }

    fn settle(&mut self, data: &Data, body: Rect, lang: Lang) {
        let count = self.count(data, body, lang);
        let rows = view::rows_of(self.tab, body);
        self.at = self.at.min(count.saturating_sub(1));
        self.top = match self.tab {
            Tab::Milestones | Tab::Problems | Tab::Log => top_of(self.top, self.at, count, rows),
            Tab::Facts | Tab::Measures => {
                self.at = self.at.min(count.saturating_sub(rows));
                self.at
            }
            Tab::Reports => 0,
        };
    }

    fn has_part(&self, data: &Data) -> bool {
        self.part(data).is_some()
    }

    fn wants(&self) -> Vec<Read> {
        vec![Read::Log(self.query())]
    }

    fn hear(&mut self, read: &Read, answer: &Answer) {
        let (Read::Log(query), Answer::Log(events, project)) = (read, answer) else {
            return;
        };
        if *query != self.query() {
            return;
        }
        self.events.clone_from(events);
        if let Some(project) = project {
            self.entries.clone_from(&project.entries);
        }
    }

    fn draw(&self, app: &App, paint: &mut Paint<'_>, body: Rect) {
        view::draw(self, app, paint, body);
    }
}

/// A measure in a few words: name, done, target, unit.
pub(crate) fn measure_text(measure: &Measure) -> String {
    let done = measure
        .done
        .map(|done| done.to_string())
        .unwrap_or_default();
    let target = measure
        .target
        .map(|target| format!("/{target}"))
        .unwrap_or_default();
    format!("{} {done}{target}{}", measure.name, measure.unit)
}

/// The deadline as given, with the first one and the slips.
pub(crate) fn deadline_text(project: &Project, lang: Lang) -> String {
    let Some(deadline) = &project.deadline else {
        return ui::no_deadline(lang).to_owned();
    };
    let mut text = deadline.phrase.clone();
    let baseline = project.baseline.as_ref().filter(|first| *first != deadline);
    let mut notes = Vec::new();
    if let Some(first) = baseline {
        notes.push(ui::baseline(lang, &first.phrase));
    }
    if let Some(last) = project.slips.last() {
        let reason = last
            .reason
            .map(|reason| crate::i18n::trade::slip_reason(lang, reason));
        let slips = ui::slipped(lang, project.slips.len(), project.slipped_days());
        notes.push(slips);
        notes.extend(reason.map(str::to_owned));
    }
    if !notes.is_empty() {
        text.push_str(&ui::in_brackets(
            lang,
            &notes.join(ui::list_separator(lang)),
        ));
    }
    text
}
