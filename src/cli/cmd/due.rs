//! `duban due`: the deadline as said; a later one needs a reason.

use super::edit::{Words, word};
use crate::cli::args::{DueArgs, HowArgs};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::calendar::WorkCalendar;
use crate::domain::command::Command;
use crate::domain::deadline::{EXAMPLES, Given, Reading, Reckoning, read};
use crate::domain::project::SlipReason;
use crate::i18n;
use crate::i18n::cli as words;

pub(crate) fn run(cx: &mut Cx<'_>, args: &DueArgs) -> Done {
    let id = cx.id(&args.id)?;
    let slip = args
        .reason
        .as_deref()
        .map(|word| reason(cx, word))
        .transpose()?;
    let read = if matches!(args.phrase.as_str(), "none" | "无") {
        None
    } else {
        let look = cx.look()?;
        let year = cx.project(&look, id)?.phrase_year(look.today);
        let calendar = &look.state.board.calendar;
        Some(phrase(cx, &args.phrase, year, calendar, &args.how)?)
    };
    let to = read.as_ref().map(|read| read.deadline.clone());
    cx.change(Command::MoveDeadline { id, to, slip }, &args.how)?;
    tell(cx, read.as_ref())
}

/// A reason of the short list, by key or name.
pub(super) fn reason(cx: &Cx<'_>, text: &str) -> Result<SlipReason, Trouble> {
    let reasons = Words {
        all: &SlipReason::ALL,
        key: SlipReason::key,
        name: i18n::trade::slip_reason,
    };
    word(cx, text, &reasons)
}

/// Reads a date as people say it; without a year it means the one given, and a period runs from the day that the change
/// is about.
pub(super) fn phrase(
    cx: &Cx<'_>,
    text: &str,
    year: i32,
    calendar: &WorkCalendar,
    how: &HowArgs,
) -> Result<Reading, Trouble> {
    let on = how.on.as_deref().map(|day| cx.day(day)).transpose()?;
    let given = Given {
        year,
        day: on.unwrap_or_else(|| cx.session.today()),
        calendar,
    };
    read(text, &given).map_err(|error| {
        let sentence = i18n::deadline::error(cx.lang, &error);
        let examples = EXAMPLES.join(cx.lang.pick("、", ", "));
        Trouble::usage(sentence).with(words::accepted(cx.lang, &examples))
    })
}

/// Says on which day a date ends, how that was counted, and what was guessed.
fn tell(cx: &mut Cx<'_>, read: Option<&Reading>) -> Done {
    let (Some(read), false) = (read, cx.out.is_json()) else {
        return Ok(());
    };
    let Some(day) = read.deadline.day else {
        return Ok(());
    };
    let late = (cx.session.today() - day).num_days();
    let is_counted = matches!(read.reckoning, Reckoning::Counted { .. });
    // Of a period no other year can have been meant.
    let last = if is_counted && late > 0 {
        i18n::deadline::over(cx.lang, &day.to_string(), late)
    } else {
        words::last_day_is(cx.lang, &day.to_string(), late)
    };
    let mut lines = vec![last];
    lines.extend(i18n::deadline::reckoning(cx.lang, &read.reckoning));
    cx.print(|out| lines.iter().try_for_each(|line| out.line(line)))
}

/// The same of a date beside other things: only where its own words do not say the day.
pub(super) fn tell_counted(cx: &mut Cx<'_>, read: Option<&Reading>) -> Done {
    tell(cx, read.filter(|read| read.reckoning != Reckoning::Said))
}
