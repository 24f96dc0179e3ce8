//! `asyncio` over what the host answers: many calls wait at once, and are answered in any order.

use std::time::{Duration, Instant};

use nonlocal::{
    CallId, Clock, Closure, Engine, EngineBuilder, Error, ErrorKind, Fuel, HostCalls, HostFunction,
    Limit, Limits, Module, Object, Output, Result, Runtime, Step, Value,
};

fn builder() -> EngineBuilder {
    let module = Module::new("net")
        .awaitable("fetch", ["url"])
        .deferred("ask", ["question"])
        .with(
            HostFunction::awaitable("get")
                .param("url")
                .param_or("times", 2),
        );
    Engine::builder()
        .module(module)
        .clock(Clock::Virtual)
        .stderr(Output::collect())
}

fn runtime(engine: EngineBuilder) -> Runtime {
    let mut rt = engine.build().runtime();
    rt.run::<()>("import asyncio\nfrom net import fetch, ask, get")
        .expect("the modules are there");
    rt
}

/// Answers one of the calls: `fetch(x)` gives `<x>`, and an OSError for texts with a `!`.
fn answer<T>(calls: &mut HostCalls<'_, T>, id: CallId) -> Result<bool> {
    let url = calls.args::<Vec<Value>>(id)?.swap_remove(0);
    let Value::Str(url) = url else {
        return calls.fail(id, Error::exception("TypeError", "not a text"));
    };
    if url.contains('!') {
        calls.fail(id, Error::exception("OSError", url.to_string()))
    } else {
        calls.answer(id, format!("<{url}>"))
    }
}

/// Runs a program in steps of so much fuel; of the calls that wait, `choose` says which is answered next.
fn run(
    rt: &mut Runtime,
    source: &str,
    fuel: u64,
    mut choose: impl FnMut(usize) -> usize,
) -> Result<String> {
    let mut step = rt.start_program::<Value>(source, Fuel(fuel))?;
    let value = loop {
        step = match step {
            Step::Done(value) => break value,
            Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel(fuel))?,
            Step::HostCall(mut call) => {
                let (text,) = call.args::<(String,)>()?;
                call.resume(format!("[{text}]"), Fuel(fuel))?
            }
            Step::HostCalls(mut calls) => {
                let ids = calls.ids();
                if !ids.is_empty() {
                    assert!(answer(&mut calls, ids[choose(ids.len())])?);
                }
                calls.resume(Fuel(fuel))?
            }
            other => unreachable!("another kind of step: {other:?}"),
        };
    };
    rt.repr(value)
}

/// Programs that wait for several calls at once, and what they give whatever the order of the answers.
const PROGRAMS: &[(&str, &str)] = &[
    (
        "async def main():\n    return await asyncio.gather(*map(fetch, 'abc'))\nasyncio.run(main())",
        "['<a>', '<b>', '<c>']",
    ),
    (
        "async def main():\n    return await asyncio.gather(fetch('a'), fetch('!'), return_exceptions=True)\nasyncio.run(main())",
        "['<a>', OSError('!')]",
    ),
    (
        "async def both(x):\n    return await fetch(x) + await fetch(x + x)\nasync def main():\n    async with asyncio.TaskGroup() as group:\n        tasks = [group.create_task(both(x)) for x in 'xyz']\n    return ''.join(t.result() for t in tasks)\nasyncio.run(main())",
        "'<x><xx><y><yy><z><zz>'",
    ),
    (
        "async def one(x):\n    try:\n        return await fetch(x)\n    except OSError as error:\n        return 'caught ' + str(error)\n    finally:\n        log.append(ask(x))\nlog = []\nasync def main():\n    found = await asyncio.gather(one('a'), one('b!'))\n    return found, sorted(log)\nasyncio.run(main())",
        "(['<a>', 'caught b!'], ['[a]', '[b!]'])",
    ),
    (
        "async def main():\n    done, pending = await asyncio.wait([asyncio.create_task(fetch(x)) for x in 'ab'], return_when=asyncio.FIRST_COMPLETED)\n    for task in pending:\n        task.cancel()\n    await asyncio.wait(pending)\n    return len(done), [task.cancelled() for task in pending]\nasyncio.run(main())",
        "(1, [True])",
    ),
    (
        "async def numbers():\n    for x in 'ab':\n        yield await fetch(x)\nclass Site:\n    async def __aenter__(self): return await fetch('in')\n    async def __aexit__(self, *a): await fetch('out')\nasync def main():\n    async with Site() as site:\n        return site, [x async for x in numbers()]\nasyncio.run(main())",
        "('<in>', ['<a>', '<b>'])",
    ),
    (
        "async def main():\n    slow = asyncio.create_task(asyncio.sleep(5, 'slept'))\n    first = await fetch('a')\n    return first, await slow, await asyncio.wait_for(fetch('b'), 100)\nasyncio.run(main())",
        "('<a>', 'slept', '<b>')",
    ),
];

#[test]
fn calls_are_answered_in_any_order() -> Result<()> {
    for (source, value) in PROGRAMS {
        for choice in 0..3 {
            let got = run(
                &mut runtime(builder()),
                source,
                u64::MAX,
                |count| match choice {
                    0 => 0,
                    1 => count - 1,
                    _ => count / 2,
                },
            )?;
            assert_eq!(got, *value, "{source}");
        }
    }
    Ok(())
}

#[test]
fn the_result_is_the_same_with_any_fuel_and_when_garbage_is_collected_all_the_time() -> Result<()> {
    for (source, value) in PROGRAMS {
        for fuel in [1, 2, 7, 100] {
            let got = run(&mut runtime(builder()), source, fuel, |count| count - 1)?;
            assert_eq!(got, *value, "{source}, fuel {fuel}");
        }
        let mut rt = runtime(builder().gc_stress(true));
        assert_eq!(run(&mut rt, source, 50, |_| 0)?, *value, "{source}");
    }
    Ok(())
}

/// Starts a program that waits for several calls at once.
fn waiting<'rt>(rt: &'rt mut Runtime, source: &str) -> Result<HostCalls<'rt, Value>> {
    match rt.start_program(source, Fuel::ALL)? {
        Step::HostCalls(calls) => Ok(calls),
        other => panic!("it waits for calls: {other:?}"),
    }
}

#[test]
fn names_arguments_and_defaults_can_be_seen() -> Result<()> {
    let mut rt = runtime(builder());
    let source = "async def main():\n    return await asyncio.gather(fetch('a'), get('b', times=3), get('c'))\nasyncio.run(main())";
    let mut calls = waiting(&mut rt, source)?;
    let ids = calls.ids();
    assert_eq!((ids.len(), calls.new_ids()), (3, ids.clone()));
    assert_eq!(
        (calls.name(ids[1]), calls.module(ids[1])),
        ("get", Some("net"))
    );
    assert_eq!(calls.args::<(String, i64)>(ids[2])?, ("c".to_owned(), 2));
    assert_eq!(
        calls.named_args(ids[1])?,
        [
            ("url".to_owned(), Value::from("b")),
            ("times".to_owned(), Value::Int(3))
        ]
    );
    let error = calls.args::<(i64,)>(ids[0]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "fetch() argument 'url': expected int, got str"
    );
    assert_eq!(calls.timeout(), None);
    assert!(calls.answer(ids[1], 1)? && !calls.answer(ids[1], 2)?);
    assert!(!calls.is_waiting(ids[1]) && calls.is_waiting(ids[0]));
    assert_eq!(calls.ids(), [ids[0], ids[2]]);
    let Step::HostCalls(mut calls) = calls.resume(Fuel::ALL)? else {
        panic!("two calls are left");
    };
    assert_eq!(
        (calls.ids(), calls.new_ids()),
        (vec![ids[0], ids[2]], vec![])
    );
    for id in calls.ids() {
        calls.answer(id, ())?;
    }
    let error = calls.args::<(String,)>(ids[0]);
    assert!(error.is_ok(), "it can be looked at until the run goes on");
    let done = calls.resume(Fuel::ALL)?.done();
    assert_eq!(rt.repr(done)?, "[None, 1, None]");
    Ok(())
}

#[test]
fn a_call_that_was_cancelled_waits_no_longer() -> Result<()> {
    let mut rt = runtime(builder());
    let source = "
async def main():
    task = asyncio.create_task(fetch('slow'))
    await fetch('stop')
    task.cancel()
    await fetch('after')
    return task.cancelled()
asyncio.run(main())";
    let mut calls = waiting(&mut rt, source)?;
    let ids = calls.ids();
    let [stop, slow] = ids[..] else {
        panic!("{ids:?}");
    };
    assert_eq!(calls.args::<(String,)>(slow)?.0, "slow");
    calls.answer(stop, ())?;
    let Step::HostCalls(mut calls) = calls.resume(Fuel::ALL)? else {
        panic!("one call is left");
    };
    assert!(!calls.is_waiting(slow) && !calls.answer(slow, ())? && calls.name(slow).is_empty());
    let after = calls.ids()[0];
    calls.answer(after, ())?;
    assert_eq!(calls.resume(Fuel::ALL)?.done(), Some(Value::Bool(true)));
    Ok(())
}

#[derive(Debug, thiserror::Error)]
#[error("no route")]
struct NoRoute;

#[test]
fn an_error_of_the_host_comes_back() -> Result<()> {
    let mut rt = runtime(builder());
    let source = "async def main():\n    await fetch('a')\nasyncio.run(main())";
    let mut calls = waiting(&mut rt, source)?;
    let id = calls.ids()[0];
    calls.fail(id, NoRoute)?;
    let error = calls.resume(Fuel::ALL).unwrap_err();
    assert!(error.downcast_ref::<NoRoute>().is_some(), "{error:?}");
    // An answer that cannot be converted is an exception in the script.
    let foreign: Closure = Runtime::new().run("lambda: 0")?;
    let source = "async def main():\n    try:\n        await fetch('a')\n    except RuntimeError as e:\n        return str(e)\nasyncio.run(main())";
    let mut calls = waiting(&mut rt, source)?;
    let id = calls.ids()[0];
    calls.answer(id, foreign)?;
    assert_eq!(
        calls.resume(Fuel::ALL)?.done(),
        Some(Value::from(
            "the handle belongs to another runtime, or to one that was dropped"
        ))
    );
    Ok(())
}

#[test]
fn outside_of_an_event_loop_an_awaited_call_waits_alone() -> Result<()> {
    let mut rt = runtime(builder());
    let source = "
async def main():
    try:
        return await fetch('a') + await fetch('b!')
    except OSError as error:
        return 'caught ' + str(error)
def drive(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
drive(main())";
    for fuel in [1, u64::MAX] {
        let mut seen = Vec::new();
        let mut step = rt.start_program::<String>(source, Fuel(fuel))?;
        let value = loop {
            step = match step {
                Step::Done(value) => break value,
                Step::OutOfFuel(paused) => paused.resume(Fuel(fuel))?,
                Step::HostCall(mut call) => {
                    let (url,) = call.args::<(String,)>()?;
                    seen.push(format!("{}({url})", call.name()));
                    match url.contains('!') {
                        true => call.fail(Error::exception("OSError", url), Fuel(fuel))?,
                        false => call.resume(url, Fuel(fuel))?,
                    }
                }
                other => unreachable!("{other:?}"),
            };
        };
        assert_eq!(
            (value.as_str(), seen.join(" ")),
            ("caught b!", "fetch(a) fetch(b!)".to_owned())
        );
    }
    Ok(())
}

#[test]
fn a_plain_call_in_a_task_waits_alone_while_others_stay() -> Result<()> {
    let mut rt = runtime(builder());
    let source = "
async def asks():
    await asyncio.sleep(0)
    return ask('in place')
async def main():
    return await asyncio.gather(fetch('a'), asks())
asyncio.run(main())";
    let step = rt.start_program::<Value>(source, Fuel::ALL)?;
    let call = step.host_call().expect("the plain call comes first");
    assert_eq!(call.name(), "ask");
    let Step::HostCalls(mut calls) = call.resume(1, Fuel::ALL)? else {
        panic!("the other is left");
    };
    let id = calls.ids()[0];
    calls.answer(id, 2)?;
    let done = calls.resume(Fuel::ALL)?.done();
    assert_eq!(rt.repr(done)?, "[2, 1]");
    Ok(())
}

#[test]
fn a_run_that_was_given_up_leaves_no_event_loop_behind() -> Result<()> {
    let mut rt = runtime(builder());
    let source = "async def main():\n    return await asyncio.gather(fetch('a'), fetch('b'))\nasyncio.run(main())";
    for _ in 0..3 {
        let calls = waiting(&mut rt, source)?;
        assert_eq!(calls.ids().len(), 2);
        drop(calls);
    }
    assert_eq!(
        rt.run::<i64>("async def f(): return 3\nasyncio.run(f())")?,
        3
    );
    // A limit ends a run in the same way.
    let mut rt = runtime(builder().limits(Limits::new().fuel(30_000)));
    let error = rt
        .run::<()>("async def main():\n    while True: pass\nasyncio.run(main())")
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
    assert_eq!(
        rt.run::<i64>("async def f(): return 3\nasyncio.run(f())")?,
        3
    );
    Ok(())
}

#[test]
fn a_run_in_one_go_sleeps_but_cannot_wait_for_calls() -> Result<()> {
    let mut rt = runtime(builder());
    let error = rt
        .run::<()>("async def main():\n    await fetch('a')\nasyncio.run(main())")
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "RuntimeError: fetch() cannot wait for its answer: the host runs this code in one go; to wait, it must be started with `Runtime::start`"
    );
    assert_eq!(rt.run::<i64>("asyncio.run(asyncio.sleep(3600, 7))")?, 7);
    let error = rt
        .run::<()>("async def main():\n    await asyncio.Event().wait()\nasyncio.run(main())")
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "RuntimeError: nothing is left that could wake the event loop"
    );
    Ok(())
}

#[test]
fn a_real_clock_lets_the_host_wait() -> Result<()> {
    let mut rt = runtime(builder().clock(Clock::Real));
    let source = "async def main():\n    return await asyncio.gather(asyncio.sleep(0.02, 1), asyncio.sleep(0.01, 2))\nasyncio.run(main())";
    let began = Instant::now();
    let mut waits = 0;
    let mut step = rt.start_program::<Value>(source, Fuel::ALL)?;
    let done = loop {
        step = match step {
            Step::Done(value) => break value,
            Step::HostCalls(calls) => {
                waits += 1;
                assert!(calls.ids().is_empty());
                std::thread::sleep(calls.timeout().expect("it sleeps"));
                calls.resume(Fuel::ALL)?
            }
            other => unreachable!("{other:?}"),
        };
    };
    assert_eq!(rt.repr(done)?, "[1, 2]");
    // Two waits, or one where this thread woke too late for a second.
    assert!(waits >= 1 && began.elapsed() >= Duration::from_millis(20));
    // `finish` and runs in one go sleep themselves.
    let step = rt.start_program::<i64>("asyncio.run(asyncio.sleep(0.01, 3))", Fuel::ALL)?;
    assert_eq!(step.finish(|_| -> Result<()> { Ok(()) })?, 3);
    assert_eq!(rt.run::<i64>("asyncio.run(asyncio.sleep(0.01, 4))")?, 4);
    Ok(())
}

#[test]
fn who_sleeps_can_be_interrupted_and_runs_out_of_time() -> Result<()> {
    let mut rt = runtime(builder().clock(Clock::Real));
    let stop = rt.interrupt();
    let stopper = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(30));
        stop.now();
    });
    let error = rt.run::<()>("asyncio.run(asyncio.sleep(60))").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    stopper.join().expect("no panic");
    let limits = Limits::new().wall_time(Duration::from_millis(200));
    let mut rt = runtime(builder().clock(Clock::Real).limits(limits));
    let error = rt.run::<()>("asyncio.run(asyncio.sleep(60))").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::WallTime));
    Ok(())
}

#[test]
fn a_virtual_clock_jumps_where_nothing_else_can_run() -> Result<()> {
    let mut rt = runtime(builder());
    let source = "
async def main():
    loop = asyncio.get_running_loop()
    begun = loop.time()
    try:
        await asyncio.wait_for(fetch('a'), 10)
    except TimeoutError:
        return loop.time() - begun
asyncio.run(main())";
    let calls = waiting(&mut rt, source)?;
    assert_eq!(calls.timeout(), Some(Duration::from_secs(10)));
    assert_eq!(calls.resume(Fuel::ALL)?.done(), Some(Value::Float(10.0)));
    Ok(())
}

#[test]
fn a_loop_without_a_pause_still_hears_of_answers() -> Result<()> {
    let mut rt = runtime(builder());
    let source = "
async def main():
    task = asyncio.create_task(fetch('a'))
    rounds = 0
    while not task.done():
        rounds += 1
        await asyncio.sleep(0)
    return task.result(), rounds > 50
asyncio.run(main())";
    assert_eq!(run(&mut rt, source, u64::MAX, |_| 0)?, "('<a>', True)");
    Ok(())
}

#[test]
fn the_fuel_of_all_steps_together_is_limited() -> Result<()> {
    let mut rt = runtime(builder().limits(Limits::new().fuel(60_000)));
    let source =
        "async def main():\n    while True:\n        await fetch('a')\nasyncio.run(main())";
    let error = run(&mut rt, source, 50, |_| 0).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
    Ok(())
}

#[test]
fn an_answer_that_finds_no_room_is_an_error_of_the_host() -> Result<()> {
    let mut rt = runtime(builder().limits(Limits::new().heap_bytes(4 << 20)));
    let source = "async def main():\n    await fetch('a')\nasyncio.run(main())";
    let mut calls = waiting(&mut rt, source)?;
    let id = calls.ids()[0];
    let error = calls.answer(id, "x".repeat(8 << 20)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::HeapBytes));
    assert!(calls.answer(id, 1)?);
    assert!(calls.resume(Fuel::ALL).is_ok());
    Ok(())
}

#[test]
fn what_nobody_awaits_or_asks_for_is_told() -> Result<()> {
    let mut rt = runtime(builder());
    rt.run::<()>("def f(): fetch('a')\nf()\nimport gc\ngc.collect()")?;
    let told = rt.take_stderr();
    assert!(
        told.contains("RuntimeWarning: coroutine 'fetch' was never awaited"),
        "{told}"
    );
    rt.run::<()>("async def fail(): raise ValueError('x')\nasync def main():\n    asyncio.create_task(fail(), name='lost')\n    await asyncio.sleep(0.1)\nasyncio.run(main())")?;
    let told = rt.take_stderr();
    assert!(
        told.starts_with("Task exception was never retrieved\nfuture: <Task finished name='lost' coro=<fail() done, defined at <string>:1> exception=ValueError('x')>\nTraceback (most recent call last):\n")
            && told.ends_with("ValueError: x\n"),
        "{told}"
    );
    Ok(())
}

#[test]
fn what_a_call_gives_is_a_coroutine() -> Result<()> {
    let mut rt = runtime(builder());
    let source = "
call = fetch(url='a')
shown = type(call).__name__, call.__name__, asyncio.iscoroutine(call), type(call.cr_await).__name__
call.close()
try:
    fetch()
except TypeError as error:
    shown += (str(error),)
shown";
    let shown: Object = rt.run(source)?;
    assert_eq!(
        rt.repr(shown)?,
        r#"('coroutine', 'fetch', True, 'NoneType', "fetch() missing 1 required positional argument: 'url'")"#
    );
    Ok(())
}

#[test]
fn a_step_that_is_done_gives_the_runtime_back() -> Result<()> {
    let mut rt = runtime(builder());
    let text = match rt.start_program::<Value>("1 + 1", Fuel::ALL)? {
        Step::Done(value) => rt.repr(&value)?,
        other => panic!("it is done at once: {other:?}"),
    };
    assert_eq!(text, "2");
    if let Step::Done(value) = rt.start_program::<Object>("[]", Fuel::ALL)? {
        assert_eq!(rt.repr(&value)?, "[]");
    }
    Ok(())
}

#[test]
fn a_run_that_was_given_up_has_ended_for_whoever_looks() -> Result<()> {
    let mut rt = runtime(builder().limits(Limits::new().fuel(100_000)));
    rt.collect();
    let before = rt.stats();
    let source = "
def hold():
    big = [object() for _ in range(1000)]
    return ask('x'), big
hold()";
    let step = rt.start_program::<Value>(source, Fuel::ALL)?;
    assert!(matches!(step, Step::HostCall(_)));
    drop(step);
    assert_eq!(rt.stats().handles, before.handles);
    assert!(rt.stats().fuel_used > before.fuel_used);
    rt.collect();
    let after = rt.stats();
    assert!(
        after.count("Rare") < before.count("Rare") + 100,
        "{after:?}"
    );
    // The next run has all of its own fuel, and can be stopped again.
    rt.run::<()>("for i in range(50_000): pass")?;
    let step = rt.start_program::<Value>("ask('y')", Fuel::ALL)?;
    let call = step.host_call().expect("it waits");
    assert_eq!(call.resume(1, Fuel::ALL)?.done(), Some(Value::Int(1)));
    Ok(())
}

#[test]
fn waiting_calls_move_to_another_thread() -> Result<()> {
    fn send<T: Send>(value: T) -> T {
        value
    }
    let mut rt = runtime(builder());
    let source = "async def main():\n    return await fetch('a')\nasyncio.run(main())";
    let calls = send(waiting(&mut rt, source)?);
    let done = std::thread::scope(|scope| {
        let body = move || -> Result<Option<Value>> {
            let mut calls = calls;
            let id = calls.ids()[0];
            calls.answer(id, 5)?;
            Ok(calls.resume(Fuel::ALL)?.done())
        };
        scope.spawn(body).join().expect("no panic")
    })?;
    assert_eq!(done, Some(Value::Int(5)));
    Ok(())
}
