//! What is done for access over SSH.

use super::Program;
use crate::cli::Done;
use crate::cli::args::SshVerb;

impl Program {
    /// Does what was asked for.
    pub(super) fn ssh(&self, what: &SshVerb) -> Done {
        match what {
            SshVerb::Setup(args) => self.set_up_host(args),
            SshVerb::Check(args) => self.check_host(args),
            SshVerb::Keys(_) | SshVerb::Session { .. } => Ok(()),
        }
    }
}
