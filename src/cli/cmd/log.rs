//! `duban log`: what happened, the newest first; and the record of logins.

mod logins;

use crate::cli::args::LogArgs;
use crate::cli::{Cx, Done, Trouble, view};
use crate::domain::board::Board;
use crate::domain::event::Event;
use crate::domain::id::Actor;
use crate::domain::rights::Act;
use crate::domain::via::Via;
use crate::i18n::cli as words;
use crate::i18n::{self, person};
use crate::ops::EventQuery;

pub(crate) fn run(cx: &mut Cx<'_>, args: &LogArgs) -> Done {
    if args.logins {
        return logins::run(cx, args);
    }
    let query = EventQuery {
        project: args.id.as_deref().map(|id| cx.id(id)).transpose()?,
        since: args.since.as_deref().map(|day| cx.day(day)).transpose()?,
        limit: Some(args.limit).filter(|limit| *limit > 0),
        until: cx.as_of,
        ..EventQuery::default()
    };
    let mut events = find(cx, &query, &args.actor)?;
    if let Some(id) = query.project {
        // A project's log is its history: by the day that each fact is about.
        events.sort_by_key(|event| std::cmp::Reverse((event.effective, event.seq)));
        let look = cx.look()?;
        cx.project(&look, id)?;
    }
    print(cx, &events)
}

/// The events of any of these people, or of all; the newest first, no more than asked for.
fn find(cx: &mut Cx<'_>, query: &EventQuery, names: &[String]) -> Result<Vec<Event>, Trouble> {
    for name in names {
        cx.logins(name)?;
    }
    let logins = whose(&cx.board()?, names);
    let mut found = Vec::new();
    for actor in logins {
        let query = EventQuery {
            actor,
            ..query.clone()
        };
        let events = cx.session.events(&query);
        found.extend(events.map_err(|error| cx.store(&error))?);
    }
    found.sort_by_key(|event| std::cmp::Reverse(event.seq));
    let limit = query.limit.map_or(usize::MAX, |limit| limit as usize);
    found.truncate(limit);
    Ok(found)
}

/// Each login once; a single `None` for everybody.
fn whose(board: &Board, names: &[String]) -> Vec<Option<Actor>> {
    let mut logins: Vec<Option<Actor>> = Vec::new();
    for login in names.iter().flat_map(|name| board.logins_of(name)) {
        if !logins.contains(&Some(login.clone())) {
            logins.push(Some(login));
        }
    }
    if names.is_empty() {
        logins.push(None);
    }
    logins
}

fn print(cx: &mut Cx<'_>, events: &[Event]) -> Done {
    let (lang, board) = (cx.lang, cx.board()?);
    let what = |event: &Event| i18n::event::describe(lang, &event.change, &board);
    // Addresses are for those who may see the record of logins.
    let sees_addresses = cx.session.standing(&board).may(Act::Logins, None).is_ok();
    if cx.out.is_json() {
        let views = events.iter().map(|event| {
            let told = view::event(event, what(event));
            if sees_addresses {
                told.with_address(event.via.as_ref())
            } else {
                told
            }
        });
        let views: Vec<_> = views.collect();
        return cx.print(|out| out.json(&views));
    }
    if events.is_empty() {
        return cx.none_found();
    }
    let mut header = match lang {
        i18n::Lang::Zh => vec!["序号", "日期", "项目", "内容", "由", "理由"],
        i18n::Lang::En => vec!["No", "Day", "Project", "What", "By", "Why"],
    };
    // A board to which nobody comes from afar has nothing to say of it.
    let is_told = events.iter().any(|event| event.via.is_some());
    if is_told {
        header.push(person::column_way(lang));
    }
    let rows: Vec<Vec<String>> = events
        .iter()
        .map(|event| {
            let undone = if event.undoes.is_some() {
                words::undone(lang)
            } else {
                ""
            };
            let mut row = vec![
                event.seq.to_string(),
                event.effective.to_string(),
                event.project.map_or_else(String::new, |id| id.to_string()),
                format!("{undone}{}", what(event)),
                words::signed(lang, &event.actor, &board),
                event.reason.clone().unwrap_or_default(),
            ];
            if is_told {
                let via = event.via.clone();
                let via = via.map(|via| Via {
                    from: via.from.filter(|_| sees_addresses),
                    ..via
                });
                row.push(person::way(lang, via.as_ref()));
            }
            row
        })
        .collect();
    cx.print(|out| out.rows(&header, &rows))
}
