//! Who sits here, how he came in, and whether the board lets him look.

use std::path::Path;

use super::entrance::Door;
use super::{Program, entrance};
use crate::cli::Trouble;
use crate::clock::Clock;
use crate::config::Environment;
use crate::domain::id::Actor;
use crate::domain::via::{Via, Way};
use crate::error::Kind;
use crate::i18n::start;
use crate::ops::{Access, Login, Purpose, Session};

impl Program {
    /// Who works: the login of this process. In a sandbox `DUBAN_ACTOR` may name somebody else.
    pub(super) fn actor(&self, purpose: Purpose) -> Result<Actor, Trouble> {
        match (&self.environment.actor, purpose) {
            (Some(name), Purpose::Sandbox) => Ok(Actor(name.clone())),
            (Some(_), Purpose::Ordinary) => {
                Err(Trouble::new(Kind::Refused, start::actor_is_set(self.lang)))
            }
            (None, _) => {
                let name = whoami::username().ok().filter(|name| !name.is_empty());
                name.map(Actor)
                    .ok_or_else(|| Trouble::new(Kind::Failed, start::no_login(self.lang)))
            }
        }
    }

    /// Opens the database as the login of this process; refused where the board turns it away.
    pub(super) fn open(&self, path: &Path) -> Result<Session, Trouble> {
        // Whose word counts and which zone the clock is in depend on the database, so it is opened first and asked.
        let nobody = Actor(String::new());
        let session = Session::open(path, Access::Write, nobody, Clock::System)
            .map_err(|error| self.store_trouble(&error))?;
        let (purpose, clock) = (session.purpose(), self.clock(session.zone())?);
        let login = match &self.guest {
            Some(guest) => guest.clone(),
            None => Login {
                actor: self.actor(purpose)?,
                via: self.via(),
                // Somebody who is named stands for himself, whoever started the process.
                owns: self.environment.actor.is_none() && owns(path),
            },
        };
        let mut session = session.with(login, clock);
        let board = session.board();
        let board = board.map_err(|error| self.store_trouble(&error))?;
        let mut door = Door {
            lang: self.lang,
            session: &mut session,
            board: &board,
            words: &self.words,
        };
        door.look()?;
        if self.guest.is_none() {
            door.enter()?;
        }
        if session.login().via.is_some() && !board.people.is_empty() {
            entrance::is_in(path, session.login(), clock);
        }
        Ok(session)
    }

    /// How this login came in: over SSH by an account of the host, if sshd says so.
    fn via(&self) -> Option<Via> {
        let from = Some(client(&self.environment)?);
        Some(Via {
            way: Way::Account,
            key: None,
            from,
        })
    }
}

/// The client's address, as sshd tells it.
pub(super) fn client(environment: &Environment) -> Option<String> {
    let told = environment.ssh_client.as_deref()?;
    told.split_whitespace().next().map(str::to_owned)
}

/// Whether the file is this process's own: then nobody could keep it from anything.
#[cfg(unix)]
pub(super) fn owns(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let me = rustix::process::geteuid();
    me.is_root() || std::fs::metadata(path).is_ok_and(|file| file.uid() == me.as_raw())
}

#[cfg(not(unix))]
pub(super) fn owns(_: &Path) -> bool {
    true
}
