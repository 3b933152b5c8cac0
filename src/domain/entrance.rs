//! The record of logins: who came in, how, what for, and whom the board turned away. It is no part of the log of
//! changes, and like it only ever grows.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::id::Actor;
use super::via::Via;
use crate::text::safe::clean_line;

/// How many characters of a login and of what was asked for are kept.
const LONGEST_LOGIN: usize = 64;
const LONGEST_WORDS: usize = 200;

/// What happened at the entrance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Somebody came in.
    Enter,
    /// Somebody left the board.
    Leave,
    /// Somebody was turned away.
    Refuse,
}

/// Why somebody was turned away, or had to leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// The board does not know the login.
    Unknown,
    /// The login is disabled.
    Disabled,
    /// Its time is over.
    Expired,
    /// The key that signed is not this person's.
    OtherKey,
    /// The host does not tell which key signed.
    NoProof,
    /// What was asked for is not done from afar.
    NotAllowed,
    /// The words could not be read as a command.
    BadWords,
    /// There were too many logins within an hour.
    TooMany,
    /// The connection broke off.
    Cut,
    /// Nothing was typed for too long.
    Idle,
    /// It took longer than anything may take.
    TooLong,
    /// A failure ended it.
    Failed,
}

/// One row of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entrance {
    /// When.
    pub at: DateTime<Utc>,
    /// Whose login.
    pub login: Actor,
    /// How he came; `None` at the host itself.
    pub via: Option<Via>,
    /// What happened.
    pub step: Step,
    /// The command that was asked for, cleaned and cut; empty for the board.
    pub words: String,
    /// Why he was turned away, or had to leave; `None` where nothing is to be said.
    pub why: Option<Why>,
}

impl Entrance {
    /// The row as it is kept: whatever a client sends, it holds no control characters and is not long.
    #[must_use]
    pub fn kept(self) -> Self {
        Self {
            login: Actor(cut(&self.login.0, LONGEST_LOGIN)),
            via: self.via.map(|via| Via {
                key: via.key.map(|key| cut(&key, LONGEST_LOGIN)),
                from: via.from.map(|from| cut(&from, LONGEST_LOGIN)),
                ..via
            }),
            words: cut(&self.words, LONGEST_WORDS),
            ..self
        }
    }
}

fn cut(text: &str, longest: usize) -> String {
    let text = clean_line(text);
    let text = text.trim();
    if text.chars().count() <= longest {
        return text.to_owned();
    }
    text.chars().take(longest - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_holds_no_control_characters_and_is_not_long() {
        let row = Entrance {
            at: DateTime::UNIX_EPOCH,
            login: Actor("wang\u{1b}[2J\n".repeat(30)),
            via: None,
            step: Step::Refuse,
            words: format!(" note 1 \u{7}\u{202e}{}", "很长".repeat(1000)),
            why: Some(Why::BadWords),
        };
        let kept = row.kept();
        assert_eq!(kept.words.chars().count(), 200);
        assert!(kept.words.starts_with("note 1 很长") && kept.words.ends_with('…'));
        assert_eq!(kept.login.0.chars().count(), 64);
        assert!(!kept.login.0.contains(|c: char| c.is_control()));
    }
}
