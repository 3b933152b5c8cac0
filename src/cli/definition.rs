//! Changes of the board's definition, its rules and its people.

use super::args::HowArgs;
use super::{Cx, Done, Trouble};
use crate::domain::board::Board;
use crate::domain::command::{Command, Consent, Request};
use crate::ops::Failure;

/// Why a change of the board's definition came to nothing.
enum Halt {
    Trouble(Trouble),
    Failure(Failure),
}

impl From<Failure> for Halt {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl Cx<'_> {
    /// Changes the board's definition or people on top of what stands there in the very transaction, so that of two who
    /// change different things at once nobody undoes the other.
    pub fn change_board(
        &mut self,
        how: &HowArgs,
        command: impl FnOnce(&Board) -> Result<Command, Trouble>,
    ) -> Done {
        self.check_present()?;
        let outcome = self.session.batch(self.mode, |batch| {
            let mut request = Request::new(command(batch.board()).map_err(Halt::Trouble)?);
            request.reason.clone_from(&how.note);
            if how.yes {
                request.consent = Consent::Given;
            }
            batch.run(&request).map_err(Halt::Failure)
        });
        match outcome {
            Ok(outcome) => self.tell(&outcome),
            Err(Halt::Trouble(trouble)) => Err(trouble),
            Err(Halt::Failure(failure)) => Err(self.failure(failure)),
        }
    }
}
