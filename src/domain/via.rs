//! The way by which somebody came in: kept with every change that he made through it.

use serde::{Deserialize, Serialize};

/// How somebody came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By his own account on the host, over SSH.
    Account,
    /// By a public key of the board's people, without an account on the host.
    Key,
}

impl Way {
    /// The key in data and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Key => "key",
        }
    }
}

/// The way of one login. Whoever sits at the host itself comes no way at all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Via {
    /// How.
    pub way: Way,
    /// The fingerprint of the key that signed, `SHA256:…`, where it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The client's address as sshd told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
}
