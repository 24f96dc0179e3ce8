//! Runs a script: `run [OPTION].. FILE.py|-`; `options.rs` has the options.
//!
//! Without options a script is not bounded but for its memory: the limits are for scripts that somebody else wrote.
//! The script imports the files of the folders given with `--path`, in their order, before the runtime's own modules, and
//! those of the crate `nonlocal-library`, with the clocks, the entropy and the time zones of the system.
//!
//! Output goes to stdout. An uncaught exception prints its traceback on stderr and exits with 1, `SystemExit`
//! exits as CPython does, and a wrong command line exits with 2.

mod look;
mod options;

use std::io::Read;
use std::process::ExitCode;

use nonlocal::{
    Closure, Engine, Error, Fuel, Import, Input, Output, Program, Runtime, Step, Value,
};

use options::{Look, Options};

/// Stack of the thread that runs the script.
const STACK: usize = 256 << 20;

fn main() -> ExitCode {
    let Some(options) = Options::parse(std::env::args().skip(1)) else {
        eprintln!("{}", options::USAGE);
        return ExitCode::from(2);
    };
    let thread = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || run_file(options));
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        _ => ExitCode::FAILURE,
    }
}

fn run_file(options: Options) -> ExitCode {
    let Options {
        path,
        folders,
        limits,
        look,
    } = options;
    let path = path.as_str();
    let text = if path == "-" {
        let mut bytes = Vec::new();
        std::io::stdin().read_to_end(&mut bytes).map(|_| bytes)
    } else {
        std::fs::read(path)
    };
    let text = match text.map(String::from_utf8) {
        Ok(Ok(text)) => text,
        Ok(Err(_)) => {
            eprintln!("SyntaxError: {path} is not UTF-8");
            return ExitCode::FAILURE;
        }
        Err(error) => {
            eprintln!("run: can't open file '{path}': {error}");
            return ExitCode::from(2);
        }
    };
    // Tracebacks name the absolute path, as CPython's do.
    let absolute = std::path::absolute(path).map(|path| path.display().to_string());
    let name = if path == "-" {
        "<stdin>"
    } else {
        absolute.as_deref().unwrap_or(path)
    };
    if let Some(code) = look::read(look.as_ref(), path, &text, &limits) {
        return code;
    }
    let mut engine = Engine::builder().limits(limits.clone());
    if !folders.is_empty() {
        engine = engine.importer(Import::from_folders(folders));
    }
    engine = nonlocal_library::Library::new()
        .entropy(getrandom::fill)
        .zones(|name| std::fs::read(format!("/usr/share/zoneinfo/{name}")).ok())
        .system_clock()
        .install(engine);
    if path != "-" {
        engine = engine.stdin(Input::stdin());
    }
    if let Some(Look::Graph { .. }) = look {
        engine = engine.stdout(Output::stderr());
    }
    let mut rt = engine.build().runtime();
    if let Some(Look::Record(_)) = look {
        look::start_recording(&mut rt);
    }
    let run = |rt: &mut Runtime| {
        let program = Program::compile_with(name, &text, &limits)?;
        if path != "-" {
            rt.set("__file__", name)?;
        }
        rt.run::<()>(&program)
    };
    let code = match run(&mut rt) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => report(&mut rt, &error, limits.fuel),
    };
    // The end of the program forgets its globals, and what only they hold.
    if let Some(Look::Graph { mermaid }) = look {
        look::print_graph(&mut rt, mermaid);
    }
    let code = match rt.finish() {
        Ok(()) => code,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    };
    match look {
        Some(Look::Record(out)) => look::write_recording(&mut rt, &out, code),
        _ => code,
    }
}

/// What the interpreter does with an error that nobody caught; `fuel` is what the script had at first.
fn report(rt: &mut Runtime, error: &Error, fuel: Option<u64>) -> ExitCode {
    let code = match error.exception_object() {
        Some(exc) if error.is_exception("SystemExit") => rt.attr::<Value>(exc, "code").ok(),
        _ => None,
    };
    match code {
        Some(Value::None) => ExitCode::SUCCESS,
        Some(Value::Int(code)) => ExitCode::from((code & 0xff) as u8),
        Some(Value::Bool(code)) => ExitCode::from(u8::from(code)),
        Some(code) => {
            eprintln!("{}", exit_text(rt, code, fuel));
            ExitCode::FAILURE
        }
        None => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
    }
}

/// The text of an exit code that is no number, for the fuel that the script has left.
fn exit_text(rt: &mut Runtime, code: Value, fuel: Option<u64>) -> String {
    let Some(fuel) = fuel else {
        return rt.str(code).unwrap_or_default();
    };
    let left = Fuel(fuel.saturating_sub(rt.stats().fuel_used));
    let str = rt.run::<Closure>("str");
    let step = str.and_then(|str| rt.start::<String>(&str, (code,), left));
    step.ok().and_then(Step::done).unwrap_or_default()
}
