//! One project: facts, milestones, measures, reports, problems, log.

pub(crate) mod tabs;
pub(crate) mod view;

use std::collections::BTreeMap;
use std::ops::Range;

use ratatui::layout::Rect;

use crate::domain::calendar::Week;
use crate::domain::command::{Command, Request};
use crate::domain::entry::Entry;
use crate::domain::event::Event;
use crate::domain::id::{PartId, ProjectId};
use crate::domain::project::Project;
use crate::domain::rights::Act;
use crate::i18n::{Lang, ui};
use crate::ops::EventQuery;
use crate::tui::act;
use crate::tui::app::{App, Toast};
use crate::tui::command::{Id, Scope};
use crate::tui::data::Data;
use crate::tui::effect::{Reply, Run};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::confirm::Confirm;
use crate::tui::overlay::form::{build, parts};
use crate::tui::read::{Answer, Read};
use crate::tui::right::{self, Sort};
use crate::tui::screen::Screen;
use crate::tui::step::Step;
use crate::tui::widget::paint::Paint;
use crate::tui::widget::scroll::moved;

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

    fn turn(&mut self, tab: Tab) {
        self.tab = tab;
        self.at = 0;
        self.top = 0;
    }

    /// Moves the selection; of a block that is higher than the screen first the rest is seen.
    fn walk(&mut self, steps: isize, data: &Data, body: Rect, lang: Lang) {
        let rows = view::rows_of(self.tab, body);
        let spans = self.spans(data, body, lang);
        if let Some(span) = spans.get(self.at).filter(|_| matches!(steps, 1 | -1)) {
            if steps == 1 && span.end > self.top + rows {
                self.top += 1;
                return;
            }
            if steps == -1 && span.start < self.top {
                self.top -= 1;
                return;
            }
        }
        self.at = moved(self.at, steps, spans.len());
    }

    /// The lines that each thing of the tab takes.
    fn spans(&self, data: &Data, body: Rect, lang: Lang) -> Vec<Range<usize>> {
        let Some(project) = data.project(self.id) else {
            return Vec::new();
        };
        let single = |count: usize| (0..count).map(|at| at..at + 1).collect();
        let width = view::width(self.tab, body);
        let blocks = match self.tab {
            Tab::Milestones => return single(project.milestones.len()),
            Tab::Measures => return single(project.measures.len()),
            Tab::Log => return single(self.events.len()),
            Tab::Facts => tabs::facts(project, data, lang, width),
            Tab::Reports => tabs::reports(&self.entries, data, lang, width),
            Tab::Problems => tabs::problems(project, data, lang, width),
        };
        let places = view::places(&blocks, view::columns_of(self.tab, body));
        let places = places.into_iter().zip(&blocks);
        places
            .map(|((_, start), block)| start..start + block.lines.len())
            .collect()
    }

    /// Opens the form of the selected thing.
    fn change(&self, data: &Data, body: Rect, lang: Lang) -> Vec<Step> {
        let Some(project) = data.project(self.id) else {
            return Vec::new();
        };
        let nothing = || say(ui::project::nothing_to_change(lang));
        let opened = |form| vec![Step::open(Overlay::Form(Box::new(form)))];
        let at = self.at;
        match self.tab {
            Tab::Facts => {
                let blocks = tabs::facts(project, data, lang, view::width(self.tab, body));
                let change = blocks.get(at).and_then(|block| block.change);
                change.map_or_else(nothing, |id| act::on_project(id, project, data, lang))
            }
            Tab::Milestones => {
                let part = project.milestones.iter().nth(at);
                let part = part.map(|(id, milestone)| (*id, milestone));
                opened(parts::milestone(project, part, data, lang))
            }
            Tab::Measures => {
                let part = project.measures.iter().nth(at);
                let part = part.map(|(id, measure)| (*id, measure));
                opened(parts::measure(project, part, data, lang))
            }
            Tab::Reports => match self.entries.keys().rev().nth(at) {
                Some(week) if *week != Week::of(data.today) => say(ui::project::old_week(lang)),
                _ => opened(build::report(project, data, lang)),
            },
            Tab::Problems => match project.problems.iter().nth(at) {
                Some((_, problem)) if problem.cleared.is_some() => nothing(),
                part => {
                    let part = part.map(|(id, problem)| (*id, problem));
                    opened(parts::problem(project, part, data, lang))
                }
            },
            Tab::Log => nothing(),
        }
    }

    /// What changing the selected fact takes.
    fn act_of_fact(&self, data: &Data) -> Option<Act> {
        let project = data.project(self.id)?;
        // Where the lines are broken does not change which facts there are.
        let blocks = tabs::facts(project, data, Lang::default(), usize::MAX);
        match right::sort(blocks.get(self.at)?.change?) {
            Sort::Does(act) => Some(act),
            Sort::Looks | Sort::Place => None,
        }
    }

    /// Opens the form of a new thing for the tab.
    fn add(&self, data: &Data, lang: Lang) -> Vec<Step> {
        let Some(project) = data.project(self.id) else {
            return Vec::new();
        };
        let form = match self.tab {
            Tab::Facts => return say(ui::project::nothing_to_add(lang)),
            Tab::Milestones => parts::milestone(project, None, data, lang),
            Tab::Measures => parts::measure(project, None, data, lang),
            Tab::Reports => build::report(project, data, lang),
            Tab::Problems => parts::problem(project, None, data, lang),
            Tab::Log => build::note(project, lang),
        };
        vec![Step::open(Overlay::Form(Box::new(form)))]
    }

    /// Asks before the selected milestone or measure is taken out.
    fn remove(&self, data: &Data, lang: Lang) -> Vec<Step> {
        let Some(project) = data.project(self.id) else {
            return Vec::new();
        };
        let id = project.id;
        let milestone = project.milestones.iter().nth(self.at);
        let measure = project.measures.iter().nth(self.at);
        let (command, question) = match (self.tab, milestone, measure) {
            (Tab::Milestones, Some((part, milestone)), _) => (
                Command::SetMilestone {
                    id,
                    part: Some(*part),
                    to: None,
                },
                ui::project::remove_milestone(lang, &milestone.name),
            ),
            (Tab::Measures, _, Some((part, measure))) => (
                Command::SetMeasure {
                    id,
                    part: Some(*part),
                    to: None,
                },
                ui::project::remove_measure(lang, &measure.name),
            ),
            _ => return say(ui::project::nothing_to_remove(lang)),
        };
        let run = Run {
            request: Request::new(command).seen(project.version),
            what: question.clone(),
            reply: Reply::Toast,
        };
        let heading = ui::confirm_title(lang).to_owned();
        let confirm = Confirm::new(heading, question, vec![Step::run(run)]);
        vec![Step::open(Overlay::Confirm(confirm))]
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

    fn act(&self, id: Id, data: &Data) -> Option<Act> {
        match (id, self.tab) {
            (Id::PartEdit, Tab::Facts) => self.act_of_fact(data),
            (Id::PartAdd | Id::PartEdit | Id::PartRemove | Id::Settle, Tab::Milestones) => {
                Some(Act::Milestone)
            }
            (Id::PartAdd | Id::PartEdit | Id::PartRemove, Tab::Measures) => Some(Act::Measure),
            (Id::PartAdd | Id::PartEdit, Tab::Reports) | (Id::PartAdd, Tab::Log) => {
                Some(Act::Report)
            }
            (Id::PartAdd | Id::PartEdit | Id::Settle, Tab::Problems) => Some(Act::Problem),
            _ => None,
        }
    }

    fn opens(&self) -> Option<ProjectId> {
        self.selected()
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
            Id::TabNext => self.turn(self.tab.beside(true)),
            Id::TabBack => self.turn(self.tab.beside(false)),
            Id::TabFacts => self.turn(Tab::Facts),
            Id::TabMilestones => self.turn(Tab::Milestones),
            Id::TabMeasures => self.turn(Tab::Measures),
            Id::TabReports => self.turn(Tab::Reports),
            Id::TabProblems => self.turn(Tab::Problems),
            Id::TabLog => self.turn(Tab::Log),
            Id::PartEdit => return self.change(data, body, lang),
            Id::PartAdd => return self.add(data, lang),
            Id::PartRemove => return self.remove(data, lang),
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
        let spans = self.spans(data, body, lang);
        let rows = view::rows_of(self.tab, body);
        self.at = self.at.min(spans.len().saturating_sub(1));
        let all = spans.iter().map(|span| span.end).max().unwrap_or(0);
        let here = spans.get(self.at).cloned().unwrap_or_default();
        let last = all.saturating_sub(rows);
        self.top = if here.len() > rows {
            // Higher than the screen: any part of it may be seen.
            self.top.clamp(here.start, here.end - rows)
        } else if self.at == 0 {
            0
        } else {
            let top = self.top.min(here.start);
            top.max(here.end.saturating_sub(rows)).min(last)
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

fn say(text: &str) -> Vec<Step> {
    vec![Step::Say(Toast::warn(text))]
}

/// The deadline as given, with the first one and the slips.
pub(crate) fn deadline_text(project: &Project, lang: Lang) -> String {
    let Some(deadline) = &project.deadline else {
        return ui::no_deadline(lang).to_owned();
    };
    let mut text = deadline.told().into_owned();
    let baseline = project.baseline.as_ref().filter(|first| *first != deadline);
    let mut notes = Vec::new();
    if let Some(first) = baseline {
        notes.push(ui::baseline(lang, &first.told()));
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
