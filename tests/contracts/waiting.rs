//! A deferred call waits wherever it is made: the run gives what it gives where `fetch` is a function of the script.

use std::sync::Arc;

use nonlocal::{
    Call, Closure, Ctx, Engine, Error, ErrorKind, Fuel, HostFrame, HostStep, Import, Limits,
    Module, Result, Runtime, Step, Value,
};

use super::waiting_places::PLACES;

/// What `fetch` is where nothing waits: the n-th call (from zero) that `refused` names fails.
const PLAIN: &str = "
calls = 0
def fetch(x):
    global calls
    calls += 1
    if calls - 1 == refused:
        raise OSError('refused')
    return x
";

/// A module that waits while it is imported.
const LIBRARY: &str = "
from __main__ import fetch
x = fetch('x')
y = [fetch(i) for i in 'ab']
class C:
    z = fetch('z')
def f(): return fetch('f')
";

fn engine(stress: bool) -> Engine {
    let module = Module::new("net")
        .deferred("fetch", ["x"])
        .awaitable("later", ["x"]);
    Engine::builder()
        .module(module)
        .importer(|name: &str| match name {
            "library" => Some(Import::source(LIBRARY)),
            "package" => {
                Some(Import::source("from __main__ import fetch\nx = fetch('package')").package())
            }
            "package.part" => Some(Import::source(
                "from __main__ import fetch\ny = fetch('part')",
            )),
            _ => None,
        })
        .gc_stress(stress)
        .limits(Limits::new().fuel(50_000_000))
        .build()
}

/// The end of a run as a text, so that two can be compared, and how many calls there were.
fn shown(rt: &mut Runtime, result: Result<Value>) -> String {
    match result {
        Ok(value) => rt.repr(value).unwrap_or_else(|error| error.to_string()),
        Err(error) => format!("{error}"),
    }
}

/// What a program gives where nothing waits.
fn plain(source: &str, refused: i64) -> (String, usize) {
    let mut rt = engine(false).runtime();
    rt.run::<()>(&format!("refused = {refused}\n{PLAIN}"))
        .expect("it runs");
    let result = rt.run::<Value>(source);
    let text = shown(&mut rt, result);
    let calls = rt.run::<usize>("calls").expect("it counts");
    (text, calls)
}

/// What a program gives whose calls wait, in steps of so much fuel.
fn waited(source: &str, refused: i64, fuel: u64, stress: bool) -> (String, usize) {
    let mut rt = engine(stress).runtime();
    rt.run::<()>("from net import fetch").expect("it is there");
    let mut calls = 0;
    let mut run = || -> Result<Value> {
        let mut step = rt.start_program::<Value>(source, Fuel(fuel))?;
        loop {
            step = match step {
                Step::Done(value) => return Ok(value),
                Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel(fuel))?,
                Step::HostCall(mut call) => {
                    calls += 1;
                    let (value,) = call.args::<(Value,)>()?;
                    if calls - 1 == refused {
                        call.fail(Error::exception("OSError", "refused"), Fuel(fuel))?
                    } else {
                        call.resume(value, Fuel(fuel))?
                    }
                }
                other => unreachable!("another kind of step: {other:?}"),
            };
        }
    };
    let result = run();
    let text = shown(&mut rt, result);
    (text, usize::try_from(calls).expect("few"))
}

fn agree(name: &str, source: &str, refused: i64, fuel: u64, stress: bool) -> Option<String> {
    let (wanted, got) = (
        plain(source, refused),
        waited(source, refused, fuel, stress),
    );
    (wanted != got).then(|| {
        format!(
            "{name} (call {refused} fails, fuel {fuel}, stress {stress}):\n  {wanted:?}\n  {got:?}"
        )
    })
}

/// Runs all places, and says of all that differ how.
fn all_agree(check: impl Fn(&str, &str) -> Vec<String>) {
    let failures: Vec<String> = PLACES
        .iter()
        .flat_map(|(name, source)| check(name, source))
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn a_run_waits_below_natives() {
    all_agree(|name, source| {
        agree(name, source, -1, u64::MAX, false)
            .into_iter()
            .collect()
    });
}

#[test]
fn a_run_waits_below_natives_in_steps_of_any_fuel() {
    all_agree(|name, source| {
        let fuels = [1, 2, 3, 7, 50];
        let all = fuels.map(|fuel| agree(name, source, -1, fuel, false));
        all.into_iter().flatten().collect()
    });
}

#[test]
fn a_run_waits_below_natives_while_garbage_is_collected() {
    all_agree(|name, source| agree(name, source, -1, 5, true).into_iter().collect());
}

#[test]
fn an_answer_may_be_an_error_at_every_call() {
    all_agree(|name, source| {
        let calls = i64::try_from(plain(source, -1).1).expect("few");
        let all = (0..calls).map(|refused| agree(name, source, refused, 3, false));
        all.flatten().collect()
    });
}

#[test]
fn a_run_that_waits_below_natives_can_be_dropped_at_every_call() {
    for (name, source) in PLACES {
        let calls = plain(source, -1).1;
        let mut rt = engine(!source.contains("import")).runtime();
        rt.run::<()>("from net import fetch").expect("it is there");
        for last in 0..calls {
            let mut step = rt
                .start_program::<Value>(*source, Fuel::ALL)
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            for _ in 0..last {
                let mut call = step.host_call().expect("it waits");
                let (value,) = call.args::<(Value,)>().expect("one argument");
                step = call
                    .resume(value, Fuel::ALL)
                    .unwrap_or_else(|error| panic!("{name}: {error}"));
            }
            drop(step);
            assert_eq!(
                rt.run::<i64>("sum(x for x in (1, 2))").expect("it works"),
                3
            );
        }
    }
}

/// Four tasks that wait for an answer each, of which one is an error.
const TASKS: &str = "
import asyncio
from net import later

async def one(x):
    try:
        return await later(x), await later(x + 10)
    except OSError as error:
        return str(error)

async def main():
    return await asyncio.gather(*map(one, range(4)))

str(asyncio.run(main()))
";

/// Runs the tasks; of the calls that wait, the one that stands at each place of `order` is answered next.
fn answered_in_order(order: &[usize], fuel: u64, stress: bool) -> Result<String> {
    let mut rt = engine(stress).runtime();
    let mut step = rt.start_program::<String>(TASKS, Fuel(fuel))?;
    let mut order = order.iter().cycle();
    loop {
        step = match step {
            Step::Done(text) => return Ok(text),
            Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel(fuel))?,
            Step::HostCalls(mut calls) => {
                let ids = calls.ids();
                let next = order.next().copied().unwrap_or_default();
                let id = ids[next % ids.len()];
                let (x,) = calls.args::<(i64,)>(id)?;
                match x {
                    2 => calls.fail(id, Error::exception("OSError", "refused"))?,
                    _ => calls.answer(id, x)?,
                };
                calls.resume(Fuel(fuel))?
            }
            other => unreachable!("another kind of step: {other:?}"),
        };
    }
}

#[test]
fn awaited_calls_are_answered_in_any_order() {
    let wanted = "[(0, 10), (1, 11), 'refused', (3, 13)]";
    for first in 0..4 {
        for second in 0..4 {
            for third in 0..4 {
                let order = [first, second, third];
                for fuel in [7, u64::MAX] {
                    let text = answered_in_order(&order, fuel, false).expect("it runs");
                    assert_eq!(text, wanted, "in the order {order:?}");
                }
            }
        }
    }
    for order in [[3, 1, 2], [0, 2, 1]] {
        let text = answered_in_order(&order, 1, false).expect("it runs");
        assert_eq!(text, wanted, "in the order {order:?}");
        let text = answered_in_order(&order, 50, true).expect("it runs");
        assert_eq!(text, wanted, "in the order {order:?}, collecting");
    }
}

#[test]
fn an_interrupt_reaches_a_run_that_waits_below_natives() {
    for (name, source) in PLACES {
        let mut rt = engine(false).runtime();
        rt.run::<()>("from net import fetch").expect("it is there");
        let stop = rt.interrupt();
        let step = rt
            .start_program::<Value>(*source, Fuel::ALL)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let Some(mut call) = step.host_call() else {
            panic!("{name}: it waits");
        };
        let (value,) = call.args::<(Value,)>().expect("one argument");
        stop.now();
        match call.resume(value, Fuel::ALL).map(drop) {
            Err(error) => assert_eq!(error.kind(), ErrorKind::Interrupted, "{name}"),
            // It has come to its end, or to the next call, before it saw the interrupt, which was for no other run.
            Ok(()) => rt
                .run::<()>("for _ in range(3): pass")
                .expect("it is not meant"),
        }
        assert_eq!(rt.run::<i64>("1 + 1").expect("it works"), 2, "{name}");
    }
}

#[test]
fn recursion_through_natives_takes_no_rust_stack() {
    let source = "
class Node:
    def __init__(self, n): self.n = n
    @property
    def prop(self): return Node(self.n - 1).prop + 1 if self.n else 0
    def __getattr__(self, name):
        if name != 'missing': raise AttributeError(name)
        return Node(self.n - 1).missing + 1 if self.n else 0
    def __add__(self, other): return (Node(self.n - 1) + other) + 1 if self.n else other
    def __len__(self): return len(Node(self.n - 1)) + 1 if self.n else 0
    def __getitem__(self, k): return Node(self.n - 1)[k] + 1 if self.n else k
def by_key(n): return sorted([n], key=lambda n: by_key(n - 1) if n else 0)[0]
def by_map(n): return list(map(lambda n: by_map(n - 1) + 1 if n else 0, [n]))[0]
def by_max(n): return max([n], key=lambda n: by_max(n - 1) if n else 0)
def by_next(n):
    def g(): yield by_next(n - 1) + 1 if n else 0
    return next(g())
def by_sum(n): return sum(by_sum(n - 1) + 1 for _ in 'x') if n else 0
def by_prop(n): return Node(n).prop
def by_getattr(n): return Node(n).missing
def by_add(n): return Node(n) + 0
def by_len(n): return len(Node(n))
def by_item(n): return Node(n)[0]
[by_key, by_map, by_max, by_next, by_sum, by_prop, by_getattr, by_add, by_len, by_item]
";
    let mut rt = Engine::builder().build().runtime();
    let functions: Vec<Closure> = rt.run(source).expect("it runs");
    let run = move || {
        for function in functions {
            let name = rt.repr(&function).expect("a text");
            let deep: Result<i64> = rt.call(&function, (450,));
            assert_eq!(deep.map_err(|error| error.to_string()), Ok(450), "{name}");
            let error = rt.call::<i64>(&function, (100_000,)).unwrap_err();
            assert!(error.is_exception("RecursionError"), "{name}: {error}");
        }
    };
    let small = std::thread::Builder::new().stack_size(64 << 10);
    small
        .spawn(run)
        .expect("a thread")
        .join()
        .expect("no panic");
}

/// Calls a closure with each of some numbers, and adds what it gives.
struct Total {
    closure: Closure,
    next: i64,
    total: i64,
}

impl HostFrame for Total {
    fn step(&mut self, cx: &mut Ctx<'_>, resumed: Result<Value>) -> Result<HostStep> {
        if let Value::Int(given) = resumed? {
            self.total += given;
        }
        self.next -= 1;
        if self.next < 0 {
            return Ok(HostStep::Done(Value::Int(self.total)));
        }
        let call = Call::tail(cx, &self.closure, (self.next,))?;
        Ok(HostStep::Call(call))
    }
}

fn with_frames(stress: bool) -> Engine {
    let module = Module::new("host")
        .function(
            "tail",
            |cx: &mut Ctx<'_>, f: Closure, x: Value| -> Result<Call> { Call::tail(cx, &f, (x,)) },
        )
        .function("total", |closure: Closure, next: i64| {
            Call::frame(Total {
                closure,
                next,
                total: 0,
            })
        })
        .deferred("fetch", ["x"]);
    Engine::builder().module(module).gc_stress(stress).build()
}

#[test]
fn functions_of_the_host_call_closures_that_wait() {
    let source = "
from host import tail, total, fetch
def deep(n): return tail(deep, n - 1) + fetch(1) if n else 0
def fails(x):
    if fetch(x) == 1: raise ValueError(x)
    return x
try: total(fails, 3)
except ValueError as e: caught = repr(e)
repr((tail(fetch, 1), total(fetch, 4), total(lambda n: total(fetch, n), 3), deep(5), sorted([2, 1], key=lambda x: tail(fetch, x)), caught))
";
    for (stress, fuel) in [(false, u64::MAX), (false, 1), (true, 3)] {
        let mut rt = with_frames(stress).runtime();
        let mut step = rt
            .start_program::<String>(source, Fuel(fuel))
            .expect("it starts");
        let text = loop {
            step = match step {
                Step::Done(text) => break text,
                Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel(fuel)),
                Step::HostCall(mut call) => {
                    let (x,) = call.args::<(i64,)>().expect("a number");
                    call.resume(x, Fuel(fuel))
                }
                other => unreachable!("another kind of step: {other:?}"),
            }
            .expect("it goes on");
        };
        assert_eq!(text, "(1, 6, 1, 5, [1, 2], 'ValueError(1)')");
    }
}

#[test]
fn frames_of_the_host_are_dropped_with_their_run() {
    struct Counted {
        _held: Arc<()>,
        closure: Closure,
    }
    impl HostFrame for Counted {
        fn step(&mut self, cx: &mut Ctx<'_>, resumed: Result<Value>) -> Result<HostStep> {
            resumed?;
            Ok(HostStep::Call(Call::tail(cx, &self.closure, ())?))
        }
    }
    let count = Arc::new(());
    let held = Arc::clone(&count);
    let module = Module::new("host")
        .function("forever", move |f: Closure| {
            Call::frame(Counted {
                _held: Arc::clone(&held),
                closure: f,
            })
        })
        .deferred("fetch", []);
    let limits = Limits::new().fuel(100_000);
    let engine = Engine::builder().module(module).limits(limits).build();
    let mut rt = engine.runtime();
    rt.run::<()>("from host import forever, fetch")
        .expect("there");
    let base = Arc::strong_count(&count);
    let step = rt.start_program::<()>("forever(fetch)", Fuel::ALL);
    let step = step.expect("it starts");
    assert_eq!(Arc::strong_count(&count), base + 1);
    drop(step);
    // The run ends with the next use of the runtime.
    rt.collect();
    assert_eq!(Arc::strong_count(&count), base, "given up");
    assert!(rt.run::<()>("forever(lambda: 1 / 0)").is_err());
    assert_eq!(Arc::strong_count(&count), base, "failed");
    assert!(rt.run::<()>("forever(lambda: 0)").is_err());
    assert_eq!(Arc::strong_count(&count), base, "out of fuel");
    assert_eq!(rt.run::<i64>("1 + 1").expect("it works"), 2);
}
