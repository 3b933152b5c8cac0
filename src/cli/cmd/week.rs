//! `duban week`: the weekly summary, to the terminal or into a file that appears whole or not at all.

use crate::cli::args::WeekArgs;
use crate::cli::save::save;
use crate::cli::{Cx, Done, Look, Shape, Trouble};
use crate::domain::calendar::parse_week;
use crate::error::Kind;
use crate::i18n::cli as words;
use crate::i18n::ledger::binary_to_terminal;
use crate::ops::WeekWish;
use crate::report::csv::Mark;
use crate::report::format::Format;
use crate::report::paper::Report;

pub(crate) fn run(cx: &mut Cx<'_>, args: &WeekArgs) -> Done {
    let today = cx.session.today();
    // Looking back, "this week" is that of the day looked back to.
    let week = parse_week(&args.week, cx.as_of.unwrap_or(today))
        .map_err(|_| Trouble::usage(words::not_a_week(cx.lang, &args.week)))?;
    let look = Look {
        state: cx.session.state().map_err(|error| cx.store(&error))?,
        today,
    };
    let filter = cx.filter(&args.filter, &look)?;
    let dept = args
        .dept
        .as_deref()
        .map(|dept| cx.dept(&look.state.board, dept))
        .transpose()?;
    let wish = WeekWish {
        week,
        as_of: cx.as_of,
        dept,
        filter: &filter,
    };
    let report = cx.session.week_report(&wish);
    let report = report.map_err(|error| cx.store(&error))?;
    let format = format(cx, args);
    if format.is_binary() && args.output.is_none() && matches!(cx.out.shape(), Shape::Table(_)) {
        return Err(Trouble::usage(binary_to_terminal(cx.lang)));
    }
    let bytes = format
        .write(&report, &report.paper(cx.lang), Mark::With)
        .map_err(|error| {
            Trouble::new(
                Kind::Failed,
                words::cannot_print(cx.lang, &error.to_string()),
            )
        })?;
    match &args.output {
        Some(path) => save(cx.lang, path, &bytes),
        None => cx.print(|out| out.bytes(&bytes)),
    }
}

/// The format asked for, else the one that the file's name says.
fn format(cx: &Cx<'_>, args: &WeekArgs) -> Format {
    let by_name = || {
        let extension = args.output.as_ref()?.extension()?.to_str()?;
        Format::of_extension(extension)
    };
    let plain = if cx.out.is_json() {
        Format::Json
    } else {
        Format::Txt
    };
    args.format.or_else(by_name).unwrap_or(plain)
}
