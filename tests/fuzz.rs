//! The targets of `fuzz/` for a fixed number of cases: a corpus of our own, what is made of it by small changes, and
//! bytes from seeds.
//!
//! `NONLOCAL_FUZZ=N` takes N cases for each target, from seed `NONLOCAL_SEED` on. A failure names the target, and the
//! file or the seed. The corpus is in `tests/fuzz/corpus/TARGET/`; a finding of a fuzzer becomes a file there.

#![cfg(feature = "parser")]

mod generate;
#[path = "machine/model.rs"]
mod model;
#[path = "oracle/python.rs"]
mod python;
#[expect(dead_code, reason = "sweeps do more with chance")]
mod random;
#[path = "machine/subject.rs"]
mod subject;
#[path = "fuzz/targets/mod.rs"]
mod targets;

mod fuzz {
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::path::Path;
    use std::{env, fs, thread};

    use crate::random::Random;
    use crate::targets::TARGETS;

    fn number(name: &str) -> Option<u64> {
        env::var(name).ok()?.parse().ok()
    }

    /// The files of a target, with their names.
    fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/fuzz/corpus")
            .join(target);
        let files = fs::read_dir(&folder).expect("each target has a corpus");
        let mut files: Vec<_> = files
            .map(|file| {
                let path = file.expect("a file").path();
                (path.display().to_string(), fs::read(&path).expect("a file"))
            })
            .collect();
        files.sort();
        assert!(!files.is_empty(), "{target} has no corpus");
        files
    }

    /// The bytes of a seed: half of them a file of the corpus with some changes.
    fn bytes(seed: u64, corpus: &[(String, Vec<u8>)]) -> Vec<u8> {
        let mut random = Random::new(seed);
        if random.below(2) == 0 {
            return (0..random.below(400))
                .map(|_| random.next() as u8)
                .collect();
        }
        let mut bytes = corpus[random.below(corpus.len())].1.clone();
        for _ in 0..=random.below(6) {
            let at = random.below(bytes.len().max(1));
            let end = (at + random.below(16)).min(bytes.len());
            match random.below(4) {
                0 => bytes.insert(at.min(bytes.len()), random.next() as u8),
                1 if !bytes.is_empty() => bytes[at] = random.next() as u8,
                2 if at < end => drop(bytes.drain(at..end)),
                _ if at < end => {
                    let copied = bytes[at..end].to_vec();
                    let to = random.below(bytes.len());
                    bytes.splice(to..to, copied);
                }
                _ => {}
            }
        }
        bytes
    }

    /// Runs a target over its cases, on a thread with a stack as the main thread has it.
    fn run(name: &str, cases: u64) {
        let (_, target) = TARGETS
            .iter()
            .find(|(of, _)| *of == name)
            .expect("a target");
        let corpus = corpus(name);
        let count = number("NONLOCAL_FUZZ").unwrap_or(cases);
        let first = number("NONLOCAL_SEED").unwrap_or(0);
        let mut cases = corpus.clone();
        cases.extend(
            (first..first + count).map(|seed| (format!("seed {seed}"), bytes(seed, &corpus))),
        );
        let mut failures = Vec::new();
        for (from, data) in &cases {
            let body = AssertUnwindSafe(|| target(data));
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

    #[test]
    fn source() {
        run("source", 400);
    }

    #[test]
    fn soup() {
        run("soup", 400);
    }

    #[test]
    fn programs() {
        run("programs", 150);
    }

    #[test]
    fn code() {
        run("code", 1_500);
    }

    #[cfg(feature = "freeze")]
    #[test]
    fn frozen() {
        run("frozen", 1_500);
    }

    #[test]
    fn calls() {
        run("calls", 100);
    }

    #[test]
    fn values() {
        run("values", 500);
    }

    #[test]
    #[cfg(feature = "freeze")]
    fn thaw() {
        run("thaw", 1_000);
    }

    /// Passes over everything where there is no CPython 3.14.
    #[test]
    fn differential() {
        run("differential", 50);
    }
}
