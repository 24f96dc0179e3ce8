//! Freezing and thawing within limits: whatever they are, a result or the limit, and a runtime that works.

use nonlocal::{Engine, ErrorKind, Frozen, Limit, Limits, Object, Runtime};

use super::zoo::{Graph, graphs};

/// The runtime still does what it is told; no script runs, as there may be no fuel for one.
fn works(rt: &mut Runtime, name: &str) {
    rt.check().unwrap_or_else(|error| panic!("{name}: {error}"));
    rt.set("probe", 5).expect("there is room for it");
    assert_eq!(rt.get::<i64>("probe").expect("it is an int"), Some(5));
}

/// A runtime with some fuel for each run, and room on the heap.
fn runtime(fuel: Option<u64>, heap_bytes: Option<usize>) -> Runtime {
    let mut limits = Limits::new();
    if let Some(fuel) = fuel {
        limits = limits.fuel(fuel);
    }
    if let Some(bytes) = heap_bytes {
        limits = limits.heap_bytes(bytes);
    }
    Engine::builder().limits(limits).build().runtime()
}

/// A few graphs of different kinds.
fn some() -> impl Iterator<Item = &'static Graph> {
    graphs().iter().step_by(7)
}

fn is(error: &nonlocal::Error, limit: Limit) -> bool {
    error.kind() == ErrorKind::Limit(limit)
}

/// From 1 on, at first each number, then larger ones.
fn steps() -> impl Iterator<Item = u64> {
    std::iter::successors(Some(1), |fuel| Some(fuel + 1 + fuel / 8))
}

#[test]
fn thawing_ends_where_the_fuel_ends() {
    for graph in some() {
        let frozen = Frozen::from_bytes(&*graph.bytes).expect("it is whole");
        let mut refused = 0;
        for fuel in steps() {
            let mut rt = runtime(Some(fuel), None);
            let thawed = rt.thaw::<Object>(&frozen);
            works(&mut rt, &graph.name);
            match thawed {
                Ok(_) => break,
                Err(error) => {
                    assert!(is(&error, Limit::Fuel), "{}: {error:?}", graph.name);
                    refused += 1;
                }
            }
            assert!(fuel < 10_000_000, "{} is never thawed", graph.name);
        }
        assert!(refused > 0, "{} costs nothing", graph.name);
    }
}

#[test]
fn freezing_ends_where_the_fuel_ends() {
    // What the host makes costs no fuel.
    let values: Vec<Vec<i64>> = (0..300).map(|n| vec![n; 5]).collect();
    let mut bytes = None;
    for fuel in std::iter::successors(Some(1 << 20), |fuel| Some(fuel / 2)) {
        let mut rt = runtime(Some(fuel), None);
        rt.set("values", values.clone()).expect("there is room");
        let object: Object = rt.get("values").expect("no fault").expect("it is set");
        let frozen = rt.freeze(&object);
        drop(object);
        works(&mut rt, "values");
        match frozen {
            Ok(frozen) => assert_eq!(*bytes.get_or_insert(frozen.clone()), frozen),
            Err(error) => {
                assert!(is(&error, Limit::Fuel), "{error:?}");
                break;
            }
        }
        assert!(fuel > 1, "it costs nothing");
    }
    assert!(bytes.is_some(), "it is never frozen");
}

#[test]
fn thawing_ends_where_the_room_ends() {
    for graph in some() {
        let frozen = Frozen::from_bytes(&*graph.bytes).expect("it is whole");
        let base = runtime(None, None).stats().heap_bytes;
        let mut room = base + 256;
        loop {
            let mut rt = runtime(None, Some(room));
            let thawed = rt.thaw::<Object>(&frozen);
            rt.check()
                .unwrap_or_else(|error| panic!("{}: {error}", graph.name));
            // What is promised of a heap: its limit, and a tenth of it and 4 MiB; a module that is imported takes some of that.
            let most = room + room / 10 + (256 << 10);
            assert!(rt.stats().heap_bytes <= most, "{} goes beyond", graph.name);
            match thawed {
                Ok(_) => break,
                Err(error) => assert!(
                    is(&error, Limit::HeapBytes) || error.is_exception("MemoryError"),
                    "{}: {error:?}",
                    graph.name
                ),
            }
            room += 64 + room / 32;
            assert!(room < 64 << 20, "{} is never thawed", graph.name);
        }
    }
}
