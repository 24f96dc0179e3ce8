//! Compares this crate with CPython: `cargo oracle`.
//!
//! Three things are compared, on the golden scripts and on generated programs: what a program does, its symbol table,
//! and the names in all its code objects. It needs a CPython 3.14, which is the reference, and fails without one.
//! The golden scripts run in two more shapes, with large frames and with all variables in cells
//! (`oracle/reshape.py`). The tables of characters and encodings must be what their generators make of
//! that CPython. `cargo oracle` with the name of a part (`tables`, `golden`, `reshaped`, `scopes`, `values`, `warnings`,
//! `supers`, `objects`, `iterators`, `specials` or `comparisons`) compares that part only. Environment variables:
//! - `ORACLE_PROGRAMS=n`: how many programs of each kind are generated.
//! - `ORACLE_FIRST=n`: the seed of the first of them; `now` for seeds that no run had before. Without it every run
//!   makes the same programs, so that a change is judged by what it changes.
//! - `ORACLE_SEED=n`: replays the programs of one seed, and prints them with both answers.

mod generate;
#[path = "oracle/python.rs"]
mod python;
mod script;
#[path = "oracle/subject.rs"]
mod subject;

use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use std::{env, fs, io, thread};

use nonlocal::strategies::Script;
use python::{Python, Reference};
use script::Outcome;

fn main() -> ExitCode {
    let python = match Python::find() {
        Ok(python) => python,
        Err(problem) => {
            eprintln!("oracle: {problem}");
            return ExitCode::FAILURE;
        }
    };
    println!("oracle: {}", python.describe());
    let verdict = match env::var("ORACLE_SEED") {
        Ok(seed) => match seed.parse() {
            Ok(seed) => replay(&python, seed),
            Err(_) => Err(format!("ORACLE_SEED={seed} is no number")),
        },
        Err(_) => everything(&python),
    };
    match verdict {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("oracle: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// A part of the oracle: its name, and what counts the differences.
type Part = (&'static str, fn(&Python) -> Result<usize, String>);

fn everything(python: &Python) -> Result<(), String> {
    let wanted: Vec<String> = env::args().skip(1).collect();
    let parts: [Part; 11] = [
        ("tables", tables),
        ("golden", golden_scripts),
        ("reshaped", reshaped_scripts),
        ("scopes", scope_programs),
        ("values", value_programs),
        ("warnings", doubtful_programs),
        ("supers", super_programs),
        ("objects", object_programs),
        ("iterators", iterator_programs),
        ("specials", special_programs),
        ("comparisons", comparison_programs),
    ];
    let mut problems = 0;
    for (name, compare) in parts {
        if wanted.is_empty() || wanted.iter().any(|part| part == name) {
            problems += compare(python)?;
        }
    }
    if problems == 0 {
        Ok(())
    } else {
        Err(format!("{problems} differences from {}", python.describe()))
    }
}

/// Compares the checked-in tables of characters and encodings with what their generators make.
fn tables(python: &Python) -> Result<usize, String> {
    let generators = [
        ("src/text/unicode/generate.py", "tables.txt"),
        ("src/builtins/codecs/charmaps.py", "charmaps.txt"),
    ];
    let mut differ = 0;
    for (generator, file) in generators {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(generator);
        let made = Command::new(&python.path)
            .arg(&path)
            .output()
            .map_err(broken)?;
        if !made.status.success() {
            let reason = String::from_utf8_lossy(&made.stderr);
            println!("tables: {file} skipped, {}", reason.trim_end());
            continue;
        }
        let same = fs::read(path.with_file_name(file)).map_err(broken)? == made.stdout;
        let verdict = if same { "is" } else { "is not" };
        println!("tables: {file} {verdict} what {generator} makes");
        differ += usize::from(!same);
    }
    Ok(differ)
}

/// Runs every golden script on CPython, and compares symbol tables and code objects.
fn golden_scripts(python: &Python) -> Result<usize, String> {
    let started = Instant::now();
    let scripts = script::all()?;
    let next = AtomicU64::new(0);
    let reports = in_parallel(|| {
        let mut reference = Reference::start(python).map_err(broken)?;
        let mut reports = Vec::new();
        while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed) as usize) {
            let outcome = run_script(python, &script.path).map_err(broken)?;
            match (script.check(&outcome), script.gap) {
                (Err(report), false) => reports.push(format!(
                    "{}: CPython does not do what is expected\n{report}",
                    script.name
                )),
                (Ok(()), true) => reports.push(format!(
                    "{}: says `# gap:`, but CPython agrees",
                    script.name
                )),
                _ => {}
            }
            if script.gap {
                continue;
            }
            compare_static(&mut reference, &script.name, &script.source, &mut reports)
                .map_err(broken)?;
        }
        Ok(reports)
    })?;
    for report in &reports {
        println!("{report}");
    }
    println!(
        "oracle: {} golden scripts, {} differences, {:.1} s",
        scripts.len(),
        reports.len(),
        started.elapsed().as_secs_f64()
    );
    Ok(reports.len())
}

/// Runs every golden script on both sides in other shapes, and compares what it prints.
fn reshaped_scripts(python: &Python) -> Result<usize, String> {
    let started = Instant::now();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("reshaped");
    let mut jobs = Vec::new();
    // Lines to jump to, and the constants of code, are others in another shape.
    let keeps_its_sense =
        |source: &str| !source.contains("f_lineno = ") && !source.contains("co_consts");
    for script in script::all()? {
        if script.gap || !keeps_its_sense(&script.source) {
            continue;
        }
        let script = Arc::new(script);
        jobs.extend(["large", "captured"].map(|shape| (shape, Arc::clone(&script))));
    }
    let next = AtomicU64::new(0);
    let reports = in_parallel(|| {
        let mut reference = Reference::start(python).map_err(broken)?;
        let mut reports = Vec::new();
        while let Some((shape, script)) = jobs.get(next.fetch_add(1, Ordering::Relaxed) as usize) {
            let name = format!("{} ({shape})", script.name);
            let source = reference
                .ask(shape, "script", &script.source)
                .map_err(broken)?;
            if refused(&source) {
                continue;
            }
            let path = folder.join(shape).join(format!("{}.py", script.name));
            write(&path, &source).map_err(broken)?;
            let theirs = run_script(python, &path).map_err(broken)?;
            let (theirs, ours) = (
                script::mask_addresses(&theirs.stdout),
                subject::output(&script.file_name(), &source),
            );
            compare("prints", &name, &theirs, &ours, &mut reports);
        }
        Ok(reports)
    })?;
    for report in &reports {
        println!("{report}");
    }
    println!(
        "oracle: {} golden scripts in other shapes, {} differences, {:.1} s",
        jobs.len(),
        reports.len(),
        started.elapsed().as_secs_f64()
    );
    Ok(reports.len())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, text)
}

fn run_script(python: &Python, path: &Path) -> io::Result<Outcome> {
    let output = Command::new(&python.path)
        .arg(path)
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONUTF8", "1")
        .stdin(Stdio::null())
        .output()?;
    // Here a script knows itself by its name alone, CPython makes a path of it.
    let folder = path.with_file_name("").display().to_string();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace(&folder, "");
    Ok(Outcome {
        stdout: text(&output.stdout),
        stderr: text(&output.stderr),
        status: output.status.code().unwrap_or(-1),
    })
}

/// Generates programs of nested functions and runs them on both sides.
fn scope_programs(python: &Python) -> Result<usize, String> {
    let count = programs(2_500)?;
    generated(
        "programs of scopes",
        count,
        python,
        |reference, seed, reports| {
            compare_generated(reference, seed, &format!("seed-{seed}"), reports)
        },
    )
}

/// Generates programs of operators and methods and runs them on both sides.
fn value_programs(python: &Python) -> Result<usize, String> {
    let count = programs(5_000)?;
    generated(
        "programs of values",
        count,
        python,
        |reference, seed, reports| {
            compare_values(reference, seed, &format!("seed-{seed}"), reports)
        },
    )
}

/// Generates doubtful programs and runs them on both sides, with both streams.
fn doubtful_programs(python: &Python) -> Result<usize, String> {
    let count = programs(1_000)?;
    generated(
        "programs of warnings",
        count,
        python,
        |reference, seed, reports| {
            compare_warnings(reference, seed, &format!("seed-{seed}"), reports)
        },
    )
}

/// Generates programs with `super()` in odd places and compares their tracebacks.
fn super_programs(python: &Python) -> Result<usize, String> {
    whole_programs("programs of super", generate::supers::program, python)
}

/// Generates programs whose callbacks raise and whose generators are left before their end.
fn iterator_programs(python: &Python) -> Result<usize, String> {
    whole_programs(
        "programs of iterators",
        generate::iterators::program,
        python,
    )
}

/// Generates programs that look at objects of all kinds.
fn object_programs(python: &Python) -> Result<usize, String> {
    whole_programs("programs of objects", generate::objects::program, python)
}

fn whole_programs(what: &str, make: fn(u64) -> String, python: &Python) -> Result<usize, String> {
    let count = programs(500)?;
    generated(what, count, python, |reference, seed, reports| {
        compare_whole(make, reference, seed, &format!("seed-{seed}"), reports)
    })
}

/// Asks objects with bad special methods everything, on both sides.
fn special_programs(python: &Python) -> Result<usize, String> {
    let count = programs(100)?;
    generated(
        "programs of special methods",
        count,
        python,
        |reference, seed, reports| compare_cases(reference, &SPECIALS, seed, reports),
    )
}

/// Counts comparisons on both sides.
fn comparison_programs(python: &Python) -> Result<usize, String> {
    let count = programs(40)?;
    generated(
        "programs of comparisons",
        count,
        python,
        |reference, seed, reports| compare_cases(reference, &COMPARISONS, seed, reports),
    )
}

/// A generator that is a Python program itself: it makes the cases of a seed and asks them one after the other.
struct Cases {
    name: &'static str,
    source: &'static str,
}

const SPECIALS: Cases = Cases {
    name: "specials",
    source: include_str!("oracle/specials.py"),
};
const COMPARISONS: Cases = Cases {
    name: "comparisons",
    source: include_str!("oracle/comparisons.py"),
};

impl Cases {
    fn program(&self, seed: u64) -> String {
        let chance = include_str!("oracle/chance.py");
        format!("{chance}\n\n{}\n\nmain({seed}, 100)\n", self.source)
    }
}

/// Cases that are known to differ: the generator, the seed and the number of each. One that agrees is reported as well,
/// unless `sometimes` stands behind it: where keys with equal hashes lie in a dict depends on the seed of the process.
const KNOWN: &str = include_str!("oracle/known.txt");

/// Compares the cases of a seed, each for itself: it starts with a line `#NUMBER WHAT`.
fn compare_cases(
    reference: &mut Reference,
    cases: &Cases,
    seed: u64,
    reports: &mut Vec<String>,
) -> io::Result<()> {
    let source = cases.program(seed);
    let theirs = reference.ask("run", cases.name, &source)?;
    let theirs = script::mask_addresses(&theirs);
    let ours = script::mask_addresses(&subject::run(cases.name, &source));
    let (mut theirs, mut ours) = (theirs.split("\n#"), ours.split("\n#"));
    loop {
        let (Some(one), other) = (theirs.next(), ours.next()) else {
            return Ok(());
        };
        let what = one.lines().next().unwrap_or_default();
        let name = format!("{} of seed {seed}, case {what}", cases.name);
        let number = what.trim_start_matches('#').split(' ').next();
        let known = format!("{} {seed} {}", cases.name, number.unwrap_or_default());
        let sometimes = format!("{known} sometimes");
        if KNOWN.lines().any(|line| line == sometimes) {
            continue;
        }
        if !KNOWN.lines().any(|line| line == known) {
            compare("answers", &name, one, other.unwrap_or_default(), reports);
        } else if Some(one) == other {
            reports.push(format!("{name} agrees, although known.txt has it"));
        }
    }
}

/// How many programs are generated.
fn programs(usual: u64) -> Result<u64, String> {
    match env::var("ORACLE_PROGRAMS") {
        Ok(text) => text
            .parse()
            .map_err(|_| format!("ORACLE_PROGRAMS={text} is no number")),
        Err(_) => Ok(usual),
    }
}

/// Compares a program of each seed; gives how many differ.
fn generated(
    what: &str,
    count: u64,
    python: &Python,
    compare: impl Fn(&mut Reference, u64, &mut Vec<String>) -> io::Result<()> + Sync,
) -> Result<usize, String> {
    let started = Instant::now();
    let first: u64 = match env::var("ORACLE_FIRST").as_deref() {
        Err(_) => 95_423_961_000_000,
        Ok("now") => {
            let now = SystemTime::now().duration_since(UNIX_EPOCH);
            now.map_or(0, |time| time.as_secs() % 100_000_000) * 1_000_000
        }
        Ok(text) => text
            .parse()
            .map_err(|_| format!("ORACLE_FIRST={text} is neither a number nor `now`"))?,
    };
    let next = AtomicU64::new(0);
    let reports = in_parallel(|| {
        let mut reference = Reference::start(python).map_err(broken)?;
        let mut reports = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return Ok(reports);
            }
            let seed = first + index;
            let before = reports.len();
            if compare(&mut reference, seed, &mut reports).is_err() {
                // CPython itself did not survive this one.
                reference = Reference::start(python).map_err(broken)?;
                continue;
            }
            if reports.len() > before {
                reports.push(format!("replay it with ORACLE_SEED={seed} cargo oracle\n"));
            }
        }
    })?;
    let failed = reports
        .iter()
        .filter(|report| report.starts_with("replay"))
        .count();
    for report in reports
        .iter()
        .filter(|report| !report.starts_with("replay"))
        .take(400)
    {
        println!("{report}");
    }
    println!(
        "oracle: {count} {what} from seed {first} on, {failed} differ, {:.1} s",
        started.elapsed().as_secs_f64()
    );
    Ok(failed)
}

/// Compares what a program of operators and methods shows.
fn compare_values(
    reference: &mut Reference,
    seed: u64,
    name: &str,
    reports: &mut Vec<String>,
) -> io::Result<()> {
    compare_whole(generate::values::program, reference, seed, name, reports)
}

/// Compares what a program shows.
fn compare_whole(
    make: fn(u64) -> String,
    reference: &mut Reference,
    seed: u64,
    name: &str,
    reports: &mut Vec<String>,
) -> io::Result<()> {
    let source = make(seed);
    let theirs = reference.ask("run", name, &source)?;
    let ours = subject::run(name, &source);
    compare("values", name, &theirs, &ours, reports);
    Ok(())
}

/// Compares what a doubtful program prints, and what it is warned about.
fn compare_warnings(
    reference: &mut Reference,
    seed: u64,
    name: &str,
    reports: &mut Vec<String>,
) -> io::Result<()> {
    let source = generate::warned::program(seed);
    let theirs = reference.ask("warned", name, &source)?;
    let ours = subject::warned(name, &source);
    compare("warnings", name, &theirs, &ours, reports);
    Ok(())
}

fn compare_generated(
    reference: &mut Reference,
    seed: u64,
    name: &str,
    reports: &mut Vec<String>,
) -> io::Result<()> {
    let program = scopes_of(seed);
    let theirs = reference.ask("run", name, &program.source)?;
    compare(
        "behaves differently",
        name,
        &theirs,
        &subject::run(name, &program.source),
        reports,
    );
    compare_static(reference, name, &program.source, reports)
}

/// Every second program may have generators.
fn scopes_of(seed: u64) -> Script {
    Script::from_seed(seed, seed % 2 == 1)
}

/// Compares the symbol table and the code objects of a source.
fn compare_static(
    reference: &mut Reference,
    name: &str,
    source: &str,
    reports: &mut Vec<String>,
) -> io::Result<()> {
    let (theirs, ours) = (
        reference.ask("symbols", name, source)?,
        subject::symbols(name, source),
    );
    // Which pass refuses a program is not part of the comparison: the compiler is asked below.
    if !refused(&theirs) && !refused(&ours) {
        compare("symbol table", name, &theirs, &ours, reports);
    }
    let theirs = reference.ask("codes", name, source)?;
    compare(
        "code objects",
        name,
        &theirs,
        &subject::codes(name, source),
        reports,
    );
    Ok(())
}

/// Whether an answer is that the source is no program.
fn refused(answer: &str) -> bool {
    ["SyntaxError: ", "IndentationError: ", "TabError: "]
        .iter()
        .any(|error| answer.starts_with(error))
}

/// Reports the first lines that differ.
fn compare(what: &str, name: &str, theirs: &str, ours: &str, reports: &mut Vec<String>) {
    if theirs == ours {
        return;
    }
    let (mut theirs, mut ours) = (theirs.lines(), ours.lines());
    let mut line = 0;
    loop {
        line += 1;
        match (theirs.next(), ours.next()) {
            (None, None) => break,
            (a, b) if a == b => {}
            (a, b) => {
                let show = |line: Option<&str>| line.unwrap_or("(the end)").to_owned();
                reports.push(format!(
                    "{name}: {what}, line {line}\n  CPython: {}\n  ours:    {}",
                    show(a),
                    show(b)
                ));
                break;
            }
        }
    }
}

fn replay(python: &Python, seed: u64) -> Result<(), String> {
    let mut reference = Reference::start(python).map_err(broken)?;
    let program = scopes_of(seed);
    let name = format!("seed-{seed}");
    println!("{}", program.source);
    println!(
        "--- CPython\n{}",
        reference
            .ask("run", &name, &program.source)
            .map_err(broken)?
    );
    println!("--- ours\n{}", subject::run(&name, &program.source));
    let mut reports = Vec::new();
    for (what, make) in [
        ("values", generate::values::program as fn(u64) -> String),
        ("supers", generate::supers::program),
        ("objects", generate::objects::program),
        ("iterators", generate::iterators::program),
    ] {
        let source = make(seed);
        println!("--- {what}\n{source}");
        println!(
            "--- CPython\n{}",
            reference.ask("run", &name, &source).map_err(broken)?
        );
        println!("--- ours\n{}", subject::run(&name, &source));
        compare_whole(make, &mut reference, seed, &name, &mut reports).map_err(broken)?;
    }
    let warned = generate::warned::program(seed);
    println!("--- warnings\n{warned}");
    println!(
        "--- CPython\n{}",
        reference.ask("warned", &name, &warned).map_err(broken)?
    );
    println!("--- ours\n{}", subject::warned(&name, &warned));
    compare_warnings(&mut reference, seed, &name, &mut reports).map_err(broken)?;
    for cases in [SPECIALS, COMPARISONS] {
        compare_cases(&mut reference, &cases, seed, &mut reports).map_err(broken)?;
    }
    compare_values(&mut reference, seed, &name, &mut reports).map_err(broken)?;
    compare_generated(&mut reference, seed, &name, &mut reports).map_err(broken)?;
    for report in &reports {
        println!("{report}");
    }
    if reports.is_empty() {
        Ok(())
    } else {
        Err(format!("seed {seed} differs"))
    }
}

/// Runs a worker on each processor and joins what they report.
fn in_parallel<F>(worker: F) -> Result<Vec<String>, String>
where
    F: Fn() -> Result<Vec<String>, String> + Sync,
{
    let count = thread::available_parallelism().map_or(1, Into::into);
    let results: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(&worker)).collect();
        threads
            .into_iter()
            .map(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|_| Err("a worker panicked".to_owned()))
            })
            .collect()
    });
    let mut reports = Vec::new();
    for result in results {
        reports.extend(result?);
    }
    reports.sort();
    Ok(reports)
}

fn broken(error: io::Error) -> String {
    format!("CPython cannot be asked: {error}")
}
