//! `duban export`: the ledger as a file for a spreadsheet.

use std::path::Path;

use crate::cli::args::{ExportArgs, LedgerFormat};
use crate::cli::deliver::save;
use crate::cli::{Cx, Done, Shape, Trouble};
use crate::domain::project::Project;
use crate::error::Kind;
use crate::i18n::ledger as words;
use crate::report::ledger::{self, Ledger};
use crate::report::{csv, xlsx};

pub(crate) fn run(cx: &mut Cx<'_>, args: &ExportArgs) -> Done {
    let look = cx.look()?;
    let filter = cx.filter(&args.filter, &look)?;
    let ledger = {
        let context = look.context(&cx.session);
        let all = look.state.projects.values();
        let found: Vec<&Project> = all
            .filter(|project| filter.matches(project, &context))
            .collect();
        ledger::ledger(cx.lang, &look.state.board, &found)
    };
    let format = format(args.format, args.output.as_deref());
    let mark = if args.no_bom {
        csv::Mark::Without
    } else {
        csv::Mark::With
    };
    deliver(cx, &ledger, format, mark, args.output.as_deref())
}

/// Writes a sheet to a file, which appears whole or not at all, or to stdout.
pub(super) fn deliver(
    cx: &mut Cx<'_>,
    sheet: &Ledger,
    format: LedgerFormat,
    mark: csv::Mark,
    output: Option<&Path>,
) -> Done {
    let on_terminal = output.is_none() && matches!(cx.out.shape(), Shape::Table(_));
    if on_terminal && format == LedgerFormat::Xlsx {
        return Err(Trouble::usage(words::binary_to_terminal(cx.lang)));
    }
    let failed = |what: String| Trouble::new(Kind::Failed, words::cannot_make(cx.lang, &what));
    let bytes = match format {
        LedgerFormat::Xlsx => xlsx::xlsx(sheet).map_err(|error| failed(error.to_string()))?,
        LedgerFormat::Csv => {
            let mark = if on_terminal {
                csv::Mark::Without
            } else {
                mark
            };
            csv::csv(sheet, mark).map_err(|error| failed(error.to_string()))?
        }
    };
    let Some(path) = output else {
        return cx.print(|out| out.bytes(&bytes));
    };
    save(cx.lang, path, &bytes)?;
    match cx.out.shape() {
        Shape::Table(_) => {
            let path = path.display().to_string();
            let line = words::exported(cx.lang, &path, sheet.rows.len());
            cx.print(|out| out.line(&line))
        }
        Shape::Tabs | Shape::Json => Ok(()),
    }
}

/// The format asked for, else the one that the file's name says.
pub(super) fn format(asked: Option<LedgerFormat>, output: Option<&Path>) -> LedgerFormat {
    let by_name = || {
        let extension = output?.extension()?.to_str()?;
        extension
            .eq_ignore_ascii_case("xlsx")
            .then_some(LedgerFormat::Xlsx)
    };
    asked.or_else(by_name).unwrap_or(LedgerFormat::Csv)
}
