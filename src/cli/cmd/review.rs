//! `duban review`: the evaluation of a year or a plan, to the terminal or into a file that appears whole or not at all.

use crate::cli::args::ReviewArgs;
use crate::cli::save::save;
use crate::cli::{Cx, Done, Look, Shape, Trouble};
use crate::domain::id::Day;
use crate::error::Kind;
use crate::i18n::cli as words;
use crate::i18n::ledger::binary_to_terminal;
use crate::i18n::review::{not_a_plan, not_begun};
use crate::ops::ReviewWish;
use crate::report::csv::Mark;
use crate::report::format::Format;
use crate::report::paper::Report;
use crate::report::review::Period;

pub(crate) fn run(cx: &mut Cx<'_>, args: &ReviewArgs) -> Done {
    let today = cx.session.today();
    let period = period(cx, args, cx.as_of.unwrap_or(today))?;
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
    let wish = ReviewWish {
        period,
        as_of: cx.as_of,
        dept,
        filter: &filter,
    };
    let report = cx.session.review(&wish);
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

/// The years asked for; they must have begun on the day that is looked from.
fn period(cx: &Cx<'_>, args: &ReviewArgs, today: Day) -> Result<Period, Trouble> {
    let plan = args.plan.as_deref().unwrap_or_default();
    let period = match args.year {
        Some(year) => Period::of_year(year),
        None => Period::parse_plan(plan),
    };
    let period = period.ok_or_else(|| Trouble::usage(not_a_plan(cx.lang, plan)))?;
    if period.first_day() > today {
        let day = today.to_string();
        return Err(Trouble::usage(not_begun(cx.lang, period.first_year, &day)));
    }
    Ok(period)
}

/// The format asked for, else the one that the file's name says.
fn format(cx: &Cx<'_>, args: &ReviewArgs) -> Format {
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
