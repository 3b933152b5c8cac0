//! The people of a board: what each may do, for which departments, and the keys by which they come in.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::id::{Actor, Day, DeptId};

/// A person's number inside one database: given once, never used again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PersonId(pub u32);

impl fmt::Display for PersonId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What somebody is on a board; each may do what the one before may, and more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 查看: looks on.
    Viewer,
    /// 经办: reports on the projects of his departments.
    Operator,
    /// 督查: decides on all projects.
    Manager,
    /// 管理员: defines the board and its people.
    Administrator,
}

impl Role {
    /// All roles, the weakest first.
    pub const ALL: [Self; 4] = [
        Self::Viewer,
        Self::Operator,
        Self::Manager,
        Self::Administrator,
    ];

    /// The key in data and JSON.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Viewer => "viewer",
            Self::Operator => "operator",
            Self::Manager => "manager",
            Self::Administrator => "administrator",
        }
    }

    /// Reads a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// A text that is no public key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a public key as OpenSSH writes it")]
pub struct NotAKey;

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
    /// Reads a line such as `ssh-ed25519 AAAA… wang@laptop`. A line with options in front, a private key, or a
    /// certificate is none.
    pub fn parse(line: &str) -> Result<Self, NotAKey> {
        let line = line.trim();
        if line.contains(['\n', '\r', '\0']) {
            return Err(NotAKey);
        }
        let key = ssh_key::PublicKey::from_openssh(line).map_err(|_| NotAKey)?;
        let written = key.to_openssh().map_err(|_| NotAKey)?;
        let mut words = written.split(' ');
        let (Some(algorithm), Some(blob)) = (words.next(), words.next()) else {
            return Err(NotAKey);
        };
        Ok(Self {
            algorithm: algorithm.to_owned(),
            blob: blob.to_owned(),
            comment: crate::text::safe::clean_line(key.comment())
                .trim()
                .to_owned(),
        })
    }

    /// The sum by which people and logs know it: `SHA256:…`, as `ssh-keygen -l` shows it.
    pub fn fingerprint(&self) -> String {
        ssh_key::PublicKey::from_openssh(&self.line())
            .map(|key| key.fingerprint(ssh_key::HashAlg::Sha256).to_string())
            .unwrap_or_default()
    }

    /// `ssh-ed25519 AAAA…`, without its comment: nothing that a person wrote reaches sshd.
    pub fn line(&self) -> String {
        format!("{} {}", self.algorithm, self.blob)
    }

    /// Whether both are the same key, whatever their comments say.
    pub fn is_same(&self, other: &Self) -> bool {
        self.algorithm == other.algorithm && self.blob == other.blob
    }
}

/// A person of a board. Nobody is ever taken away: the log names him for ever.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// The name in the log and on the host: lower-case ASCII letters, digits, `.`, `_`, `-`; begins with a letter; at
    /// most 32 characters.
    pub login: Actor,
    /// The name that colleagues know, such as 王芳.
    pub name: String,
    /// What he may do.
    pub role: Role,
    /// Whose projects he reports on, where he is an operator.
    #[serde(default)]
    pub depts: Vec<DeptId>,
    /// The keys by which he comes in.
    #[serde(default)]
    pub keys: Vec<PublicKey>,
    /// Whether he is shut out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub disabled: bool,
    /// The last day on which he may come in; `None` for ever.
    #[serde(default)]
    pub expires: Option<Day>,
}

impl Person {
    /// Whether a text can be a login.
    pub fn is_login(text: &str) -> bool {
        let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-".contains(c);
        text.len() <= 32
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(letter)
    }

    /// Whether he may come in on a day.
    pub fn is_welcome(&self, today: Day) -> bool {
        !self.disabled && self.expires.is_none_or(|last| today <= last)
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    const WANG: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

    #[test]
    fn a_key_is_read_as_openssh_writes_it() {
        let key = PublicKey::parse(&format!("  {WANG} wang@笔记本\u{202e} \n")).unwrap();
        assert_eq!(key.line(), WANG);
        assert_eq!(key.comment, "wang@笔记本");
        // As `ssh-keygen -lf` shows it.
        assert_eq!(
            key.fingerprint(),
            "SHA256:UCUiLr7Pjs9wFFJMDByLgc3NrtdU344OgUM45wZPcIQ"
        );
        assert!(key.is_same(&PublicKey::parse(WANG).unwrap()));
    }

    #[rstest]
    #[case::nothing("")]
    #[case::words("my key")]
    #[case::options(&format!("command=\"id\" {WANG}"))]
    #[case::two(&format!("{WANG}\n{WANG}"))]
    #[case::cut(WANG.get(..60).unwrap())]
    #[case::another_kind(&WANG.replace("ed25519 ", "rsa "))]
    #[case::private("-----BEGIN OPENSSH PRIVATE KEY-----")]
    fn what_is_no_key_is_refused(#[case] line: &str) {
        assert_eq!(PublicKey::parse(line), Err(NotAKey));
    }

    #[rstest]
    #[case("wang", true)]
    #[case("wang.fang-2", true)]
    #[case("", false)]
    #[case("Wang", false)]
    #[case("2wang", false)]
    #[case("-rf", false)]
    #[case("wang fang", false)]
    #[case("王芳", false)]
    #[case("wang\"", false)]
    #[case("a123456789012345678901234567890123", false)]
    fn a_login_is_plain(#[case] text: &str, #[case] expected: bool) {
        assert_eq!(Person::is_login(text), expected);
    }

    #[test]
    fn the_last_day_counts() {
        let person = |disabled, expires: Option<&str>| Person {
            login: Actor("wang".to_owned()),
            name: "王芳".to_owned(),
            role: Role::Operator,
            depts: Vec::new(),
            keys: Vec::new(),
            disabled,
            expires: expires.map(|day| day.parse().unwrap()),
        };
        let today = "2025-03-14".parse().unwrap();
        assert!(person(false, None).is_welcome(today));
        assert!(person(false, Some("2025-03-14")).is_welcome(today));
        assert!(!person(false, Some("2025-03-13")).is_welcome(today));
        assert!(!person(true, None).is_welcome(today));
    }
}
