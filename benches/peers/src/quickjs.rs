//! QuickJS by rquickjs.

use rquickjs::{Context, Function, Persistent, Runtime};

use crate::measure::Operation;
use crate::ours::{COMPILE, HOST_TO_SCRIPT, NEW_RUNTIME, READ, SCRIPT_TO_HOST, WRITE};

const RULES: &str = include_str!("../scripts/rules.js");

const COUNTER: &str = "
function make_counter(n) {
    return function (by) { n += by; return n; };
}
make_counter(0)";

const LOOPS: &str = "
function calling(n) {
    let total = 0;
    for (let i = 0; i < n; i++) total = add(total, i) % 1000;
    return total;
}
function adding(n) {
    let total = 0;
    for (let i = 0; i < n; i++) total = total % 1000;
    return total;
}";

fn context() -> (Runtime, Context) {
    let runtime = Runtime::new().expect("a runtime");
    let context = Context::full(&runtime).expect("a context");
    (runtime, context)
}

type Kept = Persistent<Function<'static>>;

fn loops(name: &'static str) -> impl FnMut(u64) + 'static {
    let (_runtime, context) = context();
    let looping: Kept = context.with(|cx| {
        let add = Function::new(cx.clone(), |a: i64, b: i64| a + b).expect("a function");
        cx.globals().set("add", add).expect("it is set");
        cx.eval::<(), _>(LOOPS).expect("the script runs");
        let looping: Function = cx.globals().get(name).expect("it is there");
        Persistent::save(&cx, looping)
    });
    // Whole runtimes stay alive to the end of the process: QuickJS asserts that all values are gone before.
    std::mem::forget(_runtime);
    move |n| {
        context.with(|cx| {
            let looping = looping.clone().restore(&cx).expect("it is of this runtime");
            looping.call::<_, i64>((n as f64,)).expect("the loop runs");
        });
    }
}

pub(crate) fn operations() -> Vec<Operation> {
    let (runtime, counter) = context();
    let check: String = counter.with(|cx| {
        cx.eval::<(), _>(RULES).expect("the script runs");
        let main: Function = cx.globals().get("main").expect("it is there");
        main.call(()).expect("it returns")
    });
    assert!(check.starts_with("rule main: "), "{check}");
    let step: Kept = counter.with(|cx| {
        let step = cx.eval::<Function, _>(COUNTER).expect("the script runs");
        Persistent::save(&cx, step)
    });
    std::mem::forget(runtime);
    let (runtime, compiler) = context();
    std::mem::forget(runtime);
    let (runtime, reader) = context();
    std::mem::forget(runtime);
    reader.with(|cx| cx.globals().set("n", 1).expect("it is set"));
    let (runtime, writer) = context();
    std::mem::forget(runtime);
    vec![
        Operation::new(NEW_RUNTIME, |n| {
            for _ in 0..n {
                std::hint::black_box(context());
            }
        }),
        Operation::new(COMPILE, move |n| {
            compiler.with(|cx| {
                for _ in 0..n {
                    let module = rquickjs::Module::declare(cx.clone(), "rules", RULES);
                    std::hint::black_box(module.expect("it compiles"));
                }
            });
        }),
        Operation::new(HOST_TO_SCRIPT, move |n| {
            counter.with(|cx| {
                let step = step.clone().restore(&cx).expect("it is of this runtime");
                for _ in 0..n {
                    let value: i64 = step.call((1,)).expect("the call succeeds");
                    std::hint::black_box(value);
                }
            });
        }),
        Operation::new(SCRIPT_TO_HOST, loops("calling")).net_of(loops("adding")),
        Operation::new(READ, move |n| {
            reader.with(|cx| {
                let globals = cx.globals();
                for _ in 0..n {
                    let value: i64 = globals.get("n").expect("an int");
                    std::hint::black_box(value);
                }
            });
        }),
        Operation::new(WRITE, move |n| {
            writer.with(|cx| {
                let globals = cx.globals();
                for i in 0..n {
                    globals.set("n", i as f64).expect("it is written");
                }
            });
        }),
    ]
}
