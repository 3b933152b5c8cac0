//! The configuration file: every key with its type. `config.example.toml` shows each with its default.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;
use toml::Spanned;

use crate::i18n::Lang;

/// Whether to colour at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// Where the terminal can and `NO_COLOR` is not set.
    #[default]
    Auto,
    /// Never.
    Never,
}

impl Colour {
    /// Its name in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Never => "never",
        }
    }
}

/// How wide the terminal draws glyphs such as `“`, `—` or `①`, of which Unicode leaves it open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Width {
    /// Not known: nothing bends whatever the terminal does.
    #[default]
    Auto,
    /// One column, so that lines may be drawn with such glyphs.
    Narrow,
    /// Two columns: on the screen they give way to plain ones.
    Wide,
}

impl Width {
    /// Its name in the file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Narrow => "narrow",
            Self::Wide => "wide",
        }
    }

    /// Reads a name, as flags and variables of the environment give it.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Auto, Self::Narrow, Self::Wide]
            .into_iter()
            .find(|width| width.name() == name)
    }
}

/// What holds on terminals of one name only.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnTerminal {
    /// How wide it draws glyphs of open width.
    pub width: Option<Width>,
    /// Plain ASCII.
    pub ascii: Option<bool>,
}

/// A table of the file whose entries somebody else judges: name to a value with its place.
pub(super) type Named<T> = BTreeMap<Spanned<String>, Spanned<T>>;

/// One layer of configuration: what it does not say is left to the layer below.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Layer {
    pub(super) db: Option<PathBuf>,
    pub(super) lang: Option<Lang>,
    pub(super) theme: Option<Spanned<String>>,
    pub(super) colour: Option<Colour>,
    pub(super) ascii: Option<bool>,
    pub(super) width: Option<Width>,
    pub(super) mouse: Option<bool>,
    /// By `TERM`.
    #[serde(default)]
    pub(super) term: BTreeMap<String, OnTerminal>,
    /// By scope, then by command.
    #[serde(default)]
    pub(super) keys: Named<Named<Vec<Spanned<String>>>>,
    /// By name, then by role.
    #[serde(default)]
    pub(super) themes: Named<Named<String>>,
    #[serde(default)]
    pub(super) remind: RemindLayer,
    #[serde(default)]
    pub(super) mail: MailLayer,
    #[serde(default)]
    pub(super) ssh: SshLayer,
}

/// What a layer says of access over SSH; counts only in the host's own file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SshLayer {
    pub(super) administer: Option<bool>,
}

/// What a layer says of reminders.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RemindLayer {
    pub(super) days: Option<Spanned<i64>>,
}

/// What a layer says of letters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MailLayer {
    pub(super) command: Option<Vec<String>>,
    pub(super) timeout: Option<Spanned<i64>>,
    pub(super) from: Option<Spanned<String>>,
    pub(super) to: Option<Vec<Spanned<String>>>,
    pub(super) cc: Option<Vec<Spanned<String>>>,
    pub(super) formats: Option<Vec<Spanned<String>>>,
    /// By any name of a department.
    #[serde(default)]
    pub(super) departments: Named<Vec<Spanned<String>>>,
}

/// What flags say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flags {
    /// `--db`
    pub db: Option<PathBuf>,
    /// `--lang`
    pub lang: Option<Lang>,
    /// `--ascii`
    pub ascii: Option<bool>,
    /// `--width`
    pub width: Option<Width>,
}
