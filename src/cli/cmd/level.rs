//! `duban level`: the supervision level, by hand.

use crate::cli::args::LevelArgs;
use crate::cli::{Cx, Done};
use crate::domain::command::Command;
use crate::domain::level::Level;

pub(crate) fn run(cx: &mut Cx<'_>, args: &LevelArgs) -> Done {
    let id = cx.id(&args.id)?;
    let to = Level::from_number(args.level).unwrap_or_default();
    cx.change(Command::SetLevel { id, to }, &args.how)
}
