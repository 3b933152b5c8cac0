//! How far long work is: a bar on a terminal's stderr, nothing in a pipe.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use crate::i18n::{Lang, store};

/// Work that is over sooner shows nothing.
const PATIENCE: Duration = Duration::from_millis(700);

/// A bar that shows itself when work takes long, and is gone when the work is over.
#[derive(Debug)]
pub(super) struct Progress {
    begun: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Work begins.
    pub(super) fn begin() -> Self {
        Self {
            begun: Instant::now(),
            bar: None,
        }
    }

    /// So many of so many are done.
    pub(super) fn step(&mut self, done: usize, total: usize) {
        let number = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        if self.bar.is_none() && self.begun.elapsed() > PATIENCE && std::io::stderr().is_terminal()
        {
            let style = ProgressStyle::default_bar().progress_chars("=> ");
            self.bar = Some(ProgressBar::new(number(total)).with_style(style));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(number(done));
        }
    }
}

/// Says on a terminal's stderr that others are writing. In a pipe nothing is said: waiting is no trouble, and whoever
/// reads stderr there reads of troubles.
pub fn say_waiting(lang: Lang) -> impl Fn() + Send + 'static {
    move || {
        let mut stderr = std::io::stderr();
        if stderr.is_terminal() {
            // Where nobody can be told, the waiting goes on all the same.
            writeln!(stderr, "{}", store::waiting(lang)).ok();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
