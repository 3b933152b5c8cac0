//! Deadlines as a calendar (RFC 5545): each a whole day, on the last day that is good enough.

use chrono::{DateTime, Duration, Utc};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use crate::domain::board::{Board, StageClass};
use crate::domain::deadline::Deadline;
use crate::domain::id::Day;
use crate::domain::project::Project;
use crate::i18n::{Lang, report as words, trade};
use crate::text::safe::{clean_line, clean_text};

/// What the calendar is made of besides the projects.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// What tells this board from all others, for ever: part of every entry's name, so that a calendar that is loaded
    /// again replaces the old entries.
    pub board_id: &'a str,
    /// When the board was changed last; the entries are as of then.
    pub stamp: DateTime<Utc>,
    /// Remind so many days before.
    pub alarm_days: Option<u32>,
}

/// Writes the deadlines of projects under way and of their open milestones. What is finished, cancelled, suspended or
/// taken off the board has no entry: a program that subscribes drops what is no longer there. The same projects give the
/// same bytes.
pub fn ics(lang: Lang, board: &Board, projects: &[&Project], made: Made<'_>) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//duban//duban//ZH"));
    calendar.append_property(Property::new("CALSCALE", "GREGORIAN"));
    let name = clean_line(trade::title(lang, &board.title));
    if !name.is_empty() {
        calendar.name(&name);
    }
    for project in projects.iter().filter(|project| is_open(project, board)) {
        let owner = description(lang, board, project);
        let title = format!("{} {}", project.id, project.title);
        if let Some((deadline, day)) = dated(project.deadline.as_ref()) {
            let name = format!("{}.project.{}", made.board_id, project.id.0);
            let said = format!("{title} {}", deadline.phrase);
            calendar.push(entry(&name, &said, &owner, day, project.version, made));
        }
        let open = project
            .milestones
            .iter()
            .filter(|(_, milestone)| milestone.done.is_none());
        for (part, milestone) in open {
            let Some((deadline, day)) = dated(milestone.deadline.as_ref()) else {
                continue;
            };
            let name = format!(
                "{}.project.{}.milestone.{}",
                made.board_id, project.id.0, part.0
            );
            let said = words::milestone_of(lang, &title, &milestone.name);
            let said = format!("{said} {}", deadline.phrase);
            calendar.push(entry(&name, &said, &owner, day, project.version, made));
        }
    }
    calendar.to_string()
}

fn is_open(project: &Project, board: &Board) -> bool {
    project.side.is_none() && board.class(&project.stage.stage) != StageClass::Done
}

fn dated(deadline: Option<&Deadline>) -> Option<(&Deadline, Day)> {
    let deadline = deadline?;
    Some((deadline, deadline.day?))
}

/// Lead, contact and stage.
fn description(lang: Lang, board: &Board, project: &Project) -> String {
    let lead = project
        .lead()
        .and_then(|owner| board.department(owner.dept));
    let lead = lead.map_or(words::no_lead(lang), |dept| trade::dept_name(lang, dept));
    let stage = board.stage(&project.stage.stage);
    let stage = stage.map_or("", |stage| trade::stage(lang, stage));
    let mut lines = vec![
        format!("{}{}{lead}", words::col_lead(lang), words::colon(lang)),
        format!("{}{}{stage}", words::col_stage(lang), words::colon(lang)),
    ];
    lines.extend(project.contact.clone());
    lines.join("\n")
}

fn entry(name: &str, said: &str, more: &str, day: Day, version: u32, made: Made<'_>) -> Event {
    let mut event = Event::new();
    event
        .uid(&format!("{name}@duban"))
        .timestamp(made.stamp)
        .sequence(version)
        .summary(&clean_line(said))
        .description(&clean_text(more))
        .starts(day)
        // The end is the first day that is no more part of it.
        .ends(day.succ_opt().unwrap_or(day))
        .add_property("TRANSP", "TRANSPARENT");
    if let Some(days) = made.alarm_days {
        let before = -Duration::days(i64::from(days));
        let mut alarm = Alarm::display(&clean_line(said), before);
        // Without these the crate would make some up, and others every time.
        alarm
            .uid(&format!("{name}.alarm@duban"))
            .timestamp(made.stamp);
        event.alarm(alarm);
    }
    event.done()
}
