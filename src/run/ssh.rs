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
use crate::cli::args::{Cli, KeysArgs, SshArgs, SshVerb, Verb};
use crate::cli::{Done, Trouble};
use crate::config::Environment;
use crate::i18n::entrance as words;

/// Answers sshd and tells the exit code; nothing where somebody else started the program, or the words are wrong.
pub(super) fn answer(arguments: &[OsString], environment: &Environment) -> Option<u8> {
    if arguments.get(1)? != "ssh" {
        return None;
    }
    let words: Option<Vec<&str>> = arguments.iter().map(|word| word.to_str()).collect();
    // To build the grammar of all verbs takes longer than the answer, and sshd asks twice at every login.
    if let [_, "ssh", "keys", user, kind, key, fingerprint] = words?.as_slice() {
        keys::answer(&KeysArgs {
            user: (*user).to_owned(),
            kind: (*kind).to_owned(),
            key: (*key).to_owned(),
            fingerprint: (*fingerprint).to_owned(),
        });
        return Some(0);
    }
    let Verb::Ssh(SshArgs { what }) = Cli::try_parse_from(arguments).ok()?.verb? else {
        return None;
    };
    match what {
        SshVerb::Keys(args) => {
            keys::answer(&args);
            Some(0)
        }
        SshVerb::Session { id } => Some(session::receive(id, environment)),
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
