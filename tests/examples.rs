//! Examples: each prints what it is expected to print.
//!
//! What an example of one file prints stands in `examples/expected/NAME.txt`; one with a folder of its own has
//! `expected.txt` there, and reads `input.txt` if there is one.
//! `BLESS=1 cargo test --test examples` writes the expectations anew; review the difference.
//! The programs are those that `cargo test` has built; before `cargo test --test examples` alone, `cargo build
//! --examples` builds them, with the same features.

#![cfg(feature = "parser")]

mod script;

use std::env::consts::EXE_SUFFIX;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::SystemTime;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

/// The names of all examples.
fn names() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("the folder of the examples");
    let paths = entries.map(|entry| entry.expect("an entry of the folder").path());
    let is_example = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "rs") || path.join("main.rs").exists()
    };
    let name = |path: PathBuf| path.file_stem().map(|stem| stem.to_string_lossy().into());
    let mut names: Vec<String> = paths.filter(is_example).filter_map(name).collect();
    names.sort();
    names
}

/// Whether an example is built with the features of this test.
fn is_built(name: &str) -> bool {
    cfg!(feature = "freeze") || name != "closure_pool"
}

/// Where the output of an example is written down.
fn expectation(name: &str) -> PathBuf {
    let own = folder().join(name);
    if own.is_dir() {
        own.join("expected.txt")
    } else {
        folder().join("expected").join(format!("{name}.txt"))
    }
}

/// The program that cargo has built of an example, which must be newer than its sources.
fn program(name: &str) -> PathBuf {
    let this = std::env::current_exe().expect("the path of this test");
    let build = this.ancestors().nth(2).expect("the folder of the build");
    let program = build.join("examples").join(format!("{name}{EXE_SUFFIX}"));
    let changed = |path: &Path| fs::metadata(path).and_then(|file| file.modified()).ok();
    let built = changed(&program).unwrap_or_else(|| {
        panic!("{program:?} is not there: `cargo build --examples` builds the examples")
    });
    // What cargo says that the program was made of: `PROGRAM: SOURCE SOURCE ..`.
    let sources = fs::read_to_string(program.with_extension("d")).unwrap_or_default();
    let sources = sources.split_once(": ").map_or("", |(_, sources)| sources);
    for source in sources.split_whitespace() {
        let is_newer = |time: SystemTime| time > built;
        assert!(
            !changed(Path::new(source)).is_some_and(is_newer),
            "{program:?} is older than {source}: `cargo build --examples` builds it anew"
        );
    }
    program
}

fn command(name: &str) -> Command {
    let mut command = Command::new(program(name));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

/// What an example prints, with its addresses left out.
fn output(name: &str) -> String {
    let input = match File::open(folder().join(name).join("input.txt")) {
        Ok(file) => Stdio::from(file),
        Err(_) => Stdio::null(),
    };
    let done = command(name).stdin(input).output().expect("it starts");
    let errors = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{name}: {}\n{errors}", done.status);
    script::mask_addresses(&text(done.stdout))
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("text")
}

#[test]
fn examples_print_what_is_expected() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut different = Vec::new();
    // `run` prints what its script prints.
    let is_compared = |name: &&String| *name != "run" && is_built(name);
    for name in names().iter().filter(is_compared) {
        let (output, expected) = (output(name), expectation(name));
        if bless {
            fs::write(&expected, output).expect("an expectation");
        } else if fs::read_to_string(&expected).ok().as_ref() != Some(&output) {
            different.push(format!("{}\n{output}", expected.display()));
        }
    }
    assert!(
        different.is_empty(),
        "BLESS=1 writes these anew:\n{}",
        different.join("\n")
    );
}

#[test]
fn each_expectation_has_its_example() {
    let names = names();
    for entry in fs::read_dir(folder().join("expected")).expect("the folder of the expectations") {
        let path = entry.expect("an entry of the folder").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        assert!(names.contains(&name.to_string()), "{path:?} has no example");
    }
}

/// How `run` ends with these arguments: its exit code, its standard output and its standard error.
fn run(arguments: &[&str], script: &str) -> (Option<i32>, String, String) {
    let mut child = command("run")
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    let mut input = child.stdin.take().expect("its standard input");
    // A program that does not read its input may have ended already.
    let _ = input.write_all(script.as_bytes());
    drop(input);
    let Output {
        status,
        stdout,
        stderr,
    } = child.wait_with_output().expect("it ends");
    (status.code(), text(stdout), text(stderr))
}

#[test]
fn run_ends_as_the_interpreter_does() {
    let script = "def f():\n    n = 41\n    return lambda: n + 1\nprint(f()())\n";
    assert_eq!(run(&["-"], script), (Some(0), "42\n".into(), String::new()));
    let raised = "Traceback (most recent call last):\n  File \"<stdin>\", line 1, in <module>\n    \
                  1 / 0\n    ~~^~~\nZeroDivisionError: division by zero\n";
    assert_eq!(
        run(&["-"], "1 / 0"),
        (Some(1), String::new(), raised.into())
    );
    let exit = "import sys\nprint('before')\nsys.exit(3)";
    assert_eq!(
        run(&["-"], exit),
        (Some(3), "before\n".into(), String::new())
    );
    let usage = "usage: run [--fuel N] [--memory BYTES] [--output BYTES] [--seconds N] [--path FOLDER].. \
                 [--record OUT.html|OUT.json | --graph[=dot|=mermaid] | --lint | --explain [NAME|LINE:COLUMN]] FILE.py|-\n";
    let refused = (Some(2), String::new(), usage.into());
    assert_eq!(run(&[], ""), refused);
    assert_eq!(run(&["--fuel", "many", "-"], ""), refused);
}

#[test]
fn run_obeys_its_limits() {
    let (status, stdout, stderr) = run(&["--fuel", "1000", "-"], "print(1)\nwhile True: pass");
    assert_eq!((status, stdout.as_str()), (Some(1), "1\n"));
    assert_eq!(
        stderr,
        "Traceback (most recent call last):\n  File \"<stdin>\", line 2, in <module>\n    \
         while True: pass\nout of fuel: the limit is 1000 units\n"
    );
    let hoard = "data = []\nwhile True:\n    data.append([0] * 1000)";
    let (status, stdout, stderr) = run(&["--memory", "1000000", "-"], hoard);
    assert_eq!((status, stdout.as_str()), (Some(1), ""));
    let last = stderr.lines().last().unwrap_or_default();
    assert!(last.starts_with("heap limit exceeded: "), "{stderr}");
    assert!(
        last.ends_with("the limit is 1000000 bytes") || last.ends_with("the limit is 1000000"),
        "{stderr}"
    );
    let (status, stdout, stderr) = run(&["--output", "10", "-"], "while True: print('abc')");
    assert_eq!(status, Some(1));
    assert!(stdout.len() <= 10, "{stdout}");
    assert!(stderr.contains("output limit exceeded"), "{stderr}");
    let (status, _, stderr) = run(&["--seconds", "0.05", "-"], "while True: pass");
    assert_eq!(status, Some(1));
    assert!(stderr.contains("time limit exceeded"), "{stderr}");
}
