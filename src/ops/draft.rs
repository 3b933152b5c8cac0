//! What is kept for one person beside the log: text that is not sent, found again after a dropped connection, and where a
//! screen stands. No events: nobody has said it yet.

use super::{Draft, Error, Session};
use crate::domain::id::ProjectId;
use crate::store::DraftKey;

/// What a screen remembers belongs to no project; numbers of projects begin at 1.
const NO_PROJECT: ProjectId = ProjectId(0);

impl Session {
    /// Keeps text that is still being typed, or with `None` forgets it.
    ///
    /// `known` is what the asker has last read or kept there. Anything else was written by another login of the same
    /// person: it is put aside under the form's name with ` aside` and returned.
    pub fn swap_draft(
        &mut self,
        project: ProjectId,
        form: &str,
        known: Option<&str>,
        value: Option<&str>,
    ) -> Result<Option<String>, Error> {
        let key = self.draft_key(project, form);
        let now = self.now();
        self.store.swap_draft(&key, known, value, now)
    }

    /// Text that was being typed.
    pub fn load_draft(&self, project: ProjectId, form: &str) -> Result<Option<String>, Error> {
        self.store.load_draft(&self.draft_key(project, form))
    }

    /// Everything of the person at work here that is not sent, and what screens remember.
    pub fn drafts(&self) -> Result<Vec<Draft>, Error> {
        self.store.drafts(self.actor())
    }

    /// Keeps what a screen remembers for its user, such as a review that is not finished.
    pub fn remember(&self, what: &str, value: &str) -> Result<(), Error> {
        let key = self.draft_key(NO_PROJECT, what);
        self.store.save_draft(&key, value, self.now())
    }

    /// What a screen remembers for its user.
    pub fn recall(&self, what: &str) -> Result<Option<String>, Error> {
        self.load_draft(NO_PROJECT, what)
    }

    fn draft_key(&self, project: ProjectId, form: &str) -> DraftKey {
        DraftKey {
            actor: self.actor().clone(),
            project,
            form: form.to_owned(),
        }
    }
}
