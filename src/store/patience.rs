//! Waiting for one's turn to write.
//!
//! One writes at a time; who comes later waits, by SQLite's own back-off (a handler of our own was once far worse). Only
//! the beginning of a transaction ever waits, before anything was read or reckoned, so that beginning again is the whole
//! of retrying. The wait has two slices, so that it can be said: waiting is no error, but nobody should have to guess.
//! Reads wait for nobody's writing; they meet a lock only while somebody opens or closes the file.

use std::fmt;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, Transaction, TransactionBehavior};

use super::error::Result;

/// How long a read waits.
pub(super) const READ: Duration = Duration::from_secs(2);
/// How long a write waits.
pub(super) const WRITE: Duration = Duration::from_secs(30);
/// How long it waits without a word.
const UNSAID: Duration = Duration::from_millis(300);

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
        let begin = || Transaction::new_unchecked(conn, TransactionBehavior::Immediate);
        conn.busy_timeout(UNSAID)?;
        let mut begun = begin();
        if begun.as_ref().is_err_and(is_busy) {
            if let Some(say) = &self.say {
                say();
            }
            conn.busy_timeout(WRITE.saturating_sub(UNSAID))?;
            begun = begin();
        }
        conn.busy_timeout(READ)?;
        Ok(begun?)
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy)
}
