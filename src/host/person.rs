//! Trying the key command as the account, for a key that the board knows.

use super::fault::Fault;
use super::judge::as_user;
use super::look::Eyes;
use super::wish::Wish;

/// A key that should be known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// Whose.
    pub login: String,
    /// Such as `ssh-ed25519`.
    pub algorithm: String,
    /// In base64.
    pub blob: String,
    /// `SHA256:…`
    pub fingerprint: String,
}

/// Asks as sshd would; the answer must be one line that names the key and a forced command.
pub fn try_key(wish: &Wish, eyes: &dyn Eyes, trial: &Trial) -> Option<Fault> {
    let program = wish.program.to_str().unwrap_or_default();
    let words = [
        program,
        "ssh",
        "keys",
        &wish.account,
        &trial.algorithm,
        &trial.blob,
        &trial.fingerprint,
    ];
    let said = eyes.run(&as_user(Some(&wish.account), &words));
    let line = said.out.trim_end();
    let is_good = said.is_ok()
        && line.lines().count() == 1
        && line.starts_with("restrict,")
        && line.contains("command=\"")
        && line.contains(&trial.blob);
    (!is_good).then(|| Fault::KeySilent {
        login: trial.login.clone(),
        words: said.err.lines().next().unwrap_or_default().to_owned(),
    })
}
