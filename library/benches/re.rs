//! Times twenty patterns beside CPython 3.14: `cargo bench -p nonlocal-library --bench re`, or with parts of names behind
//! `--`. `re/patterns.py` has them.
//!
//! Of each the fastest of some rounds counts, here and there.

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use std::{env, fs, path::Path};

use nonlocal::{Closure, Engine, Object};

#[path = "../../tests/oracle/python.rs"]
#[allow(dead_code, reason = "only the search for the interpreter is used")]
mod python;

const ROUNDS: usize = 7;
const AT_LEAST: Duration = Duration::from_millis(20);

/// Writes the seconds that a call of each case takes.
const PYTHON_DRIVER: &str = "
import sys, time
exec(open(sys.argv[1]).read())
for _, case in CASES:
    best = 1e9
    for _ in range(7):
        count, start = 0, time.perf_counter()
        while (taken := time.perf_counter() - start) < 0.02 or not count:
            case()
            count += 1
        best = min(best, taken / count)
    print(best)
";

fn main() -> ExitCode {
    let wanted: Vec<String> = env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"))
        .collect();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/re/patterns.py");
    let Ok(source) = fs::read_to_string(&file) else {
        eprintln!("{} cannot be read", file.display());
        return ExitCode::FAILURE;
    };
    let theirs = env::var("PYTHON").ok().map_or_else(Vec::new, |python| {
        let run = Command::new(python)
            .args(["-c", PYTHON_DRIVER])
            .arg(&file)
            .output();
        let text = run.map(|run| String::from_utf8_lossy(&run.stdout).into_owned());
        let lines: Vec<f64> = text
            .iter()
            .flat_map(|text| text.lines())
            .filter_map(|line| line.parse().ok())
            .collect();
        lines
    });
    match table(&source, &wanted, &theirs) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn table(source: &str, wanted: &[String], theirs: &[f64]) -> nonlocal::Result<()> {
    let mut rt = nonlocal_library::install(Engine::builder())
        .build()
        .runtime();
    rt.run::<()>(source)?;
    let cases: Vec<(String, Closure)> = rt.run("CASES")?;
    println!(
        "{:32} {:>12} {:>12} {:>6}",
        "re", "here (us)", "CPython (us)", "ratio"
    );
    let mut product = 1.0;
    let mut count = 0;
    for (index, (name, case)) in cases.iter().enumerate() {
        if !wanted.is_empty() && !wanted.iter().any(|part| name.contains(part.as_str())) {
            continue;
        }
        let mut best = f64::MAX;
        for _ in 0..ROUNDS {
            let (mut calls, start) = (0_u32, Instant::now());
            while calls == 0 || start.elapsed() < AT_LEAST {
                rt.call::<Object>(case, ())?;
                calls += 1;
            }
            best = best.min(start.elapsed().as_secs_f64() / f64::from(calls));
        }
        let Some(their) = theirs.get(index) else {
            println!("{name:32} {:12.1}", best * 1e6);
            continue;
        };
        product *= best / their;
        count += 1;
        println!(
            "{name:32} {:12.1} {:12.1} {:6.2}",
            best * 1e6,
            their * 1e6,
            best / their
        );
    }
    if count > 0 {
        println!(
            "{:32} {:>25} {:6.2}",
            "geometric mean",
            "",
            f64::powf(product, 1.0 / f64::from(count))
        );
    }
    Ok(())
}
