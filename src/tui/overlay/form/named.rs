//! A field that takes names out of a list: typed in part, by pinyin or initials, completed by Tab, picked from a list by
//! F4.

use crate::domain::board::Board;
use crate::domain::id::DeptId;
use crate::i18n::{Lang, trade, ui};
use crate::text::fold::fold_search;
use crate::text::pinyin::Matcher;
use crate::tui::overlay::picker::Picker;
use crate::tui::step::Step;
use crate::tui::theme::Role;
use crate::tui::widget::line::Line;
use crate::tui::widget::pick::Item;

/// How many possible names are told under the field.
const TOLD: usize = 6;

/// One name with what else it is called.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) others: Vec<String>,
}

/// The list.
#[derive(Debug, Clone)]
pub(crate) struct Names {
    all: Vec<Name>,
    /// Whether several may be named, with commas between them.
    many: bool,
}

impl Names {
    /// One out of these.
    pub(crate) const fn one_of(all: Vec<Name>) -> Self {
        Self { all, many: false }
    }

    /// Several out of these.
    pub(crate) const fn some_of(all: Vec<Name>) -> Self {
        Self { all, many: true }
    }

    /// The parts of a text that are names of their own.
    fn parts<'t>(&self, text: &'t str) -> Vec<&'t str> {
        let parts: Vec<&str> = if self.many {
            text.split([',', '，', '、', ';', '；']).collect()
        } else {
            vec![text]
        };
        parts.into_iter().map(str::trim).collect()
    }

    fn exact(&self, part: &str) -> Option<usize> {
        let part = fold_search(part);
        let is_called = |name: &Name| {
            let mut names = std::iter::once(&name.text).chain(&name.others);
            names.any(|name| fold_search(name) == part)
        };
        self.all.iter().position(is_called)
    }

    /// The names that a part may mean, the closest first.
    fn meant(&self, part: &str) -> Vec<usize> {
        let matcher = Matcher::new(part);
        let rank = |name: &Name| {
            let names = std::iter::once(&name.text).chain(&name.others);
            let ranks = names.filter_map(|name| matcher.rank(name));
            ranks.filter(|rank| rank.is_close()).min()
        };
        let all = self.all.iter().enumerate();
        let mut found: Vec<_> = all
            .filter_map(|(index, name)| Some((rank(name)?, index)))
            .collect();
        found.sort_unstable();
        found.into_iter().map(|(_, index)| index).collect()
    }

    /// The places of the named ones in the list, or the sentence about the first that is not clear.
    pub(crate) fn read(&self, text: &str, lang: Lang) -> Result<Vec<usize>, String> {
        let mut found = Vec::new();
        for part in self.parts(text) {
            if part.is_empty() {
                continue;
            }
            let index = match (self.exact(part), self.meant(part).as_slice()) {
                (Some(index), _) => index,
                (None, [only]) => *only,
                (None, []) => return Err(ui::project::name_unknown(lang, part)),
                (None, several) => {
                    let names = self.told(several);
                    return Err(ui::project::name_unclear(lang, part, &names));
                }
            };
            if !found.contains(&index) {
                found.push(index);
            }
        }
        Ok(found)
    }

    fn told(&self, several: &[usize]) -> String {
        let names = several.iter().take(TOLD);
        let names: Vec<&str> = names
            .filter_map(|index| Some(self.all.get(*index)?.text.as_str()))
            .collect();
        names.join("  ")
    }

    /// What the text comes to, for the line under the field.
    pub(super) fn live(&self, text: &str, lang: Lang) -> Option<Line> {
        let parts = self.parts(text);
        let part = parts.last().filter(|part| !part.is_empty())?;
        if self.exact(part).is_some() {
            return None;
        }
        Some(match self.meant(part).as_slice() {
            [] => Line::of(Role::Warn, &ui::project::name_unknown(lang, part)),
            several => {
                let names = self.told(several);
                Line::of(Role::Good, &ui::project::name_offers(lang, &names))
            }
        })
    }

    /// The text with its last part made whole; `None` where it is whole or nothing fits.
    pub(super) fn completed(&self, text: &str) -> Option<String> {
        let parts = self.parts(text);
        let part = parts.last().filter(|part| !part.is_empty())?;
        if self.exact(part).is_some() {
            return None;
        }
        let index = *self.meant(part).first()?;
        Some(self.with_last(text, &self.all.get(index)?.text))
    }

    /// The text with another last part.
    fn with_last(&self, text: &str, last: &str) -> String {
        let mut parts = self.parts(text);
        parts.pop();
        parts.push(last);
        parts.retain(|part| !part.is_empty());
        parts.join(", ")
    }

    /// A list to pick from; what is picked is put behind the names that are whole.
    pub(super) fn picker(&self, heading: &str, text: &str) -> Picker {
        let parts = self.parts(text);
        let keeps_last = self.many && parts.last().is_some_and(|last| self.exact(last).is_some());
        let before = if keeps_last {
            format!("{text}, ")
        } else {
            text.to_owned()
        };
        let items = self.all.iter().map(|name| {
            let filled = Step::Fill(self.with_last(&before, &name.text));
            Item::new(name.text.clone(), filled).called(name.others.iter().cloned())
        });
        Picker::searching(heading.to_owned(), items.collect(), 0)
    }
}

/// The departments by name, in the order of their numbers.
pub(crate) fn departments(board: &Board, lang: Lang) -> Vec<Name> {
    let name = |dept: &crate::domain::people::Department| Name {
        text: trade::dept_name(lang, dept).to_owned(),
        others: dept.names().map(str::to_owned).collect(),
    };
    board.departments.values().map(name).collect()
}

/// The department at a place of that list.
pub(crate) fn department_at(board: &Board, index: usize) -> Option<DeptId> {
    board.departments.keys().nth(index).copied()
}
