//! `duban note`: words for the log alone.

use crate::cli::args::{HowArgs, NoteArgs};
use crate::cli::{Cx, Done};
use crate::domain::command::Command;

pub(crate) fn run(cx: &mut Cx<'_>, args: &NoteArgs) -> Done {
    let id = cx.id(&args.id)?;
    cx.change(
        Command::Note {
            id,
            text: args.text.clone(),
        },
        &HowArgs::default(),
    )
}
