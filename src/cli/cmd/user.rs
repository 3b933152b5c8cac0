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
use crate::domain::id::{Actor, Day, DeptId};
use crate::domain::key::{PublicKey, read_keys};
use crate::domain::person::{Person, PersonId, Role};
use crate::error::Kind;
use crate::i18n::{Lang, file, ledger, person as words};
use crate::import::read_text;

/// More is no list of keys.
const MOST: u64 = 1024 * 1024;

pub(crate) fn run(cx: &mut Cx<'_>, args: &UserArgs) -> Done {
    match &args.what {
        None => list::run(cx, &UserListArgs::default()),
        Some(UserVerb::List(args)) => list::run(cx, args),
        Some(UserVerb::Show { login }) => show::run(cx, login),
        Some(UserVerb::Add(person)) => add(cx, person),
        Some(UserVerb::Import { file }) => import::run(cx, file),
        Some(UserVerb::Disable(args)) => switch(cx, args, true),
        Some(UserVerb::Enable(args)) => switch(cx, args, false),
    }
}

fn add(cx: &mut Cx<'_>, args: &PersonArgs) -> Done {
    let wanted = Wanted::read(cx, args)?;
    let first = first(cx);
    let how = HowArgs {
        note: args.note.clone(),
        yes: args.yes,
        ..HowArgs::default()
    };
    cx.change_board(&how, |board| {
        let (id, to) = wanted.on(board)?;
        let is_first = board.people.is_empty() && to.role != Role::Administrator;
        if is_first && !args.yes {
            return Err(first);
        }
        Ok(Command::SetPerson { id, to })
    })
}

fn switch(cx: &mut Cx<'_>, args: &SwitchArgs, disabled: bool) -> Done {
    let unknown = unknown(cx);
    let how = HowArgs {
        note: args.note.clone(),
        ..HowArgs::default()
    };
    cx.change_board(&how, |board| {
        let (id, person) = board.find_person(&args.login).ok_or(unknown)?;
        let to = Person {
            disabled,
            ..person.clone()
        };
        let id = Some(id);
        Ok(Command::SetPerson { id, to })
    })
}

/// A board whose first person is no administrator: nobody but the owner of the file could register the next one.
fn first(cx: &Cx<'_>) -> Trouble {
    Trouble::new(Kind::Refused, words::first_administrator(cx.lang))
}

fn unknown(cx: &Cx<'_>) -> Trouble {
    Trouble::new(Kind::NotFound, words::no_such_person(cx.lang))
}

/// What is said of the last day.
#[derive(Clone, Copy)]
enum Until {
    AsItIs,
    Set(Option<Day>),
}

/// What was asked for, read before the board is: a file may be slow to come.
struct Wanted<'a> {
    lang: Lang,
    args: &'a PersonArgs,
    role: Option<Role>,
    depts: Option<Vec<DeptId>>,
    until: Until,
    keys: Vec<PublicKey>,
}

impl<'a> Wanted<'a> {
    fn read(cx: &Cx<'_>, args: &'a PersonArgs) -> Result<Self, Trouble> {
        let roles = Words {
            all: &Role::ALL,
            key: Role::key,
            name: words::role,
        };
        let role = args.role.as_deref();
        let board = cx.board()?;
        let depts = args.dept.iter().map(|dept| cx.dept(&board, dept));
        let depts: Vec<DeptId> = depts.collect::<Result<_, _>>()?;
        Ok(Self {
            lang: cx.lang,
            args,
            role: role.map(|text| word(cx, text, &roles)).transpose()?,
            depts: (!depts.is_empty()).then_some(depts),
            until: match args.expires.as_deref() {
                None => Until::AsItIs,
                Some("none" | "无") => Until::Set(None),
                Some(day) => Until::Set(Some(cx.day(day)?)),
            },
            keys: keys(cx, args)?,
        })
    }

    /// On top of what is known of him.
    fn on(&self, board: &Board) -> Result<(Option<PersonId>, Person), Trouble> {
        let known = board.find_person(&self.args.login);
        let login = &self.args.login;
        let new = || Person {
            login: Actor(login.clone()),
            name: login.clone(),
            role: Role::Operator,
            depts: Vec::new(),
            keys: Vec::new(),
            disabled: false,
            expires: None,
        };
        let mut to = known.map_or_else(new, |(_, person)| person.clone());
        to.login = Actor(login.clone());
        if let Some(name) = &self.args.name {
            to.name.clone_from(name);
        }
        to.role = self.role.unwrap_or(to.role);
        if let Until::Set(last) = self.until {
            to.expires = last;
        }
        if let Some(depts) = &self.depts {
            to.depts.clone_from(depts);
        }
        for gone in &self.args.remove_key {
            let count = to.keys.len();
            to.keys.retain(|key| key.fingerprint() != *gone);
            if to.keys.len() == count {
                let sentence = words::no_such_key(self.lang, gone);
                return Err(Trouble::new(Kind::NotFound, sentence));
            }
        }
        to.keys.extend(self.keys.iter().cloned());
        Ok((known.map(|(id, _)| id), to))
    }
}

/// The keys in the files that were named.
fn keys(cx: &Cx<'_>, args: &PersonArgs) -> Result<Vec<PublicKey>, Trouble> {
    let mut keys = Vec::new();
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
