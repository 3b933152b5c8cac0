//! The configuration file: every key with its type. `config.example.toml` shows each with its default.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::i18n::Lang;

/// Light on dark or dark on light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// For dark terminals.
    #[default]
    Dark,
    /// For light terminals.
    Light,
}

/// Whether to colour at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colour {
    /// Where the terminal can and `NO_COLOR` is not set.
    #[default]
    Auto,
    /// Never.
    Never,
}

/// One layer of configuration: what it does not say is left to the layer below.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The database file.
    pub db: Option<PathBuf>,
    /// `zh` or `en`.
    pub lang: Option<Lang>,
    /// `dark` or `light`.
    pub theme: Option<Theme>,
    /// `auto` or `never`.
    pub colour: Option<Colour>,
    /// Plain ASCII in place of every line and mark that a terminal may draw too wide.
    pub ascii: Option<bool>,
}
