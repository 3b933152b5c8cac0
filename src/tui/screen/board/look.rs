//! How the board is looked at: what its columns and lanes are, how much a card says, which columns are folded.
//!
//! A [`Look`] says nothing about the data, so it can be kept under a name and taken out again.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::domain::board::Board;
use crate::domain::id::{CategoryKey, DeptId, StageKey};
use crate::domain::light::Light;
use crate::domain::project::Project;
use crate::i18n::{Lang, trade, ui};
use crate::tui::data::Data;

/// What a column of the board is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Grouping {
    /// A stage; the only columns between which cards are moved.
    #[default]
    Stage,
    /// The lead department.
    Dept,
    /// The kind of work.
    Category,
    /// The light.
    Light,
    /// The plan year.
    Year,
}

/// What a lane across the columns is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Lanes {
    /// There are none.
    #[default]
    None,
    /// The lead department.
    Dept,
    /// The kind of work.
    Category,
}

/// How much a card says.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Density {
    /// As much as the room allows.
    #[default]
    Auto,
    /// One line.
    Compact,
    /// Title, date, marks.
    Normal,
    /// Also every measure and the last weekly entry.
    Full,
}

/// One value of what columns or lanes are made by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Group {
    Stage(StageKey),
    /// `None` where no department leads.
    Dept(Option<DeptId>),
    Category(CategoryKey),
    Light(Light),
    /// `None` where no plan names the project.
    Year(Option<i32>),
}

/// How the board is looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Look {
    pub(crate) grouping: Grouping,
    pub(crate) lanes: Lanes,
    pub(crate) density: Density,
    /// Columns that are folded to a narrow strip.
    pub(crate) collapsed: BTreeSet<Group>,
}

impl Look {
    /// Groups the columns otherwise; lanes of the same kind would say everything twice and go.
    pub(super) fn group_by(&mut self, grouping: Grouping) {
        self.grouping = grouping;
        if self.lanes.grouping() == Some(grouping) {
            self.lanes = Lanes::None;
        }
    }

    /// Makes other lanes; columns of the same kind become stages.
    pub(super) fn lane_by(&mut self, lanes: Lanes) {
        self.lanes = lanes;
        if lanes.grouping() == Some(self.grouping) {
            self.grouping = Grouping::Stage;
        }
    }
}

impl Lanes {
    /// What the lanes are made by.
    pub(super) const fn grouping(self) -> Option<Grouping> {
        match self {
            Self::None => None,
            Self::Dept => Some(Grouping::Dept),
            Self::Category => Some(Grouping::Category),
        }
    }

    /// Its name for the line at the top.
    pub(super) const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::None => "",
            Self::Dept => ui::board::lanes_dept(lang),
            Self::Category => ui::board::lanes_category(lang),
        }
    }
}

impl Grouping {
    /// Its name for the line at the top.
    pub(super) const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Stage => ui::board::by_stage(lang),
            Self::Dept => ui::board::by_dept(lang),
            Self::Category => ui::board::by_category(lang),
            Self::Light => ui::board::by_light(lang),
            Self::Year => ui::board::by_year(lang),
        }
    }

    /// Where a project belongs.
    pub(super) fn of(self, project: &Project, data: &Data) -> Group {
        match self {
            Self::Stage => Group::Stage(project.stage.stage.clone()),
            Self::Dept => Group::Dept(project.lead().map(|owner| owner.dept)),
            Self::Category => Group::Category(project.category.clone()),
            Self::Light => {
                let facts = data.facts(project.id);
                Group::Light(facts.map_or(Light::Grey, |facts| facts.light.light))
            }
            Self::Year => Group::Year(project.plan_year),
        }
    }
}

impl Group {
    /// Its name for heads.
    pub(super) fn name<'a>(&'a self, data: &'a Data, lang: Lang) -> Cow<'a, str> {
        let board: &Board = &data.state.board;
        match self {
            Self::Stage(key) => {
                let known = board.stage(key);
                known.map_or(key.0.as_str(), |stage| trade::stage(lang, stage))
            }
            Self::Dept(None) => ui::no_lead(lang),
            Self::Dept(Some(id)) => {
                let known = board.department(*id);
                known.map_or("?", |dept| data.dept_short(dept, lang))
            }
            Self::Category(key) => {
                let known = board.category(key);
                known.map_or(key.0.as_str(), |category| trade::category(lang, category))
            }
            Self::Light(light) => {
                let name = trade::light(lang, *light);
                return Cow::Owned(format!("{} {name}", light.letter()));
            }
            Self::Year(None) => ui::board::no_year(lang),
            Self::Year(Some(year)) => return Cow::Owned(ui::board::year(lang, *year)),
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_comes_back_as_it_was_written() {
        let look = Look {
            grouping: Grouping::Year,
            lanes: Lanes::Dept,
            density: Density::Full,
            collapsed: [
                Group::Year(None),
                Group::Dept(Some(DeptId(3))),
                Group::Light(Light::Red),
            ]
            .into(),
        };
        let text = serde_json::to_string(&look).unwrap();
        assert_eq!(serde_json::from_str::<Look>(&text).unwrap(), look);
        assert_eq!(serde_json::from_str::<Look>("{}").unwrap(), Look::default());
    }

    #[test]
    fn columns_and_lanes_are_never_the_same() {
        let mut look = Look::default();
        look.lane_by(Lanes::Dept);
        look.group_by(Grouping::Dept);
        assert_eq!((look.grouping, look.lanes), (Grouping::Dept, Lanes::None));
        look.lane_by(Lanes::Dept);
        assert_eq!((look.grouping, look.lanes), (Grouping::Stage, Lanes::Dept));
    }
}
