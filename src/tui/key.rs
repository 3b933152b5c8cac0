//! A key as bindings mean it: read from and shown as `ctrl-s`, `enter`, `<`.

use std::fmt;
use std::str::FromStr;

/// What was pressed, without modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Code {
    /// A character; capitals are characters of their own.
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// A function key by number.
    F(u8),
}

/// A key with its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Key {
    pub(crate) code: Code,
    pub(crate) ctrl: bool,
    pub(crate) alt: bool,
}

/// A text that names no key.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a key")]
pub(crate) struct NotAKey(String);

/// Keys with a name, and how the name is shown.
const NAMES: &[(&str, &str, Code)] = &[
    ("enter", "Enter", Code::Enter),
    ("esc", "Esc", Code::Esc),
    ("tab", "Tab", Code::Tab),
    ("shift-tab", "Shift-Tab", Code::BackTab),
    ("backspace", "Backspace", Code::Backspace),
    ("delete", "Delete", Code::Delete),
    ("up", "Up", Code::Up),
    ("down", "Down", Code::Down),
    ("left", "Left", Code::Left),
    ("right", "Right", Code::Right),
    ("home", "Home", Code::Home),
    ("end", "End", Code::End),
    ("pageup", "PgUp", Code::PageUp),
    ("pagedown", "PgDn", Code::PageDown),
    ("space", "Space", Code::Char(' ')),
];

impl Key {
    /// A key without modifiers.
    pub(crate) const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
        }
    }

    /// The digit that it types, if it types one.
    pub(crate) fn digit(self) -> Option<u32> {
        match self.code {
            Code::Char(letter) if !self.ctrl && !self.alt => letter.to_digit(10),
            _ => None,
        }
    }

    /// Reads a sequence such as `g g` or `ctrl-s`; words that are no key are left out.
    pub(crate) fn sequence(text: &str) -> Vec<Self> {
        text.split_whitespace()
            .filter_map(|word| word.parse().ok())
            .collect()
    }
}

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let mut letters = text.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            return Ok(Self::plain(Code::Char(letter)));
        }
        // Names may be written as they are shown: `Ctrl-S`, `PgUp`.
        let name = text.to_lowercase();
        let known = NAMES
            .iter()
            .find(|(written, shown, _)| *written == name || shown.to_lowercase() == name);
        if let Some((_, _, code)) = known {
            return Ok(Self::plain(*code));
        }
        for (mark, ctrl) in [("ctrl", true), ("alt", false)] {
            let rest = name.strip_prefix(mark);
            let rest = rest.and_then(|rest| rest.strip_prefix(['-', '+']));
            if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
                let key: Self = rest.parse()?;
                return Ok(Self {
                    ctrl: key.ctrl || ctrl,
                    alt: key.alt || !ctrl,
                    ..key
                });
            }
        }
        let number = name.strip_prefix('f').and_then(|n| n.parse::<u8>().ok());
        match number.filter(|number| (1..=12).contains(number)) {
            Some(number) => Ok(Self::plain(Code::F(number))),
            None => Err(NotAKey(text.to_owned())),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        if self.alt {
            f.write_str("Alt-")?;
        }
        if let Some((_, shown, _)) = NAMES.iter().find(|(_, _, code)| *code == self.code) {
            return f.write_str(shown);
        }
        match self.code {
            Code::F(number) => write!(f, "F{number}"),
            Code::Char(letter) if self.ctrl => write!(f, "{}", letter.to_ascii_uppercase()),
            Code::Char(letter) => write!(f, "{letter}"),
            _ => Ok(()),
        }
    }
}

/// Shows a sequence: `gg`, `Ctrl-S`.
pub(crate) fn show(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_key_reads_and_shows() {
        let shown: Vec<String> = [
            "ctrl-s",
            "enter",
            "<",
            "f5",
            "shift-tab",
            "alt-enter",
            "f",
            "-",
            "Ctrl+Right",
            "PgUp",
            "ctrl-alt-x",
        ]
        .iter()
        .map(|text| text.parse::<Key>().unwrap().to_string())
        .collect();
        assert_eq!(
            shown,
            [
                "Ctrl-S",
                "Enter",
                "<",
                "F5",
                "Shift-Tab",
                "Alt-Enter",
                "f",
                "-",
                "Ctrl-Right",
                "PgUp",
                "Ctrl-Alt-X"
            ]
        );
    }

    #[test]
    fn what_is_no_key_is_refused() {
        for text in ["", "ctrl-", "f13", "foo"] {
            assert!(text.parse::<Key>().is_err(), "{text:?}");
        }
    }
}
