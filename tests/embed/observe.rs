//! Observers: what they are told, what they may do, and that they change nothing.

use std::sync::{Arc, Mutex};

use nonlocal::{
    Closure, Engine, Error, ErrorKind, Event, Flow, Frame, Fuel, Module, Result, Runtime, Step,
    Value,
};

type Log = Arc<Mutex<Vec<String>>>;

/// Writes down every event.
fn logged(rt: &mut Runtime) -> Log {
    let log = Log::default();
    let lines = Arc::clone(&log);
    rt.observe(move |event: &Event, frame: &mut Frame<'_>| {
        let what = match event {
            Event::Call => "call".to_owned(),
            Event::Resume => "resume".to_owned(),
            Event::Line => "line".to_owned(),
            Event::Return(value) => format!("return {}", shown(frame, value)),
            Event::Yield(value) => format!("yield {}", shown(frame, value)),
            Event::Raise(exc) => format!("raise {}", shown(frame, &exc.clone().into())),
            Event::Unwind => "unwind".to_owned(),
            Event::CellWrite { name, value, .. } => match value {
                Some(value) => format!("{name} = {}", shown(frame, value)),
                None => format!("del {name}"),
            },
            other => format!("{other:?}"),
        };
        let place = format!("{}:{} {what}", frame.code().name, frame.line());
        lines.lock().expect("no panic").push(place);
    });
    log
}

fn shown(frame: &mut Frame<'_>, value: &Value) -> String {
    frame.ctx().repr(value.clone()).unwrap_or_default()
}

fn observed(source: &str) -> String {
    let mut rt = Runtime::new();
    let log = logged(&mut rt);
    let _ = rt.run::<()>(source);
    let lines = log.lock().expect("no panic");
    lines.join("\n")
}

#[test]
fn calls_lines_and_results_come_in_order() {
    let source = "\
def f(x):
    y = x + 1
    return y

a = f(1)
b = a
";
    assert_eq!(
        observed(source),
        "<module>:1 call\n<module>:1 line\n<module>:5 line\nf:1 call\nf:2 line\nf:3 line\nf:3 return 2\n<module>:6 line\n<module>:6 return None"
    );
}

#[test]
fn loops_come_once_a_round() {
    let log = observed("for i in range(2):\n    x = i\nwhile x < 3: x += 1\n");
    let lines: Vec<&str> = log.lines().filter(|line| line.ends_with("line")).collect();
    assert_eq!(lines.len(), 8, "{log}");
}

#[test]
fn generators_yield_and_go_on() {
    let source = "\
def g():
    yield 1
    yield 2
for x in g(): pass
";
    let log = observed(source);
    let of_g: Vec<&str> = log.lines().filter(|line| line.starts_with("g:")).collect();
    assert_eq!(
        of_g,
        [
            "g:1 call",
            "g:2 line",
            "g:2 yield 1",
            "g:2 resume",
            "g:3 line",
            "g:3 yield 2",
            "g:3 resume",
            "g:3 return None"
        ],
        "{log}"
    );
}

#[test]
fn exceptions_come_in_each_frame_that_they_pass() {
    let source = "\
def f():
    1 // 0
def g():
    f()
try:
    g()
except ZeroDivisionError:
    pass
";
    let log = observed(source);
    let error = "ZeroDivisionError('division by zero')";
    let tail: Vec<&str> = log
        .lines()
        .filter(|line| line.contains("raise") || line.contains("unwind"))
        .collect();
    assert_eq!(
        tail,
        [
            format!("f:2 raise {error}"),
            "f:2 unwind".to_owned(),
            format!("g:4 raise {error}"),
            "g:4 unwind".to_owned(),
            format!("<module>:6 raise {error}"),
        ]
    );
}

#[test]
fn writes_to_shared_variables_are_told_by_name() {
    let source = "\
def make(n):
    def step():
        nonlocal n
        n += 1
    def drop():
        nonlocal n
        del n
    return step, drop
step, drop = make(1)
step()
drop()
";
    let log = observed(source);
    let writes: Vec<&str> = log
        .lines()
        .filter(|line| line.contains(" = ") || line.contains("del"))
        .collect();
    assert_eq!(writes, ["step:4 n = 2", "drop:7 del n"]);
}

#[test]
fn every_frame_that_begins_ends() -> Result<()> {
    let mut rt = Runtime::new();
    let depth = Arc::new(Mutex::new((0_i64, 0_i64)));
    let counted = Arc::clone(&depth);
    rt.observe(move |event: &Event, _: &mut Frame<'_>| {
        let mut depth = counted.lock().expect("no panic");
        match event {
            Event::Call | Event::Resume => depth.0 += 1,
            Event::Return(_) | Event::Yield(_) | Event::Unwind => depth.0 -= 1,
            _ => {}
        }
        depth.1 = depth.1.max(depth.0);
    });
    let source = "
def g(n):
    try:
        yield n
        yield from g(n - 1) if n else ()
    finally:
        list(x for x in 'ab')
def f(n):
    return sorted([3, 1, 2], key=lambda x: f(n - 1) and x if n else x)
class C:
    x = f(1)
    def __init__(self): self.y = f(0)
    def __repr__(self): return str(C.x)
for x in g(2): repr(C())
it = g(3)
next(it)
it.close()
try:
    f('x')
except TypeError: pass
";
    rt.run::<()>(source)?;
    let (now, most) = *depth.lock().expect("no panic");
    assert_eq!(now, 0);
    assert!(most > 3, "{most}");
    Ok(())
}

#[test]
fn an_observer_raises_what_scripts_can_catch_or_ends_the_run() -> Result<()> {
    let mut rt = Runtime::new();
    rt.observe(|event: &Event, frame: &mut Frame<'_>| -> Result<Flow> {
        match (event, &*frame.code().name) {
            (Event::Call, "refused") => Err(Error::exception("PermissionError", "no")),
            (Event::Call, "fatal") => Err(Error::interrupted()),
            _ => Ok(Flow::Continue),
        }
    });
    let source = "
def refused(): pass
def fatal(): pass
try:
    refused()
except PermissionError as e:
    r = str(e)
r";
    assert_eq!(rt.run::<String>(source)?, "no");
    let error = rt
        .run::<()>("try:\n    fatal()\nexcept BaseException: pass")
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    rt.unobserve();
    rt.run::<()>("fatal()")
}

#[test]
fn an_observer_that_panics_is_an_error() -> Result<()> {
    let mut rt = Runtime::new();
    rt.observe(|event: &Event, _: &mut Frame<'_>| {
        assert!(!matches!(event, Event::CellWrite { .. }), "seen too much");
    });
    let source = "def f():\n    n = 1\n    return lambda: n\nf()()";
    let error = rt.run::<i64>(source).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Panic);
    rt.unobserve();
    assert_eq!(rt.run::<i64>(source)?, 1);
    Ok(())
}

#[test]
fn an_observer_calls_scripts_and_is_not_told_of_that() -> Result<()> {
    let mut rt = Runtime::new();
    let helper: Closure = rt.run("seen = []\ndef helper(x): seen.append(x)\nhelper")?;
    rt.observe(move |event: &Event, frame: &mut Frame<'_>| -> Result<()> {
        if *event == Event::Line {
            let line = i64::from(frame.line());
            frame.ctx().call::<()>(&helper, (line,))?;
        }
        Ok(())
    });
    rt.run::<()>("a = 1\nb = 2\n\nc = 3")?;
    rt.unobserve();
    assert_eq!(rt.run::<Vec<i64>>("seen")?, [1, 2, 4]);
    Ok(())
}

/// Stops at every line; gives the lines.
fn stepped(rt: &mut Runtime, source: &str) -> Result<(Vec<u32>, String)> {
    rt.observe(|event: &Event, _: &mut Frame<'_>| match event {
        Event::Line => Flow::Pause,
        _ => Flow::Continue,
    });
    let mut lines = Vec::new();
    let value = walk(rt.start_program(source, Fuel::ALL)?, &mut lines)?;
    rt.unobserve();
    Ok((lines, rt.repr(value)?))
}

fn walk(mut step: Step<'_, Value>, lines: &mut Vec<u32>) -> Result<Value> {
    loop {
        step = match step {
            Step::Done(value) => return Ok(value),
            Step::Observed(mut paused) => {
                lines.push(paused.frame().expect("a frame").line());
                paused.resume(Fuel::ALL)?
            }
            Step::OutOfFuel(paused) => paused.resume(Fuel::ALL)?,
            Step::HostCall(call) => call.resume("answer", Fuel::ALL)?,
            other => unreachable!("another kind of step: {other:?}"),
        };
    }
}

#[test]
fn a_run_stops_at_each_line_and_goes_on() -> Result<()> {
    let mut rt = Runtime::new();
    let source = "\
def f(n):
    t = 0
    for i in range(n):
        t += i
    return t
x = f(2)
x + 1
";
    let (lines, value) = stepped(&mut rt, source)?;
    assert_eq!(value, "2");
    assert_eq!(lines, [1, 6, 2, 3, 4, 3, 4, 3, 5, 7]);
    Ok(())
}

#[test]
fn stepping_changes_no_result() -> Result<()> {
    let source = "
def g(n):
    for i in range(n):
        try:
            yield [i, {str(i): i}]
        finally:
            pass
class C:
    def __init__(self, x): self.x = x
    def __lt__(self, other):
        r = self.x < other.x
        return r
out = []
for item in g(3):
    out.append((item, [c.x for c in sorted([C(3), C(1), C(2)])]))
    with_default = {**item[1], 'k': (lambda *a, k=1: [a, k])(*item, k=out and 2)}
    out.append(with_default)
str(out)
";
    let mut rt = Runtime::new();
    let plain: String = rt.run(source)?;
    for stress in [false, true] {
        let mut rt = Engine::builder().gc_stress(stress).build().runtime();
        let (lines, value) = stepped(&mut rt, source)?;
        assert_eq!(value.trim_matches('"'), plain, "{lines:?}");
        assert!(lines.len() > 30);
    }
    Ok(())
}

#[test]
fn a_stepped_run_waits_for_the_host_too() -> Result<()> {
    let module = Module::new("net").deferred("fetch", ["url"]);
    let mut rt = Engine::builder().module(module).build().runtime();
    let (lines, value) = stepped(
        &mut rt,
        "from net import fetch\nx = fetch('a')\ny = x + fetch('b')\ny",
    )?;
    assert_eq!(value, "'answeranswer'");
    assert_eq!(lines, [1, 2, 3, 4]);
    Ok(())
}

#[test]
fn native_code_in_between_puts_the_stop_off() -> Result<()> {
    let mut rt = Runtime::new();
    let source = "\
class K:
    def __bytes__(self):
        return b'ab'
r = len(bytes(K()))
r
";
    rt.observe(|event: &Event, frame: &mut Frame<'_>| {
        if *event == Event::Line && &*frame.code().name == "__bytes__" {
            assert!(!frame.can_pause());
            return Flow::Pause;
        }
        Flow::Continue
    });
    let mut lines = Vec::new();
    walk(rt.start_program(source, Fuel::ALL)?, &mut lines)?;
    assert_eq!(lines, [4], "behind the call");
    // A run that was not started goes on.
    assert_eq!(rt.run::<i64>("r")?, 2);
    Ok(())
}

#[test]
fn a_script_traces_beside_the_host() {
    let source = "\
import sys
seen = []
def trace(frame, event, arg):
    seen.append(event)
    return trace
def f(n):
    for i in range(n):
        n += i
    return n
sys.settrace(trace)
f(3)
sys.settrace(None)
f(3)
len(seen)
";
    let mut rt = Runtime::new();
    let log = logged(&mut rt);
    let alone: i64 = rt.run(source).expect("a number");
    assert_eq!(alone, 10);
    let told = log
        .lock()
        .expect("no panic")
        .iter()
        .filter(|line| line.starts_with("f:"))
        .count();
    assert!(told == 2 * 10, "the host sees both calls: {told}");
    assert!(
        !log.lock()
            .expect("no panic")
            .iter()
            .any(|line| line.starts_with("trace:"))
    );
    rt.unobserve();
    assert_eq!(rt.run::<i64>(source).expect("a number"), 10);
}
