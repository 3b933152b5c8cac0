//! Public keys by which people come in: lines of OpenSSH, files of them, and what is refused.

use serde::{Deserialize, Serialize};
use ssh_key::HashAlg;
use ssh_key::public::KeyData;

use crate::text::safe::clean_line;

/// The shortest RSA key that is good enough, in bits. sshd itself takes 1024, which has long been too weak.
pub const LEAST_RSA: usize = 2048;

/// The kinds of keys that are good enough, as OpenSSH names them.
const KINDS: [&str; 7] = [
    "ssh-ed25519",
    "sk-ssh-ed25519@openssh.com",
    "ecdsa-sha2-nistp256",
    "ecdsa-sha2-nistp384",
    "ecdsa-sha2-nistp521",
    "sk-ecdsa-sha2-nistp256@openssh.com",
    "ssh-rsa",
];

/// How the key files of other programs begin, in the spelling of RFC 4716.
const SSH2_BEGIN: &str = "---- BEGIN SSH2 PUBLIC KEY ----";
/// How every DSA key begins in base64.
const DSA_BLOB: &str = "AAAAB3NzaC1kc3M";
const SSH2_END: &str = "---- END SSH2 PUBLIC KEY ----";

/// Why a text is no key to come in by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    /// Not a public key as OpenSSH writes it.
    #[error("this is not a public key as OpenSSH writes it")]
    NotAKey,
    /// A private key: it must never leave its owner's machine.
    #[error("this is a private key")]
    Private,
    /// Options stand before the key.
    #[error("options stand before the key")]
    Options,
    /// A certificate.
    #[error("this is a certificate")]
    Certificate,
    /// A key in PEM, to be converted.
    #[error("this is a key in PEM")]
    Pem,
    /// DSA, which OpenSSH takes no longer.
    #[error("DSA is taken no longer")]
    Dsa,
    /// An RSA key of so many bits only.
    #[error("an RSA key of {0} bits is too weak")]
    Weak(usize),
    /// Of a kind that the board does not take.
    #[error("a key of an unknown kind")]
    UnknownKind,
    /// A key in the form of PuTTY that does not come to an end.
    #[error("the key has no end")]
    Unfinished,
}

/// A public key, as one line of OpenSSH without options.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    /// Such as `ssh-ed25519`.
    pub algorithm: String,
    /// The key itself in base64.
    pub blob: String,
    /// What stands behind it, such as `wang@laptop`; says nothing about whose it is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

impl PublicKey {
    /// Reads a line such as `ssh-ed25519 AAAA… wang@laptop`. A line with options in front, a private key, a certificate
    /// or a weak key is refused.
    pub fn parse(line: &str) -> Result<Self, KeyFault> {
        let line = line.trim();
        if line.contains(['\n', '\r', '\0']) {
            return Err(KeyFault::NotAKey);
        }
        let mut words = line.split_ascii_whitespace();
        let (kind, blob) = (words.next().unwrap_or_default(), words.next());
        let Some(blob) = blob.filter(|_| KINDS.contains(&kind)) else {
            return Err(no_key(line, kind));
        };
        // The library reads exactly one blank between kind, key and comment; people's editors make more.
        let bare = format!("{kind} {blob}");
        let key = ssh_key::PublicKey::from_openssh(&bare).map_err(|_| KeyFault::NotAKey)?;
        let written = key.to_openssh().map_err(|_| KeyFault::NotAKey)?;
        if written.trim_end() != bare {
            return Err(KeyFault::NotAKey);
        }
        if let KeyData::Rsa(rsa) = key.key_data() {
            let bits = bits(rsa.n.as_positive_bytes().unwrap_or_default());
            if bits < LEAST_RSA {
                return Err(KeyFault::Weak(bits));
            }
        }
        let comment: Vec<&str> = words.collect();
        Ok(Self {
            algorithm: kind.to_owned(),
            blob: blob.to_owned(),
            comment: clean_line(&comment.join(" ")).trim().to_owned(),
        })
    }

    /// The sum by which people and logs know it: `SHA256:…`, as `ssh-keygen -l` shows it.
    pub fn fingerprint(&self) -> String {
        ssh_key::PublicKey::from_openssh(&self.line())
            .map(|key| key.fingerprint(HashAlg::Sha256).to_string())
            .unwrap_or_default()
    }

    /// `ssh-ed25519 AAAA…`, without its comment: nothing that a person wrote reaches sshd.
    pub fn line(&self) -> String {
        format!("{} {}", self.algorithm, self.blob)
    }

    /// The line with its comment, as it would stand in a file of keys.
    pub fn whole_line(&self) -> String {
        format!("{} {}", self.line(), self.comment)
            .trim_end()
            .to_owned()
    }

    /// Whether both are the same key, whatever their comments say.
    pub fn is_same(&self, other: &Self) -> bool {
        self.algorithm == other.algorithm && self.blob == other.blob
    }
}

/// The length of a number without the zeros in front of it.
fn bits(bytes: &[u8]) -> usize {
    let zeros = bytes.first().map_or(0, |first| first.leading_zeros());
    (bytes.len() * 8).saturating_sub(zeros as usize)
}

/// What a line is that does not begin with a kind of key.
fn no_key(line: &str, kind: &str) -> KeyFault {
    if line.contains("PRIVATE KEY") || line.starts_with("PuTTY-User-Key-File") {
        return KeyFault::Private;
    }
    if line.starts_with("-----BEGIN") {
        return KeyFault::Pem;
    }
    if kind.contains("-cert-v01@") {
        return KeyFault::Certificate;
    }
    if kind == "ssh-dss" {
        return KeyFault::Dsa;
    }
    // `from="10.*",command="id" ssh-ed25519 AAAA…`
    let mut words = line.split_ascii_whitespace().skip(1);
    if words.any(|word| KINDS.contains(&word)) {
        return KeyFault::Options;
    }
    let is_kind = kind.starts_with("ssh-") || kind.contains('@') && line.contains(" AAAA");
    if is_kind && line.contains(" AAAA") {
        KeyFault::UnknownKind
    } else {
        KeyFault::NotAKey
    }
}

/// A line of a file of keys that is none, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyFlaw {
    /// The line.
    pub line: usize,
    /// Why.
    pub fault: KeyFault,
}

/// Reads a file of keys: a line each as OpenSSH writes it, or the form of PuTTY and RFC 4716. Empty lines and lines with
/// `#` say nothing.
pub fn read_keys(text: &str) -> Result<Vec<PublicKey>, KeyFlaw> {
    let mut keys = Vec::new();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines = (1_usize..).zip(text.lines().map(str::trim));
    while let Some((number, line)) = lines.next() {
        let flaw = |fault| KeyFlaw {
            line: number,
            fault,
        };
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let key = if line == SSH2_BEGIN {
            let body = lines.by_ref().map(|(_, line)| line);
            read_ssh2(body)
        } else {
            PublicKey::parse(line)
        };
        keys.push(key.map_err(flaw)?);
    }
    Ok(keys)
}

/// Reads what stands between the lines of RFC 4716: headers, which may go on behind a backslash, and the key in base64.
fn read_ssh2<'t>(lines: impl Iterator<Item = &'t str>) -> Result<PublicKey, KeyFault> {
    let (mut blob, mut comment) = (String::new(), String::new());
    let (mut goes_on, mut is_comment) = (false, false);
    for line in lines {
        if line == SSH2_END {
            if blob.starts_with(DSA_BLOB) {
                return Err(KeyFault::Dsa);
            }
            let kinds = KINDS.iter();
            let mut read = kinds.map(|kind| PublicKey::parse(&format!("{kind} {blob} {comment}")));
            let is_of_kind = |key: &Result<PublicKey, KeyFault>| *key != Err(KeyFault::NotAKey);
            return read.find(is_of_kind).unwrap_or(Err(KeyFault::NotAKey));
        }
        let header = line.split_once(": ").filter(|_| !goes_on);
        if goes_on || header.is_some() {
            let value = header.map_or(line, |(name, value)| {
                is_comment = name.eq_ignore_ascii_case("comment");
                value
            });
            goes_on = value.ends_with('\\');
            if is_comment {
                comment.push_str(value.trim_end_matches('\\').trim_matches('"'));
            }
        } else {
            blob.push_str(line);
        }
    }
    Err(KeyFault::Unfinished)
}

#[cfg(test)]
mod tests;
