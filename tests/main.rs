//! The tests of duban as one binary.

// The attribute tells clippy that unwrap is allowed here, also outside of the test functions themselves.
#[cfg(test)]
mod import;
#[cfg(test)]
mod support;
#[cfg(test)]
mod tui;
