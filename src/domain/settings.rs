//! The board's rules: thresholds, cut-off and zone. They live in the log, so that a past week is judged by the rules of then.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::calendar::CutOff;
use super::rights::Strangers;

/// Everything about a board that is a matter of local practice (domain.md §5: rules differ by place).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Time zone in which days end.
    pub zone: Tz,
    /// When a week's summary is frozen.
    pub cut_off: CutOff,
    /// Days late from which a light is yellow; 1 to 3650.
    pub yellow_days_late: u32,
    /// Days late from which a light is red.
    pub red_days_late: u32,
    /// Percentage points behind the linear schedule (序时进度) from which a light is yellow; 1 to 100.
    pub yellow_points: u32,
    /// Percentage points behind from which it is red.
    pub red_points: u32,
    /// Days blocked from which a light is red (it is yellow at once).
    pub red_days_blocked: u32,
    /// Weeks without an entry from which a light is yellow.
    pub yellow_weeks_silent: u32,
    /// Days late from which 提醒, 督办 and 挂牌 are called for.
    pub level_days: [u32; 3],
    /// How many days ahead "due soon" looks.
    pub due_soon_days: u32,
    /// What becomes of logins that the board does not know, once it has people.
    pub strangers: Strangers,
    /// Whether a completion that an operator tells waits until a manager has confirmed it.
    pub confirm_completion: bool,
    /// Whether the clearing of a problem by an operator waits likewise.
    pub confirm_clearing: bool,
    /// Minutes without a key after which the screens of somebody who came over SSH close; 0 never, at most a day.
    pub idle_minutes: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            zone: chrono_tz::Asia::Shanghai,
            cut_off: CutOff::default(),
            yellow_days_late: 1,
            red_days_late: 10,
            yellow_points: 10,
            red_points: 30,
            red_days_blocked: 14,
            yellow_weeks_silent: 3,
            level_days: [1, 10, 30],
            due_soon_days: 28,
            strangers: Strangers::Look,
            confirm_completion: false,
            confirm_clearing: false,
            idle_minutes: 60,
        }
    }
}

/// A rule that contradicts itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    /// Red would come before yellow.
    #[error("the red threshold lies below the yellow one")]
    RedBelowYellow,
    /// The three level thresholds do not rise.
    #[error("level_days must rise from left to right")]
    LevelsNotRising,
    /// A threshold outside of its range.
    #[error("a threshold is outside of its range")]
    OutOfRange,
}

impl Settings {
    /// Checks that the thresholds make sense together.
    pub fn check(&self) -> Result<(), SettingsError> {
        let days = [
            self.yellow_days_late,
            self.red_days_late,
            self.red_days_blocked,
            self.due_soon_days,
        ];
        let points = [self.yellow_points, self.red_points];
        if days.iter().any(|d| !(1..=3650).contains(d))
            || points.iter().any(|p| !(1..=100).contains(p))
            || self.idle_minutes > 24 * 60
        {
            return Err(SettingsError::OutOfRange);
        }
        if self.red_days_late < self.yellow_days_late || self.red_points < self.yellow_points {
            return Err(SettingsError::RedBelowYellow);
        }
        if !self.level_days.is_sorted() {
            return Err(SettingsError::LevelsNotRising);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn with(change: impl FnOnce(&mut Settings)) -> Result<(), SettingsError> {
        let mut settings = Settings::default();
        change(&mut settings);
        settings.check()
    }

    #[test]
    fn the_default_rules_make_sense() {
        assert_eq!(Settings::default().check(), Ok(()));
    }

    #[rstest]
    #[case::red_on_the_yellow_day(with(|s| s.red_days_late = 1), Ok(()))]
    #[case::red_first(with(|s| s.yellow_days_late = 11), Err(SettingsError::RedBelowYellow))]
    #[case::red_points_first(with(|s| s.yellow_points = 31), Err(SettingsError::RedBelowYellow))]
    #[case::levels_fall(with(|s| s.level_days = [1, 30, 10]), Err(SettingsError::LevelsNotRising))]
    #[case::no_day(with(|s| s.yellow_days_late = 0), Err(SettingsError::OutOfRange))]
    #[case::blocked_at_once(with(|s| s.red_days_blocked = 0), Err(SettingsError::OutOfRange))]
    #[case::eleven_years(with(|s| s.due_soon_days = 3651), Err(SettingsError::OutOfRange))]
    #[case::ten_years(with(|s| s.due_soon_days = 3650), Ok(()))]
    #[case::no_point(with(|s| s.yellow_points = 0), Err(SettingsError::OutOfRange))]
    #[case::never_idle(with(|s| s.idle_minutes = 0), Ok(()))]
    #[case::idle_for_a_day(with(|s| s.idle_minutes = 1440), Ok(()))]
    #[case::idle_for_longer(with(|s| s.idle_minutes = 1441), Err(SettingsError::OutOfRange))]
    #[case::too_many_points(with(|s| s.red_points = 101), Err(SettingsError::OutOfRange))]
    fn rules_that_contradict_themselves_are_refused(
        #[case] found: Result<(), SettingsError>,
        #[case] expected: Result<(), SettingsError>,
    ) {
        assert_eq!(found, expected);
    }

    #[test]
    fn missing_rules_are_the_defaults_and_unknown_ones_are_refused() {
        let settings: Settings = serde_json::from_str("{}").unwrap();
        assert_eq!(settings, Settings::default());
        serde_json::from_str::<Settings>(r#"{"purple_days_late": 1}"#).unwrap_err();
    }
}
