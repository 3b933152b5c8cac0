//! `duban init`: a new database, empty or with a plan.

use std::path::Path;

use crate::cli::Trouble;
use crate::cli::args::InitArgs;
use crate::clock::Clock;
use crate::domain::board::Board;
use crate::domain::id::Actor;
use crate::error::{self, Kind};
use crate::i18n::cli as words;
use crate::i18n::{self, Lang};
use crate::import::Files;
use crate::ops::{Loaded, Mode, PlanFailure, Purpose, Session, load_plan};

/// What a new database begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plan {
    /// Nothing but the board's definition.
    Empty,
    /// The plan of this name or directory.
    Named(String),
}

impl Plan {
    /// Its name, for messages.
    fn name(&self) -> &str {
        match self {
            Self::Empty => "",
            Self::Named(name) => name,
        }
    }
}

impl From<&InitArgs> for Plan {
    fn from(args: &InitArgs) -> Self {
        args.plan.clone().map_or(Self::Empty, Self::Named)
    }
}

/// Makes a database at `path`. A plan with faults leaves no file behind: it is read in memory first.
pub fn make(
    lang: Lang,
    path: &Path,
    plan: &Plan,
    purpose: Purpose,
    actor: Actor,
    clock: Clock,
) -> Result<(Session, Loaded), Trouble> {
    let failed = |failure| {
        Trouble::new(
            error::failure_kind(&failure),
            error::failure(lang, &failure, &Board::default()),
        )
    };
    if path.exists() {
        let exists = crate::ops::Error::Exists(path.to_owned());
        return Err(Trouble::new(
            error::store_kind(&exists),
            error::store(lang, &exists),
        ));
    }
    let files = match plan {
        Plan::Empty => None,
        Plan::Named(name) => Some(files(lang, name)?),
    };
    if let Some(files) = &files {
        let mut rehearsal = Session::in_memory(purpose, actor.clone(), clock).map_err(failed)?;
        load(lang, &mut rehearsal, files, plan.name(), Mode::Commit)?;
    }
    if let Some(parent) = path
        .parent()
        .filter(|parent| !parent.as_os_str().is_empty())
    {
        make_private_dir(parent).map_err(|error| {
            Trouble::new(
                Kind::Failed,
                words::cannot_write(
                    lang,
                    &parent.display().to_string(),
                    &i18n::file::why(lang, &error),
                ),
            )
        })?;
    }
    let mut session = Session::create(path, purpose, actor, clock).map_err(failed)?;
    let loaded = match &files {
        Some(files) => load(lang, &mut session, files, plan.name(), Mode::Commit)?,
        None => Loaded::default(),
    };
    Ok((session, loaded))
}

/// The directory of a new database belongs to its owner alone; one that exists is left as it is.
fn make_private_dir(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn files(lang: Lang, name: &str) -> Result<Files, Trouble> {
    if let Some(files) = Files::built_in(name) {
        return Ok(files);
    }
    let path = Path::new(name);
    if !path.is_dir() {
        return Err(Trouble::new(
            Kind::NotFound,
            words::no_such_plan(lang, name),
        ));
    }
    Files::directory(path).map_err(|flaws| faults(lang, name, &flaws))
}

/// Loads the plan of a directory into a board that is there already.
pub(super) fn load_directory(
    lang: Lang,
    session: &mut Session,
    path: &Path,
    mode: Mode,
) -> Result<Loaded, Trouble> {
    let name = path.display().to_string();
    let files = Files::directory(path).map_err(|flaws| faults(lang, &name, &flaws))?;
    load(lang, session, &files, &name, mode)
}

fn load(
    lang: Lang,
    session: &mut Session,
    files: &Files,
    name: &str,
    mode: Mode,
) -> Result<Loaded, Trouble> {
    load_plan(session, files, mode).map_err(|failure| match failure {
        PlanFailure::Flaws(flaws) => faults(lang, name, &flaws),
        PlanFailure::Refused { key, failure } => {
            let board = session.board().unwrap_or_default();
            let sentence = error::failure(lang, &failure, &board);
            Trouble::new(
                error::failure_kind(&failure),
                words::plan_refused(lang, &key, &sentence),
            )
        }
        PlanFailure::Failure(failure) => {
            let board = session.board().unwrap_or_default();
            Trouble::new(
                error::failure_kind(&failure),
                error::failure(lang, &failure, &board),
            )
        }
    })
}

/// How many faults are shown before "and so many more".
const SHOWN: usize = 20;

fn faults(lang: Lang, name: &str, flaws: &[crate::import::Flaw]) -> Trouble {
    let mut trouble = Trouble::new(
        Kind::Refused,
        words::plan_has_faults(lang, name, flaws.len()),
    );
    trouble.more.extend(
        flaws
            .iter()
            .take(SHOWN)
            .map(|flaw| i18n::import::flaw(lang, flaw)),
    );
    if flaws.len() > SHOWN {
        trouble
            .more
            .push(words::and_more(lang, flaws.len() - SHOWN));
    }
    trouble
}
