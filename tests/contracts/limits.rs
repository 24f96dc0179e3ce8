//! Limits that come in the middle: the heap full at any allocation, an interrupt at any moment, and then once more.

use std::time::Duration;

use nonlocal::{Engine, ErrorKind, Fuel, Limit, Limits, Output, Result, Runtime, Step, Value};

use super::fuel::{AREAS, module};

fn runtime(limits: Limits) -> Runtime {
    let module = module().function("wait", |n: i64| n + 1);
    let engine = Engine::builder().module(module).limits(limits);
    engine.stdout(Output::collect()).build().runtime()
}

/// What a program gives, shown, and what it prints.
fn run(rt: &mut Runtime, source: &str) -> (Result<String>, String) {
    let value = rt.run::<Value>(source);
    let shown = value.and_then(|value| rt.repr(value));
    (shown, rt.take_output())
}

#[track_caller]
fn works(rt: &mut Runtime, what: &str) {
    rt.collect();
    rt.collect();
    assert_eq!(rt.stats().handles, 0, "{what}");
    assert_eq!(rt.repr(7).expect("it works"), "7", "{what}");
}

/// The limit of the heap rises until the program has room. Below, each allocation in turn is the one that is refused.
#[test]
fn the_heap_may_be_full_at_any_allocation() {
    let mut full = 0;
    for (area, source) in AREAS {
        let program = format!("import host\n{source}");
        let mut free = runtime(Limits::new());
        let base = free.stats().heap_bytes;
        let (value, printed) = run(&mut free, &program);
        let value = value.unwrap_or_else(|error| panic!("{area}: {error:?}"));
        let mut passed = 0;
        // Small steps at first, where every object counts.
        for step in 0..500_usize {
            let room = match step {
                0..120 => step * 61,
                120..400 => 120 * 61 + (step - 120) * 4_099,
                _ => 120 * 61 + 280 * 4_099 + (step - 400) * 65_537,
            };
            let mut rt = runtime(Limits::new().heap_bytes(base + room));
            for round in 0..2 {
                match run(&mut rt, &program) {
                    (Ok(found), output) => {
                        assert_eq!(
                            (&found, &output),
                            (&value, &printed),
                            "{area}, {room} bytes"
                        );
                        passed += usize::from(round == 0);
                    }
                    (Err(error), output) => {
                        let what = format!("{area}, {room} bytes, round {round}: {error:?}");
                        assert_eq!(error.kind(), ErrorKind::Limit(Limit::HeapBytes), "{what}");
                        assert!(printed.starts_with(&output), "{what}: {output}");
                        full += 1;
                    }
                }
                rt.collect();
            }
            // What is left is known again, to the last object.
            let left = rt.stats();
            rt.collect();
            let again = rt.stats();
            assert_eq!(
                (left.objects, left.object_bytes),
                (again.objects, again.object_bytes),
                "{area}"
            );
            // With more room for a host that wants to go on, it does.
            assert_eq!(rt.stats().handles, 0, "{area}, {room} bytes");
            if passed > 3 {
                break;
            }
        }
        assert!(passed > 3, "{area}: there is never room enough");
    }
    assert!(full > 1_000, "only {full} were full");
}

/// Interrupts of another thread at random moments of a run in steps; the run ends by it, or gives what it always gives.
/// A second run in the same runtime gives that, too.
#[test]
fn interrupts_at_any_moment_and_once_more() {
    let mut ended = 0;
    for (number, (area, source)) in AREAS.iter().enumerate() {
        let program = format!("import host\n{source}");
        let (value, printed) = run(&mut runtime(Limits::new()), &program);
        let value = value.unwrap_or_else(|error| panic!("{area}: {error:?}"));
        let mut rt = runtime(Limits::new());
        for round in 0..12_u64 {
            let (stop, sooner) = (rt.interrupt(), rt.interrupt());
            let moment = Duration::from_micros((round * 131 + number as u64 * 37) % 700);
            // By another thread at some moment, or between two steps.
            let in_one_go = round % 3 == 0;
            let stopper = std::thread::spawn(move || {
                if in_one_go {
                    std::thread::sleep(moment);
                    stop.now();
                }
            });
            let fuel = Fuel(if in_one_go { u64::MAX } else { 1 + round % 5 });
            let mut left = 1 + round / 3;
            let mut in_steps = || -> Result<Value> {
                let mut step = rt.start_program::<Value>(program.as_str(), fuel)?;
                loop {
                    left = left.saturating_sub(1);
                    if left == 0 && !in_one_go {
                        sooner.now();
                    }
                    step = match step {
                        Step::Done(value) => return Ok(value),
                        Step::OutOfFuel(paused) | Step::Observed(paused) => paused.resume(fuel)?,
                        other => panic!("{other:?}"),
                    };
                }
            };
            let result = in_steps();
            stopper.join().expect("no panic");
            // One that came too late is not for what follows.
            rt.interrupt().clear();
            match result {
                Ok(found) => {
                    let found = rt.repr(found).expect("it can be shown");
                    assert_eq!((&found, &rt.take_output()), (&value, &printed), "{area}");
                }
                Err(error) => {
                    assert_eq!(error.kind(), ErrorKind::Interrupted, "{area}: {error:?}");
                    assert!(printed.starts_with(&rt.take_output()), "{area}");
                    ended += 1;
                }
            }
            let (again, output) = run(&mut rt, &program);
            assert_eq!(again.ok().as_ref(), Some(&value), "{area}, once more");
            assert_eq!(output, printed, "{area}, once more");
            works(&mut rt, area);
        }
    }
    assert!(ended > 40, "only {ended} were interrupted");
}

/// Fuel for a part of a program, again and again: each time it comes as far as before, or to its end.
#[test]
fn a_run_that_a_limit_ended_comes_as_far_once_more() {
    for (area, source) in AREAS {
        let program = format!("import host\n{source}");
        let mut known = None;
        for fuel in (1..60).chain((60..3_000).step_by(211)) {
            let mut rt = runtime(Limits::new().fuel(fuel));
            let ends: Vec<(Option<String>, String)> = (0..3)
                .map(|_| {
                    let (result, output) = run(&mut rt, &program);
                    if let Err(error) = &result {
                        assert_eq!(
                            error.kind(),
                            ErrorKind::Limit(Limit::Fuel),
                            "{area}, {fuel}: {error:?}"
                        );
                    }
                    (result.ok(), output)
                })
                .collect();
            // The first has to import and to link.
            assert_eq!(ends[1], ends[2], "{area}, {fuel}");
            for (result, output) in ends {
                if let Some(result) = result {
                    let expected = known.get_or_insert((result.clone(), output.clone()));
                    assert_eq!(
                        (&result, &output),
                        (&expected.0, &expected.1),
                        "{area}, {fuel}"
                    );
                }
            }
            works(&mut rt, area);
        }
    }
}
