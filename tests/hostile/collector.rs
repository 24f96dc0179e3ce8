//! Programs that make the collector work for nothing: its work is paid for, and near the limit there is little of it.

use std::time::{Duration, Instant};

use nonlocal::{Limit, Limits};

use super::world::{End, run_in, runtime_with};

/// Runs a source within 300,000 units of fuel; gives how it ended, and how many collections that took.
fn collections(source: &str, heap: usize) -> (End, u64) {
    let mut rt = runtime_with(Limits::new().fuel(300_000).heap_bytes(heap));
    let begun = Instant::now();
    let end = run_in(&mut rt, source);
    let elapsed = begun.elapsed();
    assert!(elapsed < Duration::from_secs(20), "{elapsed:?}: {source}");
    (end, rt.stats().collections)
}

#[test]
fn a_heap_that_is_nearly_full_is_not_collected_at_every_allocation() {
    let mut ends = [0, 0];
    for live in (90_000..190_000).step_by(7_000) {
        let source =
            format!("l = [[] for i in range({live})]\nwhile True:\n  for i in range(9): [i]");
        let (end, collections) = collections(&source, 8 << 20);
        match end {
            End::Limit(Limit::Fuel) => ends[0] += 1,
            End::Limit(Limit::HeapBytes) => ends[1] += 1,
            other => panic!("{other:?}"),
        }
        assert!(collections < 150, "{collections} with {live} objects");
    }
    assert!(ends[0] > 2 && ends[1] > 2, "{ends:?}");
}

#[test]
fn weak_references_that_are_shared_are_found_at_once() {
    let source = "
import weakref
class A: pass
a = A()
f = lambda r: 0
l = [weakref.ref(a, f) for _ in range(30000)]
k = weakref.ref(a)
assert k is weakref.ref(a) and weakref.getweakrefcount(a) == 30001
while True: weakref.ref(a)";
    assert_eq!(collections(source, 64 << 20).0, End::Limit(Limit::Fuel));
}

#[test]
fn views_that_hinder_a_bytearray_are_looked_for_for_fuel() {
    let source = "
b = bytearray(10)
h = [[i] for i in range(100000)]
m = memoryview(b)
while True:
    try: b.append(1)
    except BufferError: pass";
    let (end, collections) = collections(source, 64 << 20);
    assert_eq!(end, End::Limit(Limit::Fuel));
    assert!(collections < 300, "{collections}");
}

#[test]
fn a_finaliser_that_a_class_gets_is_paid_for_by_its_instances() {
    let source = "
import gc
class A: pass
l = [A() for _ in range(20000)]
while True:
    A.__del__ = lambda self: None
    gc.is_finalized(l[0])";
    assert_eq!(collections(source, 64 << 20).0, End::Limit(Limit::Fuel));
}
