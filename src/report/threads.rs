//! The same work on very many things, on as many threads as the machine has; the answers come in the order of the things.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::thread;

/// Fewer things are not worth a thread.
const FEW: usize = 500;
/// More threads would only wait for memory.
const MOST: usize = 8;

/// Does the work on each.
pub(super) fn each<T: Send, R: Send>(mut things: Vec<T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let share = things.len().div_ceil(threads.min(MOST)).max(FEW);
    if things.len() <= share {
        return things.into_iter().map(work).collect();
    }
    let mut shares = Vec::new();
    while !things.is_empty() {
        let rest = things.split_off(share.min(things.len()));
        shares.push(std::mem::replace(&mut things, rest));
    }
    let work = &work;
    thread::scope(|scope| {
        let running: Vec<_> = shares
            .into_iter()
            .map(|share| scope.spawn(move || share.into_iter().map(work).collect::<Vec<R>>()))
            .collect();
        let done = running
            .into_iter()
            .flat_map(|thread| thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        done.collect()
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    #[rstest]
    #[case(0)]
    #[case(1)]
    #[case(FEW)]
    #[case(FEW * 3 + 1)]
    #[case(FEW * 40)]
    fn the_answers_come_in_the_order_of_the_things(#[case] count: usize) {
        let doubled = each((0..count).collect(), |number| number * 2);
        assert_eq!(
            doubled,
            (0..count).map(|number| number * 2).collect::<Vec<_>>()
        );
    }

    #[test]
    #[should_panic(expected = "thing 1700")]
    fn a_fault_in_a_thread_is_a_fault_here() {
        each((0..2000).collect(), |number| {
            assert_ne!(number, 1700, "thing {number}");
        });
    }
}
