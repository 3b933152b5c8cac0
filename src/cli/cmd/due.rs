//! `duban due`: the deadline as said; a later one needs a reason.

use super::edit::{Words, word};
use crate::cli::args::DueArgs;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::deadline::{Deadline, EXAMPLES, parse};
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
    let to = if matches!(args.phrase.as_str(), "none" | "无") {
        None
    } else {
        let look = cx.look()?;
        let year = cx.project(&look, id)?.phrase_year(look.today);
        Some(phrase(cx, &args.phrase, year)?)
    };
    let day = to.as_ref().and_then(|to| to.day);
    cx.change(Command::MoveDeadline { id, to, slip }, &args.how)?;
    match day {
        Some(day) if !cx.out.is_json() => {
            let late = (cx.session.today() - day).num_days();
            let line = words::last_day_is(cx.lang, &day.to_string(), late);
            cx.print(|out| out.line(&line))
        }
        _ => Ok(()),
    }
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

/// Reads a date as people say it; without a year it means the one given.
pub(super) fn phrase(cx: &Cx<'_>, text: &str, year: i32) -> Result<Deadline, Trouble> {
    parse(text, year).map_err(|error| {
        let sentence = i18n::deadline::error(cx.lang, &error);
        let examples = EXAMPLES.join(cx.lang.pick("、", ", "));
        Trouble::usage(sentence).with(words::accepted(cx.lang, &examples))
    })
}
