//! What the screens ask of the world: requests, reads, the end. The only place of the tui that speaks to ops.

use std::path::Path;

use super::bulk::{self, Bulk};
use super::data::Snapshot;
use super::draft::Keep;
use super::msg::Msg;
use super::read::{Answer, LOOK, Read, read};
use crate::domain::calendar::Week;
use crate::domain::command::{Command, Request};
use crate::domain::id::{Day, ProjectId};
use crate::domain::renewal::Renewal;
use crate::domain::view::{RecentList, View};
use crate::ops::file::{Over, write_whole};
use crate::ops::{Error, Failure, Mode, Session, SlipWish};
use crate::report::slip::Slip;

/// Where the answer to a request belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reply {
    /// Into the line at the bottom.
    Toast,
    /// To the form that asked; it stays open until the answer is yes.
    Form,
}

/// A request on its way.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub(crate) request: Request,
    /// What it is about, in the user's words, for confirmations and conflicts.
    pub(crate) what: String,
    pub(crate) reply: Reply,
}

/// A weekly entry on its way, with the figures that were told along with it.
#[derive(Debug, Clone)]
pub(crate) struct Filing {
    pub(crate) project: ProjectId,
    pub(crate) week: Week,
    pub(crate) requests: Vec<Request>,
    pub(crate) then: Then,
}

/// What shall be looked at once an entry is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// The next project that is not reported.
    Next,
    /// What is looked at now.
    Stay,
}

/// What became of an entry.
#[derive(Debug)]
pub(crate) struct Filed {
    pub(crate) filing: Filing,
    pub(crate) result: Result<(), Failure>,
}

/// A supervision slip that was asked for.
#[derive(Debug)]
pub(crate) struct Issued {
    pub(crate) project: ProjectId,
    /// `None` where the project is not supervised.
    pub(crate) slip: Option<Slip>,
}

/// A view or a line that was used, kept beside the log.
#[derive(Debug, Clone)]
pub(crate) enum Shelf {
    /// A view in place of the one of the same owner and name.
    Save(View),
    /// A view under another name, with another filter, or for others.
    Move(Box<(View, View)>),
    /// A view no longer.
    Remove(View),
    /// A line that was used.
    Line(RecentList, String),
}

/// Something that only the outside can do.
#[derive(Debug)]
pub(crate) enum Effect {
    /// Change something.
    Run(Box<Run>),
    /// Try many changes out, or make them as one.
    Bulk(Box<Bulk>, Mode),
    /// Read what a screen needs.
    Read(Read),
    /// Keep something beside the log.
    Keep(Shelf),
    /// Read what was written behind this place of the log.
    News(u64),
    /// Read the whole board again.
    Reload,
    /// Read what is new on the board.
    Renew,
    /// Send weekly entries, each in a transaction of its own.
    File(Vec<Filing>),
    /// Keep text that is still being typed, or forget it.
    SaveDraft(Keep),
    /// Look at a past day, or with `None` at today again.
    LookBack(Option<Day>),
    /// Write a file.
    Save(Box<File>),
    /// Make the supervision slip of a project.
    Slip(ProjectId),
    /// Keep what a screen remembers for its user.
    Remember(&'static str, String),
    /// Raise the levels of these projects by the board's rule, all in one transaction.
    RaiseByRule(Vec<ProjectId>),
    /// Keep how the list shall look, and show it so.
    KeepLook(String),
    /// Look for text that was typed and not sent.
    LoadDraft(ProjectId, String),
    /// Tell the others what is open in this window, or that nothing is.
    Visit(String, Option<ProjectId>),
    /// Read who has what open.
    Visits,
    /// End the program.
    Quit,
}

/// At most so many of the others' events are looked at, so that a large import does not hold up the screen.
const NEWS: u32 = 500;

/// A file to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct File {
    /// The name as it was typed.
    pub(crate) path: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) over: Over,
}

impl Effect {
    /// The same, with a file in this folder where its name says none.
    pub(crate) fn inside(self, folder: &Path) -> Self {
        match self {
            Self::Save(mut file) => {
                file.path = folder.join(&file.path).display().to_string();
                Self::Save(file)
            }
            other => other,
        }
    }

    /// Whether it may have to wait for others to write; who is here is told only where nobody else writes.
    pub(crate) const fn writes(&self) -> bool {
        match self {
            Self::Run(_)
            | Self::Bulk(..)
            | Self::Keep(_)
            | Self::File(_)
            | Self::SaveDraft(_)
            | Self::Remember(..)
            | Self::RaiseByRule(_)
            | Self::KeepLook(_) => true,
            Self::Read(_)
            | Self::News(_)
            | Self::Reload
            | Self::Renew
            | Self::LookBack(_)
            | Self::Save(_)
            | Self::Slip(_)
            | Self::LoadDraft(..)
            | Self::Visit(..)
            | Self::Visits
            | Self::Quit => false,
        }
    }

    /// Whether it takes so long on a huge board that a frame should say so first.
    pub(crate) const fn is_slow(&self) -> bool {
        matches!(self, Self::LookBack(_) | Self::Read(Read::Week(_)))
    }
}

/// Reads the whole board.
pub(crate) fn snapshot(session: &mut Session) -> Result<Snapshot, Error> {
    let read = session.renewal_of_all()?;
    with(session, read)
}

/// Reads what is new on the board.
pub(crate) fn renew(session: &mut Session) -> Result<Snapshot, Error> {
    let read = session.renewal()?;
    with(session, read)
}

fn with(session: &Session, (renewal, seq): (Renewal, u64)) -> Result<Snapshot, Error> {
    Ok(Snapshot {
        renewal,
        today: session.today(),
        login: session.login().clone(),
        kept: session.kept()?,
        present: session.present_day(),
        looks_back: session.past().is_some(),
        seq,
    })
}

/// Does what is asked and tells what came of it, in the order in which it shall be heard.
pub(crate) fn carry_out(session: &mut Session, effect: Effect) -> Vec<Msg> {
    match effect {
        Effect::Run(run) => {
            let result = session.run(&run.request, Mode::Commit);
            let mut heard = reload(session);
            heard.push(Msg::Done(run, Box::new(result)));
            heard
        }
        Effect::Bulk(bulk, mode) => {
            let answers = bulk::carry_out(session, &bulk, mode);
            let mut heard = match mode {
                Mode::Commit => reload(session),
                Mode::DryRun => Vec::new(),
            };
            heard.push(Msg::Bulked(bulk, mode, Box::new(answers)));
            heard
        }
        Effect::Read(wanted) => vec![read(session, wanted)],
        Effect::Keep(keep) => match kept(session, &keep) {
            Ok(()) if matches!(keep, Shelf::Line(..)) => Vec::new(),
            Ok(()) => reload(session),
            Err(failure) => vec![Msg::Unkept(failure)],
        },
        Effect::News(seq) => match session.events_after(seq, NEWS) {
            Ok(events) => vec![Msg::News(events)],
            Err(error) => vec![Msg::Broken(error)],
        },
        Effect::Reload => told(snapshot(session)),
        Effect::Renew => reload(session),
        Effect::LookBack(day) => {
            session.look_back(day);
            reload(session)
        }
        Effect::Save(file) => {
            let saved = std::path::absolute(&file.path).and_then(|path| {
                write_whole(&path, &file.bytes, file.over)?;
                Ok(path)
            });
            vec![Msg::Saved(file, saved)]
        }
        Effect::Slip(id) => vec![issued(session, id)],
        Effect::File(filings) => {
            let filed = filings.into_iter().map(|filing| file(session, filing));
            let filed = filed.collect();
            let mut heard = reload(session);
            heard.push(Msg::Filed(filed));
            heard
        }
        Effect::KeepLook(look) => {
            // Where nothing can be written, it looks so until the end of this login.
            session.remember(LOOK, &look).ok();
            vec![Msg::Read(Read::Look, Answer::Look(Some(look)))]
        }
        Effect::SaveDraft(keep) => save_draft(session, keep),
        Effect::LoadDraft(project, form) => match session.load_draft(project, &form) {
            Ok(found) => found.map(Msg::Draft).into_iter().collect(),
            Err(error) => vec![Msg::Broken(error)],
        },
        Effect::Remember(what, text) => {
            let kept = session.remember(what, &text);
            kept.err().map(Msg::Broken).into_iter().collect()
        }
        Effect::RaiseByRule(projects) => raise_by_rule(session, &projects),
        Effect::Visit(place, project) => {
            // Where it cannot be told, the others go without.
            let is_written = session.visit(&place, project).unwrap_or(false);
            vec![Msg::Visited(project, is_written)]
        }
        Effect::Visits => session.visits().map(Msg::Visits).into_iter().collect(),
        Effect::Quit => Vec::new(),
    }
}

/// Makes the slip of a project's last raising; one that is gone meanwhile has none.
fn issued(session: &mut Session, id: ProjectId) -> Msg {
    let board = session.board();
    let project = board.and_then(|board| Ok((session.project(id)?, board)));
    let slip = project.and_then(|(project, board)| {
        let Some(project) = project else {
            return Ok(None);
        };
        let slips = session.slips(&project, &board, session.today(), SlipWish::Last)?;
        Ok(slips.into_iter().next())
    });
    match slip {
        Ok(slip) => Msg::Slip(Box::new(Issued { project: id, slip })),
        Err(error) => Msg::Broken(error),
    }
}

/// Raises what the rule still calls for; what somebody has raised meanwhile is passed over.
fn raise_by_rule(session: &mut Session, projects: &[ProjectId]) -> Vec<Msg> {
    let raised = session.batch(Mode::Commit, |batch| {
        batch.as_one_change();
        let mut count = 0;
        for id in projects {
            match batch.run(&Request::new(Command::RaiseByRule { id: *id })) {
                Ok(_) => count += 1,
                Err(Failure::Refused(_)) => {}
                Err(failure) => return Err(failure),
            }
        }
        Ok::<_, Failure>(count)
    });
    let mut heard = reload(session);
    heard.push(Msg::Ruled(raised));
    heard
}

/// All requests about one project, or none of them.
fn file(session: &mut Session, filing: Filing) -> Filed {
    let result = session.batch(Mode::Commit, |batch| {
        for request in &filing.requests {
            batch.run(request)?;
        }
        Ok::<_, Failure>(())
    });
    Filed { filing, result }
}

fn save_draft(session: &mut Session, keep: Keep) -> Vec<Msg> {
    let (known, value) = (keep.known.as_deref(), keep.value.as_deref());
    match session.swap_draft(keep.project, &keep.form, known, value) {
        Ok(None) => Vec::new(),
        Ok(Some(theirs)) => vec![Msg::Aside(keep, theirs)],
        Err(error) => vec![Msg::Broken(error)],
    }
}

fn kept(session: &mut Session, keep: &Shelf) -> Result<(), Failure> {
    match keep {
        Shelf::Save(view) => session.save_view(view, Mode::Commit),
        Shelf::Move(views) => session.move_view(&views.0, &views.1),
        Shelf::Remove(view) => session
            .remove_view(view.is_shared(), &view.name, Mode::Commit)
            .map(|_| ()),
        Shelf::Line(list, line) => Ok(session.remember_line(*list, line)?),
    }
}

fn reload(session: &mut Session) -> Vec<Msg> {
    told(renew(session))
}

fn told(snapshot: Result<Snapshot, Error>) -> Vec<Msg> {
    match snapshot {
        Ok(snapshot) => vec![Msg::Snapshot(Box::new(snapshot))],
        Err(error) => vec![Msg::Broken(error)],
    }
}
