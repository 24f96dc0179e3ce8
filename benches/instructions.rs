//! Counts the instructions of the programs of `benches/programs/` and of single operations, and compares them with
//! what is written in `benches/instructions.txt`: `cargo bench --bench instructions`, or with part of a name behind
//! `--`.
//!
//! Times differ from run to run by more than most changes gain or cost; counts by valgrind's callgrind hardly differ
//! at all. Each number is the difference of two runs of different length, so that neither start nor compilation
//! counts; where compilation is what is counted, the longer run compiles more often. A number that is more than 1 % away
//! from the written one fails the command, upwards and downwards: `BLESS=1` writes the new numbers, and the change of the
//! file shows what a commit gains or costs. Counts depend on the compiler, so that those of another version are shown
//! and not compared.

use std::num::NonZero;
use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, path::Path, thread};

use nonlocal::{Engine, Output, Program};

/// From so many bytes on the allocator of a counted process asks the system. Whether a block that grows is copied then
/// depends on the system alone, which counts nothing for it, and no longer on what lies behind the block: that differs
/// by the length of a path.
const MAPPED_FROM: u32 = 32 << 10;

/// The largest part by which a count may differ.
const TOLERANCE: f64 = 0.01;

/// The programs: file, and the arguments of `main` in the two runs.
const PROGRAMS: [(&str, u32, u32); 15] = [
    ("01_counter", 1_000, 21_000),
    ("02_adders", 10, 210),
    ("03_churn", 1_000, 21_000),
    ("04_deep_capture", 1_000, 11_000),
    ("05_shared_cell", 1_000, 11_000),
    ("06_compose", 10, 310),
    ("07_memoise", 5_000, 25_000),
    ("08_recursive_fib", 5, 18),
    ("09_late_binding", 10, 110),
    ("10_self_referential_garbage", 1_000, 21_000),
    ("11_sort_with_key", 0, 1),
    ("12_generators", 0, 1),
    ("13_strings", 1_000, 6_000),
    ("14_while_loop", 1_000, 21_000),
    ("15_word_count", 1, 6),
];

/// The operations: name, what is there before the loop, and what one round of the loop does.
const OPERATIONS: [(&str, &str, &str); 45] = [
    ("loop", "", "pass"),
    ("call", "def f(x): return x", "f(i)"),
    ("call of a closure", "n = 1\n  def f(x): return n", "f(i)"),
    ("call with a default", "def f(a, b=2): return a", "f(i)"),
    ("call by keyword", "def f(a): return a", "f(a=i)"),
    ("call with *", "def f(a): return a\n  t = (1,)", "f(*t)"),
    (
        "method call",
        "class C:\n    def m(self, x): return x\n  c = C()",
        "c.m(i)",
    ),
    (
        "method by super()",
        "class A:\n    def m(self): pass\n  class B(A):\n    def m(self): super().m()\n  b = B()",
        "b.m()",
    ),
    ("closure", "", "lambda: i"),
    ("def", "", "def f(x): return x"),
    ("annotated def", "", "def f(x: int) -> str: return x"),
    (
        "annotated def that captures",
        "",
        "def f(x: int) -> {i: 1}: return x",
    ),
    (
        "call of an annotated function",
        "def f(x: int) -> str: return x",
        "f(i)",
    ),
    ("instance", "class C: pass", "C()"),
    (
        "instance with __init__",
        "class C:\n    def __init__(self): self.x = 1",
        "C()",
    ),
    ("attribute", "class C: pass\n  c = C()\n  c.x = 1", "c.x"),
    (
        "attribute store",
        "class C: pass\n  c = C()\n  c.x = 1",
        "c.x = i",
    ),
    (
        "property",
        "class C:\n    @property\n    def x(self): return 1\n  c = C()",
        "c.x",
    ),
    (
        "with",
        "class C:\n    def __enter__(self): pass\n    def __exit__(self, *args): pass\n  c = C()",
        "with c: pass",
    ),
    (
        "raise and catch",
        "",
        "try: raise ValueError\n    except ValueError: pass",
    ),
    (
        "item of a generator",
        "def g():\n    while True: yield 1\n  it = g()\n  next(it)",
        "next(it)",
    ),
    (
        "sum of a generator expression of 4",
        "l = [1, 2, 3, 4]",
        "sum(j for j in l)",
    ),
    (
        "list comprehension of 4",
        "l = [1, 2, 3, 4]",
        "[j for j in l]",
    ),
    (
        "for over a list of 4",
        "l = [1, 2, 3, 4]",
        "for j in l: pass",
    ),
    (
        "for over enumerate of 4",
        "l = [1, 2, 3, 4]",
        "for j, k in enumerate(l): pass",
    ),
    (
        "for over zip of 4",
        "l = [1, 2, 3, 4]",
        "for j, k in zip(l, l): pass",
    ),
    (
        "for over items of 2",
        "d = {'a': 1, 'b': 2}",
        "for j, k in d.items(): pass",
    ),
    ("list.append", "l = []", "l.append(i)"),
    ("len", "l = []", "len(l)"),
    ("isinstance", "", "isinstance(i, int)"),
    ("min", "", "min(i, 5)"),
    ("range", "", "range(i)"),
    ("str of an int", "", "str(i)"),
    ("str.join", "l = ['a', 'b']", "','.join(l)"),
    ("str.split", "s = 'a b c'", "s.split()"),
    ("str.upper", "s = 'abc'", "s.upper()"),
    ("str +", "s = 'ab'", "s + 'c'"),
    ("f-string of an int", "", "f'{i}'"),
    ("f-string of two strs", "s = 'abc'", "f'a-{s}-{s}'"),
    ("dict.get", "d = {1: 2}", "d.get(i)"),
    ("dict item", "d = {'a': 1, 'b': 2}", "d['b']"),
    ("dict item store", "d = {'a': 1, 'b': 2}", "d['b'] = i"),
    ("list item", "l = [1, 2, 3]", "l[1]"),
    ("comparison", "", "i < 5"),
    ("int % int", "", "i % 7"),
];

/// The sources of `benches/compiled/` that are compiled: the same hundred lines without annotations and with them.
const COMPILED: [(&str, &str); 2] = [
    ("compile 100 lines", "plain"),
    ("compile 100 annotated lines", "annotated"),
];

/// How often a source is compiled in the two runs.
const TIMES: (u32, u32) = (1, 11);

/// How long the loop of an operation is in the two runs.
const ROUNDS: (u32, u32) = (500, 2_500);

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with("--"))
        .collect();
    match arguments
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["run-one", source] => return run_one(source),
        ["compile-one", times, source] => return compile_one(times, source),
        _ => {}
    }
    match table(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("{problem}");
            ExitCode::FAILURE
        }
    }
}

/// The child: runs one program, and nothing else.
fn run_one(source: &str) -> ExitCode {
    let mut rt = Engine::builder()
        .stdout(Output::discard())
        .build()
        .runtime();
    let done = Program::compile("counted", source).and_then(|program| rt.run::<()>(&program));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

/// The child: compiles one source so many times, and nothing else.
fn compile_one(times: &str, source: &str) -> ExitCode {
    let times: u32 = times.parse().unwrap_or_default();
    match (0..times).try_for_each(|_| Program::compile("counted", source).map(drop)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

/// Counts, shows, and compares; whether all is as written.
fn table(filters: &[String]) -> Result<bool, String> {
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("no valgrind found: instructions are not counted");
        return Ok(true);
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/instructions.txt");
    let written = fs::read_to_string(&path).unwrap_or_default();
    let compiler = compiler()?;
    let is_comparable = written.lines().next() == Some(&compiler);
    let mut listing = format!("{compiler}\n");
    let mut is_as_written = true;
    let mut cases = cases()?;
    cases.retain(|case| {
        filters.is_empty() || filters.iter().any(|filter| case.name.contains(filter))
    });
    for (Case { name, .. }, count) in cases.iter().zip(counts(&cases)) {
        let count = count?;
        let line = format!("{name:<36}{count:>12.1}");
        let before = written.lines().find_map(|line| {
            let (known, count) = line.split_at_checked(36)?;
            (known.trim_end() == name).then(|| count.trim().parse::<f64>().ok())?
        });
        let change = before.map(|before| count / before - 1.0);
        let is_off = change.is_none_or(|change| change.abs() > TOLERANCE);
        match change {
            Some(change) if is_off => println!("{line}  {:+.1} %", change * 100.0),
            Some(_) => println!("{line}"),
            None => println!("{line}  new"),
        }
        is_as_written &= !is_off;
        listing += &line;
        listing.push('\n');
    }
    if env::var_os("BLESS").is_some() && filters.is_empty() {
        fs::write(&path, listing).map_err(|error| error.to_string())?;
        return Ok(true);
    }
    if !is_comparable {
        println!("written by another compiler than {compiler}: not compared");
        return Ok(true);
    }
    if !is_as_written {
        println!("BLESS=1 cargo bench --bench instructions writes the new counts");
    }
    Ok(is_as_written)
}

/// The version of the compiler, which the counts depend on.
fn compiler() -> Result<String, String> {
    let output = Command::new(env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .arg("--version")
        .output()
        .map_err(|error| format!("rustc: {error}"))?;
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// What is counted.
struct Case {
    name: String,
    /// What the child is told in the short and in the long run.
    runs: [Vec<String>; 2],
    /// By how many rounds the runs differ.
    rounds: u32,
}

impl Case {
    fn new<const N: usize>(name: &str, runs: [[String; N]; 2], rounds: u32) -> Self {
        Self {
            name: name.to_owned(),
            runs: runs.map(Vec::from),
            rounds,
        }
    }

    /// The instructions of a round.
    fn count(&self) -> Result<f64, String> {
        let [short, long] = &self.runs;
        Ok((count(long)? - count(short)?) / f64::from(self.rounds))
    }
}

/// All that is counted. A program of `benches/programs/` counts as one round.
fn cases() -> Result<Vec<Case>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches");
    let read = |path: String| {
        fs::read_to_string(folder.join(&path)).map_err(|error| format!("{path}: {error}"))
    };
    let mut cases = Vec::new();
    for (name, short, long) in PROGRAMS {
        let source = read(format!("programs/{name}.py"))?;
        let (definitions, _) = source
            .rsplit_once("print(main(")
            .ok_or_else(|| format!("{name} does not end in a call of main"))?;
        let runs = [short, long].map(|rounds| {
            let source = format!("{definitions}print(main({rounds}))\n");
            ["run-one".to_owned(), source]
        });
        cases.push(Case::new(name, runs, 1));
    }
    for (name, before, round) in OPERATIONS {
        let runs = [ROUNDS.0, ROUNDS.1].map(|rounds| {
            let source = format!("def main(rounds):\n  {before}\n  for i in range(rounds):\n    {round}\nmain({rounds})\n");
            ["run-one".to_owned(), source]
        });
        cases.push(Case::new(name, runs, ROUNDS.1 - ROUNDS.0));
    }
    for (name, file) in COMPILED {
        let source = read(format!("compiled/{file}.py"))?;
        let runs = [TIMES.0, TIMES.1]
            .map(|times| ["compile-one".to_owned(), times.to_string(), source.clone()]);
        cases.push(Case::new(name, runs, TIMES.1 - TIMES.0));
    }
    Ok(cases)
}

/// The counts of the cases, taken on all cores: a count does not depend on what else runs.
fn counts(cases: &[Case]) -> Vec<Result<f64, String>> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            match cases.get(index) {
                Some(case) => done.push((index, case.count())),
                None => return done,
            }
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let mut counted: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let joined = threads.into_iter().map(|thread| thread.join());
        joined.flat_map(|done| done.expect("no panic")).collect()
    });
    counted.sort_by_key(|(index, _)| *index);
    counted.into_iter().map(|(_, count)| count).collect()
}

/// The instructions of a child that is told this.
fn count(told: &[String]) -> Result<f64, String> {
    let this = env::current_exe().map_err(|error| error.to_string())?;
    let output = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .env("MALLOC_MMAP_THRESHOLD_", MAPPED_FROM.to_string())
        .arg(this)
        .args(told)
        .output()
        .map_err(|error| format!("valgrind: {error}"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let counted = text.lines().find_map(|line| {
        let (_, count) = line.split_once("Collected :")?;
        count.trim().parse().ok()
    });
    match counted {
        Some(count) if output.status.success() => Ok(count),
        _ => Err(format!("no count of:\n{}\n{text}", told.join("\n"))),
    }
}
