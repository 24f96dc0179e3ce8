//! Times the programs of `benches/programs/` beside CPython 3.14: `cargo bench`, or `cargo bench -- counter fib`.
//!
//! Each measurement is a process of its own that runs one program once; rounds are interleaved, and the table shows
//! medians. The time is the processor time of the program without start-up (on systems without `/proc`, wall time).
//! `p1` to `p4` are the programs of the first prototype, `01` to `15` the workloads that other runtimes were measured
//! with. `BENCH_ROUNDS` sets the number of rounds (3).

use std::process::{Command, ExitCode, Stdio};
use std::time::Instant;
use std::{env, fs, path::Path};

use nonlocal::{Engine, Output};

#[path = "host/process.rs"]
mod process;
#[path = "../tests/oracle/python.rs"]
#[allow(dead_code, reason = "only the search for the interpreter is used")]
mod python;

use process::{peak_kib, processor_seconds};

/// Runs a program and writes its processor time and its peak of memory in KiB behind its output.
const PYTHON_DRIVER: &str = "
import resource, sys, time
source = compile(open(sys.argv[1]).read(), sys.argv[1], 'exec')
start = time.process_time()
exec(source, {'__name__': '__main__'})
seconds = time.process_time() - start
print('#', seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
";

struct Sample {
    output: String,
    seconds: f64,
    peak_kib: u64,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    if let [mode, path] = arguments.as_slice()
        && mode == "measure-one"
    {
        return measure_one(path);
    }
    match table(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// The child: runs one program in this process.
fn measure_one(path: &str) -> ExitCode {
    let source = fs::read_to_string(path).expect("the program can be read");
    let mut rt = Engine::builder().stdout(Output::stdout()).build().runtime();
    let program = nonlocal::Program::compile(path, &source).expect("the program compiles");
    let (wall, cpu) = (Instant::now(), processor_seconds());
    let result = rt.run::<()>(&program);
    let seconds = match (cpu, processor_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => wall.elapsed().as_secs_f64(),
    };
    if let Err(error) = result {
        eprintln!("{error:?}");
        return ExitCode::FAILURE;
    }
    println!("# {seconds} {}", peak_kib());
    ExitCode::SUCCESS
}

fn table(filters: &[String]) -> Result<(), String> {
    let rounds = env::var("BENCH_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(3)
        .max(1);
    let python = python::Python::find().ok();
    match &python {
        Some(python) => println!("beside {}, median of {rounds}\n", python.describe()),
        None => println!("no CPython found, median of {rounds}\n"),
    }
    println!(
        "{:<30} {:>9} {:>9} {:>7} {:>10}",
        "program", "ours s", "CPython s", "ratio", "peak MiB"
    );
    let mut ratios = Vec::new();
    for (name, path) in programs(filters)? {
        let mut ours = Vec::new();
        let mut theirs = Vec::new();
        for _ in 0..rounds {
            ours.push(sample(ours_command(&path)?)?);
            if let Some(python) = &python {
                theirs.push(sample(python_command(python, &path))?);
            }
        }
        if let (Some(ours), Some(theirs)) = (ours.first(), theirs.first())
            && ours.output != theirs.output
        {
            return Err(format!(
                "{name} prints {:?}, and {:?} on CPython",
                ours.output, theirs.output
            ));
        }
        let (mine, peak) = (
            median(&ours),
            ours.iter().map(|sample| sample.peak_kib).max().unwrap_or(0),
        );
        let reference = if theirs.is_empty() {
            None
        } else {
            Some(median(&theirs))
        };
        let ratio = reference.map(|reference| mine / reference);
        let show = |value: Option<f64>| {
            value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
        };
        println!(
            "{name:<30} {mine:>9.3} {:>9} {:>7} {:>10.1}",
            show(reference),
            show(ratio),
            peak as f64 / 1024.0
        );
        ratios.extend(ratio.map(|ratio| (name, ratio)));
    }
    for (what, chosen) in [
        ("geometric mean 01-10", "01".."11"),
        ("geometric mean 01-15", "01".."16"),
    ] {
        let chosen: Vec<f64> = ratios
            .iter()
            .filter(|(name, _)| chosen.contains(&&name[..2]))
            .map(|(_, ratio)| *ratio)
            .collect();
        if chosen.len() > 1 {
            let mean =
                (chosen.iter().map(|ratio| ratio.ln()).sum::<f64>() / chosen.len() as f64).exp();
            println!("{what:<30} {:>9} {:>9} {mean:>7.3}", "", "");
        }
    }
    Ok(())
}

/// The programs whose name contains one of the filters, prototypes last.
fn programs(filters: &[String]) -> Result<Vec<(String, String)>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("benches")
        .join("programs");
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found: Vec<(String, String)> = entries
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            let name = path.file_name()?.to_str()?.strip_suffix(".py")?.to_owned();
            Some((name, path.to_str()?.to_owned()))
        })
        .filter(|(name, _)| {
            filters.is_empty() || filters.iter().any(|filter| name.contains(filter))
        })
        .collect();
    found.sort();
    Ok(found)
}

fn ours_command(path: &str) -> Result<Command, String> {
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let mut command = Command::new(this);
    command.args(["measure-one", path]);
    Ok(command)
}

fn python_command(python: &python::Python, path: &str) -> Command {
    let mut command = Command::new(&python.path);
    command.args(["-c", PYTHON_DRIVER, path]);
    command
}

fn sample(mut command: Command) -> Result<Sample, String> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let broken = || format!("{command:?} gave no measurement: {text}");
    let (output, last) = text.trim_end().rsplit_once("\n# ").ok_or_else(broken)?;
    let mut numbers = last.split_whitespace();
    let mut next = || numbers.next().ok_or_else(broken);
    Ok(Sample {
        output: output.to_owned(),
        seconds: next()?.parse().map_err(|_| broken())?,
        peak_kib: next()?.parse().map_err(|_| broken())?,
    })
}

fn median(samples: &[Sample]) -> f64 {
    let mut seconds: Vec<f64> = samples.iter().map(|sample| sample.seconds).collect();
    seconds.sort_by(f64::total_cmp);
    seconds[seconds.len() / 2]
}
