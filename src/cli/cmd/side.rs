//! `duban suspend`, `duban cancel`, `duban resume`.

use crate::cli::args::{ChangeArgs, SideArgs};
use crate::cli::{Cx, Done};
use crate::domain::command::Command;
use crate::domain::project::{SideKind, SideState};

pub(crate) fn suspend(cx: &mut Cx<'_>, args: &SideArgs) -> Done {
    set(cx, args, SideKind::Suspended)
}

pub(crate) fn cancel(cx: &mut Cx<'_>, args: &SideArgs) -> Done {
    set(cx, args, SideKind::Cancelled)
}

fn set(cx: &mut Cx<'_>, args: &SideArgs, kind: SideKind) -> Done {
    let id = cx.id(&args.id)?;
    let to = Some(SideState {
        kind,
        reason: args.reason.clone(),
        decision: args.decision.clone(),
    });
    cx.change(Command::SetSide { id, to }, &args.how)
}

pub(crate) fn resume(cx: &mut Cx<'_>, args: &ChangeArgs) -> Done {
    let id = cx.id(&args.id)?;
    cx.change(Command::SetSide { id, to: None }, &args.how)
}
