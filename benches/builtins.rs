//! Times every method and function of the built-in types and of the modules that scripts call most, on small and on
//! large arguments, beside CPython 3.14: `cargo bench --bench builtins`, or with parts of statements behind `--`.
//!
//! `builtins/calls.py` has the statements. Of each the fastest of five measurements counts, here and there, with what
//! the empty loop takes taken off; what a thread waited for a processor does not count. The command prints those that
//! take more than twice as long here (`BUILTINS_RATIO` sets another bound), and the geometric mean of all.

use std::io::Write as _;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;
use std::{env, fs, path::Path};

use nonlocal::{Closure, Engine, Output, Program, Runtime};

#[path = "host/own_time.rs"]
mod own_time;
#[path = "../tests/oracle/python.rs"]
#[allow(dead_code, reason = "only the search for the interpreter is used")]
mod python;

use own_time::OwnTime;

/// Sizes of what the statements work on.
const SIZES: [usize; 2] = [5, 5_000];

/// How often each is measured, and how long a measurement takes at least.
const TIMES: usize = 5;
const AT_LEAST: Duration = Duration::from_millis(4);

/// Reads lines of a size, a place among its calls and a number of rounds, and times each as the host does here.
const PYTHON_DRIVER: &str = "
import sys, time
exec(open(sys.argv[1]).read())
def measure(source, rounds):
    names = {}
    exec(source, names)
    bench = names['bench']
    bench(1)
    times = []
    for _ in range(5):
        start = time.process_time_ns()
        bench(rounds)
        times.append(time.process_time_ns() - start)
    return min(times)
made = {}
for line in sys.stdin.read().splitlines():
    size, place, rounds = map(int, line.split())
    if size not in made:
        made[size] = list(calls(size))
    before, statement = made[size][place]
    print(measure(function(size, before, statement), rounds) - measure(function(size, 'pass', 'pass'), rounds))
";

/// One statement, and how many nanoseconds it takes here.
struct Row {
    size: usize,
    place: usize,
    statement: String,
    rounds: u64,
    nanoseconds: f64,
}

fn main() -> ExitCode {
    let filters: Vec<String> = env::args()
        .skip(1)
        .filter(|arg| !arg.starts_with("--"))
        .collect();
    match table(&filters) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

fn table(filters: &[String]) -> Result<(), String> {
    let bound = env::var("BUILTINS_RATIO").ok();
    let bound = bound.and_then(|text| text.parse().ok()).unwrap_or(2.0);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/builtins/calls.py");
    let python = python::Python::find()?;
    let ours = ours(&path, filters)?;
    let theirs = theirs(&python, &path, &ours)?;
    let mut ratios: Vec<_> = ours
        .iter()
        .zip(theirs)
        .map(|(row, theirs)| (row.nanoseconds.max(1.0) / theirs.max(1.0), row, theirs))
        .collect();
    ratios.sort_by(|a, b| b.0.total_cmp(&a.0));
    println!("beside {}\n", python.describe());
    println!(
        "{:>7} {:>12} {:>12} {:>6}  statement",
        "ratio", "ours ns", "CPython ns", "size"
    );
    for (ratio, row, theirs) in ratios.iter().filter(|(ratio, ..)| *ratio > bound) {
        let statement = row.statement.replace('\n', " / ");
        println!(
            "{ratio:>7.2} {:>12.0} {theirs:>12.0} {:>6}  {statement}",
            row.nanoseconds, row.size
        );
    }
    let over = ratios.iter().filter(|(ratio, ..)| *ratio > bound).count();
    let mean = ratios.iter().map(|(ratio, ..)| ratio.ln()).sum::<f64>() / ratios.len() as f64;
    println!(
        "\n{over} of {} over {bound:.1}, geometric mean {:.2}",
        ratios.len(),
        mean.exp()
    );
    Ok(())
}

/// What the statements take here.
fn ours(path: &Path, filters: &[String]) -> Result<Vec<Row>, String> {
    let source =
        fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let shown = |error: nonlocal::Error| format!("{error:?}");
    let mut rt = Runtime::new();
    rt.run::<()>(&source).map_err(shown)?;
    let mut rows = Vec::new();
    for size in SIZES {
        let all = format!("[(s, function({size}, b, s)) for b, s in calls({size})]");
        let empty: String = rt
            .run(&format!("function({size}, 'pass', 'pass')"))
            .map_err(shown)?;
        let calls: Vec<(String, String)> = rt.run(&all).map_err(shown)?;
        for (place, (statement, source)) in calls.into_iter().enumerate() {
            if !filters.is_empty() && !filters.iter().any(|filter| statement.contains(filter)) {
                continue;
            }
            let broken = |error| format!("{statement}: {error:?}");
            let (rounds, taken) = measure(&source, None).map_err(broken)?;
            let (_, idle) = measure(&empty, Some(rounds)).map_err(broken)?;
            rows.push(Row {
                size,
                place,
                statement,
                rounds,
                nanoseconds: (taken - idle) / rounds as f64,
            });
        }
    }
    Ok(rows)
}

/// The number of rounds, and the nanoseconds that so many take at best. Without a number it is found.
fn measure(source: &str, rounds: Option<u64>) -> nonlocal::Result<(u64, f64)> {
    let mut rt = Engine::builder()
        .stdout(Output::collect())
        .build()
        .runtime();
    rt.run::<()>(&Program::compile("calls", source)?)?;
    let bench: Closure = rt.run("bench")?;
    let mut once = |rounds: u64| {
        let clock = OwnTime::new();
        rt.call::<()>(&bench, (rounds,)).map(|()| clock.now())
    };
    let mut count = rounds.unwrap_or(1);
    while rounds.is_none() && once(count)? < AT_LEAST {
        count *= 2;
    }
    let mut best = once(count)?;
    for _ in 1..TIMES {
        best = best.min(once(count)?);
    }
    Ok((count, best.as_nanos() as f64))
}

/// What they take in CPython, in nanoseconds.
fn theirs(python: &python::Python, path: &Path, rows: &[Row]) -> Result<Vec<f64>, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", python.path.display());
    let mut process = Command::new(&python.path)
        .args(["-c", PYTHON_DRIVER])
        .arg(path)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    if let Some(mut requests) = process.stdin.take() {
        for row in rows {
            writeln!(requests, "{} {} {}", row.size, row.place, row.rounds).map_err(failed)?;
        }
    }
    let output = process.wait_with_output().map_err(failed)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let times: Vec<f64> = text.lines().filter_map(|line| line.parse().ok()).collect();
    if times.len() != rows.len() {
        return Err("CPython did not time all statements".to_owned());
    }
    Ok(times
        .iter()
        .zip(rows)
        .map(|(time, row)| time / row.rounds as f64)
        .collect())
}
