//! Deferred functions of the host: a call stops the run, and the run goes on when the host has the answer.

use std::sync::mpsc;
use std::time::Duration;

use nonlocal::{
    Closure, Engine, Error, ErrorKind, Fuel, HostFunction, Limit, Limits, Module, Result, Runtime,
    Step, Value,
};

fn engine(limits: Limits) -> Engine {
    let module = Module::new("net")
        .deferred("fetch", ["url"])
        .with(
            HostFunction::deferred("ask")
                .param("question")
                .param_or("times", 2),
        )
        .deferred("now", []);
    Engine::builder().module(module).limits(limits).build()
}

fn runtime() -> Runtime {
    let mut rt = engine(Limits::default()).runtime();
    rt.run::<()>("from net import fetch, ask, now")
        .expect("the module is there");
    rt
}

/// Runs a program in steps of so much fuel; `fetch(x)` gives `<x>`, and an OSError for texts with a `!`.
fn answered(rt: &mut Runtime, source: &str, fuel: u64) -> Result<(String, usize)> {
    let mut calls = 0;
    let value = steps(rt.start_program(source, Fuel(fuel))?, fuel, &mut calls)?;
    Ok((rt.repr(value)?, calls))
}

/// Runs to the end; see [`answered`].
fn steps(mut step: Step<'_, Value>, fuel: u64, calls: &mut usize) -> Result<Value> {
    loop {
        step = match step {
            Step::Done(value) => return Ok(value),
            Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel(fuel))?,
            Step::HostCall(mut call) => {
                *calls += 1;
                let (url,) = call.args::<(String,)>()?;
                if url.contains('!') {
                    call.fail(Error::exception("OSError", url), Fuel(fuel))?
                } else {
                    call.resume(format!("<{url}>"), Fuel(fuel))?
                }
            }
            other => unreachable!("another kind of step: {other:?}"),
        };
    }
}

/// Programs that wait in all the places where a run can wait: source, value, number of calls.
const PLACES: &[(&str, &str, usize)] = &[
    ("fetch('a')", "'<a>'", 1),
    ("x = fetch('a') + fetch('b')\nx", "'<a><b>'", 2),
    (
        "def f(n):\n    return fetch(str(n)) + (f(n - 1) if n else '')\nf(3)",
        "'<3><2><1><0>'",
        4,
    ),
    (
        "def make():\n    n = ''\n    def step(x):\n        nonlocal n\n        n += fetch(x)\n        return n\n    return step\ns = make()\ns('a')\ns('b')",
        "'<a><b>'",
        2,
    ),
    (
        "class C:\n    def __init__(self, x): self.x = fetch(x)\n    def m(self): return self.x + fetch('m')\n    @staticmethod\n    def s(): return fetch('s')\n    @classmethod\n    def c(cls): return fetch(cls.__name__)\nC('i').m() + C.s() + C.c()",
        "'<i><m><s><C>'",
        4,
    ),
    (
        "def g():\n    yield fetch('a')\n    yield fetch('b')\n[x for x in g()]",
        "['<a>', '<b>']",
        2,
    ),
    (
        "def g():\n    yield fetch('a')\n    return fetch('r')\ndef h():\n    r = yield from g()\n    yield r\nout = []\nfor x in h(): out.append(x)\nout",
        "['<a>', '<r>']",
        2,
    ),
    (
        "class CM:\n    def __enter__(self): return fetch('in')\n    def __exit__(self, *a): log.append(fetch('out'))\nlog = []\nwith CM() as x:\n    log.append(x)\nlog",
        "['<in>', '<out>']",
        2,
    ),
    (
        "log = []\nfor x in ['a', '!', 'b']:\n    try:\n        log.append(fetch(x))\n    except OSError as e:\n        log.append(fetch('handled') + str(e))\n    finally:\n        log.append(fetch('f'))\nlog",
        "['<a>', '<f>', '<handled>!', '<f>', '<b>', '<f>']",
        7,
    ),
    (
        "def deco(f):\n    tag = fetch('deco')\n    return lambda *a, **k: tag + f(*a, **k)\n@deco\ndef f(*, x): return fetch(x)\nf(**{'x': 'k'})",
        "'<deco><k>'",
        2,
    ),
    (
        "{fetch(k): [fetch(v) for v in k] for k in ('ab', 'c')}",
        "{'<ab>': ['<a>', '<b>'], '<c>': ['<c>']}",
        5,
    ),
    (
        "f'{fetch(\"a\")!r:>6}' if fetch('t') and not fetch('u').isdigit() else None",
        "\" '<a>'\"",
        3,
    ),
    (
        "match fetch('m'):\n    case '<m>' if fetch('guard'): r = 'yes'\n    case _: r = 'no'\nr",
        "'yes'",
        2,
    ),
    (
        "i = 0\nwhile fetch(str(i)) != '<3>': i += 1\nassert fetch('ok'), 'x'\ni",
        "3",
        5,
    ),
    ("f = fetch\ng = [f]\ng[0](url='kw')", "'<kw>'", 1),
    (
        "first, *rest = [fetch(c) for c in 'abc']\nd = {}\nd[fetch('k')] = fetch('v')\n(first, rest, d)",
        "('<a>', ['<b>', '<c>'], {'<k>': '<v>'})",
        5,
    ),
];

#[test]
fn a_run_waits_wherever_it_is() -> Result<()> {
    for (source, value, calls) in PLACES {
        let mut rt = runtime();
        let (got, count) = answered(&mut rt, source, u64::MAX)?;
        assert_eq!((got.as_str(), count), (*value, *calls), "{source}");
    }
    Ok(())
}

#[test]
fn the_result_is_the_same_with_any_fuel_for_a_leg() -> Result<()> {
    for (source, value, calls) in PLACES {
        for fuel in [1, 2, 3, 5, 8, 13, 100] {
            let mut rt = runtime();
            let (got, count) = answered(&mut rt, source, fuel)?;
            assert_eq!(
                (got.as_str(), count),
                (*value, *calls),
                "{source}, fuel {fuel}"
            );
        }
    }
    Ok(())
}

#[test]
fn the_result_is_the_same_when_garbage_is_collected_all_the_time() -> Result<()> {
    for (source, value, calls) in PLACES {
        let module = Module::new("net").deferred("fetch", ["url"]);
        let mut rt = Engine::builder()
            .module(module)
            .gc_stress(true)
            .build()
            .runtime();
        rt.run::<()>("from net import fetch")?;
        let (got, count) = answered(&mut rt, source, 3)?;
        assert_eq!((got.as_str(), count), (*value, *calls), "{source}");
    }
    Ok(())
}

#[test]
fn names_arguments_and_defaults_can_be_seen() -> Result<()> {
    let mut rt = runtime();
    let step = rt.start_program::<Value>(
        "def f(q):\n    local = 7\n    return ask(question=q)\nf('why')",
        Fuel::ALL,
    )?;
    let mut call = step.host_call().expect("it waits");
    assert_eq!((call.name(), call.module()), ("ask", Some("net")));
    assert_eq!(call.args::<(String, i64)>()?, ("why".to_owned(), 2));
    assert_eq!(
        call.named_args()?,
        [
            ("question".to_owned(), Value::from("why")),
            ("times".to_owned(), Value::Int(2))
        ]
    );
    let mut frame = call.frame().expect("it stands in f");
    assert_eq!(
        (frame.line(), frame.local("local")),
        (3, Some(Value::Int(7)))
    );
    let error = call.args::<(i64, i64)>().unwrap_err();
    assert_eq!(
        error.to_string(),
        "ask() argument 'question': expected int, got str"
    );
    assert_eq!(
        call.args::<(String,)>().unwrap_err().to_string(),
        "ask() has 2 arguments, not 1"
    );
    let done = call.resume(vec![1, 2], Fuel::ALL)?.done();
    assert_eq!(rt.repr(done)?, "[1, 2]");
    Ok(())
}

#[test]
fn a_wrong_argument_is_the_scripts_mistake() -> Result<()> {
    let mut rt = runtime();
    let source = "try:\n    fetch(3)\nexcept TypeError as e:\n    r = str(e)\nr";
    let text = rt
        .start_program::<String>(source, Fuel::ALL)?
        .finish(|call| call.args::<(String,)>())?;
    assert_eq!(text, "fetch() argument 'url': expected str, got int");
    let error = rt.start_program::<()>("fetch()", Fuel::ALL).unwrap_err();
    assert_eq!(
        error.to_string(),
        "TypeError: fetch() missing 1 required positional argument: 'url'"
    );
    let error = rt.start_program::<()>("now(1)", Fuel::ALL).unwrap_err();
    assert_eq!(
        error.to_string(),
        "TypeError: now() takes no arguments (1 given)"
    );
    Ok(())
}

#[derive(Debug, thiserror::Error)]
#[error("no route to {0}")]
struct NoRoute(String);

#[test]
fn an_error_of_the_host_comes_back_with_the_traceback() -> Result<()> {
    let mut rt = runtime();
    let source = "def load(url):\n    return fetch(url)\n\nload('x')\n";
    let step = rt.start_program::<()>(source, Fuel::ALL)?;
    let call = step.host_call().expect("it waits");
    let error = call.fail(NoRoute("x".into()), Fuel::ALL).unwrap_err();
    assert_eq!(
        error.downcast_ref::<NoRoute>().map(|e| e.0.as_str()),
        Some("x")
    );
    assert_eq!(
        error.traceback(),
        Some(
            "Traceback (most recent call last):
  File \"<string>\", line 4, in <module>
    load('x')
    ~~~~^^^^^
  File \"<string>\", line 2, in load
    return fetch(url)
RuntimeError: no route to x
"
        )
    );
    Ok(())
}

#[test]
fn native_code_in_between_is_named() -> Result<()> {
    let mut rt = runtime();
    for (source, native) in [
        (
            "import heapq\nclass C:\n    def __lt__(self, other): return fetch('a')\nheapq.heapify([C(), C()])",
            "_heapq.heapify()",
        ),
        (
            "class C:\n    def __bytes__(self): return fetch('a')\nbytes(C())",
            "bytes()",
        ),
        (
            "class C:\n    def __eq__(self, other): return fetch('a')\nC() in iter([1])",
            "in",
        ),
        (
            "class C:\n    def __eq__(self, other): return fetch('a')\nimport collections\ncollections.deque([1]).count(C())",
            "deque.count()",
        ),
    ] {
        let beneath = format!(
            "fetch() cannot wait for its answer: it is called from within {native}; call it in a loop or a comprehension, and pass on its result"
        );
        let caught = format!(
            "try:\n    {}\nexcept RuntimeError as e:\n    r = str(e)\nr",
            source.replace('\n', "\n    ")
        );
        let step = rt.start_program::<String>(&caught, Fuel::ALL)?;
        assert_eq!(step.done(), Some(beneath), "{source}");
    }
    let error = rt.run::<()>("fetch('a')").unwrap_err();
    assert_eq!(
        error.to_string(),
        "RuntimeError: fetch() cannot wait for its answer: the host runs this code in one go; to wait, it must be started with `Runtime::start`"
    );
    Ok(())
}

#[test]
fn a_call_that_is_dropped_ends_the_run() -> Result<()> {
    let mut rt = runtime();
    rt.run::<()>("log = []")?;
    let step = rt.start_program::<()>(
        "try:\n    fetch('a')\nfinally:\n    log.append(1)",
        Fuel::ALL,
    )?;
    assert!(matches!(step, Step::HostCall(_)));
    drop(step);
    assert_eq!(rt.run::<usize>("len(log)")?, 0, "no finally runs");
    let f: Closure = rt.run("lambda: fetch('b') * 2")?;
    let step = rt.start::<String>(&f, (), Fuel::ALL)?;
    assert_eq!(
        step.finish(|call| call.args::<(String,)>().map(|(url,)| url))?,
        "bb"
    );
    Ok(())
}

#[test]
fn the_fuel_of_all_steps_together_is_limited() -> Result<()> {
    let mut rt = engine(Limits::new().fuel(2_000)).runtime();
    rt.run::<()>("from net import fetch")?;
    let source = "for i in range(10 ** 6): fetch('a')";
    let mut calls = 0;
    let mut run = |rt: &mut Runtime| -> Result<()> {
        let mut step = rt.start_program::<()>(source, Fuel(50))?;
        loop {
            step = match step {
                Step::Done(()) => return Ok(()),
                Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel(50))?,
                Step::HostCall(call) => {
                    calls += 1;
                    call.resume((), Fuel(50))?
                }
                other => unreachable!("another kind of step: {other:?}"),
            };
        }
    };
    let error = run(&mut rt).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
    assert!((250..=2_000).contains(&calls), "{calls}");
    assert!(rt.stats().fuel_used <= 2_100, "{}", rt.stats().fuel_used);
    assert_eq!(rt.run::<i64>("1 + 1")?, 2);
    Ok(())
}

#[test]
fn waiting_does_not_count_as_time() -> Result<()> {
    let mut rt = engine(Limits::new().wall_time(Duration::from_millis(400))).runtime();
    rt.run::<()>("from net import fetch")?;
    let step = rt.start_program::<String>("fetch('a')", Fuel::ALL)?;
    let text = step.finish(|call| {
        std::thread::sleep(Duration::from_millis(700));
        call.args::<(String,)>().map(|(url,)| url)
    })?;
    assert_eq!(text, "a");
    // What runs counts, over all steps together.
    let error = rt
        .start_program::<()>("while True: fetch('a')", Fuel::ALL)?
        .finish(|_| -> Result<()> { Ok(()) })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::WallTime));
    Ok(())
}

#[test]
fn an_interrupt_reaches_a_run_that_waits() -> Result<()> {
    let mut rt = runtime();
    let stop = rt.interrupt();
    let step = rt.start_program::<()>(
        "try:\n    fetch('a')\nexcept BaseException: pass\nfor i in range(3): pass",
        Fuel::ALL,
    )?;
    let call = step.host_call().expect("it waits");
    stop.now();
    let error = call.resume("x", Fuel::ALL).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    assert_eq!(rt.run::<i64>("1 + 1")?, 2);
    Ok(())
}

#[test]
fn the_answer_comes_from_another_thread() -> Result<()> {
    let (ask, questions) = mpsc::channel::<(String, mpsc::Sender<usize>)>();
    let worker = std::thread::spawn(move || {
        for (text, reply) in questions {
            reply.send(text.len()).expect("somebody waits");
        }
    });
    let mut rt = runtime();
    let total = rt
        .start_program::<i64>("sum([fetch(x) for x in ('a', 'bb', 'ccc')])", Fuel::ALL)?
        .finish(|call| -> Result<usize> {
            let (reply, answer) = mpsc::channel();
            let (url,) = call.args::<(String,)>()?;
            ask.send((url, reply)).map_err(Error::host)?;
            answer.recv().map_err(Error::host)
        })?;
    assert_eq!(total, 6);
    drop(ask);
    worker.join().expect("no panic");
    Ok(())
}

#[test]
fn a_waiting_run_moves_to_another_thread() {
    fn send<T: Send>(value: T) -> T {
        value
    }
    let mut rt = runtime();
    let step = rt
        .start_program::<String>("fetch('a') + 'b'", Fuel::ALL)
        .expect("it starts");
    let text = std::thread::scope(|scope| {
        let step = send(step);
        let thread =
            scope.spawn(move || step.finish(|call| call.args::<(String,)>().map(|(url,)| url)));
        thread.join().expect("no panic")
    });
    assert_eq!(text.expect("a text"), "ab");
}

#[test]
fn an_answer_of_another_runtime_is_an_exception() -> Result<()> {
    let mut other = Runtime::new();
    let foreign: Closure = other.run("lambda: 0")?;
    let mut rt = runtime();
    let text = rt
        .start_program::<String>(
            "try:\n    fetch('a')\nexcept RuntimeError as e:\n    r = str(e)\nr",
            Fuel::ALL,
        )?
        .finish(|_| -> Result<Closure> { Ok(foreign.clone()) })?;
    assert_eq!(
        text,
        "the handle belongs to another runtime, or to one that was dropped"
    );
    Ok(())
}

#[test]
fn a_native_that_is_asked_in_the_middle_runs_once() -> Result<()> {
    // `%` begins again with each answer: what has read a line by then must not read another one.
    let input = nonlocal::Input::text("first\nsecond\n");
    let mut rt = Engine::builder().stdin(input).build().runtime();
    let source = "
class Line:
    __str__ = input
class Word:
    def __str__(self): return 'word'
'%s %s' % (Line(), Word()) + ' ' + input()";
    let mut step = rt.start_program::<String>(source, Fuel(1))?;
    while let Step::OutOfFuel(paused) = step {
        step = paused.resume(Fuel(1))?;
    }
    assert_eq!(step.done().as_deref(), Some("first word second"));
    Ok(())
}
