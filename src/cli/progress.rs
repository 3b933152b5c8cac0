//! How far long work is: a bar on a terminal's stderr, nothing in a pipe.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

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

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
