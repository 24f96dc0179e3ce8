//! How the time of compiling grows with the source: `cargo bench --bench compile`.
//!
//! Each kind of source is compiled in two sizes, one twice the other, by [`Program::compile`], once to warm up and then
//! five times; the table shows the fastest. What grows in proportion doubles; a kind that takes three
//! times as long for twice the size fails the command.

use std::fmt::Write;
use std::process::ExitCode;
use std::time::Instant;

use nonlocal::Program;

/// Writes a source of a given size.
type Source = fn(usize) -> String;

/// Kinds of sources: what there are so many of, how many in the smaller source, and how it is written.
const KINDS: [(&str, usize, Source); 12] = [
    ("assignments in a row", 50_000, |n| {
        repeated(n, |i| format!("x = {i}\n"))
    }),
    ("names in a module", 25_000, |n| {
        repeated(n, |i| format!("x{i} = {i}\n"))
    }),
    ("names in a function", 25_000, |n| {
        "def f():\n".to_owned() + &repeated(n, |i| format!(" x{i} = {i}\n"))
    }),
    ("functions in a row", 10_000, |n| {
        repeated(n, |i| format!("def f{i}(a):\n    return a + {i}\n"))
    }),
    ("functions of one function", 10_000, |n| {
        "def f(x):\n".to_owned() + &repeated(n, |i| format!(" def g{i}(): return x\n"))
    }),
    ("variables captured by one function", 10_000, |n| {
        let bound = repeated(n, |i| format!(" x{i} = {i}\n"));
        let used = repeated(n, |i| format!("  x{i}\n"));
        format!("def f():\n{bound} def g():\n{used} return g\n")
    }),
    ("pairs of nested functions, 90 deep", 100, |n| {
        repeated(n, |_| {
            (0..90).fold(String::new(), |mut text, depth| {
                let _ = writeln!(text, "{}def f(x):", " ".repeat(depth));
                text
            }) + &" ".repeat(90)
                + "return x\n"
        })
    }),
    ("methods in a class", 10_000, |n| {
        "class C:\n".to_owned() + &repeated(n, |i| format!(" def m{i}(self): return self.x\n"))
    }),
    ("branches of one `if`", 1_000, |n| {
        "if x == 0: pass\n".to_owned() + &repeated(n, |i| format!("elif x == {i}: y = {i}\n"))
    }),
    ("items of a list", 50_000, |n| {
        format!("[{}]", repeated(n, |i| format!("a{}, ", i % 100)))
    }),
    ("terms of a sum", 1_000, |n| {
        format!("a{}", repeated(n, |i| format!(" + a{}", i % 100)))
    }),
    ("f-strings with three parts", 10_000, |n| {
        repeated(n, |i| format!("f'{{a}} and {{b}} and {i}'\n"))
    }),
];

fn repeated(n: usize, part: impl Fn(usize) -> String) -> String {
    (0..n).map(part).collect()
}

fn main() -> ExitCode {
    println!(
        "{:<38} {:>8} {:>10} {:>10} {:>7}",
        "source", "size", "ms", "ms twice", "growth"
    );
    let mut worst: f64 = 0.0;
    for (name, size, source) in KINDS {
        let (once, twice) = (fastest(&source(size)), fastest(&source(2 * size)));
        let growth = twice / once;
        worst = worst.max(growth);
        println!(
            "{name:<38} {size:>8} {:>10.1} {:>10.1} {growth:>7.2}",
            once * 1e3,
            twice * 1e3
        );
    }
    if worst > 3.0 {
        eprintln!("something grows faster than its source: {worst:.2} times for twice the size");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The seconds of the fastest of five compilations, after one that warms up.
fn fastest(source: &str) -> f64 {
    (0..6)
        .map(|_| {
            let started = Instant::now();
            let program = Program::compile("bench", source);
            let seconds = started.elapsed().as_secs_f64();
            if let Err(error) = program {
                panic!("{error}");
            }
            seconds
        })
        .skip(1)
        .fold(f64::INFINITY, f64::min)
}
