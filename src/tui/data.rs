//! What the screens show: the board as last read, arranged once for every change and not for every frame.

use std::collections::BTreeMap;

use super::filter::Filter;
use super::fresh::Fresh;
use crate::domain::board::{Board, StageClass};
use crate::domain::calendar::Week;
use crate::domain::entry::is_unreported;
use crate::domain::id::{Actor, Day, ProjectId, StageKey};
use crate::domain::light::{LightView, light};
use crate::domain::people::Department;
use crate::domain::project::Project;
use crate::domain::state::State;
use crate::i18n::{Lang, trade};

/// The board as read at one moment.
#[derive(Debug, Clone)]
pub(crate) struct Snapshot {
    pub(crate) state: State,
    pub(crate) today: Day,
    pub(crate) actor: Actor,
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

/// A stage with the projects that the filter lets through, the most urgent first.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) stage: StageKey,
    pub(crate) cards: Vec<ProjectId>,
}

/// A snapshot, arranged.
#[derive(Debug)]
pub(crate) struct Data {
    pub(crate) state: State,
    pub(crate) today: Day,
    pub(crate) actor: Actor,
    /// The place of the last event in the log.
    pub(crate) seq: u64,
    /// Where others have just changed something.
    pub(crate) fresh: Fresh,
    pub(crate) filter: Filter,
    facts: BTreeMap<ProjectId, Facts>,
    pub(crate) columns: Vec<Column>,
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
            state: snapshot.state,
            today: snapshot.today,
            actor: snapshot.actor,
            seq: snapshot.seq,
            fresh: Fresh::default(),
            filter: Filter::default(),
            facts: BTreeMap::new(),
            columns: Vec::new(),
            shown: 0,
            overdue: 0,
            unreported: 0,
            commonplace: None,
            stamp: 0,
        };
        data.conclude();
        data.arrange();
        data
    }

    /// Takes a newer snapshot; the filter stays.
    pub(crate) fn replace(&mut self, snapshot: Snapshot) {
        self.state = snapshot.state;
        self.today = snapshot.today;
        self.actor = snapshot.actor;
        self.seq = snapshot.seq;
        self.filter.renew(&self.state.board, self.today);
        self.conclude();
        self.arrange();
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
        self.state
            .projects
            .values()
            .filter(|project| self.lets_through(project))
    }

    fn lets_through(&self, project: &Project) -> bool {
        self.filter
            .matches(project, &self.state.board, self.today, &self.actor)
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
        let week = Week::of(today);
        self.facts = self
            .state
            .projects
            .iter()
            .map(|(id, project)| {
                let facts = Facts {
                    light: light(project, board, today),
                    late: project.days_late(board, today),
                    left: project.days_left(board, today),
                    unreported: is_unreported(project, board, week),
                };
                (*id, facts)
            })
            .collect();
    }

    fn arrange(&mut self) {
        self.stamp += 1;
        let shown: Vec<&Project> = self.listed().collect();
        let columns = self.columns_of(&shown);
        let facts = || shown.iter().filter_map(|project| self.facts(project.id));
        let overdue = facts().filter(|facts| facts.late.is_some()).count();
        let unreported = facts().filter(|facts| facts.unreported).count();
        self.shown = shown.len();
        self.overdue = overdue;
        self.unreported = unreported;
        self.columns = columns;
    }

    fn columns_of(&self, shown: &[&Project]) -> Vec<Column> {
        let stages = self.state.board.stages.iter();
        stages
            .map(|stage| {
                let mut cards: Vec<&Project> = shown
                    .iter()
                    .filter(|project| project.stage.stage == stage.key)
                    .copied()
                    .collect();
                if stage.class == StageClass::Done {
                    cards.sort_by_key(|project| {
                        (std::cmp::Reverse(project.stage_since), project.id)
                    });
                } else {
                    cards.sort_by_key(|project| (urgency(project), project.id));
                }
                Column {
                    stage: stage.key.clone(),
                    cards: cards.into_iter().map(|project| project.id).collect(),
                }
            })
            .collect()
    }
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
