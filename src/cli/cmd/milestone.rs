//! `duban milestone`: a node and when it is due.

use super::due;
use crate::cli::args::MilestoneArgs;
use crate::cli::{Cx, Done};
use crate::domain::command::Command;
use crate::domain::milestone::{Milestone, MilestoneKind};

pub(crate) fn run(cx: &mut Cx<'_>, args: &MilestoneArgs) -> Done {
    let id = cx.id(&args.id)?;
    let look = cx.look()?;
    let project = cx.project(&look, id)?;
    let known = project
        .milestones
        .iter()
        .find(|(_, milestone)| milestone.name == args.name);
    let mut milestone = known.map_or_else(
        || Milestone {
            name: args.name.clone(),
            kind: MilestoneKind::guess(&args.name),
            deadline: None,
            done: None,
            document: None,
            dept: None,
        },
        |(_, milestone)| milestone.clone(),
    );
    let (year, calendar) = (project.phrase_year(look.today), &look.state.board.calendar);
    let due = args
        .due
        .as_deref()
        .map(|phrase| due::phrase(cx, phrase, year, calendar, &args.how))
        .transpose()?;
    if let Some(due) = &due {
        milestone.deadline = Some(due.deadline.clone());
    }
    if let Some(dept) = &args.dept {
        milestone.dept = Some(cx.dept(&look.state.board, dept)?);
    }
    let part = known.map(|(part, _)| *part);
    cx.change(
        Command::SetMilestone {
            id,
            part,
            to: Some(milestone),
        },
        &args.how,
    )?;
    due::tell_counted(cx, due.as_ref())
}
