//! What a host can do, as the guide of the crate shows it.

use std::sync::{Arc, Mutex};

use nonlocal::{
    Cell, Closure, Ctx, Engine, ErrorKind, Fuel, Input, Limits, Module, Output, Program, Result,
    Runtime, Scope, Step, Value,
};

const COUNTER: &str = "
def make_counter(start):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step

make_counter(40)
";

#[test]
fn a_captured_variable_is_read_and_written_by_name() -> Result<()> {
    let mut rt = Runtime::new();
    let step: Closure = rt.run(COUNTER)?;
    assert_eq!(rt.call::<i64>(&step, ())?, 41);

    let n = rt.cell(&step, "n")?;
    rt.write(&n, 99)?;
    assert_eq!(rt.call::<i64>(&step, (1,))?, 100);
    assert_eq!(rt.read::<i64>(&n)?, Some(100));
    Ok(())
}

#[test]
fn an_unbound_cell_reads_as_none_and_raises_in_scripts() -> Result<()> {
    let mut rt = Runtime::new();
    let get: Closure = rt.run(
        "def outer():\n    n = 1\n    def get():\n        return n\n    return get\nouter()",
    )?;
    let n = rt.cell(&get, "n")?;
    rt.unbind(&n)?;
    assert_eq!(rt.read::<i64>(&n)?, None);
    let error = rt.call::<i64>(&get, ()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "NameError: cannot access free variable 'n' where it is not associated with a value in enclosing scope"
    );
    rt.write(&n, 5)?;
    assert_eq!(rt.call::<i64>(&get, ())?, 5);
    Ok(())
}

#[test]
fn a_program_has_the_value_of_its_last_expression() -> Result<()> {
    let mut rt = Runtime::new();
    assert_eq!(rt.run::<i64>("x = 20\nx + 1\nx + 2")?, 22);
    assert_eq!(rt.run::<Value>("x = 20")?, Value::None);
    assert_eq!(rt.run::<Value>("")?, Value::None);
    Ok(())
}

#[test]
fn globals_stay_between_programs() -> Result<()> {
    let mut rt = Runtime::new();
    rt.run::<()>("x = 1")?;
    assert_eq!(rt.get::<i64>("x")?, Some(1));
    rt.set("y", 41)?;
    assert_eq!(rt.run::<i64>("x + y")?, 42);
    assert_eq!(rt.get::<i64>("z")?, None);
    Ok(())
}

#[test]
fn a_program_runs_in_many_runtimes() -> Result<()> {
    let program = Program::compile("answer.py", "count = globals().get('count', 0) + 1\ncount")?;
    let mut first = Runtime::new();
    assert_eq!(first.run::<i64>(&program)?, 1);
    assert_eq!(first.run::<i64>(&program)?, 2);
    let other = std::thread::spawn(move || Runtime::new().run::<i64>(&program));
    assert_eq!(other.join().expect("no panic")?, 1);
    Ok(())
}

#[test]
fn the_enclosing_scope_belongs_to_the_host() -> Result<()> {
    let mut rt = Runtime::new();
    let scope = rt.scope([("rate", 0.2), ("calls", 0.0)])?;
    let tax: Closure = rt.run_in(
        &scope,
        "
def tax(price):
    nonlocal calls
    calls += 1
    return price * rate
tax",
    )?;
    rt.write(&scope.cell("rate")?, 0.25)?;
    assert_eq!(rt.call::<f64>(&tax, (80.0,))?, 20.0);
    assert_eq!(rt.read::<f64>(&scope.cell("calls")?)?, Some(1.0));
    assert_eq!(tax.code(&rt)?.freevars.len(), 2);
    assert_eq!(rt.get::<Value>("tax")?, None, "no global is touched");
    Ok(())
}

#[test]
fn a_scope_takes_no_new_names() -> Result<()> {
    let mut rt = Runtime::new();
    let scope = rt.scope([("a", 1)])?;
    rt.run_in::<()>(&scope, "b = a\na = 2")
        .expect_err("an assignment makes a local variable of the program, which is read before");
    assert_eq!(rt.run_in::<i64>(&scope, "b = a\nb + 1")?, 2);
    assert_eq!(rt.run_in::<i64>(&scope, "nonlocal a\na += 10\na")?, 11);
    assert_eq!(rt.read::<i64>(&scope.cell("a")?)?, Some(11));
    let error = rt
        .run_in::<()>(&scope, "def f():\n    nonlocal c")
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "SyntaxError: no binding for nonlocal 'c' found"
    );
    Ok(())
}

#[test]
fn two_scopes_share_a_cell() -> Result<()> {
    let mut rt = Runtime::new();
    let shared: Cell = rt.new_cell(1)?;
    let left = Scope::new().with("n", shared.clone());
    let right = Scope::new().with("m", shared);
    let step: Closure = rt.run_in(&left, "def step():\n    nonlocal n\n    n += 1\nstep")?;
    let get: Closure = rt.run_in(&right, "lambda: m")?;
    rt.call::<()>(&step, ())?;
    assert_eq!(rt.call::<i64>(&get, ())?, 2);
    Ok(())
}

#[test]
fn a_program_is_compiled_once_for_many_scopes() -> Result<()> {
    let program = Program::compile_in(["rate"], "tax.py", "lambda price: price * rate")?;
    let mut rt = Runtime::new();
    let low = rt.scope([("rate", 2)])?;
    let high = rt.scope([("rate", 3)])?;
    let low: Closure = rt.run_in(&low, &program)?;
    let high: Closure = rt.run_in(&high, &program)?;
    assert_eq!(
        (rt.call::<i64>(&low, (10,))?, rt.call::<i64>(&high, (10,))?),
        (20, 30)
    );
    let none = rt.scope([("other", 1)])?;
    assert_eq!(
        rt.run_in::<()>(&none, &program).unwrap_err().to_string(),
        "the scope has no name 'rate'"
    );
    Ok(())
}

#[derive(Debug, thiserror::Error)]
#[error("no price for {0}")]
struct ShopError(String);

fn shop() -> Module {
    Module::new("shop")
        .function(
            "price",
            |sku: &str| -> std::result::Result<f64, ShopError> {
                if sku == "apple" {
                    Ok(0.5)
                } else {
                    Err(ShopError(sku.to_owned()))
                }
            },
        )
        .function(
            "each",
            |cx: &mut Ctx<'_>, f: Closure, items: Vec<i64>| -> Result<i64> {
                let mut sum = 0;
                for item in items {
                    sum += cx.call::<i64>(&f, (item,))?;
                }
                Ok(sum)
            },
        )
        .value("VERSION", 3)
}

#[test]
fn scripts_call_typed_rust_functions() -> Result<()> {
    let engine = Engine::builder()
        .module(shop())
        .limits(Limits::new().fuel(10_000_000).heap_bytes(64 << 20))
        .stdout(Output::collect())
        .build();
    let mut rt = engine.runtime();
    let source = "
import shop
from shop import price as price_of
print(price_of('apple'), shop.VERSION)
shop.each(lambda x: x * x, [1, 2, 3])";
    assert_eq!(rt.run::<i64>(source)?, 14);
    assert_eq!(rt.take_output(), "0.5 3\n");
    Ok(())
}

#[test]
fn input_comes_from_the_host() -> Result<()> {
    let lines = "import sys; (input(), sys.stdin.readline(2), sys.stdin.read())";
    let engine = Engine::builder()
        .stdin(Input::text("Ada\nLovelace\n1815"))
        .build();
    for _ in 0..2 {
        let mut rt = engine.runtime();
        let read: (String, String, String) = rt.run(lines)?;
        assert_eq!(read, ("Ada".into(), "Lo".into(), "velace\n1815".into()));
        let error = rt.run::<()>("input()").expect_err("no more lines");
        assert!(error.is_exception("EOFError"), "{error}");
    }
    let asked = Input::callback(|| Some("again".to_owned()));
    let mut rt = Engine::builder()
        .stdin(asked)
        .stdout(Output::collect())
        .build()
        .runtime();
    assert_eq!(rt.run::<String>("input('? ') + input()")?, "againagain");
    assert_eq!(rt.take_output(), "? ");
    let error = Runtime::new().run::<()>("input()").expect_err("no input");
    assert_eq!(
        error.to_string(),
        "RuntimeError: input(): the host provides no standard input"
    );
    let panics = Input::callback(|| panic!("unplugged"));
    let mut rt = Engine::builder().stdin(panics).build().runtime();
    let error = rt.run::<()>("input()").expect_err("a panic of the host");
    assert!(!error.is_exception("RuntimeError"), "{error}");
    Ok(())
}

#[test]
fn an_error_of_the_host_is_an_exception_and_comes_back_out() -> Result<()> {
    let mut rt = Engine::builder().module(shop()).build().runtime();
    let caught = "
import shop
try:
    shop.price('pear')
except Exception as error:
    text = str(error)
text";
    assert_eq!(rt.run::<String>(caught)?, "no price for pear");

    let error = rt.run::<()>("shop.price('pear')").unwrap_err();
    assert_eq!(
        error
            .downcast_ref::<ShopError>()
            .map(|error| error.0.as_str()),
        Some("pear")
    );
    let nested = rt
        .run::<()>("shop.each(lambda x: shop.price(str(x)), [7])")
        .unwrap_err();
    assert_eq!(
        nested
            .downcast_ref::<ShopError>()
            .map(|error| error.0.as_str()),
        Some("7")
    );
    let chained = "
try:
    shop.price('plum')
except Exception as error:
    raise ValueError('no order') from error";
    let chained = rt.run::<()>(chained).unwrap_err();
    assert!(chained.is_exception("ValueError"));
    assert_eq!(
        chained
            .downcast_ref::<ShopError>()
            .map(|error| error.0.as_str()),
        Some("plum")
    );
    Ok(())
}

#[test]
fn a_closure_passed_to_rust_is_kept_and_called_later() -> Result<()> {
    let kept: Arc<Mutex<Vec<Closure>>> = Arc::default();
    let handlers = Arc::clone(&kept);
    let events = Module::new("events").function("on", move |handler: Closure| {
        handlers.lock().expect("no panic").push(handler);
    });
    let mut rt = Engine::builder()
        .module(events)
        .gc_stress(true)
        .build()
        .runtime();
    rt.run::<()>(
        "
import events
def subscribe(name):
    seen = []
    def handler(event):
        seen.append(event)
        return name + str(len(seen))
    events.on(handler)
subscribe('a')
subscribe('b')",
    )?;
    rt.collect();
    let handlers = kept.lock().expect("no panic").clone();
    let mut answers = Vec::new();
    for handler in handlers.iter().chain(&handlers) {
        answers.push(rt.call::<String>(handler, (1,))?);
    }
    assert_eq!(answers, ["a1", "b1", "a2", "b2"]);
    Ok(())
}

#[test]
fn a_run_out_of_fuel_goes_on_where_it_stopped() -> Result<()> {
    let source = "
def run(n):
    total = 0
    def add(x):
        nonlocal total
        total += x
        return total
    for i in range(n):
        try:
            add(i)
        finally:
            total += 1
    return total, [add(k) for k in range(3)], sum(add(k) for k in range(3))
run";
    let mut rt = Runtime::new();
    let run: Closure = rt.run(source)?;
    type Answer = (i64, Vec<i64>, i64);
    let expected: Answer = rt.call(&run, (20,))?;
    for fuel in 1..80 {
        let mut steps = 1;
        let mut step = rt.start::<Answer>(&run, (20,), Fuel(fuel))?;
        let answer = loop {
            match step {
                Step::Done(answer) => break answer,
                Step::OutOfFuel(paused) => step = paused.resume(Fuel(fuel))?,
                _ => unreachable!("neither a pending call nor an observer was asked for"),
            }
            steps += 1;
        };
        assert_eq!(answer, expected, "with {fuel} units for each step");
        assert!(steps > 1 || fuel > 40);
    }
    Ok(())
}

#[test]
fn a_paused_run_can_be_given_up() -> Result<()> {
    let mut rt = Runtime::new();
    let program = Program::compile("endless.py", "i = 0\nwhile True: i += 1")?;
    let step = rt.start_program::<()>(&program, Fuel(100))?;
    assert!(step.done().is_none());
    assert!(rt.get::<i64>("i")?.is_some_and(|i| i > 0));
    assert_eq!(rt.run::<i64>("def f(): return 5\nf()")?, 5);
    Ok(())
}

#[test]
fn captures_name_cells_owners_and_sharers() -> Result<()> {
    let mut rt = Runtime::new();
    let pair: (Closure, Closure) = rt.run(
        "
def outer(a):
    b = 2
    def left():
        def inner():
            return a
        return inner
    def right():
        return a, b
    return left(), right
outer(1)",
    )?;
    let inner = rt.captures(&pair.0)?;
    assert_eq!(inner.len(), 1);
    assert_eq!(&*inner[0].name, "a");
    assert_eq!(inner[0].owner.as_deref(), Some("outer"));
    assert!(inner[0].shared_by >= 2);
    let right = rt.captures(&pair.1)?;
    assert_eq!(
        right
            .iter()
            .map(|capture| &*capture.name)
            .collect::<Vec<_>>(),
        ["a", "b"]
    );
    assert!(right[0].cell.is(&inner[0].cell));
    assert_eq!(rt.read::<i64>(&right[1].cell)?, Some(2));
    Ok(())
}

#[test]
fn symbols_tell_how_names_resolved() -> Result<()> {
    let program = Program::compile("counter.py", COUNTER)?;
    let symbols = program.symbols().expect("compiled from source");
    let step = symbols
        .blocks()
        .find(|block| &**block.name() == "step")
        .expect("a block");
    assert_eq!(step.scope("n"), nonlocal::symtable::Scope::Free);
    assert_eq!(step.scope("by"), nonlocal::symtable::Scope::Local);
    Ok(())
}

#[test]
fn stats_count_objects_and_fuel() -> Result<()> {
    let mut rt = Runtime::new();
    rt.run::<()>("def f(n):\n    return lambda: n\nfs = [f(i) for i in range(10)]")?;
    rt.collect();
    let stats = rt.stats();
    assert_eq!(stats.count("Cell"), 10);
    assert!(stats.fuel_used > 10);
    assert!(stats.heap_bytes > 0 && stats.collections > 0);
    rt.run::<()>("del fs")?;
    rt.collect();
    assert_eq!(rt.stats().count("Cell"), 0);
    Ok(())
}

#[test]
fn a_copy_of_a_closure_has_one_variable_in_another_cell() -> Result<()> {
    let mut rt = Runtime::new();
    let (step, peek): (Closure, Closure) = rt.run(
        "
def make(n, by):
    def step(*, times=1):
        'counts'
        nonlocal n
        n += by * times
        return n
    step.tag = ['t']
    return step, lambda: n
make(0, 1)",
    )?;
    let own = rt.new_cell(100)?;
    let copy = rt.with_cell(&step, "n", &own)?;
    assert_eq!(rt.call_with::<i64>(&copy, (), [("times", 5)])?, 105);
    assert_eq!(rt.call::<i64>(&peek, ())?, 0);
    assert_eq!(rt.call::<i64>(&step, ())?, 1);
    assert_eq!(rt.read::<i64>(&own)?, Some(105));
    // What is not the cell is as it was, and belongs to the copy alone where it can change.
    assert_eq!(rt.cell(&copy, "by")?, rt.cell(&step, "by")?);
    rt.set("step", &step)?;
    rt.set("copy", &copy)?;
    let same: (String, String, Vec<String>, bool) = rt.run(
        "
copy.tag = copy.tag + ['u']
copy.__name__, copy.__doc__, step.tag, copy.__closure__[1].cell_contents == 105 and step.__closure__ != copy.__closure__",
    )?;
    assert_eq!(
        same,
        (
            "step".to_owned(),
            "counts".to_owned(),
            vec!["t".to_owned()],
            true
        )
    );

    let error = rt.with_cell(&step, "absent", &own).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the function has no free variable 'absent'"
    );
    let len: Closure = rt.run("len")?;
    assert_eq!(
        rt.with_cell(&len, "n", &own).unwrap_err().kind(),
        ErrorKind::NotFound
    );
    let mut other = Runtime::new();
    assert_eq!(
        other.with_cell(&step, "n", &own).unwrap_err().kind(),
        ErrorKind::ForeignHandle
    );
    Ok(())
}

#[test]
fn a_function_is_made_of_code_and_cells_of_the_host() -> Result<()> {
    let mut rt = Runtime::new();
    let add: Closure =
        rt.run("def make(k):\n    def add(x): return x + k\n    return add\nmake(1)")?;
    let code = add.code(&rt)?;
    let scope = rt.scope([("k", 40)])?;
    let again: Closure = rt.run_in(&scope, Program::from_code(code))?;
    assert_eq!(rt.call::<i64>(&again, (2,))?, 42);
    rt.write(&scope.cell("k")?, 0)?;
    assert_eq!(rt.call::<i64>(&again, (2,))?, 2);
    assert_eq!(rt.call::<i64>(&add, (2,))?, 3);
    Ok(())
}

#[test]
fn collected_output_can_have_a_cap() -> Result<()> {
    let engine = Engine::builder().stdout(Output::collect_up_to(5)).build();
    let mut rt = engine.runtime();
    rt.run::<()>("print('ab')")?;
    assert_eq!(rt.take_output(), "ab\n");
    rt.run::<()>("print('abcää')\nprint('more')")?;
    assert_eq!(rt.take_output(), "abc\u{e4}\n[8 more bytes]\n");
    rt.run::<()>("print('x')")?;
    assert_eq!(rt.take_output(), "x\n");
    Ok(())
}

#[test]
fn another_cell_for_one_of_two_names_that_share_a_cell() {
    let mut rt = Runtime::new();
    let shared = rt.new_cell(1).unwrap();
    let scope = Scope::new()
        .with("a", shared.clone())
        .with("b", shared.clone());
    let pair: Closure = rt.run_in(&scope, "lambda: (a, b)").unwrap();
    let other = rt.new_cell(2).unwrap();
    let copy = rt.with_cell(&pair, "a", &other).unwrap();
    assert_eq!(rt.call::<(i64, i64)>(&copy, ()).unwrap(), (2, 1));
    assert_eq!(rt.cell(&copy, "b").unwrap(), shared);
}

#[test]
fn a_class_body_does_not_start_without_the_cells_that_it_needs() {
    let mut rt = Runtime::new();
    let make: Closure = rt
        .run("def make(x):\n    class C:\n        y = x\n    return C\nmake")
        .unwrap();
    let body = make.code(&rt).unwrap().children[0].code.clone();
    assert_eq!(&*body.freevars[0], "x");
    let program = Program::from_code(body);
    let ran = rt.run::<()>(&program).unwrap_err();
    let started = rt.start_program::<()>(&program, Fuel(1000)).unwrap_err();
    assert_eq!(ran.kind(), ErrorKind::NotFound);
    assert_eq!(started.kind(), ErrorKind::NotFound);
    assert_eq!(started.to_string(), ran.to_string());
}
