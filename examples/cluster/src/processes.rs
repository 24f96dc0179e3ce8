//! The processes of a cluster on this machine: started, watched, and ended whatever happens.

use std::fs::{self, File};
use std::io;
use std::net::TcpListener;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::launcher::Plan;
use crate::pricing::STALLED;
use crate::state::Store;
use crate::{FAILED, NOT_CONNECTED, PANICKED};

/// How often the processes are looked at.
const LOOK: Duration = Duration::from_millis(5);

/// How long a process may live on after the others have lost their connection to it.
const GRACE: Duration = Duration::from_secs(5);

/// How the processes of one run ended.
pub enum Outcome {
    Done,
    /// This process is gone without a word, and the run with it.
    Lost(usize, ExitStatus),
    /// Another program was faster to take an address.
    NotConnected(String),
}

/// Running processes; dropping them ends them.
pub struct Processes<'a> {
    children: Vec<Child>,
    plan: &'a Plan,
    store: &'a Store,
}

impl Drop for Processes<'_> {
    fn drop(&mut self) {
        for child in &mut self.children {
            // One that has ended already cannot be killed, which is what is wanted.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl<'a> Processes<'a> {
    /// Starts all processes of a plan, on free ports of the loopback interface.
    pub fn start(
        plan: &'a Plan,
        store: &'a Store,
        resume: Option<(u64, usize)>,
    ) -> io::Result<Self> {
        // All ports are held until all are known, so that they differ.
        let listeners: Vec<TcpListener> = (0..plan.processes)
            .map(|_| TcpListener::bind("127.0.0.1:0"))
            .collect::<io::Result<_>>()?;
        let addresses: Vec<String> = listeners
            .iter()
            .map(|listener| Ok(listener.local_addr()?.to_string()))
            .collect::<io::Result<_>>()?;
        drop(listeners);
        let children = Vec::new();
        let mut processes = Self {
            children,
            plan,
            store,
        };
        for index in 0..plan.processes {
            let mut command = Command::new(std::env::current_exe()?);
            command.args(plan.arguments());
            command.args(["--process-index", &index.to_string()]);
            command.args(["--addresses", &addresses.join(",")]);
            command.arg("--folder").arg(store.path(""));
            command.arg("--until-eof");
            if let Some((epoch, workers)) = resume {
                command.args(["--resume", &format!("{epoch}:{workers}")]);
            }
            // What timely prints while it connects is of no interest; what goes wrong is.
            command.stdin(Stdio::piped()).stdout(Stdio::null());
            command.stderr(File::create(processes.log(index))?);
            processes.children.push(command.spawn()?);
        }
        Ok(processes)
    }

    fn log(&self, index: usize) -> std::path::PathBuf {
        self.store.path(&format!("errors-of-{index}"))
    }

    /// Waits until all processes are done, or one of them is not there any more.
    pub fn wait(&mut self, deadline: Instant) -> Result<Outcome, String> {
        let mut panicked: Option<Instant> = None;
        loop {
            let mut running = self.children.len();
            for index in 0..self.children.len() {
                let Some(status) = self.children[index].try_wait().map_err(text)? else {
                    continue;
                };
                running -= 1;
                match status.code() {
                    Some(0) => {}
                    Some(FAILED) => return Err(self.errors(index)),
                    Some(NOT_CONNECTED) => return Ok(Outcome::NotConnected(self.errors(index))),
                    // It may have lost the process that is looked for; that one's end is seen soon.
                    Some(PANICKED) => {
                        if panicked.get_or_insert_with(Instant::now).elapsed() > GRACE {
                            return Err(self.errors(index));
                        }
                    }
                    _ => return Ok(Outcome::Lost(index, status)),
                }
            }
            if running == 0 && panicked.is_none() {
                return Ok(Outcome::Done);
            }
            if Instant::now() > deadline {
                let seconds = self.plan.limit.as_secs();
                return Err(format!(
                    "not done in {seconds} seconds; --seconds N gives more time"
                ));
            }
            self.kill_who_stands_still().map_err(text)?;
            self.store.forget_old(self.plan.workers()).map_err(text)?;
            thread::sleep(LOOK);
        }
    }

    fn kill_who_stands_still(&mut self) -> io::Result<()> {
        let sign = self.store.path(STALLED);
        match self.plan.lose {
            Some(index) if sign.exists() => {
                fs::remove_file(sign)?;
                self.children[index].kill()
            }
            _ => Ok(()),
        }
    }

    /// What a process had to say.
    fn errors(&self, index: usize) -> String {
        let errors = fs::read_to_string(self.log(index)).unwrap_or_default();
        format!("process {index} failed: {}", errors.trim())
    }
}

fn text(error: io::Error) -> String {
    error.to_string()
}
