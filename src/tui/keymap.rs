//! Keys to commands, scope by scope, with key sequences and the way back for the help.

mod own;

use std::collections::BTreeMap;

use super::command::{Id, Row, Scope, commands};
use super::key::{Key, show};

/// What a key sequence comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Resolved {
    /// A command.
    Command(Id),
    /// The beginning of a longer sequence.
    Pending,
    /// Nothing.
    Unknown,
}

/// Every binding.
#[derive(Debug, Clone)]
pub struct Keymap {
    bindings: BTreeMap<(Scope, Vec<Key>), Id>,
    /// The keys of each command, by its name, the one to be shown first in front.
    keys: BTreeMap<(Scope, &'static str), Vec<Vec<Key>>>,
}

impl Default for Keymap {
    /// The bindings of the command table.
    fn default() -> Self {
        let mut keymap = Self {
            bindings: BTreeMap::new(),
            keys: BTreeMap::new(),
        };
        for row in commands() {
            for scope in row.scopes {
                let keys = row.keys.iter().map(|keys| Key::sequence(keys)).collect();
                keymap.bind(*scope, row, keys);
            }
        }
        keymap
    }
}

impl Keymap {
    /// Looks a sequence up in the scopes, the first that knows it wins.
    pub(crate) fn resolve(&self, scopes: &[Scope], keys: &[Key]) -> Resolved {
        for scope in scopes {
            if let Some(id) = self.bindings.get(&(*scope, keys.to_vec())) {
                return Resolved::Command(*id);
            }
        }
        if self.continuing(scopes, keys).next().is_some() {
            Resolved::Pending
        } else {
            Resolved::Unknown
        }
    }

    /// What may follow a sequence that is not finished: the whole sequence and its command.
    pub(crate) fn continuing<'a>(
        &'a self,
        scopes: &'a [Scope],
        keys: &'a [Key],
    ) -> impl Iterator<Item = (&'a [Key], Id)> {
        self.bindings
            .iter()
            .filter(move |((scope, bound), _)| {
                scopes.contains(scope) && bound.len() > keys.len() && bound.starts_with(keys)
            })
            .map(|((_, bound), id)| (bound.as_slice(), *id))
    }

    /// The keys that lead to a row in this scope, as they are shown, the most usual first.
    pub(crate) fn shown(&self, scope: Scope, row: &Row) -> Vec<String> {
        let keys = self.keys.get(&(scope, row.name)).into_iter().flatten();
        keys.map(|keys| show(keys)).collect()
    }

    /// The first key of a command where these scopes count, as it is shown.
    pub(crate) fn first(&self, scopes: &[Scope], id: Id) -> Option<String> {
        let rows = commands().filter(|row| row.id == id);
        let mut places = rows.flat_map(|row| scopes.iter().map(move |scope| (*scope, row)));
        places.find_map(|(scope, row)| self.shown(scope, row).into_iter().next())
    }

    /// Gives a command these keys in a scope.
    fn bind(&mut self, scope: Scope, row: &Row, keys: Vec<Vec<Key>>) {
        for sequence in &keys {
            self.bindings.insert((scope, sequence.clone()), row.id);
        }
        self.keys.insert((scope, row.name), keys);
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::tui::command::Beneath;

    #[test]
    fn every_default_key_reads_and_no_two_commands_share_one() {
        let mut seen = BTreeSet::new();
        for row in commands() {
            for keys in row.keys {
                let sequence = Key::sequence(keys);
                assert_eq!(
                    sequence.len(),
                    keys.split_whitespace().count(),
                    "{keys} of {}",
                    row.name
                );
                for scope in row.scopes {
                    assert!(
                        seen.insert((*scope, sequence.clone())),
                        "{keys} twice in {scope:?}: {}",
                        row.name
                    );
                }
            }
        }
    }

    #[test]
    fn every_default_key_leads_to_its_command() {
        let keymap = Keymap::default();
        for row in commands() {
            for (keys, scope) in row
                .keys
                .iter()
                .flat_map(|k| row.scopes.iter().map(move |s| (k, s)))
            {
                let resolved = keymap.resolve(&[*scope], &Key::sequence(keys));
                assert_eq!(resolved, Resolved::Command(row.id), "{keys} in {scope:?}");
            }
        }
    }

    #[test]
    fn no_screen_key_hides_a_global_one() {
        let global: BTreeSet<_> = super::super::command::of(Scope::Global)
            .flat_map(|row| row.keys)
            .collect();
        let is_screen = |scope: &Scope| matches!(scope.place().1, Beneath::Global);
        for scope in Scope::ALL.into_iter().filter(is_screen) {
            for row in super::super::command::of(scope) {
                assert!(
                    row.keys.iter().all(|key| !global.contains(key)),
                    "{}",
                    row.name
                );
            }
        }
    }

    #[test]
    fn names_are_unique() {
        let names: BTreeSet<_> = commands().map(|row| row.name).collect();
        assert_eq!(names.len(), commands().count());
    }

    #[test]
    fn a_sequence_waits_for_its_end() {
        let keymap = Keymap::default();
        let g = Key::sequence("g");
        assert_eq!(keymap.resolve(&[Scope::Board], &g), Resolved::Pending);
        assert_eq!(
            keymap.resolve(&[Scope::Board], &Key::sequence("g g")),
            Resolved::Command(Id::First)
        );
        assert_eq!(
            keymap.resolve(&[Scope::Board], &Key::sequence("g x")),
            Resolved::Unknown
        );
    }
}
