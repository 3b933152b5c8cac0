//! `duban done`: a milestone was reached.

use crate::cli::args::{DoneArgs, HowArgs};
use crate::cli::{Cx, Done, Trouble};
use crate::domain::command::Command;
use crate::domain::id::PartId;
use crate::domain::project::Project;
use crate::error::Kind;
use crate::i18n::cli as words;

pub(crate) fn run(cx: &mut Cx<'_>, args: &DoneArgs) -> Done {
    let id = cx.id(&args.id)?;
    let look = cx.look()?;
    let project = cx.project(&look, id)?;
    let part = find(cx, &project, &args.milestone)?;
    let on = args
        .how
        .on
        .as_deref()
        .map(|day| cx.day(day))
        .transpose()?
        .unwrap_or(look.today);
    // The day of the milestone is not the day of this statement: that it was reached is known since today.
    let how = HowArgs {
        on: None,
        ..args.how.clone()
    };
    let document = args.document.clone();
    cx.change(
        Command::MilestoneDone {
            id,
            part,
            on,
            document,
        },
        &how,
    )
}

/// A milestone by number or by a part of its name that only one has.
fn find(cx: &Cx<'_>, project: &Project, words: &str) -> Result<PartId, Trouble> {
    let by_number = words
        .parse()
        .ok()
        .map(PartId)
        .filter(|part| project.milestones.contains_key(part));
    let mut named = project
        .milestones
        .iter()
        .filter(|(_, milestone)| milestone.name == words);
    let mut partly = project
        .milestones
        .iter()
        .filter(|(_, milestone)| milestone.name.contains(words));
    let by_name = named
        .next()
        .or_else(|| match (partly.next(), partly.next()) {
            (found, None) => found,
            _ => None,
        });
    by_number
        .or_else(|| by_name.map(|(part, _)| *part))
        .ok_or_else(|| {
            let known: Vec<String> = project
                .milestones
                .iter()
                .map(|(part, milestone)| format!("{} {}", part.0, milestone.name))
                .collect();
            let known = if known.is_empty() {
                words::none(cx.lang).to_owned()
            } else {
                known.join("; ")
            };
            Trouble::new(
                Kind::NotFound,
                words::no_such_milestone(cx.lang, &project.id.to_string(), words, &known),
            )
        })
}
