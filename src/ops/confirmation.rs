//! Confirmation by a manager at the door: whose word is final, and what a confirmation is judged by.

use std::borrow::Cow;

use super::{Batch, Failure};
use crate::domain::command::{Command, Request};
use crate::domain::decide::Weight;
use crate::domain::id::{PartId, ProjectId};
use crate::domain::project::Project;
use crate::domain::rights::{Act, Standing};

impl Batch<'_, '_> {
    /// What his word is worth where completions and clearings are confirmed.
    pub(super) fn weight(&self) -> Weight {
        let board = self.writing.board();
        let standing = Standing::of(board, &self.login.actor, self.today(), self.login.owns);
        if standing.is_at_least(Act::Confirm.needs()) {
            Weight::Final
        } else {
            Weight::ToBeConfirmed
        }
    }

    /// The number that the next wish for confirmation on a project gets.
    pub(super) fn next_confirmation(&mut self, id: Option<ProjectId>) -> Result<PartId, Failure> {
        match id {
            Some(id) => Ok(self.writing.next_confirmation(id)?),
            None => Ok(PartId(1)),
        }
    }
}

/// The request itself, or what a confirmation carries out: that is judged by the day that it is about.
pub(super) fn meant<'r>(request: &'r Request, project: Option<&Project>) -> Cow<'r, Request> {
    let Command::Confirm { id, part } = request.command else {
        return Cow::Borrowed(request);
    };
    match project.and_then(|project| project.confirmations.get(&part)) {
        Some(one) => Cow::Owned(Request {
            effective: Some(one.wish.on()),
            ..Request::new(one.wish.command(id))
        }),
        None => Cow::Borrowed(request),
    }
}
