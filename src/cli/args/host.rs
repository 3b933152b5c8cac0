//! Words of the verbs that make a host ready for the board.

use std::path::PathBuf;

use clap::Args;

/// What a host is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Args)]
pub struct HostArgs {
    /// A block in the configuration of the host's own sshd (without a choice)
    #[arg(long = "match", conflicts_with_all = ["separate", "accounts"])]
    pub block: bool,
    /// An sshd that serves nothing but the board, on a port of its own
    #[arg(long, conflicts_with = "accounts")]
    pub separate: bool,
    /// People have accounts on the host and start duban themselves
    #[arg(long)]
    pub accounts: bool,
    /// The port of the separate sshd; 2222 if nothing is said
    #[arg(long, value_name = "PORT", requires = "separate", value_parser = clap::value_parser!(u16).range(1..))]
    pub port: Option<u16>,
    /// The service account, or the group with --accounts
    #[arg(long, value_name = "NAME")]
    pub account: Option<String>,
    /// Where the program is to lie; a link to the version in use
    #[arg(long, value_name = "FILE")]
    pub program: Option<PathBuf>,
    /// For how many people limits such as MaxStartups are reckoned
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub people: Option<u32>,
    /// A network that sshd never shuts out as a whole, such as a gateway's (OpenSSH 9.8 and newer)
    #[arg(long, value_name = "NET")]
    pub exempt: Vec<String>,
}

impl HostArgs {
    /// These words, and for what they do not say others.
    #[must_use]
    pub fn or(&self, others: Self) -> Self {
        let says_way = self.block || self.separate || self.accounts;
        let way = if says_way { self } else { &others };
        Self {
            block: way.block,
            separate: way.separate,
            accounts: way.accounts,
            port: way.port,
            account: self.account.clone().or(others.account),
            program: self.program.clone().or(others.program),
            people: self.people.or(others.people),
            exempt: if self.exempt.is_empty() {
                others.exempt
            } else {
                self.exempt.clone()
            },
        }
    }
}

/// Making a host ready.
#[derive(Debug, Clone, Args)]
pub struct SetupArgs {
    /// What it is to be.
    #[command(flatten)]
    pub host: HostArgs,
    /// Carry the steps out, as root, instead of printing them
    #[arg(long)]
    pub apply: bool,
    /// Print only what sshd is told
    #[arg(long, conflicts_with = "apply")]
    pub print_sshd: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_taken_whole_and_the_rest_word_by_word() {
        let kept = HostArgs {
            separate: true,
            port: Some(2022),
            people: Some(50),
            ..HostArgs::default()
        };
        assert_eq!(HostArgs::default().or(kept.clone()), kept);
        let more = HostArgs {
            people: Some(80),
            ..HostArgs::default()
        };
        let both = more.or(kept.clone());
        assert_eq!((both.port, both.people), (Some(2022), Some(80)));
        let other = HostArgs {
            block: true,
            ..HostArgs::default()
        };
        let both = other.or(kept);
        assert_eq!(
            (both.separate, both.port, both.people),
            (false, None, Some(50))
        );
    }
}
