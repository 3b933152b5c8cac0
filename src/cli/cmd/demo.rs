//! `duban demo`: the Haidian plan in a throwaway database, alive on 2025-03-14.
//!
//! The sample entries, dates and problems are made up; each says so in the log and wherever it is shown.

use chrono::NaiveDate;
use serde::Deserialize;

use crate::cli::Trouble;
use crate::domain::command::{Command, Request};
use crate::domain::deadline::parse;
use crate::domain::entry::EntryPatch;
use crate::domain::id::{Actor, Day, ProjectId};
use crate::domain::measure::Measure;
use crate::domain::milestone::{Milestone, MilestoneKind};
use crate::domain::problem::AskLevel;
use crate::domain::project::{Project, SlipReason};
use crate::error::{self, Kind};
use crate::i18n::Lang;
use crate::i18n::cli as words;
use crate::ops::{Batch, Failure, Mode, Session};

/// The day of the demo: the plan for 2025 is ten weeks old, Friday before the cut-off.
pub const CLOCK: NaiveDate = match NaiveDate::from_ymd_opt(2025, 3, 14) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

const SAMPLES: &str = include_str!("../../../db/demo/samples.csv");

#[derive(Debug, Deserialize)]
struct Row {
    project: String,
    on: Day,
    actor: String,
    verb: String,
    value: String,
    progress: String,
    next: String,
    problem: String,
    ask: String,
}

/// Puts the samples onto a board that has the Haidian plan.
pub fn fill(lang: Lang, session: &mut Session) -> Result<(), Trouble> {
    let filled = session.batch(Mode::Commit, |batch| {
        for row in rows() {
            sample(batch, &row)?;
        }
        Ok::<_, Failure>(())
    });
    filled.map_err(|failure| {
        let board = session.board().unwrap_or_default();
        Trouble::new(Kind::Failed, error::failure(lang, &failure, &board))
    })
}

fn rows() -> impl Iterator<Item = Row> {
    csv::Reader::from_reader(SAMPLES.as_bytes())
        .into_deserialize()
        .filter_map(Result::ok)
}

fn sample(batch: &mut Batch<'_, '_>, row: &Row) -> Result<(), Failure> {
    let Some(id) = batch.find_key(&row.project)? else {
        return Ok(());
    };
    let Some(project) = batch.project(id)?.cloned() else {
        return Ok(());
    };
    let Some(command) = command(id, &project, row) else {
        return Ok(());
    };
    let request = Request {
        actor: Some(Actor(row.actor.clone())),
        ..Request::new(command).on(row.on)
    };
    batch.run(&request.because(words::made_up()))?;
    Ok(())
}

fn command(id: ProjectId, project: &Project, row: &Row) -> Option<Command> {
    let text = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
    let date = |phrase: &str| parse(phrase, 2025).ok();
    Some(match row.verb.as_str() {
        "report" => Command::Report {
            id,
            week: row.value.parse().ok()?,
            patch: EntryPatch {
                progress: text(&row.progress),
                next: text(&row.next),
                problem: text(&row.problem),
                ask: text(&row.ask),
                sample: true,
            },
        },
        "block" => Command::Block {
            id,
            reason: row.value.clone(),
        },
        "problem" => Command::OpenProblem {
            id,
            text: row.value.clone(),
            owner: None,
            limit: date(&row.progress),
            ask: AskLevel::from_key(&row.ask),
        },
        "milestone" => Command::SetMilestone {
            id,
            part: None,
            to: Some(Milestone {
                name: row.value.clone(),
                kind: MilestoneKind::guess(&row.value),
                deadline: date(&row.progress),
                done: None,
                document: None,
                dept: None,
            }),
        },
        "due" => Command::MoveDeadline {
            id,
            to: Some(date(&row.value)?),
            slip: Some(SlipReason::Plan),
        },
        "measure" => {
            let mut alike = project.measures.iter();
            let (part, known) =
                alike.find(|(_, known)| known.name == row.value && known.year == Some(2025))?;
            let to = Measure {
                done: row.progress.parse().ok(),
                ..known.clone()
            };
            Command::SetMeasure {
                id,
                part: Some(*part),
                to: Some(to),
            }
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Clock;
    use crate::import::Files;
    use crate::ops::{Purpose, load_plan};

    #[test]
    fn every_sample_finds_its_project_and_becomes_an_event() {
        let clock = Clock::noon(CLOCK, chrono_tz::Asia::Shanghai);
        let mut session =
            Session::in_memory(Purpose::Sandbox, Actor("demo".to_owned()), clock).unwrap();
        load_plan(
            &mut session,
            &Files::built_in("haidian").unwrap(),
            Mode::Commit,
        )
        .unwrap();
        let before = session.head().unwrap().seq;
        fill(Lang::Zh, &mut session).unwrap();
        let added = session.head().unwrap().seq - before;
        assert_eq!(added, SAMPLES.lines().count() as u64 - 1);
        assert_eq!(session.examine().unwrap().findings, []);
    }
}
