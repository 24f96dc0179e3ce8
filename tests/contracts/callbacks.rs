//! Functions of the host that panic, re-enter, fail, keep closures, and change what is being worked on.

use std::sync::{Arc, Mutex};

use nonlocal::{
    Closure, Ctx, Engine, Error, ErrorKind, Fuel, HostType, Iterate, Limit, Limits, Module, Object,
    Output, Result, Runtime, Step, Value,
};

/// The functions of a host that does whatever it can.
fn module() -> Module {
    Module::new("host")
        .function(
            "call",
            |cx: &mut Ctx<'_>, f: Closure, args: nonlocal::Rest<Value>| {
                cx.call::<Value>(&f, args.0)
            },
        )
        .function("run", |cx: &mut Ctx<'_>, source: &str| {
            cx.run::<Value>(source)
        })
        .function("text", || -> i64 { panic!("plain") })
        .function("formatted", |n: i64| -> i64 { panic!("number {n}") })
        .function("payload", || -> i64 { std::panic::panic_any(17_u8) })
        .function("overflow", |a: i64| -> i64 {
            a.checked_add(i64::MAX).expect("no overflow")
        })
        .function("fails", || -> Result<i64> {
            Err(Error::host(std::fmt::Error))
        })
        .function("key_error", || -> Result<i64> {
            Err(Error::exception("KeyError", "k"))
        })
        .deferred("wait", ["what"])
}

fn runtime() -> Runtime {
    let mut rt = Engine::builder()
        .module(module())
        .stdout(Output::collect())
        .build()
        .runtime();
    rt.run::<()>("import host").expect("it is there");
    rt
}

fn eval(rt: &mut Runtime, source: &str) -> String {
    match rt.run::<Value>(source) {
        Ok(value) => rt.repr(value).expect("it can be shown"),
        Err(error) => error.to_string(),
    }
}

#[track_caller]
fn works(rt: &mut Runtime) {
    let source = "def make():\n    n = 0\n    def add():\n        nonlocal n\n        n += 1\n        return n\n    return add\nf = make()\nf(), f()";
    assert_eq!(eval(rt, source), "(1, 2)");
}

#[test]
fn a_panic_ends_the_run_with_its_message_wherever_it_happens() {
    let mut rt = runtime();
    for (panics, message) in [
        ("host.text()", "plain"),
        ("host.formatted(3)", "number 3"),
        ("host.overflow(1)", "no overflow"),
        ("host.call(host.text)", "plain"),
        ("host.call(lambda: host.call(lambda: host.text()))", "plain"),
        ("list(map(host.formatted, [7]))", "number 7"),
        ("sorted([3, 1], key=host.formatted)", "number 3"),
        ("min([5], key=lambda n: host.formatted(n))", "number 5"),
        ("host.run('import host\\nhost.text()')", "plain"),
        ("[host.text() for _ in 'a']", "plain"),
        ("next(host.text() for _ in 'a')", "plain"),
        (
            "__import__('functools').reduce(lambda a, b: host.text(), [1, 2])",
            "plain",
        ),
        (
            "type('C', (), {'__repr__': lambda self: host.text()})().__repr__()",
            "plain",
        ),
        (
            "f'{type(\"C\", (), {\"__format__\": lambda self, spec: host.text()})()}'",
            "plain",
        ),
        (
            "{type('C', (), {'__hash__': lambda self: host.text()})(): 1}",
            "plain",
        ),
    ] {
        let source = format!(
            "log = []\ntry:\n    {panics}\nexcept BaseException:\n    log.append(1)\nfinally:\n    log.append(2)"
        );
        let error = rt.run::<()>(source.as_str()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Panic, "{panics}");
        assert_eq!(
            error.message(),
            format!("a callback of the host panicked: {message}"),
            "{panics}"
        );
        assert_eq!(
            eval(&mut rt, "log"),
            "[]",
            "no script sees a panic: {panics}"
        );
        works(&mut rt);
    }
    let error = rt.run::<()>("host.payload()").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Panic);
    works(&mut rt);
}

#[test]
fn a_panic_in_each_place_of_a_resumed_run_ends_it() {
    let mut rt = runtime();
    for (source, answered) in [
        ("host.wait('a')\nhost.text()", 1),
        (
            "def g():\n    yield host.wait('a')\n    host.text()\nlist(g())",
            1,
        ),
        (
            "def g():\n    yield host.wait('a')\n    host.text()\nfor _ in g(): pass",
            1,
        ),
        ("host.call(host.text) if host.wait('a') else 0", 1),
        (
            "async def f():\n    return host.wait('a') + host.text()\ntry: f().send(None)\nexcept StopIteration: pass",
            1,
        ),
    ] {
        let mut calls = 0;
        let mut run = |rt: &mut Runtime| -> Result<()> {
            let mut step = rt.start_program::<()>(source, Fuel(2))?;
            loop {
                step = match step {
                    Step::Done(()) => return Ok(()),
                    Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(Fuel(2))?,
                    Step::HostCall(call) => {
                        calls += 1;
                        call.resume(1, Fuel(2))?
                    }
                    other => unreachable!("another kind of step: {other:?}"),
                };
            }
        };
        let error = run(&mut rt).unwrap_err();
        // Beneath a built-in function the call cannot wait, and is an exception.
        let kind = if answered == 1 {
            ErrorKind::Panic
        } else {
            ErrorKind::Exception
        };
        assert_eq!(
            (error.kind(), calls),
            (kind, answered),
            "{source}: {error:?}"
        );
        works(&mut rt);
    }
}

#[test]
fn a_panic_while_host_data_is_borrowed_gives_the_data_back() {
    struct Box2(i64);
    let ty = HostType::<Box2>::new("Box")
        .constructor(Box2)
        .property("n", |this: &Box2| this.0)
        .method(
            "change",
            |this: &mut Box2, cx: &mut Ctx<'_>, f: Closure| -> Result<()> {
                this.0 = cx.call(&f, (this.0,))?;
                Ok(())
            },
        );
    let mut rt = Engine::builder().module(module().ty(ty)).build().runtime();
    rt.run::<()>("import host\nb = host.Box(1)")
        .expect("it is there");
    let error = rt.run::<()>("b.change(lambda n: host.text())").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Panic);
    rt.run::<()>("b.change(lambda n: n + 1)")
        .expect("it can be borrowed");
    assert_eq!(eval(&mut rt, "b.n"), "2");
}

#[test]
fn panics_of_iterators_and_of_drops_stay_with_the_host() {
    let mut rt = runtime();
    let count = rt.function("count", || {
        let mut n = 0;
        Iterate::from_fn(move |_| {
            n += 1;
            assert!(n < 3, "no more");
            Ok(Some(n))
        })
    });
    rt.set("count", count).expect("its own");
    for source in [
        "list(count())",
        "for n in count(): pass",
        "a, *b = count()",
        "sum(count())",
        "[*count()]",
    ] {
        let error = rt.run::<()>(source).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Panic, "{source}");
        assert_eq!(
            error.message(),
            "a callback of the host panicked: no more",
            "{source}"
        );
        works(&mut rt);
    }
}

#[test]
fn entering_again_and_again_ends_in_a_recursion_error() {
    let mut rt = runtime();
    for (define, call) in [
        ("def f(): return host.call(f)", "f()"),
        ("def f(): return host.run('f()')", "f()"),
        (
            "def f(n): return sorted([n], key=lambda n: host.call(f, n))",
            "f(1)",
        ),
        (
            "class C:\n    def __repr__(self): return host.run('repr(c)')\nc = C()",
            "repr(c)",
        ),
        (
            "class C:\n    def __eq__(self, other): return host.call(lambda: self == other)\n    def __hash__(self): return 1",
            "C() in {C(): 1}",
        ),
    ] {
        let error = rt
            .run::<()>(format!("{define}\n{call}").as_str())
            .unwrap_err();
        assert!(error.is_exception("RecursionError"), "{call}: {error:?}");
        // CPython adds "in comparison" where the last step was one; which step is the last is a matter of sizes.
        let message = error.message();
        assert!(
            message.starts_with("maximum recursion depth exceeded"),
            "{call}: {message}"
        );
        // It can be caught, and what is below it goes on.
        let caught = format!("try:\n    {call}\nexcept RecursionError:\n    r = 'caught'\nr");
        assert_eq!(eval(&mut rt, &caught), "'caught'", "{call}");
        works(&mut rt);
    }
    assert_eq!(
        eval(
            &mut rt,
            "def down(n): return n and host.call(down, n - 1)\ndown(20)"
        ),
        "0"
    );
}

#[test]
fn limits_hold_through_every_entry() {
    let limits = Limits::new()
        .fuel(20_000)
        .heap_bytes(16 << 20)
        .output_bytes(100);
    let mut rt = Engine::builder()
        .module(module())
        .limits(limits)
        .stdout(Output::collect())
        .build()
        .runtime();
    rt.run::<()>("import host").expect("it is there");
    for (source, limit) in [
        ("host.call(lambda: sum(iter(int, 1)))", Limit::Fuel),
        (
            "while True:\n    try: host.run('while True: pass')\n    except BaseException: pass",
            Limit::Fuel,
        ),
        (
            "def f():\n    while True: host.call(int)\nhost.call(f)",
            Limit::Fuel,
        ),
        ("host.run('x = \"y\" * 10 ** 9')", Limit::HeapBytes),
        ("host.call(lambda: [0] * 10 ** 9)", Limit::HeapBytes),
        ("host.call(lambda: print('x' * 101))", Limit::OutputBytes),
    ] {
        let caught = format!("try:\n    exec({source:?})\nexcept BaseException:\n    pass");
        assert_eq!(
            rt.run::<()>(caught.as_str()).unwrap_err().kind(),
            ErrorKind::Limit(limit),
            "{source}"
        );
        works(&mut rt);
    }
}

#[test]
fn errors_of_the_host_are_exceptions_and_come_back() {
    let mut rt = runtime();
    for call in [
        "host.fails()",
        "host.call(host.fails)",
        "[*map(lambda _: host.fails(), 'a')]",
        "host.run('host.fails()')",
    ] {
        let error = rt.run::<()>(call).unwrap_err();
        assert_eq!(error.exception_class(), Some("RuntimeError"), "{call}");
        assert!(error.downcast_ref::<std::fmt::Error>().is_some(), "{call}");
        let source = format!(
            "try:\n    {call}\nexcept RuntimeError as e:\n    r = type(e).__name__, str(e)\nfinally:\n    done = 1\nr, done"
        );
        assert_eq!(
            eval(&mut rt, &source),
            format!("(('RuntimeError', {:?}), 1)", std::fmt::Error.to_string()).replace('"', "'"),
            "{call}"
        );
    }
    assert_eq!(
        eval(
            &mut rt,
            "try: host.key_error()\nexcept LookupError as e: r = repr(e)\nr"
        ),
        "\"KeyError('k')\""
    );
}

#[test]
fn a_closure_that_was_kept_is_called_later() {
    let kept: Arc<Mutex<Vec<Closure>>> = Arc::default();
    let keeper = Arc::clone(&kept);
    let module = Module::new("events").function("on", move |f: Closure| {
        keeper.lock().expect("no panic").push(f);
    });
    let mut rt = Engine::builder()
        .module(module)
        .gc_stress(true)
        .build()
        .runtime();
    let source = "
import events
def make(start):
    n = start
    def handler(by):
        nonlocal n
        n += by
        return n
    events.on(handler)
    events.on(lambda by: n)
for start in 0, 100: make(start)
del make";
    rt.run::<()>(source).expect("it runs");
    rt.collect();
    let kept: Vec<Closure> = std::mem::take(&mut *kept.lock().expect("no panic"));
    let mut call = |index: usize, by: i64| rt.call::<i64>(&kept[index], (by,)).expect("it lives");
    assert_eq!(
        [
            call(0, 1),
            call(0, 2),
            call(1, 0),
            call(2, 5),
            call(3, 0),
            call(1, 0)
        ],
        [1, 3, 3, 105, 105, 3]
    );
    drop(kept);
    rt.collect();
    assert_eq!((rt.stats().handles, rt.stats().count("Cell")), (0, 0));
}

/// What CPython says when its built-in functions are used in the place of the host's.
#[test]
fn containers_that_change_under_a_callback_do_what_python_says() {
    let mut rt = runtime();
    for (source, expected) in [
        // Iterated over.
        (
            "l = [1, 2, 3]\nfor x in l: host.call(l.append, x) if len(l) < 6 else 0\nl",
            "[1, 2, 3, 1, 2, 3]",
        ),
        (
            "l = [1, 2, 3, 4]\nseen = []\nfor x in l: seen.append(x); host.call(l.remove, x)\nseen, l",
            "([1, 3], [2, 4])",
        ),
        (
            "d = {1: 1, 2: 2}\nfor k in d: host.call(d.pop, k)",
            "RuntimeError: dictionary changed size during iteration",
        ),
        (
            "d = {1: 1, 2: 2}\nfor k in d: host.call(lambda: d.update({k: d.pop(k)}))",
            "RuntimeError: dictionary keys changed during iteration",
        ),
        (
            "d = {1: 1}\nfor k, v in d.items(): host.call(d.setdefault, 2, 2)",
            "RuntimeError: dictionary changed size during iteration",
        ),
        (
            "s = {1, 2}\nfor k in s: host.call(s.clear)",
            "RuntimeError: Set changed size during iteration",
        ),
        (
            "d = {1: 1, 2: 2}\nfor k in d: host.call(d.__setitem__, k, 9)\nd",
            "{1: 9, 2: 9}",
        ),
        (
            "l = [3, 2, 1]\n[host.call(l.pop) for _ in l], l",
            "([1, 2], [3])",
        ),
        (
            "it = iter([1, 2, 3])\n[host.call(next, it, 0) + x for x in it]",
            "[3, 3]",
        ),
        // Sorted.
        (
            "l = [3, 1, 2]\nl.sort(key=lambda x: host.call(l.append, x) or x)",
            "ValueError: list modified during sort",
        ),
        (
            "l = [3, 1, 2]\ntry: l.sort(key=lambda x: host.call(l.clear) or x)\nexcept ValueError: pass\nl",
            "[1, 2, 3]",
        ),
        (
            "l = [3, 1, 2]\nseen = []\nl.sort(key=lambda x: host.call(lambda: seen.append(len(l))) or x)\nl, seen",
            "([1, 2, 3], [0, 0, 0])",
        ),
        (
            "class K:\n    def __init__(self, n): self.n = n\n    def __lt__(self, other): host.call(l.append, self); return self.n < other.n\nl = [K(2), K(1)]\nl.sort()",
            "ValueError: list modified during sort",
        ),
        // Looked up.
        (
            "class K:\n    def __hash__(self): return 1\n    def __eq__(self, other): host.call(d.clear); return False\nd = {}\nd = {K(): 1}\nd.get(K(), 'gone'), d",
            "('gone', {})",
        ),
        (
            "class K:\n    def __hash__(self): return host.call(hash, 5)\n    def __eq__(self, other): return host.call(lambda: True)\nd = {K(): 1}\nd[K()], d[K()], K() in {K()}",
            "(1, 1, True)",
        ),
        (
            "class K:\n    def __hash__(self): return host.fails()\n{}[K()]",
            &format!("RuntimeError: {}", std::fmt::Error),
        ),
        (
            "class K:\n    def __hash__(self): return 1\n    def __eq__(self, other): return host.key_error()\n{K(): 1}[K()]",
            "KeyError: 'k'",
        ),
        (
            "class K:\n    def __hash__(self): return 1\n    def __eq__(self, other): host.call(d.update, {n: n for n in range(100, 200)}); return self is other\nd = {}\nk = K()\nd[k] = 1\nd[K()] = 2\nlen(d), d[k]",
            "(102, 1)",
        ),
        // Compared, printed, converted, extended.
        (
            "class K:\n    def __eq__(self, other): host.call(l.clear); return True\nl = [K(), K()]\nl == [1, 1]",
            "False",
        ),
        (
            "class K:\n    def __repr__(self): host.call(l.clear); return 'K'\nl = [K(), K()]\nrepr(l)",
            "'[K]'",
        ),
        (
            "class K:\n    def __str__(self): host.call(l.clear); return 'K'\nl = [K(), K()]\n','.join(map(str, l))",
            "'K'",
        ),
        (
            "l = [1, 2]\nl.extend(host.call(lambda: x) for x in l if len(l) < 6)\nl",
            "[1, 2, 1, 2, 1, 2]",
        ),
        (
            "class I:\n    def __index__(self): host.call(l.clear); return 0\nl = [1, 2]\nl[I()]",
            "IndexError: list index out of range",
        ),
        (
            "class I:\n    def __index__(self): host.call(l.clear); return 0\nl = [1, 2]\nl[I():]",
            "[]",
        ),
        (
            "l = [1, 2, 3]\nl[:] = (host.call(l.pop) for _ in range(2))\nl",
            "[3, 2]",
        ),
        ("l = [1, 2, 3]\nmax(l, key=lambda x: host.call(l.pop))", "1"),
    ] {
        assert_eq!(eval(&mut rt, source), expected, "{source}");
        works(&mut rt);
    }
}

#[test]
fn a_callback_works_on_the_list_and_the_cell_that_its_caller_works_on() {
    let mut rt = runtime();
    let grow = rt.function("grow", |cx: &mut Ctx<'_>, list: Object| -> Result<usize> {
        cx.call_method::<()>(&list, "append", (0,))?;
        cx.set("seen", &list)?;
        cx.run("len(seen)")
    });
    rt.set("grow", grow).expect("its own");
    assert_eq!(
        eval(
            &mut rt,
            "l = []\n[grow(l) for _ in range(4)] + [grow(l) for x in l if len(l) < 7]"
        ),
        "[1, 2, 3, 4, 5, 6, 7]"
    );
    let bump = rt.function("bump", |cx: &mut Ctx<'_>, f: Closure| -> Result<i64> {
        let cell = cx.cell(&f, "n")?;
        let n = cx.read::<i64>(&cell)?.unwrap_or(0);
        cx.unbind(&cell)?;
        assert_eq!(cx.read::<i64>(&cell)?, None);
        cx.write(&cell, n + 10)?;
        cx.call(&f, ())
    });
    rt.set("bump", bump).expect("its own");
    let source = "def outer():\n    n = 1\n    def get(): return n\n    n += bump(get)\n    return n, get()\nouter()";
    assert_eq!(eval(&mut rt, source), "(12, 12)");
}
