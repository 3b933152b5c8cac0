//! `duban slip`: the supervision slip of a project, to the terminal, into a file, or each into a file of a directory.

use std::path::Path;

use crate::cli::args::SlipArgs;
use crate::cli::deliver::deliver;
use crate::cli::{Cx, Done, Trouble};
use crate::domain::project::Project;
use crate::error::Kind;
use crate::i18n::slip as words;
use crate::ops::SlipWish;
use crate::report::paper::Report;

pub(crate) fn run(cx: &mut Cx<'_>, args: &SlipArgs) -> Done {
    let look = cx.look()?;
    let wish = match args.level_event {
        Some(seq) => SlipWish::Event(seq),
        None if args.all => SlipWish::All,
        None => SlipWish::Last,
    };
    let mut slips = Vec::new();
    for id in &args.ids {
        let id = cx.id(id)?;
        let project = cx.project(&look, id)?;
        let found = cx
            .session
            .slips(&project, &look.state.board, look.today, wish);
        let found = found.map_err(|error| cx.store(&error))?;
        if found.is_empty() {
            return Err(none(cx, args, &project));
        }
        slips.extend(found);
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
