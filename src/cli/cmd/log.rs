//! `duban log`: what happened, the newest first.

use crate::cli::args::LogArgs;
use crate::cli::{Cx, Done, view};
use crate::domain::event::Event;
use crate::domain::id::Actor;
use crate::i18n;
use crate::i18n::cli as words;
use crate::ops::EventQuery;

pub(crate) fn run(cx: &mut Cx<'_>, args: &LogArgs) -> Done {
    let query = EventQuery {
        project: args.id.as_deref().map(|id| cx.id(id)).transpose()?,
        since: args.since.as_deref().map(|day| cx.day(day)).transpose()?,
        after: None,
        actor: args.actor.clone().map(Actor),
        limit: Some(args.limit).filter(|limit| *limit > 0),
        until: cx.as_of,
        ..EventQuery::default()
    };
    let mut events = cx
        .session
        .events(&query)
        .map_err(|error| cx.store(&error))?;
    if let Some(id) = query.project {
        // A project's log is its history: by the day that each fact is about.
        events.sort_by_key(|event| std::cmp::Reverse((event.effective, event.seq)));
        let look = cx.look()?;
        cx.project(&look, id)?;
    }
    print(cx, &events)
}

fn print(cx: &mut Cx<'_>, events: &[Event]) -> Done {
    let (lang, board) = (cx.lang, cx.board()?);
    let what = |event: &Event| i18n::event::describe(lang, &event.change, &board);
    if cx.out.is_json() {
        let views: Vec<_> = events
            .iter()
            .map(|event| view::event(event, what(event)))
            .collect();
        return cx.print(|out| out.json(&views));
    }
    if events.is_empty() {
        return cx.none_found();
    }
    let header = match lang {
        i18n::Lang::Zh => ["序号", "日期", "项目", "内容", "由", "理由"],
        i18n::Lang::En => ["No", "Day", "Project", "What", "By", "Why"],
    };
    let rows: Vec<Vec<String>> = events
        .iter()
        .map(|event| {
            let undone = if event.undoes.is_some() {
                words::undone(lang)
            } else {
                ""
            };
            vec![
                event.seq.to_string(),
                event.effective.to_string(),
                event.project.map_or_else(String::new, |id| id.to_string()),
                format!("{undone}{}", what(event)),
                words::actor(lang, &event.actor, &board),
                event.reason.clone().unwrap_or_default(),
            ]
        })
        .collect();
    cx.print(|out| out.rows(&header, &rows))
}
