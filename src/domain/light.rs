//! The light (灯) of a project: a colour with the reasons that it rests on.

use serde::{Deserialize, Serialize};

use super::board::{Board, StageClass};
use super::calendar::Week;
use super::entry::{owes_entry, weeks_silent};
use super::id::{Actor, Day, PartId};
use super::project::{Commitment, Project, SideKind};
use super::settings::Settings;

/// The colour; on the screen always together with letter and shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// Late beyond the red line, long blocked, or far behind.
    Red,
    /// Late, blocked, behind, or silent.
    Yellow,
    /// Going to plan.
    Green,
    /// Finished.
    Blue,
    /// No date to be late for, or cancelled.
    Grey,
}

impl Light {
    /// All colours, the most urgent first.
    pub const ALL: [Self; 5] = [Self::Red, Self::Yellow, Self::Green, Self::Blue, Self::Grey];

    /// The key in data, filters and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Blue => "blue",
            Self::Grey => "grey",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|light| light.key() == key)
    }

    /// The letter that stands for it everywhere: G Y R B and `-`.
    pub const fn letter(self) -> char {
        match self {
            Self::Red => 'R',
            Self::Yellow => 'Y',
            Self::Green => 'G',
            Self::Blue => 'B',
            Self::Grey => '-',
        }
    }
}

/// A light set by hand: with reason, author and end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LightOverride {
    /// The colour.
    pub light: Light,
    /// Why.
    pub reason: String,
    /// Who set it.
    pub author: Actor,
    /// The last day on which it holds.
    pub until: Day,
}

/// One ground for a light.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LightReason {
    /// Set by hand.
    Override {
        /// Why.
        reason: String,
        /// Who.
        author: Actor,
        /// Last day.
        until: Day,
    },
    /// In a stage of class done.
    Finished,
    /// Cancelled by decision.
    Cancelled,
    /// Suspended by decision.
    Suspended,
    /// Past its last day.
    Late {
        /// Days past it.
        days: i64,
        /// Days from which this counts as red.
        red_from: u32,
    },
    /// Late, but only 力争: kept at yellow.
    OnlyIntended,
    /// Blocked.
    Blocked {
        /// Days since.
        days: i64,
        /// Days from which this counts as red.
        red_from: u32,
        /// What holds it up.
        reason: String,
    },
    /// Behind the linear schedule.
    Behind {
        /// Done, in percent.
        done: u32,
        /// Share of the time gone, in percent.
        elapsed: u32,
        /// Points behind from which this counts as red.
        red_from: u32,
    },
    /// A milestone is past its last day.
    MilestoneLate {
        /// Which.
        milestone: PartId,
        /// Its name.
        name: String,
        /// Days past it.
        days: i64,
    },
    /// No weekly entry for weeks.
    Silent {
        /// Whole weeks.
        weeks: u32,
    },
    /// Nothing said by when.
    NoDate,
    /// Nothing speaks against it.
    OnTrack {
        /// Days left.
        days: i64,
    },
}

/// A light and why it is what it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LightView {
    /// The colour.
    pub light: Light,
    /// Its grounds, the weightiest first; never empty.
    pub reasons: Vec<LightReason>,
}

/// Tells the light of a project on a day.
pub fn light(project: &Project, board: &Board, today: Day) -> LightView {
    if let Some(set) = project.light.as_ref().filter(|set| set.until >= today) {
        let LightOverride {
            light,
            reason,
            author,
            until,
        } = set.clone();
        return LightView {
            light,
            reasons: vec![LightReason::Override {
                reason,
                author,
                until,
            }],
        };
    }
    if project
        .side
        .as_ref()
        .is_some_and(|side| side.kind == SideKind::Cancelled)
    {
        return LightView {
            light: Light::Grey,
            reasons: vec![LightReason::Cancelled],
        };
    }
    if board.class(&project.stage.stage) == StageClass::Done {
        return LightView {
            light: Light::Blue,
            reasons: vec![LightReason::Finished],
        };
    }
    let mut found = warnings(project, board, today);
    found.sort_by_key(|(light, _)| *light);
    let Some((light, _)) = found.first() else {
        return calm(project, board, today);
    };
    LightView {
        light: *light,
        reasons: found.into_iter().map(|(_, reason)| reason).collect(),
    }
}

/// The light of what nothing speaks against; a lateness below the yellow line is told but changes nothing.
fn calm(project: &Project, board: &Board, today: Day) -> LightView {
    let (light, reason) = match (
        project.days_left(board, today),
        project.days_late(board, today),
    ) {
        (Some(days), _) => (Light::Green, LightReason::OnTrack { days }),
        (None, Some(days)) => {
            let red_from = board.settings.red_days_late;
            (Light::Green, LightReason::Late { days, red_from })
        }
        (None, None) => (Light::Grey, LightReason::NoDate),
    };
    LightView {
        light,
        reasons: vec![reason],
    }
}

fn warnings(project: &Project, board: &Board, today: Day) -> Vec<(Light, LightReason)> {
    let settings = &board.settings;
    let mut found = Vec::new();
    if project.side.is_some() {
        found.push((Light::Yellow, LightReason::Suspended));
    }
    late(project, board, today, &mut found);
    if let Some(block) = &project.block {
        let days = (today - block.since).num_days();
        let light = red_from(days, settings.red_days_blocked);
        let reason = block.reason.clone();
        found.push((
            light,
            LightReason::Blocked {
                days,
                red_from: settings.red_days_blocked,
                reason,
            },
        ));
    }
    if let Some((light, reason)) = behind(project, board, today) {
        found.push((light, reason));
    }
    for (id, milestone) in &project.milestones {
        let left = milestone
            .deadline
            .as_ref()
            .filter(|_| milestone.done.is_none())
            .and_then(|d| d.days_left(today));
        if let Some(left) = left.filter(|left| *left < 0) {
            let reason = LightReason::MilestoneLate {
                milestone: *id,
                name: milestone.name.clone(),
                days: -left,
            };
            found.push((Light::Yellow, reason));
        }
    }
    let weeks = weeks_silent(project, Week::of(today));
    if owes_entry(project, board) && weeks >= settings.yellow_weeks_silent {
        found.push((Light::Yellow, LightReason::Silent { weeks }));
    }
    found
}

fn late(project: &Project, board: &Board, today: Day, found: &mut Vec<(Light, LightReason)>) {
    let settings: &Settings = &board.settings;
    let Some(days) = project
        .days_late(board, today)
        .filter(|days| *days >= i64::from(settings.yellow_days_late))
    else {
        return;
    };
    let reason = LightReason::Late {
        days,
        red_from: settings.red_days_late,
    };
    if project.commitment == Some(Commitment::Intended) {
        found.push((Light::Yellow, reason));
        found.push((Light::Yellow, LightReason::OnlyIntended));
    } else {
        found.push((red_from(days, settings.red_days_late), reason));
    }
}

fn red_from(days: i64, threshold: u32) -> Light {
    if days >= i64::from(threshold) {
        Light::Red
    } else {
        Light::Yellow
    }
}

/// Compares the done share with the elapsed share of the plan year (序时进度, domain.md §5).
fn behind(project: &Project, board: &Board, today: Day) -> Option<(Light, LightReason)> {
    let settings = &board.settings;
    let done = project.percent()?;
    let end = project.deadline.as_ref()?.day?;
    let year = project.main_measure()?.year.or(project.plan_year)?;
    let start = Day::from_ymd_opt(year, 1, 1)?;
    let (gone, whole) = ((today - start).num_days(), (end - start).num_days());
    if whole <= 0 || gone <= 0 || project.days_late(board, today).is_some() {
        return None;
    }
    let elapsed = u32::try_from(gone.min(whole) * 100 / whole).ok()?;
    let points = elapsed.saturating_sub(done);
    let light = if points >= settings.red_points {
        Light::Red
    } else if points >= settings.yellow_points {
        Light::Yellow
    } else {
        return None;
    };
    Some((
        light,
        LightReason::Behind {
            done,
            elapsed,
            red_from: settings.red_points,
        },
    ))
}

#[cfg(test)]
mod tests;
