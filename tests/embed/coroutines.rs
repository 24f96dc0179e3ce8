//! Coroutines of scripts that the host runs to their end: `Runtime::drive`.

use std::fmt;

use nonlocal::{
    Closure, Ctx, Engine, Error, ErrorKind, Limit, Limits, Object, Output, Result, Runtime,
};

/// A script with something to await, and coroutines that await it.
const SOURCE: &str = "
class Ask:
    def __init__(self, what):
        self.what = what
    def __await__(self):
        return (yield self.what)

async def plain(x):
    return x * 2

async def through(x):
    return await plain(x) + await plain(1)

async def sum_of(*names):
    total = 0
    for name in names:
        total += await Ask(name)
    return total

async def careful(name):
    try:
        return await Ask(name)
    except LookupError as error:
        return -len(str(error))
    finally:
        print('left')

async def endless():
    while True:
        await Ask('again')
";

#[derive(Debug)]
struct Missing(String);

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no {}", self.0)
    }
}

impl std::error::Error for Missing {}

fn runtime(stress: bool, fuel: Option<u64>) -> Result<Runtime> {
    let mut limits = Limits::new();
    limits.fuel = fuel;
    let engine = Engine::builder()
        .limits(limits)
        .stdout(Output::collect())
        .gc_stress(stress);
    let mut rt = engine.build().runtime();
    rt.run::<()>(SOURCE)?;
    Ok(rt)
}

fn coroutine(rt: &mut Runtime, call: &str) -> Result<Object> {
    rt.run::<Object>(call)
}

/// Answers with the length of what is asked for; without an `a` there is nothing.
fn length(_: &mut Ctx<'_>, name: String) -> Result<usize, Missing> {
    match name.contains('a') {
        true => Ok(name.len()),
        false => Err(Missing(name)),
    }
}

#[test]
fn a_coroutine_that_asks_nothing_gives_its_result() -> Result<()> {
    let mut rt = runtime(false, None)?;
    let through = coroutine(&mut rt, "through(20)")?;
    assert_eq!(rt.drive::<i64, _, _>(&through, length)?, 42);
    Ok(())
}

#[test]
fn the_host_answers_what_is_awaited() -> Result<()> {
    for stress in [false, true] {
        let mut rt = runtime(stress, None)?;
        let sum = coroutine(&mut rt, "sum_of('tea', 'a', 'sugar')")?;
        assert_eq!(rt.drive::<i64, _, _>(&sum, length)?, 9);
    }
    Ok(())
}

#[test]
fn an_answer_may_call_scripts_and_be_called_again() -> Result<()> {
    let mut rt = runtime(true, None)?;
    let double: Closure = rt.run("lambda text: text * 2")?;
    let sum = coroutine(&mut rt, "sum_of('tea', 'a')")?;
    let total: i64 = rt.drive(&sum, |cx: &mut Ctx<'_>, name: String| {
        let twice: String = cx.call(&double, (name,))?;
        Ok::<_, Error>(twice.len())
    })?;
    assert_eq!(total, 8);
    Ok(())
}

#[test]
fn an_error_of_the_host_is_raised_where_the_script_awaits() -> Result<()> {
    let mut rt = runtime(false, None)?;
    let careful = coroutine(&mut rt, "careful('milk')")?;
    let refuse = |_: &mut Ctx<'_>, name: String| -> Result<i64> {
        Err(Error::exception("LookupError", format!("no {name}")))
    };
    assert_eq!(rt.drive::<i64, _, _>(&careful, refuse)?, -7);
    assert_eq!(rt.take_output(), "left\n");

    // Not caught, it comes out as it was, behind the blocks that it left.
    let careful = coroutine(&mut rt, "careful('milk')")?;
    let error = rt.drive::<i64, _, _>(&careful, length).unwrap_err();
    let own = error.downcast_ref::<Missing>().map(|missing| &*missing.0);
    assert_eq!(own, Some("milk"), "{error}");
    let frames = error.frames().iter();
    let functions: Vec<_> = frames.map(|frame| &*frame.function).collect();
    assert_eq!(functions, ["careful", "__await__"]);
    assert_eq!(rt.take_output(), "left\n");
    Ok(())
}

#[test]
fn what_cannot_be_awaited_is_refused_in_pythons_words() -> Result<()> {
    let mut rt = runtime(false, None)?;
    let none = coroutine(&mut rt, "[1]")?;
    let error = rt.drive::<i64, _, _>(&none, length).unwrap_err();
    assert_eq!(
        error.to_string(),
        "TypeError: 'list' object can't be awaited"
    );

    let once = coroutine(&mut rt, "plain(1)")?;
    assert_eq!(rt.drive::<i64, _, _>(&once, length)?, 2);
    let error = rt.drive::<i64, _, _>(&once, length).unwrap_err();
    assert_eq!(
        error.to_string(),
        "RuntimeError: cannot reuse already awaited coroutine"
    );
    Ok(())
}

#[test]
fn answers_and_results_of_another_type_are_errors_of_conversion() -> Result<()> {
    let mut rt = runtime(false, None)?;
    let sum = coroutine(&mut rt, "sum_of(1)")?;
    let error = rt.drive::<i64, _, _>(&sum, length).unwrap_err();
    assert_eq!(error.to_string(), "TypeError: expected str, got int");
    let plain = coroutine(&mut rt, "plain('x')")?;
    let error = rt.drive::<i64, _, _>(&plain, length).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Convert);
    Ok(())
}

#[test]
fn limits_hold_for_all_steps_together() -> Result<()> {
    let mut rt = runtime(false, Some(10_000))?;
    let endless = coroutine(&mut rt, "endless()")?;
    let mut asked = 0;
    let error = rt
        .drive::<(), _, _>(&endless, |_: &mut Ctx<'_>, _: String| {
            asked += 1;
            Ok::<_, Error>(())
        })
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
    assert!((10..10_000).contains(&asked), "{asked}");
    assert_eq!(rt.run::<i64>("1 + 1")?, 2, "the runtime goes on");
    Ok(())
}

#[test]
fn a_handle_of_another_runtime_is_refused() -> Result<()> {
    let (mut rt, mut other) = (runtime(false, None)?, runtime(false, None)?);
    let foreign = coroutine(&mut other, "plain(1)")?;
    let error = rt.drive::<i64, _, _>(&foreign, length).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ForeignHandle);
    Ok(())
}

#[test]
fn a_panic_of_the_answer_is_an_error_that_scripts_do_not_catch() -> Result<()> {
    let mut rt = runtime(false, None)?;
    let careful = coroutine(&mut rt, "careful('milk')")?;
    let answer = |_: &mut Ctx<'_>, _: String| -> Result<i64> { panic!("spilt") };
    let error = rt.drive::<i64, _, _>(&careful, answer).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Panic);
    assert_eq!(error.to_string(), "a callback of the host panicked: spilt");
    assert_eq!(rt.run::<i64>("1 + 1")?, 2, "the runtime goes on");
    Ok(())
}

#[test]
fn an_awaitable_may_be_any_iterator() -> Result<()> {
    let mut rt = runtime(false, None)?;
    rt.run::<()>(
        "
class Letters:
    def __await__(self):
        return iter('aab')

async def letters():
    return await Letters()
",
    )?;
    let mut seen = Vec::new();
    let letters = coroutine(&mut rt, "letters()")?;
    rt.drive::<(), _, _>(&letters, |_: &mut Ctx<'_>, letter: String| {
        seen.push(letter);
        Ok::<_, Error>(())
    })?;
    assert_eq!(seen, ["a", "a", "b"]);
    // An iterator without `send` takes no other answer, nor an error.
    let letters = coroutine(&mut rt, "letters()")?;
    let error = rt.drive::<(), _, _>(&letters, length).unwrap_err();
    assert!(error.is_exception("AttributeError"), "{error}");
    let letters = coroutine(&mut rt, "letters()")?;
    let refuse =
        |_: &mut Ctx<'_>, _: String| -> Result<()> { Err(Error::exception("OSError", "no")) };
    let error = rt.drive::<(), _, _>(&letters, refuse).unwrap_err();
    assert!(error.is_exception("OSError"), "{error}");
    Ok(())
}
