//! People as they are named on the command line.

use super::{Cx, Trouble};
use crate::domain::id::Actor;
use crate::error::Kind;
use crate::i18n::cli as words;
use crate::ops::EventQuery;
use crate::text::suggest::closest;

impl Cx<'_> {
    /// The logins that a word means: a login, or all people of a name. A login that is no person of the board counts
    /// where it stands in the log, and one's own always.
    ///
    /// # Errors
    ///
    /// Where nobody on the board or in the log is called so.
    pub fn logins(&mut self, word: &str) -> Result<Vec<Actor>, Trouble> {
        let (board, word) = (self.board()?, word.trim());
        let logins = board.logins_of(word);
        let is_known =
            |login: &Actor| board.find_person(&login.0).is_some() || login == self.session.actor();
        if logins.iter().all(is_known) || self.has_spoken(word)? {
            return Ok(logins);
        }
        let trouble = Trouble::new(Kind::NotFound, words::no_such_actor(self.lang, word));
        let people = board.people.values();
        let names = people.flat_map(|person| [person.login.0.as_str(), person.name.as_str()]);
        Err(match closest(word, names) {
            Some(close) => trouble.with(words::did_you_mean(self.lang, close)),
            None => trouble,
        })
    }

    /// Whether the log has an event of this login.
    fn has_spoken(&mut self, login: &str) -> Result<bool, Trouble> {
        let query = EventQuery {
            actor: Some(Actor(login.to_owned())),
            limit: Some(1),
            ..EventQuery::default()
        };
        let events = self.session.events(&query);
        let events = events.map_err(|error| self.store(&error))?;
        Ok(!events.is_empty())
    }
}
