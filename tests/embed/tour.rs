//! A tour of the API: a few lines for each thing that a host does, as a reader of the README would write them.

use nonlocal::{
    Closure, CodeBuilder, Ctx, Engine, ErrorKind, Fuel, Instr, Limit, Limits, Module, Output,
    Program, Result, Runtime, Step,
};

/// A host's own type, which its functions share.
#[derive(Clone)]
struct Catalogue;

#[derive(Debug, thiserror::Error, PartialEq)]
#[error("no article {0}")]
struct ShopError(String);

impl Catalogue {
    fn price(&self, sku: &str) -> Result<f64, ShopError> {
        match sku {
            "tea" => Ok(2.5),
            other => Err(ShopError(other.to_owned())),
        }
    }
}

#[test]
fn a_closure_and_its_captured_variable() -> Result<()> {
    let mut rt = Runtime::new();
    let step: Closure = rt.run(
        r#"
def make_counter(start):
    n = start
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step

make_counter(40)
"#,
    )?; // a program's value is its last expression statement's
    assert_eq!(rt.call::<i64>(&step, ())?, 41);

    let n = rt.cell(&step, "n")?; // the captured variable itself, by name
    rt.write(&n, 99)?; // Rust rebinds it
    assert_eq!(rt.call::<i64>(&step, (1,))?, 100); // the script sees it
    assert_eq!(rt.read::<i64>(&n)?, Some(100)); // None: bound to nothing (deleted, or not yet assigned)
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
    Ok(())
}

#[test]
fn rust_functions_that_scripts_call() -> Result<()> {
    let catalogue = Catalogue;
    let engine = Engine::builder()
        .module(
            Module::new("shop")
                .function("price", move |sku: &str| -> Result<f64, ShopError> {
                    catalogue.price(sku)
                })
                .function(
                    "each",
                    |cx: &mut Ctx<'_>, f: Closure, items: Vec<i64>| -> nonlocal::Result<i64> {
                        let mut sum = 0;
                        for item in items {
                            sum += cx.call::<i64>(&f, (item,))?;
                        }
                        Ok(sum)
                    },
                )
                .value("VERSION", 3),
        )
        .limits(Limits::new().fuel(10_000_000).heap_bytes(64 << 20))
        .stdout(Output::collect())
        .build();
    let mut rt = engine.runtime();
    rt.run::<()>(
        "import shop\nprint(shop.price('tea'), shop.each(lambda x: x * x, [1, 2, 3]), shop.VERSION)",
    )?;
    assert_eq!(rt.take_output(), "2.5 14 3\n");
    let err = rt.run::<()>("shop.price('gold')").unwrap_err();
    assert_eq!(
        err.downcast_ref::<ShopError>(),
        Some(&ShopError("gold".to_owned()))
    );
    Ok(())
}

#[test]
fn a_conversion_that_fails_names_the_place() {
    let error = Runtime::new()
        .run::<Vec<std::collections::HashMap<String, i64>>>("[{}, {}, {}, {'price': 'x'}]")
        .unwrap_err();
    assert_eq!(error.to_string(), "expected int, got str at [3].price");
}

fn in_steps(mut step: Step<'_, String>) -> Result<String> {
    loop {
        step = match step {
            Step::Done(value) => return Ok(value),
            Step::OutOfFuel(paused) => paused.resume(Fuel(10_000))?, // as often as wanted
            other => unreachable!("no deferred function, no observer: {other:?}"),
        };
    }
}

#[test]
fn running_with_bounds() -> Result<()> {
    let mut rt = Runtime::new();
    let step: Closure = rt.run("def f(n):\n    while n:\n        n -= 1\n    return 'end'\nf")?;
    let stop = rt.interrupt(); // Send + Sync: another thread may call stop.now()
    let value = in_steps(rt.start::<String>(&step, (100_000,), Fuel(10_000))?)?;
    assert_eq!(value, "end");

    stop.now();
    let error = rt.run::<()>("while True: pass").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    let limits = Limits::new().fuel(1000);
    let mut rt = Engine::builder().limits(limits).build().runtime();
    let error = rt.run::<()>("while True: pass").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
    Ok(())
}

#[test]
fn code_without_source() -> Result<()> {
    let mut outer = CodeBuilder::new("make_adder").param("k");
    let mut inner = CodeBuilder::new("add").param("x").free("k");
    let (x, k, sum) = (inner.register("x"), inner.register("k"), inner.temp());
    let inner = inner
        .emit(Instr::LoadDeref { dst: sum, cell: k })
        .emit(Instr::Add {
            dst: sum,
            a: x,
            b: sum,
            inplace: false,
        })
        .emit(Instr::Return { src: sum })
        .build()?;
    let (child, dst) = (outer.child(inner), outer.temp());
    let code = outer
        .emit(Instr::MakeClosure { dst, child })
        .emit(Instr::Return { src: dst })
        .build()?; // verified here: registers, jumps, cells, free variables, constants
    let mut rt = Runtime::new();
    let adder: Closure = rt.run(Program::from_code(code))?;
    let add_two: Closure = rt.call(&adder, (2,))?;
    assert_eq!(rt.call::<i64>(&add_two, (40,))?, 42);
    Ok(())
}

#[test]
fn looking_in() -> Result<()> {
    let mut rt = Runtime::new();
    let program = Program::compile(
        "f.py",
        "def make(k):\n    def add(x):\n        return x + k\n    return add\nmake(1)",
    )?;
    let closure: Closure = rt.run(&program)?;
    let captures = rt.captures(&closure)?;
    assert_eq!(
        (
            &*captures[0].name,
            captures[0].owner.as_deref(),
            captures[0].shared_by
        ),
        ("k", Some("make"), 1)
    );
    let code = closure.code(&rt)?;
    assert_eq!((&*code.name, &*code.qualname), ("add", "make.<locals>.add"));
    assert_eq!(
        (
            code.freevars.len(),
            code.cellvars.len(),
            code.varnames.len()
        ),
        (1, 0, 1)
    );
    let names: Vec<_> = code.instrs.iter().map(Instr::name).collect();
    assert_eq!(names, ["LoadDeref", "Add", "Return"]);
    assert!(
        program
            .symbols()
            .is_some_and(|table| table.blocks().count() == 5)
    );

    let calls = std::sync::Arc::new(std::sync::atomic::AtomicUsize::new(0));
    let seen = std::sync::Arc::clone(&calls);
    rt.observe(
        move |event: &nonlocal::Event, _: &mut nonlocal::Frame<'_>| {
            if *event == nonlocal::Event::Call {
                seen.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            }
        },
    );
    rt.call::<i64>(&closure, (1,))?;
    assert_eq!(calls.load(std::sync::atomic::Ordering::Relaxed), 1);
    let stats = rt.stats();
    assert!(stats.count("Function") >= 2 && stats.heap_bytes > 0 && stats.fuel_used > 0);
    Ok(())
}
