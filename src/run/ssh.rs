//! Access over SSH without accounts on the host: sshd asks whose a key is, and hands over who came in by it.
//!
//! Both read the host's own configuration alone. Neither the environment nor the home directory of the account that
//! everybody shares says anything.

mod keys;
mod session;
mod watch;

use std::ffi::OsString;

use clap::Parser;

use super::Program;
use crate::cli::args::{Cli, SshArgs, SshVerb, Verb};
use crate::cli::{Done, Trouble};
use crate::config::Environment;
use crate::i18n::entrance as words;

/// What sshd started the program for; nothing where somebody else did, or the words are wrong.
pub(super) fn asked_by_sshd(arguments: &[OsString]) -> Option<SshVerb> {
    if arguments.get(1)? != "ssh" {
        return None;
    }
    match Cli::try_parse_from(arguments).ok()?.verb? {
        Verb::Ssh(SshArgs { what }) => Some(what),
        _ => None,
    }
}

/// Answers sshd and tells the exit code; nothing where it did not ask.
pub(super) fn answer(what: &SshVerb, environment: &Environment) -> Option<u8> {
    match what {
        SshVerb::Keys(args) => {
            keys::answer(args);
            Some(0)
        }
        SshVerb::Session { id } => Some(session::receive(*id, environment)),
        SshVerb::Setup(_) | SshVerb::Check(_) => None,
    }
}

impl Program {
    /// What is done by hand.
    pub(super) fn ssh(&self, what: &SshVerb) -> Done {
        match what {
            SshVerb::Setup(args) => self.set_up_host(args),
            SshVerb::Check(args) => self.check_host(args),
            SshVerb::Keys(_) | SshVerb::Session { .. } => {
                Err(Trouble::usage(words::from_sshd(self.lang)))
            }
        }
    }
}
