//! What thawing takes stays within the limit, whatever the bytes are.

use nonlocal::{Engine, Error, ErrorKind, Frozen, Limit, Limits, Object, Runtime};

use super::allocator;

#[path = "../freeze/zoo.rs"]
#[allow(dead_code, reason = "the tests of freezing use more of it")]
mod zoo;

const MIB: usize = 1 << 20;

/// What the runtime may take beside what it may have on its heap.
fn most(room: usize) -> usize {
    room + room / 10 + 4 * MIB
}

/// Large graphs of each kind of container.
const GRAPHS: [(&str, &str); 11] = [
    ("ints", "list(range(300_000))"),
    ("strs", "[str(n) for n in range(100_000)]"),
    ("tuples", "[(n, n) for n in range(100_000)]"),
    ("a dict of ints", "{n: n for n in range(200_000)}"),
    ("a dict of strs", "{str(n): n for n in range(100_000)}"),
    ("dicts", "[{'k': n} for n in range(50_000)]"),
    ("a set of ints", "set(range(200_000))"),
    ("a set of strs", "{str(n) for n in range(100_000)}"),
    ("bytes", "bytes(6_000_000)"),
    (
        "closures",
        "(lambda k: [(lambda m: lambda: m)(n) for n in range(k)])(50_000)",
    ),
    (
        "instances",
        "class C:\n    def __init__(self, n): self.n = n\n[C(n) for n in range(50_000)]",
    ),
];

/// Thaws bytes into a runtime of some room; says what is wrong about it.
fn thawed(name: &str, bytes: &[u8], room: usize) -> Option<String> {
    let frozen = match Frozen::from_bytes(bytes) {
        Ok(frozen) => frozen,
        Err(error) => return Some(format!("{name}: {error}")),
    };
    let limits = Limits::new().heap_bytes(room);
    let mut rt = Engine::builder().limits(limits).build().runtime();
    let (result, peak) = allocator::peak_of(|| rt.thaw::<Object>(&frozen));
    let fine = |error: &Error| {
        matches!(
            error.kind(),
            ErrorKind::Limit(Limit::HeapBytes) | ErrorKind::Frozen | ErrorKind::Exception
        )
    };
    let ended = result.as_ref().err().map(|error| error.to_string());
    let is_fine = result.as_ref().err().is_none_or(fine);
    drop(result);
    if peak as usize <= most(room) && is_fine && rt.check().is_ok() {
        return None;
    }
    let (peak, room) = (peak as f64 / MIB as f64, room / MIB);
    Some(format!("{name} in {room} MiB: {peak:.1} MiB, {ended:?}"))
}

#[test]
fn large_graphs_are_thawed_within_the_limit() {
    let mut wrong = Vec::new();
    for (name, source) in GRAPHS {
        let mut rt = Runtime::new();
        let object: Object = rt.run(source).expect(name);
        let frozen = rt.freeze(&object).expect(name);
        for room in [2, 8, 16, 64] {
            wrong.extend(thawed(name, frozen.as_bytes(), room * MIB));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A few bytes that promise much: objects of each kind without what they hold, and lengths that are as long as what
/// follows.
#[test]
fn bytes_that_promise_much_are_refused_within_the_limit() {
    let mut wrong = Vec::new();
    let whole = zoo::Sections::of(&zoo::graphs()[0].bytes);
    for kind in 0..=60 {
        let mut sections = whole.clone();
        sections.sections[zoo::section::KINDS] = vec![kind; 1_000_000];
        let name = format!("objects of the kind {kind}");
        wrong.extend(thawed(&name, &sections.bytes(), 2 * MIB));
    }
    let graphs = zoo::graphs().iter().filter(|graph| graph.bytes.len() < 300);
    for graph in graphs {
        let whole = zoo::Sections::of(&graph.bytes);
        for at in 0..whole.sections[zoo::section::BODIES].len() {
            let mut sections = whole.clone();
            let body = &mut sections.sections[zoo::section::BODIES];
            let mut length = Vec::new();
            zoo::number(1_000_000, &mut length);
            body.splice(at..=at, length);
            body.extend(vec![1; 1_000_000]);
            let name = format!("{}, a length at {at}", graph.name);
            wrong.extend(thawed(&name, &sections.bytes(), 2 * MIB));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
