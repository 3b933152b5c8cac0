//! The layers: default < system < user < environment < flag, each value with its origin.

use std::ops::Range;
use std::path::{Path, PathBuf};

use directories::ProjectDirs;

use super::model::{Colour, Config, Theme};
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
    /// The theme.
    pub theme: Given<Theme>,
    /// Colour or not.
    pub colour: Given<Colour>,
    /// Plain ASCII or not.
    pub ascii: Given<bool>,
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
    /// `COLUMNS`: the width of tables where the terminal does not tell.
    pub columns: Option<u16>,
    /// `TERM`
    pub term: Option<String>,
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
    #[error("{path}:{line}: {what}")]
    Wrong {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// The line itself.
        text: String,
        /// Where in the line, in bytes.
        span: Range<usize>,
        /// What is wrong.
        what: String,
        /// A key that was perhaps meant.
        close: Option<String>,
    },
}

const KEYS: [&str; 5] = ["db", "lang", "theme", "colour", "ascii"];

/// Settles all layers. `file` is the one named by a flag; it takes the user's file's place and must exist.
pub fn load(
    file: Option<&Path>,
    environment: &Environment,
    flags: &Config,
) -> Result<Settled, Error> {
    let dirs = ProjectDirs::from("", "", "duban");
    let data = dirs.as_ref().map_or_else(
        || PathBuf::from("duban.db"),
        |dirs| dirs.data_dir().join("duban.db"),
    );
    let mut settled = Settled {
        db: Given::default(data),
        lang: Given::default(Lang::Zh),
        theme: Given::default(Theme::Dark),
        colour: Given::default(Colour::Auto),
        ascii: Given::default(false),
    };
    let locale = environment.locale.as_deref().and_then(Lang::from_tag);
    settled.lang.set(locale, &Origin::Environment("LANG"));
    let user = dirs
        .as_ref()
        .map(|dirs| dirs.config_dir().join("config.toml"));
    let layers = [
        Some(PathBuf::from("/etc/duban/config.toml")),
        user.filter(|_| file.is_none()),
    ];
    for path in layers.into_iter().flatten().filter(|path| path.exists()) {
        settled.lay(read(&path)?, &Origin::File(path));
    }
    if let Some(path) = file {
        if !path.exists() {
            return Err(Error::Missing(path.to_owned()));
        }
        settled.lay(read(path)?, &Origin::File(path.to_owned()));
    }
    settled
        .db
        .set(environment.db.clone(), &Origin::Environment("DUBAN_DB"));
    let lang = environment.lang.as_deref().and_then(Lang::from_tag);
    settled.lang.set(lang, &Origin::Environment("DUBAN_LANG"));
    let no_color = environment.no_color.then_some(Colour::Never);
    settled
        .colour
        .set(no_color, &Origin::Environment("NO_COLOR"));
    settled.flags(flags);
    Ok(settled)
}

impl Settled {
    fn lay(&mut self, layer: Config, origin: &Origin) {
        let Config {
            db,
            lang,
            theme,
            colour,
            ascii,
        } = layer;
        self.db.set(db, origin);
        self.lang.set(lang, origin);
        self.theme.set(theme, origin);
        self.colour.set(colour, origin);
        self.ascii.set(ascii, origin);
    }

    fn flags(&mut self, flags: &Config) {
        self.db.set(flags.db.clone(), &Origin::Flag("--db"));
        self.lang.set(flags.lang, &Origin::Flag("--lang"));
        self.ascii.set(flags.ascii, &Origin::Flag("--ascii"));
    }
}

fn read(path: &Path) -> Result<Config, Error> {
    let text = std::fs::read_to_string(path).map_err(|error| Error::Unreadable {
        path: path.to_owned(),
        what: error.to_string(),
    })?;
    parse(path, &text)
}

fn parse(path: &Path, text: &str) -> Result<Config, Error> {
    toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or(0..0);
        let before = text.get(..span.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = text
            .get(line_start..)
            .and_then(|rest| rest.lines().next())
            .unwrap_or_default();
        let end = span.end.min(line_start + line.len()).max(span.start);
        let word = text.get(span.clone()).unwrap_or_default();
        Error::Wrong {
            path: path.to_owned(),
            line: before.matches('\n').count() + 1,
            text: line.to_owned(),
            span: span.start - line_start..end - line_start,
            what: error.message().to_owned(),
            close: closest(word, KEYS)
                .filter(|close| *close != word)
                .map(str::to_owned),
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
        assert_eq!(config.lang, Some(Lang::Zh));
        assert_eq!(config.theme, Some(Theme::Dark));
        assert_eq!(config.colour, Some(Colour::Auto));
        assert_eq!(config.ascii, Some(false));
        assert!(config.db.is_some());
        for key in KEYS {
            assert!(
                example.contains(&format!("#: {key} = ")),
                "{key} is not in the example"
            );
        }
    }

    #[test]
    fn an_unknown_key_is_shown_with_its_line_and_a_guess() {
        let Err(Error::Wrong {
            line, text, close, ..
        }) = parse(Path::new("x"), "lang = \"en\"\ntheem = \"light\"\n")
        else {
            panic!("was taken")
        };
        assert_eq!(
            (line, text.as_str(), close.as_deref()),
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
        let none = Config::default();
        let settled = load(Some(Path::new("/dev/null")), &environment, &none).unwrap();
        assert_eq!(
            (settled.lang.value, settled.lang.origin),
            (Lang::En, Origin::Environment("DUBAN_LANG"))
        );
        let flags = Config {
            lang: Some(Lang::Zh),
            ..Config::default()
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
                &Config::default(),
            )
            .unwrap();
            assert_eq!(settled.lang.value, Lang::Zh);
        }
    }
}
