//! The library's targets of `fuzz/` for a fixed number of cases: a corpus, what is made of it by small changes, and bytes
//! from seeds. `NONLOCAL_FUZZ=N` takes N cases for each target, from seed `NONLOCAL_SEED` on.
//!
//! Beyond what the targets look at, the memory that a run takes is counted here: it is what the limit allows.

#[path = "../../tests/accounting/allocator.rs"]
mod allocator;
#[path = "../../benches/host/own_time.rs"]
mod own_time;
#[path = "fuzz/pieces.rs"]
mod pieces;
#[path = "price/mod.rs"]
mod price;
#[path = "../../tests/random/mod.rs"]
#[allow(dead_code, reason = "other tests do more with chance")]
mod random;
#[path = "fuzz/targets.rs"]
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::{env, fs, thread};

use random::Random;
use targets::{HEAP, TARGETS};

/// The most that a run may take: the limit, a tenth of it, and what the modules and the runtime need beside it.
const MOST: isize = (HEAP + HEAP / 10 + (12 << 20)) as isize;

fn number(name: &str) -> Option<u64> {
    env::var(name).ok()?.parse().ok()
}

/// The files of a target, with their names.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let Ok(files) = fs::read_dir(folder.join(target)) else {
        return Vec::new();
    };
    let mut files: Vec<_> = files
        .map(|file| {
            let path = file.expect("a file").path();
            (path.display().to_string(), fs::read(&path).expect("a file"))
        })
        .collect();
    files.sort();
    files
}

/// The bytes of a seed.
fn bytes(seed: u64) -> Vec<u8> {
    let mut random = Random::new(seed);
    let count = random.below(400);
    (0..count).map(|_| random.next() as u8).collect()
}

/// Runs a target over its cases, on a thread with a stack as the main thread has it.
fn run(name: &str, cases: u64) {
    assert!(TARGETS.iter().any(|target| target.name == name));
    let count = number("NONLOCAL_FUZZ").unwrap_or(cases);
    let first = number("NONLOCAL_SEED").unwrap_or(0);
    let mut cases = corpus(name);
    cases.extend((first..first + count).map(|seed| (format!("seed {seed}"), bytes(seed))));
    let mut failures = Vec::new();
    for (from, data) in &cases {
        let body = AssertUnwindSafe(|| {
            let ((), peak) = allocator::peak_of(|| targets::run(name, data));
            assert!(peak <= MOST, "it took {peak} bytes of {MOST}");
        });
        let done = thread::scope(|scope| {
            let spawned = thread::Builder::new()
                .stack_size(8 << 20)
                .spawn_scoped(scope, || catch_unwind(body));
            spawned.expect("a thread").join().expect("it is caught")
        });
        if let Err(panic) = done {
            let text = panic.downcast_ref::<String>().map(String::as_str);
            let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
            failures.push(format!("{name}, {from}: {}", text.unwrap_or("?")));
        }
    }
    assert!(
        failures.is_empty(),
        "{} failures:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

macro_rules! targets {
    ($($name:ident),*) => {
        $(
            #[test]
            fn $name() {
                run(stringify!($name).trim_start_matches("r#"), 30);
            }
        )*

        #[test]
        fn each_target_is_run() {
            let names = [$(stringify!($name).trim_start_matches("r#")),*];
            assert!(TARGETS.iter().map(|target| target.name).eq(names));
        }
    };
}

targets!(
    re,
    json,
    decimal,
    r#struct,
    csv,
    datetime,
    ast,
    unicodedata,
    texts
);
