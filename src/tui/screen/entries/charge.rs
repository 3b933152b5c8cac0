//! Whose projects one reports on: those of one's own departments, or of a department that is chosen once and remembered.

use serde::{Deserialize, Serialize};

use crate::domain::entry::owes_entry;
use crate::domain::id::{DeptId, ProjectId};
use crate::domain::people::OwnerRole;
use crate::domain::project::Project;
use crate::i18n::Lang;
use crate::i18n::ui::entries as words;
use crate::tui::data::Data;
use crate::tui::draft::Keep;
use crate::tui::filter::Filter;

/// Under what name it is remembered, at a project that there never is.
pub(super) const NAME: &str = "entries charge";

/// What part a department has in its projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Part {
    /// Those that it leads.
    Lead,
    /// Also those that it only helps with.
    Helping,
}

/// Whose projects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Charge {
    /// A department's.
    Department { dept: DeptId, part: Part },
    /// Those that the filter lets through.
    Filtered,
    /// Those that one is responsible for oneself.
    Mine,
}

impl Charge {
    /// A department's projects: those that it leads, or if it leads none, those that it helps with.
    pub(super) fn of(dept: DeptId, data: &Data) -> Self {
        let lead = Self::Department {
            dept,
            part: Part::Lead,
        };
        if lead.projects(data).is_empty() {
            let part = Part::Helping;
            Self::Department { dept, part }
        } else {
            lead
        }
    }

    /// The other part of a department's projects.
    pub(super) const fn turned(self) -> Option<Self> {
        match self {
            Self::Department { dept, part } => {
                let part = match part {
                    Part::Lead => Part::Helping,
                    Part::Helping => Part::Lead,
                };
                Some(Self::Department { dept, part })
            }
            Self::Filtered | Self::Mine => None,
        }
    }

    /// What to begin with: the filter in force, what was chosen before, or what one is responsible for.
    pub(super) fn first(remembered: Option<Self>, data: &Data) -> Option<Self> {
        if !data.filter.is_empty() {
            return Some(Self::Filtered);
        }
        let (departments, own) = (&data.state.board.departments, data.departments());
        let known = remembered.filter(|charge| match charge {
            // Whoever has departments begins with them.
            Self::Department { dept, .. } if !own.is_empty() => own.contains(dept),
            Self::Department { dept, .. } => departments.contains_key(dept),
            Self::Filtered | Self::Mine => false,
        });
        let mine = || Some(Self::Mine).filter(|mine| !mine.projects(data).is_empty());
        let first = || match own {
            [only] => Some(Self::of(*only, data)),
            _ => mine(),
        };
        known.or_else(first)
    }

    /// Its projects that owe a weekly entry, by number.
    pub(super) fn projects(self, data: &Data) -> Vec<ProjectId> {
        let (board, context) = (&data.state.board, data.context());
        let owing = |project: &&Project| owes_entry(project, board);
        let mine = match self {
            Self::Mine => data.read_filter("mine", Lang::En).unwrap_or_default(),
            Self::Department { .. } | Self::Filtered => Filter::default(),
        };
        let is_in_charge = |project: &&Project| match self {
            Self::Department { dept, part } => project.owners.iter().any(|owner| {
                owner.dept == dept && (part == Part::Helping || owner.role == OwnerRole::Lead)
            }),
            Self::Filtered => data.filter.matches(project, &context),
            Self::Mine => mine.matches(project, &context),
        };
        let all = data.state.projects.values();
        let found = all.filter(owing).filter(is_in_charge);
        found.map(|project| project.id).collect()
    }

    /// Whose they are, in words with their count.
    pub(super) fn title(self, count: usize, data: &Data, lang: Lang) -> String {
        match self {
            Self::Department { dept, part } => {
                let dept = data.state.board.department(dept);
                let name = dept.map_or("", |dept| data.dept_short(dept, lang));
                match part {
                    Part::Lead => words::led_by(lang, name, count),
                    Part::Helping => words::helped_by(lang, name, count),
                }
            }
            Self::Filtered => words::filtered(lang, count),
            Self::Mine => words::mine(lang, count),
        }
    }

    /// How many they are, where the name is said already.
    pub(super) fn count(self, count: usize, lang: Lang) -> String {
        match self {
            Self::Department {
                part: Part::Helping,
                ..
            } => words::helps_with(lang, count),
            Self::Department { .. } | Self::Filtered | Self::Mine => words::leads(lang, count),
        }
    }

    /// Reads what was remembered.
    pub(super) fn read(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// The wish to remember it for the person.
    pub(super) fn remember(self, known: Option<String>) -> Keep {
        Keep {
            project: ProjectId(0),
            form: NAME.to_owned(),
            known,
            value: serde_json::to_string(&self).ok(),
        }
    }
}
