//! What an import did or would do, from what to what, and what is wrong with which row.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::cli::{Cx, Done, Trouble, view};
use crate::domain::board::Board;
use crate::domain::event::Event;
use crate::domain::ledger::Column;
use crate::error::{self, Kind};
use crate::i18n::cli::{actor, and_more, dry_run};
use crate::i18n::{self, Lang, ledger as words};
use crate::import::{LedgerDraft, Place, header};
use crate::ops::{Failure, Fate, Imported, LedgerFailure, Mode, RowDone, RowProblem, RowTrouble};

/// How many faults are shown before "and so many more".
const SHOWN: usize = 50;
/// How many emptied cells are named.
const CELLS_SHOWN: usize = 5;

/// What was read: which column became what, what was left alone.
fn reading(lang: Lang, draft: &LedgerDraft) -> Vec<String> {
    let mut lines = Vec::new();
    let comma = lang.pick("，", ", ");
    for table in &draft.tables {
        let name = match table.sheet.as_str() {
            "" => String::new(),
            sheet => words::in_table(lang, sheet),
        };
        let Some(header) = &table.header else {
            lines.push(words::no_header(lang, &table.sheet));
            continue;
        };
        let one = |known: &header::Known| {
            let heading = words::heading(lang, known.column);
            let left = if known.column.is_reckoned() {
                lang.pick("（不写入）", " (not written)")
            } else {
                ""
            };
            if known.written == heading {
                format!("{heading}{left}")
            } else {
                format!("{} → {heading}{left}", known.written)
            }
        };
        let told: Vec<String> = header.known.iter().map(one).collect();
        // The board's own headings need no explanation.
        let is_own = |known: &header::Known| {
            let names = [Lang::Zh, Lang::En].map(|lang| words::heading(lang, known.column));
            names.contains(&known.written.as_str())
        };
        if !header.known.iter().all(is_own) {
            lines.push(words::columns(lang, &name, &told.join(comma)));
        }
        if !header.unknown.is_empty() {
            lines.push(words::unused(lang, &header.unknown.join(comma)));
        }
    }
    if !draft.skipped.is_empty() {
        lines.push(words::skipped(lang, draft.skipped.len()));
    }
    if draft.free_words > 0 {
        lines.push(words::free_words(lang, draft.free_words));
    }
    lines
}

/// What became of the rows; where some were left out, they are told as a trouble afterwards.
pub(super) fn tell(cx: &mut Cx<'_>, file: &str, draft: &LedgerDraft, done: &Imported) -> Done {
    show(cx, file, draft, done)?;
    if done.refused.is_empty() {
        return Ok(());
    }
    let count = rows_of(&done.refused);
    let summary = words::left_out(cx.lang, file, count);
    Err(listed(cx, file, &done.refused, summary))
}

fn show(cx: &mut Cx<'_>, file: &str, draft: &LedgerDraft, done: &Imported) -> Done {
    if cx.out.is_json() {
        let told = success(cx, file, draft, done);
        return cx.print(|out| out.json(&told));
    }
    let lang = cx.lang;
    let written = cx.mode == Mode::Commit;
    let mut lines = reading(lang, draft);
    if !done.departments.is_empty() {
        let names = done.departments.join(lang.pick("、", ", "));
        lines.push(words::departments(lang, &names));
    }
    for row in done.rows.iter().filter(|row| row.fate != Fate::Same) {
        lines.extend(difference(lang, row, done));
    }
    let count = |fate| done.count(fate);
    let dry = if written { "" } else { dry_run(lang) };
    let sum = words::sum(
        lang,
        count(Fate::New),
        count(Fate::Changed),
        count(Fate::Same),
    );
    lines.push(format!("{dry}{sum}"));
    if count(Fate::New) + count(Fate::Changed) == 0 && done.refused.is_empty() {
        let nothing = match cx.mode {
            Mode::Commit => words::nothing_changed(lang),
            Mode::DryRun => words::nothing_would_change(lang),
        };
        lines.push(nothing.to_owned());
    }
    lines.extend(left_alone(lang, done));
    cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))
}

/// What a file might seem to say and does not: emptied cells and missing rows take nothing away.
fn left_alone(lang: Lang, done: &Imported) -> Vec<String> {
    let mut lines = Vec::new();
    let emptied: Vec<String> = done
        .rows
        .iter()
        .flat_map(|row| {
            let cell = |column: &Column| {
                let heading = words::heading(lang, *column);
                words::cell(lang, &row.place.to_string(), heading)
            };
            row.kept.iter().map(cell)
        })
        .collect();
    if !emptied.is_empty() {
        let shown: Vec<&str> = emptied
            .iter()
            .take(CELLS_SHOWN)
            .map(String::as_str)
            .collect();
        let mut shown = shown.join(lang.pick("、", ", "));
        if emptied.len() > CELLS_SHOWN {
            shown.push_str(lang.pick("等", ", ..."));
        }
        lines.push(words::emptied(lang, emptied.len(), &shown));
    }
    if done.absent > 0 {
        lines.push(words::absent(lang, done.absent));
    }
    lines
}

/// A row's line and what happens, from what to what.
fn difference(lang: Lang, row: &RowDone, done: &Imported) -> Vec<String> {
    let mark = match row.fate {
        Fate::New => words::mark_new(lang),
        Fate::Changed => words::mark_changed(lang),
        Fate::Same => "",
    };
    let (place, id, title) = (&row.place, row.id, &row.title);
    let mut lines = vec![format!("{mark} {place} {id} {title}")];
    // Of a new project its arrival says enough but for what the file adds.
    for event in &row.events {
        let what = i18n::event::describe(lang, &event.change, &done.board);
        lines.push(format!("    {what}"));
    }
    lines
}

fn success(cx: &Cx<'_>, file: &str, draft: &LedgerDraft, done: &Imported) -> Value {
    let lang = cx.lang;
    let rows: Vec<Value> = done
        .rows
        .iter()
        .map(|row| {
            let events: Vec<_> = row
                .events
                .iter()
                .map(|event| {
                    let text = i18n::event::describe(lang, &event.change, &done.board);
                    view::event(event, text)
                })
                .collect();
            json!({
                "row": row.place.to_string(), "fate": row.fate.key(), "id": row.id, "title": row.title,
                "events": events, "kept": row.kept.iter().map(|column| column.key()).collect::<Vec<_>>(),
            })
        })
        .collect();
    json!({
        "written": cx.mode == Mode::Commit, "tables": tables(draft), "departments": done.departments,
        "new": done.count(Fate::New), "changed": done.count(Fate::Changed), "same": done.count(Fate::Same),
        "absent": done.absent, "faults": faults(cx, file, &done.refused),
        "skipped": draft.skipped.iter().map(ToString::to_string).collect::<Vec<_>>(), "rows": rows,
    })
}

fn tables(draft: &LedgerDraft) -> Vec<Value> {
    let table = |table: &crate::import::ledger::TableRead| {
        let known = table.header.iter().flat_map(|header| &header.known);
        let columns: Vec<Value> = known
            .map(|known| json!({ "written": known.written, "field": known.column.key() }))
            .collect();
        let unknown = table.header.iter().flat_map(|header| &header.unknown);
        let unknown: Vec<&String> = unknown.collect();
        json!({ "table": table.sheet, "columns": columns, "unused": unknown })
    };
    draft.tables.iter().map(table).collect()
}

/// Everything that is wrong, each with its place; in JSON on stdout too.
pub(super) fn refused(
    cx: &mut Cx<'_>,
    file: &str,
    draft: &LedgerDraft,
    failure: LedgerFailure,
) -> Trouble {
    let lang = cx.lang;
    let troubles = match failure {
        LedgerFailure::Failure(failure) => return cx.failure(failure),
        LedgerFailure::NoSuchRows(rows) => {
            let rows = rows.join(lang.pick("、", ", "));
            return Trouble::usage(words::no_such_rows(lang, &rows));
        }
        LedgerFailure::Rows(troubles) => troubles,
    };
    if cx.out.is_json() {
        let faults = faults(cx, file, &troubles);
        let told = json!({ "written": false, "tables": tables(draft), "faults": faults });
        // The exit code tells of the faults even where nobody reads this.
        if let Err(unread) = cx.print(|out| out.json(&told)) {
            return unread;
        }
    }
    let bad = rows_of(&troubles);
    let summary = words::refused(lang, file, troubles.len());
    let mut trouble = listed(cx, file, &troubles, summary);
    trouble.more.extend(reading(lang, draft));
    if draft.rows.len() + draft.faulty_rows() > bad {
        trouble.more.push(words::go_without(lang).to_owned());
    }
    trouble
}

/// How many rows the troubles are about.
fn rows_of(troubles: &[RowTrouble]) -> usize {
    let places: BTreeSet<&Place> = troubles.iter().map(|trouble| &trouble.place).collect();
    places.len()
}

/// A trouble with a line for each fault.
fn listed(cx: &Cx<'_>, file: &str, troubles: &[RowTrouble], summary: String) -> Trouble {
    let lang = cx.lang;
    let board = cx.session.board().unwrap_or_default();
    let is_conflict = |trouble: &RowTrouble| {
        matches!(&trouble.problem, RowProblem::Failure(Failure::Conflict(_)))
    };
    let kind = if troubles.iter().any(is_conflict) {
        Kind::Conflict
    } else {
        Kind::Refused
    };
    let mut trouble = Trouble::new(kind, summary);
    let colon = lang.pick("：", ": ");
    for one in troubles.iter().take(SHOWN) {
        let (place, what) = sentence(lang, file, one, &board);
        trouble.more.push(format!("{place}{colon}{what}"));
        trouble.more.extend(sides(lang, one, &board));
    }
    if troubles.len() > SHOWN {
        trouble.more.push(and_more(lang, troubles.len() - SHOWN));
    }
    trouble
}

fn faults(cx: &Cx<'_>, file: &str, troubles: &[RowTrouble]) -> Vec<Value> {
    let board = cx.session.board().unwrap_or_default();
    let one = |trouble: &RowTrouble| {
        let (_, what) = sentence(cx.lang, file, trouble, &board);
        fault_json(cx.lang, file, trouble, &what, &board)
    };
    troubles.iter().map(one).collect()
}

fn column(trouble: &RowTrouble) -> &str {
    match &trouble.problem {
        RowProblem::Fault { column, .. } => column,
        RowProblem::Failure(_) => "",
    }
}

fn fault_json(lang: Lang, file: &str, trouble: &RowTrouble, what: &str, board: &Board) -> Value {
    let kind = match &trouble.problem {
        RowProblem::Fault { .. } => "fault",
        RowProblem::Failure(Failure::Conflict(_)) => "conflict",
        RowProblem::Failure(_) => "refusal",
    };
    let mut told = json!({
        "file": file, "table": trouble.place.sheet, "row": trouble.place.row, "column": column(trouble),
        "kind": kind, "what": what,
    });
    if let (RowProblem::Failure(Failure::Conflict(conflict)), Some(told)) =
        (&trouble.problem, told.as_object_mut())
    {
        let all = |events: &[Event]| -> Value {
            let one = |event: &Event| {
                let text = i18n::event::describe(lang, &event.change, board);
                json!(view::event(event, text))
            };
            events.iter().map(one).collect()
        };
        told.insert("id".to_owned(), json!(conflict.now.id));
        told.insert("theirs".to_owned(), all(&conflict.theirs));
        told.insert("yours".to_owned(), all(&trouble.mine));
    }
    told
}

/// Of a conflict, what others did and what the file wants, a line each.
fn sides(lang: Lang, trouble: &RowTrouble, board: &Board) -> Vec<String> {
    let RowProblem::Failure(Failure::Conflict(conflict)) = &trouble.problem else {
        return Vec::new();
    };
    let tell = |event: &Event| i18n::event::describe(lang, &event.change, board);
    let theirs = conflict.theirs.iter().map(|event| {
        let day = event.effective.to_string();
        words::theirs(lang, &day, &actor(lang, &event.actor, board), &tell(event))
    });
    let mine = trouble.mine.iter();
    let mine = mine.map(|event| words::in_file(lang, &tell(event)));
    theirs
        .chain(mine)
        .map(|line| format!("    {line}"))
        .collect()
}

/// Where, and what.
fn sentence(lang: Lang, file: &str, trouble: &RowTrouble, board: &Board) -> (String, String) {
    let place = words::place(lang, file, &trouble.place, column(trouble));
    let what = match &trouble.problem {
        RowProblem::Fault { fault, .. } => words::fault(lang, &trouble.place, fault),
        RowProblem::Failure(Failure::Conflict(conflict)) => {
            let told = words::stale(lang);
            format!("{} {} {told}", conflict.now.id, conflict.now.title)
        }
        RowProblem::Failure(failure) => error::failure(lang, failure, board),
    };
    (place, what)
}
