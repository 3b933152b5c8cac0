//! Unsent text: kept while one types, found again after a dropped connection. No events: nobody has said it yet.

use super::{Draft, Error, Session};
use crate::domain::id::ProjectId;
use crate::store::DraftKey;

impl Session {
    /// Keeps text that is still being typed, or with `None` forgets it.
    ///
    /// `known` is what the asker has last read or kept there. Anything else was written by another session of the same
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

    /// Everything of the person at this session that is not sent.
    pub fn drafts(&self) -> Result<Vec<Draft>, Error> {
        self.store.drafts(&self.actor)
    }

    fn draft_key(&self, project: ProjectId, form: &str) -> DraftKey {
        DraftKey {
            actor: self.actor.clone(),
            project,
            form: form.to_owned(),
        }
    }
}
