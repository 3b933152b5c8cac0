//! `duban log --logins`: who came in, how, what for, and whom the board turned away.

use chrono::{NaiveTime, TimeZone, Utc};
use serde::Serialize;

use super::whose;
use crate::cli::args::LogArgs;
use crate::cli::{Cx, Done};
use crate::domain::board::Board;
use crate::domain::entrance::{Entrance, Step};
use crate::i18n::{cli as words, date, person};
use crate::ops::EntranceQuery;

/// A row with the name that colleagues know.
#[derive(Serialize)]
struct Told<'a> {
    #[serde(flatten)]
    entrance: &'a Entrance,
    name: Option<&'a str>,
}

pub(super) fn run(cx: &mut Cx<'_>, args: &LogArgs) -> Done {
    let (lang, board) = (cx.lang, cx.board()?);
    let since = args.since.as_deref().map(|day| cx.day(day)).transpose()?;
    let zone = cx.session.zone();
    let since = since.and_then(|day| {
        let midnight = day.and_time(NaiveTime::MIN);
        let start = zone.from_local_datetime(&midnight).earliest();
        start.map(|start| start.with_timezone(&Utc))
    });
    let mut found = Vec::new();
    for login in whose(&board, &args.actor) {
        let query = EntranceQuery {
            login,
            since,
            limit: args.limit,
        };
        let rows = cx.session.logins(&query);
        found.extend(rows.map_err(|failure| cx.failure(failure))?);
    }
    found.sort_by_key(|row| std::cmp::Reverse(row.at));
    if args.limit > 0 {
        found.truncate(args.limit as usize);
    }
    if cx.out.is_json() {
        let rows = found.iter().map(|entrance| Told {
            entrance,
            name: name(&board, entrance),
        });
        let rows: Vec<_> = rows.collect();
        return cx.print(|out| out.json(&rows));
    }
    if found.is_empty() {
        return cx.none_found();
    }
    let header = person::columns_of_logins(lang);
    let rows = found.iter().map(|row| {
        vec![
            date::stamp(row.at.with_timezone(&zone)),
            words::signed(lang, &row.login, &board),
            person::step(lang, row.step).to_owned(),
            match (row.words.as_str(), row.step) {
                ("", Step::Enter | Step::Leave) => person::the_board(lang).to_owned(),
                (asked, _) => asked.to_owned(),
            },
            row.why
                .map_or_else(String::new, |why| person::why(lang, why).to_owned()),
            person::way(lang, row.via.as_ref()),
        ]
    });
    let rows: Vec<Vec<String>> = rows.collect();
    cx.print(|out| out.rows(&header, &rows))
}

fn name<'b>(board: &'b Board, entrance: &Entrance) -> Option<&'b str> {
    let (_, person) = board.find_person(&entrance.login.0)?;
    Some(&person.name)
}
