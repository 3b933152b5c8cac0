//! The board's definition: stages and their classes, categories, sources, and everything else that no single project owns.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::calendar::WorkCalendar;
use super::id::{Actor, CategoryKey, Day, DeptId, StageKey};
use super::indicator::Indicator;
use super::people::Department;
use super::person::{Person, PersonId};
use super::settings::Settings;

/// What a stage means for every rule; names and order are the administrator's, the class is ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageClass {
    /// Not started: no weekly entry is asked for.
    Waiting,
    /// Under way: reported every week.
    Active,
    /// Nothing is owed any more; never overdue.
    Done,
}

impl StageClass {
    /// The key in data, filters and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Done => "done",
        }
    }
}

/// A column of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StageDef {
    /// Key, ASCII, stable.
    pub key: StageKey,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
    /// What the rules make of it.
    pub class: StageClass,
    /// Place from left to right, from 1.
    pub order: u32,
    /// How many projects may stand here at once, if that is limited.
    #[serde(default)]
    pub wip_limit: Option<u32>,
}

/// A kind of work; the list is data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryDef {
    /// Key, ASCII, stable.
    pub key: CategoryKey,
    /// Chinese name.
    pub zh: String,
    /// English name.
    pub en: String,
}

/// A document that the plan's facts come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Key, such as `report2025`.
    pub key: String,
    /// Title as published.
    pub title: String,
    /// The document's own date.
    #[serde(default)]
    pub date: Option<Day>,
}

/// Where in a source a fact stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceRef {
    /// Key of the [`Source`].
    pub source: String,
    /// Chapter or row in the document's own count.
    pub section: String,
    /// A few characters that occur there, for looking it up.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub locator: String,
}

/// A numbered task of a plan (折子, 重点任务) that projects belong to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTask {
    /// Key, such as `2023-057`.
    pub key: String,
    /// Number in the source's own list.
    pub number: String,
    /// Short title.
    pub title: String,
    /// Key of the source.
    pub source: String,
    /// Responsible departments, the lead first.
    #[serde(default)]
    pub departments: Vec<DeptId>,
}

/// The name and years of the plan that a board carries.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanTitle {
    /// Chinese title, such as 海淀区重点工程.
    pub zh: String,
    /// English title.
    pub en: String,
    /// First year of the plan period, if there is one.
    #[serde(default)]
    pub first_year: Option<i32>,
    /// Last year of the plan period.
    #[serde(default)]
    pub last_year: Option<i32>,
}

/// Everything that no single project owns, folded from the board's events.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Board {
    /// Name and years.
    pub title: PlanTitle,
    /// Thresholds, cut-off and zone.
    pub settings: Settings,
    /// Stages by order.
    pub stages: Vec<StageDef>,
    /// Categories in the order of definition.
    pub categories: Vec<CategoryDef>,
    /// Departments by number.
    pub departments: BTreeMap<DeptId, Department>,
    /// Documents by key.
    pub sources: BTreeMap<String, Source>,
    /// Plan tasks by key.
    pub tasks: BTreeMap<String, PlanTask>,
    /// Holidays and make-up days.
    pub calendar: WorkCalendar,
    /// People by number.
    pub people: BTreeMap<PersonId, Person>,
    /// Indicators by key.
    pub indicators: BTreeMap<String, Indicator>,
    /// How many events made it.
    pub version: u32,
}

impl Board {
    /// The stage of this key.
    pub fn stage(&self, key: &StageKey) -> Option<&StageDef> {
        self.stages.iter().find(|stage| stage.key == *key)
    }

    /// The class of a stage; a stage that the board does not know counts as waiting, so that nothing is called late for it.
    pub fn class(&self, key: &StageKey) -> StageClass {
        self.stage(key)
            .map_or(StageClass::Waiting, |stage| stage.class)
    }

    /// The stage after (`steps` > 0) or before (`steps` < 0) this one, if there is one.
    pub fn stage_beside(&self, key: &StageKey, steps: isize) -> Option<&StageDef> {
        let here = self.stages.iter().position(|stage| stage.key == *key)?;
        self.stages.get(here.checked_add_signed(steps)?)
    }

    /// Finds a stage by key, Chinese or English name, ignoring case and width.
    pub fn find_stage(&self, words: &str) -> Option<&StageDef> {
        let wanted = crate::text::fold::fold_search(words);
        self.stages.iter().find(|stage| {
            [stage.key.0.as_str(), &stage.zh, &stage.en]
                .into_iter()
                .any(|name| crate::text::fold::fold_search(name) == wanted)
        })
    }

    /// The category of this key.
    pub fn category(&self, key: &CategoryKey) -> Option<&CategoryDef> {
        self.categories.iter().find(|category| category.key == *key)
    }

    /// Finds a category by key, Chinese or English name.
    pub fn find_category(&self, words: &str) -> Option<&CategoryDef> {
        let wanted = crate::text::fold::fold_search(words);
        self.categories.iter().find(|category| {
            [category.key.0.as_str(), &category.zh, &category.en]
                .into_iter()
                .any(|name| crate::text::fold::fold_search(name) == wanted)
        })
    }

    /// The department of this number.
    pub fn department(&self, id: DeptId) -> Option<&Department> {
        self.departments.get(&id)
    }

    /// The person of this login.
    pub fn find_person(&self, login: &str) -> Option<(PersonId, &Person)> {
        let mut all = self.people.iter();
        all.find(|(_, person)| person.login.0 == login)
            .map(|(id, person)| (*id, person))
    }

    /// Somebody by the name that colleagues know, such as 王芳; two people of one name get their logins behind. Whoever
    /// is no person of the board is called by his login, and a document by its key.
    pub fn who<'a>(&'a self, actor: &'a Actor) -> Cow<'a, str> {
        let Some((_, person)) = self.find_person(&actor.0) else {
            return Cow::Borrowed(&actor.0);
        };
        let namesakes = self.people.values().filter(|it| it.name == person.name);
        if namesakes.count() > 1 {
            Cow::Owned(format!("{} ({actor})", person.name))
        } else {
            Cow::Borrowed(&person.name)
        }
    }

    /// The logins that somebody may mean: one by itself, or all people of a name; else the word as it is, since the log
    /// also knows those who are no people of the board.
    pub fn logins_of(&self, word: &str) -> Vec<Actor> {
        if self.find_person(word).is_none() {
            let wanted = crate::text::fold::fold_search(word.trim());
            let named = |person: &&Person| crate::text::fold::fold_search(&person.name) == wanted;
            let all = self.people.values().filter(named);
            let logins: Vec<Actor> = all.map(|person| person.login.clone()).collect();
            if !logins.is_empty() {
                return logins;
            }
        }
        vec![Actor(word.to_owned())]
    }

    /// Finds a department by full name, short name or alias, or else by a part of a name that only one has. A name that
    /// two share finds none.
    pub fn find_department(&self, words: &str) -> Option<DeptId> {
        let wanted = crate::text::fold::fold_search(words.trim());
        if wanted.is_empty() {
            return None;
        }
        let named = |test: &dyn Fn(&str) -> bool| -> Vec<DeptId> {
            let fits = |dept: &Department| {
                dept.names()
                    .any(|name| test(&crate::text::fold::fold_search(name)))
            };
            self.departments
                .iter()
                .filter(|(_, dept)| fits(dept))
                .map(|(id, _)| *id)
                .collect()
        };
        let exactly = named(&|name| name == wanted);
        let found = if exactly.is_empty() {
            named(&|name| name.contains(&wanted))
        } else {
            exactly
        };
        match found.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;
    use crate::domain::person::Role;

    #[rstest]
    #[case::a_person("wang", "王芳")]
    #[case::one_of_two("li", "李强 (li)")]
    #[case::the_other("li2", "李强 (li2)")]
    #[case::nobody("zhao", "zhao")]
    #[case::a_document("doc:report2025", "doc:report2025")]
    fn people_are_called_by_their_names(#[case] login: &str, #[case] expected: &str) {
        let mut board = Board::default();
        let people = [("wang", "王芳"), ("li", "李强"), ("li2", "李强")];
        for (id, (login, name)) in (1..).zip(people) {
            let person = Person {
                login: Actor(login.to_owned()),
                name: name.to_owned(),
                role: Role::Operator,
                depts: Vec::new(),
                keys: Vec::new(),
                disabled: false,
                expires: None,
            };
            board.people.insert(PersonId(id), person);
        }
        assert_eq!(board.who(&Actor(login.to_owned())), expected);
    }
}
