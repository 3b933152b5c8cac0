//! The screens: one loop over one channel. Keys come from a thread, changes of others from a cheap question asked
//! twice a second; a frame is drawn only when something changed.
//!
//! `msg` is what happens, `update` what becomes of it, `view` what is seen, `effect` what is asked of the
//! world, `command` the one table of keys, palette, help and hint bar.

mod act;
mod answer;
mod app;
mod asof;
mod bulk;
mod command;
mod data;
mod draft;
mod effect;
mod filter;
mod follow;
mod fresh;
mod glyph;
mod idle;
mod input;
mod key;
mod keymap;
mod mistake;
mod msg;
mod overlay;
mod page;
mod patience;
mod presence;
mod probe;
mod read;
mod right;
mod save;
mod screen;
mod sgr;
mod step;
mod term;
#[cfg(test)]
mod tests;
mod theme;
mod update;
mod vacant;
mod view;
mod welcome;
mod widget;

use std::collections::VecDeque;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use self::app::{App, Toast};
use self::draft::Pace;
use self::effect::{Effect, carry_out, snapshot};
pub use self::keymap::Keymap;
pub use self::mistake::Mistake;
use self::msg::Msg;
pub use self::page::keys_page;
use self::patience::Paint;
pub use self::probe::measure;
use self::read::Read;
pub use self::theme::{Depth, Themes};
pub use self::welcome::{WELCOMED, Welcome};
use crate::config::Width;
use crate::domain::rights::Denied;
use crate::i18n::{Lang, ui};
use crate::ops::Session;

/// How often others' changes are asked after.
const TICK: Duration = Duration::from_millis(500);
/// How long the rest of a torn arrow key is waited for.
const TORN: Duration = Duration::from_millis(50);

/// How the screens shall look and begin.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Language of everything that the program says.
    pub lang: Lang,
    /// The themes, and the one to begin with.
    pub themes: Themes,
    /// What the keys do.
    pub keymap: Keymap,
    /// Nothing but ASCII for lines and bars.
    pub ascii: bool,
    /// How wide the terminal draws glyphs of open width.
    pub width: Width,
    /// The filter to begin with.
    pub initial_filter: Option<String>,
    /// Whether the mouse is taken from the terminal.
    pub mouse: bool,
    /// A line to begin with, such as the demo's.
    pub notice: Option<String>,
    /// What somebody who is here for the first time is told.
    pub welcome: Option<Welcome>,
    /// Where files go whose names say no folder; empty is the working directory.
    pub folder: PathBuf,
    /// A throwaway directory that goes with the program, also where a signal ends it.
    pub scratch: Option<PathBuf>,
    /// Whether no files are written: who comes from afar has none on this machine.
    pub no_files: bool,
    /// What is done quickly when a signal ends the program.
    pub farewell: Option<fn()>,
}

/// How the screens ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// The user left.
    Quit,
    /// The terminal went away.
    Gone,
    /// Nothing was pressed for so many minutes.
    Idle(u32),
    /// The board lets him stay no longer.
    PutOut(Denied),
}

/// Why the screens could not be shown.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The terminal refused.
    #[error("the terminal cannot be used")]
    Terminal(#[source] io::Error),
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] crate::ops::Error),
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Terminal(error)
    }
}

/// Shows the screens until the user leaves.
pub fn run(mut session: Session, options: &Options) -> Result<Ended, Error> {
    session.keep_few_pages()?;
    if let Err(why) = session.may_stay(&session.board()?) {
        return Ok(Ended::PutOut(why));
    }
    let first = snapshot(&mut session)?;
    term::restore_on_panic();
    let mut screen = term::Screen::take(options.width)?;
    let ended = ui::people::ended_on_the_host(options.lang);
    term::end_on_signals(options.scratch.clone(), options.farewell, Some(ended))?;
    let mut app = App::new(first, options, screen.size()?);
    greet(&mut app, &session);
    let (sender, receiver) = channel();
    let _reader = listen(sender)?;
    let ended = attend(&mut app, &mut session, &mut screen, &receiver);
    if let Some(leave) = app.presence.leave() {
        carry_out(&mut session, leave);
    }
    ended
}

/// Takes in what happens until it ends.
fn attend(
    app: &mut App,
    session: &mut Session,
    screen: &mut term::Screen,
    receiver: &Receiver<Msg>,
) -> Result<Ended, Error> {
    let opened = Instant::now();
    let mut pace = Pace::default();
    screen.draw(app)?;
    loop {
        let heard = hear(receiver, app, &mut pace);
        let is_gone = heard.iter().any(|msg| matches!(msg, Msg::Gone));
        if heard.is_empty() {
            // A frame has said by now what takes long.
            if !app.later.is_empty() {
                do_later(app, session, &mut |app| screen.draw(app));
                screen.draw(app)?;
            }
            continue;
        }
        app.uptime = opened.elapsed();
        let mut is_idle = heard
            .iter()
            .all(|msg| matches!(msg, Msg::Idle | Msg::Quiet));
        for msg in heard {
            take_in(app, session, msg, &mut |app| screen.draw(app));
        }
        if is_gone {
            return Ok(Ended::Gone);
        }
        if let Some(ended) = app.ended {
            return Ok(ended);
        }
        // Only now: what is read of the others' changes builds upon what was read for the keys.
        let mut others = news(session, app);
        others.extend(presence::news(session, app));
        for msg in others {
            take_in(app, session, msg, &mut |app| screen.draw(app));
            is_idle = false;
        }
        if let Some(ended) = app.ended {
            return Ok(ended);
        }
        // A resize may come before anybody listens, or be swallowed by a faster one: what counts is the size there is.
        let size = screen.size()?;
        if size != app.size {
            let resize = Msg::Resize(size.0, size.1);
            take_in(app, session, resize, &mut |app| screen.draw(app));
            is_idle = false;
        }
        if !is_idle || std::mem::take(&mut app.faded) {
            screen.draw(app)?;
        }
    }
}

/// Tells of entries that were typed in an earlier session and not sent.
fn greet(app: &mut App, session: &Session) {
    // A start does not fail for this: where drafts cannot be read, the screen that needs them says so.
    let found = session.drafts().unwrap_or_default();
    let entries = found.iter().filter_map(|kept| draft::read_name(&kept.form));
    let count = entries.filter(|(_, is_aside)| !is_aside).count();
    if count > 0 && app.toast.is_none() {
        let text = ui::entries::drafts_wait(app.lang, count);
        app.toast = Some(Toast::good(text));
    }
}

/// Waits for something to happen; everything that is queued already is heard together.
fn hear(receiver: &Receiver<Msg>, app: &App, pace: &mut Pace) -> Vec<Msg> {
    let wait = if app.later.is_empty() {
        pace.wait(Instant::now(), TICK)
    } else {
        Duration::ZERO
    };
    let first = match receiver.recv_timeout(wait) {
        Ok(msg) => msg,
        Err(RecvTimeoutError::Timeout) if pace.is_due(Instant::now()) => return vec![Msg::Quiet],
        Err(RecvTimeoutError::Timeout) if !app.later.is_empty() => return Vec::new(),
        Err(RecvTimeoutError::Timeout) => Msg::Idle,
        Err(RecvTimeoutError::Disconnected) => Msg::Gone,
    };
    let mut heard = vec![first];
    heard.extend(receiver.try_iter());
    // A hang-up ends the process from another thread: what was typed is not left to the next moment of rest.
    if heard.iter().any(Msg::is_typed) {
        pace.typed(Instant::now());
    }
    if pace.is_due(Instant::now()) {
        heard.push(Msg::Quiet);
    }
    heard
}

/// What others have done, or midnight; nothing where the board is the same as before.
fn news(session: &mut Session, app: &App) -> Vec<Msg> {
    if app.data.looks_back {
        // What others do today does not change the past, and what they correct in it is seen at the next step.
        return put_out(session, app);
    }
    if !app.shows_weeks() {
        session.forget_log();
    }
    let is_new_day = session.today() != app.data.today;
    match session.changed() {
        Ok(false) if !is_new_day => Vec::new(),
        Ok(_) => carry_out(session, Effect::Renew)
            .into_iter()
            .filter(|msg| match msg {
                Msg::Snapshot(snapshot) => {
                    let is_new = snapshot.renewal.is_new_to(&app.data.state);
                    let is_further = snapshot.seq != app.data.seq;
                    is_new_day || is_further || is_new || snapshot.kept != app.data.kept
                }
                _ => true,
            })
            .collect(),
        Err(error) => vec![Msg::Broken(error)],
    }
}

/// Whether the board lets one stay no longer, while the past is looked at.
fn put_out(session: &mut Session, app: &App) -> Vec<Msg> {
    let is_new_day = session.present_day() != app.data.present;
    if !is_new_day && !session.changed().unwrap_or(false) {
        return Vec::new();
    }
    let stays = session.board().map(|board| session.may_stay(&board));
    match stays {
        Ok(Ok(())) => Vec::new(),
        Ok(Err(why)) => vec![Msg::PutOut(why)],
        Err(error) => vec![Msg::Broken(error)],
    }
}

/// Takes a message in and everything that follows from it.
fn take_in(app: &mut App, session: &mut Session, msg: Msg, paint: &mut Paint<'_>) {
    let mut waiting = vec![msg];
    while let Some(msg) = waiting.pop() {
        let mut answers = Vec::new();
        for effect in update::update(app, msg) {
            if effect.is_slow() && app.data.state.projects.len() >= app.huge {
                if let Effect::LookBack(day) = effect {
                    app.toast = asof::on_the_way(day, app.lang);
                }
                app.later.push(effect);
                continue;
            }
            let effect = match (effect, &app.folder) {
                (Effect::Save(file), None) => {
                    answers.push(save::kept_back(file));
                    continue;
                }
                (effect, Some(folder)) => effect.inside(folder),
                (effect, None) => effect,
            };
            answers.extend(patience::carry_out(app, session, effect, paint));
        }
        // Answers are heard in their order, before anything that was waiting.
        waiting.extend(answers.into_iter().rev());
    }
}

/// Does what takes long: of several days or weeks that were run past only the one that is still wanted.
fn do_later(app: &mut App, session: &mut Session, paint: &mut Paint<'_>) {
    let mut waiting: VecDeque<Effect> = std::mem::take(&mut app.later).into();
    while let Some(effect) = waiting.pop_front() {
        let is_wanted = match &effect {
            Effect::Read(read) => app.wants(read) && !waiting.iter().any(|other| asks(other, read)),
            Effect::LookBack(_) => !waiting
                .iter()
                .any(|other| matches!(other, Effect::LookBack(_))),
            _ => true,
        };
        if is_wanted {
            for msg in carry_out(session, effect) {
                take_in(app, session, msg, paint);
            }
        }
    }
}

fn asks(effect: &Effect, read: &Read) -> bool {
    matches!(effect, Effect::Read(other) if other == read)
}

/// Reads the terminal in a thread of its own, because a read may hang on half a character (field-notes.md §2.2).
fn listen(sender: Sender<Msg>) -> io::Result<std::thread::JoinHandle<()>> {
    std::thread::Builder::new()
        .name("input".to_owned())
        .spawn(move || {
            while let Ok(first) = crossterm::event::read() {
                let next = || {
                    let is_there = crossterm::event::poll(TORN).unwrap_or(false);
                    is_there.then(crossterm::event::read)?.ok()
                };
                let events = input::mend(first, next);
                let messages = events.iter().filter_map(input::message);
                for msg in messages {
                    if sender.send(msg).is_err() {
                        return;
                    }
                }
            }
            // Nobody may be listening any more; then there is nobody to tell.
            sender.send(Msg::Gone).ok();
        })
}

/// How many columns the terminal on stdout has. Ask only where stdout is a terminal: elsewhere the question starts a
/// program of its own.
pub fn columns() -> Option<u16> {
    crossterm::terminal::size()
        .ok()
        .map(|(columns, _)| columns)
        .filter(|columns| *columns > 0)
}
