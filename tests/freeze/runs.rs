//! Runs that survive a restart: what waits goes on elsewhere, and what cannot travel says so.

use nonlocal::{
    Clock, Closure, Engine, Error, ErrorKind, Event, Events, Flow, Frame, FrozenRun, Fuel, Limit,
    Limits, Module, Output, Runtime, Step,
};

fn engine() -> Engine {
    let net = Module::new("net")
        .deferred("fetch", ["url"])
        .awaitable("get", ["url"]);
    Engine::builder()
        .module(net)
        .clock(Clock::Virtual)
        .stdout(Output::collect())
        .build()
}

/// Freezes a run that waits for one answer, and thaws it in a runtime of its own, which goes on.
macro_rules! elsewhere {
    ($engine:expr, $rt:ident, $frozen:expr) => {{
        $rt = $engine.runtime();
        $rt.thaw_run::<String>(&$frozen)
    }};
}

#[test]
fn a_call_of_the_host_is_answered_in_another_runtime() {
    let engine = engine();
    let script = "
import net
class Page:
    def __init__(self, url):
        self.text = net.fetch(url)
def pages(urls):
    for url in urls:
        try:
            yield Page(url).text
        except OSError as error:
            yield f'{error} at {url}'
seen = set()
out = sorted(pages(['b', 'a', 'c']), key=lambda page: (seen.add(page), page)[1])
str((out, len(seen)))";
    let mut rt = engine.runtime();
    let mut step = rt.start_program::<String>(script, Fuel::ALL).unwrap();
    let mut places;
    let mut asked = Vec::new();
    let result = loop {
        let frozen = match step {
            Step::Done(result) => break result,
            Step::HostCall(mut call) => call.freeze().unwrap(),
            other => panic!("{other:?}"),
        };
        // The bytes say the same when they are made again, also of what was thawed.
        places = engine.runtime();
        let Step::HostCall(mut call) = places.thaw_run::<String>(&frozen).unwrap() else {
            panic!("it waits")
        };
        assert_eq!(
            call.freeze().unwrap().as_bytes().len(),
            frozen.as_bytes().len()
        );
        let (url,) = call.args::<(String,)>().unwrap();
        asked.push(url.clone());
        step = match url.as_str() {
            "a" => call
                .fail(Error::exception("OSError", "nothing"), Fuel::ALL)
                .unwrap(),
            _ => call.resume(format!("<{url}>"), Fuel::ALL).unwrap(),
        };
    };
    assert_eq!(result, "(['<b>', '<c>', 'nothing at a'], 3)");
    assert_eq!(asked, ["b", "a", "c"]);
}

#[test]
fn an_event_loop_goes_on_with_the_numbers_of_its_calls() {
    let engine = engine();
    let script = "
import asyncio, net
async def one(url):
    await asyncio.sleep(1)
    return await net.get(url)
async def main():
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(url)) for url in 'ab']
    return [task.result() for task in tasks]
str(asyncio.run(main()))";
    let mut rt = engine.runtime();
    let Step::HostCalls(mut calls) = rt.start_program::<String>(script, Fuel::ALL).unwrap() else {
        panic!("it waits")
    };
    let ids = calls.new_ids();
    assert_eq!(ids.len(), 2);
    let frozen = calls.freeze().unwrap();
    let mut other;
    let Ok(Step::HostCalls(mut calls)) = elsewhere!(engine, other, frozen) else {
        panic!("it waits")
    };
    assert_eq!((calls.ids(), calls.new_ids().len()), (ids.clone(), 0));
    calls.answer(ids[1], "second").unwrap();
    // An answer that was given travels, too.
    let frozen = calls.freeze().unwrap();
    let mut third;
    let Ok(Step::HostCalls(mut calls)) = elsewhere!(engine, third, frozen) else {
        panic!("it waits")
    };
    calls.answer(ids[0], "first").unwrap();
    let result = calls.resume(Fuel::ALL).unwrap().done();
    assert_eq!(result.as_deref(), Some("['first', 'second']"));
}

#[test]
fn fuel_goes_on_from_what_was_left() {
    let limits = Limits::new().fuel(10_000);
    let engine = Engine::builder().limits(limits).build();
    let mut rt = engine.runtime();
    let mut step = rt
        .start_program::<String>("while True: pass", Fuel(1_000))
        .unwrap();
    let mut legs = 0;
    let mut next;
    let error = loop {
        let Step::OutOfFuel(mut paused) = step else {
            panic!("it never ends")
        };
        let frozen = paused.freeze().unwrap();
        legs += 1;
        next = engine.runtime();
        let Step::OutOfFuel(paused) = next.thaw_run::<String>(&frozen).unwrap() else {
            panic!("it never ends")
        };
        match paused.resume(Fuel(1_000)) {
            Ok(again) => step = again,
            Err(error) => break error,
        }
    };
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
    assert!((8..=10).contains(&legs), "{legs}");
}

#[test]
fn an_uncaught_exception_shows_the_lines_of_all_frames() {
    let engine = engine();
    let script = "
import net
def outer():
    return inner() + 1
def inner():
    return net.fetch('x')
outer()";
    let mut rt = engine.runtime();
    let step = rt.start_program::<String>(script, Fuel::ALL).unwrap();
    let frozen = step.host_call().unwrap().freeze().unwrap();
    let mut other;
    let step = elsewhere!(engine, other, frozen).unwrap();
    let error = step
        .host_call()
        .unwrap()
        .fail(Error::exception("OSError", "gone"), Fuel::ALL)
        .unwrap_err();
    let text = format!("{error:?}");
    for line in [
        "outer()",
        "return inner() + 1",
        "return net.fetch('x')",
        "OSError: gone",
    ] {
        assert!(text.contains(line), "{text}");
    }
}

#[test]
fn what_stands_in_rust_is_refused_by_name() {
    let engine = engine();
    // A trace function of the host.
    let mut rt = engine.runtime();
    rt.observe_only(Events::LINE, |_: &Event, _: &mut Frame<'_>| Flow::Continue);
    let step = rt
        .start_program::<String>("for i in range(1000): pass\n''", Fuel(10))
        .unwrap();
    let Step::OutOfFuel(mut paused) = step else {
        panic!("it takes more")
    };
    let error = paused.freeze().unwrap_err();
    assert_eq!(
        error.to_string(),
        "the run is observed, by the host or by a trace function of its own"
    );
    // A built-in function that asks a script on its way.
    let script = "
import net
class N:
    def __int__(self): return net.fetch('n')
str(int(N()))";
    let mut rt = engine.runtime();
    let step = rt.start_program::<String>(script, Fuel::ALL).unwrap();
    let mut call = step.host_call().unwrap();
    let error = call.freeze().unwrap_err();
    assert_eq!(
        (error.kind(), &*error.to_string()),
        (
            ErrorKind::Frozen,
            "the run stands in a call that int has made"
        )
    );
    // It goes on all the same.
    assert_eq!(
        call.resume(7, Fuel::ALL).unwrap().done().as_deref(),
        Some("7")
    );
}

#[test]
fn a_runtime_without_the_hosts_functions_says_what_is_missing() {
    let mut rt = engine().runtime();
    let step = rt
        .start_program::<String>("import net\nnet.fetch('x')", Fuel::ALL)
        .unwrap();
    let frozen = step.host_call().unwrap().freeze().unwrap();
    let mut bare = Runtime::new();
    let error = bare.thaw_run::<String>(&frozen).unwrap_err();
    assert_eq!(
        error.to_string(),
        "ModuleNotFoundError: No module named 'net'"
    );
    assert_eq!(bare.run::<i64>("6 * 7").unwrap(), 42);
    bare.check().unwrap();
    // Neither kind of bytes is taken for the other.
    let error = nonlocal::Frozen::from_bytes(frozen.as_bytes()).unwrap_err();
    assert!(
        error.to_string().contains("they are a paused run"),
        "{error}"
    );
}

#[test]
fn damaged_runs_are_errors_or_runs_within_their_limits() {
    let engine = engine();
    let script = "
import net
def gen(n):
    with_cell = n
    def inner(): return with_cell
    try:
        got = yield inner()
        yield got
    finally:
        log.append('end')
log = []
class K:
    def __init__(self): self.x = [next(g) for g in [gen(1), gen(2)]]
    def __enter__(self): return self
    def __exit__(self, *a): return False
with K() as k:
    r = max(k.x, key=lambda x: net.fetch(x))
str(r)";
    let mut rt = engine.runtime();
    let step = rt.start_program::<String>(script, Fuel::ALL).unwrap();
    let frozen = step.host_call().unwrap().freeze().unwrap();
    let bytes = frozen.as_bytes();
    let limits = Limits::new().fuel(20_000).heap_bytes(8 << 20);
    let careful = Engine::builder()
        .limits(limits)
        .module(
            Module::new("net")
                .deferred("fetch", ["url"])
                .awaitable("get", ["url"]),
        )
        .stdout(Output::collect())
        .build();
    let mut thawed = 0;
    let mut damage = |bytes: Vec<u8>| {
        let Ok(frozen) = FrozenRun::from_bytes(bytes) else {
            return;
        };
        let mut rt = careful.runtime();
        if let Ok(mut step) = rt.thaw_run::<String>(&frozen) {
            thawed += 1;
            for _ in 0..20 {
                step = match step {
                    Step::HostCall(call) => match call.resume(1, Fuel(1_000)) {
                        Ok(step) => step,
                        Err(_) => break,
                    },
                    Step::OutOfFuel(paused) | Step::Observed(paused) => {
                        match paused.resume(Fuel(1_000)) {
                            Ok(step) => step,
                            Err(_) => break,
                        }
                    }
                    _ => break,
                };
            }
        }
        rt.collect();
        assert!(rt.run::<i64>("6 * 7").is_ok_and(|n| n == 42) || rt.run::<i64>("6 * 7").is_err());
    };
    for end in (24..bytes.len()).step_by(3) {
        damage(bytes[..end].to_vec());
    }
    // `NONLOCAL_SWEEP` damages all bits.
    let all = std::env::var("NONLOCAL_SWEEP").is_ok();
    for at in 24..bytes.len() {
        let bits = if all { 0..8 } else { at % 8..at % 8 + 1 };
        for bit in bits {
            let mut other = bytes.to_vec();
            other[at] ^= 1 << bit;
            damage(other);
        }
    }
    assert!(thawed > 0);
}

#[test]
fn closures_that_wait_in_a_run_are_called_again_afterwards() {
    let engine = engine();
    let script = "
import net
def make():
    n = 0
    def step():
        nonlocal n
        n += net.fetch('n')
        return n
    return step
step = make()
step()
str(step())";
    let mut rt = engine.runtime();
    let run = rt.start_program::<String>(script, Fuel::ALL).unwrap();
    let frozen = run.host_call().unwrap().freeze().unwrap();
    let mut other = engine.runtime();
    let result = other
        .thaw_run::<String>(&frozen)
        .unwrap()
        .finish(|_| Ok::<_, Error>(5))
        .unwrap();
    assert_eq!(result, "10");
    let step: Closure = other.get("step").unwrap().unwrap();
    let n = other.cell(&step, "n").unwrap();
    assert_eq!(other.read::<i64>(&n).unwrap(), Some(10));
    other.check().unwrap();
}

/// A run that was stopped where a loop jumps back lost the loop's iterator to the collection that came first when it went
/// on: the registers that were looked at were those of the instruction before the loop.
#[test]
fn a_loop_that_was_stopped_keeps_its_iterator() {
    let script = "
def pairs(n):
    for a in range(n):
        for b in map(lambda x: (a, x), iter([a, a + 1])):
            yield b
found = []
for a, b in (pair for pair in pairs(6)):
    while b:
        b -= 1
    found.append([a] * 3)
for index, row in enumerate(zip(found, reversed(found))):
    for item in row:
        found[index] = [*item, index]
str(found[-1])";
    let engine = || Engine::builder().gc_stress(true).build();
    let whole = engine().runtime().run::<String>(script).unwrap();
    for fuel in 1..40 {
        let mut rt = engine().runtime();
        let mut step = rt.start_program::<String>(script, Fuel(fuel)).unwrap();
        let result = loop {
            step = match step {
                Step::Done(result) => break result,
                Step::OutOfFuel(mut paused) => {
                    let frozen = paused.freeze().unwrap();
                    rt = engine().runtime();
                    match rt.thaw_run::<String>(&frozen).unwrap() {
                        Step::OutOfFuel(paused) => paused.resume(Fuel(fuel)).unwrap(),
                        other => panic!("{other:?}"),
                    }
                }
                other => panic!("{other:?}"),
            };
        };
        assert_eq!(result, whole, "steps of {fuel}");
    }
}
