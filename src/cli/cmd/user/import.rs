//! `duban user import`: an office's list of people, all of it or nothing.

use serde_json::json;

use super::{bytes_of, first};
use crate::cli::{Cx, Done, Trouble, view};
use crate::domain::board::Board;
use crate::domain::command::{Command, Request};
use crate::domain::id::Actor;
use crate::domain::person::{Person, Role};
use crate::error::{self, Kind};
use crate::i18n::{self, cli, ledger, people as words};
use crate::import::sheet::{MAX_BYTES, read_sheets};
use crate::import::{
    PeopleDraft, PeopleError, PeopleFault, PersonFault, PersonRow, Until, read_people,
};
use crate::ops::{Failure, Mode, Outcome};
use crate::text::safe::clean_line;

/// What an import came to.
struct Imported {
    outcomes: Vec<Outcome>,
    new: usize,
    same: usize,
}

/// The row at which it stopped.
struct Stopped {
    row: u64,
    why: Failure,
}

impl From<Failure> for Stopped {
    fn from(why: Failure) -> Self {
        Self { row: 0, why }
    }
}

pub(super) fn run(cx: &mut Cx<'_>, file: &str) -> Done {
    cx.check_present()?;
    let draft = draft(cx, file)?;
    let mut roles = draft.rows.iter().map(|row| row.role);
    if cx.board()?.people.is_empty() && !roles.any(|role| role == Some(Role::Administrator)) {
        return Err(first(cx));
    }
    let done = carry_out(cx, &draft, file);
    match done {
        Ok(done) => tell(cx, &draft, &done),
        Err(Stopped { row, why }) => {
            let board = cx.board()?;
            let mut trouble = Trouble::new(error::failure_kind(&why), words::refused(cx.lang));
            let why = error::failure(cx.lang, &why, &board);
            if row == 0 {
                trouble.more.push(why);
            } else {
                trouble.more.push(words::at_row(cx.lang, row, &why));
            }
            Err(trouble)
        }
    }
}

fn draft(cx: &Cx<'_>, file: &str) -> Result<PeopleDraft, Trouble> {
    let lang = cx.lang;
    let bytes = bytes_of(cx, file, MAX_BYTES + 1)?;
    let board = cx.board()?;
    let sheets = read_sheets(&bytes).map_err(PeopleError::from);
    let draft = sheets.and_then(|sheets| read_people(&sheets, &board));
    let mut draft = draft.map_err(|error| match error {
        PeopleError::Read(error) => {
            Trouble::new(Kind::Refused, ledger::error(lang, file, &error.into()))
        }
        PeopleError::NoLogin(nearest) => {
            Trouble::new(Kind::Refused, words::no_login_column(lang, file))
                .with(words::nearest(lang, &nearest))
        }
    })?;
    draft.faults.extend(unnamed(lang, &draft, &board));
    if draft.faults.is_empty() {
        return Ok(draft);
    }
    draft.faults.sort_by_key(|fault| fault.row);
    let mut trouble = Trouble::new(Kind::Refused, words::faulty(lang, file, draft.faults.len()));
    let lines = draft.faults.iter();
    trouble
        .more
        .extend(lines.map(|fault| words::fault(lang, fault)));
    Err(trouble)
}

/// Whoever is new needs a name that colleagues know.
fn unnamed(lang: i18n::Lang, draft: &PeopleDraft, board: &Board) -> Vec<PeopleFault> {
    let rows = draft
        .rows
        .iter()
        .filter(|row| row.name.is_none() && board.find_person(&row.login).is_none());
    rows.map(|row| PeopleFault {
        row: row.row,
        column: words::column_name(lang).to_owned(),
        fault: PersonFault::Empty,
    })
    .collect()
}

fn carry_out(cx: &mut Cx<'_>, draft: &PeopleDraft, file: &str) -> Result<Imported, Stopped> {
    let file = std::path::Path::new(file).file_name().unwrap_or_default();
    let file = clean_line(&file.to_string_lossy()).into_owned();
    // Somebody must be there to define the board at every step: new administrators come first.
    let mut rows: Vec<&PersonRow> = draft.rows.iter().collect();
    rows.sort_by_key(|row| row.role != Some(Role::Administrator));
    let (lang, mode) = (cx.lang, cx.mode);
    cx.session.batch(mode, |batch| {
        batch.as_one_change();
        let mut done = Imported {
            outcomes: Vec::new(),
            new: 0,
            same: 0,
        };
        for row in rows {
            let known = batch.board().find_person(&row.login);
            let (id, to) = (
                known.map(|(id, _)| id),
                merged(row, known.map(|(_, person)| person)),
            );
            if known.is_some_and(|(_, person)| *person == to) {
                done.same += 1;
                continue;
            }
            done.new += usize::from(id.is_none());
            let request = Request::new(Command::SetPerson { id, to });
            let request = request.because(words::from_file(lang, &file, row.row));
            match batch.run(&request) {
                Ok(outcome) => done.outcomes.push(outcome),
                Err(why) => return Err(Stopped { row: row.row, why }),
            }
        }
        Ok(done)
    })
}

/// What the row says, on top of what is known of him.
fn merged(row: &PersonRow, known: Option<&Person>) -> Person {
    let mut to = known.cloned().unwrap_or_else(|| Person {
        login: Actor(row.login.clone()),
        name: String::new(),
        role: Role::Operator,
        depts: Vec::new(),
        keys: Vec::new(),
        disabled: false,
        expires: None,
    });
    if let Some(name) = &row.name {
        to.name.clone_from(name);
    }
    if let Some(depts) = &row.depts {
        to.depts.clone_from(depts);
        let mut seen = Vec::new();
        to.depts.retain(|dept| {
            !seen.contains(dept) && {
                seen.push(*dept);
                true
            }
        });
    }
    match row.keys.as_deref() {
        Some([]) => to.keys.clear(),
        keys => {
            for key in keys.into_iter().flatten() {
                if !to.keys.iter().any(|known| known.is_same(key)) {
                    to.keys.push(key.clone());
                }
            }
        }
    }
    to.role = row.role.unwrap_or(to.role);
    to.expires = row.until.map_or(to.expires, Until::last_day);
    to.disabled = row.disabled.unwrap_or(to.disabled);
    to
}

fn tell(cx: &mut Cx<'_>, draft: &PeopleDraft, done: &Imported) -> Done {
    let (lang, board) = (cx.lang, cx.board()?);
    let written = cx.mode == Mode::Commit;
    let changed = done.outcomes.len() - done.new;
    let events = done.outcomes.iter().flat_map(|outcome| &outcome.events);
    let told = events.map(|event| (event, i18n::event::describe(lang, &event.change, &board)));
    if cx.out.is_json() {
        let events: Vec<_> = told.map(|(event, text)| view::event(event, text)).collect();
        let told = json!({
            "written": written && !events.is_empty(), "new": done.new, "changed": changed,
            "same": done.same, "left_alone": draft.unknown, "events": events,
        });
        return cx.print(|out| out.json(&told));
    }
    let dry = if written { "" } else { cli::dry_run(lang) };
    let mut lines: Vec<String> = told.map(|(_, text)| format!("{dry}{text}")).collect();
    let sum = words::sum(lang, done.new, changed, done.same);
    lines.push(format!("{dry}{sum}"));
    if !draft.unknown.is_empty() {
        let columns = draft.unknown.join(lang.pick("、", ", "));
        lines.push(words::left_alone(lang, &columns));
    }
    cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))
}
