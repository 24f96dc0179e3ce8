//! Graphs of a million objects, the way to one of them, and what a closure with many variables has captured.

use std::time::Duration;

use nonlocal::graph::Bounds;
use nonlocal::{Closure, Engine, Limits, Runtime};

use super::cpu;

/// So long each may take.
const MOST: Duration = Duration::from_secs(1);

/// What is on the heap, about a million objects each.
const HEAPS: [(&str, &str); 4] = [
    (
        "closures with a cell each",
        "def make(n): return lambda: n\nkept = [make(n) for n in range(500_000)]",
    ),
    (
        "closures, cells and lists",
        "def make(n): return lambda: n\nkept = [make([make(n)]) for n in range(200_000)]",
    ),
    (
        "lists without closures",
        "kept = [[] for _ in range(1_000_000)]",
    ),
    (
        "a chain of closures",
        "def link(next): return lambda: next\nkept = None\nfor _ in range(500_000): kept = link(kept)",
    ),
];

fn runtime(script: &str) -> Runtime {
    let limits = Limits::new().heap_bytes(2 << 30);
    let mut rt = Engine::builder().limits(limits).build().runtime();
    rt.run::<()>(script).expect("it runs");
    rt.collect();
    rt
}

fn row(what: &str, time: Duration, more: &str) -> bool {
    println!("{what:44} {:8.1} ms   {more}", time.as_secs_f64() * 1e3);
    time <= MOST
}

/// Measures, and says what it has found; false: something needs too much.
pub(crate) fn run() -> bool {
    let mut good = true;
    println!("graphs, in CPU time");
    for (name, script) in HEAPS {
        let mut rt = runtime(script);
        let objects = rt.stats().total();
        let whole = Bounds::new().nodes(2_000_000).bytes(1 << 30);
        for (what, bounds) in [("", Bounds::new()), (", all nodes", whole)] {
            let (time, graph) = cpu(|| rt.heap_graph(bounds));
            let more = format!("{objects} objects, {} nodes", graph.nodes().len());
            good &= row(&format!("{name}{what}"), time, &more);
        }
    }
    good & run_lookups()
}

/// What asks for one object on a large heap.
fn run_lookups() -> bool {
    let names: Vec<String> = (0..100).map(|n| format!("v{n}")).collect();
    let (bound, used) = (names.join(" = "), names.join(", "));
    let script = format!(
        "kept = [(lambda n: lambda: n)(n) for n in range(500_000)]\ndef outer():\n    {bound} = 1\n    \
         return lambda: ({used})\nf = outer()"
    );
    let mut rt = runtime(&script);
    let f: Closure = rt.run("f").expect("a function");
    let (time, captures) = cpu(|| rt.captures(&f).expect("its own"));
    let captured = format!("{} variables", captures.len());
    let mut good = row("captures of one closure among them", time, &captured);
    let (time, graph) = cpu(|| rt.capture_graph([&f]).expect("its own"));
    let nodes = format!("{} nodes", graph.nodes().len());
    good &= row("the graph of one closure among them", time, &nodes);
    let last: Closure = rt.run("kept[-1]").expect("a function");
    let cell = rt.cell(&last, "n").expect("it is captured");
    drop(last);
    let (time, why) = cpu(|| rt.why_alive(&cell).expect("its own"));
    good & row("why one cell among them is alive", time, &why.to_string())
}
