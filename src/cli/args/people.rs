//! Words of the verbs about people.

use clap::{Args, Subcommand};

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
    /// Register somebody, or change what is known of him
    Add(PersonArgs),
    /// Shut somebody out, at once
    Disable {
        /// The login
        #[arg(value_name = "LOGIN")]
        login: String,
    },
    /// Let somebody in again
    Enable {
        /// The login
        #[arg(value_name = "LOGIN")]
        login: String,
    },
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
}
