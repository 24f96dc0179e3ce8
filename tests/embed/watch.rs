//! Watches: what they are told, what their callbacks may do, and that nothing else is told.

use std::sync::{Arc, Mutex};

use nonlocal::{
    Cell, Change, Closure, Ctx, Engine, Error, ErrorKind, Flow, Fuel, Result, Runtime, Step, Value,
    Watch,
};

type Log = Arc<Mutex<Vec<String>>>;

fn shown(value: &Option<Value>) -> String {
    match value {
        None => "-".to_owned(),
        Some(Value::Int(n)) => n.to_string(),
        Some(Value::None) => "None".to_owned(),
        Some(other) => format!("{other:?}"),
    }
}

fn line(change: &Change<'_>) -> String {
    let place = match (&change.function, change.line) {
        (Some(function), Some(line)) => format!("{function}:{line}"),
        _ => "host".to_owned(),
    };
    format!("{} -> {} {place}", shown(&change.old), shown(&change.new))
}

/// Watches a cell and writes down its changes.
fn logged(rt: &mut Runtime, cell: &Cell) -> (Watch, Log) {
    let log = Log::default();
    let lines = Arc::clone(&log);
    let watch = rt
        .watch(cell, move |change| {
            lines.lock().expect("no panic").push(line(change));
        })
        .expect("it is ours");
    (watch, log)
}

fn lines(log: &Log) -> Vec<String> {
    std::mem::take(&mut log.lock().expect("no panic"))
}

/// `n` of `get` and `put`, which share it.
const SHARED: &str = "
def make():
    n = 0
    def get(): return n
    def put(new):
        nonlocal n
        n = new
    def drop():
        nonlocal n
        del n
    return get, put, drop
get, put, drop = make()
other, put_other, _ = make()
";

fn shared(engine: &Engine) -> (Runtime, Cell) {
    let mut rt = engine.runtime();
    rt.run::<()>(SHARED).expect("it runs");
    let get: Closure = rt.run("get").expect("it runs");
    let n = rt.cell(&get, "n").expect("it is captured");
    (rt, n)
}

#[test]
fn every_way_to_write_the_cell_is_told_and_no_other_cell() {
    let (mut rt, n) = shared(&Engine::default());
    let (_watch, log) = logged(&mut rt, &n);
    let told = |rt: &mut Runtime, source: &str, expected: &[&str]| {
        rt.run::<()>(source).expect("it runs");
        assert_eq!(lines(&log), expected, "{source}");
    };
    told(&mut rt, "put(1)", &["0 -> 1 make.<locals>.put:7"]);
    told(&mut rt, "put_other(5); get()", &[]);
    told(&mut rt, "drop()", &["1 -> - make.<locals>.drop:10"]);
    let cell = "cell = get.__closure__[0]\n";
    told(
        &mut rt,
        &format!("{cell}cell.cell_contents = 2\ndel cell.cell_contents"),
        &["- -> 2 <module>:2", "2 -> - <module>:3"],
    );
    told(
        &mut rt,
        "def outer():\n    n = 0\n    def inner():\n        nonlocal n\n        n = 4\n    return inner.__code__\nexec(outer(), closure=(cell,))",
        &["- -> 4 outer.<locals>.inner:5"],
    );
    told(
        &mut rt,
        "list(map(put, [5, 6]))",
        &["4 -> 5 make.<locals>.put:7", "5 -> 6 make.<locals>.put:7"],
    );
    rt.write(&n, 7).expect("it is written");
    rt.unbind(&n).expect("it is emptied");
    assert_eq!(lines(&log), ["6 -> 7 host", "7 -> - host"]);
}

#[test]
fn generators_coroutines_and_frames_write_it() {
    let mut rt = Runtime::new();
    let source = "
import sys
def make():
    n = 0
    def count():
        nonlocal n
        while True:
            n += 1
            yield n
    async def wait():
        nonlocal n
        n = 10
    def local():
        sys._getframe(1).f_locals['n'] = 20
    def run():
        return n
    def by_frame():
        nonlocal n
        local()
        return n
    return count, wait, by_frame, run
count, wait, by_frame, run = make()
run";
    let run: Closure = rt.run(source).expect("it runs");
    let n = rt.cell(&run, "n").expect("it is captured");
    let (_watch, log) = logged(&mut rt, &n);
    rt.run::<()>("c = count()\nnext(c)\nnext(c)")
        .expect("it runs");
    rt.run::<()>("try: wait().send(None)\nexcept StopIteration: pass")
        .expect("it runs");
    assert_eq!(rt.run::<i64>("by_frame()").expect("it runs"), 20);
    assert_eq!(
        lines(&log),
        [
            "0 -> 1 make.<locals>.count:8",
            "1 -> 2 make.<locals>.count:8",
            "2 -> 10 make.<locals>.wait:12",
            "10 -> 20 make.<locals>.local:14",
        ]
    );
}

#[test]
fn a_watch_that_a_host_function_begins_sees_the_very_next_write() {
    let mut rt = Runtime::new();
    let log = Log::default();
    let watches = Arc::new(Mutex::new(Vec::new()));
    let (told, kept) = (Arc::clone(&log), Arc::clone(&watches));
    let begin = rt.function(
        "begin",
        move |cx: &mut Ctx<'_>, f: Closure| -> Result<bool> {
            let cell = cx.cell(&f, "n")?;
            let told = Arc::clone(&told);
            let watch = cx.watch(&cell, move |change| {
                told.lock().expect("no panic").push(line(change));
            })?;
            kept.lock().expect("no panic").push(watch);
            Ok(true)
        },
    );
    rt.set("begin", begin).expect("it is set");
    // By a call, and by an attribute, an operator and a loop, after which no safepoint comes.
    for start in [
        "begin(get)",
        "o.p",
        "o + 1",
        "o[0]",
        "not o",
        "[0 for _ in o]",
    ] {
        let source = format!(
            "
class O:
    p = property(lambda self: begin(self.f))
    def __init__(self, f): self.f = f
    def __add__(self, other): return begin(self.f)
    def __getitem__(self, key): return begin(self.f)
    def __bool__(self): return begin(self.f)
    def __iter__(self): return iter([begin(self.f)])
def run():
    n = 0
    get = lambda: n
    o = O(get)
    {start}
    n = 1
run()"
        );
        rt.run::<()>(&source).expect("it runs");
        assert_eq!(lines(&log), ["0 -> 1 run:14"], "{start}");
        watches.lock().expect("no panic").clear();
    }
}

#[test]
fn dropping_ends_it_wherever_that_happens() {
    let (mut rt, n) = shared(&Engine::default());
    let (watch, log) = logged(&mut rt, &n);
    let (second, second_log) = logged(&mut rt, &n);
    rt.run::<()>("put(1)").expect("it runs");
    assert_eq!((lines(&log).len(), lines(&second_log).len()), (1, 1));
    drop(watch);
    rt.run::<()>("put(2)").expect("it runs");
    assert_eq!((lines(&log).len(), lines(&second_log).len()), (0, 1));
    std::thread::spawn(move || drop(second))
        .join()
        .expect("no panic");
    rt.run::<()>("put(3)").expect("it runs");
    assert!(lines(&second_log).is_empty());

    // By the callback itself: it is told once, and its data is dropped.
    let own = Arc::new(Mutex::new(None::<Watch>));
    let (slot, count) = (Arc::clone(&own), Arc::new(Mutex::new(0)));
    let counted = Arc::clone(&count);
    let watch = rt
        .watch(&n, move |_| {
            *counted.lock().expect("no panic") += 1;
            drop(slot.lock().expect("no panic").take());
        })
        .expect("it is ours");
    *own.lock().expect("no panic") = Some(watch);
    rt.run::<()>("put(4); put(5)").expect("it runs");
    assert_eq!(*count.lock().expect("no panic"), 1);
    assert_eq!((Arc::strong_count(&count), Arc::strong_count(&own)), (1, 1));

    // One callback ends another before that is told.
    let victim = Arc::new(Mutex::new(None::<Watch>));
    let slot = Arc::clone(&victim);
    let _first = rt.watch(&n, move |_| drop(slot.lock().expect("no panic").take()));
    let (watch, log) = logged(&mut rt, &n);
    *victim.lock().expect("no panic") = Some(watch);
    rt.run::<()>("put(6)").expect("it runs");
    assert!(lines(&log).is_empty());
}

#[test]
fn callbacks_may_run_scripts_write_the_cell_and_watch_others() {
    let (mut rt, n) = shared(&Engine::default());
    let other: Closure = rt.run("other").expect("it runs");
    let [put, put_other] = ["put", "put_other"].map(|name| {
        rt.get::<Closure>(name)
            .expect("a closure")
            .expect("it is there")
    });
    let log = Log::default();
    let told = Arc::clone(&log);
    let kept = Arc::new(Mutex::new(Vec::new()));
    let watches = Arc::clone(&kept);
    let _watch = rt
        .watch(&n, move |change| -> Result<()> {
            let shown = line(change);
            told.lock().expect("no panic").push(shown);
            let frame = change.frame().map(|frame| frame.line());
            let mut cx = change.ctx();
            // Nobody is told of what a callback does, neither itself nor the one that it begins here.
            cx.call::<()>(&put, (100,))?;
            let cell = cx.cell(&other, "n")?;
            let inner = Arc::clone(&told);
            let watch = cx.watch(&cell, move |change| {
                inner.lock().expect("no panic").push(line(change));
            })?;
            watches.lock().expect("no panic").push(watch);
            cx.call::<()>(&put_other, (7,))?;
            assert_eq!(frame, Some(7));
            Ok(())
        })
        .expect("it is ours");
    rt.run::<()>("put(1)\nput_other(8)").expect("it runs");
    assert_eq!(
        lines(&log),
        ["0 -> 1 make.<locals>.put:7", "7 -> 8 make.<locals>.put:7"]
    );
    assert_eq!(rt.read::<i64>(&n).expect("it is ours"), Some(100));
}

#[test]
fn errors_are_raised_where_the_script_stands_once_the_write_is_done() {
    let (mut rt, n) = shared(&Engine::default());
    let watch = rt
        .watch(&n, |change| match change.new {
            Some(Value::Int(new)) if new < 0 => Err(Error::exception("ValueError", "negative")),
            _ => Ok(()),
        })
        .expect("it is ours");
    let caught = "
try:
    put(-1)
except ValueError as error:
    caught = str(error), get()
caught";
    let caught: (String, i64) = rt.run(caught).expect("it is caught");
    assert_eq!(caught, ("negative".to_owned(), -1));
    let error = rt
        .run::<()>("put(1)\nget.__closure__[0].cell_contents = -2")
        .unwrap_err();
    assert!(error.is_exception("ValueError"), "{error}");
    let error = rt.write(&n, -3).unwrap_err();
    assert!(error.is_exception("ValueError"), "{error}");
    assert_eq!(rt.read::<i64>(&n).expect("it is ours"), Some(-3));
    drop(watch);
    let _watch = rt.watch(&n, |_| Err::<(), _>(Error::interrupted()));
    let error = rt
        .run::<()>("try: put(1)\nexcept BaseException: pass")
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    assert_eq!(rt.run::<i64>("get()").expect("it goes on"), 1);
}

#[test]
fn a_callback_that_panics_ends_the_run_and_is_told_again() {
    let (mut rt, n) = shared(&Engine::default());
    let count = Arc::new(Mutex::new(0));
    let counted = Arc::clone(&count);
    let _watch = rt.watch(&n, move |_| -> Flow {
        *counted.lock().expect("it was released") += 1;
        panic!("no")
    });
    for _ in 0..2 {
        let error = rt
            .run::<()>("try: put(1)\nexcept BaseException: pass")
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Panic);
    }
    let error = rt.write(&n, 1).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Panic);
    assert_eq!(*count.lock().expect("it was released"), 3);
    assert_eq!(rt.run::<i64>("get()").expect("it goes on"), 1);
}

#[test]
fn it_stops_a_run_in_steps_before_the_next_instruction() -> Result<()> {
    let (mut rt, n) = shared(&Engine::default());
    let watch = rt.watch(&n, |_| Flow::Pause)?;
    let step = rt.start_program::<i64>("put(1)\nput(2)\nget()", Fuel::ALL)?;
    let Step::Observed(mut paused) = step else {
        panic!("it stops at the first write");
    };
    assert_eq!(paused.frame().map(|frame| frame.line()), Some(7));
    let Step::Observed(paused) = paused.resume(Fuel::ALL)? else {
        panic!("it stops at the second write");
    };
    assert_eq!(paused.resume(Fuel::ALL)?.done(), Some(2));
    // Where a run cannot stop it goes on, and the next one is not stopped for that.
    assert_eq!(rt.run::<i64>("put(3)\nget()")?, 3);
    rt.write(&n, 4)?;
    drop(watch);
    assert_eq!(rt.start_program::<i64>("get()", Fuel::ALL)?.done(), Some(4));
    Ok(())
}

#[test]
fn the_cell_is_not_kept_alive_and_belongs_to_its_runtime() {
    let (mut rt, n) = shared(&Engine::default());
    let (_watch, log) = logged(&mut rt, &n);
    drop(n);
    rt.run::<()>("del get, put, drop").expect("it runs");
    rt.collect();
    let before = rt.stats().count("Cell");
    rt.run::<()>("for i in range(1000): (lambda n: lambda: n)(i)")
        .expect("it runs");
    rt.collect();
    assert_eq!(rt.stats().count("Cell"), before);
    assert!(lines(&log).is_empty());
    let (other, cell) = shared(&Engine::default());
    let error = rt.watch(&cell, |_| ()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ForeignHandle);
    drop(other);
}

#[test]
fn steps_of_little_fuel_and_collections_all_the_time_change_nothing() {
    let source = "
def work():
    for i in range(5):
        put(i)
        [put(i * 10) for _ in (0, 1)]
    drop()
work()";
    let expected = {
        let (mut rt, n) = shared(&Engine::default());
        let (_watch, log) = logged(&mut rt, &n);
        rt.run::<()>(source).expect("it runs");
        lines(&log)
    };
    assert_eq!(expected.len(), 16);
    let (mut rt, n) = shared(&Engine::builder().gc_stress(true).build());
    let (_watch, log) = logged(&mut rt, &n);
    let mut step = rt.start_program::<()>(source, Fuel(1)).expect("it runs");
    while let Step::OutOfFuel(paused) = step {
        step = paused.resume(Fuel(1)).expect("it runs");
    }
    assert!(matches!(step, Step::Done(())));
    assert_eq!(lines(&log), expected);
}
