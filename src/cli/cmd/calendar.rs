//! `duban calendar`: the deadlines of projects under way for a calendar program.

use chrono::DateTime;

use crate::cli::args::CalendarArgs;
use crate::cli::deliver::save;
use crate::cli::{Cx, Done};
use crate::domain::project::Project;
use crate::report::ics::{Made, ics};

/// So much of the first event's hash tells one board from all others.
const ID: usize = 16;

pub(crate) fn run(cx: &mut Cx<'_>, args: &CalendarArgs) -> Done {
    let look = cx.look()?;
    let filter = cx.filter(&args.filter, &look)?;
    // The board's name for ever is the hash of its first event; what was said last is the moment of all entries.
    let first = cx.session.hash_of(1).map_err(|error| cx.store(&error))?;
    let board_id: String = first.unwrap_or_default().chars().take(ID).collect();
    let last = cx.session.head().map_err(|error| cx.store(&error))?.seq;
    let last = cx
        .session
        .events_after(last.saturating_sub(1), 1)
        .map_err(|error| cx.store(&error))?;
    let text = {
        let context = look.context(&cx.session);
        let all = look.state.projects.values();
        let found: Vec<&Project> = all
            .filter(|project| filter.matches(project, &context))
            .collect();
        let made = Made {
            board_id: &board_id,
            stamp: last
                .first()
                .map_or(DateTime::UNIX_EPOCH, |event| event.recorded),
            alarm_days: args.alarm,
        };
        ics(cx.lang, &look.state.board, &found, made)
    };
    match &args.output {
        Some(path) => save(cx.lang, path, text.as_bytes()),
        None => cx.print(|out| out.bytes(text.as_bytes())),
    }
}
