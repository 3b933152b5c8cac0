//! What can be wrong with a host: each fault in words, and the command that mends it.

use std::path::{Path, PathBuf};

use super::script::{make_board, mend};
use super::wish::{Way, Wish};
use crate::i18n::{Lang, host as words};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// It works, but should be known.
    Note,
    /// Somebody is kept out, or let in who should not be.
    Wrong,
}

/// One thing that is not as it has to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing lies there.
    Missing(PathBuf),
    /// Something else lies there.
    Another(PathBuf),
    /// It belongs to somebody else.
    Owner {
        /// What.
        path: PathBuf,
        /// `user:group` as it is.
        is: String,
        /// `user:group` as it has to be.
        want: String,
    },
    /// It may be read or written by others, or not by those who need it.
    Mode {
        /// What.
        path: PathBuf,
        /// As it is.
        is: u32,
        /// As it has to be.
        want: u32,
    },
    /// Somebody but root could change what sshd runs, so sshd runs nothing.
    Loose {
        /// The directory or file.
        path: PathBuf,
        /// Its owner.
        owner: String,
        /// Its permissions.
        mode: u32,
    },
    /// The program there is not the one that runs now.
    OtherProgram(PathBuf),
    /// duban did not write it and leaves it alone.
    Foreign(PathBuf),
    /// It says something else than duban would write.
    Differs(PathBuf),
    /// The preferences name another database, or none.
    OtherDatabase {
        /// The preferences.
        path: PathBuf,
        /// What they name.
        is: Option<String>,
    },
    /// The account is not there.
    NoAccount,
    /// The group is not there.
    NoGroup,
    /// Nobody is in the group.
    NoMembers,
    /// The shell cannot run the forced command.
    Shell(String),
    /// The home is not there, or is not root's.
    Home(String),
    /// The account is locked, and sshd asks nobody else.
    Locked,
    /// The account is closed since a day that is past.
    Closed,
    /// There is no board yet.
    NoBoard,
    /// The program cannot open the board as the account.
    Board(String),
    /// There is no sshd.
    NoSshd,
    /// sshd does not take its configuration.
    Syntax(String),
    /// The directory that sshd goes into before anybody is known is not there; it goes when sshd stops.
    NoRunDir,
    /// sshd does not ask duban for keys.
    NotInForce,
    /// A directive holds that should not.
    Directive {
        /// Its name.
        name: String,
        /// As it is.
        is: String,
        /// As it has to be.
        want: String,
    },
    /// A forced command of the configuration takes the place of the one that names the person.
    Forced(String),
    /// The account is not among those who may log in.
    ShutOut {
        /// The directive.
        name: String,
        /// What it says.
        is: String,
    },
    /// Fewer logins may be under way at once than is good for so many people.
    Startups {
        /// As it is.
        is: String,
        /// As it should be.
        want: String,
    },
    /// sshd shuts whole addresses out for the mistakes of one login.
    Penalties,
    /// Networks are exempt from what this sshd does not do.
    NothingToExempt,
    /// sshd does not run.
    NotRunning,
    /// sshd has not read its configuration since it was written.
    NotReread,
    /// Nobody can come in yet.
    Nobody,
    /// The key command is silent about a key of the board.
    KeySilent {
        /// Whose key.
        login: String,
        /// What it complained of.
        words: String,
    },
    /// Not looked at, because another fault stands in the way.
    NotTried,
}

impl Fault {
    /// How bad it is.
    pub fn level(&self) -> Level {
        match self {
            Self::OtherProgram(_)
            | Self::Startups { .. }
            | Self::Penalties
            | Self::NothingToExempt
            | Self::NoMembers
            | Self::Nobody
            | Self::NotTried => Level::Note,
            Self::Directive { name, .. } if is_comfort(name) => Level::Note,
            _ => Level::Wrong,
        }
    }

    /// Its name in JSON.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Missing(_) => "missing",
            Self::Another(_) => "another",
            Self::Owner { .. } => "owner",
            Self::Mode { .. } => "mode",
            Self::Loose { .. } => "loose",
            Self::OtherProgram(_) => "other_program",
            Self::Foreign(_) => "foreign",
            Self::Differs(_) => "differs",
            Self::OtherDatabase { .. } => "other_database",
            Self::NoAccount => "no_account",
            Self::NoGroup => "no_group",
            Self::NoMembers => "no_members",
            Self::Shell(_) => "shell",
            Self::Home(_) => "home",
            Self::Locked => "locked",
            Self::Closed => "closed",
            Self::NoBoard => "no_board",
            Self::Board(_) => "board",
            Self::NoSshd => "no_sshd",
            Self::Syntax(_) => "syntax",
            Self::NoRunDir => "no_run_dir",
            Self::NotInForce => "not_in_force",
            Self::Directive { .. } => "directive",
            Self::Forced(_) => "forced",
            Self::ShutOut { .. } => "shut_out",
            Self::Startups { .. } => "startups",
            Self::Penalties => "penalties",
            Self::NothingToExempt => "nothing_to_exempt",
            Self::NotRunning => "not_running",
            Self::NotReread => "not_reread",
            Self::Nobody => "nobody",
            Self::KeySilent { .. } => "key_silent",
            Self::NotTried => "not_tried",
        }
    }

    /// Whether `duban ssh setup --apply` can mend it.
    pub(super) fn is_for_setup(&self, wish: &Wish) -> bool {
        // The host's own sshd is somebody's decision, and is only told to read anew.
        if *self == Self::NotRunning {
            return matches!(wish.way, Way::Separate { .. });
        }
        !matches!(
            self,
            Self::NoBoard
                | Self::Another(_)
                | Self::Board(_)
                | Self::Foreign(_)
                | Self::ShutOut { .. }
                | Self::Nobody
                | Self::NoMembers
                | Self::Penalties
                | Self::NothingToExempt
                | Self::NotTried
        )
    }

    /// What is wrong, and where.
    pub fn sentence(&self, lang: Lang, wish: &Wish) -> String {
        let account = wish.account.as_str();
        let shown = |path: &Path| path.display().to_string();
        match self {
            Self::Missing(path) => words::missing(lang, &shown(path)),
            Self::Another(path) => words::another(lang, &shown(path)),
            Self::Owner { path, is, want } => words::owner(lang, &shown(path), is, want),
            Self::Mode { path, is, want } => words::mode(lang, &shown(path), *is, *want),
            Self::Loose { path, owner, mode } => words::loose(lang, &shown(path), owner, *mode),
            Self::OtherProgram(path) => words::other_program(lang, &shown(path)),
            Self::Foreign(path) => words::foreign(lang, &shown(path)),
            Self::Differs(path) => words::differs(lang, &shown(path)),
            Self::OtherDatabase { path, is } => {
                let is = is.as_deref().unwrap_or(words::none(lang));
                words::other_database(lang, &shown(path), is, &shown(&wish.db))
            }
            Self::NoAccount => words::no_account(lang, account),
            Self::NoGroup => words::no_group(lang, account),
            Self::NoMembers => words::no_members(lang, account),
            Self::Shell(shell) => words::shell(lang, account, shell),
            Self::Home(home) => words::home(lang, account, home),
            Self::Locked => words::locked(lang, account),
            Self::Closed => words::closed(lang, account),
            Self::NoBoard => words::no_board(lang, &shown(&wish.db)),
            Self::Board(said) => words::board(lang, &shown(&wish.db), said),
            Self::NoSshd => words::no_sshd(lang).to_owned(),
            Self::Syntax(said) => words::syntax(lang, said),
            Self::NoRunDir => words::no_run_dir(lang).to_owned(),
            Self::NotInForce => words::not_in_force(lang, account),
            Self::Directive { name, is, want } => words::directive(lang, account, name, is, want),
            Self::Forced(command) => words::forced(lang, account, command),
            Self::ShutOut { name, is } => words::shut_out(lang, account, name, is),
            Self::Startups { is, want } => words::startups(lang, is, want, wish.people),
            Self::Penalties => words::penalties(lang).to_owned(),
            Self::NothingToExempt => words::nothing_to_exempt(lang).to_owned(),
            Self::NotRunning => words::not_running(lang).to_owned(),
            Self::NotReread => words::not_reread(lang).to_owned(),
            Self::Nobody => words::nobody(lang).to_owned(),
            Self::KeySilent { login, words } => words::key_silent(lang, login, words),
            Self::NotTried => words::not_tried(lang).to_owned(),
        }
    }

    /// The command that mends it; nothing where it takes a decision.
    pub fn mend(&self, wish: &Wish, lang: Lang) -> Option<String> {
        let account = wish.account.as_str();
        let line = match self {
            // SQLite's files go together: one that is mended alone leaves the others shut.
            Self::Owner { path, .. } | Self::Mode { path, .. } if is_of_database(wish, path) => {
                mend(wish)
            }
            Self::Owner { path, want, .. } => format!("chown {want} {}", path.display()),
            Self::Mode { path, want, .. } => format!("chmod {want:04o} {}", path.display()),
            Self::Loose { path, .. } => {
                let path = path.display();
                format!("chown root:root {path}; chmod go-w {path}")
            }
            Self::Shell(_) => format!("usermod --shell /bin/sh {account}"),
            Self::Home(_) => format!("usermod --home /etc/duban {account}"),
            Self::Locked => format!("usermod --password '*' {account}"),
            Self::Closed => format!("usermod --expiredate '' {account}"),
            Self::NoRunDir => "mkdir -m 0755 /run/sshd".to_owned(),
            Self::NoMembers => format!("usermod --append --groups {account} wang"),
            Self::NoBoard => make_board(wish),
            Self::Board(_) => match wish.way {
                Way::Accounts => "duban doctor".to_owned(),
                Way::Match | Way::Separate { .. } => {
                    format!("runuser -u {account} -- duban doctor")
                }
            },
            Self::OtherDatabase { path, is: None } => format!(
                "sed -i '1i db = \"{}\"' {}",
                wish.db.display(),
                path.display()
            ),
            Self::OtherDatabase { path, .. } => format!(
                "sed -i 's|^db *=.*|db = \"{}\"|' {}",
                wish.db.display(),
                path.display()
            ),
            Self::Foreign(path) => format!("mv {0} {0}.before-duban", path.display()),
            Self::NotInForce => {
                "sed -i '1i Include /etc/ssh/sshd_config.d/*.conf' /etc/ssh/sshd_config".to_owned()
            }
            Self::Forced(_) => "grep -rn ForceCommand /etc/ssh".to_owned(),
            Self::Directive { name, .. } | Self::ShutOut { name, .. } => {
                format!("grep -rni {name} /etc/ssh")
            }
            Self::Penalties => format!("{} --exempt 10.0.0.0/8", mend(wish)),
            Self::Nobody => words::add_somebody(lang).to_owned(),
            Self::Another(path) => format!("ls -ld {}", path.display()),
            Self::KeySilent { .. } | Self::NothingToExempt | Self::NotTried => return None,
            Self::NotRunning => return Some(super::judge::start(wish).to_owned()),
            Self::NotReread
            | Self::Syntax(_)
            | Self::Missing(_)
            | Self::OtherProgram(_)
            | Self::Differs(_)
            | Self::NoAccount
            | Self::NoGroup
            | Self::NoSshd
            | Self::Startups { .. } => mend(wish),
        };
        Some(line)
    }
}

/// Whether it is the database or lies beside it.
fn is_of_database(wish: &Wish, path: &Path) -> bool {
    path != wish.db.parent().unwrap_or(path) && path.parent() == wish.db.parent()
}

/// Directives that make work pleasant and let nobody in.
fn is_comfort(name: &str) -> bool {
    [
        "MaxSessions",
        "ClientAliveInterval",
        "ClientAliveCountMax",
        "LogLevel",
        "AcceptEnv",
    ]
    .contains(&name)
}
