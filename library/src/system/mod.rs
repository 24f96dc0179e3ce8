//! What programs ask of their surroundings: os, pathlib, logging, argparse, threading.
//!
//! There is one thread, no process and no file: what a script cannot have says what to do in its place. `_os` hands over
//! the environment that the host gave, `_host_os` the functions by which it opens more, `_network` the one that fetches
//! what lies at an address, and `_process` the one that runs a program.

use std::sync::Arc;

use nonlocal::Module;

use crate::Host;
use crate::entry::{Entry, python, rust};
use crate::{network, process};

pub(crate) const MODULES: &[Entry] = &[
    rust!("_host_os", host_functions),
    rust!("_network", network::module),
    rust!("_os", surroundings),
    rust!("_process", process::module),
    python!("_errno_texts", "_errno_texts.py"),
    python!("_thread", "_thread.py"),
    python!("_threading_local", "_threading_local.py"),
    python!("argparse", "argparse/__init__.py", package),
    python!("argparse._actions", "argparse/_actions.py"),
    python!("argparse._container", "argparse/_container.py"),
    python!("argparse._help", "argparse/_help.py"),
    python!("argparse._parser", "argparse/_parser.py"),
    python!("concurrent", "concurrent/__init__.py", package),
    python!("concurrent.futures", "concurrent/futures.py"),
    python!("configparser", "configparser.py"),
    python!("errno", "errno.py"),
    python!("getopt", "getopt.py"),
    python!("getpass", "getpass.py"),
    python!("gettext", "gettext.py"),
    python!("importlib.abc", "importing/abc.py"),
    python!("importlib.metadata", "importing/metadata.py"),
    python!("importlib.resources", "importing/resources.py"),
    python!("locale", "locale.py"),
    python!("logging", "logging/__init__.py", package),
    python!("logging._loggers", "logging/_loggers.py"),
    python!("logging._outputs", "logging/_outputs.py"),
    python!("logging._records", "logging/_records.py"),
    python!("logging.config", "logging/config.py"),
    python!("logging.handlers", "logging/handlers.py"),
    python!("os", "os.py"),
    python!("pathlib", "pathlib.py"),
    python!("pkgutil", "importing/pkgutil.py"),
    python!("platform", "platform.py"),
    python!("posixpath", "posixpath.py"),
    python!("shutil", "shutil.py"),
    python!("stat", "stat.py"),
    python!("subprocess", "subprocess.py"),
    python!("sysconfig", "sysconfig.py"),
    python!("tempfile", "tempfile.py"),
    python!("threading", "threading.py"),
    python!("timeit", "timeit.py"),
    python!("urllib._auth", "urllib/_auth.py"),
    python!("urllib._headers", "urllib/_headers.py"),
    python!("urllib._openers", "urllib/_openers.py"),
    python!("urllib._requests", "urllib/_requests.py"),
    python!("urllib.error", "urllib/error.py"),
    python!("urllib.request", "urllib/request.py"),
    python!("urllib.response", "urllib/response.py"),
    python!("zipimport", "importing/zipimport.py"),
];

/// What the host gives of its environment.
fn surroundings(host: &Arc<Host>) -> Module {
    let host = Arc::clone(host);
    Module::new("_os").function("environ", move || host.environ.to_vec())
}

/// The functions of the host that stand in `os`.
fn host_functions(host: &Arc<Host>) -> Module {
    host.os.clone().unwrap_or_else(|| Module::new("_host_os"))
}
