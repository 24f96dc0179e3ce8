//! A deferred call waits wherever it is made: the run gives what it gives where `fetch` is a function of the script.

use nonlocal::{Engine, Error, ErrorKind, Fuel, Limits, Module, Result, Runtime, Step, Value};

use super::waiting_places::PLACES;

/// What `fetch` is where nothing waits: the n-th call (from zero) that `refused` names fails.
const PLAIN: &str = "
calls = 0
def fetch(x):
    global calls
    calls += 1
    if calls - 1 == refused:
        raise OSError(f'no {x}')
    return x
";

fn engine(stress: bool) -> Engine {
    let module = Module::new("net").deferred("fetch", ["x"]);
    Engine::builder()
        .module(module)
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
                        let text = match &value {
                            Value::Str(text) => text.to_string(),
                            Value::Int(int) => int.to_string(),
                            other => format!("{other:?}"),
                        };
                        call.fail(
                            Error::exception("OSError", format!("no {text}")),
                            Fuel(fuel),
                        )?
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
        let mut rt = engine(true).runtime();
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
            // It has come to its end, or to the next call, before it saw the interrupt.
            Ok(()) => {
                let error = rt.run::<()>("for _ in range(3): pass").unwrap_err();
                assert_eq!(error.kind(), ErrorKind::Interrupted, "{name}");
            }
        }
        assert_eq!(rt.run::<i64>("1 + 1").expect("it works"), 2, "{name}");
    }
}
