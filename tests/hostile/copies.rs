//! Containers that are copied and grown in a loop, where all but one copy is garbage.

use nonlocal::{Engine, Limits};

/// How a container is made, and what is done with it in each round.
const LOOPS: &[(&str, &str)] = &[
    ("list(range(60_000))", "y = x.copy()"),
    ("list(range(60_000))", "y = x[:]"),
    ("list(range(30_000))", "y = sorted(x)"),
    ("list(range(60_000))", "y = [*x]"),
    ("tuple(range(60_000))", "y = list(x)"),
    ("set(range(60_000))", "y = x.copy()"),
    ("set(range(60_000))", "y = set(x)"),
    ("set(range(60_000))", "y = x | {1}"),
    ("set(range(60_000))", "y = {*x}"),
    ("frozenset(range(60_000))", "y = x - {1}"),
    ("frozenset(range(60_000))", "y = set(x)"),
    ("{str(n) for n in range(60_000)}", "y = x.copy()"),
    ("dict.fromkeys(range(60_000))", "y = x.copy()"),
    ("dict.fromkeys(range(60_000))", "y = dict(x)"),
    ("dict.fromkeys(range(60_000))", "y = {**x}"),
    ("dict.fromkeys(range(60_000))", "y = x | {1: 2}"),
    ("'a' * 2_000_000", "y = x + 'b'"),
    ("b'a' * 2_000_000", "y = x + b'b'"),
    ("bytearray(2_000_000)", "y = x.copy()"),
    ("deque(range(60_000))", "y = x.copy()"),
    ("OrderedDict.fromkeys(range(20_000))", "y = x.copy()"),
    ("1 << 16_000_000", "y = x + 1"),
    ("list(range(30_000))", "y = set()\n    for n in x: y.add(n)"),
    ("list(range(30_000))", "y = {}\n    for n in x: y[n] = n"),
    ("list(range(30_000))", "y = []\n    for n in x: y.append(n)"),
    ("list(range(30_000))", "y = {n for n in x}"),
];

/// Bytes of the heap after a program, and what it takes with the container.
fn size_of(made: &str) -> (u64, u64) {
    let mut rt = Engine::builder().build().runtime();
    let import = "from collections import OrderedDict, deque\nimport gc\ngc.collect()";
    rt.run::<()>(import).expect("it runs");
    let before = rt.stats().heap_bytes;
    rt.run::<()>(&format!("x = {made}\ngc.collect()"))
        .expect("it runs");
    let after = rt.stats().heap_bytes;
    (before as u64, (after - before) as u64)
}

#[test]
fn garbage_of_copies_is_no_reason_for_the_limit() {
    for (made, round) in LOOPS {
        let (base, size) = size_of(made);
        // The original, the copy that goes, the one that comes, and a half beside.
        let limit = base + (size * 7 / 2).max(6 << 20) + (1 << 20);
        let limits = Limits::new().heap_bytes(limit as usize);
        let mut rt = Engine::builder().limits(limits).build().runtime();
        let source = format!(
            "from collections import OrderedDict, deque\nx = {made}\nfor i in range(30):\n    {round}\nlen(x) if hasattr(x, '__len__') else 0"
        );
        let result = rt.run::<i64>(&source);
        assert!(
            result.is_ok(),
            "{made}, {round}, {size} bytes, limit {limit}: {result:?}"
        );
    }
}
