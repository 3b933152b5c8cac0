//! `duban report`: the weekly entry of one project.

use crate::cli::args::ReportArgs;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::calendar::parse_week;
use crate::domain::command::Command;
use crate::domain::entry::EntryPatch;
use crate::i18n::cli as words;

pub(crate) fn run(cx: &mut Cx<'_>, args: &ReportArgs) -> Done {
    let id = cx.id(&args.id)?;
    let patch = EntryPatch {
        progress: args.progress.clone(),
        next: args.next.clone(),
        problem: args.problem.clone(),
        ask: args.ask.clone(),
        sample: false,
    };
    if patch == EntryPatch::default() {
        return Err(Trouble::usage(words::nothing_to_report(cx.lang)));
    }
    let today = cx.session.today();
    let text = args.week.as_deref().unwrap_or("this");
    let week =
        parse_week(text, today).map_err(|_| Trouble::usage(words::not_a_week(cx.lang, text)))?;
    cx.change(Command::Report { id, week, patch }, &args.how)
}
