//! What a screen may need besides the board, and what comes back.

use std::collections::{BTreeMap, BTreeSet};

use super::msg::Msg;
use super::screen::overdue::review::Review;
use crate::domain::calendar::Week;
use crate::domain::entry::Entry;
use crate::domain::event::Event;
use crate::domain::id::{Day, DeptId, ProjectId};
use crate::domain::project::Project;
use crate::ops::{Draft, Error, EventQuery, Session, WeekWish};
use crate::query::Selection;
use crate::report::history::History;
use crate::report::week::WeekReport;

/// A question to the database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Read {
    /// A part of the log, the newest first.
    Log(EventQuery),
    /// What the log tells of past months.
    History,
    /// A page of the log with what was turned back.
    LogPage(EventQuery),
    /// The weekly summary.
    Week(WeekQuery),
    /// What an overdue review rests on; with the last event before it began, if the screen knows it.
    Review(Option<u64>),
    /// The weekly entries that were typed and not sent, and whose projects are looked after.
    Drafts,
    /// How this person wants the list to look.
    Look,
}

/// Under what the look of the list is remembered.
pub(super) const LOOK: &str = "list-look";
/// Which weekly summary is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct WeekQuery {
    /// `None` is the week of today.
    pub(crate) week: Option<Week>,
    /// Only of this department.
    pub(crate) dept: Option<DeptId>,
}

/// What was read.
#[derive(Debug)]
pub(crate) enum Answer {
    /// A part of the log; with that of one project also the project itself, because the board holds the weekly
    /// entries of the last weeks only.
    Log(Vec<Event>, Option<Box<Project>>),
    /// A page of the log.
    LogPage(LogPage),
    /// The weekly summary.
    Week(Box<WeekReport>),
    /// Columns and order as kept, if they are.
    Look(Option<String>),
    /// Every project month by month.
    History(History),
    /// What an overdue review rests on.
    Review(Box<Reviewed>),
    /// Everything that was typed and not sent.
    Drafts(Vec<Draft>),
}

/// A page of the log.
#[derive(Debug)]
pub(crate) struct LogPage {
    pub(crate) events: Vec<Event>,
    /// Those of them that were turned back.
    pub(crate) undone: BTreeSet<u64>,
}

/// What an overdue review rests on.
#[derive(Debug)]
pub(crate) struct Reviewed {
    /// What was kept of it.
    pub(crate) kept: Option<Review>,
    /// The day.
    pub(crate) today: Day,
    /// The log's last event.
    pub(crate) head: u64,
    /// One's own events since it began, the newest first.
    pub(crate) events: Vec<Event>,
    /// Of each project the newest weekly entry, however old.
    pub(crate) entries: BTreeMap<ProjectId, (Week, Entry)>,
}

/// Reads it.
pub(super) fn read(session: &mut Session, read: Read) -> Msg {
    match answer(session, &read) {
        Ok(answer) => Msg::Read(read, answer),
        Err(error) => Msg::Broken(error),
    }
}

fn answer(session: &mut Session, read: &Read) -> Result<Answer, Error> {
    match read {
        Read::Log(query) => {
            let project = query.project.map(|id| session.project(id)).transpose()?;
            let events = session.events(query)?;
            Ok(Answer::Log(events, project.flatten().map(Box::new)))
        }
        Read::History => {
            let events = session.all_events()?;
            Ok(Answer::History(History::of(&events, session.zone())))
        }
        Read::LogPage(query) => {
            let events = session.events(query)?;
            let seqs: Vec<u64> = events.iter().map(|event| event.seq).collect();
            let undone = session.undone(&seqs)?;
            Ok(Answer::LogPage(LogPage { events, undone }))
        }
        Read::Week(query) => {
            let report = session.week_report(&WeekWish {
                week: query.week.unwrap_or_else(|| Week::of(session.today())),
                as_of: None,
                dept: query.dept,
                filter: &Selection::default(),
                filter_words: "",
            })?;
            Ok(Answer::Week(Box::new(report)))
        }
        Read::Review(after) => review(session, *after).map(|found| Answer::Review(Box::new(found))),
        Read::Drafts => Ok(Answer::Drafts(session.drafts()?)),
        Read::Look => Ok(Answer::Look(session.recall(LOOK)?)),
    }
}

fn review(session: &mut Session, after: Option<u64>) -> Result<Reviewed, Error> {
    let kept = session.recall(Review::KEY)?;
    let kept = kept.and_then(|text| Review::read(&text));
    let head = session.head()?.seq;
    let began = after.or(kept.as_ref().map(|kept| kept.after));
    let events = session.events(&EventQuery {
        after: Some(began.unwrap_or(head)),
        actor: Some(session.actor().clone()),
        ..EventQuery::default()
    })?;
    Ok(Reviewed {
        kept,
        today: session.today(),
        head,
        events,
        entries: session.last_entries()?,
    })
}
