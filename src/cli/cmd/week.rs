//! `duban week`: the weekly summary, to the terminal or into a file that appears whole or not at all.

use chrono::{DateTime, NaiveTime, Utc};
use chrono_tz::Tz;

use crate::cli::args::{WeekArgs, WeekFormat};
use crate::cli::save::save;
use crate::cli::{Cx, Done, Look, Trouble};
use crate::clock::Clock;
use crate::domain::calendar::parse_week;
use crate::domain::id::Day;
use crate::error::Kind;
use crate::i18n::cli as words;
use crate::query::Context;
use crate::report;

pub(crate) fn run(cx: &mut Cx<'_>, args: &WeekArgs) -> Done {
    let today = cx.session.today();
    let week = parse_week(&args.week, today)
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
    let events = cx.session.all_events().map_err(|error| cx.store(&error))?;
    let report = {
        let session = &cx.session;
        // Filters are judged on the day of the report, so that an old week gives the same projects for ever.
        let now = cx.as_of.map_or_else(
            || session.now(),
            |day| end_of(day, session.zone()).min(session.now()),
        );
        let moment = report::week::cut_off(&events, week, session.zone()).min(now);
        let today = moment.with_timezone(&session.zone()).date_naive();
        // Hashes are asked for by number and cannot fail half-way into a report: a number without one has no line.
        let hashes = |seq| session.hash_of(seq).ok().flatten();
        let keep = |project: &crate::domain::project::Project,
                    state: &crate::domain::state::State| {
            let context = Context {
                board: &state.board,
                today,
                me: Some(session.actor()),
                my_departments: &[],
            };
            dept.is_none_or(|dept| project.is_owned_by(dept)) && filter.matches(project, &context)
        };
        report::week::build(&events, week, session.zone(), now, &hashes, &keep)
    };
    let format = args.format.unwrap_or(if cx.out.is_json() {
        WeekFormat::Json
    } else {
        WeekFormat::Txt
    });
    let text = match format {
        WeekFormat::Txt => report::txt::txt(cx.lang, &report),
        WeekFormat::Md => report::md::md(cx.lang, &report),
        WeekFormat::Json => report::json::json(&report).map_err(|error| {
            Trouble::new(
                Kind::Failed,
                words::cannot_print(cx.lang, &error.to_string()),
            )
        })?,
    };
    match &args.output {
        Some(path) => save(cx.lang, path, text.as_bytes()),
        None => cx.print(|out| out.whole(&text)),
    }
}

/// The last instant of a day, for the summary as it stood then.
fn end_of(day: Day, zone: Tz) -> DateTime<Utc> {
    let last = NaiveTime::from_hms_milli_opt(23, 59, 59, 999).unwrap_or_default();
    Clock::at(day.and_time(last), zone).now()
}
