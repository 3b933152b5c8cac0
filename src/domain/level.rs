//! Supervision levels (督办级别) and the rule that proposes them.

use serde::{Deserialize, Serialize};

use super::board::Board;
use super::id::{Actor, Day};
use super::project::Project;
use super::settings::Settings;

/// How hard a project is supervised.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Not at all.
    #[default]
    None,
    /// 提醒
    Remind,
    /// 督办
    Supervise,
    /// 挂牌
    Listed,
}

impl Level {
    /// All levels, lowest first.
    pub const ALL: [Self; 4] = [Self::None, Self::Remind, Self::Supervise, Self::Listed];

    /// Number from 0 to 3.
    pub const fn number(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Remind => 1,
            Self::Supervise => 2,
            Self::Listed => 3,
        }
    }

    /// Its number as a digit.
    pub const fn digit(self) -> &'static str {
        match self {
            Self::None => "0",
            Self::Remind => "1",
            Self::Supervise => "2",
            Self::Listed => "3",
        }
    }

    /// The level of this number.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == number)
    }
}

/// Since when a project has its level, and on what ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LevelMark {
    /// The day of the last change.
    pub since: Day,
    /// Who changed it.
    pub actor: Actor,
    /// In his words.
    pub reason: Option<String>,
    /// Days late at which the board's rule raised it; `None` where somebody set it by hand.
    pub rule: Option<i64>,
}

/// The urging (催办) of a project: how often, and the last time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Urging {
    /// How many times in all.
    pub count: u32,
    /// The day of the last one.
    pub on: Day,
    /// Who urged last.
    pub actor: Actor,
    /// What was said then; may be empty.
    pub note: String,
}

/// The level that the rule calls for and the project has not reached, with the days late on which that rests.
pub fn called_for(project: &Project, board: &Board, today: Day) -> Option<(Level, i64)> {
    let days = project.days_late(board, today)?;
    let level = due_level(days, &board.settings);
    (level > project.level).then_some((level, days))
}

/// The level that the board's rule calls for at so many days late.
pub fn due_level(days_late: i64, settings: &Settings) -> Level {
    let [remind, supervise, listed] = settings.level_days.map(i64::from);
    if days_late >= listed {
        Level::Listed
    } else if days_late >= supervise {
        Level::Supervise
    } else if days_late >= remind {
        Level::Remind
    } else {
        Level::None
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(-5, Level::None)]
    #[case(0, Level::None)]
    #[case(1, Level::Remind)]
    #[case(9, Level::Remind)]
    #[case(10, Level::Supervise)]
    #[case(29, Level::Supervise)]
    #[case(30, Level::Listed)]
    #[case(3000, Level::Listed)]
    fn the_level_rises_with_the_days(#[case] days: i64, #[case] level: Level) {
        assert_eq!(due_level(days, &Settings::default()), level);
    }

    #[test]
    fn every_level_has_its_number() {
        for (number, level) in (0..).zip(Level::ALL) {
            assert_eq!(level.number(), number);
            assert_eq!(Level::from_number(number), Some(level));
        }
        assert_eq!(Level::from_number(4), None);
    }
}
