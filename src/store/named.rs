//! Where the projects of a transaction are found by what they are called.
//!
//! An import asks for every row whether the board has its name already: going through every project that the
//! transaction holds would make it quadratic, under the write lock.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::id::ProjectId;
use crate::domain::project::Project;

/// Names and plan's keys of the projects that a transaction holds.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// By title and alias; without the removed projects, whose names are free again.
    names: BTreeMap<String, BTreeSet<ProjectId>>,
    /// By plan's key; the removed projects too.
    keys: BTreeMap<String, BTreeSet<ProjectId>>,
}

impl Named {
    /// Takes in what a project is called now, in place of what it was called before.
    pub(super) fn follow(&mut self, before: Option<&Project>, now: Option<&Project>) {
        if let Some(before) = before {
            for name in called(before) {
                take(&mut self.names, name, before.id);
            }
            if let Some(key) = &before.key {
                take(&mut self.keys, key, before.id);
            }
        }
        if let Some(now) = now {
            for name in called(now) {
                self.names
                    .entry(name.to_owned())
                    .or_default()
                    .insert(now.id);
            }
            if let Some(key) = &now.key {
                self.keys.entry(key.clone()).or_default().insert(now.id);
            }
        }
    }

    /// The first project with this title or alias.
    pub(super) fn by_name(&self, name: &str) -> Option<ProjectId> {
        self.names.get(name)?.first().copied()
    }

    /// The first project with this plan's key.
    pub(super) fn by_key(&self, key: &str) -> Option<ProjectId> {
        self.keys.get(key)?.first().copied()
    }
}

/// Title and aliases; nothing where the project is removed.
fn called(project: &Project) -> impl Iterator<Item = &str> {
    let names = std::iter::once(&project.title).chain(&project.aliases);
    names.filter(|_| !project.removed).map(String::as_str)
}

fn take(all: &mut BTreeMap<String, BTreeSet<ProjectId>>, name: &str, id: ProjectId) {
    if let Some(found) = all.get_mut(name) {
        found.remove(&id);
        if found.is_empty() {
            all.remove(name);
        }
    }
}
