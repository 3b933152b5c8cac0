//! `duban overdue --minutes`: what somebody decided, by department.

use crate::cli::args::{MinutesArgs, MinutesFormat};
use crate::cli::deliver::save;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::event::Event;
use crate::domain::id::Actor;
use crate::error::Kind;
use crate::i18n::cli as words;
use crate::ops::EventQuery;
use crate::report::csv::Mark;
use crate::report::format::Format;
use crate::report::minutes::{Span, build};
use crate::report::paper::Report;

pub(super) fn run(cx: &mut Cx<'_>, args: &MinutesArgs) -> Done {
    let look = cx.look()?;
    let since = args.since.as_deref().map(|day| cx.day(day)).transpose()?;
    let since = since.unwrap_or(look.today);
    let actor = args.actor.clone().map(Actor);
    let actor = actor.unwrap_or_else(|| cx.session.actor().clone());
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
    let format = match args.format {
        None if cx.out.is_json() => Format::Json,
        Some(MinutesFormat::Json) => Format::Json,
        Some(MinutesFormat::Md) => Format::Md,
        None | Some(MinutesFormat::Txt) => Format::Txt,
    };
    let text = format.write(&minutes, &minutes.paper(cx.lang), Mark::With);
    let text = text.map_err(|error| {
        let sentence = words::cannot_print(cx.lang, &error.to_string());
        Trouble::new(Kind::Failed, sentence)
    })?;
    match &args.output {
        Some(path) => save(cx.lang, path, &text),
        None => cx.print(|out| out.bytes(&text)),
    }
}
