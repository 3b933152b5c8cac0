//! One wish about many projects: each is judged alone, what is possible is done in one transaction, and one undo takes
//! all of it back.

use super::{Failure, Mode, Outcome, Session};
use crate::domain::command::Request;

impl Session {
    /// Carries requests out that are one change, each with its own answer, in the order given.
    ///
    /// One that a rule refuses, or whose project somebody has changed meanwhile, does not stop the others. An error of
    /// the database stops all, and nothing is written.
    pub fn bulk(
        &mut self,
        requests: &[Request],
        mode: Mode,
    ) -> Result<Vec<Result<Outcome, Failure>>, Failure> {
        self.batch(mode, |batch| {
            batch.as_one_change();
            let answers = requests.iter().map(|request| match batch.run(request) {
                Err(broken @ (Failure::Store(_) | Failure::ClockIsSet)) => Err(broken),
                answer => Ok(answer),
            });
            answers.collect()
        })
    }
}
