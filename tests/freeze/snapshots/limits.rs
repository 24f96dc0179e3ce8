//! Large and deep state, and limits: each ends in an error, and the runtime stays whole.

use nonlocal::{Closure, Engine, ErrorKind, Limits, Runtime};

use super::{GET, STATE, ran, taken, travels};

/// The limits that let a program run, from little on, and the closures that it gives.
fn under(limits: Limits, source: &str) -> Option<(Runtime, Vec<Closure>)> {
    let mut rt = Engine::builder().limits(limits).build().runtime();
    let closures = rt.run(source).ok()?;
    Some((rt, closures))
}

#[test]
fn every_amount_of_fuel_ends_in_a_result_or_an_error() {
    let source = STATE.replace("[1, 'two'", "[0] * 300 + [1, 'two'");
    let snapshot = taken(&source);
    let (mut taken, mut restored) = ([0, 0], [0, 0]);
    for fuel in 0..3_000 {
        let Some((mut rt, closures)) = under(Limits::new().fuel(fuel), &source) else {
            continue;
        };
        let results = [
            rt.snapshot(&closures)
                .map(|again| assert_eq!(again, snapshot)),
            rt.restore(&snapshot, &closures).map(drop),
        ];
        for (result, ends) in results.into_iter().zip([&mut taken, &mut restored]) {
            match result {
                Ok(()) => ends[0] += 1,
                Err(error) => {
                    assert!(matches!(error.kind(), ErrorKind::Limit(_)), "{error}");
                    ends[1] += 1;
                }
            }
        }
        rt.check().expect("whole");
    }
    let ends = taken.iter().chain(&restored);
    assert!(
        ends.into_iter().all(|count| *count > 0),
        "{taken:?} {restored:?}"
    );
}

#[test]
fn every_amount_of_memory_ends_in_a_result_or_an_error() {
    let value = "[list(range(2_000)), 'x' * 100_000, {i: str(i) for i in range(2_000)}]";
    let snapshot = taken(&format!("{GET}[make({value})]"));
    let (mut restored, mut refused) = (0, 0);
    for step in 1..80 {
        let limit = step * 16_384;
        let source = format!("{GET}[make(0)]");
        let Some((mut rt, closures)) = under(Limits::new().heap_bytes(limit), &source) else {
            continue;
        };
        match rt.restore(&snapshot, &closures) {
            Ok(_) => restored += 1,
            Err(error) => {
                assert!(matches!(error.kind(), ErrorKind::Limit(_)), "{error}");
                refused += 1;
            }
        }
        rt.check().expect("whole");
        assert!(
            rt.stats().heap_bytes <= limit + 65_536,
            "{limit}: {}",
            rt.stats().heap_bytes
        );
    }
    assert!(restored > 0 && refused > 0, "{restored} {refused}");
}

#[test]
fn deep_and_large_state_needs_no_stack() {
    let deep = "
def nest(count):
    made = ()
    for _ in range(count): made = (made,)
    return made
def mixed(count):
    made = None
    for _ in range(count): made = [{'a': (made,)}]
    return made
";
    for (value, look) in [
        (
            "nest(300_000)",
            "n, depth = it[0](), 0\nwhile n: n, depth = n[0], depth + 1\nstr(depth)",
        ),
        (
            "mixed(100_000)",
            "n, depth = it[0](), 0\nwhile n: n, depth = n[0]['a'][0], depth + 3\nstr(depth)",
        ),
        (
            "list(range(300_000))",
            "str(sum(it[0]()) + 255_000_150_000)",
        ),
    ] {
        let from = format!("{deep}{GET}[make({value})]");
        let to = format!("{GET}[make(0)]");
        let result = travels(&from, &to, look);
        assert!(
            result == "300000" || result == "300000000000",
            "{value}: {result}"
        );
    }
    let chain = "
def link(next):
    def get(): return next
    return get
made = None
for _ in range(100_000): made = link(made)
[made]";
    let snapshot = taken(chain);
    assert_eq!(snapshot.variables().len(), 100_000);
    let (mut rt, closures) = ran(&chain.replace("made = None", "made = 0"));
    rt.restore(&snapshot, &closures).expect("restored");
    rt.check().expect("whole");
}
