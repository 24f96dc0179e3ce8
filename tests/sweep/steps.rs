//! A run that is stopped over and over, and resumed, does what it does in one go.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::amount;
use crate::script::{self, Outcome, engine};

/// A script that takes longer in one go is no part of the sample.
const LONG: Duration = Duration::from_millis(100);

/// What a run printed, its traceback, and its exit code; addresses are left out.
fn facts(outcome: Result<Outcome, String>) -> Result<(String, String, i32), String> {
    let outcome = outcome?;
    Ok((
        script::mask_addresses(&outcome.stdout),
        script::mask_addresses(&outcome.stderr),
        outcome.status,
    ))
}

/// Steps of one unit of fuel stop at every place where a run can be stopped.
#[test]
fn every_golden_script_gives_the_same_in_steps() {
    let scripts = script::all().expect("the scripts are there");
    let sample = amount(1, 2) == 1;
    let fuels: &[u64] = match amount(1, 2) {
        0 => return,
        1 => &[1],
        2 => &[1, 3, 7, 97],
        _ => &[1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13, 17, 29, 97, 997],
    };
    let next = AtomicUsize::new(0);
    let different = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, Into::into) {
            scope.spawn(|| {
                while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let name = script.file_name();
                    let run = |options| facts(engine::run(&name, &script.source, options));
                    let start = Instant::now();
                    let whole = run(engine::Options::default());
                    let long = start.elapsed() > LONG;
                    for &fuel in fuels {
                        if long && sample {
                            continue;
                        }
                        let steps = run(engine::Options {
                            step: Some(fuel),
                            ..engine::Options::default()
                        });
                        if steps != whole {
                            let report =
                                format!("{name}, steps of {fuel}: {steps:?}\nin one go: {whole:?}");
                            different
                                .lock()
                                .unwrap_or_else(PoisonError::into_inner)
                                .push(report);
                        }
                    }
                }
            });
        }
    });
    let different = different
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    assert!(
        different.is_empty(),
        "{} differ:\n{}",
        different.len(),
        different.join("\n")
    );
}
