//! `duban slip`: the supervision slip of a project, to the terminal, into a file, or each into a file of a directory.

use std::path::Path;

use crate::cli::args::SlipArgs;
use crate::cli::deliver::deliver;
use crate::cli::{Cx, Done, Look, Trouble};
use crate::domain::event::Event;
use crate::domain::level::Level;
use crate::domain::project::Project;
use crate::domain::review::standing;
use crate::domain::slip::{is_raising, numbers};
use crate::error::Kind;
use crate::i18n::slip as words;
use crate::ops::EventQuery;
use crate::report::paper::Report;
use crate::report::slip::{Raising, Slip, build};

pub(crate) fn run(cx: &mut Cx<'_>, args: &SlipArgs) -> Done {
    let look = cx.look()?;
    let query = EventQuery {
        kinds: Some(vec!["level"]),
        ..EventQuery::default()
    };
    let events = cx.session.events(&query);
    let mut events = events.map_err(|error| cx.store(&error))?;
    events.sort_by_key(|event| event.seq);
    let mut slips = Vec::new();
    for id in &args.ids {
        let id = cx.id(id)?;
        let project = cx.project(&look, id)?;
        slips.extend(of_project(cx, args, &look, &project, &events)?);
    }
    let into_directory = args.output.output.as_deref().is_some_and(Path::is_dir);
    if slips.len() > 1 && !into_directory {
        return Err(Trouble::usage(words::no_directory(cx.lang)));
    }
    // Names sort by year and number.
    for slip in &slips {
        deliver(cx, slip, &args.output, &slip.stem(cx.lang))?;
    }
    Ok(())
}

/// The slips that are asked for, the oldest first.
fn of_project(
    cx: &Cx<'_>,
    args: &SlipArgs,
    look: &Look,
    project: &Project,
    events: &[Event],
) -> Result<Vec<Slip>, Trouble> {
    let numbers = numbers(events, cx.session.zone());
    // Looking back, what was undone later still stood.
    let known: Vec<Event> = events
        .iter()
        .filter(|event| event.project == Some(project.id) && event.effective <= look.today)
        .cloned()
        .collect();
    let raised: Vec<&Event> = standing(&known).filter(|event| is_raising(event)).collect();
    let chosen: Vec<&Event> = match args.level_event {
        Some(seq) => raised
            .iter()
            .copied()
            .filter(|event| event.seq == seq)
            .collect(),
        None if args.all => raised.clone(),
        None if project.level == Level::None => Vec::new(),
        None => raised.last().copied().into_iter().collect(),
    };
    if chosen.is_empty() {
        return Err(none(cx, args, project));
    }
    let slips = chosen.into_iter().filter_map(|event| {
        let before = raised.iter().filter(|other| other.seq < event.seq);
        let earlier: Vec<_> = before
            .filter_map(|other| numbers.get(&other.seq).copied())
            .collect();
        let raising = Raising {
            event,
            number: *numbers.get(&event.seq)?,
            earlier: &earlier,
        };
        build(raising, project, &look.state.board, look.today)
    });
    Ok(slips.collect())
}

/// Why there is no slip, and what to do.
fn none(cx: &Cx<'_>, args: &SlipArgs, project: &Project) -> Trouble {
    let named = format!("{} {}", project.id, project.title);
    let id = project.id.0;
    if let Some(seq) = args.level_event {
        let sentence = words::no_raising(cx.lang, seq, &named, id);
        return Trouble::new(Kind::NotFound, sentence);
    }
    Trouble::new(Kind::Refused, words::no_level(cx.lang, &named, id))
}
