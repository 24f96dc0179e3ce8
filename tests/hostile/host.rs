//! The border to the host: callbacks that call back, panic, fail, and handles that do not belong here.

use nonlocal::{Cell, Closure, Ctx, Engine, ErrorKind, Module, Object, Output, Runtime, Value};

use super::world::{End, end_of, limits, raised, run_in, runtime, value, works};

fn with_module(module: Module) -> Runtime {
    Engine::builder()
        .limits(limits())
        .stdout(Output::collect())
        .module(module)
        .build()
        .runtime()
}

#[test]
fn recursion_through_the_host() {
    let module = Module::new("host").function(
        "call",
        |cx: &mut Ctx<'_>, f: Closure| -> nonlocal::Result<Value> { cx.call(&f, ()) },
    );
    let mut rt = with_module(module);
    let end = run_in(&mut rt, "import host\ndef f(): return host.call(f)\nf()");
    assert_eq!(end, raised("RecursionError"));
    assert_eq!(
        run_in(
            &mut rt,
            "def g(n): return n if n == 0 else host.call(lambda: g(n - 1))\ng(20)"
        ),
        value("0")
    );
}

#[test]
fn callbacks_while_a_container_is_at_work() {
    let module = Module::new("host").function(
        "call",
        |cx: &mut Ctx<'_>, f: Closure| -> nonlocal::Result<Value> { cx.call(&f, ()) },
    );
    let mut rt = with_module(module);
    for (source, end) in [
        (
            "l = list(range(50))\nl.sort(key=lambda x: host.call(lambda: l.append(x)) or x)",
            raised("ValueError"),
        ),
        (
            "d = {1: 1}\nfor k in d: host.call(lambda: d.setdefault(k + 1, 1))",
            raised("RuntimeError"),
        ),
        (
            "def f():\n x = 1\n def g():\n  nonlocal x\n  x = host.call(lambda: x + 1)\n g()\n return x\nf()",
            value("2"),
        ),
        (
            "l = [1, 2]\nlist(map(lambda x: host.call(l.pop), l))",
            value("[2]"),
        ),
    ] {
        assert_eq!(
            run_in(&mut rt, &format!("import host\n{source}")),
            end,
            "{source}"
        );
    }
}

#[test]
fn callbacks_that_panic_and_fail() {
    let module = Module::new("host")
        .function("panics", || -> i64 { panic!("the host's fault") })
        .function("fails", || -> nonlocal::Result<i64> {
            Err(nonlocal::Error::host(std::fmt::Error))
        });
    let mut rt = with_module(module);
    let quiet = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let end = run_in(
        &mut rt,
        "import host\ntry: host.panics()\nexcept BaseException: pass",
    );
    std::panic::set_hook(quiet);
    assert_eq!(end, End::Other(ErrorKind::Panic));
    assert_eq!(
        run_in(
            &mut rt,
            "try: host.fails()\nexcept Exception as e: x = type(e).__name__\nx"
        ),
        value("RuntimeError")
    );
    let error = rt.run::<i64>("host.fails()").expect_err("it fails");
    assert!(error.downcast_ref::<std::fmt::Error>().is_some());
}

#[test]
fn handles_of_another_runtime() {
    let (mut rt, mut other) = (runtime(), runtime());
    let make = "def make():\n n = 1\n def f():\n  return n\n return f\nmake()";
    let closure: Closure = rt.run(make).expect("a closure");
    let _same_slot: Closure = other.run(make).expect("a closure");
    let cell: Cell = rt.cell(&closure, "n").expect("a cell");
    let object: Object = rt.run("[1]").expect("an object");
    assert_eq!(
        other.call::<i64>(&closure, ()).expect_err("foreign").kind(),
        ErrorKind::ForeignHandle
    );
    assert_eq!(
        other.read::<i64>(&cell).expect_err("foreign").kind(),
        ErrorKind::ForeignHandle
    );
    assert_eq!(
        other.write(&cell, 1).expect_err("foreign").kind(),
        ErrorKind::ForeignHandle
    );
    assert_eq!(
        other.repr(object).expect_err("foreign").kind(),
        ErrorKind::ForeignHandle
    );
    assert_eq!(
        other.set("x", closure.clone()).expect_err("foreign").kind(),
        ErrorKind::ForeignHandle
    );
    works(&mut other);
    drop(rt);
    assert_eq!(
        other.call::<i64>(&closure, ()).expect_err("gone").kind(),
        ErrorKind::ForeignHandle
    );
    drop((closure, cell));
    works(&mut other);
}

#[test]
fn handles_keep_their_objects_through_collections() {
    let mut rt = runtime();
    let closure: Closure = rt
        .run("def make():\n n = [1, 2]\n return lambda: n\nmake()")
        .expect("a closure");
    for _ in 0..3 {
        let end = run_in(&mut rt, "for n in range(1000): [n, [n], lambda: n]\nn");
        assert_eq!(end, value("999"));
        rt.collect();
    }
    assert_eq!(rt.call::<Vec<i64>>(&closure, ()).expect("it lives"), [1, 2]);
    let cell = rt.cell(&closure, "n").expect("a cell");
    drop(closure);
    rt.collect();
    assert_eq!(
        rt.read::<Vec<i64>>(&cell).expect("it lives"),
        Some(vec![1, 2])
    );
    drop(cell);
    rt.collect();
    works(&mut rt);
}

#[test]
fn conversions_that_fail() {
    let mut rt = runtime();
    let itself = "x = []\nx.append(x)\nx";
    for error in [
        rt.run::<i64>("'text'").expect_err("no int"),
        rt.run::<u8>("256").expect_err("too large"),
        rt.run::<i64>("1 << 70").expect_err("too large"),
        rt.run::<Vec<i64>>("[1, 'a']").expect_err("no int"),
        rt.run::<Vec<i64>>(itself).expect_err("no int"),
    ] {
        assert_eq!(end_of(&error), End::Other(ErrorKind::Convert), "{error}");
    }
    works(&mut rt);
}
