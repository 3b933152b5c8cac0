//! Making this host ready for the board, and looking whether it is.

use std::io;
use std::path::{Path, PathBuf};

use super::Program;
use crate::cli::args::{HostArgs, SetupArgs};
use crate::cli::{self, Done, Output, Trouble};
use crate::config::Origin;
use crate::error::Kind;
use crate::host::{ACCOUNT, DATABASE, PEOPLE, PORT, PROGRAM, Unfit, Way, Wish};
use crate::i18n::host as words;

impl Program {
    pub(super) fn set_up_host(&self, args: &SetupArgs) -> Done {
        let wish = self.wish(&args.host)?;
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
        let wish = self.wish(args)?;
        self.check_root()?;
        let mut sink = io::stdout().lock();
        let mut out = Output::new(&mut sink, self.shape());
        cli::check_host(self.lang, &mut out, &wish, args)
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

#[cfg(unix)]
fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}
