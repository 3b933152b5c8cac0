//! What is kept for one person beside the log: text that is not sent, and where a screen stands.

use super::{Error, Session};
use crate::domain::id::ProjectId;
use crate::store::DraftKey;

/// What a screen remembers belongs to no project; numbers of projects begin at 1.
const NO_PROJECT: ProjectId = ProjectId(0);

impl Session {
    /// Keeps text that is still being typed.
    pub fn save_draft(&self, project: ProjectId, form: &str, value: &str) -> Result<(), Error> {
        self.store
            .save_draft(&self.draft_key(project, form), value, self.now())
    }

    /// Text that was being typed.
    pub fn load_draft(&self, project: ProjectId, form: &str) -> Result<Option<String>, Error> {
        self.store.load_draft(&self.draft_key(project, form))
    }

    /// Forgets text that was sent or thrown away.
    pub fn forget_draft(&self, project: ProjectId, form: &str) -> Result<(), Error> {
        self.store.forget_draft(&self.draft_key(project, form))
    }

    /// Keeps what a screen remembers for its user, such as a review that is not finished.
    pub fn remember(&self, what: &str, value: &str) -> Result<(), Error> {
        self.save_draft(NO_PROJECT, what, value)
    }

    /// What a screen remembers for its user.
    pub fn recall(&self, what: &str) -> Result<Option<String>, Error> {
        self.load_draft(NO_PROJECT, what)
    }

    fn draft_key(&self, project: ProjectId, form: &str) -> DraftKey {
        DraftKey {
            actor: self.actor.clone(),
            project,
            form: form.to_owned(),
        }
    }
}
