//! Generated cases for the library's modules, beside CPython 3.14: `cargo oracle-library`, which needs one and fails without.
//!
//! The cases are Python that makes them itself, the same on both sides (`oracle/*.py`): expressions over the public names of
//! the modules, and what each gives or raises. `ORACLE_PROGRAMS=n` makes programs of n seeds for each file, from
//! `ORACLE_FIRST=n` on (`now` for those that no run had before); `ORACLE_SEED=n` makes those of one seed; names of files as
//! arguments run these alone.

#[path = "../../tests/oracle/python.rs"]
#[allow(dead_code, reason = "the runtime's own oracle shows more of it")]
mod python;

use std::process::{Command, ExitCode, Stdio};
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use std::{env, fs, io, path::Path};

use nonlocal::{Engine, Output};
use python::Python;

/// The generators.
const FILES: &[(&str, &str)] = &[
    ("text", include_str!("oracle/text.py")),
    ("xml", include_str!("oracle/xml.py")),
    ("data", include_str!("oracle/data.py")),
    ("numbers", include_str!("oracle/numbers.py")),
    ("time", include_str!("oracle/time.py")),
    ("crypto", include_str!("oracle/crypto.py")),
    ("source", include_str!("oracle/source.py")),
    ("testing", include_str!("oracle/testing.py")),
    ("system", include_str!("oracle/system.py")),
    ("paths", include_str!("oracle/paths.py")),
    ("logging", include_str!("oracle/logging.py")),
    ("threads", include_str!("oracle/threads.py")),
    ("web", include_str!("oracle/web.py")),
];

/// Cases of a seed.
const CASES: usize = 100;

/// What is known to differ, by kind: a part of the case, and a part of CPython's answer; COMPATIBILITY.md says why.
const KNOWN: &str = include_str!("oracle/known.txt");

fn main() -> ExitCode {
    match compare_all() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(count) => {
            eprintln!("oracle: {count} differences");
            ExitCode::FAILURE
        }
        Err(problem) => {
            eprintln!("oracle: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn compare_all() -> Result<usize, String> {
    let python = Python::find()?;
    println!("oracle: {}", python.describe());
    let wanted: Vec<String> = env::args().skip(1).collect();
    let number = |name: &str, usual: u64| match env::var(name).as_deref() {
        Err(_) => Ok(usual),
        Ok("now") => {
            let now = SystemTime::now().duration_since(UNIX_EPOCH);
            Ok(now.map_or(0, |time| time.as_secs()))
        }
        Ok(text) => text
            .parse()
            .map_err(|_| format!("{name}={text} is no number")),
    };
    let (mut first, mut count) = (number("ORACLE_FIRST", 1)?, number("ORACLE_PROGRAMS", 10)?);
    if env::var_os("ORACLE_SEED").is_some() {
        (first, count) = (number("ORACLE_SEED", 1)?, 1);
    }
    let mut differ = 0;
    for (name, source) in FILES {
        if !wanted.is_empty() && !wanted.iter().any(|part| part == name) {
            continue;
        }
        let started = Instant::now();
        let mut found = 0;
        for seed in first..first + count {
            found += compare(&python, name, source, seed).map_err(|error| error.to_string())?;
        }
        println!(
            "oracle: {} cases of {name}, {found} differ, {:.1} s",
            count * CASES as u64,
            started.elapsed().as_secs_f64()
        );
        differ += found;
    }
    Ok(differ)
}

/// Compares the cases of a seed; gives how many differ.
fn compare(python: &Python, name: &str, source: &str, seed: u64) -> io::Result<usize> {
    let chance = include_str!("../../tests/oracle/chance.py");
    let asking = include_str!("oracle/asking.py");
    let program = format!("{chance}\n\n{asking}\n\n{source}\n\nmain({seed}, {CASES})\n");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("oracle_{name}.py"));
    fs::write(&path, &program)?;
    let theirs = Command::new(&python.path)
        .arg(&path)
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONUTF8", "1")
        .env("PYTHONTZPATH", "/usr/share/zoneinfo")
        .env("TZ", "UTC")
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()?;
    let theirs = String::from_utf8_lossy(&theirs.stdout).into_owned();
    // What CPython has of the system it is on.
    let library = nonlocal_library::Library::new()
        .system_clock()
        .entropy(getrandom::fill)
        .zones(|name| fs::read(Path::new("/usr/share/zoneinfo").join(name)).ok());
    let mut rt = library
        .install(Engine::builder())
        .stdout(Output::collect())
        .build()
        .runtime();
    let ended = rt.run::<()>(program.as_str());
    let ours = rt.take_output();
    let mut found = 0;
    let (mut theirs, mut ours) = (theirs.split("\n#"), ours.split("\n#"));
    loop {
        let (one, other) = (theirs.next(), ours.next());
        if one.is_none() && other.is_none() {
            break;
        }
        if one == other || one.is_some_and(is_known) {
            continue;
        }
        let show = |answer: Option<&str>| answer.unwrap_or("(the end)").replace('\n', "\n  ");
        println!(
            "{name} of seed {seed}\nCPython: {}\nours: {}",
            show(one),
            show(other)
        );
        found += 1;
    }
    if let Err(error) = ended {
        println!("{name} of seed {seed} ended with {error}");
        found += 1;
    }
    Ok(found)
}

/// Whether a difference is one of those that are known.
fn is_known(case: &str) -> bool {
    let (asked, answered) = case.split_once('\n').unwrap_or((case, ""));
    KNOWN.lines().any(|line| {
        let Some((of, answer)) = line.split_once(" => ") else {
            return false;
        };
        asked.contains(of) && answered.contains(answer)
    })
}
