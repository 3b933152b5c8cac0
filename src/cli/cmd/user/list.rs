//! The list of people.

use chrono::{DateTime, Utc};

use super::export;
use crate::cli::args::UserListArgs;
use crate::cli::{Cx, Done};
use crate::domain::board::Board;
use crate::domain::id::Day;
use crate::domain::people::Department;
use crate::domain::person::{Person, PersonId, PublicKey};
use crate::domain::rights::Act;
use crate::i18n::{Lang, date, person as words};
use crate::text::pinyin::Matcher;

pub(super) fn run(cx: &mut Cx<'_>, args: &UserListArgs) -> Done {
    let (lang, board) = (cx.lang, cx.board()?);
    let today = cx.session.today();
    let people = board.people.iter();
    let people = people.filter(|(_, person)| is_meant(person, &args.words, &board, today));
    let people: Vec<(PersonId, &Person)> = people.map(|(id, person)| (*id, person)).collect();
    if args.format.is_some() || args.output.is_some() {
        return export::run(cx, args, &people, &board);
    }
    let seen = Seen::of(cx, &board)?;
    if cx.out.is_json() {
        let views = people.iter().map(|(id, person)| {
            let mut view = view(*id, person, &board, today);
            view["last_seen"] = seen.json(person);
            view
        });
        let views: Vec<_> = views.collect();
        return cx.print(|out| out.json(&views));
    }
    if board.people.is_empty() {
        return cx.print(|out| out.line(words::nobody(lang)));
    }
    if people.is_empty() {
        return cx.none_found();
    }
    let mut header = words::columns(lang).to_vec();
    header.extend(seen.is_told().then(|| words::column_seen(lang)));
    let rows = people.iter().map(|(_, person)| {
        let mut row = vec![
            person.login.0.clone(),
            person.name.clone(),
            words::role(lang, person.role).to_owned(),
            words::depts(lang, &person.depts, &board),
            person.keys.len().to_string(),
            words::state(lang, person, today),
        ];
        row.extend(seen.is_told().then(|| seen.words(cx, person)));
        row
    });
    let rows: Vec<Vec<String>> = rows.collect();
    cx.print(|out| out.rows(&header, &rows))
}

/// Whether all the words occur in what is known of somebody.
fn is_meant(person: &Person, wanted: &[String], board: &Board, today: Day) -> bool {
    let depts = person.depts.iter().filter_map(|id| board.department(*id));
    let mut known: Vec<String> = depts
        .flat_map(Department::names)
        .map(str::to_owned)
        .collect();
    known.extend([person.login.0.clone(), person.name.clone()]);
    known.push(person.role.key().to_owned());
    for lang in [Lang::Zh, Lang::En] {
        known.push(words::role(lang, person.role).to_owned());
        known.push(words::state(lang, person, today));
    }
    wanted.iter().all(|word| {
        let matcher = Matcher::new(word);
        known.iter().any(|text| matcher.matches(text))
    })
}

/// A person as JSON.
pub(super) fn view(id: PersonId, person: &Person, board: &Board, today: Day) -> serde_json::Value {
    let depts = person.depts.iter().filter_map(|id| board.department(*id));
    let depts: Vec<&str> = depts.map(|dept| dept.name.as_str()).collect();
    let key = |key: &PublicKey| {
        serde_json::json!({
            "fingerprint": key.fingerprint(), "type": key.algorithm, "comment": key.comment,
        })
    };
    let keys: Vec<_> = person.keys.iter().map(key).collect();
    serde_json::json!({
        "id": id, "login": person.login, "name": person.name, "role": person.role,
        "departments": depts, "keys": keys, "disabled": person.disabled,
        "expires": person.expires, "welcome": person.is_welcome(today),
    })
}

/// When people came in last; known to those who may see the record of logins.
pub(super) struct Seen(Option<std::collections::BTreeMap<crate::domain::id::Actor, DateTime<Utc>>>);

impl Seen {
    pub(super) fn of(cx: &Cx<'_>, board: &Board) -> Result<Self, crate::cli::Trouble> {
        if cx.session.standing(board).may(Act::Logins, None).is_err() {
            return Ok(Self(None));
        }
        let seen = cx.session.last_seen();
        Ok(Self(Some(seen.map_err(|error| cx.store(&error))?)))
    }

    pub(super) const fn is_told(&self) -> bool {
        self.0.is_some()
    }

    fn at(&self, person: &Person) -> Option<DateTime<Utc>> {
        self.0.as_ref()?.get(&person.login).copied()
    }

    fn json(&self, person: &Person) -> serde_json::Value {
        let stamp = |at: DateTime<Utc>| at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        self.at(person).map(stamp).into()
    }

    pub(super) fn words(&self, cx: &Cx<'_>, person: &Person) -> String {
        let zone = cx.session.zone();
        self.at(person).map_or_else(
            || words::never(cx.lang).to_owned(),
            |at| date::stamp(at.with_timezone(&zone)),
        )
    }
}
