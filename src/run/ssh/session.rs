//! `duban ssh session`: receives somebody who came in by key, and opens the board or carries out what he asked for.
//!
//! Who he is says the number that sshd got from `ssh keys`, and a second time the key by which sshd says that he signed:
//! both must name the same person now.

use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use super::watch;
use crate::cli::args::{Cli, Verb};
use crate::cli::{self, BadLine, Barred, Done, Reach, Trouble};
use crate::clock::Clock;
use crate::config::{self, Environment, Flags, Settled};
use crate::domain::board::Board;
use crate::domain::entrance::Why;
use crate::domain::id::Actor;
use crate::domain::person::{PersonId, PublicKey, Role};
use crate::domain::rights::{Act, Denied, Standing};
use crate::domain::via::{Via, Way};
use crate::error::{self, Kind};
use crate::i18n::{Lang, entrance as words, person};
use crate::ops::{Access, Login, Session};
use crate::run::entrance::Door;
use crate::run::login::client;
use crate::run::{
    Parsed, Program, complain, flags, guess_lang, is_interactive, look, parse, print,
};

/// No account of how somebody proved who he is is longer.
const LONGEST_PROOF: u64 = 64 * 1024;

/// What is asked for by programs that transfer files, and by those who want a shell.
const TRANSFERS: [&str; 5] = ["internal-sftp", "sftp-server", "sftp", "scp", "rsync"];
const SHELLS: [&str; 5] = ["sh", "bash", "dash", "zsh", "ksh"];

/// Receives a person and tells the exit code.
pub(super) fn receive(id: PersonId, environment: &Environment) -> u8 {
    keep_files_private();
    if !io::stdout().is_terminal() {
        watch::begin(tongue(environment).unwrap_or_default());
    }
    let mut visit = Visit {
        lang: tongue(environment).unwrap_or_default(),
        // What is set for the account that all share is nobody's wish.
        environment: Environment {
            db: None,
            lang: None,
            actor: None,
            width: None,
            ..environment.clone()
        },
    };
    match visit.receive(id) {
        Ok(()) => 0,
        Err(trouble) => {
            complain(visit.lang, &trouble);
            trouble.kind.code()
        }
    }
}

/// The language that the client asks for.
fn tongue(environment: &Environment) -> Option<Lang> {
    environment.locale.as_deref().and_then(Lang::from_tag)
}

/// sshd lets others read what is made. SQLite gives its side files the mode of the database, whatever this is.
#[cfg(unix)]
fn keep_files_private() {
    rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
}

#[cfg(not(unix))]
fn keep_files_private() {}

/// One who came in.
struct Visit {
    lang: Lang,
    environment: Environment,
}

/// Why somebody is turned away, and what he is told.
type Against = (Why, Trouble);

impl Visit {
    fn receive(&mut self, id: PersonId) -> Done {
        let settled = config::load_host(&self.environment)
            .map_err(|error| look::config_trouble(self.lang, &error))?;
        self.lang = tongue(&self.environment).unwrap_or(settled.lang.value);
        self.environment.lang = Some(self.lang.pick("zh", "en").to_owned());
        let no_database = || Trouble::new(Kind::Failed, words::no_database(self.lang));
        let db = settled.host_db().ok_or_else(no_database)?;
        let store =
            |error| Trouble::new(error::store_kind(&error), error::store(self.lang, &error));
        let nobody = Actor(String::new());
        let session = Session::open(&db, Access::Write, nobody, Clock::System).map_err(store)?;
        let board = session.board().map_err(store)?;
        let (login, against) = self.login(id, &board);
        let line = self.environment.ssh_command.as_ref();
        let line = line.map(|line| line.to_string_lossy().into_owned());
        let line = line.unwrap_or_default();
        let mut door = Door {
            lang: self.lang,
            session: &mut session.with(login.clone(), Clock::System),
            board: &board,
            words: &line,
        };
        if let Some((why, trouble)) = against {
            return Err(door.refuse(why, trouble));
        }
        door.look()?;
        let standing = door.session.standing(&board);
        let asked = self.asked(&settled, &standing, &board);
        let asked = asked.map_err(|(why, trouble)| door.refuse(why, trouble))?;
        door.enter()?;
        match asked {
            Parsed::Told(text) => print(self.lang, |out| out.whole(&text)),
            Parsed::Cli(cli) => self.run(*cli, settled, login),
        }
    }

    fn run(&self, cli: Cli, settled: Settled, login: Login) -> Done {
        let settled = settled.with_flags(&Flags {
            lang: Some(self.lang),
            ..flags(&cli.global)
        });
        Program {
            lang: settled.lang.value,
            global: cli.global,
            verb: cli.verb,
            settled,
            environment: self.environment.clone(),
            words: String::new(),
            guest: Some(login),
        }
        .run()
    }

    /// Who came in, and what speaks against it.
    fn login(&self, id: PersonId, board: &Board) -> (Login, Option<Against>) {
        let proof = self.environment.ssh_auth.as_deref();
        let keys = proof.map(signed).unwrap_or_default();
        let person = board.people.get(&id);
        let is_his = |key: &PublicKey| {
            person.is_some_and(|person| person.keys.iter().any(|known| known.is_same(key)))
        };
        let refused = |why, sentence| Some((why, Trouble::new(Kind::Refused, sentence)));
        let against = match keys.as_slice() {
            [] => refused(Why::NoProof, words::no_proof(self.lang)),
            keys if keys.iter().all(|key| key.as_ref().is_some_and(is_his)) => None,
            _ => refused(Why::OtherKey, words::other_key(self.lang)),
        };
        let login = Login {
            actor: person.map_or_else(|| Actor(format!("#{id}")), |person| person.login.clone()),
            via: Some(Via {
                way: Way::Key,
                key: keys.iter().flatten().map(PublicKey::fingerprint).next(),
                from: client(&self.environment),
            }),
            // The file belongs to the account that all share, and to none of them.
            owns: false,
        };
        (login, against)
    }

    /// What he wants, if it is done from afar.
    fn asked(
        &mut self,
        settled: &Settled,
        standing: &Standing<'_>,
        board: &Board,
    ) -> Result<Parsed, Against> {
        let words = self.words()?;
        let arguments = ["duban".to_owned()].into_iter().chain(words);
        let arguments: Vec<OsString> = arguments.map(Into::into).collect();
        self.lang = guess_lang(&arguments, &self.environment);
        let parsed = parse(&arguments, self.lang).map_err(|trouble| (Why::BadWords, trouble))?;
        let Parsed::Cli(cli) = &parsed else {
            return Ok(parsed);
        };
        let barred = |sentence: String| (Why::NotAllowed, Trouble::usage(sentence));
        let reach = cli::judge(cli).map_err(|why| barred(sentence(self.lang, why)))?;
        if reach == Reach::Administrators {
            if !settled.ssh_administer.value {
                return Err(barred(words::no_administering(self.lang).to_owned()));
            }
            let wanted = match &cli.verb {
                Some(Verb::User(_)) => Act::People,
                _ => Act::Define,
            };
            self.check_administrator(standing, wanted, board)?;
        }
        if cli.verb.is_none() && !is_interactive() {
            return Err(barred(words::needs_terminal(self.lang).to_owned()));
        }
        Ok(parsed)
    }

    /// The words that he sent; none for the board.
    fn words(&self) -> Result<Vec<String>, Against> {
        let Some(line) = &self.environment.ssh_command else {
            return Ok(Vec::new());
        };
        let bad = |sentence| (Why::BadWords, Trouble::usage(sentence));
        let line = line
            .to_str()
            .ok_or_else(|| bad(words::not_text(self.lang)))?;
        let parted = cli::split(line).map_err(|why| {
            bad(match why {
                BadLine::Control => words::control_characters(self.lang),
                BadLine::TooLong => words::line_too_long(self.lang),
                BadLine::Open => words::open_quote(self.lang),
            })
        })?;
        let first = parted.first().map(Path::new).and_then(Path::file_name);
        let is_one_of = |names: &[&str]| names.iter().any(|name| first == Some(OsStr::new(name)));
        let barred = |sentence| Err((Why::NotAllowed, Trouble::usage(sentence)));
        if is_one_of(&TRANSFERS) {
            return barred(words::no_transfer(self.lang));
        }
        if is_one_of(&SHELLS) {
            return barred(words::no_shell(self.lang));
        }
        Ok(parted)
    }

    /// What only administrators may see has no door of its own behind this one.
    fn check_administrator(
        &self,
        standing: &Standing<'_>,
        wanted: Act,
        board: &Board,
    ) -> Result<(), Against> {
        let needs = Role::Administrator;
        if standing.is_at_least(needs) {
            return Ok(());
        }
        let is = match standing {
            Standing::Person(person) => Some(person.role),
            _ => None,
        };
        let sentence = person::denied(self.lang, Denied::Role { is, needs }, wanted, board);
        Err((Why::NotAllowed, Trouble::new(Kind::Refused, sentence)))
    }
}

/// Why something is not done from afar, in a sentence.
fn sentence(lang: Lang, why: Barred) -> String {
    match why {
        Barred::Flag(flag) => words::no_flag(lang, flag),
        Barred::File(name) => words::no_file(lang, name),
        Barred::Verb => words::at_the_host(lang).to_owned(),
    }
}

/// The keys by which sshd says that somebody proved who he is; nothing of those that cannot be read.
fn signed(path: &Path) -> Vec<Option<PublicKey>> {
    let mut text = String::new();
    let file = std::fs::File::open(path);
    let read = file.and_then(|file| file.take(LONGEST_PROOF).read_to_string(&mut text));
    if read.is_err() {
        return Vec::new();
    }
    let keys = text
        .lines()
        .filter_map(|line| line.strip_prefix("publickey "));
    keys.map(|key| PublicKey::parse(key).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

    fn read(text: &str) -> Vec<Option<String>> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("proof");
        std::fs::write(&path, text).unwrap();
        let keys = signed(&path).into_iter();
        keys.map(|key| key.map(|key| key.line())).collect()
    }

    #[test]
    fn only_keys_prove_anything() {
        assert_eq!(read(&format!("publickey {KEY}\n")), [Some(KEY.to_owned())]);
        assert_eq!(
            read("password\nkeyboard-interactive\n"),
            [None::<String>; 0]
        );
        // A certificate is no key of anybody here, and one key that is not read spoils the rest.
        let certificate = "publickey ssh-ed25519-cert-v01@openssh.com AAAA";
        assert_eq!(
            read(&format!("publickey {KEY}\n{certificate}\n")),
            [Some(KEY.to_owned()), None]
        );
        assert_eq!(signed(Path::new("/nowhere")), []);
    }
}
