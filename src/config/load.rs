//! The layers: default < system < user < environment < flag, each value with its origin.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;
use toml::Spanned;

use super::mail::MailWords;
use super::model::{Colour, Flags, Layer, Named, OnTerminal, Width};
use super::place::{Binding, OwnTheme, Place, Word};
use crate::i18n::Lang;
use crate::text::suggest::closest;

/// Where a value comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// Nobody set it.
    Default,
    /// A file.
    File(PathBuf),
    /// An environment variable.
    Environment(&'static str),
    /// A flag of this command.
    Flag(&'static str),
}

/// A value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given<T> {
    /// The value that counts.
    pub value: T,
    /// Its origin.
    pub origin: Origin,
}

impl<T> Given<T> {
    const fn default(value: T) -> Self {
        Self {
            value,
            origin: Origin::Default,
        }
    }

    fn set(&mut self, value: Option<T>, origin: &Origin) {
        if let Some(value) = value {
            *self = Self {
                value,
                origin: origin.clone(),
            };
        }
    }
}

/// Everything settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The database file.
    pub db: Given<PathBuf>,
    /// The language.
    pub lang: Given<Lang>,
    /// The theme's name.
    pub theme: Given<Word>,
    /// Colour or not.
    pub colour: Given<Colour>,
    /// Plain ASCII or not.
    pub ascii: Given<bool>,
    /// How wide the terminal draws glyphs of open width.
    pub width: Given<Width>,
    /// Whether the mouse is taken from the terminal.
    pub mouse: Given<bool>,
    /// Keys of one's own; of two for the same command in the same scope the later layer's.
    pub keys: Vec<Binding>,
    /// Themes of one's own, by name.
    pub themes: Vec<OwnTheme>,
    /// How many working days ahead a reminder looks.
    pub remind_days: Given<Word>,
    /// Letters, as the files say it.
    pub mail: MailWords,
    /// Whether administrators who came in by key may do their work from afar.
    pub ssh_administer: Given<bool>,
}

/// What of the process's environment the configuration looks at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Environment {
    /// `DUBAN_DB`
    pub db: Option<PathBuf>,
    /// `DUBAN_LANG`
    pub lang: Option<String>,
    /// The first of `LC_ALL`, `LC_MESSAGES`, `LANG` that is set.
    pub locale: Option<String>,
    /// `NO_COLOR` is set and not empty.
    pub no_color: bool,
    /// `DUBAN_ACTOR`: somebody else's name, in a sandbox only.
    pub actor: Option<String>,
    /// `SSH_CONNECTION`: the client's address and port, then the host's; set by sshd.
    pub ssh_client: Option<String>,
    /// `SSH_USER_AUTH`: the file in which sshd says how somebody proved who he is.
    pub ssh_auth: Option<PathBuf>,
    /// `SSH_ORIGINAL_COMMAND`: what the client asked for, as it was sent.
    pub ssh_command: Option<OsString>,
    /// `COLUMNS`: the width of tables where the terminal does not tell.
    pub columns: Option<u16>,
    /// `TERM`
    pub term: Option<String>,
    /// `COLORTERM`
    pub colorterm: Option<String>,
    /// `DUBAN_WIDTH`
    pub width: Option<String>,
    /// The first of `LC_ALL`, `LC_CTYPE`, `LANG` that is set: it names the encoding of texts.
    pub encoding: Option<String>,
}

/// A configuration file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file that was named is not there.
    #[error("{0} is not there")]
    Missing(PathBuf),
    /// It cannot be read.
    #[error("{path}: {what}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        what: String,
    },
    /// It says something that duban does not understand.
    #[error("{}:{}: {what}", .place.path.display(), .place.line)]
    Wrong {
        /// Where.
        place: Place,
        /// What is wrong.
        what: String,
        /// A key that was perhaps meant.
        close: Option<String>,
    },
}

const KEYS: [&str; 13] = [
    "db", "lang", "theme", "colour", "ascii", "width", "mouse", "term", "keys", "themes", "remind",
    "mail", "ssh",
];
/// The keys of sections, which may be mistyped too.
const INNER: [&str; 9] = [
    "days",
    "command",
    "timeout",
    "from",
    "to",
    "cc",
    "formats",
    "departments",
    "administer",
];

/// How many working days ahead a reminder looks where nobody says.
const REMIND_DAYS: u32 = 5;

/// The file of one's own preferences, whether it is there or not.
pub fn user_file() -> Option<PathBuf> {
    let dirs = ProjectDirs::from("", "", "duban")?;
    Some(dirs.config_dir().join("config.toml"))
}

/// The host's own file.
const HOST_FILE: &str = "/etc/duban/config.toml";

/// Settles what the host's own file says, for those who have no account on it: the home directory, the variables of
/// duban and the working directory of the account that all share are nobody's.
pub fn load_host(environment: &Environment) -> Result<Settled, Error> {
    let mut settled = Settled::new();
    let path = Path::new(HOST_FILE);
    if path.exists() {
        settled.read(path, environment.term.as_deref())?;
    }
    settled.environment(environment);
    Ok(settled)
}

/// Settles all layers. `file` is the one named by a flag; it takes the user's file's place and must exist.
pub fn load(
    file: Option<&Path>,
    environment: &Environment,
    flags: &Flags,
) -> Result<Settled, Error> {
    let mut settled = Settled::new();
    let locale = environment.locale.as_deref().and_then(Lang::from_tag);
    settled.lang.set(locale, &Origin::Environment("LANG"));
    let layers = [
        Some(PathBuf::from(HOST_FILE)),
        user_file().filter(|_| file.is_none()),
    ];
    let term = environment.term.as_deref();
    for path in layers.into_iter().flatten().filter(|path| path.exists()) {
        settled.read(&path, term)?;
    }
    if let Some(path) = file {
        if !path.exists() {
            return Err(Error::Missing(path.to_owned()));
        }
        settled.read(path, term)?;
    }
    settled.environment(environment);
    settled.flags(flags);
    Ok(settled)
}

impl Settled {
    fn new() -> Self {
        let dirs = ProjectDirs::from("", "", "duban");
        let data = dirs.as_ref().map_or_else(
            || PathBuf::from("duban.db"),
            |dirs| dirs.data_dir().join("duban.db"),
        );
        let theme = Word {
            text: "dark".to_owned(),
            place: None,
        };
        Self {
            db: Given::default(data),
            lang: Given::default(Lang::Zh),
            theme: Given::default(theme),
            colour: Given::default(Colour::Auto),
            ascii: Given::default(false),
            width: Given::default(Width::Auto),
            mouse: Given::default(false),
            keys: Vec::new(),
            themes: Vec::new(),
            remind_days: Given::default(Word {
                text: REMIND_DAYS.to_string(),
                place: None,
            }),
            mail: MailWords::default(),
            ssh_administer: Given::default(false),
        }
    }

    /// The database, where a file names it.
    pub fn host_db(&self) -> Option<PathBuf> {
        let is_named = matches!(self.db.origin, Origin::File(_));
        is_named.then(|| self.db.value.clone())
    }

    /// The same with flags over it.
    #[must_use]
    pub fn with_flags(mut self, flags: &Flags) -> Self {
        self.flags(flags);
        self
    }

    fn read(&mut self, path: &Path, term: Option<&str>) -> Result<(), Error> {
        let text = std::fs::read_to_string(path).map_err(|error| Error::Unreadable {
            path: path.to_owned(),
            what: error.to_string(),
        })?;
        let layer = parse(path, &text)?;
        let word = |word: Spanned<String>| Word {
            place: Some(Place::find(path, &text, word.span())),
            text: word.into_inner(),
        };
        self.lay(layer, &Origin::File(path.to_owned()), term, &word);
        Ok(())
    }

    /// Lays a file over what is known. What it says of this terminal counts for more than what it says of all.
    fn lay(
        &mut self,
        layer: Layer,
        origin: &Origin,
        term: Option<&str>,
        word: &impl Fn(Spanned<String>) -> Word,
    ) {
        let on_terminal: OnTerminal = term
            .and_then(|term| layer.term.get(term).copied())
            .unwrap_or_default();
        self.db.set(layer.db, origin);
        self.lang.set(layer.lang, origin);
        self.theme.set(layer.theme.map(word), origin);
        self.colour.set(layer.colour, origin);
        self.ascii.set(on_terminal.ascii.or(layer.ascii), origin);
        self.width.set(on_terminal.width.or(layer.width), origin);
        self.mouse.set(layer.mouse, origin);
        let days = layer.remind.days.map(|days| number(days, word));
        self.remind_days.set(days, origin);
        self.mail.lay(layer.mail, word);
        self.ssh_administer.set(layer.ssh.administer, origin);
        for binding in bindings(layer.keys, word) {
            self.keys.retain(|known| {
                (&known.scope.text, &known.command.text)
                    != (&binding.scope.text, &binding.command.text)
            });
            self.keys.push(binding);
        }
        for theme in own_themes(layer.themes, word) {
            self.themes
                .retain(|known| known.name.text != theme.name.text);
            self.themes.push(theme);
        }
    }

    fn environment(&mut self, environment: &Environment) {
        let from = Origin::Environment;
        self.db.set(environment.db.clone(), &from("DUBAN_DB"));
        let lang = environment.lang.as_deref().and_then(Lang::from_tag);
        self.lang.set(lang, &from("DUBAN_LANG"));
        let no_color = environment.no_color.then_some(Colour::Never);
        self.colour.set(no_color, &from("NO_COLOR"));
        let width = environment.width.as_deref().and_then(Width::from_name);
        self.width.set(width, &from("DUBAN_WIDTH"));
    }

    fn flags(&mut self, flags: &Flags) {
        self.db.set(flags.db.clone(), &Origin::Flag("--db"));
        self.lang.set(flags.lang, &Origin::Flag("--lang"));
        self.ascii.set(flags.ascii, &Origin::Flag("--ascii"));
        self.width.set(flags.width, &Origin::Flag("--width"));
    }
}

/// A number as a word, so that whoever judges it can point at it.
pub(super) fn number(number: Spanned<i64>, word: &impl Fn(Spanned<String>) -> Word) -> Word {
    let (span, value) = (number.span(), number.into_inner());
    word(Spanned::new(span, value.to_string()))
}

fn bindings(
    keys: Named<Named<Vec<Spanned<String>>>>,
    word: &impl Fn(Spanned<String>) -> Word,
) -> Vec<Binding> {
    let mut found = Vec::new();
    for (scope, commands) in keys {
        let scope = word(scope);
        for (command, keys) in commands.into_inner() {
            found.push(Binding {
                scope: scope.clone(),
                command: word(command),
                keys: keys.into_inner().into_iter().map(word).collect(),
            });
        }
    }
    found
}

fn own_themes(
    themes: Named<Named<String>>,
    word: &impl Fn(Spanned<String>) -> Word,
) -> Vec<OwnTheme> {
    let read = |(name, styles): (Spanned<String>, Spanned<Named<String>>)| OwnTheme {
        name: word(name),
        styles: styles
            .into_inner()
            .into_iter()
            .map(|(role, style)| (word(role), word(style)))
            .collect(),
    };
    themes.into_iter().map(read).collect()
}

fn parse(path: &Path, text: &str) -> Result<Layer, Error> {
    toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        let word = text.get(span.clone()).unwrap_or_default();
        Error::Wrong {
            what: error.message().to_owned(),
            close: closest(word, KEYS.into_iter().chain(INNER))
                .filter(|close| *close != word)
                .map(str::to_owned),
            place: Place::find(path, text, span),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_shows_every_key_with_its_default() {
        let example = include_str!("../../config.example.toml");
        let bare: String = example
            .lines()
            .map(|line| line.strip_prefix("#: ").unwrap_or(line))
            .fold(String::new(), |mut text, line| {
                text.push_str(line);
                text.push('\n');
                text
            });
        let config = parse(Path::new("example"), &bare).unwrap();
        let theme = config.theme.as_ref().map(|theme| theme.get_ref().as_str());
        assert_eq!(theme, Some("dark"));
        let told = (config.lang, config.colour, config.ascii);
        assert_eq!(told, (Some(Lang::Zh), Some(Colour::Auto), Some(false)));
        let told = (config.width, config.mouse);
        assert_eq!(told, (Some(Width::Auto), Some(false)));
        assert!(config.db.is_some());
        for key in KEYS {
            assert!(
                example.contains(&format!("#: {key} = "))
                    || example.contains(&format!("#: [{key}."))
                    || example.contains(&format!("#: [{key}]")),
                "{key} is not in the example"
            );
        }
    }

    #[test]
    fn an_unknown_key_is_shown_with_its_line_and_a_guess() {
        let Err(Error::Wrong { place, close, .. }) =
            parse(Path::new("x"), "lang = \"en\"\ntheem = \"light\"\n")
        else {
            panic!("was taken")
        };
        assert_eq!(
            (place.line, place.text.as_str(), close.as_deref()),
            (2, "theem = \"light\"", Some("theme"))
        );
    }

    #[test]
    fn a_flag_beats_the_environment_and_says_so() {
        let environment = Environment {
            lang: Some("en".to_owned()),
            locale: Some("zh_CN.UTF-8".to_owned()),
            ..Environment::default()
        };
        let none = Flags::default();
        let settled = load(Some(Path::new("/dev/null")), &environment, &none).unwrap();
        assert_eq!(
            (settled.lang.value, settled.lang.origin),
            (Lang::En, Origin::Environment("DUBAN_LANG"))
        );
        let flags = Flags {
            lang: Some(Lang::Zh),
            ..Flags::default()
        };
        let settled = load(Some(Path::new("/dev/null")), &environment, &flags).unwrap();
        assert_eq!(
            (settled.lang.value, settled.lang.origin),
            (Lang::Zh, Origin::Flag("--lang"))
        );
    }

    #[test]
    fn without_a_locale_the_program_speaks_chinese() {
        for locale in [None, Some("C"), Some("POSIX")] {
            let environment = Environment {
                locale: locale.map(str::to_owned),
                ..Environment::default()
            };
            let settled = load(
                Some(Path::new("/dev/null")),
                &environment,
                &Flags::default(),
            )
            .unwrap();
            assert_eq!(settled.lang.value, Lang::Zh);
        }
    }

    fn settled(text: &str, environment: &Environment) -> Settled {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        std::fs::write(&path, text).unwrap();
        load(Some(&path), environment, &Flags::default()).unwrap()
    }

    #[test]
    fn keys_and_themes_come_with_their_places() {
        let text = "[keys.board]\nstage-next = [\">\", \"ctrl-right\"]\nundo = []\n\n\
                    [themes.mine]\nbase = \"dark\"\nwarn = \"yellow bold\"\n";
        let settled = settled(text, &Environment::default());
        let [first, second] = settled.keys.as_slice() else {
            panic!("{:?}", settled.keys)
        };
        let line = |word: &Word| word.place.as_ref().unwrap().line;
        assert_eq!(
            (first.scope.text.as_str(), line(&first.scope)),
            ("board", 1)
        );
        assert_eq!(first.command.text, "stage-next");
        assert_eq!((first.keys.len(), line(&first.keys[1])), (2, 2));
        let place = first.keys[1].place.as_ref().unwrap();
        assert_eq!(place.text.get(place.span.clone()), Some("\"ctrl-right\""));
        assert_eq!((second.keys.len(), line(&second.command)), (0, 3));
        let [theme] = settled.themes.as_slice() else {
            panic!("{:?}", settled.themes)
        };
        assert_eq!((theme.name.text.as_str(), line(&theme.name)), ("mine", 5));
        let roles: Vec<_> = theme
            .styles
            .iter()
            .map(|(role, style)| (role.text.as_str(), style.text.as_str(), line(style)))
            .collect();
        assert_eq!(roles, [("base", "dark", 6), ("warn", "yellow bold", 7)]);
    }

    #[test]
    fn what_is_said_of_this_terminal_counts_for_more_than_what_is_said_of_all() {
        let text =
            "width = \"narrow\"\n[term.\"xterm-256color\"]\nwidth = \"wide\"\nascii = true\n";
        let on = |term: &str| {
            let environment = Environment {
                term: Some(term.to_owned()),
                ..Environment::default()
            };
            let settled = settled(text, &environment);
            (settled.width.value, settled.ascii.value)
        };
        assert_eq!(on("xterm-256color"), (Width::Wide, true));
        assert_eq!(on("xterm"), (Width::Narrow, false));
        let environment = Environment {
            width: Some("auto".to_owned()),
            ..Environment::default()
        };
        let settled = settled(text, &environment);
        assert_eq!(settled.width.value, Width::Auto);
        assert_eq!(settled.width.origin, Origin::Environment("DUBAN_WIDTH"));
    }
}
