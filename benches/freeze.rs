//! Loading a program beside compiling it: `cargo bench --features freeze --bench freeze`.
//!
//! Each script of `benches/compiled/` is compiled, written as bytes and loaded in turn; the table shows the fastest of
//! many rounds of each. The command fails where loading takes more than a tenth of compiling.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use nonlocal::{Program, Result};

/// Scripts, with their names.
const SCRIPTS: [(&str, &str); 2] = [
    ("plain.py", include_str!("compiled/plain.py")),
    ("annotated.py", include_str!("compiled/annotated.py")),
];

/// How long each kind of work is repeated.
const TIME: Duration = Duration::from_millis(1500);

fn main() -> ExitCode {
    println!(
        "{:<14} {:>6} {:>6} {:>11} {:>9} {:>8} {:>6}",
        "script", "lines", "bytes", "compile us", "write us", "load us", "ratio"
    );
    let mut worst: f64 = 0.0;
    for (name, source) in SCRIPTS {
        match measured(name, source) {
            Ok(ratio) => worst = worst.max(ratio),
            Err(error) => {
                eprintln!("{error:?}");
                return ExitCode::FAILURE;
            }
        }
    }
    println!("loading takes {worst:.2} of compiling at most; the aim is 0.1");
    ExitCode::SUCCESS
}

/// Prints the row of a script; the time of loading by that of compiling.
fn measured(name: &str, source: &str) -> Result<f64> {
    let program = Program::compile(name, source)?;
    let bytes = program.to_bytes()?;
    let compile = fastest(|| Program::compile(name, source).map(drop));
    let write = fastest(|| program.to_bytes().map(drop));
    let load = fastest(|| Program::from_bytes(&bytes).map(drop));
    println!(
        "{name:<14} {:>6} {:>6} {compile:>11.1} {write:>9.1} {load:>8.1} {:>6.3}",
        source.lines().count(),
        bytes.len(),
        load / compile
    );
    Ok(load / compile)
}

/// The microseconds of the fastest round.
fn fastest(mut work: impl FnMut() -> Result<()>) -> f64 {
    let (started, mut best) = (Instant::now(), f64::INFINITY);
    while started.elapsed() < TIME {
        let round = Instant::now();
        if let Err(error) = black_box(work()) {
            panic!("{error:?}");
        }
        best = best.min(round.elapsed().as_secs_f64());
    }
    best * 1e6
}
