//! `duban remove`: off the board with a reason; the log keeps everything and `--restore` brings it back.

use crate::cli::args::RemoveArgs;
use crate::cli::{Cx, Done};
use crate::domain::command::Command;

pub(crate) fn run(cx: &mut Cx<'_>, args: &RemoveArgs) -> Done {
    let id = cx.id(&args.id)?;
    let command = if args.restore {
        Command::RestoreProject { id }
    } else {
        Command::RemoveProject { id }
    };
    cx.change(command, &args.how)
}
