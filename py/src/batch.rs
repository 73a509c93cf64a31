//! Many drafts at once, on several threads, their order kept.
//!
//! No pool outlives a call: a process that forks (as PySpark's and `multiprocessing`'s do) would keep a pool without its
//! threads, and wait for ever. Starting two threads costs less than checking five drafts.

use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// So many items are taken at a time.
const CHUNK: usize = 64;

/// How many threads to use where nobody said.
pub fn all_cores() -> NonZeroUsize {
    std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)
}

/// Does `work` on every item, on so many threads, this one among them. `go_on` is asked between two chunks, on this thread
/// alone; when it says no, the work ends early and there is no result.
pub fn run<T: Send, R: Send>(
    items: Vec<T>,
    threads: NonZeroUsize,
    work: impl Fn(T) -> R + Sync,
    mut go_on: impl FnMut() -> bool,
) -> Option<Vec<R>> {
    let count = items.len();
    let mut rest = items.into_iter();
    let mut chunks = Vec::with_capacity(count.div_ceil(CHUNK));
    while rest.len() > 0 {
        chunks.push(Mutex::new((rest.by_ref().take(CHUNK).collect::<Vec<T>>(), Vec::new())));
    }
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let one = || -> bool {
        let Some(chunk) = chunks.get(next.fetch_add(1, Ordering::Relaxed)) else {
            return false;
        };
        // Each chunk is taken once, so nobody else holds the lock, or held it when something panicked.
        if let Ok(mut chunk) = chunk.lock() {
            let todo = std::mem::take(&mut chunk.0);
            chunk.1 = todo.into_iter().map(&work).collect();
        }
        true
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.get().min(chunks.len()) {
            scope.spawn(|| {
                loop {
                    if stop.load(Ordering::Relaxed) || !one() {
                        break;
                    }
                }
            });
        }
        while one() {
            if !go_on() {
                stop.store(true, Ordering::Relaxed);
                break;
            }
        }
    });
    if stop.into_inner() {
        return None;
    }
    let mut done = Vec::with_capacity(count);
    for chunk in chunks {
        done.extend(
            chunk
                .into_inner()
                .map_or_else(|poisoned| poisoned.into_inner().1, |chunk| chunk.1),
        );
    }
    Some(done)
}
