//! `duban confirm` and `duban return`: a manager's word on what an operator says is done.

use crate::cli::args::{ConfirmArgs, HowArgs, ReturnArgs};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::id::{PartId, ProjectId};
use crate::error::Kind;
use crate::i18n::confirmation as words;

pub(crate) fn run(cx: &mut Cx<'_>, args: &ConfirmArgs) -> Done {
    let id = cx.id(&args.id)?;
    let part = meant(cx, id, args.number)?;
    let how = HowArgs {
        note: args.note.clone(),
        on: None,
        seen: args.seen,
        yes: args.yes,
    };
    cx.change(Command::Confirm { id, part }, &how)
}

pub(crate) fn give_back(cx: &mut Cx<'_>, args: &ReturnArgs) -> Done {
    let id = cx.id(&args.id)?;
    let part = meant(cx, id, args.number)?;
    let how = HowArgs {
        seen: args.seen,
        ..HowArgs::default()
    };
    let note = args.note.clone();
    cx.change(Command::Return { id, part, note }, &how)
}

/// What is meant where no number is given: the only thing that waits.
fn meant(cx: &mut Cx<'_>, id: ProjectId, number: Option<u32>) -> Result<PartId, Trouble> {
    cx.check_present()?;
    if let Some(number) = number {
        return Ok(PartId(number));
    }
    let look = cx.look()?;
    let project = cx.project(&look, id)?;
    let waiting: Vec<PartId> = project.waiting().map(|(number, _)| number).collect();
    match waiting.as_slice() {
        [one] => Ok(*one),
        [] => Err(Trouble::new(Kind::Refused, words::nothing_here(cx.lang))),
        several => {
            let numbers: Vec<String> = several.iter().map(|part| part.0.to_string()).collect();
            let numbers = numbers.join(cx.lang.pick("、", ", "));
            let sentence = words::several(cx.lang, &id.to_string(), &numbers);
            let board = look.state.board;
            let lines = project.waiting();
            let lines = lines.map(|(part, one)| words::waiting(cx.lang, part, one, &board));
            let mut trouble = Trouble::usage(sentence);
            trouble.more.extend(lines);
            Err(trouble)
        }
    }
}
