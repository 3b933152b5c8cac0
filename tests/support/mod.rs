//! What the tests stand on: a home of one's own, databases to copy, the program as a process and on a terminal.

mod cli;
mod home;
mod mail;
pub(crate) mod paper;
pub(crate) mod picture;
mod plan;
pub(crate) mod pty;
pub(crate) mod sshd;
mod tty;

pub(crate) use cli::Cli;
pub(crate) use home::{Home, TODAY, welcomed};
pub(crate) use tty::{Kind, Tty, is_open};

/// The program under test.
pub(crate) const DUBAN: &str = env!("CARGO_BIN_EXE_duban");
