//! Ctrl-C and `kill` wait until the files that are being put in their places stand there: a moment, after which no
//! temporary file is left behind and no set of files is half old, half new.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag::{register_conditional_default, register_usize};
use signal_hook::low_level::emulate_default_handler;

/// Whether signals end the program at once, and the one that had to wait.
struct Gate {
    is_open: Arc<AtomicBool>,
    waiting: Arc<AtomicUsize>,
}

impl Gate {
    fn new() -> std::io::Result<Self> {
        let gate = Self {
            is_open: Arc::new(AtomicBool::new(true)),
            waiting: Arc::new(AtomicUsize::new(0)),
        };
        for signal in [SIGINT, SIGTERM] {
            let number = usize::try_from(signal).unwrap_or_default();
            register_usize(signal, Arc::clone(&gate.waiting), number)?;
            register_conditional_default(signal, Arc::clone(&gate.is_open))?;
        }
        Ok(gate)
    }
}

/// Does the work, then ends the program if that was asked for meanwhile.
pub(super) fn undisturbed<T>(work: impl FnOnce() -> T) -> T {
    let (done, signal) = held(work);
    if let Some(signal) = signal {
        // The signals that are held all have such a handler; where it fails the program ends by itself a moment later.
        emulate_default_handler(signal).ok();
    }
    done
}

/// Does the work, and says which signal came meanwhile.
fn held<T>(work: impl FnOnce() -> T) -> (T, Option<i32>) {
    static GATE: OnceLock<Option<Gate>> = OnceLock::new();
    // Where signals cannot be held back, the work is done all the same.
    let Some(gate) = GATE.get_or_init(|| Gate::new().ok()) else {
        return (work(), None);
    };
    gate.is_open.store(false, Ordering::SeqCst);
    let done = work();
    gate.is_open.store(true, Ordering::SeqCst);
    let signal = i32::try_from(gate.waiting.swap(0, Ordering::SeqCst));
    (done, signal.ok().filter(|signal| *signal != 0))
}

#[cfg(test)]
mod tests {
    use signal_hook::low_level::raise;

    use super::*;

    #[test]
    fn a_signal_waits_until_the_work_is_done_and_is_told_once() {
        let (done, signal) = held(|| {
            raise(SIGTERM).unwrap();
            "written"
        });
        assert_eq!((done, signal), ("written", Some(SIGTERM)));
        assert_eq!(held(|| ()).1, None);
    }
}
