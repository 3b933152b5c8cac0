//! The list of people as a file that can be imported again.

use crate::cli::args::{LedgerFormat, UserListArgs};
use crate::cli::cmd::export::{by_value, deliver, mark};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::board::Board;
use crate::domain::person::{Person, PersonId, PublicKey};
use crate::error::Kind;
use crate::i18n::ledger::cannot_make;
use crate::i18n::{Lang, person as words};
use crate::report::cell::Cell;
use crate::report::ledger::{Heading, Ledger};
use crate::report::{csv, xlsx};

pub(super) fn run(
    cx: &mut Cx<'_>,
    args: &UserListArgs,
    people: &[(PersonId, &Person)],
    board: &Board,
) -> Done {
    let lang = cx.lang;
    let sheet = Ledger {
        lang,
        name: lang.pick("人员", "People"),
        headings: words::columns_of_file(lang).map(Heading::words).into(),
        rows: people
            .iter()
            .map(|(_, person)| row(lang, person, board).map(Cell::from).into())
            .collect(),
    };
    let output = args.output.as_deref();
    let format = match args.format {
        Some(format) => format,
        None => by_value(lang, output)?.unwrap_or(LedgerFormat::Csv),
    };
    let bytes = match format {
        LedgerFormat::Xlsx => xlsx::xlsx(&sheet, &mut |_| ()).map_err(|error| error.to_string()),
        LedgerFormat::Csv => {
            csv::csv(&sheet, mark(cx, false, output)).map_err(|error| error.to_string())
        }
    };
    let bytes = bytes.map_err(|what| Trouble::new(Kind::Failed, cannot_make(lang, &what)))?;
    let is_binary = format == LedgerFormat::Xlsx;
    deliver(cx, &bytes, sheet.rows.len(), is_binary, output)
}

/// Words that the import reads again: everything is said, so that nothing is left to what stands there already.
fn row(lang: Lang, person: &Person, board: &Board) -> [String; 7] {
    let depts = person.depts.iter().filter_map(|id| board.department(*id));
    let depts: Vec<&str> = depts.map(|dept| dept.name.as_str()).collect();
    // A semicolon parts two keys in a cell.
    let line = |key: &PublicKey| key.whole_line().replace([';', '；'], " ");
    let keys: Vec<String> = person.keys.iter().map(line).collect();
    let expires = person.expires.map(|day| day.to_string());
    [
        person.login.0.clone(),
        person.name.clone(),
        words::role(lang, person.role).to_owned(),
        match depts.as_slice() {
            [] => lang.pick("清空", "clear").to_owned(),
            depts => depts.join(lang.pick("、", "; ")),
        },
        expires.unwrap_or_else(|| words::every_day(lang).to_owned()),
        if person.disabled {
            words::disabled(lang).to_owned()
        } else {
            words::active(lang).to_owned()
        },
        keys.join("\n"),
    ]
}
