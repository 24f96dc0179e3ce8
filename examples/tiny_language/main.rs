//! A small language of its own, compiled to code objects; its closures and Python's live in one runtime.
//!
//! ```text
//! library.tiny -> syntax.rs -> scopes.rs -> codegen.rs -> CodeObject -> Runtime <- use_library.py
//!                 (tree)       (variables)  (CodeBuilder)
//! ```
//!
//! Functions of the language capture variables in cells, as Python's do: Python calls them and looks into them, they
//! call Python's closures, and the host reads and writes variables of both by name. Errors name lines of the source,
//! also at run time. All of it but the last part works without the parser:
//!
//! ```text
//! cargo run --example tiny_language
//! cargo run --package nonlocal --example tiny_language --no-default-features
//! ```

mod codegen;
mod scopes;
mod syntax;

use std::collections::BTreeMap;

use nonlocal::{Cell, Closure, Program, Result, Runtime};

use scopes::Scopes;
use syntax::Fault;

const LIBRARY: &str = include_str!("scripts/library.tiny");

/// What is wrong with these, a user wants to know with the line.
const WRONG: [&str; 6] = [
    "fun f(x) =\n    x $ 2",
    "fun f(x) =\n    if x then 1",
    "fun f(x) =\n    let y = x in\n    y + z",
    "fun f(x) = x\n\nfun f(y) = y",
    "fun f(x, y, x) = y",
    "let a = 1\nlet b = a in b",
];

fn main() -> Result<()> {
    let mut rt = Runtime::new();
    let shout = rt.function("shout", |text: &str| text.to_uppercase());
    rt.set("shout", shout)?;
    let library = load(&mut rt, "library.tiny", LIBRARY)?;

    println!("-- from Rust");
    let step: Closure = rt.call(&library["make_counter"], (40,))?;
    println!("step: {}", rt.call::<i64>(&step, (2,))?);
    let n: Cell = rt.cell(&step, "n")?;
    rt.write(&n, 99)?;
    println!("after a write: {}", rt.call::<i64>(&step, (1,))?);
    for capture in rt.captures(&library["later"])? {
        println!(
            "later has captured {}, shared by {}",
            capture.name, capture.shared_by
        );
    }
    let both: Closure = rt.call(&library["compose"], (&library["fib"], &library["collatz"]))?;
    println!("fib(collatz(27 // 3)) is {}", rt.call::<i64>(&both, (9,))?);
    let later: Closure = rt.call(&library["later"], (3, &library["fib"]))?;
    rt.call::<()>(&later, (10,))?;

    println!("-- wrong programs");
    for text in WRONG {
        match compile("wrong.tiny", text) {
            Ok(_) => println!("compiled"),
            Err(fault) => println!("{fault}"),
        }
    }

    #[cfg(feature = "parser")]
    from_python(&mut rt, &library)?;
    Ok(())
}

/// Compiles a program of the language.
fn compile(name: &str, text: &str) -> Result<Program, Fault> {
    let mut scopes = Scopes::default();
    let program = scopes.program(syntax::parse(text)?)?;
    let code = codegen::program(name, &program, &scopes)?;
    Ok(Program::from_code(code).with_source(text))
}

/// Compiles and runs a program: its definitions by name.
fn load(rt: &mut Runtime, name: &str, text: &str) -> Result<BTreeMap<String, Closure>> {
    let program = compile(name, text).map_err(nonlocal::Error::host)?;
    let program: Closure = rt.run(&program)?;
    rt.call(&program, ())
}

/// Gives the library to a script.
#[cfg(feature = "parser")]
fn from_python(rt: &mut Runtime, library: &BTreeMap<String, Closure>) -> Result<()> {
    println!("-- from Python");
    for (name, closure) in library {
        rt.set(name, closure)?;
    }
    let script = Program::compile("use_library.py", include_str!("scripts/use_library.py"))?;
    if let Err(error) = rt.run::<()>(&script) {
        print!("{}", error.traceback().unwrap_or_default());
    }
    Ok(())
}
