//! The fifteen programs of `benches/programs` on this crate and its peers, beside CPython, in one run:
//! `cargo run --release` in this folder, or with the names of peers behind it.
//!
//! Builds each peer by itself (a peer that does not build is left out, and said so), then runs each program on each
//! peer as a process of its own; rounds are interleaved. The table shows medians of processor time as ratios to CPython;
//! start-up of the process is not in it. A program that a runtime cannot run has no figure. `BENCH_ROUNDS` sets the
//! number of rounds (3).

#[path = "../../../../tests/oracle/python.rs"]
#[allow(dead_code, reason = "only the search for the interpreter is used")]
mod python;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Runs a program and writes its processor time behind its output.
const PYTHON_DRIVER: &str = "
import sys, time
source = compile(open(sys.argv[1]).read(), sys.argv[1], 'exec')
start = time.process_time()
exec(source, {'__name__': '__main__'})
print('#', time.process_time() - start, 0)
";

/// A runtime: the feature that builds it, the language of its programs, and what it is called with.
struct Peer {
    name: &'static str,
    feature: &'static str,
    language: &'static str,
    option: Option<&'static str>,
}

const fn peer(name: &'static str, feature: &'static str, language: &'static str) -> Peer {
    Peer {
        name,
        feature,
        language,
        option: None,
    }
}

const PEERS: [Peer; 9] = [
    peer("nonlocal", "ours", "py"),
    peer("lua-5.4", "lua54", "lua"),
    peer("luau", "luau", "lua"),
    Peer {
        option: Some("--no-jit"),
        ..peer("luajit-interpreter", "luajit", "lua")
    },
    peer("luajit", "luajit", "lua"),
    peer("quickjs", "quickjs", "js"),
    peer("piccolo", "piccolo", "lua"),
    peer("monty", "monty", "py"),
    peer("rustpython", "rustpython", "py"),
];

/// What one process printed: the result of the program, and the seconds that it took.
struct Sample {
    result: String,
    seconds: f64,
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let rounds = std::env::var("BENCH_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(3)
        .max(1);
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut peers = Vec::new();
    for peer in &PEERS {
        if peer.name != "nonlocal" && !wanted.is_empty() && !wanted.iter().any(|w| w == peer.name) {
            continue;
        }
        match build(here, peer.feature) {
            Some(path) => peers.push((peer, path)),
            None => println!("{}: does not build here, left out", peer.name),
        }
    }
    let python = python::Python::find().ok();
    let mut programs: Vec<PathBuf> = std::fs::read_dir(here.join("../../programs"))
        .expect("the programs are there")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| stem(path).starts_with(|c: char| c.is_ascii_digit()))
        .collect();
    programs.sort();

    let unit = python.as_ref().map_or_else(
        || "seconds".to_owned(),
        |python| format!("ratios to {}", python.describe()),
    );
    println!("medians of {rounds} rounds, {unit}\n");
    print!("| program | CPython s |");
    for (peer, _) in &peers {
        print!(" {} |", peer.name);
    }
    println!("\n|---|{}", "---|".repeat(peers.len() + 1));
    let mut ratios: Vec<Vec<(usize, f64)>> = vec![Vec::new(); peers.len()];
    for (number, program) in programs.iter().enumerate() {
        let mut theirs = Vec::new();
        let mut samples: Vec<Vec<Sample>> = peers.iter().map(|_| Vec::new()).collect();
        for _ in 0..rounds {
            theirs.extend(python.as_ref().and_then(|python| {
                let mut command = Command::new(&python.path);
                command.args(["-c", PYTHON_DRIVER]).arg(program);
                sample(command)
            }));
            for ((peer, path), samples) in peers.iter().zip(&mut samples) {
                let mut command = Command::new(path);
                command
                    .arg(source_of(here, program, peer.language))
                    .args(peer.option);
                samples.extend(sample(command));
            }
        }
        let reference = median(&theirs);
        print!("| {} | {} |", stem(program), shown(reference));
        for (at, samples) in samples.iter().enumerate() {
            check(peers[at].0, program, samples, &theirs);
            let ratio = median(samples).map(|mine| mine / reference.unwrap_or(1.0));
            print!(" {} |", shown(ratio));
            ratios[at].extend(ratio.map(|ratio| (number, ratio)));
        }
        println!();
    }
    for (what, end) in [
        ("geometric mean 01-10", 10),
        ("geometric mean 01-15", programs.len()),
    ] {
        print!("| {what} | |");
        for ratios in &ratios {
            let chosen: Vec<f64> = ratios
                .iter()
                .filter(|(n, _)| *n < end)
                .map(|(_, r)| r.ln())
                .collect();
            let whole = chosen.len() == end;
            let mean = (!chosen.is_empty())
                .then(|| (chosen.iter().sum::<f64>() / chosen.len() as f64).exp());
            print!(" {}{} |", shown(mean), if whole { "" } else { " of fewer" });
        }
        println!();
    }
}

/// Builds the program that runs one program on one peer; `None` where that fails.
fn build(here: &Path, feature: &str) -> Option<PathBuf> {
    let target = here.join("target").join(feature);
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--quiet", "--locked", "--bin", "one"])
        .args(["--features", feature, "--manifest-path"])
        .arg(here.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&target)
        .status()
        .ok()?;
    status.success().then(|| target.join("release").join("one"))
}

fn stem(path: &Path) -> &str {
    path.file_stem()
        .and_then(|stem| stem.to_str())
        .unwrap_or("")
}

/// The program in the language of a peer.
fn source_of(here: &Path, program: &Path, language: &str) -> PathBuf {
    if language == "py" {
        return program.to_owned();
    }
    here.join("programs")
        .join(format!("{}.{language}", stem(program)))
}

fn sample(mut command: Command) -> Option<Sample> {
    let output = command.stderr(Stdio::null()).output().ok()?;
    if !output.status.success() {
        return None;
    }
    let text = String::from_utf8(output.stdout).ok()?;
    let (result, figures) = text.rsplit_once("# ")?;
    Some(Sample {
        result: result.trim().to_owned(),
        seconds: figures.split_whitespace().next()?.parse().ok()?,
    })
}

/// All compute the same: a program that prints something else is no measurement.
fn check(peer: &Peer, program: &Path, samples: &[Sample], theirs: &[Sample]) {
    // Where the language has no key for sorting, the closure is called more often.
    if stem(program).starts_with("11") && peer.language != "py" {
        return;
    }
    if let (Some(mine), Some(theirs)) = (samples.first(), theirs.first()) {
        assert_eq!(
            mine.result,
            theirs.result,
            "{} on {}",
            stem(program),
            peer.name
        );
    }
}

fn median(samples: &[Sample]) -> Option<f64> {
    let mut seconds: Vec<f64> = samples.iter().map(|sample| sample.seconds).collect();
    seconds.sort_by(f64::total_cmp);
    seconds.get(seconds.len() / 2).copied()
}

fn shown(value: Option<f64>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.3}"))
}
