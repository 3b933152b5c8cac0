//! Making this host ready for the board, and looking whether it is.

use std::io;
use std::path::{Path, PathBuf};

use clap::Parser;

use super::Program;
use crate::cli::args::{Cli, HostArgs, SetupArgs, SshArgs, SshVerb, Verb};
use crate::cli::{self, Done, Output, Trouble};
use crate::config::Origin;
use crate::error::Kind;
use crate::host::{self, ACCOUNT, DATABASE, Host, PEOPLE, PORT, PROGRAM, Unfit, Way, Wish};
use crate::i18n::host as words;

impl Program {
    pub(super) fn set_up_host(&self, args: &SetupArgs) -> Done {
        let wish = self.wish(&settled_words(&args.host))?;
        if !args.print_sshd {
            wish.check_places().map_err(|unfit| self.unfit(&unfit))?;
        }
        if args.apply {
            self.check_root()?;
        }
        let mut sink = io::stdout().lock();
        let mut out = Output::new(&mut sink, self.shape());
        cli::set_up_host(self.lang, &mut out, &wish, args)
    }

    pub(super) fn check_host(&self, args: &HostArgs) -> Done {
        let wish = self.wish(&settled_words(args))?;
        self.check_root()?;
        let mut sink = io::stdout().lock();
        let mut out = Output::new(&mut sink, self.shape());
        cli::check_host(self.lang, &mut out, &wish)
    }

    fn check_root(&self) -> Done {
        if is_root() {
            Ok(())
        } else {
            Err(Trouble::new(Kind::Refused, words::needs_root(self.lang)))
        }
    }

    /// What is wanted, with what is usual where nothing is said.
    fn wish(&self, args: &HostArgs) -> Result<Wish, Trouble> {
        let way = if args.accounts {
            Way::Accounts
        } else if args.separate {
            let port = args.port.unwrap_or(PORT);
            Way::Separate { port }
        } else {
            Way::Match
        };
        let source = std::env::current_exe().and_then(|path| path.canonicalize());
        let source = source.map_err(|_| Trouble::new(Kind::Failed, words::no_source(self.lang)))?;
        let wish = Wish {
            way,
            account: args.account.clone().unwrap_or_else(|| ACCOUNT.to_owned()),
            db: self.database_of_host(),
            program: args
                .program
                .clone()
                .unwrap_or_else(|| PathBuf::from(PROGRAM)),
            source,
            people: args.people.unwrap_or(PEOPLE),
            exempt: args.exempt.clone(),
        };
        wish.check().map_err(|unfit| self.unfit(&unfit))?;
        Ok(wish)
    }

    fn unfit(&self, unfit: &Unfit) -> Trouble {
        let shown = |path: &Path| path.display().to_string();
        Trouble::usage(match unfit {
            Unfit::Path(path) => words::unfit_path(self.lang, &shown(path)),
            Unfit::Account(name) => words::unfit_account(self.lang, name),
            Unfit::Network(name) => words::unfit_network(self.lang, name),
            Unfit::Place(path) => words::unfit_place(self.lang, &shown(path)),
            Unfit::Directory(path) => words::unfit_directory(self.lang, &shown(path)),
        })
    }

    /// The one that is named, else the one that the host's preferences name: root's own preferences are not everybody's.
    fn database_of_host(&self) -> PathBuf {
        let is_everybodys = match &self.settled.db.origin {
            Origin::Flag(_) => true,
            Origin::File(path) => path.starts_with("/etc/duban"),
            Origin::Default | Origin::Environment(_) => false,
        };
        if is_everybodys {
            self.settled.db.value.clone()
        } else {
            Path::new(DATABASE).to_owned()
        }
    }
}

/// The words of the command, and where it does not say those by which this host was set up.
fn settled_words(args: &HostArgs) -> HostArgs {
    let Some(kept) = host::kept_words(&Host) else {
        return args.clone();
    };
    let words = ["duban", "ssh", "check"].into_iter().map(str::to_owned);
    let cli = Cli::try_parse_from(words.chain(kept));
    match cli.ok().and_then(|cli| cli.verb) {
        Some(Verb::Ssh(SshArgs {
            what: SshVerb::Check(kept),
        })) => args.or(kept),
        _ => args.clone(),
    }
}

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
