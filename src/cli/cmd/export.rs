//! `duban export`: the ledger as a file for a spreadsheet, a program, a page, or a calendar.

use std::path::Path;

use super::{calendar, list};
use crate::cli::args::{ExportArgs, ExportFormat};
use crate::cli::deliver::{by_ending, place, save};
use crate::cli::progress::Progress;
use crate::cli::{Cx, Done, Look, Shape, Trouble};
use crate::domain::ledger::Column;
use crate::domain::project::Project;
use crate::error::Kind;
use crate::i18n::{Lang, cli, ledger as words};
use crate::report::ledger::{self, Ledger};
use crate::report::{csv, json, listing, template, xlsx};
use crate::text::suggest::closest;

pub(crate) fn run(cx: &mut Cx<'_>, args: &ExportArgs) -> Done {
    let format = format(cx, args)?;
    let columns = columns(cx, args.columns.as_deref())?;
    let sort = args
        .sort
        .as_deref()
        .map(|keys| list::read_sort(cx, keys))
        .transpose()?;
    let look = cx.look()?;
    let filter = cx.filter(&args.filter, &look)?;
    let context = look.context(&cx.session);
    let all = look.state.projects.values();
    let mut found: Vec<&Project> = all
        .filter(|project| filter.matches(project, &context))
        .collect();
    if let Some(sort) = &sort {
        sort.apply(&mut found, &context);
    }
    let bytes = if format == ExportFormat::Ics {
        if args.columns.is_some() {
            return Err(Trouble::usage(words::calendar_has_no_columns(cx.lang)));
        }
        calendar::text(cx, &look, &found, None)?.into_bytes()
    } else {
        let mut progress = Progress::begin();
        // Every project is a row twice: looked up, and written.
        let total = found.len() * 2;
        let at = listing::Look {
            lang: cx.lang,
            board: &look.state.board,
            today: look.today,
        };
        let ledger = ledger::ledger(at, &columns, &found, &mut |done| progress.step(done, total));
        let mut written = |done| progress.step(found.len() + done, total);
        write(
            cx,
            &look,
            &ledger,
            format,
            mark(cx, args.no_bom, args.output.as_deref()),
            &mut written,
        )?
    };
    deliver(
        cx,
        &bytes,
        found.len(),
        format == ExportFormat::Xlsx,
        args.output.as_deref(),
    )
}

/// The format asked for, else the one that the file's name says, else JSON where everything is, else CSV.
fn format(cx: &Cx<'_>, args: &ExportArgs) -> Result<ExportFormat, Trouble> {
    let output = args.output.as_deref();
    let plain = if cx.out.is_json() && place(output).is_none() {
        ExportFormat::Json
    } else {
        ExportFormat::Csv
    };
    match args.format {
        Some(format) => Ok(format),
        None => Ok(by_value(cx.lang, output)?.unwrap_or(plain)),
    }
}

/// The format that a file's name says, by the words that `--format` takes.
pub(super) fn by_value<F: clap::ValueEnum>(
    lang: Lang,
    output: Option<&Path>,
) -> Result<Option<F>, Trouble> {
    let values = F::value_variants().iter().filter_map(F::to_possible_value);
    let names: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
    let keys: Vec<&str> = names.iter().map(String::as_str).collect();
    by_ending(lang, output, &keys, |ending| F::from_str(ending, true).ok())
}

/// On a terminal the mark would only show as dirt.
pub(super) fn mark(cx: &Cx<'_>, is_unwanted: bool, output: Option<&Path>) -> csv::Mark {
    let on_terminal = place(output).is_none() && matches!(cx.out.shape(), Shape::Table(_));
    if is_unwanted || on_terminal {
        csv::Mark::Without
    } else {
        csv::Mark::With
    }
}

fn write(
    cx: &Cx<'_>,
    look: &Look,
    ledger: &Ledger,
    format: ExportFormat,
    mark: csv::Mark,
    done: &mut dyn FnMut(usize),
) -> Result<Vec<u8>, Trouble> {
    let bytes = match format {
        ExportFormat::Xlsx => xlsx::xlsx(ledger, done).map_err(|error| error.to_string()),
        ExportFormat::Csv => csv::csv(ledger, mark).map_err(|error| error.to_string()),
        ExportFormat::Json => json::ledger(ledger)
            .map(String::into_bytes)
            .map_err(|error| error.to_string()),
        ExportFormat::Md | ExportFormat::Ics => {
            let made = look.today.and_time(chrono::NaiveTime::MIN).and_utc();
            template::page(&ledger.paper(made), template::Kind::Md)
                .map(String::into_bytes)
                .map_err(|error| error.to_string())
        }
    };
    bytes.map_err(|what| Trouble::new(Kind::Failed, words::cannot_make(cx.lang, &what)))
}

/// Writes a file, which appears whole or not at all, or to stdout.
pub(super) fn deliver(
    cx: &mut Cx<'_>,
    bytes: &[u8],
    rows: usize,
    is_binary: bool,
    output: Option<&Path>,
) -> Done {
    let Some(path) = place(output) else {
        if is_binary && matches!(cx.out.shape(), Shape::Table(_)) {
            return Err(Trouble::usage(words::binary_to_terminal(cx.lang)));
        }
        return cx.print(|out| out.bytes(bytes));
    };
    save(cx.lang, path, bytes)?;
    match cx.out.shape() {
        Shape::Table(_) => {
            let path = path.display().to_string();
            let line = words::exported(cx.lang, &path, rows);
            cx.print(|out| out.line(&line))
        }
        Shape::Tabs | Shape::Json => Ok(()),
    }
}

/// The columns asked for, each by its key or its heading; without any those that an import takes back.
fn columns(cx: &Cx<'_>, names: Option<&str>) -> Result<Vec<Column>, Trouble> {
    let Some(names) = names else {
        return Ok(Column::EXPORTED.to_vec());
    };
    let mut columns = Vec::new();
    for name in names.split([',', '，', '、']).map(str::trim) {
        let found = match ledger::find_column(name) {
            Some(column) => vec![column],
            None if is_all(name) => Column::ALL.to_vec(),
            None => return Err(no_such_column(cx, name)),
        };
        columns.extend(found);
    }
    // Twice the same column would be the same key twice.
    let mut seen = std::collections::BTreeSet::new();
    columns.retain(|column| seen.insert(*column));
    Ok(columns)
}

/// Whether the word stands for every column, in either language.
fn is_all(name: &str) -> bool {
    [Lang::Zh, Lang::En]
        .into_iter()
        .any(|lang| name.eq_ignore_ascii_case(words::all(lang)))
}

fn no_such_column(cx: &Cx<'_>, name: &str) -> Trouble {
    let lang = cx.lang;
    let keys: Vec<&str> = Column::ALL.iter().map(|column| column.key()).collect();
    let known = words::no_such_column(lang, name, &keys.join(", "));
    let close = closest(name, Column::ALL.into_iter().flat_map(ledger::names));
    let trouble = Trouble::usage(known);
    match close {
        Some(close) => trouble.with(cli::did_you_mean(lang, close)),
        None => trouble,
    }
}
