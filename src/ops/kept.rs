//! What is kept beside the log: saved views and lines used lately. They change no fact, so they are no events.

use super::{Error, Session};
use crate::domain::decide::clean;
use crate::domain::view::{Kept, RecentList, View};

impl Session {
    /// Views and lately used lines of the one at the database.
    pub fn kept(&self) -> Result<Kept, Error> {
        self.store.kept(self.actor())
    }

    /// Saves a view under its name, for oneself or for all, in place of the one of that name.
    pub fn save_view(&self, view: &View) -> Result<(), Error> {
        self.store.save_view(&self.signed(view), self.now())
    }

    /// Forgets a view, one's own or one for all; tells whether there was one.
    pub fn remove_view(&self, is_shared: bool, name: &str) -> Result<bool, Error> {
        let owner = (!is_shared).then_some(self.actor());
        self.store.remove_view(owner, name)
    }

    /// Puts a view under another name, or hands it to all.
    pub fn move_view(&mut self, from: &View, to: &View) -> Result<(), Error> {
        let (to, now) = (self.signed(to), self.now());
        let owner = from.owner.as_ref();
        self.store.move_view((owner, &from.name), &to, now)
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
