//! `duban import`: a ledger or task list from CSV, xlsx, docx or JSON, or a plan directory, onto the board; all of it or
//! nothing, unless somebody lets the good rows go.

use std::io::Read;
use std::path::Path;

use serde_json::json;

use crate::cli::args::ImportArgs;
use crate::cli::progress::Progress;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Consent;
use crate::error::Kind;
use crate::i18n::cli::dry_run;
use crate::i18n::{self, Lang, ledger as words};
use crate::import::ledger::{LedgerError, NewUnits};
use crate::import::sheet::{MAX_BYTES, ReadError, read_sheets};
use crate::import::{LedgerDraft, read_ledger};
use crate::ops::{Decisions, LedgerWish, Mode, Others, import_ledger};
use crate::text::safe::clean_line;

use super::due::reason;
use super::init::load_directory;

mod told;

/// The file's name for what is piped in.
const STDIN: &str = "-";

pub(crate) fn run(cx: &mut Cx<'_>, args: &ImportArgs) -> Done {
    cx.check_present()?;
    let path = &args.file;
    if path != Path::new(STDIN) && path.is_dir() {
        return plan(cx, path);
    }
    let file = path.file_name().unwrap_or(path.as_os_str());
    let file = if path == Path::new(STDIN) {
        // What stands in the log as the source.
        "stdin".to_owned()
    } else {
        clean_line(&file.to_string_lossy()).into_owned()
    };
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
        others: if args.partial {
            Others::Go
        } else {
            Others::Wait
        },
    };
    let done = {
        let mut progress = Progress::begin();
        let mut step = |done, total| progress.step(done, total);
        import_ledger(&mut cx.session, &draft, &wish, cx.mode, &mut step)
    };
    match done {
        Ok(done) => told::tell(cx, &file, &draft, &done),
        Err(failure) => Err(told::refused(cx, &file, &draft, failure)),
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
                words::unreadable(lang, &path, &i18n::file::why_unread(lang, &error)),
            )
        }
    };
    let bytes = if path == Path::new(STDIN) {
        let mut bytes = Vec::new();
        let stdin = std::io::stdin().lock();
        let read = stdin.take(MAX_BYTES + 1).read_to_end(&mut bytes);
        read.map(|_| bytes).map_err(unreadable)?
    } else {
        // A pipe would be waited for, and a device never ends.
        if !std::fs::metadata(path).map_err(unreadable)?.is_file() {
            return Err(wrong(&ReadError::NoFile.into()));
        }
        let mut bytes = Vec::new();
        let open = std::fs::File::open(path).map_err(unreadable)?;
        let read = open.take(MAX_BYTES + 1).read_to_end(&mut bytes);
        read.map(|_| bytes).map_err(unreadable)?
    };
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
