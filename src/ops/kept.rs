//! What is kept beside the log: saved views and lines used lately. They change no fact, so they are no events.

use super::{Error, Failure, Mode, Session};
use crate::domain::decide::{Refusal, clean};
use crate::domain::id::Actor;
use crate::domain::rights::Act;
use crate::domain::view::{Kept, RecentList, View};

impl Session {
    /// Views and lately used lines of the one at the database.
    pub fn kept(&self) -> Result<Kept, Error> {
        self.store.kept(self.actor())
    }

    /// Saves a view under its name, for oneself or for all, in place of the one of that name. One for all takes the right
    /// to it.
    pub fn save_view(&self, view: &View, mode: Mode) -> Result<(), Failure> {
        if view.is_shared() {
            self.check_share(self.author_of(&view.name)?.as_ref())?;
        }
        match mode {
            Mode::Commit => Ok(self.store.save_view(&self.signed(view), self.now())?),
            Mode::DryRun => Ok(()),
        }
    }

    /// Forgets a view, one's own or one for all; tells whether there was one.
    pub fn remove_view(&self, is_shared: bool, name: &str, mode: Mode) -> Result<bool, Failure> {
        let author = self.author_of(name)?;
        if is_shared && author.is_some() {
            self.check_share(author.as_ref())?;
        }
        let owner = (!is_shared).then_some(self.actor());
        match mode {
            Mode::Commit => Ok(self.store.remove_view(owner, name)?),
            Mode::DryRun => Ok(true),
        }
    }

    /// Puts a view under another name, or hands it to all.
    pub fn move_view(&mut self, from: &View, to: &View) -> Result<(), Failure> {
        if from.is_shared() {
            self.check_share(self.author_of(&from.name)?.as_ref())?;
        }
        let there = self.author_of(&to.name)?;
        // Under another name it is still the view that was his to change.
        if to.is_shared() && (there.is_some() || !from.is_shared()) {
            self.check_share(there.as_ref())?;
        }
        let (to, now) = (self.signed(to), self.now());
        let owner = from.owner.as_ref();
        Ok(self.store.move_view((owner, &from.name), &to, now)?)
    }

    /// Who saved the view for all that has this name.
    fn author_of(&self, name: &str) -> Result<Option<Actor>, Error> {
        let (name, views) = (clean(name), self.kept()?.views.into_iter());
        let mut shared = views.filter(View::is_shared);
        Ok(shared
            .find(|view| view.name == name)
            .map(|view| view.author))
    }

    fn check_share(&self, author: Option<&Actor>) -> Result<(), Failure> {
        let board = self.board()?;
        let right = self.standing(&board).may_share(author);
        let act = Act::Share;
        Ok(right.map_err(|why| Refusal::Denied { act, why })?)
    }

    /// Puts a line on top of those that one used lately.
    pub fn remember_line(&self, list: RecentList, line: &str) -> Result<(), Error> {
        let line = clean(line);
        if line.is_empty() {
            return Ok(());
        }
        self.store.remember(self.actor(), list, &line)
    }

    /// The view as it is kept: cleaned, one's own under one's own name only.
    fn signed(&self, view: &View) -> View {
        View {
            owner: view.owner.as_ref().map(|_| self.actor().clone()),
            name: clean(&view.name),
            filter: clean(&view.filter),
            look: view.look.clone(),
            author: self.actor().clone(),
        }
    }
}
