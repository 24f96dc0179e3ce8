//! Runs on the loopback interface: what each prints, and that it is what one process comes to.
//!
//! Each is small, and ends after a minute, whatever happens.

use std::process::{Command, Output};

/// Runs the program; its exit code, its standard output, and its standard error.
fn cluster(options: &str) -> (Option<i32>, String, String) {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_cluster"))
        .args(options.split_whitespace())
        .output()
        .expect("it starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (status.code(), text(stdout), text(stderr))
}

/// What a run of 6,000 orders in 6 epochs prints, without the line about the rules, whose bytes may change.
fn run(options: &str) -> String {
    let size = "--orders 6000 --epoch 1000 --customers 100 --shards 8 --seconds 60";
    let (status, printed, errors) = cluster(&format!("{size} {options}"));
    assert_eq!(status, Some(0), "{options}\n{printed}\n{errors}");
    let lines = printed.lines().filter(|line| !line.starts_with("rules: "));
    lines.map(|line| format!("{line}\n")).collect()
}

const HEAD: &str = "6000 orders in 6 epochs, 100 customers in 8 shards\n";
const TAIL: &str =
    "in total: 6000 orders, 3704896.02\neach of 100 customers has what one process comes to\n";

#[test]
fn every_number_of_processes_and_workers_comes_to_the_same() {
    for (processes, workers, who) in [
        (1, 1, "1 process, 1 worker each"),
        (1, 2, "1 process, 2 workers each"),
        (2, 1, "2 processes, 1 worker each"),
        (2, 2, "2 processes, 2 workers each"),
    ] {
        let printed = run(&format!("--processes {processes} --workers {workers}"));
        assert_eq!(printed, format!("{HEAD}{who}: start\n{TAIL}"));
    }
}

#[test]
fn a_run_goes_on_without_a_process_that_was_lost() {
    let printed = run("--processes 2 --workers 2 --lose 1");
    let lost = "process 1 was lost after epoch 3 of 6 (signal: 9 (SIGKILL)), and the run with it";
    let again = "1 process, 2 workers each: go on from the state after epoch 3";
    let start = "2 processes, 2 workers each: start";
    assert_eq!(printed, format!("{HEAD}{start}\n{lost}\n{again}\n{TAIL}"));
}

#[test]
fn two_processes_go_on_without_the_first() {
    let printed = run("--processes 3 --lose 0");
    let lost = "process 0 was lost after epoch 3 of 6 (signal: 9 (SIGKILL)), and the run with it";
    let again = "2 processes, 1 worker each: go on from the state after epoch 3";
    let start = "3 processes, 1 worker each: start";
    assert_eq!(printed, format!("{HEAD}{start}\n{lost}\n{again}\n{TAIL}"));
}

#[test]
fn the_state_of_a_process_that_leaves_moves_to_the_others() {
    for (options, start) in [
        (
            "--processes 2 --leave 0",
            "2 processes, 1 worker each: start",
        ),
        (
            "--processes 3 --workers 2 --leave 1",
            "3 processes, 2 workers each: start",
        ),
    ] {
        let leaves = format!(
            "process {} leaves after epoch 3",
            &options[options.len() - 1..]
        );
        assert_eq!(run(options), format!("{HEAD}{start}\n{leaves}\n{TAIL}"));
    }
}

#[test]
fn a_run_that_takes_too_long_is_ended() {
    let (status, _, errors) = cluster("--orders 50000000 --epoch 100000 --processes 2 --seconds 3");
    assert_eq!(status, Some(1));
    assert_eq!(
        errors,
        "not done in 3 seconds; --seconds N gives more time\n"
    );
}

#[test]
fn wrong_options_are_refused_with_what_to_do() {
    for (options, message) in [
        ("--orders none", "--orders needs a whole number from 1 on"),
        ("--workers 0", "--workers needs a whole number from 1 on"),
        (
            "--processes 1 --lose 0",
            "--lose needs a second process that goes on: --processes 2",
        ),
        (
            "--leave 2",
            "--leave needs the index of a process, from 0 to 1",
        ),
        (
            "--orders 10 --leave 1",
            "--leave needs two epochs: a smaller --epoch, or more --orders",
        ),
        ("--process-index 0", "--process-index needs --addresses"),
        ("--speed 3", "Unrecognized option: 'speed'"),
    ] {
        let printed = cluster(options);
        assert_eq!(printed, (Some(1), String::new(), format!("{message}\n")));
    }
}
