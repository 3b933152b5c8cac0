//! A command without a terminal gets no signal when its client goes away: it would go on, and hold what it holds. So
//! somebody looks on, and ends it when nobody listens any more, or when it takes longer than anything may.

use std::io;
use std::time::Duration;

use crate::cli::Trouble;
use crate::domain::entrance::Why;
use crate::error::Kind;
use crate::i18n::{Lang, entrance as words};
use crate::run::complain;
use crate::run::entrance::leave;

/// The longest that a command from afar may take, in minutes.
const LONGEST: u64 = 10;

/// What a shell tells of a program that a hang-up has ended.
const HUNG_UP: i32 = 129;

/// Looks on from a thread of its own until the process ends. Where there is none to be had, the command goes on unwatched.
#[expect(
    clippy::disallowed_methods,
    reason = "nobody is left who could be asked to end: SQLite needs no clearing up"
)]
pub(super) fn begin(lang: Lang) {
    let looking_on = std::thread::Builder::new().name("watch".to_owned());
    let begun = looking_on.spawn(move || match wait() {
        Why::Cut => {
            leave(Some(Why::Cut));
            std::process::exit(HUNG_UP);
        }
        why => {
            leave(Some(why));
            let sentence = words::too_long(lang, LONGEST);
            complain(lang, &Trouble::new(Kind::Failed, sentence));
            std::process::exit(i32::from(Kind::Failed.code()));
        }
    });
    drop(begun);
}

/// Waits until nobody reads what the program writes, or for too long.
#[cfg(unix)]
fn wait() -> Why {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let out = io::stdout();
    let longest = Timespec::try_from(Duration::from_secs(60 * LONGEST)).ok();
    // Nothing is asked for: an end of the other side is told all the same.
    let mut watched = [PollFd::new(&out, PollFlags::empty())];
    match poll(&mut watched, longest.as_ref()) {
        Ok(0) => Why::TooLong,
        Ok(_) | Err(_) => Why::Cut,
    }
}

#[cfg(not(unix))]
fn wait() -> Why {
    let (_kept, never) = std::sync::mpsc::channel::<()>();
    never.recv_timeout(Duration::from_secs(60 * LONGEST)).ok();
    Why::TooLong
}
