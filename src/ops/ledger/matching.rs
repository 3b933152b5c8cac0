//! Which project a row is about: by number, key, title, or somebody's decision; never a guess.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::ProjectId;
use crate::domain::state::State;
use crate::import::{Fault, LedgerRow, Place};
use crate::text::fold::fold_search;
use crate::text::suggest::Titles;

use super::{Decisions, RowTrouble, trouble};

/// How a row found its project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Target {
    /// By number or key: a title that differs is a new title.
    Named(ProjectId),
    /// By its title or alias.
    Titled(ProjectId),
    /// Somebody said so: the file's name becomes an alias.
    Decided(ProjectId),
    /// It is new.
    New,
}

impl Target {
    /// The project, if it is known.
    pub(super) const fn id(self) -> Option<ProjectId> {
        match self {
            Self::Named(id) | Self::Titled(id) | Self::Decided(id) => Some(id),
            Self::New => None,
        }
    }
}

/// A title without case, width and space.
pub(super) fn folded(title: &str) -> String {
    let folded = fold_search(title);
    folded
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .collect()
}

/// Finds a project for each row; what is not clear is a trouble.
pub(super) fn match_rows<'d>(
    rows: &[&'d LedgerRow],
    state: &State,
    decisions: &Decisions,
    troubles: &mut Vec<RowTrouble>,
) -> Vec<(&'d LedgerRow, Target)> {
    let mut titles: BTreeMap<String, BTreeSet<ProjectId>> = BTreeMap::new();
    let mut keys: BTreeMap<&str, ProjectId> = BTreeMap::new();
    for project in state.projects.values() {
        for name in std::iter::once(&project.title).chain(&project.aliases) {
            titles.entry(folded(name)).or_default().insert(project.id);
        }
        keys.extend(project.key.as_deref().map(|key| (key, project.id)));
    }
    let close = Lazy::new(state);
    let mut taken: BTreeMap<ProjectId, Place> = BTreeMap::new();
    let mut new_titles: BTreeMap<String, Place> = BTreeMap::new();
    let mut matched = Vec::new();
    for row in rows.iter().copied() {
        let found = find(row, state, &titles, &keys, &close, decisions);
        let found = found.and_then(|target| {
            let first = match target.id() {
                Some(id) => taken.insert(id, row.place.clone()),
                None => new_titles.insert(folded(&row.title), row.place.clone()),
            };
            match first {
                Some(first) => Err(Fault::Twice(first)),
                None => Ok(target),
            }
        });
        match found {
            Ok(target) => matched.push((row, target)),
            Err(fault) => troubles.push(trouble(row, String::new(), fault)),
        }
    }
    matched
}

/// The board's titles for comparing, made when the first row needs them.
struct Lazy<'s> {
    state: &'s State,
    titles: OnceCell<Titles<ProjectId>>,
}

impl<'s> Lazy<'s> {
    const fn new(state: &'s State) -> Self {
        Self {
            state,
            titles: OnceCell::new(),
        }
    }

    fn titles(&self) -> &Titles<ProjectId> {
        self.titles.get_or_init(|| {
            let all = self.state.projects.values();
            Titles::of(all.flat_map(|project| {
                let names = std::iter::once(&project.title).chain(&project.aliases);
                names.map(|name| (project.id, name.as_str()))
            }))
        })
    }
}

fn find(
    row: &LedgerRow,
    state: &State,
    titles: &BTreeMap<String, BTreeSet<ProjectId>>,
    keys: &BTreeMap<&str, ProjectId>,
    close: &Lazy<'_>,
    decisions: &Decisions,
) -> Result<Target, Fault> {
    let name = row.place.to_string();
    let is_there = |id: ProjectId| state.projects.contains_key(&id);
    if let Some(id) = decisions.same.get(&name) {
        return Some(Target::Decided(*id))
            .filter(|_| is_there(*id))
            .ok_or(Fault::NoSuchProject(*id));
    }
    if let Some(id) = row.id {
        return Some(Target::Named(id))
            .filter(|_| is_there(id))
            .ok_or(Fault::NoSuchProject(id));
    }
    if let Some(id) = row.key.as_deref().and_then(|key| keys.get(key)) {
        return Ok(Target::Named(*id));
    }
    if decisions.new.contains(&name) {
        return Ok(Target::New);
    }
    let exact = titles.get(&folded(&row.title));
    let candidates: Vec<ProjectId> = match exact {
        Some(ids) => ids.iter().copied().collect(),
        None if decisions.all_new => Vec::new(),
        None => close.titles().close_to(&row.title),
    };
    match (exact, candidates.as_slice()) {
        (_, []) => Ok(Target::New),
        (Some(_), [id]) => Ok(Target::Titled(*id)),
        _ => Err(Fault::Ask {
            title: row.title.clone(),
            candidates: candidates
                .into_iter()
                .filter_map(|id| Some((id, state.projects.get(&id)?.title.clone())))
                .collect(),
        }),
    }
}
