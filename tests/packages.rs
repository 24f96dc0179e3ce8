//! Runs the tests of packages from PyPI here and on CPython: `cargo packages`.
//!
//! It needs a CPython 3.14, a pip, and the network where `target/packages` does not have the packages yet.
//! `cargo packages toolz attrs` takes these alone; `tests/packages/run.py` does the work, and says what else there is.

#[path = "oracle/python.rs"]
#[expect(dead_code, reason = "only the path is asked for here")]
mod python;

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use python::Python;

fn main() -> ExitCode {
    let done = Python::find().and_then(|python| {
        eprintln!("beside {}", python.describe());
        let runtime = match env::var_os("RUN") {
            Some(path) => path.into(),
            None => build()?,
        };
        run(&python, &runtime)
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The folder `target`, which cargo has given a folder for tests in.
fn target() -> &'static Path {
    let tests = Path::new(env!("CARGO_TARGET_TMPDIR"));
    tests.parent().unwrap_or(tests)
}

/// Builds the runtime with its library, as users have it.
fn build() -> Result<PathBuf, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args([
        "build",
        "--release",
        "--package",
        "nonlocal-library",
        "--example",
        "run",
    ]);
    command.arg("--target-dir").arg(target());
    finish("cargo build", &mut command)?;
    Ok(target().join("release/examples/run"))
}

fn run(python: &Python, runtime: &Path) -> Result<(), String> {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/packages/run.py");
    let mut command = Command::new(&python.path);
    command.arg(script);
    command.arg(runtime);
    command.arg(target().join("packages"));
    command.args(env::args_os().skip(1));
    finish("run.py", &mut command)
}

fn finish(name: &str, command: &mut Command) -> Result<(), String> {
    let status = command.current_dir(env!("CARGO_MANIFEST_DIR")).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name}: {status}")),
        Err(error) => Err(format!("{name} does not run: {error}")),
    }
}
