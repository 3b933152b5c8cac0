//! `duban undo`: one's own last change, also one of an earlier login.

use crate::cli::args::{HowArgs, UndoArgs};
use crate::cli::{Cx, Done};
use crate::domain::command::Command;

pub(crate) fn run(cx: &mut Cx<'_>, args: &UndoArgs) -> Done {
    let id = args.id.as_deref().map(|id| cx.id(id)).transpose()?;
    let how = HowArgs {
        yes: args.yes,
        ..HowArgs::default()
    };
    cx.change(Command::Undo { id }, &how)
}
