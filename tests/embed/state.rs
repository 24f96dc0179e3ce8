//! State of the host: data of a runtime, functions that borrow, and functions that change what they capture.

use nonlocal::{
    Closure, Ctx, Engine, Error, ErrorKind, Fuel, Keywords, Limits, Module, Program, Rest, Result,
    Runtime, Step,
};

#[derive(Default, PartialEq, Debug)]
struct Score(u32);

#[test]
fn data_belongs_to_one_runtime_and_one_type() -> Result<()> {
    let hit = |cx: &mut Ctx<'_>, points: u32| -> Result<u32> {
        let score = cx.data_mut::<Score>();
        let score = score.ok_or_else(|| Error::exception("LookupError", "no game is on"))?;
        score.0 += points;
        Ok(score.0)
    };
    let engine = Engine::builder()
        .module(Module::new("game").function("hit", hit))
        .build();
    let (mut red, mut blue) = (engine.runtime(), engine.runtime());
    assert_eq!(red.set_data(Score::default()), None);
    assert_eq!(red.set_data("a name"), None);
    assert_eq!(red.run::<u32>("from game import hit\nhit(3)\nhit(4)")?, 7);
    assert_eq!(red.data::<Score>(), Some(&Score(7)));
    assert_eq!(red.data::<&str>(), Some(&"a name"));
    let error = blue.run::<()>("import game\ngame.hit(1)").unwrap_err();
    assert_eq!(error.to_string(), "LookupError: no game is on");
    if let Some(score) = red.data_mut::<Score>() {
        score.0 = 100;
    }
    assert_eq!(red.run::<u32>("hit(1)")?, 101);
    assert_eq!(red.set_data(Score(5)), Some(Score(101)));
    assert_eq!(red.take_data::<Score>(), Some(Score(5)));
    assert_eq!((red.data::<Score>(), red.data::<u8>()), (None, None));
    Ok(())
}

#[test]
fn data_is_dropped_with_the_runtime_even_where_that_panics() {
    struct Bomb {
        _alive: std::sync::Arc<()>,
    }
    impl Drop for Bomb {
        fn drop(&mut self) {
            panic!("boom");
        }
    }
    let alive = std::sync::Arc::new(());
    let mut rt = Runtime::new();
    rt.set_data(Bomb {
        _alive: alive.clone(),
    });
    drop(rt);
    assert_eq!(std::sync::Arc::strong_count(&alive), 1);
}

#[test]
fn functions_of_a_scope_borrow_from_the_stack() -> Result<()> {
    let mut rt = Runtime::new();
    let (mut sum, mut names) = (0, Vec::new());
    let title = String::from("order");
    let last: i64 = rt.scoped(|s| {
        let add = s.function("add", |n: i64| {
            sum += n;
            sum
        });
        let note = s.function("note", |name: &str| names.push(format!("{title} {name}")));
        s.set("add", add)?;
        s.set("note", note)?;
        s.run::<()>("for n in range(5): add(n)\nnote('tea')")?;
        let all: Closure = s.run("lambda *numbers: [add(n) for n in numbers][-1]")?;
        s.call(&all, (10, 20))
    })?;
    assert_eq!((last, sum), (40, 40));
    assert_eq!(names, ["order tea"]);
    Ok(())
}

/// Wherever a script calls a function that the host answers later, it can call one of a scope.
#[test]
fn functions_of_a_scope_are_called_from_everywhere() -> Result<()> {
    let mut rt = Runtime::new();
    let mut calls = 0;
    let found: Vec<i64> = rt.scoped(|s| {
        let up = s.function("up", |x: i64| {
            calls += 1;
            x + 1
        });
        s.set("up", up)?;
        s.run(
            "
class P:
    @property
    def p(self): return up(1)
    def __add__(self, other): return up(other)
def g():
    yield up(1)
    yield up(2)
def deep(n): return up(n) if n == 0 else deep(n - 1)
[*sorted([3, 1], key=up), sum(map(up, [1, 2])), max(g()), P().p, P() + 5, deep(50), *[up(i) for i in range(2)]]",
        )
    })?;
    assert_eq!(found, [1, 3, 5, 3, 2, 6, 1, 1, 2]);
    assert_eq!(calls, 11);
    Ok(())
}

#[test]
fn functions_of_a_scope_take_arguments_as_all_others() -> Result<()> {
    let mut rt = Runtime::new();
    let mut seen = Vec::new();
    rt.scoped(|s| -> Result<()> {
        let f = s.function(
            "f",
            |a: i64, b: Option<i64>, Rest(rest): Rest<i64>, Keywords(named): Keywords<i64>| {
                seen.push((a, b, rest, named));
            },
        );
        s.set("f", f)?;
        s.run("f(1)\nf(1, 2)\nf(1, 2, 3, 4, x=5, y=6)\nf(1, z=9)")
    })?;
    let named = |pairs: &[(&str, i64)]| -> Vec<(String, i64)> {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), *value))
            .collect()
    };
    assert_eq!(
        seen,
        [
            (1, None, vec![], named(&[])),
            (1, Some(2), vec![], named(&[])),
            (1, Some(2), vec![3, 4], named(&[("x", 5), ("y", 6)])),
            (1, None, vec![], named(&[("z", 9)])),
        ]
    );
    let errors: Vec<String> = rt.scoped(|s| {
        let g = s.function("g", |_: i64| ());
        s.set("g", g)?;
        let calls = ["g()", "g(1, 2)", "g('x')", "g(x=1)"];
        let error = |call: &str| s.run::<()>(call).map_err(|error| error.to_string());
        Ok::<_, Error>(calls.map(error).map(Result::unwrap_err).into())
    })?;
    assert_eq!(
        errors,
        [
            "TypeError: g() takes exactly one argument (0 given)",
            "TypeError: g() takes exactly one argument (2 given)",
            "TypeError: g() argument 1: expected int, got str",
            "TypeError: g() takes no keyword arguments",
        ]
    );
    Ok(())
}

#[test]
fn what_a_function_of_a_scope_ends_with_is_the_scripts() -> Result<()> {
    let mut rt = Runtime::new();
    let mut tries = 0;
    let text: String = rt.scoped(|s| {
        let fail = s.function("fail", |kind: &str| -> Result<()> {
            tries += 1;
            Err(Error::exception(kind, "no"))
        });
        s.set("fail", fail)?;
        s.run("try:\n    fail('ValueError')\nexcept ValueError as error:\n    text = repr(error)\ntext")
    })?;
    assert_eq!((text.as_str(), tries), ("ValueError('no')", 1));
    let error = rt
        .scoped(|s| {
            let fail = s.function("fail", || -> Result<(), std::fmt::Error> {
                Err(std::fmt::Error)
            });
            s.set("fail", fail)?;
            s.run::<()>("def f(): fail()\nf()")
        })
        .unwrap_err();
    assert!(error.downcast_ref::<std::fmt::Error>().is_some());
    let error = rt
        .scoped(|s| {
            let fail = s.function("fail", || -> () { panic!("no good") });
            s.set("fail", fail)?;
            s.run::<()>("try: fail()\nexcept BaseException: pass")
        })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Panic);
    assert!(error.message().ends_with("no good"));
    assert_eq!(rt.run::<i64>("6 * 7")?, 42);
    Ok(())
}

#[test]
fn functions_of_a_scope_end_with_it() -> Result<()> {
    let mut rt = Runtime::new();
    let mut n = 0;
    rt.scoped(|s| {
        let up = s.function("up", || n += 1);
        s.set("up", up)?;
        // The runtime by itself cannot call them, nor can a scope inside.
        let late = s.runtime().run::<()>("up()").unwrap_err();
        assert!(late.is_exception("RuntimeError"));
        let inner = s.runtime().scoped(|s| s.run::<()>("up()")).unwrap_err();
        assert!(inner.is_exception("RuntimeError"));
        s.run::<()>("up()")
    })?;
    assert_eq!(n, 1);
    let message = "RuntimeError: up() belongs to a scope of the host that does not run";
    assert_eq!(rt.run::<()>("up()").unwrap_err().to_string(), message);
    let step = rt.start_program::<()>("up()", Fuel::ALL).map(drop);
    assert_eq!(step.unwrap_err().to_string(), message);
    rt.scoped(|s| {
        let other = s.function("other", || ());
        s.set("other", other)?;
        assert_eq!(s.run::<()>("up()").unwrap_err().to_string(), message);
        s.run::<()>("other()")
    })
}

#[test]
fn a_function_of_a_scope_calls_scripts_that_do_not_call_the_scope() -> Result<()> {
    let mut rt = Runtime::new();
    let mut seen = Vec::new();
    let found = rt.scoped(|s| {
        let each = s.function("each", |cx: &mut Ctx<'_>, f: Closure| -> Result<i64> {
            let value = cx.call::<i64>(&f, (20,))?;
            seen.push(value);
            Ok(value)
        });
        s.set("each", each)?;
        let value = s.run::<i64>("each(lambda x: x + 1) * 2")?;
        let error = s.run::<()>("each(lambda x: each(abs))").unwrap_err();
        Ok::<_, Error>((value, error.to_string()))
    })?;
    assert_eq!((found.0, seen), (42, vec![21]));
    assert!(
        found
            .1
            .starts_with("RuntimeError: each() cannot wait for its answer")
    );
    Ok(())
}

#[test]
fn the_limits_hold_for_a_scope_as_a_whole() {
    let limits = Limits::new().fuel(10_000);
    let mut rt = Engine::builder().limits(limits).build().runtime();
    let mut calls = 0_u32;
    let error = rt
        .scoped(|s| {
            let tick = s.function("tick", || calls += 1);
            s.set("tick", tick)?;
            s.run::<()>("while True: tick()")
        })
        .unwrap_err();
    assert_eq!(
        error.kind(),
        ErrorKind::Limit(nonlocal::Limit::Fuel),
        "{error}"
    );
    assert!((100..10_000).contains(&calls), "{calls} calls");
}

#[test]
fn a_scope_does_not_answer_for_the_host() {
    let net = Module::new("net").deferred("fetch", ["url"]);
    let mut rt = Engine::builder().module(net).build().runtime();
    let error = rt
        .scoped(|s| s.run::<()>("import net\nnet.fetch('a')"))
        .unwrap_err();
    assert!(error.is_exception("RuntimeError"), "{error}");
    assert!(error.message().contains("`Runtime::start`"), "{error}");
    let slept = rt.scoped(|s| s.run::<i64>("import asyncio\nasyncio.run(asyncio.sleep(0.001, 5))"));
    assert_eq!(slept.ok(), Some(5));
}

#[test]
fn a_function_changes_what_it_captures() -> Result<()> {
    let mut rt = Runtime::new();
    let mut n = 0;
    let count = rt.function_mut("count", move |by: Option<i64>| {
        n += by.unwrap_or(1);
        n
    });
    rt.set("count", count)?;
    assert_eq!(
        rt.run::<Vec<i64>>("[count(), count(5), count()]")?,
        [1, 6, 7]
    );
    let again = rt.function_mut("again", |cx: &mut Ctx<'_>, f: Closure| -> Result<i64> {
        cx.call(&f, ())
    });
    rt.set("again", again)?;
    assert_eq!(rt.run::<i64>("again(lambda: 3)")?, 3);
    let error = rt.run::<()>("again(lambda: again(lambda: 3))").unwrap_err();
    assert_eq!(
        error.to_string(),
        "RuntimeError: again() is running already"
    );
    assert_eq!(rt.run::<i64>("again(lambda: 4)")?, 4);
    Ok(())
}

/// A run that is given up inside a scope leaves nothing behind.
#[test]
fn a_scope_can_be_left_in_the_middle() -> Result<()> {
    let mut rt = Runtime::new();
    let mut n = 0;
    rt.scoped(|s| {
        let up = s.function("up", || n += 1);
        s.set("up", up)?;
        let step = s
            .runtime()
            .start_program::<()>("x = 1\nwhile True: x += 1", Fuel(100))?;
        assert!(matches!(step, Step::OutOfFuel(_)));
        drop(step);
        s.run::<()>("up()")
    })?;
    assert_eq!(n, 1);
    Ok(())
}

/// What COMPATIBILITY.md says of `__subclasses__`: isolated programs share a runtime, and not their classes.
#[test]
fn isolated_programs_do_not_find_each_others_classes() -> Result<()> {
    let mut rt = Runtime::new();
    let secret = Program::compile_isolated("a.py", "class Secret(Exception): key = 42\nSecret")?;
    let _kept: Closure = rt.run(&secret)?;
    let search = "
seen, work = set(), [object, type, Exception]
while work:
    for found in type.__subclasses__(work.pop()):
        if found not in seen:
            seen.add(found)
            work.append(found)
sorted(found.__name__ for found in seen if found.__name__ == 'Secret')";
    let search = Program::compile_isolated("b.py", search)?;
    assert_eq!(rt.run::<Vec<String>>(&search)?, [""; 0]);
    Ok(())
}
