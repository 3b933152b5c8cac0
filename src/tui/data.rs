//! What the screens show: the board as last read, arranged once for every change and not for every frame.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::filter::{Filter, Mistake};
use super::fresh::Fresh;
use crate::domain::board::{Board, StageClass};
use crate::domain::calendar::Week;
use crate::domain::entry::is_unreported;
use crate::domain::id::{Actor, Day, DeptId, ProjectId};
use crate::domain::light::{LightView, light};
use crate::domain::people::Department;
use crate::domain::person::Role;
use crate::domain::project::Project;
use crate::domain::renewal::Renewal;
use crate::domain::rights::{Act, Denied, Standing};
use crate::domain::state::State;
use crate::domain::view::Kept;
use crate::domain::visit::Visit;
use crate::i18n::ui::people;
use crate::i18n::{Lang, trade};
use crate::ops::Login;
use crate::query::{Context, Views};

/// The board as read at one moment.
#[derive(Debug, Clone)]
pub(crate) struct Snapshot {
    /// Board and projects, or what has changed of them.
    pub(crate) renewal: Renewal,
    pub(crate) today: Day,
    /// Today, whatever day is looked at.
    pub(crate) present: Day,
    pub(crate) login: Login,
    /// Views and lately used lines.
    pub(crate) kept: Kept,
    /// Whether `today` is a past day that is looked back at, so that everything is read-only.
    pub(crate) looks_back: bool,
    /// The place of the last event in it.
    pub(crate) seq: u64,
}

/// What is concluded about one project.
#[derive(Debug, Clone)]
pub(crate) struct Facts {
    pub(crate) light: LightView,
    /// Days past the deadline.
    pub(crate) late: Option<i64>,
    /// Days until it.
    pub(crate) left: Option<i64>,
    /// This week's entry is owed and missing.
    pub(crate) unreported: bool,
}

/// A snapshot, arranged.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) state: State,
    pub(crate) today: Day,
    /// Today, whatever day is looked at.
    pub(crate) present: Day,
    pub(crate) login: Login,
    /// Whether `today` is a past day that is looked back at, so that everything is read-only.
    pub(crate) looks_back: bool,
    /// The place of the last event in the log.
    pub(crate) seq: u64,
    /// Where others have just changed something.
    pub(crate) fresh: Fresh,
    /// Which projects are open in other windows.
    pub(crate) visits: Vec<Visit>,
    pub(crate) filter: Filter,
    pub(crate) kept: Kept,
    /// The views that a filter may name.
    pub(crate) views: Views,
    facts: BTreeMap<ProjectId, Facts>,
    /// How many the filter lets through.
    pub(crate) shown: usize,
    /// How many of those are overdue.
    pub(crate) overdue: usize,
    /// How many of those owe this week's entry.
    pub(crate) unreported: usize,
    /// The word that most English names of departments begin with and that so tells nothing on a card.
    commonplace: Option<String>,
    /// Grows with every change, so that what is derived from it knows when it is old.
    pub(crate) stamp: u64,
}

impl Data {
    /// Arranges a snapshot without a filter.
    pub(crate) fn new(snapshot: Snapshot) -> Self {
        let mut data = Self {
            state: State::default(),
            today: snapshot.today,
            present: snapshot.present,
            login: snapshot.login,
            looks_back: snapshot.looks_back,
            seq: snapshot.seq,
            fresh: Fresh::default(),
            visits: Vec::new(),
            filter: Filter::default(),
            views: Views::of(&snapshot.kept),
            kept: snapshot.kept,
            facts: BTreeMap::new(),
            shown: 0,
            overdue: 0,
            unreported: 0,
            commonplace: None,
            stamp: 0,
        };
        snapshot.renewal.onto(&mut data.state);
        data.conclude();
        data.arrange();
        data
    }

    /// Who sits here, as the log knows him.
    pub(crate) const fn actor(&self) -> &Actor {
        &self.login.actor
    }

    /// How he stands to the board.
    pub(crate) fn standing(&self) -> Standing<'_> {
        // A login is good on the present day, whatever day is looked at.
        Standing::of(
            &self.state.board,
            self.actor(),
            self.present,
            self.login.owns,
        )
    }

    /// Whether he may stay at the board.
    pub(crate) fn may_stay(&self) -> Result<(), Denied> {
        self.standing().may_stay(self.login.via.as_ref())
    }

    /// What he is and for which departments, where he is a person of the board.
    pub(crate) fn rank(&self) -> Option<(Role, Vec<DeptId>)> {
        match self.standing() {
            Standing::Person(person) => Some((person.role, person.depts.clone())),
            Standing::Owner | Standing::Stranger(_) | Standing::ShutOut(_) => None,
        }
    }

    /// The departments whose projects are his own.
    pub(crate) fn departments(&self) -> &[DeptId] {
        self.standing().departments()
    }

    /// The name of his first department for cards, with the number of all where there are several; a blank before it.
    pub(crate) fn departments_short(&self, lang: Lang) -> String {
        let all = self.departments();
        let first = all.first().and_then(|id| self.state.board.department(*id));
        let Some(first) = first.map(|dept| self.dept_short(dept, lang)) else {
            return String::new();
        };
        match all.len() {
            1 => format!(" {first}"),
            count => format!(" {}", people::others_and(lang, first, count)),
        }
    }

    /// Whether he may do something, on a project where it is about one.
    pub(crate) fn may(&self, act: Act, project: Option<&Project>) -> Result<(), Denied> {
        self.standing().may(act, project)
    }

    /// In which filters are judged.
    pub(crate) fn context(&self) -> Context<'_> {
        Context {
            board: &self.state.board,
            today: self.today,
            me: Some(self.actor()),
            my_departments: self.departments(),
        }
    }

    /// Takes a newer snapshot; the filter stays.
    pub(crate) fn replace(&mut self, snapshot: Snapshot) {
        let touched = match &snapshot.renewal {
            Renewal::Part(part) if part.board.is_none() && self.today == snapshot.today => {
                Some(part.projects.keys().copied().collect::<Vec<_>>())
            }
            Renewal::Whole(_) | Renewal::Part(_) => None,
        };
        snapshot.renewal.onto(&mut self.state);
        self.today = snapshot.today;
        self.present = snapshot.present;
        self.login = snapshot.login;
        self.looks_back = snapshot.looks_back;
        if !self.looks_back {
            // What others do meanwhile is told on the return.
            self.seq = snapshot.seq;
        }
        self.views = Views::of(&snapshot.kept);
        self.kept = snapshot.kept;
        self.filter
            .renew(&self.views, &self.state.board, self.today);
        match touched {
            Some(touched) => self.conclude_of(&touched),
            None => self.conclude(),
        }
        self.arrange();
    }

    /// Reads a filter line, which may name views.
    pub(crate) fn read_filter(&self, text: &str, lang: Lang) -> Result<Filter, Mistake> {
        Filter::with_views(text, &self.views, &self.state.board, self.today, lang)
    }

    /// How many projects a filter lets through.
    pub(crate) fn count(&self, filter: &Filter) -> usize {
        let context = self.context();
        let projects = self.state.projects.values();
        projects
            .filter(|project| filter.matches(project, &context))
            .count()
    }

    /// Sets another filter.
    pub(crate) fn set_filter(&mut self, filter: Filter) {
        self.filter = filter;
        self.arrange();
    }

    /// A project by number.
    pub(crate) fn project(&self, id: ProjectId) -> Option<&Project> {
        self.state.projects.get(&id)
    }

    /// What is concluded about it.
    pub(crate) fn facts(&self, id: ProjectId) -> Option<&Facts> {
        self.facts.get(&id)
    }

    /// The projects that the filter lets through, by number.
    pub(crate) fn listed(&self) -> impl Iterator<Item = &Project> {
        let context = self.context();
        let all = self.state.projects.values();
        all.filter(move |project| self.filter.matches(project, &context))
    }

    /// Whether the filter lets a project through.
    pub(crate) fn lets_through_id(&self, id: ProjectId) -> bool {
        let context = self.context();
        self.project(id)
            .is_some_and(|project| self.filter.matches(project, &context))
    }

    /// Order of cards in a column: what is owed, the most urgent first; then what is finished, the newest first.
    pub(crate) fn order(&self, project: &Project) -> Order {
        let is_done = self.state.board.class(&project.stage.stage) == StageClass::Done;
        Order {
            finished: is_done.then_some(Reverse(project.stage_since)),
            urgency: (!is_done).then(|| urgency(project)),
            id: project.id,
        }
    }

    /// A department's name for cards, without what most of the names have in common.
    pub(crate) fn dept_short<'a>(&self, dept: &'a Department, lang: Lang) -> &'a str {
        let name = trade::dept_short(lang, dept);
        let common = self.commonplace.as_deref();
        let rest = common.and_then(|word| name.strip_prefix(word));
        rest.map_or(name, str::trim_start)
    }

    fn conclude(&mut self) {
        self.commonplace = commonplace(&self.state.board);
        let (board, today) = (&self.state.board, self.today);
        let projects = self.state.projects.iter();
        self.facts = projects
            .map(|(id, project)| (*id, facts(project, board, today)))
            .collect();
    }

    /// Only what is said of these; the board and the day are as before.
    fn conclude_of(&mut self, touched: &[ProjectId]) {
        for id in touched {
            match self.state.projects.get(id) {
                Some(project) => {
                    let facts = facts(project, &self.state.board, self.today);
                    self.facts.insert(*id, facts);
                }
                None => {
                    self.facts.remove(id);
                }
            }
        }
    }

    fn arrange(&mut self) {
        self.stamp += 1;
        let shown: Vec<&Project> = self.listed().collect();
        let facts = || shown.iter().filter_map(|project| self.facts(project.id));
        let overdue = facts().filter(|facts| facts.late.is_some()).count();
        let unreported = facts().filter(|facts| facts.unreported).count();
        self.shown = shown.len();
        self.overdue = overdue;
        self.unreported = unreported;
    }
}

fn facts(project: &Project, board: &Board, today: Day) -> Facts {
    Facts {
        light: light(project, board, today),
        late: project.days_late(board, today),
        left: project.days_left(board, today),
        unreported: is_unreported(project, board, Week::of(today)),
    }
}

/// Where a card stands among others, see [`Data::order`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Order {
    /// Nothing is owed any more, since this day; `None`, what is owed, comes first.
    finished: Option<Reverse<Day>>,
    urgency: Option<(bool, bool, Option<Day>)>,
    id: ProjectId,
}

/// Order of cards: by day, those without a day last, those that somebody stopped after all others.
fn urgency(project: &Project) -> (bool, bool, Option<Day>) {
    let day = project.deadline.as_ref().and_then(|deadline| deadline.day);
    (project.side.is_some(), day.is_none(), day)
}

/// The first word of English names, if more than half of them begin with it.
fn commonplace(board: &Board) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for dept in board.departments.values() {
        if let Some((first, _)) = dept.en.split_once(' ') {
            *counts.entry(first).or_default() += 1;
        }
    }
    let (word, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 2 > board.departments.len()).then(|| word.to_owned())
}
