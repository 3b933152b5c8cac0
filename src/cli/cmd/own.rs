//! `duban own`: lead and cooperating departments, or the confirmation of inferred ones.

use crate::cli::args::OwnArgs;
use crate::cli::{Cx, Done};
use crate::domain::command::Command;
use crate::domain::people::{Basis, Owner, OwnerRole};

pub(crate) fn run(cx: &mut Cx<'_>, args: &OwnArgs) -> Done {
    let id = cx.id(&args.id)?;
    let look = cx.look()?;
    let project = cx.project(&look, id)?;
    let owners = if args.confirm {
        project
            .owners
            .iter()
            .map(|owner| Owner {
                basis: Basis::Stated,
                ..owner.clone()
            })
            .collect()
    } else {
        let board = &look.state.board;
        let stated = |dept, role| Owner {
            dept,
            role,
            basis: Basis::Stated,
        };
        let mut owners: Vec<Owner> = match &args.lead {
            Some(lead) => vec![stated(cx.dept(board, lead)?, OwnerRole::Lead)],
            None => project.lead().cloned().into_iter().collect(),
        };
        if args.cooperating.is_empty() {
            let kept = project
                .owners
                .iter()
                .filter(|owner| owner.role == OwnerRole::Cooperating);
            owners.extend(kept.cloned());
        }
        for dept in &args.cooperating {
            owners.push(stated(cx.dept(board, dept)?, OwnerRole::Cooperating));
        }
        owners
    };
    cx.change(Command::SetOwners { id, owners }, &args.how)
}
