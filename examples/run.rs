//! Runs a script: `run [--fuel N] [--memory BYTES] [--output BYTES] [--seconds N] [--path FOLDER].. FILE.py|-`.
//!
//! Without options a script is not bounded but for its memory: the limits are for scripts that somebody else wrote.
//! The script imports the files of the folders given with `--path`, in their order, before the runtime's own modules.
//!
//! Output goes to stdout. An uncaught exception prints its traceback on stderr and exits with 1, `SystemExit`
//! exits as CPython does, and a wrong command line exits with 2.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use nonlocal::{
    Closure, Engine, Error, Fuel, Import, Input, Limits, Program, Runtime, Step, Value,
};

const USAGE: &str = "usage: run [--fuel N] [--memory BYTES] [--output BYTES] [--seconds N] [--path FOLDER].. \
                     FILE.py|-";

/// Stack of the thread that runs the script, and how much of it nested built-in functions may use.
const STACK: usize = 256 << 20;
const NATIVE_STACK: usize = 200 << 20;

fn main() -> ExitCode {
    let mut limits = Limits::new().native_stack(NATIVE_STACK);
    let mut folders = Vec::new();
    let Some(path) = parse_arguments(&mut limits, &mut folders) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let thread = std::thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || run_file(&path, limits, folders));
    match thread.map(std::thread::JoinHandle::join) {
        Ok(Ok(code)) => code,
        _ => ExitCode::FAILURE,
    }
}

/// Fills the limits and the folders of modules in, and gives the path.
fn parse_arguments(limits: &mut Limits, folders: &mut Vec<PathBuf>) -> Option<String> {
    let mut path = None;
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--fuel" => limits.fuel = Some(args.next()?.parse().ok()?),
            "--memory" => limits.heap_bytes = Some(args.next()?.parse().ok()?),
            "--output" => limits.output_bytes = Some(args.next()?.parse().ok()?),
            "--seconds" => {
                let seconds = args.next()?.parse().ok()?;
                limits.wall_time = Some(Duration::try_from_secs_f64(seconds).ok()?);
            }
            "--path" => folders.push(args.next()?.into()),
            option if option.starts_with("--") => return None,
            _ if path.is_some() => return None,
            _ => path = Some(arg),
        }
    }
    path
}

/// The file of a module: `a/b.py`, or `a/b/__init__.py` for a package.
fn find(folders: &[PathBuf], name: &str) -> Option<Import> {
    let relative = name.replace('.', "/");
    let import = |file: &Path| {
        let text = std::fs::read_to_string(file).ok()?;
        Some(Import::source(text).file(file.display().to_string()))
    };
    folders.iter().find_map(|folder| {
        let package = folder.join(&relative).join("__init__.py");
        import(&package)
            .map(Import::package)
            .or_else(|| import(&folder.join(format!("{relative}.py"))))
    })
}

fn run_file(path: &str, limits: Limits, folders: Vec<PathBuf>) -> ExitCode {
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
    let mut engine = Engine::builder().limits(limits.clone());
    if !folders.is_empty() {
        engine = engine.importer(move |name: &str| find(&folders, name));
    }
    if path != "-" {
        engine = engine.stdin(Input::stdin());
    }
    let mut rt = engine.build().runtime();
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
    match rt.finish() {
        Ok(()) => code,
        Err(error) => {
            eprintln!("{error:?}");
            ExitCode::FAILURE
        }
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
