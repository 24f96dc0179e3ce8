//! Calls both ways: arguments, keywords, arity errors, re-entry.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use nonlocal::{Closure, Ctx, HostFunction, Object, Rest, Result, Runtime, Value};

/// The error that a script's call raises, as text.
fn fails(rt: &mut Runtime, source: &str) -> String {
    rt.run::<Value>(source)
        .expect_err("the call fails")
        .to_string()
}

#[test]
fn hosts_pass_positional_and_keyword_arguments() -> Result<()> {
    let mut rt = Runtime::new();
    let f: Closure = rt.run("lambda a, b=2, *c, d=4, **e: [a, b, *c, d, *e.values()]")?;
    assert_eq!(rt.call::<Vec<i64>>(&f, (1,))?, [1, 2, 4]);
    assert_eq!(rt.call::<Vec<i64>>(&f, vec![1, 7, 8])?, [1, 7, 8, 4]);
    assert_eq!(
        rt.call_with::<Vec<i64>>(&f, (1,), [("d", 5), ("z", 6)])?,
        [1, 2, 5, 6]
    );
    let error = rt.call::<Value>(&f, ()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "TypeError: <lambda>() missing 1 required positional argument: 'a'"
    );
    Ok(())
}

#[test]
fn everything_callable_is_a_closure() -> Result<()> {
    let mut rt = Runtime::new();
    let class: Closure = rt
        .run("class C:\n    def __call__(self, x): return x + 1\n    def m(self): return 'm'\nC")?;
    let instance: Closure = rt.call(&class, ())?;
    assert_eq!(rt.call::<i64>(&instance, (1,))?, 2);
    let method: Closure = rt.run("C().m")?;
    assert_eq!(rt.call::<String>(&method, ())?, "m");
    let builtin: Closure = rt.run("len")?;
    assert_eq!(rt.call::<i64>(&builtin, ("four",))?, 4);
    assert_eq!(
        rt.run::<Closure>("3").unwrap_err().to_string(),
        "expected function, got int"
    );
    Ok(())
}

#[test]
fn parameters_without_names_complain_as_builtin_functions_do() -> Result<()> {
    let mut rt = Runtime::new();
    let functions = [
        rt.function("none", || 0),
        rt.function("one", |a: i64| a),
        rt.function("two", |a: i64, b: i64| a + b),
        rt.function("maybe", |a: i64, b: Option<i64>| a + b.unwrap_or(100)),
        rt.function("rest", |a: i64, Rest(b): Rest<i64>| {
            a + b.iter().sum::<i64>()
        }),
    ];
    for (name, function) in ["none", "one", "two", "maybe", "rest"]
        .iter()
        .zip(&functions)
    {
        rt.set(name, function)?;
    }
    assert_eq!(
        rt.run::<Vec<i64>>(
            "[none(), one(1), two(1, 2), maybe(1), maybe(1, 2), rest(1), rest(1, 2, 3)]"
        )?,
        [0, 1, 3, 101, 3, 1, 6]
    );
    assert_eq!(
        fails(&mut rt, "none(1)"),
        "TypeError: none() takes no arguments (1 given)"
    );
    assert_eq!(
        fails(&mut rt, "one()"),
        "TypeError: one() takes exactly one argument (0 given)"
    );
    assert_eq!(
        fails(&mut rt, "two(1)"),
        "TypeError: two expected 2 arguments, got 1"
    );
    assert_eq!(
        fails(&mut rt, "maybe()"),
        "TypeError: maybe expected at least 1 argument, got 0"
    );
    assert_eq!(
        fails(&mut rt, "maybe(1, 2, 3)"),
        "TypeError: maybe expected at most 2 arguments, got 3"
    );
    assert_eq!(
        fails(&mut rt, "rest()"),
        "TypeError: rest expected at least 1 argument, got 0"
    );
    assert_eq!(
        fails(&mut rt, "one(a=1)"),
        "TypeError: one() takes no keyword arguments"
    );
    assert_eq!(
        fails(&mut rt, "two(1, 'x')"),
        "TypeError: two() argument 2: expected int, got str"
    );
    Ok(())
}

#[test]
fn parameters_with_names_complain_as_python_functions_do() -> Result<()> {
    let mut rt = Runtime::new();
    let function = HostFunction::new("f", |a: i64, b: i64, c: i64| a * 100 + b * 10 + c)
        .param("a")
        .param("b")
        .param_or("c", 3);
    let module = nonlocal::Module::new("m").with(function);
    let mut named = nonlocal::Engine::builder().module(module).build().runtime();
    named.run::<()>("from m import f")?;
    assert_eq!(named.run::<i64>("f(1, 2)")?, 123);
    assert_eq!(named.run::<i64>("f(c=9, b=8, a=7)")?, 789);
    let mut same = |call: &str| {
        rt.run::<()>("def f(a, b, c=3): return a * 100 + b * 10 + c")
            .expect("a definition");
        let python = fails(&mut rt, call);
        assert_eq!(fails(&mut named, call), python);
        python
    };
    assert_eq!(
        same("f()"),
        "TypeError: f() missing 2 required positional arguments: 'a' and 'b'"
    );
    assert_eq!(
        same("f(b=1)"),
        "TypeError: f() missing 1 required positional argument: 'a'"
    );
    assert_eq!(
        same("f(1, 2, 3, 4)"),
        "TypeError: f() takes from 2 to 3 positional arguments but 4 were given"
    );
    assert_eq!(
        same("f(1, a=2)"),
        "TypeError: f() got multiple values for argument 'a'"
    );
    same("f(1, 2, d=4)");
    Ok(())
}

#[test]
fn rust_closures_share_state_with_the_host() -> Result<()> {
    let count = Arc::new(AtomicI64::new(0));
    let mut rt = Runtime::new();
    let seen = Arc::clone(&count);
    let tick = rt.function("tick", move || seen.fetch_add(1, Ordering::Relaxed));
    rt.set("tick", tick)?;
    rt.run::<()>("for _ in range(5): tick()")?;
    assert_eq!(count.load(Ordering::Relaxed), 5);
    Ok(())
}

#[test]
fn a_host_function_changes_a_list_that_is_being_iterated() -> Result<()> {
    let mut rt = Runtime::new();
    let clear = rt.function("clear", |cx: &mut Ctx<'_>, list: Object| {
        cx.call_method::<()>(&list, "clear", ())
    });
    rt.set("clear", clear)?;
    assert_eq!(
        rt.run::<i64>("items = [1, 2, 3]\nfor x in items: clear(items)\nlen(items)")?,
        0
    );
    let source = "items = [3, 1, 2]\nsorted(items, key=lambda x: (clear(items), x)[1])";
    assert_eq!(rt.run::<Vec<i64>>(source)?, [1, 2, 3]);
    Ok(())
}

#[test]
fn a_callback_writes_the_cell_that_is_being_used() -> Result<()> {
    let mut rt = Runtime::new();
    let call = rt.function("call", |cx: &mut Ctx<'_>, f: Closure| {
        let n = cx.cell(&f, "n")?;
        cx.write(&n, 10)?;
        cx.call::<i64>(&f, ())
    });
    rt.set("call", call)?;
    let source = "
def outer():
    n = 1
    def f():
        nonlocal n
        n += 1
        return n
    n = n + call(f)
    return n
outer()";
    assert_eq!(rt.run::<i64>(source)?, 12);
    Ok(())
}

#[test]
fn recursion_through_the_host_ends_in_a_recursion_error() -> Result<()> {
    let mut rt = Runtime::new();
    let call = rt.function("call", |cx: &mut Ctx<'_>, f: Closure| {
        cx.call::<i64>(&f, ())
    });
    rt.set("call", call)?;
    let error = rt.run::<i64>("def f(): return call(f)\nf()").unwrap_err();
    assert!(error.is_exception("RecursionError"), "{error}");
    assert_eq!(rt.run::<i64>("call(lambda: 1)")?, 1);
    Ok(())
}

#[test]
fn functions_of_the_host_look_like_builtin_functions() -> Result<()> {
    let mut rt = Runtime::new();
    let double = rt.function("double", |x: i64| x * 2);
    rt.set("double", double)?;
    assert_eq!(rt.run::<String>("double.__name__")?, "double");
    assert_eq!(
        rt.run::<String>("type(double).__name__")?,
        "builtin_function_or_method"
    );
    assert_eq!(rt.run::<Vec<i64>>("list(map(double, [1, 2]))")?, [2, 4]);
    Ok(())
}
