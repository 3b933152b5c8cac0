//! What only a terminal can show: the start, the end, sizes, signals, bytes, and two sessions at once.

mod bytes;
mod ends;
mod people;
mod sessions;
mod start;
mod terminal;
mod waits;
mod wide;
mod work;

use crate::support::{Home, Tty};

/// The board of a home, at 80x24, once it is drawn.
fn board(home: &Home) -> Tty {
    let tty = Tty::start(&home.cli([]), 80, 24);
    tty.see("2025-03-14");
    tty
}
