//! [`Command`] and [`Output`]: a program that a script wants run, and what came of it.

use std::time::Duration;

#[cfg(feature = "system")]
use {
    crate::host::Host,
    nonlocal::{Bytes, Ctx, Module, Result},
    std::sync::Arc,
};

/// A program that a script wants run, for the function that [`Library::processes`](crate::Library::processes) takes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Command {
    /// The program: a name to be looked for, or a path. A script that asks for a shell has `/bin/sh` here.
    pub program: String,
    /// The arguments. As on the system, the first is the name that the program is called by; what a shell is to run
    /// stands behind `-c`.
    pub args: Vec<String>,
    /// The folder to run it in; `None` where the script does not say.
    pub cwd: Option<String>,
    /// The variables of its environment: the script's own, unless it gives others.
    pub env: Vec<(String, String)>,
    /// All that it is to read; `None` where nothing is.
    pub input: Option<Vec<u8>>,
    /// How long the script would wait at most; `None` where it does not say.
    pub timeout: Option<Duration>,
}

/// What came of a program.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Output {
    /// Its exit status: 0 for success, below 0 the signal that ended it.
    pub status: i32,
    /// What it wrote to its output.
    pub stdout: Vec<u8>,
    /// What it wrote to its output for errors.
    pub stderr: Vec<u8>,
}

/// Status, output, and output for errors.
#[cfg(feature = "system")]
type Answer = (i32, Bytes, Bytes);

/// `_process`: the function of the host, if there is one.
#[cfg(feature = "system")]
pub(crate) fn module(host: &Arc<Host>) -> Module {
    let module = Module::new("_process");
    let Some(processes) = host.processes.clone() else {
        return module;
    };
    module.function(
        "run",
        move |cx: &mut Ctx<'_>,
              program: String,
              args: Vec<String>,
              cwd: Option<String>,
              env: Vec<(String, String)>,
              input: Option<Bytes>,
              timeout: Option<f64>|
              -> Result<Answer> {
            let command = Command {
                program,
                args,
                cwd,
                env,
                input: input.map(|input| input.0),
                timeout: timeout.and_then(|timeout| Duration::try_from_secs_f64(timeout).ok()),
            };
            let output = processes(cx, command)?;
            Ok((output.status, Bytes(output.stdout), Bytes(output.stderr)))
        },
    )
}
