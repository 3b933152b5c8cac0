//! `duban review`: the evaluation of a year or a plan, to the terminal or into files that appear whole or not at all.

use crate::cli::args::ReviewArgs;
use crate::cli::deliver::deliver;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::id::Day;
use crate::i18n::review::{no_period, not_a_plan, not_begun};
use crate::i18n::trade;
use crate::ops::ReviewWish;
use crate::report::paper::Report;
use crate::report::review::Period;

pub(crate) fn run(cx: &mut Cx<'_>, args: &ReviewArgs) -> Done {
    let today = cx.session.today();
    let period = period(cx, args, cx.as_of.unwrap_or(today))?;
    let look = cx.look_at_board(today)?;
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
    let mut stem = report.stem(cx.lang);
    if let Some(dept) = dept.and_then(|id| look.state.board.department(id)) {
        stem = format!("{stem}-{}", trade::dept_short(cx.lang, dept));
    }
    deliver(cx, &report, &args.output, &stem)
}

/// The years asked for; they must have begun on the day that is looked from.
fn period(cx: &Cx<'_>, args: &ReviewArgs, today: Day) -> Result<Period, Trouble> {
    let plan = args.plan.as_deref().unwrap_or_default();
    let period = match (args.year, &args.plan) {
        (Some(year), _) => Period::of_year(year),
        (None, Some(plan)) => Period::parse_plan(plan),
        (None, None) => return Err(Trouble::usage(no_period(cx.lang))),
    };
    let period = period.ok_or_else(|| Trouble::usage(not_a_plan(cx.lang, plan)))?;
    if period.first_day() > today {
        let day = today.to_string();
        return Err(Trouble::usage(not_begun(cx.lang, period.first_year, &day)));
    }
    Ok(period)
}
