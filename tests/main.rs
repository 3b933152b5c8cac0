//! The tests of duban as one binary.

mod support;
mod tui;
