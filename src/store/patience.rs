//! Waiting for one's turn to write.
//!
//! One writes at a time; who comes later waits, by SQLite's own back-off (a handler of our own was once far worse). Only
//! the beginning of a transaction ever waits, before anything was read or reckoned, so that beginning again is the whole
//! of retrying. The wait is cut into slices. After the first it is said: waiting is no error, but nobody should have to
//! guess. And the back-off, which asks ever more seldom, begins anew with each: else those who came last would be served
//! first, and of fifty writers on a busy machine some would still stand there after half a minute. Who has waited for
//! long has shorter slices, so that he asks more often than the others. Reads wait for nobody's writing; they meet a lock only while somebody opens or closes the file.

use std::fmt;
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use super::error::Result;

/// How long a read waits.
pub(super) const READ: Duration = Duration::from_secs(2);
/// How long a write waits.
pub(super) const WRITE: Duration = Duration::from_secs(30);
/// How long it waits without a word, and how long a slice is.
const SLICE: Duration = Duration::from_millis(300);
/// Who has waited for so long asks more often.
const LONG: Duration = Duration::from_secs(3);
/// A slice of theirs.
const SHORT_SLICE: Duration = Duration::from_millis(50);

/// What is done when a write has to wait for longer than a moment.
#[derive(Default)]
pub(super) struct Patience {
    say: Option<Box<dyn Fn() + Send>>,
}

impl fmt::Debug for Patience {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Patience").finish_non_exhaustive()
    }
}

impl Patience {
    /// Sets what is done, once a wait.
    pub(super) fn set(&mut self, say: Box<dyn Fn() + Send>) {
        self.say = Some(say);
    }

    /// Begins a write transaction, waiting for others to end theirs.
    pub(super) fn begin<'c>(&self, conn: &'c Connection) -> Result<Transaction<'c>> {
        let attempt = || Transaction::new_unchecked(conn, TransactionBehavior::Immediate);
        let since = Instant::now();
        let mut is_said = false;
        conn.busy_timeout(SLICE)?;
        let mut begun = attempt();
        while begun.as_ref().is_err_and(is_busy) && since.elapsed() < WRITE {
            if let Some(say) = self.say.as_ref().filter(|_| !is_said) {
                say();
            }
            is_said = true;
            if since.elapsed() > LONG {
                conn.busy_timeout(SHORT_SLICE)?;
            }
            begun = attempt();
        }
        conn.busy_timeout(READ)?;
        Ok(begun?)
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}
