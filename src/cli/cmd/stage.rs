//! `duban move`: to another stage, or the same one to confirm what was inferred.

use crate::cli::args::MoveArgs;
use crate::cli::{Cx, Done};
use crate::domain::command::Command;
use crate::domain::people::Basis;

pub(crate) fn run(cx: &mut Cx<'_>, args: &MoveArgs) -> Done {
    let id = cx.id(&args.id)?;
    let to = cx.stage(&cx.board()?, &args.stage)?;
    cx.change(
        Command::MoveStage {
            id,
            to,
            basis: Basis::Stated,
        },
        &args.how,
    )
}
