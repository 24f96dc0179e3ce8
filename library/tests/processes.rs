//! What [`Library::processes`] promises: the function is asked for each program, and what it answers, or raises, is what a
//! script sees.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use nonlocal::{Ctx, Engine, Error, Output as Sink, Result, Runtime};
use nonlocal_library::{Command, Library, Output};

fn runtime(
    run: impl Fn(&mut Ctx<'_>, Command) -> Result<Output> + Send + Sync + 'static,
) -> Runtime {
    let library = Library::new()
        .environ([("HOME", "/home/script")])
        .processes(run);
    library.install(Engine::builder()).build().runtime()
}

/// What programs of the tests do.
fn small_system(_cx: &mut Ctx<'_>, command: Command) -> Result<Output> {
    let input = command.input.clone().unwrap_or_default();
    let words = command.args[1..].join(" ");
    let output = |status, stdout: &[u8], stderr: &[u8]| {
        Ok(Output {
            status,
            stdout: stdout.to_vec(),
            stderr: stderr.to_vec(),
        })
    };
    match command.program.as_str() {
        "echo" => output(0, format!("{words}\r\n").as_bytes(), b""),
        "cat" => output(0, &input, b""),
        "both" => output(3, b"out\n", b"err\n"),
        "killed" => output(-9, b"", b""),
        "slow" => Err(Error::host(io::Error::from(io::ErrorKind::TimedOut))),
        "odd" => Err(Error::exception("ValueError", "not this one")),
        "/bin/sh" => output(0, format!("sh: {}\n\n", command.args[2]).as_bytes(), b""),
        _ => Err(Error::host(io::Error::from(io::ErrorKind::NotFound))),
    }
}

#[track_caller]
fn shows(script: &str, expected: &str) {
    let mut rt = runtime(small_system);
    let shown: Result<String> = rt.run(&format!("import subprocess as sp\nrepr({script})"));
    assert_eq!(shown.expect("a result"), expected, "{script}");
}

#[test]
fn a_command_is_handed_over_as_the_script_made_it() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let keep = Arc::clone(&seen);
    let mut rt = runtime(move |_cx, command| {
        keep.lock().expect("a list").push(command);
        Ok(Output::default())
    });
    rt.run::<()>(
        "
import subprocess, pathlib
subprocess.run(['sort', b'-r', pathlib.PurePath('a/b')], input='\u{e9}', text=True, cwd='/tmp', env={'A': 'b'}, timeout=2.5)
subprocess.run('ls | wc', shell=True)",
    )
    .expect("it runs");
    let seen = seen.lock().expect("a list");
    let [sort, shell] = seen.as_slice() else {
        panic!("{seen:?}");
    };
    assert_eq!(sort.program, "sort");
    assert_eq!(sort.args, ["sort", "-r", "a/b"]);
    assert_eq!(sort.cwd.as_deref(), Some("/tmp"));
    assert_eq!(sort.env, [("A".to_owned(), "b".to_owned())]);
    assert_eq!(sort.input.as_deref(), Some("\u{e9}".as_bytes()));
    assert_eq!(sort.timeout, Some(Duration::from_millis(2500)));
    assert_eq!(shell.program, "/bin/sh");
    assert_eq!(shell.args, ["/bin/sh", "-c", "ls | wc"]);
    assert_eq!(shell.cwd, None);
    assert_eq!(
        shell.env,
        [("HOME".to_owned(), "/home/script".to_owned())],
        "the script's own environment"
    );
    assert_eq!(shell.input, None);
    assert_eq!(shell.timeout, None);
}

#[test]
fn functions_return_what_came_of_it() {
    shows(
        "sp.run(['echo', 'a', 'b'], stdout=sp.PIPE)",
        r"CompletedProcess(args=['echo', 'a', 'b'], returncode=0, stdout=b'a b\r\n')",
    );
    shows(
        "sp.run(['both'], capture_output=True, text=True)",
        r"CompletedProcess(args=['both'], returncode=3, stdout='out\n', stderr='err\n')",
    );
    shows("sp.check_output(['echo', 'a'], text=True)", r"'a\n'");
    shows(
        "sp.check_output(['cat'], input='a\\nb', encoding='utf-16')",
        r"'a\nb'",
    );
    shows("sp.call('both', stdout=sp.DEVNULL, stderr=sp.DEVNULL)", "3");
    shows("sp.check_call(['cat'], stdin=sp.DEVNULL)", "0");
    // What no pipe takes is not read.
    shows(
        "sp.Popen(['cat'], stdout=sp.PIPE).communicate(b'in')",
        "(b'', None)",
    );
    shows("sp.getoutput('ls')", r"'sh: ls\n'");
    shows("sp.getstatusoutput('ls')", r"(0, 'sh: ls\n')");
    shows(
        "sp.Popen(['both'], stdout=sp.PIPE, stderr=sp.STDOUT).communicate()",
        r"(b'out\nerr\n', None)",
    );
}

#[test]
fn a_program_that_reads_from_a_pipe_starts_when_nothing_more_comes() {
    let mut rt = runtime(small_system);
    let script = "
import subprocess as sp
with sp.Popen('cat', stdin=sp.PIPE, stdout=sp.PIPE, text=True) as cat:
    before = cat.poll()
    print('one', file=cat.stdin)
    print('two', file=cat.stdin)
    cat.stdin.close()
    lines = [cat.poll(), list(cat.stdout)]
repr([before, lines, cat.returncode, cat.wait(), cat])";
    let shown: String = rt.run(script).expect("a result");
    let expected = r"[None, [0, ['one\n', 'two\n']], 0, 0, <Popen: returncode: 0 args: 'cat'>]";
    assert_eq!(shown, expected);
    shows(
        "sp.Popen('cat', stdin=sp.PIPE, stdout=sp.PIPE).communicate(b'in')",
        "(b'in', None)",
    );
}

#[test]
fn what_is_not_kept_goes_where_the_script_prints() {
    let library = Library::new().processes(small_system);
    let engine = library.install(Engine::builder());
    let engine = engine.stdout(Sink::collect()).stderr(Sink::collect());
    let mut rt = engine.build().runtime();
    let script = "
import io, subprocess
subprocess.run('both')
kept = io.BytesIO()
subprocess.run('both', stdout=kept)
repr(kept.getvalue())";
    assert_eq!(rt.run::<String>(script).expect("a value"), r"b'out\n'");
    assert_eq!(rt.take_output(), "out\n");
    assert_eq!(rt.take_stderr(), "err\nerr\n");
}

#[test]
fn errors_say_what_happened() {
    let mut rt = runtime(small_system);
    let mut fails = |call: &str, class: &str, text: &str| {
        let error = rt
            .run::<()>(&format!("import subprocess as sp\nsp.{call}"))
            .expect_err(call);
        let shown = error.to_string();
        assert!(shown.contains(class), "{call}: {shown}");
        assert_eq!(error.message(), text, "{call}");
    };
    fails(
        "check_output('both', stderr=sp.DEVNULL)",
        "CalledProcessError",
        "Command 'both' returned non-zero exit status 3.",
    );
    fails(
        "run(['killed'], check=True)",
        "CalledProcessError",
        "Command '['killed']' died with <Signals.SIGKILL: 9>.",
    );
    fails(
        "run('slow', timeout=3)",
        "TimeoutExpired",
        "Command 'slow' timed out after 3 seconds",
    );
    fails("run('odd')", "ValueError", "not this one");
    fails(
        "Popen('odd', stdin=sp.PIPE).communicate()",
        "ValueError",
        "not this one",
    );
    let error = rt
        .run::<()>("sp.run(['absent'])")
        .expect_err("there is none");
    assert!(error.is_exception("FileNotFoundError"), "{error}");
}

#[test]
fn without_a_function_the_error_names_the_method() {
    let mut rt = nonlocal_library::install(Engine::builder())
        .build()
        .runtime();
    let error = rt
        .run::<()>("import subprocess\nsubprocess.run(['ls'])")
        .expect_err("there are no processes");
    assert!(error.is_exception("PermissionError"), "{error}");
    assert!(error.message().contains("Library::processes"), "{error}");
}
