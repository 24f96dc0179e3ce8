//! Programs are shared by threads, runtimes and everything of theirs move between them.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use nonlocal::{
    Cell, Closure, Engine, Fuel, HostRef, HostType, Limits, Module, Output, Paused, Program,
    Runtime, Step, Value,
};

const RULES: &str = "
import functools
def make():
    seen = 0
    def score(order):
        nonlocal seen
        seen += 1
        total = sum(order[k] for k in sorted(order))
        match total:
            case 0: return 'none', seen
            case t if t > 100: return 'big', seen
            case _: return [t for t in range(total % 7)], seen
    return score
score = make()
";

fn answers(program: &Program) -> Vec<String> {
    let mut rt = Engine::builder()
        .stdout(Output::collect())
        .build()
        .runtime();
    rt.run::<()>(program).expect("the rules are fine");
    let score: Closure = rt.get("score").expect("a name").expect("a function");
    let order = |n: i64| vec![("a".to_owned(), n % 13), ("b".to_owned(), n * n % 120)];
    (0..60)
        .map(|n| {
            let order: std::collections::HashMap<String, i64> = order(n).into_iter().collect();
            let value = rt.call::<Value>(&score, (order,)).expect("it scores");
            rt.repr(value).expect("it can be shown")
        })
        .collect()
}

#[test]
fn many_threads_run_one_program_and_get_the_same() {
    let program = Program::compile("rules.py", RULES).expect("it compiles");
    let expected = answers(&program);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..8)
            .map(|_| scope.spawn(|| (0..5).map(|_| answers(&program)).collect::<Vec<_>>()))
            .collect();
        for thread in threads {
            for got in thread.join().expect("no panic") {
                assert_eq!(got, expected);
            }
        }
    });
}

#[test]
fn two_runtimes_of_one_program_share_no_state() {
    let program = Program::compile("rules.py", RULES).expect("it compiles");
    let step = |rt: &mut Runtime| {
        let score: Closure = rt.get("score").expect("a name").expect("a function");
        let cell = rt.cell(&score, "seen").expect("a cell");
        rt.run::<()>("score({'a': 1})").expect("it scores");
        rt.read::<i64>(&cell)
            .expect("its own")
            .expect("it is bound")
    };
    thread::scope(|scope| {
        for calls in [3, 50] {
            let program = program.clone();
            scope.spawn(move || {
                let mut rt = Runtime::new();
                rt.run::<()>(&program).expect("the rules are fine");
                for call in 1..=calls {
                    assert_eq!(step(&mut rt), call);
                }
            });
        }
    });
    assert_eq!(answers(&program), answers(&program));
}

#[test]
fn a_pool_of_runtimes_takes_work_in_any_order() {
    let program = Program::compile("rules.py", RULES).expect("it compiles");
    let next = AtomicUsize::new(0);
    let done = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                let mut rt = Runtime::new();
                rt.run::<()>(&program).expect("the rules are fine");
                let score: Closure = rt.get("score").expect("a name").expect("a function");
                let seen: Cell = rt.cell(&score, "seen").expect("a cell");
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed) as i64;
                    if n >= 400 {
                        break;
                    }
                    rt.write(&seen, n).expect("its own");
                    let order: std::collections::HashMap<String, i64> =
                        [("n".to_owned(), n)].into();
                    let (_, count) = rt
                        .call::<(Value, i64)>(&score, (order,))
                        .expect("it scores");
                    assert_eq!(count, n + 1);
                    done.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(done.load(Ordering::Relaxed), 400);
}

/// A run goes to another thread at each stop.
#[test]
fn a_run_wanders_from_thread_to_thread() {
    fn wander(paused: Paused<'_, String>, hops: &AtomicUsize) -> nonlocal::Result<String> {
        hops.fetch_add(1, Ordering::Relaxed);
        thread::scope(|scope| {
            let next = scope.spawn(|| match paused.resume(Fuel(3))? {
                Step::Done(text) => Ok(text),
                Step::OutOfFuel(paused) | Step::Observed(paused) => wander(paused, hops),
                other => unreachable!("another kind of step: {other:?}"),
            });
            next.join().expect("no panic")
        })
    }
    let source = "
def gen(n):
    try:
        while n:
            yield n
            n -= 1
    finally:
        log.append('end')
log = []
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, other): return self.n == other.n
total = sum([len({K(i): i for i in range(n)}) for n in gen(12)])
repr((total, log, sorted(gen(5), key=lambda n: -n)))";
    let mut rt = Runtime::new();
    let whole: String = rt.run(source).expect("it runs");
    assert_eq!(whole, "(78, ['end', 'end'], [5, 4, 3, 2, 1])");
    let hops = AtomicUsize::new(0);
    let wandered = |rt: &mut Runtime| match rt.start_program::<String>(source, Fuel(3))? {
        Step::OutOfFuel(paused) => wander(paused, &hops),
        other => panic!("it ended too early: {other:?}"),
    };
    let text = wandered(&mut rt).expect("it runs");
    assert_eq!(text, whole);
    assert!(hops.load(Ordering::Relaxed) > 3, "{hops:?}");
    assert_eq!(rt.run::<i64>("len(log)").expect("it works"), 2);
}

/// The stack that a runtime measures is that of the thread on which it runs now.
#[test]
fn a_runtime_measures_the_stack_of_the_thread_where_it_is() {
    let mut rt = Engine::builder()
        .limits(Limits::new().native_stack(256 << 10))
        .build()
        .runtime();
    rt.run::<()>("def f(n): return sorted([n], key=lambda n: f(n + 1))")
        .expect("a definition");
    for _ in 0..4 {
        let thread = thread::Builder::new().stack_size(4 << 20).spawn(move || {
            let error = rt.run::<()>("f(0)").unwrap_err();
            assert!(error.is_exception("RecursionError"), "{error:?}");
            assert_eq!(
                rt.run::<i64>("sorted([2, 1], key=lambda n: n)[0]")
                    .expect("it works"),
                1
            );
            rt
        });
        rt = thread.expect("a thread").join().expect("no panic");
        assert!(
            rt.run::<()>("f(0)")
                .unwrap_err()
                .is_exception("RecursionError")
        );
    }
}

#[test]
fn handles_and_data_come_back_from_other_threads() {
    struct Count(i64);
    let count = HostType::<Count>::new("Count").property("n", |this: &Count| this.0);
    let mut rt = Engine::builder()
        .module(Module::new("m").ty(count))
        .build()
        .runtime();
    let data: HostRef<Count> = rt.object(Count(0)).expect("an object");
    rt.set("c", &data).expect("its own");
    let data = Arc::new(data);
    thread::scope(|scope| {
        for _ in 0..4 {
            let data = Arc::clone(&data);
            scope.spawn(move || {
                for _ in 0..100 {
                    while data.borrow_mut().map(|mut count| count.0 += 1).is_err() {
                        thread::yield_now();
                    }
                }
            });
        }
    });
    assert_eq!(rt.run::<i64>("c.n").expect("nobody borrows it"), 400);
}
