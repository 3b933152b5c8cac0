//! Words of the verbs by which people come in over SSH without an account on the host.

use clap::{Args, Subcommand};

use super::{HostArgs, SetupArgs};
use crate::domain::person::PersonId;

/// Access over SSH.
#[derive(Debug, Args)]
pub struct SshArgs {
    /// What to do
    #[command(subcommand)]
    pub what: SshVerb,
}

/// What there is to do for access over SSH.
#[derive(Debug, Subcommand)]
pub enum SshVerb {
    /// Answer sshd whose key this is (AuthorizedKeysCommand; says nothing of an unknown one)
    Keys(KeysArgs),
    /// Receive a person who came in by key: the board, or the command that was asked for
    Session {
        /// The person's number, as `ssh keys` gave it to sshd
        #[arg(value_name = "ID", value_parser = parse_person)]
        id: PersonId,
    },
    /// Print as a script what this host needs for the board; --apply carries it out
    Setup(SetupArgs),
    /// Say what is wrong with this host, and which command mends it
    Check(HostArgs),
}

/// A key as sshd offers it.
#[derive(Debug, Args)]
pub struct KeysArgs {
    /// The account of the host, %u
    #[arg(value_name = "USER")]
    pub user: String,
    /// The key's type, %t
    #[arg(value_name = "TYPE")]
    pub kind: String,
    /// The key in base64, %k
    #[arg(value_name = "KEY")]
    pub key: String,
    /// Its fingerprint, %f
    #[arg(value_name = "FINGERPRINT")]
    pub fingerprint: String,
}

fn parse_person(text: &str) -> Result<PersonId, String> {
    text.parse()
        .map(PersonId)
        .map_err(|_| "1, 2, 3 …".to_owned())
}
