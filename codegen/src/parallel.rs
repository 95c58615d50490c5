//! Work for all processors.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What `work` makes of each item, in the order of the items.
///
/// Whoever is free takes the next item, so that no more is held at once than there are processors.
pub(crate) fn each<I: Sync, O: Send>(items: &[I], work: impl Fn(&I) -> O + Sync) -> Vec<O> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(at) else {
                return done;
            };
            done.push((at, work(item)));
        }
    };
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let mut done = thread::scope(|scope| {
        let others = (1..processors.min(items.len())).map(|_| scope.spawn(run));
        let others = others.collect::<Vec<_>>();
        let mut done = run();
        for thread in others {
            // A panic of an emitter is passed on.
            done.extend(thread.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, made)| made).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[test]
    fn results_are_in_the_order_of_the_items() {
        let items = (0..1000).collect::<Vec<u64>>();
        let slow_first =
            |item: &u64| (0..(1000 - item) * 100).fold(*item, |sum: u64, it| sum ^ it ^ it);
        assert_eq!(each(&items, slow_first), items);
        assert_eq!(each(&[] as &[u64], slow_first), Vec::<u64>::new());
    }
}
