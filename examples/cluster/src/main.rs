//! Pricing rules on more than one machine: closures, frozen once, evaluated by the workers of a cluster over a stream of
//! orders; what they have captured moves when a worker leaves, and survives when one is lost.
//!
//! `cargo run --release --manifest-path examples/cluster/Cargo.toml -- --processes 2 --workers 1`
//!
//! Without `--process-index` this is the launcher (`launcher.rs`), which starts the processes on this machine and compares
//! what they have at the end with one process; with it, this is one of them (`worker.rs`).

mod cost;
mod launcher;
mod options;
mod orders;
mod pricing;
mod processes;
mod rules;
mod state;
mod worker;

use std::io::{self, Read as _};
use std::process::{ExitCode, exit};
use std::thread;

use crate::worker::{Ending, Job};

/// The exit code of a process that said what was wrong. No code here is one that a killed process has on some system.
const FAILED: i32 = 10;
/// That of a process in which something panicked: timely's threads do where a connection ends.
const PANICKED: i32 = 11;
/// That of a process that could not connect.
const NOT_CONNECTED: i32 = 12;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let options = options::options();
    let outcome = options
        .parse(&arguments)
        .map_err(|error| error.to_string())
        .and_then(|matches| {
            if matches.opt_present("help") {
                print!("{}", options.usage("usage: cluster [OPTION]..."));
                Ok(())
            } else if matches.opt_present("process-index") {
                be_process(options::job(&matches)?, matches.opt_present("until-eof"))
            } else {
                launcher::launch(&options::plan(&matches)?)
            }
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

/// One process of the cluster.
fn be_process(job: Job, until_eof: bool) -> Result<(), String> {
    // Where a connection ends, a thread of timely's panics, and the workers would wait for it forever.
    let report = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        report(panic);
        exit(PANICKED);
    }));
    if until_eof {
        // The launcher writes nothing: its end of the pipe is closed when it is gone, however it went.
        thread::spawn(|| {
            let _ = io::stdin().read_to_end(&mut Vec::new());
            exit(FAILED);
        });
    }
    match worker::run(job) {
        Ok(()) => Ok(()),
        Err(Ending::NotConnected(message)) => {
            eprintln!("{message}");
            exit(NOT_CONNECTED)
        }
        Err(Ending::Failed(message)) => {
            eprintln!("{message}");
            exit(FAILED)
        }
    }
}
