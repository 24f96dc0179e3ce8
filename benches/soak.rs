//! A soak: millions of calls of closures that leave cycles, catch exceptions and call the host, which calls back, in
//! one runtime: `cargo bench --bench soak`, or with a number of calls behind `--`.
//!
//! The table shows that nothing grows after the first tenth: resident memory (of the process, where the system says),
//! the bytes that are accounted for, and the objects. The command fails where the memory of a later row is more than
//! 5 % and 1 MiB above that of the first.

use std::process::ExitCode;
use std::time::Instant;
use std::{env, fs};

use nonlocal::{Closure, Ctx, Engine, Limits, Output, Result};

/// Calls of closures that one call of `rounds(1)` makes.
const CALLS: u64 = 10;

const SOURCE: &str = "
def make(n):
    total = n
    def add(k):
        nonlocal total
        total += k
        return total
    def me():
        return me, add              # a cycle through a cell
    add.twin = me                   # and one through an attribute
    return add, me

class Node:
    def __init__(self, f):
        self.f, self.up = f, self

def risky(n):
    if n % 7 == 0:
        raise ValueError(n)
    return n

def rounds(count):
    kept = 0
    for n in range(count):
        add, me = make(n)                       # 1
        kept += add(1) - add(-1)                # 2, 3
        node = Node(me)                         # 4
        kept += len(node.f())                   # 5
        try:
            kept += risky(n)                    # 6
        except ValueError as error:
            node.error = error
        kept += ask(lambda k: add(k) - k, n)    # 7, 8, 9
        kept -= sum([f() for f in [lambda: n]]) # 10
    return kept
";

fn main() -> ExitCode {
    let calls = env::args()
        .skip(1)
        .find_map(|text| text.parse().ok())
        .unwrap_or(10_000_000_u64);
    match soak(calls) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            println!("memory grows");
            ExitCode::FAILURE
        }
        Err(error) => {
            println!("{}", error.traceback().unwrap_or_default());
            ExitCode::FAILURE
        }
    }
}

fn soak(calls: u64) -> Result<bool> {
    let engine = Engine::builder()
        .limits(Limits::new().heap_bytes(64 << 20))
        .stdout(Output::discard())
        .build();
    let mut rt = engine.runtime();
    let ask = rt.function("ask", |cx: &mut Ctx<'_>, f: Closure, n: i64| {
        cx.call::<i64>(&f, (n,))
    });
    rt.set("ask", ask)?;
    rt.run::<()>(SOURCE)?;
    let rounds: Closure = rt.run("rounds")?;
    println!(
        "{:>12} {:>10} {:>14} {:>10} {:>12} {:>10}",
        "calls", "resident", "accounted", "objects", "collections", "ns a call"
    );
    let mut first = None;
    let mut flat = true;
    let tenth = calls / 10;
    for row in 1..=10 {
        let start = Instant::now();
        // Many runs, as a host makes them, not one.
        for _ in 0..tenth / (CALLS * 100) {
            rt.call::<i64>(&rounds, (100,))?;
        }
        let time = start.elapsed().as_nanos() as u64 / tenth.max(1);
        let stats = rt.stats();
        let objects: usize = stats.objects.iter().map(|(_, count)| count).sum();
        let resident = resident_kib();
        println!(
            "{:>12} {:>6} KiB {:>14} {:>10} {:>12} {:>10}",
            row * tenth,
            resident.map_or_else(|| "?".to_owned(), |kib| kib.to_string()),
            stats.heap_bytes,
            objects,
            stats.collections,
            time
        );
        let resident = resident.unwrap_or(0);
        let warm = *first.get_or_insert(resident);
        flat &= resident <= warm + warm / 20 + 1024;
    }
    Ok(flat)
}

/// The resident memory of this process, where `/proc` tells.
fn resident_kib() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
