//! The host that carries the board over SSH: what an empty one needs, step by step, and what is wrong with a host.
//!
//! `wish` is what the administrator wants, `step` the list that follows from it. Each step is a few needs; a need knows
//! the shell lines that fulfil it (`script`) and how to see whether it is fulfilled (`judge`). What is printed is what
//! is carried out. Only `look` touches the host; everything else can be tried on a made-up one.

mod apply;
mod fault;
mod judge;
mod look;
mod person;
mod script;
mod sshd;
mod sshd_judge;
mod step;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod wish;

pub use apply::{Applied, Came, apply};
pub use fault::{Fault, Level};
pub use judge::{Judged, judge, kept_words, ssh_version};
pub use look::{Entry, Eyes, Host, Ran, Sort};
pub use script::{lines, next, script};
pub use sshd::config_text;
pub use step::{Need, Step, steps};
pub use wish::{ACCOUNT, DATABASE, PEOPLE, PORT, PROGRAM, Unfit, Way, Wish};

pub use person::{Trial, try_key};
