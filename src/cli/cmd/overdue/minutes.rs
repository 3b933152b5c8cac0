//! `duban overdue --minutes`: what somebody decided, by department.

use crate::cli::args::{MinutesArgs, OutputArgs};
use crate::cli::deliver::deliver;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::event::Event;
use crate::domain::id::Actor;
use crate::i18n::cli as words;
use crate::ops::EventQuery;
use crate::report::minutes::{Span, build};
use crate::report::paper::Report;

pub(super) fn run(cx: &mut Cx<'_>, args: &MinutesArgs, output: &OutputArgs) -> Done {
    let look = cx.look()?;
    let since = args.since.as_deref().map(|day| cx.day(day)).transpose()?;
    let since = since.unwrap_or(look.today);
    let actor = match &args.actor {
        Some(name) => one(cx, name)?,
        None => cx.session.actor().clone(),
    };
    let zone = cx.session.zone();
    let query = EventQuery {
        actor: Some(actor.clone()),
        ..EventQuery::default()
    };
    let events = cx.session.events(&query);
    let mut events = events.map_err(|error| cx.store(&error))?;
    // A review is what was recorded in those days, whatever day the facts are about.
    let recorded = |event: &Event| event.recorded.with_timezone(&zone).date_naive();
    events.retain(|event| (since..=look.today).contains(&recorded(event)));
    let span = Span {
        actor: &actor,
        since,
        until: look.today,
        skipped: None,
    };
    let minutes = build(&events, &look.state, span);
    let stem = minutes.stem(cx.lang);
    deliver(cx, &minutes, output, &stem)
}

/// Somebody by his login, or by a name that only one has.
fn one(cx: &mut Cx<'_>, name: &str) -> Result<Actor, Trouble> {
    let mut logins = cx.logins(name)?;
    match (logins.pop(), logins.is_empty()) {
        (Some(login), true) => Ok(login),
        _ => Err(Trouble::usage(words::namesakes(cx.lang, name))),
    }
}
