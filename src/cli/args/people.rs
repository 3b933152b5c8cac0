//! Words of the verbs about people.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::LedgerFormat;

/// People.
#[derive(Debug, Args)]
pub struct UserArgs {
    /// What to do with them
    #[command(subcommand)]
    pub what: Option<UserVerb>,
}

/// What can be done with people.
#[derive(Debug, Subcommand)]
pub enum UserVerb {
    /// List people, or write them to a file that can be imported again
    List(UserListArgs),
    /// Show a person: keys, what he may do, logins
    Show {
        /// The login, or the name
        #[arg(value_name = "LOGIN")]
        login: String,
    },
    /// Register somebody, or change what is known of him
    Add(PersonArgs),
    /// Register and change many: CSV or xlsx, all of it or nothing; nobody is shut out by not being in it
    Import {
        /// The file; `-` is the standard input
        #[arg(value_name = "FILE")]
        file: String,
    },
    /// Shut somebody out, at once
    Disable(SwitchArgs),
    /// Let somebody in again
    Enable(SwitchArgs),
}

/// Which people.
#[derive(Debug, Default, Args)]
pub struct UserListArgs {
    /// Only those in whose login, name, role, department or state all these words occur
    #[arg(value_name = "WORDS")]
    pub words: Vec<String>,
    /// Write a file: csv, xlsx
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<LedgerFormat>,
    /// Write to this file; without it, or with -, to the standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// Shutting out and letting in.
#[derive(Debug, Args)]
pub struct SwitchArgs {
    /// The login
    #[arg(value_name = "LOGIN")]
    pub login: String,
    /// Why, in a few words; goes into the log
    #[arg(long, value_name = "WORDS")]
    pub note: Option<String>,
}

/// A person.
#[derive(Debug, Args)]
pub struct PersonArgs {
    /// The login: his name in the log and on the host
    #[arg(value_name = "LOGIN")]
    pub login: String,
    /// The name that colleagues know
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    /// viewer, operator, manager, administrator
    #[arg(long, value_name = "ROLE")]
    pub role: Option<String>,
    /// A department whose projects he reports on; may be given several times, and replaces those known
    #[arg(long, value_name = "DEPT")]
    pub dept: Vec<String>,
    /// A file with public keys, one a line, to be added; `-` is the standard input
    #[arg(long, value_name = "FILE")]
    pub key: Vec<String>,
    /// Take the key of this fingerprint away
    #[arg(long, value_name = "SHA256:…")]
    pub remove_key: Vec<String>,
    /// The last day on which he may come in; `none` for ever
    #[arg(long, value_name = "DATE")]
    pub expires: Option<String>,
    /// Why, in a few words; goes into the log
    #[arg(long, value_name = "WORDS")]
    pub note: Option<String>,
    /// Do what is unusual (the first person of a board is no administrator)
    #[arg(long)]
    pub yes: bool,
}
