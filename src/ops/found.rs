//! The founding of a board: its rules, stages and categories, as events like everything else.

use std::collections::BTreeSet;

use chrono::Datelike;
use serde::Deserialize;

use crate::domain::board::{CategoryDef, StageClass, StageDef};
use crate::domain::calendar::{SpecialDay, WorkCalendar};
use crate::domain::command::{Command, Request};
use crate::domain::id::{Actor, CategoryKey, Day, StageKey};
use crate::domain::settings::Settings;
use crate::import::Words;

use super::{Batch, Failure};

const STAGES: &str = include_str!("../../db/seed/stages.csv");
const HOLIDAYS: &str = include_str!("../../db/seed/holidays.csv");
const CATEGORIES: &str = include_str!("../../db/seed/categories.csv");

/// The definition holds since before any plan, so that a board as of an early day has its columns.
pub(super) const SINCE: Day = match Day::from_ymd_opt(2000, 1, 1) {
    Some(day) => day,
    None => Day::MIN,
};

#[derive(Deserialize)]
struct StageRow {
    key: String,
    zh: String,
    en: String,
    class: StageClass,
}

#[derive(Deserialize)]
struct CategoryRow {
    key: String,
    zh: String,
    en: String,
}

/// A definition in the name of the set-up, since before any plan.
pub(super) fn set_up(command: Command) -> Request {
    Request {
        actor: Some(Actor::set_up()),
        ..Request::new(command).on(SINCE)
    }
}

/// Defines the standard board in an empty database.
pub fn found(batch: &mut Batch<'_, '_>) -> Result<(), Failure> {
    let mut run = |command: Command| batch.run(&set_up(command)).map(|_| ());
    run(Command::SetSettings(Settings::default()))?;
    for (place, row) in rows::<StageRow>(STAGES).enumerate() {
        let order = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
        let StageRow { key, zh, en, class } = row;
        run(Command::SetStage(StageDef {
            key: StageKey(key),
            zh,
            en,
            class,
            order,
            wip_limit: None,
        }))?;
    }
    for CategoryRow { key, zh, en } in rows(CATEGORIES) {
        run(Command::SetCategory(CategoryDef {
            key: CategoryKey(key),
            zh,
            en,
        }))?;
    }
    let calendar = built_in_calendar();
    for year in calendar.years() {
        let days = calendar.year(year);
        run(Command::SetYear { year, days })?;
    }
    Ok(())
}

/// The holidays and make-up days that the program knows by itself: those of the notices given before it was made.
pub fn built_in_calendar() -> WorkCalendar {
    let days: Vec<SpecialDay> = rows(HOLIDAYS).collect();
    let years: BTreeSet<i32> = days.iter().map(|special| special.day.year()).collect();
    let mut calendar = WorkCalendar::default();
    for year in years {
        calendar.set_year(year, &days);
    }
    calendar
}

/// Gives the keys that a new board knows to somebody who reads a plan without a database.
pub fn standard_words<T>(read: impl FnOnce(Words<'_>) -> T) -> T {
    let stages: Vec<String> = rows::<StageRow>(STAGES).map(|row| row.key).collect();
    let categories: Vec<String> = rows::<CategoryRow>(CATEGORIES).map(|row| row.key).collect();
    let stages: Vec<&str> = stages.iter().map(String::as_str).collect();
    let categories: Vec<&str> = categories.iter().map(String::as_str).collect();
    read(Words {
        stages: &stages,
        categories: &categories,
        calendar: &built_in_calendar(),
    })
}

/// The rows of a compiled-in table; a test proves that each can be read.
fn rows<T: serde::de::DeserializeOwned>(csv: &'static str) -> impl Iterator<Item = T> {
    csv::Reader::from_reader(csv.as_bytes())
        .into_deserialize()
        .filter_map(Result::ok)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_seeds_is_read() {
        assert_eq!(rows::<StageRow>(STAGES).count(), STAGES.lines().count() - 1);
        assert_eq!(
            rows::<CategoryRow>(CATEGORIES).count(),
            CATEGORIES.lines().count() - 1
        );
        assert_eq!(
            rows::<SpecialDay>(HOLIDAYS).count(),
            HOLIDAYS.lines().count() - 1
        );
    }
}
