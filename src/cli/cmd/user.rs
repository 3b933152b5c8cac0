//! `duban user`: the people of the board: list, register, change, shut out.

mod export;
mod import;
mod list;
mod show;

use std::io::Read;

use super::edit::{Words, word};
use crate::cli::args::{HowArgs, PersonArgs, SwitchArgs, UserArgs, UserListArgs, UserVerb};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::board::Board;
use crate::domain::command::Command;
use crate::domain::id::{Actor, DeptId};
use crate::domain::key::{PublicKey, read_keys};
use crate::domain::person::{Person, PersonId, Role};
use crate::error::Kind;
use crate::i18n::{file, ledger, person as words};
use crate::import::read_text;

/// More is no list of keys.
const MOST: u64 = 1024 * 1024;

pub(crate) fn run(cx: &mut Cx<'_>, args: &UserArgs) -> Done {
    match &args.what {
        None => list::run(cx, &UserListArgs::default()),
        Some(UserVerb::List(args)) => list::run(cx, args),
        Some(UserVerb::Show { login }) => show::run(cx, login),
        Some(UserVerb::Add(person)) => {
            let board = cx.board()?;
            let command = command(cx, &board, person)?;
            if let Command::SetPerson { to, .. } = &command
                && board.people.is_empty()
                && to.role != Role::Administrator
                && !person.yes
            {
                return Err(first(cx));
            }
            let how = HowArgs {
                note: person.note.clone(),
                yes: person.yes,
                ..HowArgs::default()
            };
            cx.change(command, &how)
        }
        Some(UserVerb::Import { file }) => import::run(cx, file),
        Some(UserVerb::Disable(args)) => switch(cx, args, true),
        Some(UserVerb::Enable(args)) => switch(cx, args, false),
    }
}

fn switch(cx: &mut Cx<'_>, args: &SwitchArgs, disabled: bool) -> Done {
    let board = cx.board()?;
    let (id, person) = board.find_person(&args.login).ok_or_else(|| unknown(cx))?;
    let to = Person {
        disabled,
        ..person.clone()
    };
    let id = Some(id);
    let how = HowArgs {
        note: args.note.clone(),
        ..HowArgs::default()
    };
    cx.change(Command::SetPerson { id, to }, &how)
}

/// A board whose first person is no administrator: nobody but the owner of the file could register the next one.
fn first(cx: &Cx<'_>) -> Trouble {
    Trouble::new(Kind::Refused, words::first_administrator(cx.lang))
}

fn unknown(cx: &Cx<'_>) -> Trouble {
    Trouble::new(Kind::NotFound, words::no_such_person(cx.lang))
}

/// What was asked for, on top of what is known of him.
fn command(cx: &Cx<'_>, board: &Board, args: &PersonArgs) -> Result<Command, Trouble> {
    let known: Option<(PersonId, &Person)> = board.find_person(&args.login);
    let before = known.map(|(_, person)| person);
    let roles = Words {
        all: &Role::ALL,
        key: Role::key,
        name: words::role,
    };
    let role = args.role.as_deref();
    let role = role.map(|text| word(cx, text, &roles)).transpose()?;
    let expires = match args.expires.as_deref() {
        None => before.and_then(|person| person.expires),
        Some("none" | "无") => None,
        Some(day) => Some(cx.day(day)?),
    };
    let to = Person {
        login: Actor(args.login.clone()),
        name: match (&args.name, before) {
            (Some(name), _) => name.clone(),
            (None, Some(person)) => person.name.clone(),
            (None, None) => args.login.clone(),
        },
        role: role.unwrap_or_else(|| before.map_or(Role::Operator, |person| person.role)),
        depts: departments(cx, board, args, before)?,
        keys: keys(cx, args, before)?,
        disabled: before.is_some_and(|person| person.disabled),
        expires,
    };
    let id = known.map(|(id, _)| id);
    Ok(Command::SetPerson { id, to })
}

fn departments(
    cx: &Cx<'_>,
    board: &Board,
    args: &PersonArgs,
    before: Option<&Person>,
) -> Result<Vec<DeptId>, Trouble> {
    if args.dept.is_empty() {
        return Ok(before
            .map(|person| person.depts.clone())
            .unwrap_or_default());
    }
    let depts = args.dept.iter().map(|dept| cx.dept(board, dept));
    depts.collect()
}

fn keys(
    cx: &Cx<'_>,
    args: &PersonArgs,
    before: Option<&Person>,
) -> Result<Vec<PublicKey>, Trouble> {
    let mut keys = before.map(|person| person.keys.clone()).unwrap_or_default();
    for gone in &args.remove_key {
        let count = keys.len();
        keys.retain(|key| key.fingerprint() != *gone);
        if keys.len() == count {
            let sentence = words::no_such_key(cx.lang, gone);
            return Err(Trouble::new(Kind::NotFound, sentence));
        }
    }
    for path in &args.key {
        let text = text_of(cx, path)?;
        let found = read_keys(&text).map_err(|flaw| {
            let why = words::key_fault(cx.lang, flaw.fault);
            Trouble::usage(words::key_refused(cx.lang, path, flaw.line, &why))
        })?;
        if found.is_empty() {
            let why = words::no_key_in_file(cx.lang);
            return Err(Trouble::usage(words::cannot_read(cx.lang, path, why)));
        }
        keys.extend(found);
    }
    Ok(keys)
}

/// A file's text, in whichever encoding its program wrote it.
fn text_of(cx: &Cx<'_>, path: &str) -> Result<String, Trouble> {
    let bytes = bytes_of(cx, path, MOST)?;
    let text = read_text(&bytes).map_err(|error| {
        let why = ledger::error(cx.lang, path, &error.into());
        Trouble::usage(why)
    })?;
    Ok(text.into_owned())
}

/// What a file or the standard input holds, at most so many bytes.
fn bytes_of(cx: &Cx<'_>, path: &str, most: u64) -> Result<Vec<u8>, Trouble> {
    let mut bytes = Vec::new();
    let read = if path == "-" {
        std::io::stdin().lock().take(most).read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|found| found.take(most).read_to_end(&mut bytes))
    };
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => {
            let kind = match error.kind() {
                std::io::ErrorKind::NotFound => Kind::NotFound,
                _ => Kind::Failed,
            };
            let why = file::why_unread(cx.lang, &error);
            Err(Trouble::new(kind, words::cannot_read(cx.lang, path, &why)))
        }
    }
}
