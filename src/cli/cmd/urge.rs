//! `duban urge`: those who owe it are urged (催办), and the log keeps it.

use crate::cli::args::{ChangeArgs, HowArgs};
use crate::cli::{Cx, Done};
use crate::domain::command::Command;

pub(crate) fn run(cx: &mut Cx<'_>, args: &ChangeArgs) -> Done {
    let id = cx.id(&args.id)?;
    // What is said to them is the event itself, not its reason.
    let note = args.how.note.clone().unwrap_or_default();
    let how = HowArgs {
        note: None,
        ..args.how.clone()
    };
    cx.change(Command::Urge { id, note }, &how)
}
