//! `duban calendar`: the deadlines of projects under way for a calendar program.

use chrono::DateTime;

use crate::cli::args::CalendarArgs;
use crate::cli::deliver::{place, save};
use crate::cli::{Cx, Done, Look, Trouble};
use crate::domain::project::Project;
use crate::ops::EventQuery;
use crate::report::ics::{Made, ics};

/// So much of the first event's hash tells one board from all others.
const ID: usize = 16;

pub(crate) fn run(cx: &mut Cx<'_>, args: &CalendarArgs) -> Done {
    let look = cx.look()?;
    let filter = cx.filter(&args.filter, &look)?;
    let context = look.context(&cx.session);
    let all = look.state.projects.values();
    let found: Vec<&Project> = all
        .filter(|project| filter.matches(project, &context))
        .collect();
    let text = text(cx, &look, &found, args.alarm)?;
    match place(args.output.as_deref()) {
        Some(path) => save(cx.lang, path, text.as_bytes()),
        None => cx.print(|out| out.bytes(text.as_bytes())),
    }
}

/// The calendar of these projects, reminding so many days before.
pub(super) fn text(
    cx: &mut Cx<'_>,
    look: &Look,
    found: &[&Project],
    alarm_days: Option<u32>,
) -> Result<String, Trouble> {
    // The board's name for ever is the hash of its first event; what was said last, looking back as far as then, is the
    // moment of all entries.
    let first = cx.session.hash_of(1).map_err(|error| cx.store(&error))?;
    let board_id: String = first.unwrap_or_default().chars().take(ID).collect();
    let last = cx.session.events(&EventQuery {
        until: cx.as_of,
        limit: Some(1),
        ..EventQuery::default()
    });
    let last = last.map_err(|error| cx.store(&error))?;
    let made = Made {
        board_id: &board_id,
        stamp: last
            .first()
            .map_or(DateTime::UNIX_EPOCH, |event| event.recorded),
        alarm_days,
    };
    Ok(ics(cx.lang, &look.state.board, found, made))
}
