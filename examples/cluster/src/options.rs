//! Options of the command line: of the launcher, and of one process.

use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use getopts::{Matches, Options};

use crate::launcher::Plan;
use crate::orders::Stream;
use crate::state::Store;
use crate::worker::Job;

/// How many processes, and workers in each, can be asked for: enough for any demonstration, few enough for any machine.
const MAX_COUNT: usize = 32;

/// What the command line can say.
pub fn options() -> Options {
    let mut options = Options::new();
    options
        .optopt("", "processes", "processes to start (2)", "N")
        .optopt("", "workers", "workers in each of them (1)", "N")
        .optopt("", "orders", "length of the stream (200000)", "N")
        .optopt(
            "",
            "customers",
            "customers, who order by chance (1000)",
            "N",
        )
        .optopt(
            "",
            "shards",
            "groups of customers; a group moves as one (16)",
            "N",
        )
        .optopt("", "epoch", "orders between two freezes (10000)", "N")
        .optopt(
            "",
            "lose",
            "kill this process in the middle of the stream",
            "INDEX",
        )
        .optopt(
            "",
            "leave",
            "have this process leave in the middle of the stream",
            "INDEX",
        )
        .optopt(
            "",
            "seconds",
            "give up, and end all processes, after this time (300)",
            "N",
        )
        .optflag("", "help", "print this")
        .optopt(
            "",
            "process-index",
            "be this one of the processes; needs the next two",
            "INDEX",
        )
        .optopt(
            "",
            "addresses",
            "addresses of all processes, with commas between them",
            "HOST:PORT,..",
        )
        .optopt(
            "",
            "folder",
            "where frozen state is; all processes see it",
            "PATH",
        )
        .optopt(
            "",
            "resume",
            "begin with this epoch, from what so many workers froze before it",
            "EPOCH:WORKERS",
        )
        .optflag("", "until-eof", "end when the standard input does");
    options
}

/// A number that is not 0.
fn count<T: FromStr + Default + PartialEq>(
    matches: &Matches,
    name: &str,
    default: T,
) -> Result<T, String> {
    let wrong = || format!("--{name} needs a whole number from 1 on");
    let count = matches
        .opt_get_default(name, default)
        .map_err(|_| wrong())?;
    if count == T::default() {
        return Err(wrong());
    }
    Ok(count)
}

/// A number of processes, or of workers in each.
fn few(matches: &Matches, name: &str, default: usize) -> Result<usize, String> {
    match count(matches, name, default)? {
        few @ ..=MAX_COUNT => Ok(few),
        _ => Err(format!("--{name} can be {MAX_COUNT} at most")),
    }
}

/// The index of a process that goes before the others do.
fn index(
    matches: &Matches,
    name: &str,
    processes: usize,
    stream: &Stream,
) -> Result<Option<usize>, String> {
    let wrong = || {
        format!(
            "--{name} needs the index of a process, from 0 to {}",
            processes - 1
        )
    };
    let index: Option<usize> = matches.opt_get(name).map_err(|_| wrong())?;
    match index {
        Some(index) if index >= processes => Err(wrong()),
        Some(_) if processes == 1 => Err(format!(
            "--{name} needs a second process that goes on: --processes 2"
        )),
        Some(_) if stream.epochs() < 2 => Err(format!(
            "--{name} needs two epochs: a smaller --epoch, or more --orders"
        )),
        index => Ok(index),
    }
}

fn stream(matches: &Matches) -> Result<Stream, String> {
    Ok(Stream {
        orders: count(matches, "orders", 200_000)?,
        customers: count(matches, "customers", 1_000)?,
        shards: count(matches, "shards", 16)?,
        epoch_size: count(matches, "epoch", 10_000)?,
    })
}

/// What the launcher is asked for.
pub fn plan(matches: &Matches) -> Result<Plan, String> {
    let stream = stream(matches)?;
    let processes = few(matches, "processes", 2)?;
    Ok(Plan {
        stream,
        processes,
        threads: few(matches, "workers", 1)?,
        lose: index(matches, "lose", processes, &stream)?,
        leave: index(matches, "leave", processes, &stream)?,
        limit: Duration::from_secs(count(matches, "seconds", 300)?),
    })
}

/// What a process is asked for.
pub fn job(matches: &Matches) -> Result<Job, String> {
    let stream = stream(matches)?;
    let addresses = matches
        .opt_str("addresses")
        .ok_or("--process-index needs --addresses")?;
    let addresses: Vec<String> = addresses.split(',').map(String::from).collect();
    let folder = matches
        .opt_str("folder")
        .ok_or("--process-index needs --folder")?;
    let wrong = || {
        String::from("--process-index needs the place of this process in --addresses, from 0 on")
    };
    let process = matches
        .opt_get("process-index")
        .map_err(|_| wrong())?
        .unwrap_or_default();
    if process >= addresses.len() {
        return Err(wrong());
    }
    let middle = stream.epochs() / 2;
    let lose = index(matches, "lose", addresses.len(), &stream)?;
    let leave = index(matches, "leave", addresses.len(), &stream)?;
    Ok(Job {
        stream,
        process,
        threads: few(matches, "workers", 1)?,
        store: Store::new(PathBuf::from(folder)),
        resume: matches
            .opt_str("resume")
            .map(|text| resume(&text))
            .transpose()?,
        leave: leave.map(|leave| (leave, middle)),
        stall: lose.filter(|lose| *lose == process).map(|_| middle),
        addresses,
    })
}

fn resume(text: &str) -> Result<(u64, usize), String> {
    text.split_once(':')
        .and_then(|(epoch, workers)| Some((epoch.parse().ok()?, workers.parse().ok()?)))
        .filter(|(epoch, _)| *epoch > 0)
        .ok_or_else(|| {
            String::from("--resume needs an epoch from 1 on and a number of workers: 7:2")
        })
}
