//! `duban import`: a ledger or task list from CSV, xlsx or docx, or a plan directory, onto the board; all of it or nothing.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::args::ImportArgs;
use crate::cli::progress::Progress;
use crate::cli::{Cx, Done, Trouble, view};
use crate::domain::command::Consent;
use crate::error::{self, Kind};
use crate::i18n::cli::{and_more, dry_run};
use crate::i18n::{self, Lang, ledger as words};
use crate::import::ledger::NewUnits;
use crate::import::sheet::{MAX_BYTES, ReadError, read_sheets};
use crate::import::{LedgerDraft, header, ledger::LedgerError, read_ledger};
use crate::ops::{
    Decisions, Failure, Fate, Imported, LedgerFailure, LedgerWish, Mode, RowDone, RowProblem,
    RowTrouble, import_ledger,
};
use crate::text::safe::clean_line;

use super::due::reason;
use super::init::load_directory;

/// How many faults are shown before "and so many more".
const SHOWN: usize = 50;

pub(crate) fn run(cx: &mut Cx<'_>, args: &ImportArgs) -> Done {
    cx.check_present()?;
    let path = &args.file;
    if path.is_dir() {
        return plan(cx, path);
    }
    let file = path.file_name().unwrap_or(path.as_os_str());
    let file = clean_line(&file.to_string_lossy()).into_owned();
    let draft = draft(cx, path, &file, args)?;
    let slip = args.reason.as_deref().map(|word| reason(cx, word));
    let wish = LedgerWish {
        file: file.clone(),
        decisions: decisions(cx.lang, args)?,
        consent: if args.yes {
            Consent::Given
        } else {
            Consent::Ask
        },
        slip: slip.transpose()?,
    };
    let done = {
        let mut progress = Progress::begin();
        let mut step = |done, total| progress.step(done, total);
        import_ledger(&mut cx.session, &draft, &wish, cx.mode, &mut step)
    };
    match done {
        Ok(done) => tell(cx, &draft, &done),
        Err(failure) => Err(refused(cx, &file, &draft, failure)),
    }
}

fn plan(cx: &mut Cx<'_>, path: &Path) -> Done {
    let loaded = load_directory(cx.lang, &mut cx.session, path, cx.mode)?;
    let written = cx.mode == Mode::Commit;
    if cx.out.is_json() {
        let told = json!({
            "written": written, "new": loaded.new, "changed": loaded.changed, "same": loaded.same,
            "ahead": loaded.ahead,
        });
        return cx.print(|out| out.json(&told));
    }
    let sum = words::plan_loaded(cx.lang, loaded.new, loaded.changed, loaded.same);
    let dry = if written { "" } else { dry_run(cx.lang) };
    cx.print(|out| out.line(&format!("{dry}{sum}")))?;
    if loaded.ahead > 0 {
        let line = i18n::start::ahead(cx.lang, loaded.ahead);
        cx.print(|out| out.line(&line))?;
    }
    Ok(())
}

fn draft(cx: &Cx<'_>, path: &Path, file: &str, args: &ImportArgs) -> Result<LedgerDraft, Trouble> {
    let lang = cx.lang;
    let wrong = |error: &LedgerError| Trouble::new(Kind::Refused, words::error(lang, file, error));
    let unreadable = |error: std::io::Error| {
        let path = path.display().to_string();
        if error.kind() == std::io::ErrorKind::NotFound {
            Trouble::new(Kind::NotFound, words::no_such_file(lang, &path))
        } else {
            Trouble::new(
                Kind::Failed,
                words::unreadable(lang, &path, &error.to_string()),
            )
        }
    };
    let size = std::fs::metadata(path).map_err(unreadable)?.len();
    if size > MAX_BYTES {
        return Err(wrong(&ReadError::TooLarge.into()));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    let new_units = if args.add_departments {
        NewUnits::Add
    } else {
        NewUnits::Refuse
    };
    let board = cx.board()?;
    let sheets = read_sheets(&bytes).map_err(|error| wrong(&error.into()))?;
    read_ledger(&sheets, &board, new_units).map_err(|error| wrong(&error))
}

fn decisions(lang: Lang, args: &ImportArgs) -> Result<Decisions, Trouble> {
    let mut decisions = Decisions::default();
    for text in &args.same {
        let pair = text.rsplit_once(['=', '＝']);
        let pair = pair.and_then(|(row, id)| Some((row.trim().to_owned(), id.parse().ok()?)));
        let (row, id) = pair.ok_or_else(|| Trouble::usage(words::not_a_decision(lang, text)))?;
        decisions.same.insert(row, id);
    }
    for row in &args.new {
        if row == "all" {
            decisions.all_new = true;
        } else {
            decisions.new.insert(row.trim().to_owned());
        }
    }
    Ok(decisions)
}

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
        lines.push(words::columns(lang, &name, &told.join(comma)));
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

fn tell(cx: &mut Cx<'_>, draft: &LedgerDraft, done: &Imported) -> Done {
    if cx.out.is_json() {
        let told = success(cx, draft, done);
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
    if count(Fate::New) + count(Fate::Changed) == 0 {
        let nothing = match cx.mode {
            Mode::Commit => words::nothing_changed(lang),
            Mode::DryRun => words::nothing_would_change(lang),
        };
        lines.push(nothing.to_owned());
    }
    cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))
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

fn success(cx: &Cx<'_>, draft: &LedgerDraft, done: &Imported) -> Value {
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
                "events": events,
            })
        })
        .collect();
    json!({
        "written": cx.mode == Mode::Commit, "tables": tables(draft), "departments": done.departments,
        "new": done.count(Fate::New), "changed": done.count(Fate::Changed), "same": done.count(Fate::Same),
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
fn refused(cx: &mut Cx<'_>, file: &str, draft: &LedgerDraft, failure: LedgerFailure) -> Trouble {
    let lang = cx.lang;
    let troubles = match failure {
        LedgerFailure::Failure(failure) => return cx.failure(failure),
        LedgerFailure::NoSuchRows(rows) => {
            let rows = rows.join(lang.pick("、", ", "));
            return Trouble::usage(words::no_such_rows(lang, &rows));
        }
        LedgerFailure::Rows(troubles) => troubles,
    };
    let board = cx.session.board().unwrap_or_default();
    let sentences: Vec<(String, String)> = troubles
        .iter()
        .map(|trouble| sentence(lang, file, trouble, &board))
        .collect();
    let is_conflict = |trouble: &RowTrouble| {
        matches!(&trouble.problem, RowProblem::Failure(Failure::Conflict(_)))
    };
    let kind = if troubles.iter().any(is_conflict) {
        Kind::Conflict
    } else {
        Kind::Refused
    };
    if cx.out.is_json() {
        let faults: Vec<Value> = troubles
            .iter()
            .zip(&sentences)
            .map(|(trouble, (_, what))| fault_json(file, trouble, what))
            .collect();
        let told = json!({ "written": false, "tables": tables(draft), "faults": faults });
        // The exit code tells of the faults even where nobody reads this.
        if let Err(unread) = cx.print(|out| out.json(&told)) {
            return unread;
        }
    }
    let mut trouble = Trouble::new(kind, words::refused(lang, file, sentences.len()));
    let colon = lang.pick("：", ": ");
    let shown = sentences.iter().take(SHOWN);
    let lines = shown.map(|(place, what)| format!("{place}{colon}{what}"));
    trouble.more.extend(lines);
    if sentences.len() > SHOWN {
        trouble.more.push(and_more(lang, sentences.len() - SHOWN));
    }
    trouble.more.extend(reading(lang, draft));
    trouble
}

fn column(trouble: &RowTrouble) -> &str {
    match &trouble.problem {
        RowProblem::Fault { column, .. } => column,
        RowProblem::Failure(_) => "",
    }
}

fn fault_json(file: &str, trouble: &RowTrouble, what: &str) -> Value {
    let kind = match &trouble.problem {
        RowProblem::Fault { .. } => "fault",
        RowProblem::Failure(Failure::Conflict(_)) => "conflict",
        RowProblem::Failure(_) => "refusal",
    };
    json!({
        "file": file, "table": trouble.place.sheet, "row": trouble.place.row, "column": column(trouble),
        "kind": kind, "what": what,
    })
}

/// Where, and what.
fn sentence(
    lang: Lang,
    file: &str,
    trouble: &RowTrouble,
    board: &crate::domain::board::Board,
) -> (String, String) {
    let place = words::place(lang, file, &trouble.place, column(trouble));
    let what = match &trouble.problem {
        RowProblem::Fault { fault, .. } => words::fault(lang, &trouble.place, fault),
        RowProblem::Failure(Failure::Conflict(conflict)) => {
            let theirs: Vec<String> = conflict
                .theirs
                .iter()
                .map(|event| {
                    let what = i18n::event::describe(lang, &event.change, board);
                    format!("{} {}", event.actor, what)
                })
                .collect();
            let theirs = theirs.join(lang.pick("；", "; "));
            let title = &conflict.now.title;
            format!(
                "{} {title} {}",
                conflict.now.id,
                words::stale(lang, &theirs)
            )
        }
        RowProblem::Failure(failure) => error::failure(lang, failure, board),
    };
    (place, what)
}
