//! Freezing and thawing: `cargo bench --features freeze --bench graphs`.
//!
//! The first table has graphs of a million objects: the time of freezing and of thawing each, and the megabytes of frozen
//! bytes that go through in a second. The second has the closures of `graphs/closures.py` beside cloudpickle, if
//! `CLOUDPICKLE` names a CPython that has it: what each answers when it has arrived, its bytes, and the microseconds of
//! writing and reading it.

use std::hint::black_box;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};
use std::{env, path::Path};

use nonlocal::{ErrorKind, Object, Program, Result, Runtime};

/// A million objects, or a little more, of some kind.
const GRAPHS: [(&str, &str); 7] = [
    ("ints in a list", "list(range(1_000_000))"),
    ("strs", "[str(n) for n in range(1_000_000)]"),
    ("tuples", "[(n, n + 1) for n in range(1_000_000)]"),
    (
        "closures",
        "(lambda n: [(lambda m: lambda: m)(k) for k in range(n)])(500_000)",
    ),
    (
        "instances",
        "class C:\n    def __init__(self, n): self.n = n\n[C(n) for n in range(500_000)]",
    ),
    (
        "instances with slots",
        "class C:\n    __slots__ = 'n', 'm'\n    def __init__(self, n): self.n = self.m = n\n[C(n) for n in range(1_000_000)]",
    ),
    (
        "dicts",
        "[{'name': n, 'other': None} for n in range(1_000_000)]",
    ),
];

/// How long the work on a small closure is repeated.
const TIME: Duration = Duration::from_millis(200);

fn main() -> ExitCode {
    match large().and_then(|()| small()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

/// The seconds that some work takes, and what it gives.
fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let started = Instant::now();
    let done = work();
    (started.elapsed().as_secs_f64(), done)
}

/// The table of large graphs.
fn large() -> Result<()> {
    println!(
        "{:<21} {:>6} {:>10} {:>9} {:>10} {:>9}",
        "a million", "MB", "freeze ms", "MB/s", "thaw ms", "MB/s"
    );
    for (name, source) in GRAPHS {
        let mut here = Runtime::new();
        let object: Object = here.run(source)?;
        let (mut freeze, mut thaw) = (f64::INFINITY, f64::INFINITY);
        let mut megabytes = 0.0;
        for _ in 0..3 {
            let (seconds, frozen) = timed(|| here.freeze(&object));
            let frozen = frozen?;
            freeze = freeze.min(seconds);
            megabytes = frozen.as_bytes().len() as f64 / 1e6;
            let mut there = Runtime::new();
            let (seconds, object) = timed(|| there.thaw::<Object>(&frozen));
            thaw = thaw.min(seconds);
            drop(black_box(object?));
        }
        println!(
            "{name:<21} {megabytes:>6.1} {:>10.1} {:>9.0} {:>10.1} {:>9.0}",
            freeze * 1e3,
            megabytes / freeze,
            thaw * 1e3,
            megabytes / thaw
        );
    }
    Ok(())
}

/// A closure of `closures.py`.
struct Case {
    name: String,
    program: String,
    question: String,
}

fn cases() -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    for line in include_str!("graphs/closures.py").lines() {
        if let Some(name) = line.strip_prefix("#:: ") {
            cases.push(Case {
                name: name.to_owned(),
                program: String::new(),
                question: String::new(),
            });
        } else if let Some(case) = cases.last_mut() {
            match line.strip_prefix("#> ") {
                Some(question) => question.clone_into(&mut case.question),
                None => case.program.extend([line, "\n"]),
            }
        }
    }
    cases
}

/// What becomes of a closure: its answer, bytes, and microseconds each way; or why it stays.
#[derive(Clone)]
struct Row {
    answer: String,
    costs: Option<(usize, f64, f64)>,
}

/// The table of closures, in Markdown.
fn small() -> Result<()> {
    let theirs = cloudpickle();
    println!(
        "\n| closure | answer | bytes | freeze µs | thaw µs | cloudpickle | bytes | dumps µs | loads µs |"
    );
    println!("|---|---|---:|---:|---:|---|---:|---:|---:|");
    for (at, case) in cases().iter().enumerate() {
        let program = Program::compile("closure.py", &case.program)?;
        let mut rt = Runtime::new();
        let object: Object = rt.run(&program)?;
        rt.set("it", &object)?;
        let wanted: String = rt.run(&*format!("repr({})", case.question))?;
        drop(object);
        let ours = travelled(&program, &case.question)?;
        let theirs = theirs.get(at).cloned().unwrap_or(Row {
            answer: "-".to_owned(),
            costs: None,
        });
        println!(
            "| {} | {} | {} |",
            case.name,
            cells(&ours, &wanted),
            cells(&theirs, &wanted)
        );
    }
    Ok(())
}

/// The cells of a row; an answer that is the wanted one is not shown.
fn cells(row: &Row, wanted: &str) -> String {
    let answer = if row.answer == wanted {
        "same"
    } else {
        row.answer.as_str()
    };
    match row.costs {
        Some((bytes, write, read)) => format!("{answer} | {bytes} | {write:.1} | {read:.1}"),
        None => format!("{answer} | | |"),
    }
}

/// Freezes the value of a program, thaws it elsewhere, and asks it there.
fn travelled(program: &Program, question: &str) -> Result<Row> {
    let (mut here, mut there) = (Runtime::new(), Runtime::new());
    let object: Object = here.run(program)?;
    let frozen = match here.freeze(&object) {
        Ok(frozen) => frozen,
        Err(error) if error.kind() == ErrorKind::Frozen => {
            return Ok(Row {
                answer: format!("refused: {error}"),
                costs: None,
            });
        }
        Err(error) => return Err(error),
    };
    let arrived: Object = there.thaw(&frozen)?;
    there.set("it", &arrived)?;
    let answer = there.run(&*format!("repr({question})"))?;
    let write = fastest(|| here.freeze(&object).map(drop))?;
    let read = fastest(|| there.thaw::<Object>(&frozen).map(drop))?;
    Ok(Row {
        answer,
        costs: Some((frozen.as_bytes().len(), write, read)),
    })
}

/// The microseconds of the fastest round.
fn fastest(mut work: impl FnMut() -> Result<()>) -> Result<f64> {
    let (started, mut best) = (Instant::now(), f64::INFINITY);
    while started.elapsed() < TIME {
        let (seconds, done) = timed(&mut work);
        done?;
        best = best.min(seconds);
    }
    Ok(best * 1e6)
}

/// What cloudpickle does with the same closures, if there is one.
fn cloudpickle() -> Vec<Row> {
    let Some(python) = env::var_os("CLOUDPICKLE") else {
        return Vec::new();
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/graphs");
    let done = Command::new(python)
        .arg(folder.join("cloudpickle.py"))
        .arg(folder.join("closures.py"))
        .env("PYTHONSAFEPATH", "1")
        .output();
    let text = match done {
        Ok(done) => String::from_utf8_lossy(&done.stdout).into_owned(),
        Err(error) => format!("?\trefused\t{error}"),
    };
    text.lines().map(row).collect()
}

/// A line of what `cloudpickle.py` prints.
fn row(line: &str) -> Row {
    let fields: Vec<&str> = line.split('\t').skip(1).collect();
    if let [answer, bytes, write, read] = fields[..]
        && let (Ok(bytes), Ok(write), Ok(read)) = (bytes.parse(), write.parse(), read.parse())
    {
        return Row {
            answer: answer.to_owned(),
            costs: Some((bytes, write, read)),
        };
    }
    Row {
        answer: fields.join(": "),
        costs: None,
    }
}
