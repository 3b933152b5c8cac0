//! `duban week`: the weekly summary, to the terminal or into files that appear whole or not at all.

use crate::cli::args::WeekArgs;
use crate::cli::deliver::deliver;
use crate::cli::{Cx, Done, Look, Trouble};
use crate::domain::calendar::parse_week;
use crate::i18n::{cli as words, trade};
use crate::ops::WeekWish;
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
    let stem = match dept.and_then(|id| look.state.board.department(id)) {
        Some(dept) => format!(
            "{}-{}",
            report.stem(cx.lang),
            trade::dept_short(cx.lang, dept)
        ),
        None => report.stem(cx.lang),
    };
    deliver(cx, &report, &args.output, &stem)
}
