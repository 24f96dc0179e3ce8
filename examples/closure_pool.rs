//! A pool of workers: one closure, frozen once, thawed by each of several threads in a runtime of its own.
//!
//! What it has captured goes along: a table, and a counter that two closures share. After that the copies have nothing to
//! do with each other, so the counter of each worker counts its own calls. The workers compile nothing, and need not trust
//! the bytes: what is thawed is verified, and runs within the limits of the worker's engine.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use nonlocal::{Closure, Engine, Frozen, Limits, Result, Runtime};

const SOURCE: &str = "
def make():
    weights = [3, 1, 4, 1, 5, 9, 2, 6]
    calls = 0

    def check_digit(number):
        nonlocal calls
        calls += 1
        digits = [int(digit) for digit in str(number)]
        return sum(d * weights[i % len(weights)] for i, d in enumerate(digits)) % 97

    return check_digit, lambda: calls

make()";

const WORKERS: usize = 4;
const NUMBERS: u64 = 2_000;

fn main() -> Result<()> {
    let mut rt = Runtime::new();
    let (check_digit, calls): (Closure, Closure) = rt.run(SOURCE)?;
    let here: Vec<u64> = (0..NUMBERS)
        .map(|number| rt.call(&check_digit, (number,)))
        .collect::<Result<_>>()?;
    println!("here: {} calls", rt.call::<u64>(&calls, ())?);

    // The two are frozen together, so they share the counter where they arrive, too; it stands where it stood.
    let frozen = rt.freeze((&check_digit, &calls))?;
    let again = rt.freeze((&check_digit, &calls))?;
    println!(
        "same bytes: {}",
        frozen.content_hash() == again.content_hash()
    );

    let engine = Engine::builder().limits(Limits::untrusted()).build();
    let (next, there) = (AtomicU64::new(0), Mutex::new(vec![0; here.len()]));
    let counts: Vec<u64> = thread::scope(|scope| {
        let workers: Vec<_> = (0..WORKERS)
            .map(|_| scope.spawn(|| work(&engine, &frozen, &next, &there)))
            .collect();
        workers
            .into_iter()
            .map(|worker| worker.join().expect("a worker does not panic"))
            .collect::<Result<_>>()
    })?;
    let there = there.into_inner().expect("no worker has panicked");
    println!("same results: {}", here == there);

    // How many calls each worker made differs from run to run; each began to count at the same number.
    let made: u64 = counts.iter().map(|count| count - NUMBERS).sum();
    println!("there: {made} calls by {WORKERS} workers, each with a counter of its own");
    println!("here: still {} calls", rt.call::<u64>(&calls, ())?);
    Ok(())
}

/// One worker: takes numbers until there are none left. The result is its counter.
fn work(
    engine: &Engine,
    frozen: &Frozen,
    next: &AtomicU64,
    there: &Mutex<Vec<u64>>,
) -> Result<u64> {
    let mut rt = engine.runtime();
    let (check_digit, calls): (Closure, Closure) = rt.thaw(frozen)?;
    loop {
        let number = next.fetch_add(1, Ordering::Relaxed);
        if number >= NUMBERS {
            return rt.call(&calls, ());
        }
        let digit = rt.call(&check_digit, (number,))?;
        there.lock().expect("no worker has panicked")[number as usize] = digit;
    }
}
