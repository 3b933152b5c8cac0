//! One person: keys, what he may do, since when he is known, when he came in.

use serde_json::json;

use super::list::{Seen, view};
use super::unknown;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::board::Board;
use crate::domain::entrance::Entrance;
use crate::domain::event::{Change, Event};
use crate::domain::person::{Person, PersonId, Role};
use crate::domain::rights::Act;
use crate::i18n::{Lang, cli, date, person as words};
use crate::ops::{EntranceQuery, EventQuery};

/// So many logins are shown; `duban log --logins` has all.
const LOGINS: u32 = 5;

pub(super) fn run(cx: &mut Cx<'_>, word: &str) -> Done {
    let board = cx.board()?;
    let logins = board.logins_of(word);
    let mut found = logins
        .iter()
        .filter_map(|login| board.find_person(&login.0));
    let (id, person) = found.next().ok_or_else(|| unknown(cx))?;
    if found.next().is_some() {
        let logins: Vec<&str> = logins.iter().map(|login| login.0.as_str()).collect();
        let sentence = words::several(cx.lang, word, &logins.join(cx.lang.pick("、", ", ")));
        return Err(Trouble::usage(sentence));
    }
    let registered = registered(cx, id)?;
    let came = came(cx, &board, person)?;
    if cx.out.is_json() {
        let mut told = view(id, person, &board, cx.session.today());
        told["registered"] = registered.as_ref().map_or_else(
            || json!(null),
            |event| json!({ "on": event.effective, "by": event.actor, "event": event.seq }),
        );
        let may = Act::ALL
            .into_iter()
            .filter(|act| act.needs() <= person.role);
        told["may"] = may.map(Act::key).collect();
        told["logins"] = json!(came);
        return cx.print(|out| out.json(&told));
    }
    let lines = lines(cx, person, &board, registered.as_ref(), came.as_deref());
    cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))
}

/// The event that made him a person of the board.
fn registered(cx: &mut Cx<'_>, id: PersonId) -> Result<Option<Event>, Trouble> {
    let query = EventQuery {
        kinds: Some(vec!["board_person"]),
        ..EventQuery::default()
    };
    let events = cx.session.events(&query);
    let mut events = events.map_err(|error| cx.store(&error))?.into_iter();
    let is_first = |event: &Event| matches!(&event.change, Change::BoardPerson { id: whom, from: None, .. } if *whom == id);
    Ok(events.find(is_first))
}

/// His last logins, for those who may see them.
fn came(cx: &Cx<'_>, board: &Board, person: &Person) -> Result<Option<Vec<Entrance>>, Trouble> {
    if !Seen::of(cx, board)?.is_told() {
        return Ok(None);
    }
    let query = EntranceQuery {
        login: Some(person.login.clone()),
        since: None,
        limit: LOGINS,
    };
    let rows = cx.session.entrances(&query);
    rows.map(Some).map_err(|error| cx.store(&error))
}

fn lines(
    cx: &Cx<'_>,
    person: &Person,
    board: &Board,
    registered: Option<&Event>,
    came: Option<&[Entrance]>,
) -> Vec<String> {
    let lang = cx.lang;
    let colon = lang.pick("：", ": ");
    let said = |label: &str, what: &str| format!("{label}{colon}{what}");
    let mut lines = vec![format!("{} {}", person.login, person.name)];
    lines.push(said(
        words::label_role(lang),
        words::role(lang, person.role),
    ));
    lines.push(said(
        words::label_departments(lang),
        &words::depts(lang, &person.depts, board),
    ));
    let state = words::state(lang, person, cx.session.today());
    lines.push(said(words::label_state(lang), &state));
    if let Some(event) = registered {
        let by = cli::signed(lang, &event.actor, board);
        lines.push(words::registered_on(
            lang,
            &event.effective.to_string(),
            &by,
        ));
    }
    lines.extend(rights(lang, person));
    lines.push(said(
        words::label_keys(lang),
        &person.keys.len().to_string(),
    ));
    for key in &person.keys {
        let line = format!(
            "  {}  {}  {}",
            key.fingerprint(),
            key.algorithm,
            key.comment
        );
        lines.push(line.trim_end().to_owned());
    }
    let zone = cx.session.zone();
    match came {
        Some([]) => lines.push(said(words::label_logins(lang), words::never(lang))),
        Some(rows) => {
            lines.push(said(words::label_logins(lang), ""));
            lines.extend(rows.iter().map(|row| {
                let at = date::stamp(row.at.with_timezone(&zone));
                let why = row.why.map_or("", |why| words::why(lang, why));
                let way = words::way(lang, row.via.as_ref());
                let parts = [at.as_str(), words::step(lang, row.step), why, &way];
                let parts = parts.into_iter().filter(|part| !part.is_empty());
                format!("  {}", parts.collect::<Vec<_>>().join("  "))
            }));
        }
        None => {}
    }
    lines
}

/// What he may do, in words: to the projects of his departments, to all, to the board.
fn rights(lang: Lang, person: &Person) -> Vec<String> {
    let named = |test: &dyn Fn(Act) -> bool| -> String {
        let acts = Act::ALL.into_iter().filter(|act| *act != Act::Undo);
        let acts = acts.filter(|act| act.needs() <= person.role && test(*act));
        let names: Vec<&str> = acts.map(|act| words::act(lang, act)).collect();
        names.join(lang.pick("、", ", "))
    };
    let of_projects = named(&|act| act.is_about_a_project());
    let of_board = named(&|act| !act.is_about_a_project());
    match person.role {
        Role::Viewer => vec![words::looks_on(lang).to_owned()],
        Role::Operator if person.depts.is_empty() => {
            vec![words::has_no_departments(lang).to_owned()]
        }
        Role::Operator => vec![words::may_own(lang, &of_projects)],
        Role::Manager | Role::Administrator => vec![
            words::may_all(lang, &of_projects),
            words::may_board(lang, &of_board),
        ],
    }
}
