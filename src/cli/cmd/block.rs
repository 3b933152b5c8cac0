//! `duban block` and `duban unblock`.

use crate::cli::args::{BlockArgs, ChangeArgs};
use crate::cli::{Cx, Done};
use crate::domain::command::Command;

pub(crate) fn run(cx: &mut Cx<'_>, args: &BlockArgs) -> Done {
    let id = cx.id(&args.id)?;
    cx.change(
        Command::Block {
            id,
            reason: args.reason.clone(),
        },
        &args.how,
    )
}

pub(crate) fn undo(cx: &mut Cx<'_>, args: &ChangeArgs) -> Done {
    let id = cx.id(&args.id)?;
    cx.change(Command::Unblock { id }, &args.how)
}
