//! The list of steps that turns an empty host into the board's.

use std::path::{Path, PathBuf};

use super::sshd::{self, BLOCK, OWN, PREFERENCES, UNIT};
use super::wish::{Way, Wish};
use crate::i18n::{Lang, host as words};

/// Whose something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// root's alone.
    Root,
    /// The service account's.
    Account,
    /// root's, and of the group of those who may open the board.
    Members,
}

impl Owner {
    /// User and group by name.
    pub(super) fn names(self, wish: &Wish) -> (&str, &str) {
        match self {
            Self::Root => ("root", "root"),
            Self::Account => (&wish.account, &wish.account),
            Self::Members => ("root", &wish.account),
        }
    }
}

/// One thing that has to be so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Need {
    /// The program in a place that only root can write to, and a link to it on everybody's path.
    Program,
    /// A directory.
    Dir {
        /// Where.
        path: PathBuf,
        /// Whose.
        owner: Owner,
        /// Its permissions.
        mode: u32,
    },
    /// A file of root's with this text, which everybody may read.
    Text {
        /// Where.
        path: PathBuf,
        /// What it says.
        text: String,
    },
    /// Preferences that name the database; what an administrator wrote there stays.
    Preferences,
    /// An account that nobody logs into with a password, whose shell runs forced commands.
    Account,
    /// The group of those who may open the board.
    Group,
    /// The database and its directory belong to whoever works with it.
    Database {
        /// Whose.
        owner: Owner,
        /// The permissions of the directory.
        dir_mode: u32,
        /// The permissions of the files.
        mode: u32,
    },
    /// OpenSSH's server.
    Package,
    /// A host key for an sshd of its own.
    HostKey,
    /// What sshd makes of its configuration for the account.
    InForce,
    /// sshd runs with it.
    Running,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its name in JSON.
    pub name: &'static str,
    /// What has to be so.
    pub needs: Vec<Need>,
}

impl Step {
    /// What it is.
    pub fn what(&self, lang: Lang) -> &'static str {
        words::what(lang, self.name)
    }

    /// Why, in one line.
    pub fn why(&self, lang: Lang) -> &'static str {
        words::why(lang, self.name)
    }
}

/// All steps, in the order in which they are carried out.
pub fn steps(wish: &Wish, version: Option<(u32, u32)>) -> Vec<Step> {
    let step = |name, needs| Step { name, needs };
    let program = step("program", vec![Need::Program]);
    let preferences = step(
        "preferences",
        vec![
            dir(Path::new(PREFERENCES).parent(), Owner::Root, 0o755),
            Need::Preferences,
        ],
    );
    let mut steps = vec![program, preferences];
    match wish.way {
        Way::Accounts => {
            steps.push(step("group", vec![Need::Group]));
            steps.push(step("database", database(Owner::Members)));
        }
        Way::Match | Way::Separate { .. } => {
            steps.push(step("account", vec![Need::Account]));
            steps.push(step("database", database(Owner::Account)));
            steps.push(step("sshd", daemon(wish, version)));
        }
    }
    steps
}

fn dir(path: Option<&Path>, owner: Owner, mode: u32) -> Need {
    Need::Dir {
        path: path.unwrap_or(Path::new("/")).to_owned(),
        owner,
        mode,
    }
}

fn database(owner: Owner) -> Vec<Need> {
    let (dir_mode, mode) = match owner {
        // New files in it belong to the group.
        Owner::Members => (0o2770, 0o660),
        Owner::Root | Owner::Account => (0o700, 0o600),
    };
    vec![Need::Database {
        owner,
        dir_mode,
        mode,
    }]
}

fn daemon(wish: &Wish, version: Option<(u32, u32)>) -> Vec<Need> {
    let text = |path: &str, text: String| Need::Text {
        path: PathBuf::from(path),
        text,
    };
    let config = sshd::config_text(wish, version).unwrap_or_default();
    match wish.way {
        Way::Match => vec![
            Need::Package,
            text(BLOCK, config),
            Need::InForce,
            Need::Running,
        ],
        Way::Separate { .. } => vec![
            Need::Package,
            Need::HostKey,
            text(OWN, config),
            text(UNIT, sshd::unit(wish)),
            Need::InForce,
            Need::Running,
        ],
        Way::Accounts => Vec::new(),
    }
}
