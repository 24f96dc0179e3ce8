//! Runs one program on the runtime that this was built with, once, and prints its result, its processor time and its
//! peak of memory: `one PROGRAM [--no-jit]`. `src/main.rs` builds and calls it.

#[path = "../../../../host/process.rs"]
mod process;

use std::fs;
use std::time::Instant;

use process::{peak_kib, processor_seconds};

/// The runtime that this was built with: the result as text, or what went wrong.
#[cfg(feature = "ours")]
fn run(source: &str, _jit: bool) -> Result<String, String> {
    use nonlocal::{Engine, Output, Program};

    let mut rt = Engine::builder().stdout(Output::stdout()).build().runtime();
    let program = Program::compile("program", source).map_err(|error| error.to_string())?;
    rt.run::<()>(&program).map_err(|error| error.to_string())?;
    Ok(String::new())
}

#[cfg(any(feature = "lua54", feature = "luau", feature = "luajit"))]
fn run(source: &str, jit: bool) -> Result<String, String> {
    let lua = mlua::Lua::new();
    let switch = if cfg!(feature = "luajit") && !jit {
        "jit.off()"
    } else {
        ""
    };
    lua.load(switch).exec().map_err(|error| error.to_string())?;
    let value: mlua::Value = lua
        .load(lua_dialect(source))
        .eval()
        .map_err(|error| error.to_string())?;
    Ok(match value {
        mlua::Value::Number(n) => format!("{n:.0}"),
        other => other.to_string().map_err(|error| error.to_string())?,
    })
}

#[cfg(feature = "piccolo")]
fn run(source: &str, _jit: bool) -> Result<String, String> {
    use piccolo::{Closure, Executor, Lua, Value};

    let mut lua = Lua::full();
    let text = lua_dialect(source);
    let executor = lua
        .try_enter(|ctx| {
            let closure = Closure::load(ctx, None, text.as_bytes())?;
            Ok(ctx.stash(Executor::start(ctx, closure.into(), ())))
        })
        .map_err(|error| error.to_string())?;
    lua.finish(&executor);
    lua.try_enter(|ctx| {
        let value = ctx.fetch(&executor).take_result::<Value>(ctx)??;
        Ok(match value {
            Value::Number(n) => format!("{n:.0}"),
            other => {
                let mut text = Vec::new();
                other.display(&mut text)?;
                String::from_utf8_lossy(&text).into_owned()
            }
        })
    })
    .map_err(|error| error.to_string())
}

/// The programs in Lua write `AND(a, b)`, since the dialects spell it differently.
#[cfg(any(
    feature = "lua54",
    feature = "luau",
    feature = "luajit",
    feature = "piccolo"
))]
fn lua_dialect(source: &str) -> String {
    if cfg!(feature = "luau") {
        return format!(
            "local band = bit32.band\n{}",
            source.replace("AND(", "band(")
        );
    }
    if cfg!(feature = "luajit") {
        return format!("local band = bit.band\n{}", source.replace("AND(", "band("));
    }
    // An operator of Lua 5.4. No program nests them.
    let mut text = String::new();
    let mut rest = source;
    while let Some(at) = rest.find("AND(") {
        text.push_str(&rest[..at]);
        rest = &rest[at + "AND(".len()..];
        let mut depth = 1;
        let mut comma = 0;
        let mut end = 0;
        for (i, c) in rest.char_indices() {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                ',' if depth == 1 => comma = i,
                _ => {}
            }
            if depth == 0 {
                end = i;
                break;
            }
        }
        let (a, b) = (&rest[..comma], &rest[comma + 1..end]);
        text.push_str(&format!("(({a}) &{b})"));
        rest = &rest[end + 1..];
    }
    text + rest
}

#[cfg(feature = "quickjs")]
fn run(source: &str, _jit: bool) -> Result<String, String> {
    use rquickjs::{CatchResultExt, Coerced, Context, Runtime};

    let runtime = Runtime::new().map_err(|error| error.to_string())?;
    let context = Context::full(&runtime).map_err(|error| error.to_string())?;
    context.with(|ctx| {
        let value = ctx.eval::<Coerced<String>, _>(source);
        value
            .catch(&ctx)
            .map(|text| text.0)
            .map_err(|error| error.to_string())
    })
}

#[cfg(feature = "monty")]
fn run(source: &str, _jit: bool) -> Result<String, String> {
    use monty::MontyRun;
    use monty_types::{CompileOptions, PrintWriter, ResourceTracker};

    let program = MontyRun::new(
        source.to_owned(),
        "program",
        vec![],
        CompileOptions::default(),
    )
    .map_err(|error| error.to_string())?;
    program
        .run(vec![], ResourceTracker::default(), PrintWriter::Stdout)
        .map_err(|error| error.to_string())?;
    Ok(String::new())
}

#[cfg(feature = "rustpython")]
fn run(source: &str, _jit: bool) -> Result<String, String> {
    use rustpython::InterpreterBuilder;
    use rustpython::vm::compiler::Mode;

    let interpreter = InterpreterBuilder::new().build();
    interpreter.enter(|vm| {
        let scope = vm.new_scope_with_builtins();
        let code = vm
            .compile(source, Mode::Exec, "program".to_owned())
            .map_err(|error| error.to_string())?;
        vm.run_code_obj(code, scope)
            .map_err(|error| format!("{error:?}"))?;
        Ok(String::new())
    })
}

#[cfg(not(any(
    feature = "ours",
    feature = "lua54",
    feature = "luau",
    feature = "luajit",
    feature = "piccolo",
    feature = "quickjs",
    feature = "monty",
    feature = "rustpython"
)))]
fn run(_source: &str, _jit: bool) -> Result<String, String> {
    Err("this was built without a runtime".to_owned())
}

fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("a program");
    let jit = args.next().is_none_or(|word| word != "--no-jit");
    let source = fs::read_to_string(path).expect("the program can be read");
    let (wall, cpu) = (Instant::now(), processor_seconds());
    match run(&source, jit) {
        Ok(text) if text.is_empty() => {}
        Ok(text) => println!("{text}"),
        Err(problem) => {
            eprintln!("{problem}");
            std::process::exit(1);
        }
    }
    let seconds = match (cpu, processor_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => wall.elapsed().as_secs_f64(),
    };
    println!("# {seconds} {}", peak_kib());
}
