//! Which columns and lanes there are and which cards stand where: made once for every change, not for every frame.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::look::{Group, Grouping, Lanes, Look};
use crate::domain::id::ProjectId;
use crate::domain::light::Light;
use crate::domain::project::Project;
use crate::tui::data::Data;

/// A column's head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) group: Group,
    /// Cards that the filter lets through.
    pub(super) count: usize,
    /// How many of those are overdue.
    pub(super) overdue: usize,
    pub(super) load: Option<Load>,
}

impl Heading {
    /// Whether there are more than there may be.
    pub(super) fn is_over(&self) -> bool {
        self.load.is_some_and(|load| load.all > load.limit)
    }
}

/// A stage's limit and how many stand there, whatever the filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Load {
    pub(super) all: usize,
    pub(super) limit: usize,
}

/// Cards across all columns.
#[derive(Debug, Clone, Default)]
pub(super) struct Lane {
    /// `None` where the board has no lanes: then there is this one.
    pub(super) group: Option<Group>,
    pub(super) count: usize,
    pub(super) overdue: usize,
    /// For each column its cards in this lane, in their order.
    pub(super) cells: Vec<Vec<ProjectId>>,
}

/// The whole board.
#[derive(Debug, Default)]
pub(super) struct Arrangement {
    pub(super) columns: Vec<Heading>,
    pub(super) lanes: Vec<Lane>,
    /// Every stage, whatever the columns are.
    pub(super) stages: Vec<Heading>,
    /// What it was made from: the data's stamp, columns, lanes.
    made: Option<(u64, Grouping, Lanes)>,
}

impl Arrangement {
    /// Arranges what the filter lets through.
    pub(super) fn of(data: &Data, look: &Look) -> Self {
        let mut cards: Vec<&Project> = data.listed().collect();
        cards.sort_by_cached_key(|project| data.order(project));
        let columns = columns(data, look.grouping, &cards);
        let mut lanes = lanes(data, look.lanes, &cards, columns.len());
        let column_of = places(columns.iter().map(|column| Some(column.group.clone())));
        let lane_of = places(lanes.iter().map(|lane| lane.group.clone()));
        let by = look.lanes.grouping();
        for project in &cards {
            let column = column_of.get(&Some(look.grouping.of(project, data)));
            let lane = lane_of.get(&by.map(|by| by.of(project, data)));
            let lane = lane.and_then(|index| lanes.get_mut(*index));
            let cell = lane.and_then(|lane| lane.cells.get_mut(*column?));
            if let Some(cell) = cell {
                cell.push(project.id);
            }
        }
        Self {
            stages: self::columns(data, Grouping::Stage, &cards),
            columns,
            lanes,
            made: Some((data.stamp, look.grouping, look.lanes)),
        }
    }

    /// Whether it was made from these.
    pub(super) fn fits(&self, data: &Data, look: &Look) -> bool {
        self.made == Some((data.stamp, look.grouping, look.lanes))
    }

    /// Whether columns and lanes are of these kinds, whatever the data.
    pub(super) fn has_kinds(&self, look: &Look) -> bool {
        self.made
            .is_some_and(|(_, grouping, lanes)| (grouping, lanes) == (look.grouping, look.lanes))
    }

    /// Whether there are lanes.
    pub(super) fn has_lanes(&self) -> bool {
        self.lanes.iter().any(|lane| lane.group.is_some())
    }

    /// The cards where a lane and a column cross.
    pub(super) fn cell(&self, lane: usize, column: usize) -> &[ProjectId] {
        let lane = self.lanes.get(lane);
        let cell = lane.and_then(|lane| lane.cells.get(column));
        cell.map_or(&[], Vec::as_slice)
    }

    /// Where a card stands: lane, column, place.
    pub(super) fn find(&self, id: ProjectId) -> Option<(usize, usize, usize)> {
        self.lanes.iter().enumerate().find_map(|(lane, row)| {
            row.cells.iter().enumerate().find_map(|(column, cell)| {
                let at = cell.iter().position(|card| *card == id)?;
                Some((lane, column, at))
            })
        })
    }

    /// Every card with lane and column, in the order in which the board is read: lane by lane, column by column.
    pub(super) fn cards(&self) -> impl Iterator<Item = (usize, usize, ProjectId)> {
        self.lanes.iter().enumerate().flat_map(|(lane, row)| {
            row.cells
                .iter()
                .enumerate()
                .flat_map(move |(column, cell)| cell.iter().map(move |id| (lane, column, *id)))
        })
    }
}

fn is_late(data: &Data, project: &Project) -> bool {
    data.facts(project.id)
        .is_some_and(|facts| facts.late.is_some())
}

/// Groups with how many cards and how many of them overdue.
#[derive(Default)]
struct Counted(BTreeMap<Group, (usize, usize)>);

fn groups(data: &Data, by: Grouping, cards: &[&Project]) -> Counted {
    let mut found = Counted::default();
    for project in cards {
        let (count, overdue) = found.0.entry(by.of(project, data)).or_default();
        *count += 1;
        *overdue += usize::from(is_late(data, project));
    }
    found
}

impl Counted {
    fn ordered(self, data: &Data) -> Vec<(Group, (usize, usize))> {
        let mut all: Vec<_> = self.0.into_iter().collect();
        all.sort_by_cached_key(|(group, (count, _))| (rank(group, *count, data), group.clone()));
        all
    }
}

/// Where a group stands: stages, categories and lights in their own order, years from old to new, departments with
/// many projects before those with few (this order, unlike that by lateness, does not change while one works); what
/// is not said comes last.
fn rank(group: &Group, count: usize, data: &Data) -> (bool, i64, Reverse<usize>) {
    let board = &data.state.board;
    let place = |found: Option<usize>| {
        let place = found.and_then(|place| i64::try_from(place).ok());
        (place.is_none(), place.unwrap_or(0), Reverse(0))
    };
    match group {
        Group::Stage(key) => place(board.stages.iter().position(|stage| stage.key == *key)),
        Group::Category(key) => place(board.categories.iter().position(|kind| kind.key == *key)),
        Group::Light(light) => place(Light::ALL.iter().position(|known| known == light)),
        Group::Dept(dept) => (dept.is_none(), 0, Reverse(count)),
        Group::Year(year) => (year.is_none(), year.map_or(0, i64::from), Reverse(0)),
    }
}

/// The columns: every stage, for a card may be moved there; of everything else only what has cards.
fn columns(data: &Data, by: Grouping, cards: &[&Project]) -> Vec<Heading> {
    let mut found = groups(data, by, cards);
    if by == Grouping::Stage {
        for stage in &data.state.board.stages {
            found.0.entry(Group::Stage(stage.key.clone())).or_default();
        }
    }
    let ordered = found.ordered(data).into_iter();
    ordered
        .map(|(group, (count, overdue))| Heading {
            load: load(data, &group),
            group,
            count,
            overdue,
        })
        .collect()
}

/// The lanes with nothing in their cells yet; one without a head where there are to be none.
fn lanes(data: &Data, by: Lanes, cards: &[&Project], columns: usize) -> Vec<Lane> {
    let Some(by) = by.grouping() else {
        let whole = Lane {
            cells: vec![Vec::new(); columns],
            ..Lane::default()
        };
        return vec![whole];
    };
    let ordered = groups(data, by, cards).ordered(data).into_iter();
    ordered
        .map(|(group, (count, overdue))| Lane {
            group: Some(group),
            count,
            overdue,
            cells: vec![Vec::new(); columns],
        })
        .collect()
}

/// At which place each of them stands.
fn places(groups: impl Iterator<Item = Option<Group>>) -> BTreeMap<Option<Group>, usize> {
    groups
        .enumerate()
        .map(|(index, group)| (group, index))
        .collect()
}

fn load(data: &Data, group: &Group) -> Option<Load> {
    let Group::Stage(key) = group else {
        return None;
    };
    let limit = usize::try_from(data.state.board.stage(key)?.wip_limit?).ok()?;
    let projects = data.state.projects.values();
    let all = projects
        .filter(|project| project.stage.stage == *key)
        .count();
    Some(Load { all, limit })
}
