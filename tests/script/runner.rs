//! Runs golden scripts as a test of its own: one named test for each, several at once.

use std::collections::VecDeque;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Mutex;
use std::time::Instant;
use std::{env, io, thread};

use nonlocal::EngineBuilder;

use super::{Outcome, Script, engine};

/// Runs the scripts that the command line selects, with engines that the function makes.
pub(crate) fn main(builder: fn() -> EngineBuilder) -> ExitCode {
    let options = Options::parse(env::args().skip(1));
    let scripts = match super::all() {
        Ok(scripts) => scripts,
        Err(problem) => {
            eprintln!("{problem}");
            return ExitCode::FAILURE;
        }
    };
    let total = scripts.len();
    let chosen: Vec<Script> = scripts
        .into_iter()
        .filter(|script| options.selects(&script.name))
        .collect();
    if options.list {
        for script in &chosen {
            println!("{}: test", script.name);
        }
        return ExitCode::SUCCESS;
    }
    let filtered_out = total - chosen.len();
    run_all(chosen, filtered_out, &options, builder)
}

/// The part of libtest's command line that makes sense here; everything else is accepted and ignored.
#[derive(Default)]
struct Options {
    filters: Vec<String>,
    skip: Vec<String>,
    exact: bool,
    list: bool,
    quiet: bool,
    ignored_only: bool,
    threads: Option<usize>,
}

impl Options {
    fn parse(arguments: impl Iterator<Item = String>) -> Self {
        let mut options = Self::default();
        let mut arguments = arguments.peekable();
        while let Some(argument) = arguments.next() {
            let (flag, inline) = match argument.split_once('=') {
                Some((flag, value)) => (flag.to_owned(), Some(value.to_owned())),
                None => (argument.clone(), None),
            };
            let mut value = || {
                inline
                    .clone()
                    .or_else(|| arguments.next())
                    .unwrap_or_default()
            };
            match flag.as_str() {
                "--exact" => options.exact = true,
                "--list" => options.list = true,
                "--ignored" => options.ignored_only = true,
                "-q" | "--quiet" => options.quiet = true,
                "--skip" => options.skip.push(value()),
                "--test-threads" => options.threads = value().parse().ok(),
                "--format" | "--color" | "--logfile" | "-Z" | "--report-time"
                | "--shuffle-seed" => _ = value(),
                _ if flag.starts_with('-') => {}
                _ => options.filters.push(argument),
            }
        }
        options
    }

    /// A filter matches as in libtest, by substring; a trailing `.py` and a leading `tests/golden/` do not matter.
    fn selects(&self, name: &str) -> bool {
        let matches = |filter: &String| {
            let filter = filter.trim_end_matches(".py");
            let filter = filter.strip_prefix("tests/golden/").unwrap_or(filter);
            if self.exact {
                name == filter
            } else {
                name.contains(filter)
            }
        };
        !self.ignored_only
            && (self.filters.is_empty() || self.filters.iter().any(matches))
            && !self.skip.iter().any(matches)
    }
}

fn run_all(
    scripts: Vec<Script>,
    filtered_out: usize,
    options: &Options,
    builder: fn() -> EngineBuilder,
) -> ExitCode {
    let started = Instant::now();
    let threads = options
        .threads
        .or_else(|| thread::available_parallelism().ok().map(Into::into))
        .unwrap_or(1)
        .max(1);
    println!("\nrunning {} tests", scripts.len());
    let queue = Mutex::new(VecDeque::from(scripts));
    let results = Mutex::new((0_usize, Vec::new()));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let Some(script) = lock(&queue).pop_front() else {
                        break;
                    };
                    let verdict = verdict(&script, builder);
                    let mut results = lock(&results);
                    if !options.quiet || verdict.is_err() {
                        println!(
                            "test {} ... {}",
                            script.name,
                            if verdict.is_ok() { "ok" } else { "FAILED" }
                        );
                    }
                    match verdict {
                        Ok(()) => results.0 += 1,
                        Err(report) => results.1.push((script.name, report)),
                    }
                }
            });
        }
    });
    let (passed, mut failed) = results
        .into_inner()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    failed.sort();
    report(passed, &failed, filtered_out, started)
}

fn report(
    passed: usize,
    failed: &[(String, String)],
    filtered_out: usize,
    started: Instant,
) -> ExitCode {
    if !failed.is_empty() {
        println!("\nfailures:\n");
        for (name, report) in failed {
            println!("---- {name} ----\n{report}");
        }
        println!("failures:");
        for (name, _) in failed {
            println!("    {name}");
        }
    }
    println!(
        "\ntest result: {}. {passed} passed; {} failed; 0 ignored; 0 measured; {filtered_out} filtered out; finished in {:.2}s\n",
        if failed.is_empty() { "ok" } else { "FAILED" },
        failed.len(),
        started.elapsed().as_secs_f64(),
    );
    if failed.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(101)
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// Runs a script, with the command in `RUNNER` or with this crate, and compares what it does with what it promises.
fn verdict(script: &Script, builder: fn() -> EngineBuilder) -> Result<(), String> {
    if let Ok(command) = env::var("RUNNER") {
        let outcome = run_command(&command, script);
        return script.check(&outcome.map_err(|error| format!("{command}: {error}"))?);
    }
    let outcome = run_here(script, builder)?;
    script.check(&outcome)?;
    script.check_silence(&outcome)
}

fn run_command(command: &str, script: &Script) -> io::Result<Outcome> {
    let mut words = command.split_whitespace();
    let program = words
        .next()
        .ok_or_else(|| io::Error::other("an empty command"))?;
    let output = Command::new(program)
        .args(words)
        .arg(&script.path)
        .stdin(Stdio::null())
        .output()?;
    Ok(Outcome {
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        status: output.status.code().unwrap_or(-1),
    })
}

/// Runs a script with this crate, in this process.
fn run_here(script: &Script, builder: fn() -> EngineBuilder) -> Result<Outcome, String> {
    let stress = env::var("NONLOCAL_STRESS").is_ok_and(|value| value != "0");
    engine::run(
        &script.file_name(),
        &script.source,
        engine::Options {
            stress,
            builder,
            ..engine::Options::default()
        },
    )
}
