//! What the screens ask of the world: requests, reads, the end. The only place of the tui that speaks to ops.

use super::data::Snapshot;
use super::msg::Msg;
use super::read::{Read, read};
use crate::domain::command::Request;
use crate::domain::id::ProjectId;
use crate::ops::{Error, Mode, Session};

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

/// Something that only the outside can do.
#[derive(Debug)]
pub(crate) enum Effect {
    /// Change something.
    Run(Box<Run>),
    /// Read what a screen needs.
    Read(Read),
    /// Read what was written behind this place of the log.
    News(u64),
    /// Read the board again.
    Reload,
    /// Keep text that is still being typed; an empty one forgets it.
    SaveDraft(ProjectId, &'static str, String),
    /// Look for text that was typed and not sent.
    LoadDraft(ProjectId, &'static str),
    /// End the program.
    Quit,
}

/// At most so many of the others' events are looked at, so that a large import does not hold up the screen.
const NEWS: u32 = 500;

/// Reads the board.
pub(crate) fn snapshot(session: &mut Session) -> Result<Snapshot, Error> {
    // First the place, then the state: what is written between the two is heard of once more, and not missed.
    let seq = session.head()?.seq;
    Ok(Snapshot {
        state: session.state()?,
        today: session.today(),
        actor: session.actor().clone(),
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
        Effect::Read(wanted) => vec![read(session, wanted)],
        Effect::News(seq) => match session.events_after(seq, NEWS) {
            Ok(events) => vec![Msg::News(events)],
            Err(error) => vec![Msg::Broken(error)],
        },
        Effect::Reload => reload(session),
        Effect::SaveDraft(project, form, text) => {
            let kept = if text.is_empty() {
                session.forget_draft(project, form)
            } else {
                session.save_draft(project, form, &text)
            };
            kept.err().map(Msg::Broken).into_iter().collect()
        }
        Effect::LoadDraft(project, form) => match session.load_draft(project, form) {
            Ok(found) => found.map(Msg::Draft).into_iter().collect(),
            Err(error) => vec![Msg::Broken(error)],
        },
        Effect::Quit => Vec::new(),
    }
}

fn reload(session: &mut Session) -> Vec<Msg> {
    match snapshot(session) {
        Ok(snapshot) => vec![Msg::Snapshot(Box::new(snapshot))],
        Err(error) => vec![Msg::Broken(error)],
    }
}
