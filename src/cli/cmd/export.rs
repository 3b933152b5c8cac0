//! `duban export`: the ledger as a file for a spreadsheet.

use crate::cli::args::{ExportArgs, LedgerFormat};
use crate::cli::save::save;
use crate::cli::{Cx, Done, Shape, Trouble};
use crate::domain::project::Project;
use crate::error::Kind;
use crate::i18n::ledger as words;
use crate::report::{csv, ledger, xlsx};

pub(crate) fn run(cx: &mut Cx<'_>, args: &ExportArgs) -> Done {
    let look = cx.look()?;
    let filter = cx.filter(&args.filter, &look)?;
    let format = format(args);
    let on_terminal = args.output.is_none() && matches!(cx.out.shape(), Shape::Table(_));
    if on_terminal && format == LedgerFormat::Xlsx {
        return Err(Trouble::usage(words::binary_to_terminal(cx.lang)));
    }
    let ledger = {
        let context = look.context(&cx.session);
        let all = look.state.projects.values();
        let found: Vec<&Project> = all
            .filter(|project| filter.matches(project, &context))
            .collect();
        ledger::ledger(cx.lang, &look.state.board, &found)
    };
    let failed = |what: String| Trouble::new(Kind::Failed, words::cannot_make(cx.lang, &what));
    let bytes = match format {
        LedgerFormat::Xlsx => xlsx::xlsx(&ledger).map_err(|error| failed(error.to_string()))?,
        LedgerFormat::Csv => {
            let mark = if args.no_bom || on_terminal {
                csv::Mark::Without
            } else {
                csv::Mark::With
            };
            csv::csv(&ledger, mark).map_err(|error| failed(error.to_string()))?
        }
    };
    let Some(path) = &args.output else {
        return cx.print(|out| out.bytes(&bytes));
    };
    save(cx.lang, path, &bytes)?;
    match cx.out.shape() {
        Shape::Table(_) => {
            let path = path.display().to_string();
            let line = words::exported(cx.lang, &path, ledger.rows.len());
            cx.print(|out| out.line(&line))
        }
        Shape::Tabs | Shape::Json => Ok(()),
    }
}

/// The format asked for, else the one that the file's name says.
fn format(args: &ExportArgs) -> LedgerFormat {
    let by_name = || {
        let extension = args.output.as_ref()?.extension()?.to_str()?;
        extension
            .eq_ignore_ascii_case("xlsx")
            .then_some(LedgerFormat::Xlsx)
    };
    args.format.or_else(by_name).unwrap_or(LedgerFormat::Csv)
}
