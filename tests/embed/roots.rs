//! Handles: what they keep alive, and what happens to one that does not belong.

use nonlocal::{Cell, Closure, Ctx, Engine, ErrorKind, Object, Result, Runtime, Value};

const PAIR: &str = "
def pair():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    def get():
        return n
    return step, get
pair()";

#[test]
fn a_handle_keeps_its_object_alive() -> Result<()> {
    let mut rt = Engine::builder().gc_stress(true).build().runtime();
    let (step, get): (Closure, Closure) = rt.run(PAIR)?;
    rt.collect();
    assert_eq!(rt.call::<i64>(&step, ())?, 1);
    rt.collect();
    assert_eq!(rt.call::<i64>(&get, ())?, 1);
    Ok(())
}

#[test]
fn a_cell_lives_as_long_as_someone_holds_it() -> Result<()> {
    let mut rt = Runtime::new();
    let (step, get): (Closure, Closure) = rt.run(PAIR)?;
    let n: Cell = rt.cell(&step, "n")?;
    assert_eq!(rt.cell(&get, "n")?, n, "siblings share the cell");
    drop((step, get));
    rt.collect();
    assert_eq!(
        (rt.stats().count("Function"), rt.stats().count("Cell")),
        (1, 1),
        "the function is pair itself"
    );
    assert_eq!(rt.read::<i64>(&n)?, Some(0));
    drop(n);
    rt.collect();
    assert_eq!(rt.stats().count("Cell"), 0);
    Ok(())
}

#[test]
fn handles_that_are_dropped_on_another_thread_free_their_objects() -> Result<()> {
    let mut rt = Runtime::new();
    let closures: Vec<Closure> =
        rt.run("def f(i):\n    return lambda: i\n[f(i) for i in range(100)]")?;
    assert_eq!(rt.stats().handles, 100);
    std::thread::spawn(move || drop(closures))
        .join()
        .expect("no panic");
    rt.collect();
    assert_eq!((rt.stats().handles, rt.stats().count("Cell")), (0, 0));
    Ok(())
}

#[test]
fn a_runtime_moves_between_threads() -> Result<()> {
    let mut rt = Runtime::new();
    let (step, _): (Closure, Closure) = rt.run(PAIR)?;
    assert_eq!(rt.call::<i64>(&step, ())?, 1);
    let there = std::thread::spawn(move || {
        let value = rt.call::<i64>(&step, ());
        (rt, step, value)
    });
    let (mut rt, step, value) = there.join().expect("no panic");
    assert_eq!(value?, 2);
    assert_eq!(rt.call::<i64>(&step, ())?, 3);
    Ok(())
}

#[test]
fn a_handle_of_another_runtime_is_an_error() -> Result<()> {
    let mut one = Runtime::new();
    let mut two = Runtime::new();
    let (step, _): (Closure, Closure) = one.run(PAIR)?;
    two.run::<()>(PAIR)?;
    let n = one.cell(&step, "n")?;
    let foreign = |error: nonlocal::Error| assert_eq!(error.kind(), ErrorKind::ForeignHandle);
    foreign(two.call::<Value>(&step, ()).unwrap_err());
    foreign(two.read::<Value>(&n).unwrap_err());
    foreign(two.write(&n, 1).unwrap_err());
    foreign(two.unbind(&n).unwrap_err());
    foreign(two.cell(&step, "n").unwrap_err());
    foreign(two.captures(&step).unwrap_err());
    foreign(two.set("step", &step).unwrap_err());
    foreign(step.code(&two).unwrap_err());
    assert_eq!(one.call::<i64>(&step, ())?, 1);
    Ok(())
}

#[test]
fn a_handle_outlives_its_runtime_without_harm() -> Result<()> {
    let mut old = Runtime::new();
    let (step, _): (Closure, Closure) = old.run(PAIR)?;
    let n = old.cell(&step, "n")?;
    drop(old);
    let mut new = Runtime::new();
    new.run::<()>(PAIR)?;
    assert_eq!(
        new.call::<Value>(&step, ()).unwrap_err().kind(),
        ErrorKind::ForeignHandle
    );
    assert_eq!(
        new.read::<Value>(&n).unwrap_err().kind(),
        ErrorKind::ForeignHandle
    );
    Ok(())
}

#[test]
fn a_host_function_that_returns_a_foreign_value_raises() -> Result<()> {
    let mut other = Runtime::new();
    let foreign: Object = other.run("[1, 2]")?;
    let mut rt = Runtime::new();
    let give = rt.function("give", move || foreign.clone());
    rt.set("give", give)?;
    let error = rt.run::<()>("give()").unwrap_err();
    assert!(error.is_exception("RuntimeError"), "{error}");
    assert_eq!(rt.run::<i64>("1 + 1")?, 2);
    Ok(())
}

#[test]
fn many_handles_do_not_grow_without_a_collection() -> Result<()> {
    let mut rt = Runtime::new();
    let list: Object = rt.run("[[], []]")?;
    for _ in 0..10_000 {
        rt.item::<Object>(&list, 0)?;
    }
    assert!(rt.stats().handles <= 2);
    Ok(())
}

#[test]
fn ten_thousand_runtimes_come_and_go() -> Result<()> {
    for i in 0..10_000 {
        let mut rt = Runtime::new();
        if i % 100 == 0 {
            assert_eq!(rt.run::<i64>("def f():\n    return lambda: f\n41 + 1")?, 42);
        }
    }
    Ok(())
}

#[test]
fn a_host_function_can_hold_a_closure_of_its_own_runtime() -> Result<()> {
    let mut rt = Runtime::new();
    let double: Closure = rt.run("lambda x: x * 2")?;
    let both = rt.function("both", move |cx: &mut Ctx<'_>, x: i64| -> Result<i64> {
        let once: i64 = cx.call(&double, (x,))?;
        cx.call(&double, (once,))
    });
    rt.collect();
    assert_eq!(rt.call::<i64>(&both, (3,))?, 12);
    Ok(())
}

#[test]
fn a_long_loop_of_calls_inside_a_host_function_keeps_nothing() -> Result<()> {
    let limits = nonlocal::Limits::new().heap_bytes(8 << 20);
    let mut rt = Engine::builder().limits(limits).build().runtime();
    let repeat = rt.function(
        "repeat",
        |cx: &mut Ctx<'_>, f: Closure, n: u32| -> Result<()> {
            for _ in 0..n {
                let list: Object = cx.call(&f, ("text",))?;
                cx.call_method::<()>(&list, "append", (1.5,))?;
            }
            Ok(())
        },
    );
    rt.set("repeat", repeat)?;
    rt.run::<()>("repeat(lambda text: [text] * 1000, 10000)")
}
