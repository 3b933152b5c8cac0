//! `duban ssh keys`: sshd asks whose a key is, twice at every login, and waits for the answer.
//!
//! Whatever goes wrong, nothing is said and nobody comes in by that key: an error would be as good as a refusal, and what
//! is printed here decides who comes in. Somebody who is shut out gets his line like everybody else, so that he can be told why
//! and the record says that he tried.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::args::KeysArgs;
use crate::config::{self, Environment};
use crate::domain::person::{PersonId, PublicKey};
use crate::ops;

/// Prints the line for a key that somebody comes in by.
pub(super) fn answer(args: &KeysArgs) {
    if let Some(line) = found(args) {
        // Where sshd listens no more, nobody is let in.
        writeln!(io::stdout().lock(), "{line}").ok();
    }
}

fn found(args: &KeysArgs) -> Option<String> {
    // Where sshd asks for every account, nobody shall come in as root by being a person of the board.
    if whoami::username().ok()? != args.user {
        return None;
    }
    let key = PublicKey::parse(&format!("{} {}", args.kind, args.key)).ok()?;
    if key.fingerprint() != args.fingerprint {
        return None;
    }
    let db = config::load_host(&Environment::default()).ok()?.host_db()?;
    let (id, person) = ops::holder_of_key(&db, &args.fingerprint).ok()??;
    let is_his = person.keys.iter().any(|known| known.is_same(&key));
    is_his.then(|| line(&std::env::current_exe().ok()?, id, &key))?
}

/// The line of a file of authorized keys: nothing but this program's path, a number and the key. A path that would need
/// quoting is none.
fn line(program: &Path, id: PersonId, key: &PublicKey) -> Option<String> {
    let program = program.to_str()?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "/._+-".contains(c);
    if !program.starts_with('/') || !program.chars().all(is_plain) {
        return None;
    }
    Some(format!(
        "restrict,pty,command=\"exec {program} ssh session {id}\" {}",
        key.line()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str =
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILM+rvN+ot98qgEN796jTiQfZfG1KaT0PtFDJ/XFSqti";

    fn made(program: &str) -> Option<String> {
        let key = PublicKey::parse(&format!("{KEY} \",command=\"id")).unwrap();
        line(Path::new(program), PersonId(7), &key)
    }

    #[test]
    fn the_line_holds_a_path_a_number_and_the_key() {
        let path = "/usr/local/libexec/duban/duban-0.2.0+deb_1";
        let expected = format!("restrict,pty,command=\"exec {path} ssh session 7\" {KEY}");
        assert_eq!(made(path), Some(expected));
    }

    #[test]
    fn a_path_that_would_need_quoting_is_none() {
        for path in [
            "/opt/a b/duban",
            "/opt/\"/duban",
            "/opt/$HOME/duban",
            "/opt/duban (deleted)",
            "/opt/督办/duban",
            "/opt/a\nb/duban",
            "duban",
            "",
        ] {
            assert_eq!(made(path), None, "{path}");
        }
    }
}
