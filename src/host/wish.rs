//! What the administrator wants of a host.

use std::path::{Path, PathBuf};

/// The service account, or in way 1 the group, where nobody says otherwise.
pub const ACCOUNT: &str = "duban";
/// The database where nobody says otherwise.
pub const DATABASE: &str = "/var/lib/duban/duban.db";
/// Where the program lies where nobody says otherwise: a link to the version in use.
pub const PROGRAM: &str = "/usr/local/libexec/duban/duban";
/// The port of an sshd of its own.
pub const PORT: u16 = 2222;
/// For how many people the limits are reckoned.
pub const PEOPLE: u32 = 200;

/// How people are to come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By keys, through a block in the configuration of the host's own sshd.
    Match,
    /// By keys, through an sshd that serves nothing else, on a port of its own.
    Separate {
        /// The port.
        port: u16,
    },
    /// By their own accounts on the host.
    Accounts,
}

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// How people come in.
    pub way: Way,
    /// The service account; in way 1 the group of those who may open the board.
    pub account: String,
    /// The database.
    pub db: PathBuf,
    /// Where the program is to lie.
    pub program: PathBuf,
    /// The program that runs now, which is copied there.
    pub source: PathBuf,
    /// For how many people the limits are reckoned.
    pub people: u32,
    /// Networks whose people OpenSSH shall never shut out for the mistakes of one of them.
    pub exempt: Vec<String>,
}

/// A word that would not be safe in a script or in the configuration of sshd.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// A path: it must be absolute and of letters, digits and `/ . _ + -`.
    Path(PathBuf),
    /// The name of an account.
    Account(String),
    /// A network.
    Network(String),
    /// The program's place, which becomes root's alone with all directories above: it must be under /usr or /opt.
    Place(PathBuf),
    /// The database's directory, which becomes the board's alone: it must be called like the account, or `duban`.
    Directory(PathBuf),
}

impl Wish {
    /// Whether every word of it may stand in a script as it is.
    pub fn check(&self) -> Result<(), Unfit> {
        for path in [&self.db, &self.program, &self.source] {
            if !is_plain_path(path) {
                return Err(Unfit::Path(path.clone()));
            }
        }
        if !is_account(&self.account) {
            return Err(Unfit::Account(self.account.clone()));
        }
        match self.exempt.iter().find(|network| !is_network(network)) {
            Some(network) => Err(Unfit::Network(network.clone())),
            None => Ok(()),
        }
    }

    /// Whether the directories that change hands may: nobody wants to lose /home or /tmp by a slip of the keyboard.
    pub fn check_places(&self) -> Result<(), Unfit> {
        let depth = self.program.components().count();
        let is_programs = ["/usr", "/opt"]
            .iter()
            .any(|top| self.program.starts_with(top));
        if !is_programs || depth < 4 {
            return Err(Unfit::Place(self.program.clone()));
        }
        let dir = self.db.parent().and_then(Path::file_name);
        if dir.is_some_and(|name| name == ACCOUNT || *name == *self.account) {
            Ok(())
        } else {
            Err(Unfit::Directory(self.db.clone()))
        }
    }

    /// The version in use: `duban-0.1.0` beside the link.
    pub(super) fn versioned(&self) -> PathBuf {
        let name = format!("duban-{}", env!("CARGO_PKG_VERSION"));
        self.program.with_file_name(name)
    }

    /// The words that ask for the same again, each with a space before it.
    pub(super) fn words(&self) -> String {
        let mut words = match self.way {
            Way::Match => Vec::new(),
            Way::Separate { port: PORT } => vec!["--separate".to_owned()],
            Way::Separate { port } => vec!["--separate".to_owned(), format!("--port {port}")],
            Way::Accounts => vec!["--accounts".to_owned()],
        };
        let shown = |path: &Path| path.display().to_string();
        let named = [
            ("--account", self.account.clone(), ACCOUNT),
            ("--db", shown(&self.db), DATABASE),
            ("--program", shown(&self.program), PROGRAM),
        ];
        let unusual = named.into_iter().filter(|(_, is, usual)| is != usual);
        words.extend(unusual.map(|(flag, is, _)| format!("{flag} {is}")));
        if self.people != PEOPLE {
            words.push(format!("--people {}", self.people));
        }
        let exempt = self.exempt.iter();
        words.extend(exempt.map(|network| format!("--exempt {network}")));
        words.iter().flat_map(|word| [" ", word]).collect()
    }
}

fn is_plain_path(path: &Path) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "/._+-".contains(c);
    path.to_str()
        .is_some_and(|text| text.starts_with('/') && text.len() > 1 && text.chars().all(fits))
        && !path.components().any(|part| part.as_os_str() == "..")
}

fn is_account(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c);
    name.len() <= 32
        && name.starts_with(|c: char| c.is_ascii_lowercase() || c == '_')
        && name.chars().all(fits)
        && name != "root"
}

fn is_network(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_hexdigit() || ".:/".contains(c);
    !text.is_empty() && text.chars().all(fits)
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::super::testing::wish;
    use super::*;

    #[rstest]
    #[case("/var/lib/duban/duban.db", true)]
    #[case("duban.db", false)]
    #[case("/", false)]
    #[case("/srv/a b", false)]
    #[case("/srv/$(id)", false)]
    #[case("/srv/%u", false)]
    #[case("/srv/../etc", false)]
    #[case("/srv/看板", false)]
    fn a_path_of_a_script_is_plain(#[case] path: &str, #[case] expected: bool) {
        let mut wish = wish(Way::Match);
        wish.db = PathBuf::from(path);
        assert_eq!(wish.check().is_ok(), expected);
    }

    #[rstest]
    #[case("duban", true)]
    #[case("_board-2", true)]
    #[case("root", false)]
    #[case("Duban", false)]
    #[case("a b", false)]
    #[case("", false)]
    fn an_account_is_plain(#[case] name: &str, #[case] expected: bool) {
        let mut wish = wish(Way::Match);
        wish.account = name.to_owned();
        assert_eq!(wish.check().is_ok(), expected);
    }

    #[rstest]
    #[case(PROGRAM, DATABASE, true)]
    #[case("/opt/duban/duban", "/srv/duban/board.db", true)]
    #[case("/home/wang/duban", DATABASE, false)]
    #[case("/usr/duban", DATABASE, false)]
    #[case(PROGRAM, "/tmp/duban.db", false)]
    #[case(PROGRAM, "/var/lib/duban.db", false)]
    #[case(PROGRAM, "/duban.db", false)]
    fn only_places_of_its_own_change_hands(
        #[case] program: &str,
        #[case] db: &str,
        #[case] expected: bool,
    ) {
        let mut wish = wish(Way::Match);
        (wish.program, wish.db) = (PathBuf::from(program), PathBuf::from(db));
        assert_eq!(wish.check_places().is_ok(), expected);
    }

    #[test]
    fn only_what_is_unusual_is_asked_for_again() {
        assert_eq!(wish(Way::Match).words(), "");
        let mut wish = wish(Way::Separate { port: 2022 });
        wish.people = 50;
        wish.exempt = vec!["10.1.2.0/24".to_owned()];
        assert_eq!(
            wish.words(),
            " --separate --port 2022 --people 50 --exempt 10.1.2.0/24"
        );
        assert_eq!(wish.check(), Ok(()));
        wish.exempt = vec!["10.1.2.0/24,*".to_owned()];
        assert!(wish.check().is_err());
    }
}
