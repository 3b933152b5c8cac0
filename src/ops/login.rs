//! Who sits at a session, how he came in, and what he may do.

use std::path::Path;

use super::{Batch, EntranceQuery, Error, Failure, Session};
use crate::domain::board::Board;
use crate::domain::command::{Command, Request};
use crate::domain::decide::Refusal;
use crate::domain::entrance::Entrance;
use crate::domain::id::{Actor, DeptId};
use crate::domain::person::{Person, PersonId};
use crate::domain::project::Project;
use crate::domain::rights::{Act, Standing};
use crate::domain::via::Via;
use crate::store::{Store, UndoEvents};

/// One login.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// His name in the log.
    pub actor: Actor,
    /// How he came in; `None` at the host itself.
    pub via: Option<Via>,
    /// Whether the database file is his: then nobody could keep him from anything, and he may do everything.
    pub owns: bool,
}

impl Login {
    /// The owner of the file, at the host itself.
    pub const fn owner(actor: Actor) -> Self {
        Self {
            actor,
            via: None,
            owns: true,
        }
    }
}

impl From<Actor> for Login {
    /// Somebody at the host itself whose the file is not.
    fn from(actor: Actor) -> Self {
        Self {
            actor,
            via: None,
            owns: false,
        }
    }
}

/// Whose a key is, on the board of a database file. For sshd, which waits for the answer.
pub fn holder_of_key(path: &Path, fingerprint: &str) -> Result<Option<(PersonId, Person)>, Error> {
    Store::person_by_key(path, fingerprint)
}

impl Session {
    /// Who works here.
    pub const fn actor(&self) -> &Actor {
        &self.login.actor
    }

    /// How he came in.
    pub const fn login(&self) -> &Login {
        &self.login
    }

    /// How he stands to a board as it was read.
    pub fn standing<'b>(&self, board: &'b Board) -> Standing<'b> {
        Standing::of(board, &self.login.actor, self.today(), self.login.owns)
    }

    /// A part of the record of logins, the newest first; for those who may see addresses.
    pub fn logins(&self, query: &EntranceQuery) -> Result<Vec<Entrance>, Failure> {
        let (board, act) = (self.board()?, Act::Logins);
        let right = self.standing(&board).may(act, None);
        right.map_err(|why| Refusal::Denied { act, why })?;
        Ok(self.entrances(query)?)
    }

    /// The departments whose projects are his own.
    pub fn departments(&self, board: &Board) -> Vec<DeptId> {
        self.standing(board).departments().to_vec()
    }
}

impl Batch<'_, '_> {
    /// Says whether the one who asks may do it; of an undo, whether he may do what is turned back.
    pub(super) fn check_right(
        &mut self,
        request: &Request,
        project: Option<&Project>,
        undo: Option<&UndoEvents>,
    ) -> Result<(), Failure> {
        let mut wanted = vec![(Act::of(&request.command, project), project.cloned())];
        if request.actor.is_some() {
            // Whoever lets others stand in the log for what he says, such as a plan's documents, defines the board.
            wanted.push((Act::Define, None));
        }
        if let (Command::Undo { .. }, Some(undo)) = (&request.command, undo) {
            for event in undo.view().group {
                let project = match event.project {
                    Some(id) => self.writing.project(id)?.cloned(),
                    None => None,
                };
                wanted.push((Act::of_change(&event.change), project));
            }
        }
        let board = self.writing.board();
        let standing = Standing::of(board, &self.login.actor, self.today(), self.login.owns);
        standing
            .may_stay(self.login.via.as_ref())
            .map_err(|why| Refusal::Denied {
                act: Act::of(&request.command, project),
                why,
            })?;
        for (act, project) in wanted {
            standing
                .may(act, project.as_ref())
                .map_err(|why| Refusal::Denied { act, why })?;
        }
        Ok(())
    }
}
