//! The tests of duban as one binary: what only the whole program can show.

// The attribute tells clippy that unwrap is allowed here, also outside of the test functions themselves.
#[cfg(test)]
mod arch;
#[cfg(test)]
mod cli;
#[cfg(test)]
mod docs;
#[cfg(test)]
mod import;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod processes;
#[cfg(test)]
mod pty;
#[cfg(test)]
mod ssh;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tui;
